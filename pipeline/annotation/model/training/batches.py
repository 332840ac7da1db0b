"""Sentences of treebanks → batches of tensors, and the answers that each is trained towards."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import torch
from torch import Tensor

from pipeline.annotation.model.features import case_of, lists_of
from pipeline.annotation.model.labels import Labels
from pipeline.annotation.model.training.treebanks import Tree
from pipeline.annotation.model.wordpiece import WordPieces

UNMARKED = -100  # PyTorch's class for what no loss is taken of
SORTED_AT_ONCE = 1500  # sentences: within so many, those of one length share a batch


@dataclass(frozen=True)
class Batch:
    """Inputs of the network, (batch, pieces) or (batch, words + 1), and which words there are."""

    pieces: Tensor
    cases: Tensor
    lists: Tensor
    first: Tensor
    mask: Tensor
    is_word: Tensor  # (batch, words + 1), false at the root and beyond the end

    @property
    def is_head(self) -> Tensor:
        """Which columns may be a head: the words and the root."""
        allowed = self.is_word.clone()
        allowed[:, 0] = True
        return allowed

    def inputs(self) -> tuple[Tensor, ...]:
        """The network's arguments."""
        return self.pieces, self.cases, self.lists, self.first, self.mask


@dataclass(frozen=True)
class Answers:
    """Classes by (batch, words + 1); UNMARKED where a sentence has none."""

    tags: Tensor
    parts_of_speech: Tensor
    names: Tensor
    heads: Tensor
    relations: Tensor


def encode_words(words: Sequence[str], vocabulary: WordPieces) -> tuple[list[int], list[int], list[int], list[int]]:
    """Pieces, cases, lists and each word's first piece (the root's first), of one sentence."""
    pieces, cases, lists, first = [vocabulary.first], [0], [0], [0]
    for word in words:
        own = vocabulary.of_word(word)
        first.append(len(pieces))
        pieces += own
        cases += [case_of(word)] * len(own)
        lists += [lists_of(word)] * len(own)
    return [*pieces, vocabulary.last], [*cases, 0], [*lists, 0], first


def make_batch(sentences: Sequence[Sequence[str]], vocabulary: WordPieces) -> Batch:
    """The inputs of some sentences, padded to the longest."""
    found = [encode_words(words, vocabulary) for words in sentences]
    longest = max(len(pieces) for pieces, *_ in found)
    most_words = max(len(first) for *_, first in found)
    columns = [_pad([one[at] for one in found], longest if at < 3 else most_words) for at in range(4)]
    mask = _pad([[1] * len(pieces) for pieces, *_ in found], longest)
    is_word = _pad([[0, *[1] * len(words)] for words in sentences], most_words).bool()
    return Batch(*[*columns, mask, is_word])


def make_answers(trees: Sequence[Tree], labels: Labels) -> Answers:
    """What the network should say of the words of some sentences."""
    width = 1 + max(len(tree.words) for tree in trees)
    parsed = [tree if tree.heads else None for tree in trees]

    def classes(values: Callable[[Tree], Sequence[int]], of: Sequence[Tree | None]) -> Tensor:
        return _pad([[UNMARKED, *values(tree)] if tree else [] for tree in of], width, UNMARKED)

    named = [tree if tree.names is not None else None for tree in trees]
    return Answers(
        tags=classes(lambda tree: [labels.tags.index(tag) for tag in tree.tags], parsed),
        parts_of_speech=classes(lambda tree: [labels.parts_of_speech.index(tag) for tag in tree.pos], parsed),
        names=classes(lambda tree: labels.classes_of_names(tree.names, len(tree.words)), named),
        heads=classes(lambda tree: [0 if head == at else head + 1 for at, head in enumerate(tree.heads)], parsed),
        relations=classes(lambda tree: [labels.relations.index(relation) for relation in tree.deps], parsed),
    )


def shuffle_batches(trees: Sequence[Tree], words: int, chance: random.Random) -> list[list[Tree]]:
    """All sentences once, in batches of about so many words of like length, in random order."""
    order = list(trees)
    chance.shuffle(order)
    found: list[list[Tree]] = []
    for at in range(0, len(order), SORTED_AT_ONCE):
        found += _fill(sorted(order[at : at + SORTED_AT_ONCE], key=lambda tree: len(tree.words)), words)
    chance.shuffle(found)
    return found


def _fill(trees: list[Tree], words: int) -> Iterator[list[Tree]]:
    batch: list[Tree] = []
    for tree in trees:
        if batch and (len(batch) + 1) * (len(tree.words) + 2) > words:
            yield batch
            batch = []
        batch.append(tree)
    if batch:
        yield batch


def _pad(rows: Sequence[Sequence[int]], width: int, value: int = 0) -> Tensor:
    out = np.full((len(rows), width), value, np.int64)
    for at, row in enumerate(rows):
        out[at, : len(row)] = row
    return torch.from_numpy(out)


def count_words(trees: Sequence[Tree]) -> int:
    """How many words some sentences hold."""
    return sum(1 for _ in chain.from_iterable(tree.words for tree in trees))
