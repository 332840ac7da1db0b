"""Whom "he" and "she" stand for, found once for every pronoun of an article.

Sure is a single person who is the subject of the clause above the pronoun, and, at the head of a sentence, the one person
whom the sentence before is about. Else it is the person most spoken of: the first who fits in its own sentence, who spoke in
an earlier one, or the subject nearest before; a sentence that such a pronoun opens goes on about the same person.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from pipeline.annotation.boundaries import name_of, names_in
from pipeline.annotation.coreference.office_holders import OfficeHolders
from pipeline.annotation.document import ANTECEDENTS, Sentence
from pipeline.annotation.names.mention import PERSON, Entity
from pipeline.annotation.names.vocabulary import given_names
from pipeline.annotation.noun_phrases import bounds, is_person, is_single, is_title, named_by
from pipeline.annotation.quotations import Quotation
from pipeline.annotation.syntax import ancestors, children, find_subject
from pipeline.lexicon import words_of
from pipeline.lexicon.forms import accusing_forms, speech_forms
from pipeline.rules import rule

GENDERS = {"he": "M", "him": "M", "his": "M", "she": "F", "her": "F"}
SINGULAR = frozenset({"he", "she", "him", "her"})
_SUBJECTS = frozenset({"he", "she"})
_MARKS = ('"', "“", "”", "''", "``")
REACH = 5  # sentences back in which a pronoun's person is looked for
HEADS = 3  # above a pronoun, among which the subject that it repeats is looked for


class Antecedents(NamedTuple):
    """By the number of a pronoun that of the word that heads its antecedent: the only one, and the likeliest that has a name."""

    sure: Mapping[int, int]
    likely: Mapping[int, int]


def antecedent_of(pronoun: Token) -> Token | None:
    """The one person a pronoun can stand for, named or described; None where there are several, or none."""
    found = pronoun.doc.user_data[ANTECEDENTS].sure.get(pronoun.i)
    return None if found is None else pronoun.doc[found]


def likely_antecedent_of(pronoun: Token) -> Token | None:
    """The name of the person that a pronoun most likely stands for."""
    found = pronoun.doc.user_data[ANTECEDENTS].likely.get(pronoun.i)
    return None if found is None else pronoun.doc[found]


def meant_by(noun: Token) -> Token:
    """Whom "he" or "she" stands for, where only one can be meant; any other noun itself."""
    return (antecedent_of(noun) or noun) if noun.lower_ in _SUBJECTS else noun


def find_antecedents(sentences: Sequence[Sentence], entities: Sequence[Entity], quotes: Sequence[Quotation]) -> Antecedents:
    """Whom each pronoun stands for; of sentences whose names and trees are done."""
    body = [sentence for sentence in sentences if sentence.part == "body"]
    topics, discourse = _find_topics(body), _Discourse(body, entities, quotes)
    sure: dict[int, Token] = {}
    for pronoun in (word for sentence in sentences for word in sentence.words if word.lower_ in SINGULAR):
        person = _subject_above(pronoun) or topics.get(pronoun.i)
        if person is not None and discourse.agrees(person, GENDERS[pronoun.lower_]):
            sure[pronoun.i] = person
    likely = discourse.resolve(sure)
    return Antecedents({at: person.i for at, person in sure.items()}, {at: name.i for at, name in likely.items()})


@rule("coreference.subject_above", fires_on="Roy Lee fled after he shot a man.", spares="She shot him.", otherwise=None)
def _subject_above(pronoun: Token) -> Token | None:
    """The subject of the clause above a pronoun in its own sentence, where that is a single person."""
    doer = find_subject(pronoun.head) if pronoun.dep_ in {"obj", "iobj"} else None
    if doer is not None and doer.token.lower_ in SINGULAR:
        return None  # "she shot him": he is not whom "she" stands for
    for number, above in enumerate(ancestors(pronoun)):
        if number > HEADS:
            return None
        subject = find_subject(above)
        if subject and subject.token.i < pronoun.i and subject.token.lower_ not in SINGULAR:
            if doer is not None and named_by(doer.token).text == named_by(subject.token).text:
                return None  # "Lopez fired at a guard, hitting him": "him" is nobody who does it
            return subject.token if is_person(subject.token) and is_single(subject.token) else None
    return None


def _find_topics(body: Sequence[Sentence]) -> dict[int, Token]:
    """The name that each pronoun at the head of a sentence stands for, where the sentence before is about one person."""
    meant: dict[int, Token] = {}
    before: Sentence | None = None
    topic: Token | None = None
    for sentence in body:
        pronoun = _opening_pronoun(sentence)
        following = before is not None and sentence.index == before.index + 1 and sentence.paragraph - before.paragraph <= 1
        if pronoun is not None and topic is not None and following and _may_stand_for(pronoun, topic):
            meant[pronoun.i] = topic
        else:
            topic = _topic_of(sentence)
        before = sentence
    return meant


def _opening_pronoun(sentence: Sentence) -> Token | None:
    """The pronoun that is the first subject of a sentence with no other person named in it, and no quotation."""
    if any(mark in sentence.text for mark in _MARKS):
        return None
    subject = next((word for word in sentence.words if word.dep_.startswith("nsubj")), None)
    return subject if subject is not None and subject.lower_ in _SUBJECTS and next(names_in(sentence.words, "PER"), None) is None else None


@rule("coreference.topic", fires_on="Karl Brandt is armed. He is wanted.", spares="Police shot a man, said Karl Brandt.", otherwise=None)
def _topic_of(sentence: Sentence) -> Token | None:
    """The one person whom a sentence names, where it is about him and not told by him; None where another may be meant as well."""
    people = list(names_in(sentence.words, "PER"))
    if len({entity[-1].text for entity in people}) != 1 or any(mark in sentence.text for mark in _MARKS):
        return None
    name = people[0].root
    others = [word for word in sentence.words if word.dep_.startswith("nsubj") and word.lower_ in words_of("population", "singular")]
    if any(other not in people[0] and people[0].root not in children(other, "appos", "flat", "nmod:desc") for other in others):
        return None
    if name.dep_.startswith("nsubj"):
        return None if name.dep_ == "nsubj" and name.head.lower_ in speech_forms() else name
    return name if name.dep_ == "obj" and name.head.lower_ in accusing_forms() else None


def _may_stand_for(pronoun: Token, name: Token) -> bool:
    entity = name_of(name)
    return entity is not None and given_names().get(entity[0].text) in {None, "", GENDERS[pronoun.lower_]}


def _described(gender: str) -> frozenset[str]:
    """Nouns for people of that gender."""
    return words_of("population", "female" if gender == "F" else "male")


class _Discourse:
    """The persons of an article's prose in reading order, and who speaks in which sentence."""

    def __init__(self, body: Sequence[Sentence], entities: Sequence[Entity], quotes: Sequence[Quotation]) -> None:
        self.body, self._genders = body, {number: entity.gender for number, entity in enumerate(entities) if entity.gender}
        self._is_person = {number: entity.kind == PERSON for number, entity in enumerate(entities)}
        self._quoted = {at for quote in quotes for at in range(quote.outer.start, quote.outer.end)}
        self._at = {at: number for number, one in enumerate(entities) for place in one.places for at in range(place.start, place.end)}
        self._first = [(entity.places[0].start, entity.places[0].end) for entity in entities]
        with_role = ((number, one) for number, one in enumerate(entities) if one.kind == PERSON and one.role)
        self._holders = OfficeHolders((number, one.places[0].start, one.role) for number, one in with_role)
        self._found: dict[int, Token] = {}

    def resolve(self, sure: Mapping[int, Token]) -> dict[int, Token]:
        """The persons named in the article whom its pronouns most likely stand for, given whom some surely do."""
        for number, sentence in enumerate(self.body):
            for word in sentence.words:
                gender = GENDERS.get(word.lower_)
                if gender is None:
                    continue
                known = sure.get(word.i)
                if known is not None and known.idx not in self._at and not is_title(known.lower_):
                    continue  # "the girl", whom the article does not name
                name = known if known is not None and known.idx in self._at else self._last_person(number, word, gender, REACH)
                if name is not None and not self._is_doer(name, word):
                    self._found[word.i] = name
                    if word.dep_ == "nsubj" and word.head.lower_ in speech_forms():
                        self._genders.setdefault(self._at[name.idx], gender)
        return self._found

    @rule("coreference.not_oneself", fires_on="Omar Brandt left. Brandt told him that.", spares="Omar Said left. He was late.")
    def _is_doer(self, name: Token, pronoun: Token) -> bool:
        """Whether a pronoun would be done to by itself: "Said told him"."""
        doer = find_subject(pronoun.head) if pronoun.dep_ in {"obj", "iobj"} else None
        whose = None if doer is None else self._at.get(self._found.get(doer.token.i, doer.token).idx)
        return whose is not None and whose == self._at[name.idx]

    def agrees(self, noun: Token, gender: str) -> bool:
        """Whether nothing shows that a noun's person is of the other gender."""
        entity = self._at.get(noun.idx)
        known = self._genders.get(entity, gender) if entity is not None else gender
        return known == gender and noun.lower_ not in _described("F" if gender == "M" else "M")

    @rule(
        "coreference.person_spoken_of",
        fires_on="Lena Okafor met Omar Said. He was late.",
        spares="A witness said so. He was late.",
        otherwise=None,
    )
    def _last_person(self, number: int, before: Token, gender: str, reach: int) -> Token | None:
        sentence = self.body[number]
        inside = list(self._fitting(sentence, gender, before.i))
        speaker = self._speaker(sentence, before.i)
        if speaker is not None and self._fits(speaker, gender):
            return speaker  # "Asked by Okafor, Marlowe said …, but he denied it"
        if inside and self._opening(sentence, gender, before.i) is None:
            return inside[0]
        if speaker is not None and self._is_unnamed(speaker, gender):
            return None  # somebody unnamed speaks in the sentence: the pronoun may well be his
        if any(word.lower_ in _described(gender) for word in sentence.words if word.i < before.i and word.idx not in self._quoted):
            return None  # "how the girl got the gun, and where she found it"
        for earlier in range(number - 1, max(-1, number - 1 - reach), -1):
            sentence = self.body[earlier]
            fitting = list(self._fitting(sentence, gender))
            speaker = self._speaker(sentence)
            speaker = self._found.get(speaker.i, speaker) if speaker is not None else None
            if speaker is not None and self._fits(speaker, gender):
                return speaker
            told_by_other = speaker is not None and self._is_unnamed(speaker, gender)
            if not fitting and (told_by_other or self._is_about_other(sentence, gender)):
                return None  # somebody unnamed spoke, or is spoken of: the pronoun may well be his
            if (opening := self._opening(sentence, gender)) is not None:
                return self._found.get(opening.i) or self._last_person(earlier, opening, gender, reach - number + earlier)
            if fitting:
                return min(fitting, key=lambda name: (self._at[name.idx] not in self._genders, not name.dep_.startswith("nsubj")))
        return None

    def _fitting(self, sentence: Sentence, gender: str, end: int | None = None) -> Iterator[Token]:
        """Heads of the persons' names outside quotation marks that a pronoun of that gender may stand for."""
        last = None
        for word in sentence.words:
            if end is not None and word.i >= end:
                return
            entity = self._at.get(word.idx)
            if entity is not None and entity != last and self._fits(word, gender) and word.idx not in self._quoted:
                yield self._head(word)
            last = entity

    def _head(self, word: Token) -> Token:
        """The word of a name on which its others hang."""
        while word.head.i != word.i and self._at.get(word.head.idx) == self._at[word.idx]:
            word = word.head
        return word

    def _fits(self, name: Token, gender: str) -> bool:
        entity = self._at.get(name.idx)
        return entity is not None and self._is_person[entity] and self._genders.get(entity, gender) == gender

    def _is_unnamed(self, speaker: Token, gender: str) -> bool:
        """Whether a speaker is a person without a name, whom a pronoun of that gender may mean."""
        is_one = speaker.tag_ != "PRP" and is_person(speaker) and is_single(speaker)
        return is_one and speaker.idx not in self._at and self.agrees(speaker, gender)

    def _is_about_other(self, sentence: Sentence, gender: str) -> bool:
        """Whether a described person of that gender is a subject of a sentence: "Okoro's brother mourned"."""
        nouns = (word for word in sentence.words if word.lower_ in _described(gender) and word.dep_.startswith("nsubj"))
        return any(self._named(noun).idx not in self._at and noun.idx not in self._quoted for noun in nouns)

    def _opening(self, sentence: Sentence, gender: str, end: int | None = None) -> Token | None:
        """The pronoun of that gender that stands as a subject before any fitting name of a sentence."""
        for word in sentence.words:
            if (end is not None and word.i >= end) or self._fits(word, gender):
                return None
            if word.lower_ in _SUBJECTS and GENDERS[word.lower_] == gender and word.idx not in self._quoted:
                return word
        return None

    def _speaker(self, sentence: Sentence, end: int | None = None) -> Token | None:
        """Who speaks in a sentence, outside quotation marks: the first whom it names, else the first."""
        found = [self._named(word) for word in sentence.words if self._speaks(word) and (end is None or word.i < end)]
        return next((word for word in found if word.idx in self._at), found[0] if found else None)

    def _speaks(self, word: Token) -> bool:
        is_told = word.dep_ == "nsubj" and word.head.lower_ in speech_forms() and word.idx not in self._quoted
        return is_told or (word.dep_ == "obl" and any(child.lower_ == "according" for child in word.children))

    def _named(self, noun: Token) -> Token:
        """The name in a speaker's phrase, "the clerk, Omar Said", or of the one who holds his office: "the minister"."""
        if noun.idx in self._at:
            return noun
        beside = (*named_by(noun), *children(noun, "flat", "appos", "compound", "nmod:desc"))
        if (name := next((word for word in beside if self._is_person.get(self._at.get(word.idx, -1))), None)) is not None:
            return name
        first, last = bounds(noun)
        holder = self._holders.find([word.text for word in noun.doc[first:last]], noun.idx)
        return noun if holder is None else noun.doc.char_span(*self._first[holder], alignment_mode="expand").root
