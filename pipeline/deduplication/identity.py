"""Which ids incidents and actors bear. The only place that decides it.

An id must not depend on the order of arrival, so it is made of what the cluster holds.
"""

from collections.abc import Iterable

from schemas.identity import make_id


def name_incident(report_ids: Iterable[str]) -> str:
    """The id of the incident that these reports tell: that of the smallest report id among them."""
    return make_id("incident", min(report_ids))


def name_actor(key: tuple[str, ...]) -> str:
    """The id of the actor whose mentions share this key (see actors.find_keys)."""
    return make_id("actor", *key)
