"""How many people came to harm: the claims of all mentions, every single person once, and which numbers are totals."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.annotation.coreference.name_forms import may_name_one
from pipeline.contract.records import Statement
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.incidents.parties import find_attackers
from pipeline.extraction.incidents.scopes import settle_scopes
from pipeline.extraction.incidents.sources import add_source
from pipeline.extraction.records import Claim, Party
from pipeline.lexicon.phrases import fold_case, is_end_of
from pipeline.rules import rule

_OUTCOMES = ("killed", "injured", "abducted")


def choose_casualties(
    cluster: Cluster, incident_type: str, parties: Sequence[Party], statements: Sequence[Statement], own: Sequence[Claim]
) -> tuple[Claim, ...]:
    """The claims that count, each once with its scope and who says so; `own` are the candidates that are of the incident."""
    counted = _weigh_headline(cluster, own)
    persons = merge_persons(set_attackers_apart(counted, find_attackers(cluster, parties)))
    return settle_scopes([add_source(claim, statements) for claim in persons], incident_type)


def find_candidates(cluster: Cluster) -> list[Claim]:
    """Every claim once, those of the headline last: a number repeated for the same outcome and people is the same claim."""
    told = sorted((*cluster.taken, *(claim for event in cluster.events for claim in event.claims)), key=lambda claim: claim.sentence)
    found: dict[tuple, Claim] = {}
    for one in (*told, *(cluster.title.claims if cluster.title else ())):
        same = (one.outcome, one.low, one.high, one.qualifier, fold_case(one.population or ""), one.scope, one.single == "other")
        found.setdefault(same, one)
    return list(found.values())


def _weigh_headline(cluster: Cluster, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with those numbers of the headline that count: of harm the text has no number of, parts of those it has, and their sum."""
    title = cluster.title.sentence.index if cluster.title else None
    body = [claim for claim in claims if claim.sentence != title]
    told = {claim.outcome for claim in body if claim.scope != "part"}
    told |= {"injured", "hurt"} if told & {"injured", "hurt"} else set()
    named = (claim for claim in claims if claim.sentence == title)
    return body + [claim for claim in named if _is_news_of(claim, told) or _is_known(claim, body) or _is_new_toll(claim, body)]


@rule(
    "incidents.casualties.of_headline",
    fires_on="Five killed in Lagos bombing\n\nA bomb exploded in a market in Lagos on Monday.",
    spares="Five killed in Lagos bombing\n\nA bomb exploded in a market in Lagos on Monday, killing five people.",
)
def _is_news_of(claim: Claim, told: Collection[str]) -> bool:
    """The headline's number counts where the text gives none of that outcome: it rounds, and rarely says whose number it is."""
    return claim.outcome not in told


@rule(
    "incidents.casualties.part_in_headline",
    fires_on="Two Italians killed in Lagos bombing\n\nA bomb exploded in a market in Lagos on Monday, killing five people.",
    spares="Two killed in Lagos bombing\n\nA bomb exploded in a market in Lagos on Monday, killing five people.",
)
def _is_known(claim: Claim, claims: Sequence[Claim]) -> bool:
    """A headline counts some of those in the text, or adds them up: else a number that differs from the text's is an old one."""
    counts = [one.low for one in claims if one.outcome == claim.outcome and one.low and not one.single]
    if claim.low is None or claim.single or claim.low in counts:
        return False
    return claim.low == sum(counts) or (bool(claim.population) and any(count > claim.low for count in counts))


@rule(
    "incidents.casualties.toll_in_headline",
    fires_on="Death toll in Lagos bombing rises to seven\n\nA bomb exploded in a market in Lagos on Monday, killing five people.",
    spares="Seven killed in Lagos bombing\n\nA bomb exploded in a market in Lagos on Monday, killing five people.",
)
def _is_new_toll(claim: Claim, claims: Sequence[Claim]) -> bool:
    """A headline on the toll itself has the newest number where it is the largest: tolls rise, and headlines stay behind their texts."""
    totals = [one.low for one in claims if one.outcome == claim.outcome and one.scope == "total" and one.low]
    return claim.is_read_by("death_toll") and claim.low is not None and claim.low > max(totals, default=0)


def merge_persons(claims: Sequence[Claim]) -> list[Claim]:
    """The claims with every single person once, and those hurt told as killed or wounded: one man shot, named further down, is one."""
    claims = _settle_hurt(claims)
    kept = {id(claim) for claim in claims if not claim.single}
    for outcome in _OUTCOMES:
        numbers = [claim for claim in claims if not claim.single and claim.outcome == outcome and claim.scope == "total"]
        parts = (claim for claim in claims if claim.outcome == outcome and claim.scope == "part")
        kept |= {id(claim) for claim in parts if claim.single not in {"", "other"}}
        for scope in ("total", "attackers"):
            singles = [claim for claim in claims if claim.single and claim.outcome == outcome and claim.scope == scope]
            kept |= {id(claim) for claim in _find_persons(singles, bool(numbers), claims)}
            kept |= {id(claim) for claim in singles if any(claim.shares_verb(number) for number in numbers)}
    return [claim for claim in claims if id(claim) in kept]


def _find_persons(singles: Sequence[Claim], counted: bool, told: Sequence[Claim]) -> list[Claim]:
    """One claim a person: the named ones by their fullest names, and those described where they must be others.

    Others they are beside a named one in his sentence, where one sentence tells of more people than have names, and where
    the words say so ("another man"). "The victim" and "he" are somebody only where the report has nobody else.
    """
    named = _list_named(singles)
    described = list({fold_case(claim.population or ""): claim for claim in reversed(singles) if claim.single == "one"}.values())[::-1]
    groups: dict[int, list[Claim]] = defaultdict(list)
    for claim in described:
        groups[claim.sentence].append(claim)
    largest = max(groups.values(), key=len, default=[])
    beside = {claim.sentence for claim in singles if claim.single == "named"}
    people = [*named, *(claim for claim in described if claim.sentence in beside)] if named else list(largest)
    if not people and not counted:
        people = _find_anybody(singles)
    further = {fold_case(claim.population or ""): claim for claim in singles if claim.single == "other" and _is_further(claim, told)}
    first = min(len(largest) or len(people), len(people) or len(largest))
    needed = max(len(people), len(largest), first + len(further) if not counted else 0)
    rest = [claim for claim in (*largest, *further.values()) if claim not in people]
    return [*people, *rest][:needed]


@rule(
    "incidents.casualties.another",
    fires_on="Ada Musa was killed in a shooting in Lagos on Monday. Another man was killed nearby.",
    spares="Ada Musa was killed in a shooting in Lagos on Monday. The man was killed nearby.",
)
def _is_further(claim: Claim, told: Sequence[Claim]) -> bool:
    """ "Another man" is one more where somebody came to harm before him; else he is other than one who did not."""
    return any(other.single not in {"other", "deed"} and other.span < claim.span for other in told)


def set_attackers_apart(claims: Sequence[Claim], names: Sequence[str]) -> list[Claim]:
    """The claims with those who did it, by their names, counted among the attackers."""
    return [replace(claim, scope="attackers") if claim.scope == "total" and _is_attacker(claim, names) else claim for claim in claims]


@rule(
    "incidents.casualties.attacker",
    fires_on="Roy Lee shot two men in Lagos on Monday and was killed.",
    spares="Roy Lee saw two men in Lagos on Monday and was killed.",
)
def _is_attacker(claim: Claim, names: Sequence[str]) -> bool:
    """Who is named as having done it is counted among the attackers: "Roy Lee shot two men and was killed"."""
    return claim.single == "named" and any(may_name_one(claim.population or "", name) for name in names)


def _list_named(singles: Sequence[Claim]) -> list[Claim]:
    """The named persons, each by the fullest name."""
    named: list[Claim] = []
    for claim in (claim for claim in singles if claim.single == "named"):
        same = next((number for number, known in enumerate(named) if _is_same_name(claim, known)), None)
        if same is None:
            named.append(claim)
        elif len(claim.population or "") > len(named[same].population or ""):
            named[same] = claim
    return named


@rule(
    "incidents.casualties.anybody",
    fires_on="Police are investigating a homicide in Lagos on Monday.",
    spares="Police are investigating a robbery in Lagos on Monday.",
    otherwise=[],
)
def _find_anybody(singles: Sequence[Claim]) -> list[Claim]:
    """Where nobody else is told, it is the first who is spoken of at all, else whom "a homicide" speaks of."""
    return sorted((claim for claim in singles if claim.single != "other"), key=lambda claim: claim.single == "deed")[:1]


@rule(
    "incidents.casualties.same_name",
    fires_on="Ada Musa was killed in a shooting in Lagos on Monday. Musa was killed at home.",
    spares="Ada Musa was killed in a shooting in Lagos on Monday. Lee was killed at home.",
)
def _is_same_name(one: Claim, other: Claim) -> bool:
    """A person named again by a shorter name, be it by both surnames, is one person."""
    names = (one.population or "", other.population or "")
    shorter, longer = sorted(names, key=lambda name: len(name.split()))
    return may_name_one(*names) or is_end_of(shorter, longer)


def _settle_hurt(claims: Sequence[Claim]) -> list[Claim]:
    """Those hurt as wounded, unless the report has somebody killed who may be the same."""
    killed = [claim for claim in claims if claim.outcome == "killed" and claim.scope != "attackers" and claim.low != 0]
    attacker_died = any(claim.outcome == "killed" and claim.scope == "attackers" for claim in claims)
    settled = []
    for claim in claims:
        if _has_died(claim, killed) or (claim.outcome == "hurt" and claim.scope == "attackers" and attacker_died and claim.single):
            continue
        if claim.outcome != "hurt":
            settled.append(claim)
        elif not killed or _is_not_killed(claim, killed):
            settled.append(replace(claim, outcome="injured"))
    return settled


@rule(
    "incidents.casualties.died_of_wounds",
    fires_on="Ada Musa was wounded in a shooting in Lagos on Monday. Musa died in hospital.",
    spares="Ada Musa was wounded in a shooting in Lagos on Monday. Lee died in hospital.",
)
def _has_died(claim: Claim, killed: Sequence[Claim]) -> bool:
    """A wounded person whom the report names among the dead died of his wounds."""
    is_wounded = claim.outcome == "injured" and claim.single == "named"
    return is_wounded and any(other.single == "named" and _is_same_name(claim, other) for other in killed)


@rule(
    "incidents.casualties.hurt_beside_killed",
    fires_on="Ada Musa was killed in Lagos on Monday. Roy Lee was shot.",
    spares="Ada Musa was killed in Lagos on Monday. Musa was shot.",
)
def _is_not_killed(hurt: Claim, killed: Sequence[Claim]) -> bool:
    """Who was shot is wounded beside others killed only where he is another by his name, or "another man"."""
    if hurt.single == "other":
        return True
    return hurt.single == "named" and all(claim.single == "named" and not _is_same_name(hurt, claim) for claim in killed)
