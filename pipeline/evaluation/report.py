"""README.md beside this module, written from the figures: `python -m pipeline.evaluation.report`. `evaluate` writes it too."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.evaluation.corpora import load_settings
from pipeline.evaluation.figures import FIGURES, Figure, list_unmeasured, read_figures, replace_figures, write_figures
from schemas import TABLES
from schemas.dictionary import write_table

NAME = "README.md"
INTRODUCTION = """# How right it is

Written by `python -m pipeline evaluate`; a test fails when it is stale (`python -m pipeline.evaluation.report` writes it
anew without measuring). Every release carries these figures as table `quality`.

Each corpus below has labels that people outside the project made, and a scorer that came with it and says what its metrics
mean; neither is part of the project. Values are percentages. The interval is the middle 95% of 1,000 bootstrap samples of the
corpus's articles (of its topics, where pairs of articles are counted). n counts labelled names, statements, slots or pairs
where those are counted, else articles. Labels carry errors too, and the rules were tuned with these articles in sight, most of
all with those of split `tuned-on`: expect less of other news. `code_version` names the code a figure was measured with."""
UNMEASURED = """## Unmeasured

No figure says how right these columns are. They are read from a text, coded, or linked by judgement."""


def keep_figures(measured: Sequence[Figure], file: Path = FIGURES) -> None:
    """Put what was measured in the place of the same corpora's former figures, in the file and in the README.md beside it."""
    figures = replace_figures(read_figures(file), measured)
    write_figures(figures, file)
    write_report(figures, file.parent)


def write_report(figures: Sequence[Figure], folder: Path = FIGURES.parent) -> Path:
    """Write README.md into a folder; returns its path."""
    target = folder / NAME
    target.write_text(describe_figures(figures), encoding="utf-8", newline="\n")
    return target


def describe_figures(figures: Sequence[Figure]) -> str:
    """The figures of each corpus as a Markdown table, then the columns without any, by name."""
    parts = [INTRODUCTION]
    for corpus in sorted({figure.corpus for figure in figures}):
        about = load_settings().get(corpus, {}).get("about")
        rows = sorted((figure for figure in figures if figure.corpus == corpus), key=lambda figure: (figure.split, figure.metric))
        parts += [f"## {corpus}", *([f"{about}."] if about else []), _make_table(rows)]
    parts += [UNMEASURED, *([said] if (said := "\n".join(say_unmeasured(figures))) else [])]
    return "\n\n".join(parts) + "\n"


def say_unmeasured(figures: Iterable[Figure]) -> Iterator[str]:
    """A Markdown list of the columns without a figure, a line a table."""
    for name, columns in list_unmeasured(figures).items():
        origin = TABLES[name].Config.metadata.get("computed_from")
        said = f", which is fused from `{origin}`" if origin else ""
        yield f"- `{name}`{said}: {', '.join(f'`{column}`' for column in columns)}"


def say_figure(figure: Figure) -> tuple[str, str]:
    """The value and its interval, as they are printed; the interval is a dash where there is none."""
    return f"{figure.value:.1f}", "–" if figure.ci_low is None else f"{figure.ci_low:.1f}–{figure.ci_high:.1f}"


def _make_table(figures: Sequence[Figure]) -> str:
    heads = ("metric", "split", "value", "95% interval", "n", "columns", "code_version")
    columns = [", ".join(f"`{column}`" for column in figure.measures) for figure in figures]
    told = zip(figures, columns, strict=True)
    return write_table(heads, ((f.metric, f.split, *say_figure(f), f"{f.n:,}", about, f"`{f.code_version}`") for f, about in told))


if __name__ == "__main__":
    print(write_report(read_figures()))
