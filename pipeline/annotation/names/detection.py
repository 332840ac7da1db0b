"""The names of an article: those of its sentences, longest first, their types as lists, form and the model bear them out."""

from collections.abc import Sequence

from pipeline.annotation.document import Sentence
from pipeline.annotation.names.capitals import is_headline
from pipeline.annotation.names.mention import LOCATED, Naming
from pipeline.annotation.names.model_votes import settle
from pipeline.annotation.names.recognition import find_namings
from pipeline.annotation.names.vocabulary import fold
from pipeline.annotation.names.words import read_words


def detect_names(body: Sequence[Sentence]) -> list[Naming]:
    """Names of actors in the prose, in order; headlines and datelines add none of their own, as a capital says nothing there."""
    sentences = [(sentence, read_words(sentence)) for sentence in body]
    plain = [(sentence, words) for sentence, words in sentences if not is_headline(words)]
    lower_words = frozenset(word.lower for _, words in plain for word in words if word.text[0].islower())
    namings = [naming for sentence, words in plain for naming in find_namings(words, sentence.index, lower_words)]
    return settle(_without_places(_drop_overlaps(namings)), {sentence.index: sentence for sentence, _ in plain})


def _without_places(namings: list[Naming]) -> list[Naming]:
    """The namings without those of words that the article shows to be a place's."""
    places = {fold(naming.text) for naming in namings if naming.rule == f"actors.{LOCATED}"}
    return [naming for naming in namings if naming.is_sure or fold(naming.text) not in places] if places else namings


def _drop_overlaps(namings: list[Naming]) -> list[Naming]:
    """Of two namings that share words the longer, of two as long the surer."""
    kept: list[Naming] = []
    taken: set[int] = set()
    for naming in sorted(namings, key=lambda n: (not n.is_sure, n.span.start - n.span.end, n.span, n.rule)):
        covered = range(naming.span.start, naming.span.end)
        if taken.isdisjoint(covered):
            taken.update(covered)
            kept.append(naming)
    return sorted(kept, key=lambda naming: naming.span)
