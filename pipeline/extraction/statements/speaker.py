"""A speaker: the name that somebody's words stand for, and the words by which the text has it."""

from dataclasses import dataclass

from pipeline.annotation.coreference.pronouns import GENDERS
from pipeline.contract.records import Span

PRONOUNS = GENDERS.keys() | {"it", "who", "i", "we", "you", "they", "them", "their"}


@dataclass(frozen=True)
class Speaker:
    """The name a speaker's words stand for, the words (`text`, `span`), the mention they name and the rule that tells."""

    name: str
    text: str
    span: Span
    rule: str
    mention: int | None = None
    source: Span | None = None  # the words that the name was taken from, where it is a description that stands elsewhere

    @property
    def is_pronoun(self) -> bool:
        """Whether the words are a pronoun."""
        return self.text.lower() in PRONOUNS

    @property
    def is_unresolved(self) -> bool:
        """Whether the words are a pronoun that stands for nobody known."""
        return self.is_pronoun and self.name == self.text
