"""What the rules hand each other: the records of the contract with the marks that rules leave for rules.

`publish_report` takes the marks off where a report leaves the rules.
"""

from dataclasses import dataclass, fields, replace
from typing import TypeVar

from pipeline.contract import records
from pipeline.contract.records import Report, Span

Record = TypeVar("Record", records.Claim, records.Party, records.Mention)


@dataclass(frozen=True)
class Claim(records.Claim):
    """A number of casualties, and how the sentence gives it."""

    single: str = ""  # of one person without a number: named, one (described), the (spoken of before), pronoun, deed ("a homicide")
    sentence: int = -1  # index of the sentence it stands in
    joined: int = -1  # end of the word for what happened: claims of one sentence that share it count several groups of one total
    is_further: bool = False  # it counts others than those told of before: "five others", "twelve more"

    def is_read_by(self, kind: str) -> bool:
        """Whether a pattern of that kind found it: "death_toll"."""
        return any(item.rule == f"casualties.{kind}" for item in self.evidence)

    def shares_verb(self, other: "Claim") -> bool:
        """Whether one verb is said of both: "a teacher and eleven pupils were taken"."""
        return self.joined >= 0 and self.joined == other.joined and self.sentence == other.sentence


@dataclass(frozen=True)
class Party(records.Party):
    """A party, and how the sentence names it."""

    is_person: bool = False  # one person, by name
    sentence: int = -1  # index of the sentence it stands in
    is_body: bool = False  # the body that described attackers belong to
    is_unsaid: bool = False  # arrested, and the sentence does not say for which deed
    is_one: bool = False  # the words are singular and count nobody further

    @property
    def noun(self) -> str:
        """The last word of its name, lower case: "gunmen" of "masked gunmen"."""
        return self.name.split()[-1].lower()


@dataclass(frozen=True)
class Mention(records.Mention):
    """One named actor in one article, with what finding speakers needs."""

    aliases: tuple[str, ...] = ()  # every form by which the article names the actor
    places: tuple[Span, ...] = ()  # every place where the article names the actor, in order
    gender: str = ""  # M or F where a title or a given name shows it


def publish(record: Record, kind: type[Record]) -> Record:
    """A record of the contract with the values of one that extends it."""
    return kind(*(getattr(record, field.name) for field in fields(kind)))


def publish_report(report: Report) -> Report:
    """A report of the rules without their marks."""
    return replace(
        report,
        claims=tuple(publish(claim, records.Claim) for claim in report.claims),
        parties=tuple(publish(party, records.Party) for party in report.parties),
    )
