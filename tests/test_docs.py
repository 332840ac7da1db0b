"""What the project says of itself: commands that exist, a query whose answer is true, nothing of anybody's machine."""

import re
import shlex
import subprocess
from pathlib import Path

import duckdb

from pipeline.__main__ import _make_parser
from pipeline.release import citation, datapackage
from pipeline.verification.cells import say_unheld

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
TOP_FOLDERS = {".ci", ".github", "pipeline", "raw", "schemas", "tests"}
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Put together here, so that this file does not itself hold what it looks for.
HOSTS = tuple(
    "".join(parts)
    for parts in (("pypi", ".org"), ("python", "hosted"), ("deb.debian", ".org"), ("registry", ".npmjs"), ("conda", ".anaconda"))
)
PATHS = re.compile(r"(?:^|[^A-Za-z0-9_.])/(?:home|Users|root|work|farm)/[A-Za-z]|/tm" r"p/[a-z]/|file:/" r"/")
WHAT = "incidents (attacks, crimes, unrest, accidents, disasters)"  # in each place that says what the tables hold


def blocks(language: str) -> list[str]:
    return [text for found, text in BLOCK.findall(README.read_text(encoding="utf-8")) if found == language]


def commands() -> list[list[str]]:
    lines = [line for language in ("", "sh", "bash", "console") for block in blocks(language) for line in block.splitlines()]
    return [shlex.split(line.removeprefix("$ "), comments=True) for line in lines if re.match(r"(\$ )?(make|python) ", line)]


def tracked() -> list[Path]:
    found = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [ROOT / name for name in found.split("\0") if name]


def test_readme_begins_with_build_and_test():
    """The first two commands a reader meets set up and build, and set up and test."""
    assert commands()[:2] == [["make", "build"], ["make", "test"]]


def test_readme_commands_exist():
    """Every make target and every command line of the README is there."""
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for program, *rest in commands():
        if program == "make":
            assert {word for word in rest if "=" not in word} <= targets
        elif rest[:2] == ["-m", "pipeline"]:
            _make_parser().parse_args(rest[2:])


def test_readme_query_gives_the_answer_shown(sample):
    """The query to paste answers what the README says it answers."""
    text = README.read_text(encoding="utf-8")
    query = re.search(r"^```sql\n(.*?)^```\s+.*?^```\w*\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    with duckdb.connect(str(sample.out / "incidents.duckdb"), read_only=True) as database:
        rows = database.execute(query.group(1)).fetchall()
    shown = [[cell.strip() for cell in re.split(r"[|│]", line.strip().strip("|│"))] for line in query.group(2).splitlines()]
    assert rows
    for row in rows:
        assert ["NULL" if cell is None else str(cell) for cell in row] in shown


def test_readme_names_what_verify_cannot_know():
    """The columns in which a lie is not seen stand in the README as verify prints them."""
    assert "\n".join(say_unheld()) + "\n" in blocks("text")


def test_top_folders_are_the_allowed_ones():
    """Nothing new at the top: each folder there has its place in the README."""
    assert {path.relative_to(ROOT).parts[0] for path in tracked() if path.parent != ROOT} <= TOP_FOLDERS


def test_files_name_no_machine():
    """No tracked file holds a registry's host or a path of the machine it was written on."""
    found = []
    for path in tracked():
        if path.suffix in (".png", ".parquet", ".gz", ".zst", ".pdf") or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [(path.name, host) for host in HOSTS if host in text]
        found += [(path.name, match.group()) for match in PATHS.finditer(text)]
    assert found == []


def test_contents_are_called_by_one_name():
    """The project, its package, its citation and its releases say alike what the tables hold, accidents and disasters among it."""
    files = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CITATION.cff", "pyproject.toml")]
    assert all(WHAT in " ".join(text.split()) for text in (*files, citation.ABSTRACT, datapackage.DESCRIPTION))
