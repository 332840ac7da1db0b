"""Actors: who is named in an article, by which forms, in which role.

Runs of capitals (`runs`) are read for titles (`titles`, `appositions`, by the tree `predicates`), for what the words stand
for (`kinds`) and for what they belong to (`affiliations`). What lists and form leave open the model's names settle (`votes`);
then the namings are drawn together over the article (`memory`), no surname alone with a relative who bears it (`kin`).
Statements build on `words` and `lists`.
"""

from pipeline.annotation.coreference.entities import draw_together, make_mention
from pipeline.annotation.coreference.relatives import part_kin
from pipeline.annotation.document import AnnotatedArticle
from pipeline.annotation.names.capitals import is_headline
from pipeline.annotation.names.mention import LOCATED, Naming
from pipeline.annotation.names.model_votes import settle
from pipeline.annotation.names.recognition import find_namings
from pipeline.annotation.names.vocabulary import fold
from pipeline.annotation.names.words import read_words
from pipeline.contract.records import Mention


def find_mentions(article: AnnotatedArticle) -> tuple[Mention, ...]:
    """Named actors of the article, one mention each, in the order of their first naming.

    Headlines and datelines add no actor of their own: a capital says nothing there.
    """
    sentences = [(sentence, read_words(sentence)) for sentence in article.body]
    plain = [(sentence, words) for sentence, words in sentences if not is_headline(words)]
    lower_words = frozenset(word.lower for _, words in plain for word in words if word.text[0].islower())
    namings = [naming for sentence, words in plain for naming in find_namings(words, sentence.index, lower_words)]
    namings = settle(_without_places(_drop_overlaps(namings)), {sentence.index: sentence for sentence, _ in plain})
    actors = draw_together(part_kin(namings, article.text), article.text)
    return tuple(make_mention(actor, article.text) for actor in actors)


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


__all__ = ["find_mentions"]
