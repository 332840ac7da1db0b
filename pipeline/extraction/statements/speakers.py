"""Who a speaker's words stand for: a named actor of the article, the last fitting person for a pronoun, else the words themselves."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.annotation.coreference.office_holders import OfficeHolders
from pipeline.annotation.coreference.pronouns import GENDERS, antecedent_of, likely_antecedent_of
from pipeline.annotation.names.vocabulary import fold, function_words, titles
from pipeline.annotation.names.words import Word
from pipeline.annotation.noun_phrases import is_person
from pipeline.annotation.syntax import phrase
from pipeline.contract.records import Span
from pipeline.extraction.records import Mention
from pipeline.extraction.statements.descriptions import Descriptions, head_of_phrase, is_issued
from pipeline.extraction.statements.grammar import PREPOSITIONS, REFLEXIVES, STOPS
from pipeline.extraction.statements.quotation_units import QUOTED, Unit
from pipeline.extraction.statements.speaker import PRONOUNS, Speaker

_NOT_BEFORE = PREPOSITIONS | {"and"}
_ARTICLES = function_words("article")
_OFFICES = frozenset({"office", "rank", "style"})
_CLOSERS = STOPS | {QUOTED, "(", ")"}  # what ends a name that stands beside a description
_LINKS = frozenset({"of", "for", "the", "&", "'s"})  # in a title
_MAY_FOLLOW = REFLEXIVES | {"of", "from", "in", "at", "for", "with", "on", "(", ","}


class Resolver:
    """Resolves speakers of one article in reading order; remembers who spoke in which unit."""

    def __init__(self, text: str, mentions: Sequence[Mention], units: Sequence[Unit]) -> None:
        self.text, self.mentions, self.units = text, mentions, units
        self._places = sorted((place, number) for number, mention in enumerate(mentions) for place in mention.places)
        self._starts = [place.start for place, _ in self._places]
        self._names = {form: number for number, mention in enumerate(mentions) for form in mention.aliases}
        self._names |= {mention.name: number for number, mention in enumerate(mentions)}
        surnames = [(mention.name.split()[-1], number) for number, mention in enumerate(mentions) if mention.actor_type == "person"]
        once = Counter(surname for surname, _ in surnames)
        self._names = {surname: number for surname, number in surnames if once[surname] == 1} | self._names  # headlines name no actor
        self._spoke: dict[int, Speaker] = {}
        self._descriptions = Descriptions(mentions, units)
        persons = ((n, mention) for n, mention in enumerate(mentions) if mention.actor_type == "person" and mention.role and mention.places)
        self._holders = OfficeHolders((number, mention.places[0].start, mention.role) for number, mention in persons)

    def remember(self, unit: Unit, speaker: Speaker) -> None:
        """Notes the speaker of a unit; the first named one stands."""
        known = self._spoke.get(unit.index)
        if known is None or (known.mention is None and speaker.mention is not None):
            self._spoke[unit.index] = speaker
        self._descriptions.remember(unit, speaker)

    def last_speaker(self, unit: Unit) -> Speaker | None:
        """Who spoke in the unit right before, if anybody did."""
        return self._spoke.get(unit.index - 1) if unit.index else None

    def find_actor_before(self, unit: Unit) -> Speaker | None:
        """Who opens the paragraph by what he does right before a quotation without a cue: "The mayor shook his head. …"."""
        before = self.units[unit.index - 1] if unit.index and self._is_beside(unit.index - 1, unit) else None
        if before is None or before.quotes or (before.index and self._is_beside(before.index - 1, unit)):
            return None
        acts = (word.token for word in before.words if word.token is not None and word.token.dep_ == "nsubj")
        subject = next((token for token in acts if token.head.dep_ == "ROOT"), None)
        if subject is None or subject.tag_ not in {"NN", "NNP"} or not is_person(subject):
            return None
        first, last = phrase(subject)
        found = before.range_of(subject.doc[first], subject.doc[last - 1])
        return replace(self.resolve(before, *found), rule="speaker_acts") if found and found[0] == 0 else None

    def _is_beside(self, index: int, unit: Unit) -> bool:
        """Whether a unit stands in the same paragraph."""
        return self.units[index].paragraph == unit.paragraph and self.units[index].part == unit.part

    def resolve(self, unit: Unit, first: int, last: int) -> Speaker:
        """The speaker that words first to last (exclusive) of a unit name."""
        words = unit.words[first:last]
        span = Span(words[0].start, words[-1].end)
        text = self.text[span.start : span.end]
        if len(words) == 1 and words[0].lower in PRONOUNS:
            return self._resolve_pronoun(unit, first, span, text)
        head = self._find_head(words, span)
        head = self._names.get(text) if head is None else head
        if head is not None:
            return Speaker(self.mentions[head].name, text, span, "speaker_name", head)
        if (named := self._named_aside(unit, last) or self._named_before(unit, first, last)) is not None:
            place, number = named
            return Speaker(self.mentions[number].name, self.text[place.start : place.end], place, "speaker_name", number)
        if (introduced := self._descriptions.find_introduced(unit, words)) is not None:
            return Speaker(introduced.name, text, span, "speaker_description")
        if (known := self._holders.find([word.text for word in words], span.start)) is not None:
            return Speaker(self.mentions[known].name, text, span, "speaker_role", known)
        return self._take_up(unit, first, last, Speaker(text, text, span, "speaker_words"))

    def _take_up(self, unit: Unit, first: int, last: int, speaker: Speaker) -> Speaker:
        """Whom words take up that name nobody: a body by its kind, who issued "the statement"; else the words themselves."""
        words = unit.words[first:last]
        if (body := self._descriptions.find_body(unit, words)) is not None:
            return replace(speaker, name=self.mentions[body].name, mention=body, rule="speaker_description")
        if is_issued(head_of_phrase(words)):
            issuer = self._owner(unit, first, last) or self._descriptions.find_issuer(unit, words)
            return replace(speaker, name=issuer.name, mention=issuer.mention, rule="speaker_issuer") if issuer else speaker
        return speaker

    def _owner(self, unit: Unit, first: int, last: int) -> Speaker | None:
        """Whose "the ministry's statement" and "a statement from the ministry" are."""
        for at in range(first + 1, last - 1):
            if unit.words[at].lower in {"'s", "'"}:
                return self.resolve(unit, first, at)
            if unit.words[at].lower in {"from", "by"}:
                return self.resolve(unit, at + 1, last)
        return None

    def roles_of(self, speaker: Speaker) -> tuple[Span, ...]:
        """The words that name a speaker's role."""
        mention = None if speaker.mention is None else self.mentions[speaker.mention]
        return () if mention is None else tuple(item.span for item in mention.evidence if item.column == "role")

    def mentions_in(self, span: Span) -> list[tuple[Span, int]]:
        """Places of actors inside a span, in order."""
        found = []
        for number in range(bisect_left(self._starts, span.start), len(self._places)):
            place, mention = self._places[number]
            if place.start >= span.end:
                break
            if place.end <= span.end:
                found.append((place, mention))
        return found

    def _mention_at(self, at: int) -> int | None:
        """The actor whose name stands at an offset."""
        before = bisect_right(self._starts, at) - 1
        return self._places[before][1] if before >= 0 and at < self._places[before][0].end else None

    def _named_aside(self, unit: Unit, last: int) -> tuple[Span, int] | None:
        """The name behind the comma of a description: "another clerk, Mona Said, told …", "…, said the mayor, Lena Okafor."."""
        words = unit.words
        if last + 1 >= len(words) or words[last].text != ",":
            return None
        closing = next((at for at in range(last + 1, len(words)) if words[at].text in _CLOSERS), len(words))
        if closing == last + 1:
            return None
        inside = Span(words[last + 1].start, words[closing - 1].end)
        return next(((place, number) for place, number in self.mentions_in(inside) if self._fills(words[last + 1 : closing], place)), None)

    def _fills(self, words: Sequence[Word], place: Span) -> bool:
        """Whether a name is all of the words, but for the titles before it: "Sen. Ada Okafor"."""
        before = [word for word in words if word.end <= place.start]
        known = titles().keys()
        is_title = " ".join(fold(word.text) for word in before) in known or all(fold(word.text).rstrip(".") in known for word in before)
        return place.end == words[-1].end and is_title and all(word.is_capital for word in before)

    def _named_before(self, unit: Unit, first: int, last: int) -> tuple[Span, int] | None:
        """The person who opens the clause and whom the words describe: "Mona Said, a clerk who saw it, told …"."""
        words = unit.words
        told = last >= len(words) or (last + 1 < len(words) and words[last + 1].text == ",")  # "Said, a clerk reported, was hurt"
        if first < 2 or told or not _describes(words[first]) or words[first - 1].text != ",":
            return None
        start = first - 1
        while start > 0 and words[start - 1].is_capital and words[start - 1].text != QUOTED:
            start -= 1
        if start == first - 1 or (start > 0 and words[start - 1].text != QUOTED):
            return None
        inside = words[start : first - 1]
        found = self.mentions_in(Span(inside[0].start, inside[-1].end))
        people = [(place, number) for place, number in found if self.mentions[number].actor_type == "person"]
        return next(((place, number) for place, number in people if self._fills(inside, place)), None)

    def _find_head(self, words: Sequence[Word], span: Span) -> int | None:
        """The actor that is the phrase's head: no preposition stands before it, and only "of", "from" and the like follow."""
        places = self.mentions_in(span)
        several = sum(self.mentions[number].actor_type == "person" for _, number in places) > 1
        for place, number in reversed(places):
            before = [word for word in words if word.end <= place.start]
            after = [word for word in words if word.start >= place.end]
            if (any(word.lower in _NOT_BEFORE for word in before) and (several or not _is_titled(before, after))) or any(
                word.lower == "and" for word in after
            ):
                continue
            if not after or after[0].lower in _MAY_FOLLOW:
                return number
        return None

    def _resolve_pronoun(self, unit: Unit, at: int, span: Span, text: str) -> Speaker:
        token, last, found = unit.words[at].token, self.last_speaker(unit), None
        if token is not None and (person := likely_antecedent_of(token)) is not None:
            found = self._mention_at(person.idx)
        elif last is not None and last.mention is not None and self._fits(last.mention, unit.words[at].lower):
            found = last.mention
        if found is None and token is not None and (person := antecedent_of(token)) is not None:
            described = person.doc[slice(*phrase(person))]
            return Speaker(described.text, text, span, "speaker_pronoun", source=Span(described.start_char, described.end_char))
        if found is None:
            told = self._descriptions.find_unnamed(unit, unit.words[at].lower)
            return Speaker(told.name, text, span, "speaker_pronoun", told.mention) if told else Speaker(text, text, span, "speaker_words")
        return Speaker(self.mentions[found].name, text, span, "speaker_pronoun", found)

    def _fits(self, number: int, pronoun: str) -> bool:
        """Whether a pronoun can stand for an actor: "it" for a body, "he" and "she" for a person of that gender."""
        mention = self.mentions[number]
        if mention.actor_type == "person":
            return pronoun in GENDERS and mention.gender == GENDERS[pronoun]
        return pronoun == "it" and mention.actor_type is not None


def _describes(word: Word) -> bool:
    """Whether a word opens a description: "a clerk", "the port's head", "head of the port"."""
    return word.lower in _ARTICLES or (word.text[0].islower() and fold(word.text) in titles())


def _is_titled(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether a name ends a phrase of capitals that are its title: "Secretary of State Ada Okafor"."""
    known = titles().get(" ".join(fold(word.text) for word in before[-3:])) or titles().get(fold(before[-1].text))
    holds = any(fold(word.text) in titles() and titles()[fold(word.text)].kind in _OFFICES for word in before)
    capitals = all(word.is_capital or word.lower in _LINKS for word in before[1:])
    is_title = known is not None and (known.kind in _OFFICES or (holds and known.kind == "modifier"))
    return not after and is_title and capitals and (before[0].is_capital or before[0].lower == "the")
