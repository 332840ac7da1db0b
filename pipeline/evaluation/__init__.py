"""How right the tables are: outside corpora are built, scored by their own scorers, and the figures kept as table `quality`.

Corpora, labels and scorers lie outside the project. What is here chooses what to measure (corpora.csv, metrics.csv),
says how sure a figure is (bootstrap), and keeps figures.jsonl and the README.md that is written from it.
"""

from pipeline.evaluation.figures import FIGURES, Figure, list_unmeasured, make_table, read_figures, replace_figures, write_figures

__all__ = ["FIGURES", "Figure", "list_unmeasured", "make_table", "read_figures", "replace_figures", "write_figures"]
