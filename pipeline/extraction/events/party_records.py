"""Records of parties from the words of a sentence, and which nouns say who somebody is."""

from collections.abc import Iterator

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.noun_phrases import PERSONAL, described_by, entity_of, is_person, is_single, named_by, put_beside, span_of
from pipeline.annotation.syntax import children, coordinated
from pipeline.contract.records import Evidence, Span
from pipeline.extraction.records import Party
from pipeline.lexicon import words_of

_PARTICLES = frozenset({"al", "el", "bin", "ibn", "de", "van"})  # parts of names that are none by themselves


def make_party(noun: Token | Words, role: str, word: Token, rule: str, responsibility: str | None = None, is_body: bool = False) -> Party:
    """A party of that role by the words that name a noun's people; `word` is what gives them the role, `rule` what reads it so."""
    if isinstance(noun, Words):
        words = noun
    else:  # "members" of a body are victims, and not the body
        words = described_by(noun) if role == "victim" and noun.lower_ in words_of("population", "body_of") else named_by(noun)
    span = span_of(words)
    shown = Span(min(span.start, word.idx), max(span.end, word.idx + len(word)))
    evidence = [Evidence("name", span, f"parties.{rule}"), Evidence("role", shown, f"parties.{rule}")]
    if responsibility:
        evidence.append(Evidence("responsibility", shown, f"parties.{rule}"))
    is_one = isinstance(noun, Token) and is_person(noun) and is_single(noun)
    is_name = _is_whole_name(words)
    return Party(role, words.text, span, responsibility, evidence=tuple(evidence), is_person=is_name, is_body=is_body, is_one=is_one)


def _is_whole_name(words: Words) -> bool:
    return words.label_ == "PER" or (
        len(words) > 1 and all(word.tag_.startswith("NNP") for word in words) and is_person(words.root) and words.label_ != "ORG"
    )


def is_named_beside(noun: Token) -> bool:
    """Whether an apposition gives a noun's person a name."""
    return any(entity_of(one, "PER") is not None for one in put_beside(noun))


def says_who(noun: Token) -> bool:
    """Whether the words tell one from another: no pronoun, no bare number, no "people" without an adjective."""
    if is_named_beside(noun):
        return True  # "the victim, Maria Lopez"
    silent = words_of("population", "nobody") | words_of("population", "lead_word")
    if noun.lower_ in words_of("population", "bare_body") and not children(noun, "amod", "compound", "nmod", "acl", "acl:relcl"):
        return False
    adjectives = (child for child in children(noun, "amod") if child.tag_ != "VBN")
    if noun.lower_ in words_of("population", "nobody") and all(adjective.lower_ in silent for adjective in adjectives):
        return False
    if any(child.tag_ == "JJS" for child in children(noun, "amod")) or noun.lower_ in _PARTICLES:
        return False  # "the cruelest people on earth"
    return noun.lower_ not in PERSONAL and noun.tag_ not in {"CD", "PRP", "DT", "WP", "WDT"}


def each_of(noun: Token) -> Iterator[Token]:
    """Each of those whom an apposition names: "two men, Roy Lee and Karl Brandt, were arrested"; else the noun itself."""
    beside = [one for found in children(noun, "appos") for one in coordinated(found) if entity_of(one, "PER") is not None]
    yield from beside if len(beside) > 1 else (noun,)
