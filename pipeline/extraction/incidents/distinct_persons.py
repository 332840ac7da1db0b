"""Which single people a report's sentences speak of: one man shot, named further down, is one claim and not three."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.annotation.coreference.name_forms import may_name_one
from pipeline.extraction.records import Claim
from pipeline.lexicon.phrases import fold_case

_MERGED = ("killed", "injured", "abducted")


def merge_singles(claims: Sequence[Claim]) -> list[Claim]:
    """The claims with every single person once, and those hurt told as killed or wounded."""
    claims = _settle_hurt(claims)
    kept = {id(claim) for claim in claims if not claim.single}
    for outcome in _MERGED:
        numbers = [claim for claim in claims if not claim.single and claim.outcome == outcome and claim.scope == "total"]
        parts = (claim for claim in claims if claim.outcome == outcome and claim.scope == "part")
        kept |= {id(claim) for claim in parts if claim.single not in {"", "other"}}
        for scope in ("total", "attackers"):
            singles = [claim for claim in claims if claim.single and claim.outcome == outcome and claim.scope == scope]
            kept |= {id(claim) for claim in _people(singles, bool(numbers), claims)}
            kept |= {id(claim) for claim in singles if any(claim.shares_verb(number) for number in numbers)}
    return [claim for claim in claims if id(claim) in kept]


def _people(singles: Sequence[Claim], counted: bool, told: Sequence[Claim]) -> list[Claim]:
    """One claim a person: the named ones by their fullest names, and those described where they must be others.

    Others they are beside a named one in his sentence, where one sentence tells of more people than have names, and where
    the words say so ("another man"). "The victim" and "he" are somebody only where the report has nobody else.
    """
    named = _by_name(singles)
    described = list({fold_case(claim.population or ""): claim for claim in reversed(singles) if claim.single == "one"}.values())[::-1]
    groups: dict[int, list[Claim]] = defaultdict(list)
    for claim in described:
        groups[claim.sentence].append(claim)
    largest = max(groups.values(), key=len, default=[])
    beside = {claim.sentence for claim in singles if claim.single == "named"}
    people = [*named, *(claim for claim in described if claim.sentence in beside)] if named else list(largest)
    if not people and not counted:
        people = _anybody(singles)
    further = {fold_case(claim.population or ""): claim for claim in singles if claim.single == "other" and _has_first(claim, told)}
    first = min(len(largest) or len(people), len(people) or len(largest))
    needed = max(len(people), len(largest), first + len(further) if not counted else 0)
    rest = [claim for claim in (*largest, *further.values()) if claim not in people]
    return [*people, *rest][:needed]


def _has_first(further: Claim, told: Sequence[Claim]) -> bool:
    """Whether somebody else came to harm before "another man" did; else he is other than one who did not."""
    return any(claim.single not in {"other", "deed"} and claim.span < further.span for claim in told)


def set_attackers_apart(claims: Sequence[Claim], names: Sequence[str]) -> list[Claim]:
    """The claims with those who did it, by their names, counted among the attackers: "Roy Lee shot two men and was killed"."""
    return [replace(claim, scope="attackers") if claim.scope == "total" and _is_one_of(claim, names) else claim for claim in claims]


def _is_one_of(claim: Claim, names: Sequence[str]) -> bool:
    """Whether a single person is named by the end of one of the names."""
    return claim.single == "named" and any(may_name_one(claim.population or "", name) for name in names)


def _by_name(singles: Sequence[Claim]) -> list[Claim]:
    named: list[Claim] = []
    for claim in (claim for claim in singles if claim.single == "named"):
        same = next((number for number, known in enumerate(named) if _same_name(claim, known)), None)
        if same is None:
            named.append(claim)
        elif len(claim.population or "") > len(named[same].population or ""):
            named[same] = claim
    return named


def _anybody(singles: Sequence[Claim]) -> list[Claim]:
    """The first who is spoken of at all, else whom "a homicide" speaks of."""
    return sorted((claim for claim in singles if claim.single != "other"), key=lambda claim: claim.single == "deed")[:1]


def _same_name(one: Claim, other: Claim) -> bool:
    return may_name_one(one.population or "", other.population or "")


def _settle_hurt(claims: Sequence[Claim]) -> list[Claim]:
    """Those hurt as wounded, unless the report has somebody killed who may be the same."""
    killed = [claim for claim in claims if claim.outcome == "killed" and claim.scope != "attackers" and claim.low != 0]
    attacker_died = any(claim.outcome == "killed" and claim.scope == "attackers" for claim in claims)
    dead = [claim for claim in killed if claim.single == "named"]
    settled = []
    for claim in claims:
        if claim.outcome == "injured" and claim.single == "named" and any(_same_name(claim, other) for other in dead):
            continue  # died of his wounds
        if claim.outcome == "hurt" and claim.scope == "attackers" and attacker_died and claim.single:
            continue
        if claim.outcome != "hurt":
            settled.append(claim)
        elif not killed or _is_another(claim, killed):
            settled.append(replace(claim, outcome="injured"))
    return settled


def _is_another(hurt: Claim, killed: Sequence[Claim]) -> bool:
    if hurt.single == "other":
        return True
    return hurt.single == "named" and all(claim.single == "named" and not _same_name(hurt, claim) for claim in killed)
