"""Scores the shipped model on the treebanks' test parts, as the card prints them: `python -m pipeline.language.training.score FOLDER`."""

import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.training import Example

from pipeline.language.model import load_model
from pipeline.language.training.augmentation import print_as_headline
from pipeline.language.training.corpus import make_doc, read_split
from pipeline.language.training.treebanks import Tree

MEASURES = {
    "tags": "tag_acc", "lemmas": "lemma_acc", "UAS": "dep_uas", "LAS": "dep_las", "sentences": "sents_f", "names": "ents_f",
}  # fmt: skip
Groups = list[list[Tree]]


def list_parts(folder: Path) -> dict[str, Groups]:
    """What is scored: the test parts whole, GUM's news alone, and both in other dress."""
    test, dev = read_split(folder, "test"), read_split(folder, "dev")
    news = [trees for trees in (*dev["gum"], *test["gum"]) if "_news_" in trees[0].document]
    both = [*test["ewt"], *test["gum"]]
    return {
        "EWT test": test["ewt"],
        "GUM test": test["gum"],
        "GUM news (dev and test)": news,
        "both tests, lower case": _dress(both, str.lower),
        "both tests, capitals": _dress(both, str.upper),
        "both tests, headline case": _dress(both, print_as_headline),
    }


def _dress(groups: Groups, change: Callable[[str], str]) -> Groups:
    return [[replace(tree, words=[change(word) for word in tree.words]) for tree in trees] for trees in groups]


def score(nlp: Language, groups: Groups) -> dict[str, float]:
    """MEASURES of the model on documents, in percent."""
    docs = [make_doc(nlp.vocab, trees) for trees in groups]
    found = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs])
    return {name: 100 * found[key] for name, key in MEASURES.items()}


def measure_speed(nlp: Language, groups: Groups, docs_at_once: int = 6) -> float:
    """Words a second on one core, over texts as long as an article, one at a time as the pipeline reads them."""
    texts = [make_doc(nlp.vocab, trees).text for trees in groups]
    articles = [nlp.make_doc("\n\n".join(texts[at : at + docs_at_once])) for at in range(0, len(texts), docs_at_once)]
    started = time.process_time()
    for article in articles:
        nlp(article)
    return sum(map(len, articles)) / (time.process_time() - started)


def main(folder: Path) -> Iterable[str]:
    """The rows of the card's table."""
    nlp, parts = load_model(), list_parts(folder)
    yield f"| | {' | '.join(MEASURES)} |"
    yield f"|---|{'---|' * len(MEASURES)}"
    for name, groups in parts.items():
        yield f"| {name} | {' | '.join(f'{value:.1f}' for value in score(nlp, groups).values())} |"
    yield f"{measure_speed(nlp, parts['GUM test']):.0f} words a second"


if __name__ == "__main__":
    for line in main(Path(sys.argv[1])):
        print(line, flush=True)
