"""Towns that stand inside other words: a cathedral or university called after one, and a country's capital told as such."""

import calendar
import re
from collections.abc import Iterator

from pipeline.annotation.document import Sentence
from pipeline.annotation.places.cues import NEAR, follows_place_word
from pipeline.annotation.places.gazetteer import Place, capital_of, country_adjectives, find_country, find_towns
from pipeline.annotation.places.toponyms import Toponym
from pipeline.contract.records import Span
from pipeline.lexicon import any_of
from pipeline.lexicon.phrases import before as words_before
from pipeline.rules import rule

_CAP = r"[A-Z][\w'’.-]*"
_NAMED_SITE = re.compile(rf"\b({_CAP}(?:[ -]{_CAP})?)\s+(?:{_CAP}\s+){{0,3}}?(?:{any_of('cues', 'named_after_town')})\b")
_DAY = "|".join(calendar.day_name)
_CAPITAL = re.compile(rf"\b((?:the\s+)?({_CAP}(?:\s+{_CAP}){{0,2}})\s+capital)\b(?!(?:\s+city)?(?:\s+of)?,?\s+(?!{_DAY})[A-Z])")
_POSSESSIVE = re.compile(r"['’]s?$")


@rule(
    "places.within_name",
    fires_on="Bombs went off at Jolo Cathedral in the Philippines.",
    spares="Bombs went off at a cathedral in the Philippines.",
    otherwise=(),
)
def find_towns_of_sites(sentence: Sentence) -> tuple[Toponym, ...]:
    """Towns after which a building or body is called; whether it lies there, the article must bear out."""
    return tuple(_read_sites(sentence))


def _read_sites(sentence: Sentence) -> Iterator[Toponym]:
    for match in _NAMED_SITE.finditer(sentence.text):
        for name in dict.fromkeys((match[1], match[1].split()[0])):
            towns = tuple(place for place in find_towns(name) if place.kind == "city")
            if towns and not find_country(name):
                start = sentence.start + match.start(1)
                yield Toponym(Span(start, start + len(name)), name, towns, False, False, names_site=True)
                break


@rule(
    "places.capital_of",
    fires_on="A bomb went off in Lebanon's capital.",
    spares="A bomb went off in Lebanon's capital, Beirut.",
    otherwise=(),
)
def find_capitals(sentence: Sentence) -> tuple[Toponym, ...]:
    """ "Lebanon's capital", "the Lebanese capital", where its name does not follow."""
    return tuple(_read_capitals(sentence))


def _read_capitals(sentence: Sentence) -> Iterator[Toponym]:
    for match in _CAPITAL.finditer(sentence.text):
        found = read_capital(match[1])
        if found is not None:
            ahead = words_before(sentence.text, match.start(1))
            span = Span(sentence.start + match.start(1), sentence.start + match.end(1))
            located = follows_place_word(ahead) or match[1].startswith("the ")
            yield Toponym(span, match[1], (found,), located, bool(NEAR.search(ahead)), inside=found.country_iso3, inside_kind="country")


def read_capital(words: str) -> Place | None:
    """The capital that "Lebanon's capital" or "the Lebanese capital" names; None for other words."""
    match = _CAPITAL.fullmatch(words)
    if not match:
        return None
    name = _POSSESSIVE.sub("", match[2])
    iso3 = country_adjectives().get(name) if name == match[2] else find_country(name)
    return capital_of(iso3) if iso3 else None
