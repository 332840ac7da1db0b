"""Who was killed, injured, abducted or arrested, and how many: every number somebody gives."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pipeline.annotation.document import Sentence
from pipeline.annotation.quantities import QUANTITY, Quantity, read_quantity
from pipeline.contract.records import Evidence, Span
from pipeline.extraction.events.headline_casualties import find_harmed
from pipeline.extraction.events.individuals import find_singles
from pipeline.extraction.records import Claim
from pipeline.lexicon import any_of, load_words
from pipeline.lexicon.phrases import AROUND, PhraseMatcher, before, behind, fold_case
from pipeline.rules import Pattern, Rule, load_pattern, rule
from pipeline.rules.registry import add_rule


def _outcomes(form: str) -> Iterator[tuple[str, str]]:
    for row in load_words("outcomes"):
        if row["form"] == form:
            words = sorted(row["words"].split("|"), key=lambda word: (-len(word), word))
            yield row["outcome"], "|".join(re.escape(word) for word in words)


_WORD = r"[^\W\d_](?:[\w'’-]|\.(?=\S|\s[A-Z]))*|\d+-year-old|@\w+"
_STOP = rf"(?:{any_of('population', 'verb')}|{any_of('population', 'never')})\b"
_NP = rf"(?:(?!{_STOP})(?:{_WORD}))(?:\s+(?!{_STOP})(?:{_WORD})){{0,5}}"
_OF = r"(?:of\s+(?:the\s+|his\s+|her\s+|their\s+|its\s+)?)?"
_WHO = rf"(?P<who>{_OF}{_NP})"
_AUX = r"(?:(?:who\s+)?(?:was|were|is|are|be|has\s+been|have\s+been|had\s+been|being|got|lay|lie|remain|remained)\s+)"
_ADVERB = rf"(?:{any_of('population', 'adverb')}\s+){{0,2}}"
_COUNTED = rf"\b(?P<count>{QUANTITY})"
_TOLL_ENDS = r"\s*(?:[.,;]|$|people\b|dead\b|deaths\b|on\b|after\b|as\b|with\b|and\b)"
_ATTACKERS = re.compile(rf"\b{any_of('population', 'attackers')}\b", re.I)
_GENERIC = re.compile(rf"^(?:of\s+)?(?:the\s+|other\s+|more\s+|innocent\s+)*{any_of('population', 'generic')}$", re.I)
_PART = re.compile(r"\b(?:including|among (?:them|the dead|the victims|those \w+)(?: (?:was|were))?)\s+(?:[\w-]+\s+){0,4}$", re.I)
_ENDS_IN_ADVERB = re.compile(rf"(?:\s+{any_of('population', 'adverb')})+$", re.I)
_MORE = re.compile(r"(?:more|further|additional)\b", re.I)
_NOT_FACT = re.compile(
    r"\b(?:no (?:immediate )?(?:reports?|word|information)|could (?:have )?|would (?:have )?|might (?:have )?|threatened to|if )", re.I
)
_CLAUSE_ENDS = ".;,"
_PARENT = re.compile(r"\b(?:father|mother|mom|dad|parent|grandmother|grandfather|widow)\s+(?:of|to)\s+(?:\w+\s+)?$", re.I)
_NONE_AMONG = re.compile(r"\b(?:neither|none|not one)\s+of\s+(?:(?:the|their|his|her|its|these|those)\s+)?$", re.I)
_BOTH_VOICES = frozenset({"killed", "shot and killed", "shot dead", "murdered", "fatally shot", "gunned down", "executed", "kidnapped"})
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|got)\b", re.I)
_OBJECT = re.compile(r"\s+(?:an?|the|his|her|their|him|them|\d+|two|three|four|five|six)\b(?! (?:day|week|month|year|time|hour))", re.I)
_AGE = re.compile(r"(?:[A-Z][\w.'’-]*|\bman|\bwoman|\bboy|\bgirl),\s*$")
_MONTH = re.compile(rf"(?:{'|'.join([*calendar.month_name[1:], *calendar.month_abbr[1:]])})\b")
_MONTH_BEFORE = re.compile(rf"{_MONTH.pattern}\.?\s*$")
_COORDINATED = Pattern("events.casualties.coordinated", re.compile(rf"\b(?P<count>{QUANTITY})\s+{_WHO}\s*(?:,|,?\s+and|\s*&)\s*$", re.I))


def _regexes() -> Iterator[tuple[str, str, re.Pattern[str]]]:
    for outcome, words in _outcomes("state"):
        yield outcome, "counted_state", re.compile(rf"{_COUNTED}(?:\s+{_WHO})??,?\s+{_AUX}?{_ADVERB}(?P<verb>{words})\b", re.I)
    for outcome, words in _outcomes("event"):
        yield outcome, "counted_event", re.compile(rf"{_COUNTED}(?:\s+{_WHO})??\s+(?:who\s+)?(?P<verb>{words})\b", re.I)
    for outcome, words in _outcomes("act"):
        yield outcome, "act_counted", re.compile(rf"\b(?P<verb>{words})\s+(?:of\s+)?{_COUNTED}(?:\s+{_WHO})?", re.I)
    yield (
        "killed",
        "lives",
        re.compile(rf"\b(?P<verb>claim(?:ed|ing|s)?|took|taking|cost)\s+{_COUNTED}\s+(?P<who>(?:{_NP}\s+)?lives)\b", re.I),
    )
    yield "killed", "death_of", re.compile(rf"\b(?P<verb>deaths?|killings?|murders?|massacre|slayings?)\s+of\s+{_COUNTED}\s+{_WHO}", re.I)
    yield (
        "killed",
        "death_toll",
        re.compile(
            rf"\b(?P<verb>death toll|toll)\b[^.;:]{{0,110}}?\s{any_of('population', 'toll_verb')}\s+{_COUNTED}(?={_TOLL_ENDS})", re.I
        ),
    )
    for outcome, words in _outcomes("noun"):
        yield (
            outcome,
            "counted_noun",
            re.compile(rf"{_COUNTED}(?:\s+(?:civilian|confirmed|reported|more|other))?\s+(?P<verb>{words})\b", re.I),
        )


def _register() -> None:
    """Puts the patterns, by what they count, on the list of rules."""
    for row in load_words("casualty_rules"):
        add_rule(Rule(f"events.casualties.{row['rule']}", row["purpose"], row["fires_on"], row["spares"], __name__))


_register()
_PATTERNS = tuple((outcome, kind, Pattern(f"events.casualties.{kind}", regex)) for outcome, kind, regex in _regexes())
_CUES = PhraseMatcher((word, 0) for row in load_words("outcomes") for word in row["words"].split("|"))
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
    found = _find_numbers(sentence) if _CUES.matches(fold_case(sentence.text)) else {}  # the patterns are costly
    numbers = list(found.values())
    singles = (*(find_harmed(sentence) if sentence.part == "title" else ()), *find_singles(sentence))
    for claim in singles:
        if not any((claim.outcome == known.outcome or _is_of_dead(known, claim)) and _counts(known, claim) for known in numbers):
            found.setdefault((claim.outcome, claim.span.start), claim)
    return tuple(replace(found[place], sentence=sentence.index) for place in sorted(found, key=lambda place: (place[1], place[0])))


def _find_numbers(sentence: Sentence) -> dict[tuple[str, int], Claim]:
    found: dict[tuple[str, int], Claim] = {}
    for outcome, kind, pattern in _PATTERNS:
        for match in pattern.finditer(sentence.text):
            for claim in _claims_of(sentence, match, outcome, kind):
                known = found.get((claim.outcome, claim.span.start))
                if known is None or (known.population is None and claim.population):
                    found[claim.outcome, claim.span.start] = claim
    for match in _NONE_HURT.finditer(sentence.text):
        if not _is_no_fact(sentence.text, match.start()):
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
    if _is_no_fact(sentence.text, match.start()):
        return
    words = match["count"]
    one = words.lower() in {"", "a", "an", "another", "one"}
    quantity = Quantity(1, 1, "exact") if one else read_quantity(words)
    who = match.groupdict().get("who")
    start = match.start("count")
    if not one and (_is_no_count(sentence.text, match, who) or not _counts_people(sentence, match)):
        return
    joined = sentence.start + match.end("verb")
    claim = replace(_make_claim(sentence, outcome, quantity, who, match, kind), joined=joined)
    further = words.lower() == "another" and claim.scope == "part" and kind.endswith("state")
    if further or (one and claim.scope == "total"):
        claim = replace(claim, scope="total", single="other" if further else "one")
    yield claim
    if earlier := _COORDINATED.search(before(sentence.text, start)):  # "two officers and [three civilians were killed]"
        shift = max(0, start - AROUND)
        claim = _make_claim(sentence, outcome, read_quantity(earlier["count"]), earlier["who"], earlier, "coordinated", shift)
        yield replace(claim, joined=joined)


@rule(
    "events.casualties.no_fact",
    fires_on="The bomb could have killed 20 people.",
    spares="The bomb killed 20 people.",
)
def _is_no_fact(text: str, at: int) -> bool:
    """Whether words of the same clause make what follows a mere possibility: "no reports of", "could have"."""
    clause = max(text.rfind(mark, 0, at) for mark in _CLAUSE_ENDS) + 1
    return bool(_NOT_FACT.search(text, clause, at))


@rule(
    "events.casualties.no_count",
    fires_on="Amina Otieno, 31, was killed.",
    spares="On Monday 31 people were killed.",
)
def _is_no_count(text: str, match: re.Match[str], who: str | None) -> bool:
    """Whether the number counts no people: a year, a number inside a name or another number, a bare vague word."""
    start, words = match.start("count"), match["count"]
    ahead = before(text, start)
    if (_AGE.search(ahead) and words.isdigit()) or (who and who.lower() in {"of", "of the", "of them", "the"}):
        return True
    if _PARENT.search(ahead) or _NONE_AMONG.search(ahead) or _is_active(text, match):
        return True
    if start and text[start - 1] in "$€£#.,-:/’'":
        return True
    if words.isdigit() and (_MONTH_BEFORE.search(ahead) or _MONTH.match(who or "")):
        return True  # "on 9 March, was killed"
    if words.lower() in {"no", "no one", "nobody", "none"} and re.match(r"(?:else|other|further|more|longer)\b", who or "", re.I):
        return True  # "no one else was hurt" says that somebody was
    bare_year = re.fullmatch(r"(?:19|20)\d\d", words) and not who
    return bool(bare_year or (who is None and words.lower() in {"no", "some", "many", "none", "few"}))


@rule(
    "events.casualties.of_killers",
    fires_on="Two men shot and killed a clerk.",
    spares="Two men were shot and killed.",
)
def _is_active(text: str, match: re.Match[str]) -> bool:
    """Whether those counted did the killing: "two men shot and killed a clerk"."""
    start, end = match.span("verb")
    if match["verb"].lower() not in _BOTH_VOICES or start < match.start("count") or _PASSIVE.search(text[match.start() : start]):
        return False
    return bool(_OBJECT.match(behind(text, end)))


@cache
def _never_counted() -> re.Pattern[str]:
    return re.compile(any_of("population", "never"), re.I)


@rule(
    "events.casualties.no_people",
    fires_on="A clerk was killed 20 hours after the vote.",
    spares="A bomb killed 20 clerks after the vote.",
    otherwise=True,
)
def _counts_people(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the number is of people, by the parse: no part of an age or a name, and no number of shots, hours or houses."""
    counted = sentence.words.doc.char_span(
        sentence.start + match.start("count"), sentence.start + match.end("count"), alignment_mode="expand"
    )
    after = counted.end
    if after < len(counted.doc) and counted.doc[after].text in {"-", "%"} and not counted.doc[after - 1].whitespace_:
        return False  # "17-year-old"
    numbers = [word for word in counted if word.tag_ == "CD"]
    noun = numbers[-1].head if numbers and numbers[-1].dep_ == "nummod" else None
    near = counted.doc[after] if after < len(counted.doc) else None
    return not any(word is not None and _never_counted().fullmatch(word.text) for word in (noun, near))


def _make_claim(
    sentence: Sentence, outcome: str, quantity: Quantity, who: str | None, match: re.Match[str], kind: str, shift: int = 0
) -> Claim:
    """The claim of a match that was found `shift` characters behind the begin of the sentence."""
    start, end = shift + match.start("count"), shift + max(match.end(), match.end("count"))
    span = Span(sentence.start + start, sentence.start + end)
    population = None if who is None or _GENERIC.match(who.strip()) else _ENDS_IN_ADVERB.sub("", re.sub(r"^of\s+", "", who.strip())) or None
    scope = "total"
    if population and _ATTACKERS.search(population):
        scope = "attackers"
    elif (
        _PART.search(before(sentence.text, start))
        or _MORE.match(who or "")
        or match["count"].lower() == "another"
        or (population and quantity.high == 0)  # "no officers were hurt"
        or (who or "").lower().startswith("of ")
    ):
        scope = "part"
    evidence = [Evidence(column, span, f"casualties.{kind}") for column in ("outcome", "qualifier", "scope")]
    counted = Span(sentence.start + start, sentence.start + shift + match.end("count"))
    evidence += [
        Evidence(f"count_{side}", counted, f"casualties.{kind}") for side in ("low", "high") if getattr(quantity, side) is not None
    ]
    if population:
        first = sentence.start + sentence.text.index(population, start)
        evidence.append(Evidence("population", Span(first, first + len(population)), f"casualties.{kind}"))
    return Claim(outcome, scope, population, quantity.low, quantity.high, quantity.qualifier, span, evidence=tuple(evidence))


def _nobody(sentence: Sentence, match: re.Match[str], outcome: str) -> Claim:
    claim = _make_claim(sentence, outcome, Quantity(0, 0, "exact"), None, match, "no_casualties")
    return replace(claim, scope="total")
