"""Bodies by the noun put beside a name that may be a person's: "Joe Hunter, a welfare group"."""

from pipeline.annotation.names.mention import PERSON
from pipeline.annotation.names.types import Kind
from pipeline.annotation.names.vocabulary import fold, head_nouns
from pipeline.annotation.names.words import Word
from pipeline.annotation.syntax import children
from pipeline.rules import rule


@rule(
    "names.body_by_apposition",
    fires_on="Joe Hunter, a welfare group, sued.",
    spares="Joe Hunter, a welfare officer, sued.",
    otherwise=None,
)
def tell_body(words: tuple[Word, ...], first: int, last: int, kind: Kind) -> Kind | None:
    """The kind of body that the apposition behind a name says it is, by a singular noun in small letters behind an article."""
    if kind.actor_type != PERSON or last + 1 >= len(words) or words[last].text != ",":
        return None
    beside = (noun for word in words[first:last] if word.token is not None for noun in children(word.token, "appos"))
    noun = next((one for one in beside if one.i > words[last].token.i), None)
    if noun is None or noun.tag_ != "NN" or not any(child.lower_ in {"a", "an"} for child in children(noun, "det")):
        return None
    known = head_nouns().get(fold(noun.text)) if noun.text.islower() else None
    return Kind(known.actor_type, True, "apposition") if known is not None and known.actor_type else None
