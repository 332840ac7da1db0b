"""Who was killed, injured, abducted or arrested, and how many: every number somebody gives."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.annotation.document import Sentence
from pipeline.annotation.quantities import Quantity, read_quantity
from pipeline.contract.records import Span
from pipeline.extraction.events.casualty_parts import find_parts
from pipeline.extraction.events.casualty_patterns import PATTERNS
from pipeline.extraction.events.claim_records import ONE, make_claim
from pipeline.extraction.events.counting import counts_people, is_no_count, is_no_fact
from pipeline.extraction.events.headline_casualties import find_harmed
from pipeline.extraction.events.individuals import find_singles
from pipeline.extraction.records import Claim
from pipeline.lexicon import any_of
from pipeline.lexicon.phrases import before, fold_case
from pipeline.rules import load_pattern, rule

_ATTACKERS = re.compile(rf"\b{any_of('population', 'attackers')}\b", re.I)
_GENERIC = re.compile(rf"^(?:of\s+)?(?:the\s+|other\s+|more\s+|innocent\s+)*{any_of('population', 'generic')}$", re.I)
_AMONG = r"among (?:them|the dead|the victims|those \w+)(?: (?:was|were))?"
_PART = re.compile(rf"\b(?:including\s+(?:[\w-]+\s+){{0,4}}|{_AMONG}\s+(?:(?!and\b)[\w-]+\s+){{0,4}})$", re.I)
_ENDS_IN_ADVERB = re.compile(rf"(?:\s+{any_of('population', 'adverb')})+$", re.I)
_MORE = re.compile(r"(?:more|further|additional)\b", re.I)
_OTHERS = re.compile(r"^(?:of\s+)?(?:others?|more|further|additional)\b", re.I)
_ANOTHER = re.compile(r"\banother\s+$", re.I)
_OF_KNOWN = re.compile(r"^of\s+(?:the|them|those|these|whom|which)\b", re.I)
_OUTDATED = load_pattern("events.casualties.outdated")
_IN_PERIOD = load_pattern("events.casualties.in_period")
_NONE_HURT = load_pattern("events.casualties.none_hurt")
_NONE_OF = {
    "casualties": ("killed", "injured"),
    "victims": ("killed", "injured"),
    "injuries": ("injured",),
    "deaths": ("killed",),
    "fatalities": ("killed",),
}


def find_claims(sentence: Sentence) -> tuple[Claim, ...]:
    """The claims of one sentence, in order of the text; scope is part where the words say so, else total.

    Numbers are read by patterns of words, which measured better than the parse; single people without a number by the parse.
    """
    found = _find_numbers(sentence)
    for claim in find_parts(sentence, sorted(found.values(), key=lambda one: one.span)):
        found.setdefault((claim.outcome, claim.span.start), claim)
    numbers = list(found.values())
    singles = (*(find_harmed(sentence) if sentence.part == "title" else ()), *find_singles(sentence))
    for claim in singles:
        if not any((claim.outcome == known.outcome or _is_of_dead(known, claim)) and _counts(known, claim) for known in numbers):
            found.setdefault((claim.outcome, claim.span.start), claim)
    kept = (replace(claim, sentence=sentence.index) for claim in found.values() if not _is_of_period(sentence, claim))
    return tuple(sorted(kept, key=lambda claim: (claim.span.start, claim.outcome)))


def _is_of_period(sentence: Sentence, claim: Claim) -> bool:
    """Whether a number is of weeks, months or years, and so of no one incident: "five judges have been killed in two months"."""
    behind = max(claim.span.end, claim.joined) - sentence.start
    return not claim.single and _IN_PERIOD.match(sentence.text, behind) is not None


def _find_numbers(sentence: Sentence) -> dict[tuple[str, int], Claim]:
    found: dict[tuple[str, int], Claim] = {}
    folded = fold_case(sentence.text)
    for one in PATTERNS:
        for match in one.pattern.finditer(sentence.text) if one.may_match(folded) else ():
            for claim in _claims_of(sentence, match, one.outcome, one.kind):
                known = found.get((claim.outcome, claim.span.start))
                if known is None or (known.population is None and claim.population):
                    found[claim.outcome, claim.span.start] = claim
    for match in _NONE_HURT.finditer(sentence.text):
        if not is_no_fact(sentence.text, match.start()):
            for outcome in _NONE_OF[match[0].split()[-1].lower()]:
                found.setdefault((outcome, sentence.start + match.start("count")), _nobody(sentence, match, outcome))
    return found


def _counts(known: Claim, single: Claim) -> bool:
    """Whether the words for a single person stand in those of a number: it counts him."""
    people = next((item.span for item in single.evidence if item.column == "population"), single.span)
    return known.span.start < people.end and people.start < known.span.end


@rule(
    "events.casualties.number_of_dead",
    fires_on="The crash left 12 people dead and wounded.",
    spares="The crash left 12 people dead and 20 wounded.",
)
def _is_of_dead(known: Claim, other: Claim) -> bool:
    """Whether the number of the dead is taken for that of the wounded as well: "left 12 people dead and dozens wounded"."""
    return known.outcome == "killed" and other.outcome == "injured" and not other.single and known.low == other.low


def _claims_of(sentence: Sentence, match: re.Match[str], outcome: str, kind: str) -> Iterator[Claim]:
    if is_no_fact(sentence.text, match.start()):
        return
    words = match["count"]
    one = words.lower() in {"", "a", "an", "another", "one"}
    quantity = ONE if one else read_quantity(words)
    who = match.groupdict().get("who")
    if not one and (is_no_count(sentence.text, match, who) or not counts_people(sentence, match)):
        return
    joined = sentence.start + match.end("verb")
    claim = replace(_make_claim(sentence, outcome, quantity, who, match, kind), joined=joined)
    further = words.lower() == "another" and claim.scope == "part" and kind.endswith("state")
    if further or (one and claim.scope == "total" and outcome != "arrested"):
        claim = replace(claim, scope="total", single="other" if further else "one")
    yield claim


def _make_claim(sentence: Sentence, outcome: str, quantity: Quantity, who: str | None, match: re.Match[str], kind: str) -> Claim:
    start, end = match.start("count"), max(match.end(), match.end("count"))
    span = Span(sentence.start + start, sentence.start + end)
    population = None if who is None or _GENERIC.match(who.strip()) else _ENDS_IN_ADVERB.sub("", re.sub(r"^of\s+", "", who.strip())) or None
    scope, ahead = "total", before(sentence.text, start)
    if population and _ATTACKERS.search(population):
        scope = "attackers"
    elif (
        _PART.search(ahead)
        or _MORE.match(who or "")
        or match["count"].lower() == "another"
        or (population and quantity.high == 0)  # "no officers were hurt"
        or _OF_KNOWN.match(who or "")
    ):
        scope = "part"
    counted, people = Span(sentence.start + start, sentence.start + match.end("count")), None
    if population:
        first = sentence.start + sentence.text.index(population, start)
        people = population, Span(first, first + len(population))
    outdated, further = bool(_OUTDATED.search(ahead)), bool(_OTHERS.match(who or "") or _ANOTHER.search(ahead))
    rule = f"casualties.{kind}"
    return make_claim(outcome, scope, quantity, span, rule, counted, people, is_outdated=outdated, is_further=further)


def _nobody(sentence: Sentence, match: re.Match[str], outcome: str) -> Claim:
    claim = _make_claim(sentence, outcome, Quantity(0, 0, "exact"), None, match, "no_casualties")
    return replace(claim, scope="total")
