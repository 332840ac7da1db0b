"""Whom "he" and "she" at the head of a sentence mean, where the sentence before names one person only.

Only the sure case is read: one person named, who is what that sentence is about or whom it tells to be arrested, and no
quotation. What a pronoun means inside its own sentence is asked of `singles.antecedent_of`.
"""

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.boundaries import name_of, names_in
from pipeline.annotation.document import AnnotatedArticle, Sentence
from pipeline.annotation.names.vocabulary import given_names
from pipeline.annotation.noun_phrases import MEANT
from pipeline.annotation.syntax import children
from pipeline.lexicon import words_of
from pipeline.lexicon.forms import accusing_forms, speech_forms

_GENDERS = {"he": "F", "she": "M"}  # the gender of names that a pronoun cannot stand for
_QUOTES = ('"', "“", "”", "''", "``")


def mark_pronouns(article: AnnotatedArticle) -> None:
    """Keeps on the article's words, by its place, the name that each such pronoun stands for; of an article with sentences."""
    meant: dict[int, Token] = {}
    before: Sentence | None = None
    topic: Token | None = None
    for sentence in article.body:
        pronoun = _opening_pronoun(sentence)
        following = before is not None and sentence.index == before.index + 1 and sentence.paragraph - before.paragraph <= 1
        if pronoun is not None and topic is not None and following and _may_stand_for(pronoun, topic):
            meant[pronoun.i] = topic
        else:
            topic = _topic_of(sentence)
        before = sentence
    article.sentences[0].words.doc.user_data[MEANT] = meant


def _opening_pronoun(sentence: Sentence) -> Token | None:
    """The pronoun that is the first subject of a sentence with no other person named in it, and no quotation."""
    if any(mark in sentence.text for mark in _QUOTES):
        return None
    subject = next((word for word in sentence.words if word.dep_.startswith("nsubj")), None)
    return subject if subject is not None and subject.lower_ in _GENDERS and not _persons(sentence.words) else None


def _persons(words: Words) -> list[Words]:
    return list(names_in(words, "PER"))


def _topic_of(sentence: Sentence) -> Token | None:
    """The one person whom a sentence names, where it is about him and not told by him; None where another may be meant as well."""
    people = _persons(sentence.words)
    if len({entity[-1].text for entity in people}) != 1 or any(mark in sentence.text for mark in _QUOTES):
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
    return entity is not None and given_names().get(entity[0].text) != _GENDERS[pronoun.lower_]
