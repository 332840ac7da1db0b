"""The encoder and its heads in PyTorch: what is trained, and what is exported to run without PyTorch.

The encoder is BERT's (Devlin et al. 2019), post-norm, here with the lower layers of all-MiniLM-L6-v2. A word's first
piece stands for it. Heads are scored by a biaffine of dependent and head (Dozat and Manning 2017), relations by a
product and a sum of both, which costs a tenth of a full biaffine, names by a class for each of BIOES and kind.
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from pipeline.annotation.model.features import CASES, MEMBERSHIPS

WIDTH, INNER, ATTENTION_HEADS, POSITIONS, PIECES = 384, 1536, 12, 512, 30522  # of the base
LAYERS = 4  # of its six: two more read a third slower
ARC, RELATION = 256, 256  # widths of the two parsing heads
NORM = 1e-12
HIDDEN_DROPOUT, HEAD_DROPOUT = 0.1, 0.25


class Layer(nn.Module):
    """One layer: self-attention and a feed-forward of one inner level, each added to what came in and normed."""

    def __init__(self) -> None:
        super().__init__()
        self.ask, self.mix = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)  # queries, keys and values at once
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.after_attention, self.after_feeding = nn.LayerNorm(WIDTH, NORM), nn.LayerNorm(WIDTH, NORM)
        self.drop = nn.Dropout(HIDDEN_DROPOUT)

    def forward(self, state: Tensor, bias: Tensor | None) -> Tensor:
        """`state` is (batch, pieces, WIDTH); `bias` (batch, 1, 1, pieces) is very negative where there is no piece."""
        query, key, value = (_part(one) for one in self.ask(state).chunk(3, dim=-1))
        scores = query @ key.transpose(-1, -2) * (WIDTH / ATTENTION_HEADS) ** -0.5
        weights = torch.softmax(scores if bias is None else scores + bias, dim=-1)
        mixed = (weights @ value).transpose(1, 2).flatten(2)
        state = self.after_attention(state + self.mix(mixed))
        return self.after_feeding(state + self.drop(self.down(functional.gelu(self.up(state)))))


def _part(state: Tensor) -> Tensor:
    """(batch, pieces, WIDTH) → (batch, ATTENTION_HEADS, pieces, width of one)."""
    return state.unflatten(-1, (ATTENTION_HEADS, WIDTH // ATTENTION_HEADS)).transpose(1, 2)


class Network(nn.Module):
    """From pieces of a sentence to scores of tags, heads, relations and names of its words."""

    def __init__(self, tags: int, parts_of_speech: int, relations: int, name_classes: int, layers: int = LAYERS) -> None:
        super().__init__()
        self.pieces, self.positions = nn.Embedding(PIECES, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))  # the base's embedding of "first of two texts": here there is one
        self.cases, self.lists = nn.Embedding(CASES, WIDTH), nn.Embedding(MEMBERSHIPS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, NORM)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.drop, self.drop_inner = nn.Dropout(HEAD_DROPOUT), nn.Dropout(HIDDEN_DROPOUT)
        self.tag, self.part_of_speech = nn.Linear(WIDTH, tags), nn.Linear(WIDTH, parts_of_speech)
        self.name = nn.Linear(WIDTH, name_classes)
        self.arc_head, self.arc_dependent = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc = nn.Linear(ARC, ARC)
        self.relation_head, self.relation_dependent = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.relation = nn.Linear(2 * RELATION, relations)
        for embedding in (self.cases, self.lists):
            nn.init.zeros_(embedding.weight)  # at first the base sees what it was made for

    def encode(self, pieces: Tensor, cases: Tensor, lists: Tensor, mask: Tensor | None = None) -> Tensor:
        """(batch, pieces) each → (batch, pieces, WIDTH); `mask` is 0 where a shorter sentence has no piece."""
        places = self.positions(torch.arange(pieces.shape[1], device=pieces.device))
        state = self.norm(self.pieces(pieces) + places + self.kind + self.cases(cases) + self.lists(lists))
        state = self.drop_inner(state)
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(state.dtype)) * -1e4
        for layer in self.layers:
            state = layer(state, bias)
        return state

    def forward(self, pieces: Tensor, cases: Tensor, lists: Tensor, first: Tensor, mask: Tensor | None = None):
        """Scores of a batch.

        `first` is (batch, words + 1): the first piece of each word, before them that of the sentence's mark, which stands
        for the root. Returns tags, parts of speech and names as (batch, words + 1, classes), arcs as (batch, dependent,
        head), and the two sides of a relation as (batch, words + 1, RELATION) each.
        """
        state = self.encode(pieces, cases, lists, mask)
        words = self.drop(torch.gather(state, 1, first[:, :, None].expand(-1, -1, WIDTH)))
        head = self.drop(functional.gelu(self.arc_head(words)))
        dependent = self.drop(functional.gelu(self.arc_dependent(words)))
        arcs = self.arc(dependent) @ head.transpose(1, 2)
        sides = self.drop(self.relation_dependent(words)), self.drop(self.relation_head(words))
        return self.tag(words), self.part_of_speech(words), self.name(words), arcs, *sides

    def relate(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Scores of relations between words and their heads, both (…, RELATION)."""
        return self.relation(torch.cat([dependents * heads, functional.gelu(dependents + heads)], dim=-1))

    def load_base(self, weights: Path) -> None:
        """Takes the lower layers of the base from its file of weights."""
        found = load_file(weights)
        embeddings = "embeddings."
        names = {"pieces": "word_embeddings", "positions": "position_embeddings"}
        state = {f"{own}.weight": found[f"{embeddings}{base}.weight"] for own, base in names.items()}
        state["kind"] = found[f"{embeddings}token_type_embeddings.weight"][0]
        state |= {f"norm.{part}": found[f"{embeddings}LayerNorm.{part}"] for part in ("weight", "bias")}
        for number in range(len(self.layers)):
            base = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                state |= {f"layers.{number}.{own}.{part}": found[f"{base}{name}.{part}"] for own, name in _LAYER_NAMES.items()}
                asked = [found[f"{base}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                state[f"layers.{number}.ask.{part}"] = torch.cat(asked)
        left = self.load_state_dict(state, strict=False)
        if left.unexpected_keys:
            raise ValueError(f"{weights}: no such weights here: {left.unexpected_keys[:3]}")


_LAYER_NAMES = {
    "mix": "attention.output.dense",
    "after_attention": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "after_feeding": "output.LayerNorm",
}
