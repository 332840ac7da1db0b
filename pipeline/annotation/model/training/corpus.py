"""Which sentences train, which choose, which are kept for the card."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.annotation.model.labels import Labels, Name, name_classes
from pipeline.annotation.model.training.names import read_encyclopaedia, read_gum_names, read_newswire, read_web_names
from pipeline.annotation.model.training.treebanks import NAME_LABELS, Tree, read_trees

HELD_OUT = 10  # of the newswire, whose names nobody split, every tenth block chooses
BLOCK = 20  # sentences of one block, so that a story does not stand on both sides
WEB_CHOOSES = 5  # every fifth block of the web text with names chooses
WEB_BLOCK = 8
LONGEST = 120  # words of a sentence that trains: the few longer ones are lists
PARTS = 3  # of the names of newswire and encyclopaedia each epoch takes one part
SPLITS = ("train", "dev", "test")


@dataclass(frozen=True)
class Sentences:
    """What is trained from: sentences with trees (some with names), and sentences with names alone."""

    trees: list[Tree]
    web_names: list[Tree]
    more_names: list[Tree]

    def of_epoch(self, epoch: int) -> list[Tree]:
        """All trees, the names of the web, and one part of the other names."""
        return [*self.trees, *self.web_names, *self.more_names[epoch % PARTS :: PARTS]]


def read_split(folder: Path, split: str) -> dict[str, list[Tree]]:
    """Source → sentences, for one of SPLITS."""
    web = list(read_trees(folder / f"ewt-{split}.conllu.gz"))
    if split != "train":
        web = add_names(web, read_web_names(folder / f"uner-ewt-{split}.iob2.gz"))
    found = {"ewt": web, "gum": list(read_trees(folder / f"gum-{split}.conllu.gz", read_gum_names))}
    if split != "test":
        for source, file, read in (
            ("gmb", "gmb-part.csv.gz", read_newswire),
            ("crossner", "crossner-politics.txt.gz", read_encyclopaedia),
        ):
            found[source] = [tree for at, tree in enumerate(read(folder / file)) if (at // BLOCK % HELD_OUT == 0) == (split == "dev")]
    return found


def add_names(trees: Iterable[Tree], names: Mapping[str, list[Name]], key: str = "sent_id") -> list[Tree]:
    """The trees with the names of a Universal NER file over them, found by `key`; PUD's are numbered otherwise there.

    A sentence that was corrected in one of the two has no names; ValueError where that is more than one in a hundred.
    """
    named = [replace(tree, names=names.get(getattr(tree, key))) for tree in trees]
    missing = [tree.sent_id for tree in named if tree.names is None]
    if 100 * len(missing) > len(named):
        raise ValueError(f"Universal NER has no sentence {missing[0]} of its treebank: take both from one release")
    return named


def read_training_sentences(folder: Path) -> Sentences:
    """The training parts; nobody named EWT's, so four fifths of its development part train names, and names alone."""
    found, web = read_split(folder, "train"), split_web_names(folder)[0]
    trees = [tree for source in ("ewt", "gum") for tree in found[source]]
    parts = (trees, web, [*found["gmb"], *found["crossner"]])
    return Sentences(*([tree for tree in part if len(tree.words) <= LONGEST] for part in parts))


def split_web_names(folder: Path) -> tuple[list[Tree], list[Tree]]:
    """EWT's development part as sentences with names alone: those that train, those that choose."""
    web = [replace(tree, heads=[], deps=[], tags=[], pos=[]) for tree in read_split(folder, "dev")["ewt"]]
    sides: tuple[list[Tree], list[Tree]] = [], []
    for at, tree in enumerate(web):
        sides[at // WEB_BLOCK % WEB_CHOOSES == 0].append(tree)
    return sides


def collect_labels(sentences: Sentences) -> Labels:
    """All that the trees are annotated with."""

    def all_of(field: str) -> tuple[str, ...]:
        return tuple(sorted({value for tree in sentences.trees for value in getattr(tree, field)}))

    return Labels(tags=all_of("tags"), parts_of_speech=all_of("pos"), relations=all_of("deps"), names=name_classes(NAME_LABELS))
