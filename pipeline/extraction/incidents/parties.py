"""Who did it and at what: perpetrators by what is said of them, targets by the words that aim at them.

Word rules over one sentence; victims come from the casualty claims.
"""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extraction.matching import PhraseMatcher, fold_case
from pipeline.extraction.records import Evidence, Party, Span
from pipeline.language import Sentence
from pipeline.lexicon import any_of, load_words

_CAP = r"(?:[A-Z][\w'’.-]*[\w'’]|[A-Z]|al-[A-Z][\w'’-]*)"
_NAME = rf"{_CAP}(?:\s+(?:of\s+|for\s+|the\s+|de\s+|del\s+|la\s+|bin\s+)*{_CAP}){{0,6}}(?:\s+\[[A-Z][\w-]+\]|\s+\([A-Z][\w-]+\))?"
_DETERMINER = r"(?i:(?:an?|the|two|three|four|five|six|several|some|unidentified|unknown|armed|masked|suspected|heavily)\s+)"
_MODIFIER = rf"(?:(?!(?:{any_of('population', 'verb')}|the|a|an)\b)[\w-]+\s+)"
_DESCRIBED = rf"(?<!['’])\b{_MODIFIER}{{0,3}}?{any_of('population', 'attackers')}"
_WHO = rf"(?:(?P<described>{_DETERMINER}?{_DESCRIBED}\b)|(?:the\s+|The\s+)?(?P<named>{_NAME}))"
_HAS = r"(?:(?:has|have|had|later|also|quickly|group)\s+)*"
_WAS = r"(?:was|were|has been|is|had been)\s+"
_OFFICIALS = re.compile(rf"\b{any_of('cues', 'official')}\b", re.I)
_BY = rf"\b{any_of('cues', 'done_by')}(?:\s+\w+){{0,3}}?\s+by\s+(?:members of\s+)?{_WHO}"
_CLAIMED = rf"{_WHO}\s+(?:\([^)]*\)\s+)?{_HAS}{any_of('cues', 'claiming')}\s+(?:\w+\s+)?(?:responsibility|credit)"
_DENIED = rf"{_WHO}\s+(?:on\s+\w+\s+)?{_HAS}{any_of('cues', 'denying')}\s+(?:\w+\s+){{0,2}}?{any_of('cues', 'denied_thing')}"
_RULES = tuple(
    (rule, responsibility, re.compile(pattern))
    for rule, responsibility, pattern in (
        ("claimed", "claimed_or_admitted", _CLAIMED),
        (
            "claimed_by",
            "claimed_or_admitted",
            rf"(?:[Rr]esponsibility|credit|attack|bombing|blast)[^.]{{0,60}}?\s(?:{_WAS})?claimed\s+by\s+{_WHO}",
        ),
        ("denied", "denied", _DENIED),
        ("blamed_on", "suspected_or_accused", rf"\b(?:blamed|blaming|pinned|blame)\s+(?:\w+\s+){{0,4}}?on\s+{_WHO}"),
        ("blamed", "suspected_or_accused", rf"\b{any_of('cues', 'blaming')}\s+{_WHO}(?=\s+(?:for|of|in)\b|,)"),
        ("attributed_to", "suspected_or_accused", rf"\b(?:attributed|attributes)\s+(?:\w+\s+){{0,4}}?to\s+{_WHO}"),
        ("suspected", "suspected_or_accused", rf"\b(?:suspected|suspects)\s+(?P<named>{_NAME})"),
        (
            "charged",
            "suspected_or_accused_by_authorities",
            rf"(?P<named>{_NAME}),?(?:\s+\d\d?,)?\s+{_WAS}(?:\w+\s+)?{any_of('cues', 'charging')}",
        ),
        ("by", "reported_as_fact", _BY),
        (
            "acted",
            "reported_as_fact",
            rf"{_WHO}\s+(?:(?:have|has|had|also|then|reportedly|allegedly|who|on\s+\w+day)\s+){{0,2}}{any_of('cues', 'acted')}\b",
        ),
    )
)
_HEDGED = re.compile(rf"\b{any_of('cues', 'hedged')}\b", re.I)
_NO_PARTY = re.compile(rf"^{any_of('cues', 'no_party')}$")
_AIM = re.compile(
    rf"\b{any_of('cues', 'aim')}\s+(?P<np>(?:(?:an?|the|his|her|their|its|several|two|three|some|another)\s+)?(?:[\w'’.-]+\s+){{0,4}}?)$",
    re.I,
)


@cache
def _targets() -> tuple[PhraseMatcher, tuple[dict[str, str], ...]]:
    rows = load_words("targets")
    return PhraseMatcher((row["phrase"], number) for number, row in enumerate(rows)), rows


def find_perpetrators(sentence: Sentence) -> list[Party]:
    """Perpetrators the sentence names, each with how sure it is; the first rule that fits a name stands."""
    found: dict[int, Party] = {}
    for rule, responsibility, pattern in _RULES:
        for match in pattern.finditer(sentence.text):
            group = "named" if match.groupdict().get("named") else "described"
            party = _make_perpetrator(sentence, match, group, rule, responsibility)
            if party and not any(party.span.start < known.span.end and known.span.start < party.span.end for known in found.values()):
                found[party.span.start] = party
    return [found[start] for start in sorted(found)]


def _make_perpetrator(sentence: Sentence, match: re.Match[str], group: str, rule: str, responsibility: str) -> Party | None:
    start, name = match.start(group), match[group]
    lead = re.match(r"(?i:(?:the|an?|some|several|suspected|alleged|two|three|four|five|six)\s+)+", name) if group == "described" else None
    if lead:
        start, name = start + lead.end(), name[lead.end() :]
    if not name or _NO_PARTY.match(name) or (rule == "acted" and group == "named"):
        return None
    if rule in {"blamed", "blamed_on", "suspected"} and _OFFICIALS.search(sentence.text[: match.start()]):
        responsibility = "suspected_or_accused_by_authorities"
    if responsibility == "reported_as_fact" and (
        _HEDGED.search(match[0]) or _HEDGED.search(sentence.text[max(0, match.start() - 20) : match.start()])
    ):
        responsibility = "suspected_or_accused"
    span = Span(sentence.start + start, sentence.start + start + len(name))
    evidence = (
        Evidence("name", span, f"parties.{rule}"),
        Evidence("role", Span(sentence.start + match.start(), sentence.start + match.end()), f"parties.{rule}"),
        Evidence("responsibility", Span(sentence.start + match.start(), sentence.start + match.end()), f"parties.{rule}"),
    )
    return Party("perpetrator", name, span, responsibility, evidence=evidence)


def find_targets(sentence: Sentence) -> Iterator[tuple[Party, str]]:
    """Targets with their type: nouns of the list that stand behind a word that aims at them."""
    matcher, rows = _targets()
    for hit in matcher.find(fold_case(sentence.text)):
        aim = _AIM.search(sentence.text[: hit.start])
        if not aim:
            continue
        start = aim.start("np") + len(
            re.match(
                r"(?i:(?:(?:an?|the|his|her|their|its|several|two|three|some|another|of|in|on|at|to|and|by|for|with|near|outside|inside|against|front)\s+)*)",
                aim["np"],
            )[0]
        )
        name = sentence.text[start : hit.end]
        if re.search(r"[,;:()\"]|\b(?:and|that|which|who|was|were|when|as|in|on|at|of|by|killed|killing)\b", name):
            start, name = hit.start, sentence.text[hit.start : hit.end]
        span = Span(sentence.start + start, sentence.start + hit.end)
        evidence = (
            Evidence("name", span, "parties.target"),
            Evidence("role", Span(sentence.start + aim.start(), sentence.start + hit.end), "parties.target"),
        )
        yield Party("target", name, span, evidence=evidence), rows[hit.row]["target_type"]
