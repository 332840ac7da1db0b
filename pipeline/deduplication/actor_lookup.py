"""Finds the actor behind a name in an article: among those the article mentions, and only where just one fits."""

from collections.abc import Iterable, Mapping

from pipeline.deduplication.actors import PERSON, Mention, find_sourced
from pipeline.deduplication.names import normalise_name


class ActorLookup:
    """The actors of each article, to be looked up by name."""

    def __init__(self, mentions: Iterable[Mention], actor_ids: Mapping[str, str]) -> None:
        """`actor_ids` holds the actor by mention_id."""
        self._by_form: dict[tuple[str, str], set[str]] = {}
        self._by_surname: dict[tuple[str, str], set[str]] = {}
        for mention in mentions:
            actor_id = actor_ids[mention.mention_id]
            forms = {normalise_name(mention.name)}
            sourced = find_sourced(mention)
            if sourced:
                forms.add(normalise_name(sourced.name))
            for form in forms:
                self._by_form.setdefault((mention.article_id, form), set()).add(actor_id)
            if mention.actor_type == PERSON:
                for part in _endings(normalise_name(mention.name)):
                    self._by_surname.setdefault((mention.article_id, part), set()).add(actor_id)

    def find(self, article_id: str, name: str | None) -> str | None:
        """The actor_id of the article's one actor of that name, or one person whose name ends so; None otherwise."""
        if not name:
            return None
        form = normalise_name(name)
        found = self._by_form.get((article_id, form)) or self._by_surname.get((article_id, form)) or set()
        return next(iter(found)) if len(found) == 1 else None


def _endings(form: str) -> list[str]:
    words = form.split()
    return [" ".join(words[place:]) for place in range(1, len(words))]
