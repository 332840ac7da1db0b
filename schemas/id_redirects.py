"""Table `id_redirects`: where ids that no longer stand have gone."""

from schemas.columns import computed
from schemas.table import Table


class IdRedirects(Table):
    """Ids retired."""

    old_id: str = computed("The id once released.", nullable=False)
    new_id: str = computed("Its successor; NULL when retracted.")
    version: str = computed("The release that retired it.", nullable=False)
    reason: str = computed("Why.", codes="redirect_reason", nullable=False)

    class Config:
        name = "id_redirects"
        title = "Id redirects"
        description = "One row = one step from an id once released to its successor."
        metadata = {
            "group": "history",
            "key": ("old_id", "new_id", "version"),
            "usage": "An id that stands is its own answer, whatever is written here; of one that does not, the newest step holds.",
        }
