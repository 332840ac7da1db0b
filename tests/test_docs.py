"""What the project says of itself: commands that exist, a query whose answer is true, nothing of anybody's machine."""

import json
import re
import shlex
import subprocess
from pathlib import Path

import duckdb
import yaml

from pipeline.__main__ import _make_parser
from pipeline.release import citation, datapackage
from pipeline.release.views import list_views
from pipeline.verification.cells import say_unheld
from tests.answers import ASKED, answer_all

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


def test_readme_questions_have_the_answers_shown(sample):
    """Each query to paste gives, of the sample, what the README says it gives; there are a dozen, and none answers nothing."""
    text = README.read_text(encoding="utf-8")
    asked = text[text.index("## Ask\n") : text.index("## Watch\n")]
    with duckdb.connect(str(sample.out / "incidents.duckdb"), read_only=True) as database:
        assert answer_all(asked, database) == asked, "python -m tests.answers data/incidents.duckdb"
    assert len(ASKED.findall(asked)) == asked.count("```sql") == 13
    assert all(len(answer.splitlines()) > 2 for _, _, answer in ASKED.findall(asked))


def test_readme_names_every_view():
    """Each view and macro for people has its line, and its example among the questions."""
    text = README.read_text(encoding="utf-8")
    queries = " ".join(query for query, _, _ in ASKED.findall(text))
    for name in list_views():
        assert re.search(rf"^\| `{name}[`(]", text, re.MULTILINE), name
        assert re.search(rf"FROM {name}\b", queries), name


def test_readme_names_every_form_of_a_release(sample):
    """What lies in a release stands in the README's table of its files."""
    files = README.read_text(encoding="utf-8").split("## Releases\n")[1].split("\n## ")[0]
    there = {path.name for path in (sample.out / "releases" / "latest").iterdir() if path.is_file() and path.suffix != ".parquet"}
    assert {name for name in there if f"`{name}`" not in files} == set()


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
    names = ("README.md", "CITATION.cff", "pyproject.toml", ".zenodo.json")
    files = [(ROOT / name).read_text(encoding="utf-8") for name in names]
    assert all(WHAT in " ".join(text.split()) for text in (*files, citation.ABSTRACT, datapackage.DESCRIPTION))


def test_archive_is_told_what_the_citation_says():
    """Zenodo reads .zenodo.json in place of CITATION.cff: title, words, licence and authors are the same in both."""
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    told = json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))
    assert (told["title"], told["description"]) == (cited["title"], " ".join(cited["abstract"].split()))
    assert (told["license"], told["keywords"], told["creators"]) == (cited["license"], cited["keywords"], cited["authors"])
    assert told["upload_type"] == cited["type"]


def test_tag_publishes_what_a_build_makes():
    """The workflow of a tag builds and verifies before anything is attached or shown, with commands that exist."""
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))["jobs"]
    lines = [step["run"] for step in jobs["build"]["steps"] if "run" in step]
    told = ("make PYTHON=python build", "verify data", "tar --sort=name")
    build, verify, pack = (next(place for place, line in enumerate(lines) if words in line) for words in told)
    assert build < verify < pack
    _make_parser().parse_args(shlex.split(lines[verify])[3:])
    assert all(jobs[name]["needs"] == "build" for name in ("attach", "pages"))
