"""An invented corpus with a scorer of its own, as outside corpora have them: four stories of two valleys, a label each."""

import json
from pathlib import Path

SCORE = """
CORPORA = {"valley": ("score_valley.py", ["--corpus", "valley", "--out", "9"], "dev")}


def adapt(tables, out):
    import polars as pl

    source = pl.read_parquet(tables / "articles.parquet").select("article_id", "source_id")
    reports = pl.read_parquet(tables / "incident_reports.parquet").join(source, on="article_id").drop("article_id")
    reports.rename({"source_id": "article_id"}).select("article_id", "incident_id", "city").write_parquet(out / "incidents.parquet")
"""
LIBRARY = """
import json, os

DATA = "nowhere"


def load_gold(name, split):
    with open(f"{DATA}/{name}/articles.jsonl") as file:
        articles = [article for article in map(json.loads, file) if article["split"] == split]
    with open(f"{DATA}/../labels/{name}.jsonl") as file:
        return articles, {label["article_id"]: label for label in map(json.loads, file)}


def load_table(folder, name):
    import polars as pl

    return pl.read_parquet(os.path.join(folder, name + ".parquet")).to_dicts()
"""
SCORER = """
from benchlib import *


def score(arts, gold, rows, corpus, out=print):
    assert corpus == "valley"
    cities, incidents = {}, {}
    for row in rows:
        cities.setdefault(row["article_id"], row.get("city"))
        incidents.setdefault(row["article_id"], row.get("incident_id"))
    names = [article["article_id"] for article in arts]
    right = sum(cities.get(name) == gold[name]["city"] for name in names)
    found = sum(cities.get(name) is not None for name in names)
    out(f"{'town':<34} acc {100 * right / len(names):6.2f}  ({right}/{len(names)})")
    pairs = [(one, other) for place, one in enumerate(names) for other in names[:place]]
    same = sum(gold[one]["cluster"] == gold[other]["cluster"] for one, other in pairs)
    linked = sum(incidents.get(one) is not None and incidents.get(one) == incidents.get(other) for one, other in pairs)
    out(f"{'pairs linked':<34} P   1.00  R   1.00  F1 {100 * linked / max(same, 1):6.2f}")
    out("-- slots")
    precision, recall = right / found if found else 0, right / len(names)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0
    shown = f"P {100 * precision:6.2f}  R {100 * recall:6.2f}  F1 {100 * f1:6.2f}"
    out(f"   {'town':<34} {shown}   (tp {right:g} pred {found:g} gold {len(names):g})")
"""
ARTICLES = (
    ("one", "dev", 1, "Mosul", "A bomb killed two people at a market in Mosul on Monday, police said."),
    ("two", "dev", 1, "Mosul", "A bomb blast at a market in Mosul killed two people on Monday, officials said."),
    ("three", "dev", 2, "Kabul", "Gunmen killed three people in Herat on Tuesday, the governor said."),
    ("four", "dev", 2, "Kabul", "Gunmen shot dead a guard in Kabul on Wednesday, residents said."),
    ("five", "dev", 9, "Lima", "A judge was shot dead in Quito on Thursday."),
    ("six", "train", 3, "Lima", "A bomb killed a guard in Lima on Thursday."),
)


def write_bench(folder: Path) -> Path:
    """Write the folder that INCIDENT_CORPORA is to name: `valley` with labels, and `hills`, the same articles without."""
    bench = folder / "corpora" / "bench"
    texts = {"score.py": SCORE, "scorers/benchlib.py": LIBRARY, "scorers/score_valley.py": SCORER}
    articles = [
        {"id": name, "article_id": name, "split": split, "published": "2031-03-06", "title": f"News of day {name}", "text": text}
        for name, split, _, _, text in ARTICLES
    ]
    labels = [{"article_id": name, "city": city, "topic": topic, "cluster": f"event-{topic}"} for name, _, topic, city, _ in ARTICLES]
    for corpus in ("valley", "hills"):
        texts[f"data/{corpus}/articles.jsonl"] = "".join(json.dumps(article) + "\n" for article in articles)
    texts["labels/valley.jsonl"] = "".join(json.dumps(label) + "\n" for label in labels)
    for name, text in texts.items():
        (bench / name).parent.mkdir(parents=True, exist_ok=True)
        (bench / name).write_text(text, encoding="utf-8")
    return bench.parent
