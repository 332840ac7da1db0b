"""The training loop: a fixed number of epochs over trees and names, resumable from its last checkpoint."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.annotation.model.labels import Labels
from pipeline.annotation.model.training.augmentation import dress
from pipeline.annotation.model.training.batches import UNMARKED, Answers, Batch, count_words, make_answers, make_batch, shuffle_batches
from pipeline.annotation.model.training.corpus import Sentences
from pipeline.annotation.model.training.network import Network
from pipeline.annotation.model.training.treebanks import Tree
from pipeline.annotation.model.wordpiece import WordPieces

SEED = 1
EPOCHS = 12
WORDS_A_BATCH = 1000
RATE_ENCODER, RATE_HEADS, DECAY, CLIP = 3e-4, 2e-3, 0.01, 1.0
WARM_UP = 200  # steps up to the full rate, which then falls in a line to a fiftieth
LOSS_WEIGHTS = {"tags": 0.5, "parts_of_speech": 0.3, "names": 1.5, "arcs": 1.0, "relations": 1.0}
KEEP_EVERY = 100  # steps between checkpoints
ENCODER = ("layers.", "norm.", "positions.", "kind")  # what learns at the encoder's rate
TOO_FAR = -1e9


def fit(sentences: Sentences, labels: Labels, base: Path, vocabulary: Path, work: Path) -> Network:
    """The trained network; prints its losses, keeps `work/checkpoint.pt` and goes on from it where it is there."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    pieces = WordPieces(vocabulary)
    network = Network(len(labels.tags), len(labels.parts_of_speech), len(labels.relations), len(labels.names))
    network.load_base(base)
    network.pieces.weight.requires_grad_(False)  # words seldom seen keep their place beside those often seen
    weights = Weights(network)
    checkpoint = work / "checkpoint.pt"
    done = weights.restore(checkpoint) if checkpoint.exists() else 0
    plan = list(_plan(sentences))
    progress = _Progress(len(plan))
    network.train()
    for step, trees in enumerate(plan[done:], done):
        torch.manual_seed(SEED + step)  # so that a resumed run drops what an unbroken one would
        weights.set_rate(min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - step / len(plan)))
        dressed = dress(trees, random.Random(SEED + step))
        losses = take_losses(network, make_batch([tree.words for tree in dressed], pieces), make_answers(dressed, labels))
        weights.learn(sum(LOSS_WEIGHTS[name] * loss for name, loss in losses.items()))
        progress.add(count_words(trees), losses)
        if (step + 1) % KEEP_EVERY == 0 or step + 1 == len(plan):
            weights.keep(checkpoint, step + 1)
            progress.show(step + 1)
    weights.write_exact()
    return network.eval()


class Weights:
    """The network's weights, exact beside the half-precision ones that it computes with, and their optimiser.

    Half precision halves the memory that a step moves, and with it the time; small steps would be lost in it.
    """

    def __init__(self, network: Network) -> None:
        self.network = network
        self.exact = {name: value.detach().clone() for name, value in network.named_parameters() if value.requires_grad}
        encoder = [value for name, value in self.exact.items() if name.startswith(ENCODER)]
        heads = [value for name, value in self.exact.items() if not name.startswith(ENCODER)]
        groups = [{"params": encoder, "full": RATE_ENCODER}, {"params": heads, "full": RATE_HEADS}]
        self.optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=DECAY, fused=True)
        network.to(torch.bfloat16)
        self.half = {name: value for name, value in network.named_parameters() if value.requires_grad}

    def set_rate(self, share: float) -> None:
        """Sets the rates to a share of the full ones."""
        for group in self.optimiser.param_groups:
            group["lr"] = group["full"] * share

    def learn(self, loss: Tensor) -> None:
        """One step down the gradient of a loss."""
        for value in self.half.values():
            value.grad = None
        loss.backward()
        for name, value in self.exact.items():
            value.grad = self.half[name].grad.float()
        nn.utils.clip_grad_norm_(self.exact.values(), CLIP)
        self.optimiser.step()
        self._round()

    def _round(self) -> None:
        with torch.no_grad():
            for name, value in self.exact.items():
                self.half[name].copy_(value)

    def keep(self, checkpoint: Path, step: int) -> None:
        """Writes what `restore` reads, in one move."""
        state = {"exact": self.exact, "optimiser": self.optimiser.state_dict(), "step": step}
        torch.save(state, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)

    def restore(self, checkpoint: Path) -> int:
        """Goes on from a checkpoint; the number of steps it had taken."""
        kept = torch.load(checkpoint, weights_only=True)
        with torch.no_grad():
            for name, value in self.exact.items():
                value.copy_(kept["exact"][name])
        self.optimiser.load_state_dict(kept["optimiser"])
        self._round()
        return kept["step"]

    def write_exact(self) -> None:
        """Puts the exact weights into the network; those that were not trained are as exact as the base's rounding left them."""
        self.network.float()
        with torch.no_grad():
            for name, value in self.network.named_parameters():
                if name in self.exact:
                    value.copy_(self.exact[name])


class _Progress:
    """Running means of the losses, and the speed."""

    def __init__(self, steps: int) -> None:
        self.steps, self.words, self.started = steps, 0, time.monotonic()
        self.losses = dict.fromkeys(LOSS_WEIGHTS, 0.0)

    def add(self, words: int, losses: dict[str, Tensor]) -> None:
        self.words += words
        self.losses = {name: 0.98 * old + 0.02 * float(losses[name].detach()) for name, old in self.losses.items()}

    def show(self, step: int) -> None:
        rate = self.words / (time.monotonic() - self.started)
        shown = ", ".join(f"{name} {value:.3f}" for name, value in self.losses.items())
        print(f"step {step} of {self.steps}, {rate:.0f} words a second: {shown}", flush=True)


def _plan(sentences: Sentences) -> Iterator[list[Tree]]:
    """The batches of all epochs, in order; of names without trees each epoch takes another part."""
    chance = random.Random(SEED)
    for epoch in range(EPOCHS):
        yield from shuffle_batches(sentences.of_epoch(epoch), WORDS_A_BATCH, chance)


def take_losses(network: Network, batch: Batch, answers: Answers) -> dict[str, Tensor]:
    """Mean cross-entropy of each head over the words that have an answer; relations are asked of the true heads."""
    tags, parts, names, arcs, dependents, heads = network(*batch.inputs())
    chosen = torch.gather(heads, 1, answers.heads.clamp(min=0)[:, :, None].expand(-1, -1, heads.shape[-1]))
    relations = network.relate(dependents, chosen)
    arcs = arcs.float().masked_fill(~batch.is_head[:, None, :], TOO_FAR)
    pairs = {
        "tags": (tags, answers.tags),
        "parts_of_speech": (parts, answers.parts_of_speech),
        "names": (names, answers.names),
        "arcs": (arcs, answers.heads),
        "relations": (relations, answers.relations),
    }
    return {name: _cross_entropy(scores, classes) for name, (scores, classes) in pairs.items()}


def _cross_entropy(scores: Tensor, classes: Tensor) -> Tensor:
    marked = int((classes != UNMARKED).sum())
    total = functional.cross_entropy(scores.float().flatten(0, 1), classes.flatten(), ignore_index=UNMARKED, reduction="sum")
    return total / max(1, marked)
