"""Writes a trained network as the files that run without PyTorch: a quantised ONNX graph, the last matrix, labels, vocabulary.

Weights of products and embeddings become 8-bit integers, one scale a column, one bit left unused (`reduce_range`): on
processors without VNNI the sums of full 8-bit products overflow and would differ.
"""

import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from pipeline.annotation.model import GRAPH, LABELS, RELATIONS, VOCABULARY
from pipeline.annotation.model.labels import Labels, write_labels
from pipeline.annotation.model.training.batches import make_batch
from pipeline.annotation.model.training.network import RELATION, Network
from pipeline.annotation.model.wordpiece import WordPieces

INPUTS = ("pieces", "cases", "lists", "first")
OUTPUTS = ("tags", "parts_of_speech", "names", "arcs", "dependents", "heads")
EXPORTER = {"opset_version": 18, "dynamo": True, "external_data": False}


class OneSentence(nn.Module):
    """The network for one sentence without batch: (pieces) and (words + 1) in, no mask, chosen classes instead of scores of tags."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, cases: Tensor, lists: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """See Network.forward; the first dimension is left out."""
        tags, parts, names, arcs, dependents, heads = self.network(pieces[None], cases[None], lists[None], first[None])
        return tags[0].argmax(-1), parts[0].argmax(-1), names[0], arcs[0], dependents[0], heads[0]


def export(network: Network, labels: Labels, vocabulary: Path) -> None:
    """Writes the model's four files into the package."""
    network.eval()
    shutil.copyfile(vocabulary, VOCABULARY)
    write_labels(labels, LABELS)
    with tempfile.TemporaryDirectory() as temporary:
        _write_relations(network, RELATIONS)
        exact, ready = Path(temporary) / "exact.onnx", Path(temporary) / "ready.onnx"
        _write_graph(network, exact, WordPieces(vocabulary))
        quant_pre_process(exact, ready, skip_symbolic_shape=True)
        quantize_dynamic(
            ready,
            GRAPH,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
    for graph in (GRAPH, RELATIONS):
        _strip_names_of_makers(graph)


def _write_graph(network: Network, path: Path, vocabulary: WordPieces) -> None:
    batch = make_batch([["Police", "arrested", "two", "unbelievable", "men", "."]], vocabulary)
    example = tuple(value[0] for value in batch.inputs()[:4])
    pieces, words = torch.export.Dim("pieces", min=3, max=512), torch.export.Dim("words", min=2, max=512)
    shapes = ({0: pieces}, {0: pieces}, {0: pieces}, {0: words})
    torch.onnx.export(OneSentence(network), example, path, input_names=INPUTS, output_names=OUTPUTS, dynamic_shapes=shapes, **EXPORTER)


class Relations(nn.Module):
    """The network's scores of relations alone: they wait until the heads are chosen."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """See Network.relate."""
        return self.network.relate(dependents, heads)


def _write_relations(network: Network, path: Path) -> None:
    example = tuple(torch.zeros(6, RELATION) for _ in range(2))
    words = torch.export.Dim("words", min=1, max=512)
    names = {"input_names": ["dependents", "heads"], "output_names": ["scores"]}
    torch.onnx.export(Relations(network), example, path, **names, dynamic_shapes=({0: words}, {0: words}), **EXPORTER)


def _strip_names_of_makers(path: Path) -> None:
    """Takes out what the exporter noted of the machine: paths and the lines of code that made each node."""
    model = onnx.load(path)
    del model.graph.value_info[:]
    for node in model.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    del model.metadata_props[:]
    del model.graph.metadata_props[:]
    onnx.save(model, path)
