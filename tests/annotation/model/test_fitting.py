"""The training loop, where PyTorch is there: a run that stops and goes on ends as one that did not."""

import pytest

pytest.importorskip("torch", reason="needs the extra training")
pytest.importorskip("safetensors", reason="needs the extra training")

from pipeline.annotation.model import VOCABULARY
from pipeline.annotation.model.labels import Labels, name_classes
from pipeline.annotation.model.training import fitting
from pipeline.annotation.model.training.corpus import Sentences
from pipeline.annotation.model.training.network import Network
from pipeline.annotation.model.training.treebanks import Tree

LABELS = Labels(("NNS", "VBD"), ("NOUN", "VERB"), ("ROOT", "nsubj"), name_classes(("PER",)))
TREE = Tree(["Rebels", "fled"], [True, True], ["NOUN", "VERB"], ["NNS", "VBD"], ["rebel", "flee"], [1, 1], ["nsubj", "ROOT"], names=[])


def test_going_on_from_a_checkpoint_changes_nothing(tmp_path, monkeypatch):
    """Stopped after a checkpoint and begun again, training gives the weights of an unbroken run."""
    monkeypatch.setattr(Network, "load_base", lambda self, path: None)
    monkeypatch.setattr(fitting, "WORDS_A_BATCH", 4)
    monkeypatch.setattr(fitting, "KEEP_EVERY", 2)
    monkeypatch.setattr(fitting, "EPOCHS", 2)
    sentences = Sentences([TREE] * 2, [], [])

    def train(folder: str) -> dict:
        (tmp_path / folder).mkdir(exist_ok=True)
        return fitting.fit(sentences, LABELS, tmp_path / "base", VOCABULARY, tmp_path / folder).state_dict()

    whole = train("whole")
    with monkeypatch.context() as stopping:
        real = fitting.take_losses
        seen = []

        def stop(*given):
            seen.append(1)
            if len(seen) > 2:
                raise KeyboardInterrupt
            return real(*given)

        stopping.setattr(fitting, "take_losses", stop)
        with pytest.raises(KeyboardInterrupt):
            train("broken")
    resumed = train("broken")
    assert all((resumed[name] == value).all() for name, value in whole.items())
