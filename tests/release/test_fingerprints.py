"""What made a release, as hashes."""

from importlib import metadata

import pytest

from pipeline.release.fingerprints import code_version, hash_sources, lock_sha256
from pipeline.sources import ROOT


def plant(root, files):
    """Write the files given by name under a root."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


FILES = {"pipeline/a.py": "a = 1\n", "pipeline/lexicon/words.csv": "word,source\nblast,own\n", "schemas/b.py": "b = 2\n"}


def test_hash_of_sources_is_the_same_in_any_place(tmp_path):
    """Where the code lies and in what order its files came does not count."""
    one = plant(tmp_path / "one", FILES)
    other = plant(tmp_path / "elsewhere" / "deep", dict(reversed(FILES.items())))
    assert hash_sources(one) == hash_sources(other)


def test_hash_of_sources_sees_code_words_and_names(tmp_path):
    """One changed word in a list, or a file under another name, gives another hash; caches and tests do not."""
    base = hash_sources(plant(tmp_path / "base", FILES))
    assert hash_sources(plant(tmp_path / "word", FILES | {"pipeline/lexicon/words.csv": "word,source\nraid,own\n"})) != base
    renamed = {name.replace("a.py", "c.py"): text for name, text in FILES.items()}
    assert hash_sources(plant(tmp_path / "name", renamed)) != base
    assert hash_sources(plant(tmp_path / "cache", FILES | {"pipeline/__pycache__/a.pyc": "x", "tests/test_a.py": "x"})) == base


def test_figures_are_no_part_of_the_code_that_they_measure(tmp_path):
    """Each names the version that it holds for, which must not change by its being written down."""
    measured = FILES | {"pipeline/evaluation/figures.jsonl": "{}\n"}
    assert hash_sources(plant(tmp_path / "measured", measured)) == hash_sources(plant(tmp_path / "base", FILES))


def test_code_version_names_package_version_and_code(tmp_path):
    """The package's version, as the project file has it, stands before the hash."""
    root = plant(tmp_path, FILES | {"pyproject.toml": '[project]\nversion = "3.2.1"\n'})
    assert code_version(root) == f"3.2.1+{hash_sources(root)[:12]}"


@pytest.mark.parametrize(("installed", "version"), [({"pipeline": ["some-name"]}, "9.9"), ({}, "0")])
def test_installed_package_is_asked_for_its_version(tmp_path, monkeypatch, installed, version):
    """Where no project file lies beside the code, the installed package knows the version; 0 where there is none either."""
    monkeypatch.setattr(metadata, "packages_distributions", lambda: installed)
    monkeypatch.setattr(metadata, "version", lambda name: {"some-name": "9.9"}[name])
    assert code_version(plant(tmp_path, FILES)).startswith(f"{version}+")


def test_sources_of_this_project_are_found():
    """The root is where the code lies: this very file's package is part of the hash."""
    assert (ROOT / "pipeline" / "release" / "fingerprints.py").is_file()
    assert (ROOT / "schemas" / "codes" / "incident_type.csv").is_file()


def test_lock_is_hashed_where_it_is(tmp_path):
    """No lock file, no hash; another lock, another hash."""
    assert lock_sha256(tmp_path) is None
    first = lock_sha256(plant(tmp_path, {"requirements.lock": "polars==1\n"}))
    assert first
    assert lock_sha256(plant(tmp_path, {"requirements.lock": "polars==2\n"})) != first
