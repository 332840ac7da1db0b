"""Which mentions are of one actor: the same normalised name among persons, or among bodies; a state or body by any sourced form.

A name of one word tells a person only within a story: "Muttaqi" alone may be another Muttaqi elsewhere. A person of a common
surname without any office is one only where the articles report from one country. A body of a state
whose name does not say which, such as "Interior Ministry", is one only where the articles report from one country.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.deduplication.countries import OF_STATES, find_country
from pipeline.deduplication.names import Sourced, bodies_at_home, normalise_name, sourced_bodies, sourced_states
from pipeline.lexicon.word_counts import count_articles
from schemas.codes import codes_of

PERSON, BODY, STATE, UNCLEAR = "person", "body", "state", "unclear"
COMMON = 20  # articles in 5,000 that a surname is in: some 4,000 words, all common surnames of English among them
Key = tuple[
    str, ...
]  # class, name, and what else tells it apart: story of a person of one word, country of a body of a state or a namesake


@dataclass(frozen=True, slots=True)
class Mention:
    """One row of actor_mentions, with the story of its article.

    `home` is the one country its article reports incidents from; `forms` are all forms by which the article names the actor;
    `has_office` says that it gives a role or an affiliation.
    """

    mention_id: str
    article_id: str
    story: str
    name: str
    actor_type: str | None
    home: str | None = None
    forms: tuple[str, ...] = ()
    has_office: bool = False


def find_keys(mentions: Iterable[Mention]) -> dict[str, Key]:
    """By mention_id what the mentions of one actor share. The order of the mentions does not matter."""
    listed = list(mentions)
    vague = _find_vague(listed)
    shared = _find_shared(listed)
    keys = {mention.mention_id: _find_key(mention, vague, shared) for mention in listed}
    known: dict[str, set[Key]] = {}
    for mention in listed:
        key = keys[mention.mention_id]
        if key[0] == BODY or (key[0] == PERSON and len(key) == 2):
            known.setdefault(key[1], set()).add(key)
    return {mention.mention_id: _settle(keys[mention.mention_id], mention, known) for mention in listed}


def _find_vague(mentions: Iterable[Mention]) -> set[str]:
    """Names that most mentions take for a body of a state and that do not say which state's."""
    votes: dict[str, Counter[bool]] = {}
    for mention in mentions:
        if mention.actor_type not in (None, PERSON) and find_country(mention.name) is None:
            votes.setdefault(normalise_name(mention.name), Counter())[mention.actor_type in OF_STATES and mention.actor_type != STATE] += 1
    return {form for form, count in votes.items() if count[True] > count[False]}


def _find_shared(mentions: Iterable[Mention]) -> set[str]:
    """Names of persons that several bear, as it seems: a common surname, no office anywhere, and articles from several countries."""
    homes: dict[str, set[str]] = {}
    known: set[str] = set()
    for mention in mentions:
        if mention.actor_type == PERSON:
            form = normalise_name(mention.name)
            homes.setdefault(form, set()).update([mention.home] if mention.home else [])
            known.update([form] if mention.has_office else [])
    return {form for form, found in homes.items() if len(found) > 1 and form not in known and count_articles(form.split()[-1]) >= COMMON}


def _find_key(mention: Mention, vague: set[str], shared: set[str]) -> Key:
    form = normalise_name(mention.name)
    if mention.actor_type == PERSON:
        if " " not in form:
            return (PERSON, form, mention.story)
        return (PERSON, form, mention.home) if mention.home and form in shared else (PERSON, form)
    sourced = find_sourced(mention)
    if sourced is not None:
        state = (STATE, sourced.country_iso3 or normalise_name(sourced.name))
        return state if sourced.actor_type == STATE else (BODY, normalise_name(sourced.name))
    if mention.actor_type is None:
        return (UNCLEAR, form)
    return (BODY, form, mention.home) if mention.home and form in vague else (BODY, form)


def _settle(key: Key, mention: Mention, known: dict[str, set[Key]]) -> Key:
    """What its mention alone does not tell: a name of unclear kind, or a body in an article from no one country, is the only one known."""
    fitting = known.get(key[1], set())
    if key[0] == UNCLEAR:
        if len(fitting) == 1:
            return next(iter(fitting))
        return key if " " in key[1] else (*key, mention.story)
    homes = [other for other in fitting if other[0] == BODY and len(other) > 2]
    return homes[0] if key[:2] == key and key[0] == BODY and len(homes) == 1 else key


def find_sourced(mention: Mention) -> Sourced | None:
    """The state or body of the lists that the mention names. A state only where the mention is of a state or its government."""
    form = normalise_name(mention.name)
    if mention.actor_type in (STATE, "government") and form in sourced_states():
        return sourced_states()[form]
    if mention.actor_type in (PERSON, STATE):
        return None
    return sourced_bodies().get(form) or bodies_at_home().get((form, mention.home))


def merge_mentions(mentions: Iterable[Mention], actor_ids: Mapping[str, str]) -> list[dict[str, Any]]:
    """The rows of table actors, ordered by id. `actor_ids` holds the actor by mention_id; the order of mentions does not matter."""
    clusters: dict[str, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda mention: mention.mention_id):
        clusters.setdefault(actor_ids[mention.mention_id], []).append(mention)
    return [_merge(actor_id, clusters[actor_id]) for actor_id in sorted(clusters)]


def _merge(actor_id: str, members: list[Mention]) -> dict[str, Any]:
    sourced = next((found for member in members if (found := find_sourced(member))), None)
    forms = Counter(name for name, _ in {(member.name, member.story) for member in members})
    ranked = sorted(forms, key=lambda form: (-len(normalise_name(form).split()), -forms[form], form.isupper(), -len(form), form))
    name = sourced.name if sourced else ranked[0]
    actor_type = sourced.actor_type if sourced else _commonest_type(members)
    return {
        "actor_id": actor_id,
        "name": name,
        "aliases": sorted({*forms, *(form for member in members for form in member.forms)} - {name}),
        "actor_type": actor_type,
        "country_iso3": sourced.country_iso3 if sourced else find_country(name) if actor_type in OF_STATES else None,
        "article_count": len({member.article_id for member in members}),
    }


def _commonest_type(members: Iterable[Mention]) -> str | None:
    """The type most stories give; of several, the first of the code list, "other" last."""
    votes = Counter(kind for kind, _ in {(member.actor_type, member.story) for member in members if member.actor_type})
    order = codes_of("actor_type")
    return min(votes, key=lambda kind: (-votes[kind], kind == "other", order.index(kind)), default=None)
