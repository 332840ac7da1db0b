"""With what: weapons named in a sentence, verbatim and by GTD's list; whether the attacker meant to die.

A weapon counts where it was used, carried or found, not where it only qualifies another noun ("gun control"), is what
somebody is charged with having, was seized as booty, or might be used.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.boundaries import names_around, sentence_of
from pipeline.annotation.document import Sentence
from pipeline.annotation.noun_phrases import is_attacker
from pipeline.annotation.syntax import ancestors, case_of, children, find_subject
from pipeline.contract.records import Span
from pipeline.extraction.events.factuality import ATTEMPTED, DONE, factuality_of
from pipeline.extraction.events.predicates import is_done_to_attackers
from pipeline.lexicon import load_words, words_of
from pipeline.lexicon.phrases import PhraseMatcher, fold_case, says_less
from pipeline.rules import load_pattern, rule

_SUICIDE = load_pattern("events.weapons.suicide")
_CALIBRE = re.compile(r"\.?\d+(?:[.-]?(?:mm|cal|caliber|calibre|gauge|lr|acp))?|mm|cal|caliber|calibre|gauge|millimeter|millimetre|-", re.I)
_BEFORE_GUN = frozenset({"compound", "amod", "nummod", "nmod:desc", "punct", "flat", "nmod", "nmod:unmarked", "appos"})
NEAR = 2  # heads above a thing among which the verb of its use stands
LONGEST_MAKE = 5  # words before a gun that say which: "Smith and Wesson .22 semi-automatic"


@dataclass(frozen=True)
class Means:
    """One weapon named."""

    span: Span
    text: str
    weapon_type: str
    is_wielded: bool = False  # somebody uses it: "threw stones", "armed with clubs"


@cache
def _matcher() -> tuple[PhraseMatcher, tuple[dict[str, str], ...]]:
    rows = load_words("weapons")
    return PhraseMatcher((row["phrase"], number) for number, row in enumerate(rows)), rows


def find_means(sentence: Sentence) -> list[Means]:
    """Weapons in order of the text."""
    matcher, rows = _matcher()
    found = []
    for hit in matcher.find(fold_case(sentence.text)):
        words = sentence.words.doc.char_span(sentence.start + hit.start, sentence.start + hit.end, alignment_mode="expand")
        if not _is_used(words):
            continue
        weapon_type = rows[hit.row]["weapon_type"]
        start = _start_of_make(words) if weapon_type == "firearms" else sentence.start + hit.start
        span = Span(min(start, sentence.start + hit.start), sentence.start + hit.end)
        if found and span.start < found[-1].span.end:
            found.pop()  # "automatic Glock", of "automatic Glock .40 mm handgun"
        text = sentence.text[span.start - sentence.start : span.end - sentence.start]
        found.append(Means(span, text, weapon_type, _is_wielded(words[-1])))
    return found


def _is_used(words: Words) -> bool:
    """Whether the words speak of a weapon that was there, by what stands around them."""
    last = words[-1]
    above = last.head
    if last.dep_ in {"compound", "nmod:desc"} and above.i > last.i and above.tag_.startswith("NN"):
        return above.lower_ in words_of("cues", "of_weapon") | _weapon_nouns()
    if last.tag_.startswith("PRP") or _is_in_name(words) or _is_imitation(last) or _is_only_a_tool(words) or _is_of_police(words):
        return False  # PRP: "a friend of mine"
    if len(words) == 1 and last.tag_.startswith("VB") and not children(last, "det", "compound", "amod", "nummod"):
        return False  # "to bomb the capital"
    return not _is_only_spoken_of(last)


@rule(
    "events.weapons.imitation",
    fires_on="The robber held a toy gun.",
    spares="The robber held a gun.",
)
def _is_imitation(weapon: Token) -> bool:
    """Whether it is no weapon by what stands before it, or what somebody is called: "he is a cannon"."""
    if any(child.lower_ in words_of("cues", "no_weapon") for child in weapon.lefts):
        return True
    return weapon.lower_ in words_of("cues", "figurative_weapon") and bool(children(weapon, "cop"))


@rule(
    "events.weapons.only_a_tool",
    fires_on="She showed a sword that she had bought.",
    spares="She attacked the guards with a sword.",
)
def _is_only_a_tool(words: Words) -> bool:
    """Whether nobody uses as a weapon what is one only then."""
    return words.text.lower() in words_of("cues", "doubtful_weapon") and not _is_wielded(words[-1])


@rule(
    "events.weapons.of_police",
    fires_on="Police fired tear gas at the marchers.",
    spares="The robbers fired tear gas at the guards.",
)
def _is_of_police(words: Words) -> bool:
    """Whether it is a means of the police, and no attacker uses it."""
    return words.text.lower() in words_of("cues", "of_police") and not _is_of_attackers(words[-1])


@rule(
    "events.weapons.only_spoken_of",
    fires_on="He was charged with possession of a rifle.",
    spares="He shot a guard with a rifle.",
)
def _is_only_spoken_of(weapon: Token) -> bool:
    """Whether a weapon is owned, seized or forbidden, or what it was for did not happen."""
    for up in ancestors(weapon):
        if up.lower_ in words_of("cues", "not_of_weapon"):
            return True
        if up.tag_.startswith("VB"):
            return factuality_of(up.doc[up.i : up.i + 1], "verb").value not in DONE | {ATTEMPTED}
    return False


@rule(
    "events.weapons.in_name",
    fires_on="Agents of the Bureau of Alcohol, Tobacco, Firearms and Explosives came.",
    spares="Agents with firearms came.",
)
def _is_in_name(words: Words) -> bool:
    """Whether it is a part of a town's or a body's name: "Baton Rouge", "the Bureau of Alcohol, Tobacco, Firearms and Explosives"."""
    last = words[-1]
    named = next((name for name in names_around(last, "LOC", "ORG") if name.start <= words.start and words.end <= name.end), None)
    if named is not None and len(named) > len(words) and last.text[:1].isupper() and named.end > words.end:
        return True  # a name ends with a maker's gun, and goes on behind a town's
    if last.tag_ not in {"NNPS", "NNS"} or not last.text[:1].isupper() or last.text.isupper():
        return False
    heads = [up for up in (last, *islice(ancestors(last), NEAR)) if up.tag_.startswith("NNP") and up.i < last.i]
    return any(up.ent_type_ == "ORG" and up.text[:1].isupper() for up in heads)


def _is_of_attackers(noun: Token) -> bool:
    """Whether attackers use what is otherwise a means of the police: "the robbers fired tear gas"."""
    for verb in (up for up in islice(ancestors(noun), NEAR) if up.tag_.startswith("VB")):
        subject = find_subject(verb)
        return subject is not None and not subject.is_passive and is_attacker(subject.token)
    return False


def _is_wielded(noun: Token) -> bool:
    """Whether somebody uses or meets a thing that is a weapon only then: "armed with clubs", "poured gasoline"."""
    if case_of(noun) in {"with", "by", "on"} or (noun.dep_ == "conj" and noun.head.lower_ in _weapon_nouns()):
        return True
    return any(up.lemma_.lower() in words_of("cues", "wields") for up in islice(ancestors(noun), NEAR))


@cache
def _weapon_nouns() -> frozenset[str]:
    return frozenset(row["phrase"].split()[-1].lower() for row in load_words("weapons"))


def _start_of_make(words: Words) -> int:
    """Where the words before a gun begin that say its calibre, its action or its maker."""
    first = words.start
    while first > sentence_of(words[0])[0] and words.start - first < LONGEST_MAKE and _tells_make(words.doc[first - 1], words.doc[first]):
        first -= 1
    while first < words.start and words.doc[first].text in {"-", "and"}:
        first += 1
    return words.doc[first].idx


def _tells_make(word: Token, following: Token) -> bool:
    if word.lower_ in words_of("cues", "make_of_gun") | _weapon_nouns():
        return True
    if _CALIBRE.fullmatch(word.text) and not word.text.isdigit():
        return True
    if word.text.isdigit():
        return bool(_CALIBRE.fullmatch(following.text)) and not following.text.isdigit()
    return word.tag_ == "NNP" and word.dep_ in _BEFORE_GUN and word.ent_type_ != "LOC" and word.head.i > word.i


def distinct_weapons(means: Iterable[Means]) -> tuple[str, ...]:
    """The weapons of a report, each once; a bare "gun" gives way to what says which."""
    first = {fold_case(found.text): found for found in reversed(list(means))}
    kinds = {found.text: found.weapon_type for found in sorted(first.values(), key=lambda one: one.span)}
    bare = {text for text in kinds if fold_case(text) in words_of("cues", "bare_gun")}
    is_told = any(kind == "firearms" and text not in bare for text, kind in kinds.items())
    kept = [text for text in kinds if not (is_told and text in bare)]
    return tuple(text for text in kept if not any(says_less(text, other) for other in kept if other != text))


@cache
def _implying() -> tuple[PhraseMatcher, tuple[str, ...]]:
    pairs = [(word, row["weapon_type"]) for row in load_words("implied_weapons") for word in row["words"].split("|")]
    return PhraseMatcher((word, number) for number, (word, _) in enumerate(pairs)), tuple(kind for _, kind in pairs)


def find_implied(sentence: Sentence) -> Iterator[Means]:
    """Means that the words for deeds and doers imply, in order of the text: "gunmen", "was stabbed"; not those used on the attackers."""
    matcher, kinds = _implying()
    for hit in matcher.find(fold_case(sentence.text)):
        start, end = sentence.start + hit.start, sentence.start + hit.end
        words = sentence.words.doc.char_span(start, end, alignment_mode="expand")
        if not _is_defence(words, sentence):
            yield Means(Span(start, end), sentence.text[hit.start : hit.end], kinds[hit.row])


@rule(
    "events.weapons.defence",
    fires_on="A man stabbed two women in Lagos on Monday. Police shot the attacker dead.",
    spares="A man stabbed two women in Lagos on Monday. Police shot the dog dead.",
)
def _is_defence(words: Words, sentence: Sentence) -> bool:
    """What was done to the attackers says nothing of what they did it with."""
    return is_done_to_attackers(sentence.words, words)


def find_suicide(sentence: Sentence) -> Span | None:
    """The words that say that the attacker meant to die."""
    match = _SUICIDE.search(sentence.text)
    return Span(sentence.start + match.start(), sentence.start + match.end()) if match else None
