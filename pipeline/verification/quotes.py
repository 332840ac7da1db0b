"""Evidence against what it quotes: by the hash in each row's id, and against the cleaned texts where they are still there."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import duckdb
import polars as pl

from pipeline.release.parquet import read_parquet
from pipeline.release.texts import place_text
from pipeline.verification.comparing import parquet_rows
from pipeline.verification.findings import Counts, Lie, LieFound, say_value
from pipeline.verification.releases import RESTORE, Published
from schemas.evidence import CERTIFIED, CERTIFIED_SQL, MAX_QUOTE

BATCH = 2_000  # articles whose texts are held at once: some 10 MB
TEXT_REMEDY = "Build again: that writes the texts anew from the raw files; if the raw file itself was changed, a new release is cut."


def check_certificates(connection: duckdb.DuckDBPyConnection, release: Published, *, may_be_older: bool = False) -> Counts:
    """Every evidence_id is the hash of what its row says. Raises LieFound for the first row whose id is not.

    `may_be_older`: the release may come from before ids were such hashes; then none of them is one, and nothing is said.
    """
    file = release.file_of("evidence")
    if set(CERTIFIED) - {field["name"] for field in release.tables["evidence"]["fields"]}:
        return Counts()
    query = (
        f"SELECT count(*), count(*) FILTER (NOT fits), arg_min(struct_pack(id, made), id) FILTER (NOT fits) FROM "
        f"(SELECT evidence_id AS id, {CERTIFIED_SQL} AS made, evidence_id = made AS fits FROM {parquet_rows(file)})"
    )
    rows, wrong, first = connection.execute(query).fetchone()
    if wrong and not (may_be_older and wrong == rows):
        problem = "the row was changed: its id is not the hash of the cell, place and words it names"
        raise LieFound(
            Lie(file, problem, RESTORE, "evidence", first["id"], "evidence_id", first["id"], f"{first['made']} by the row's cells")
        )
    return Counts(quotes=rows)


def check_texts(out: Path, newest: Published) -> Counts:
    """Hold the texts in OUT/text against their hashes and lengths in table articles, and every quote against its text.

    A text that is not there is counted, and no lie: texts are local and may be removed. Raises LieFound for the first
    text or quote that does not agree.
    """
    if not newest.fits_models():  # made by other code, whose columns were others
        return Counts()
    articles = read_parquet(newest.file_of("articles")).select("article_id", "batch", "text_sha256", "char_count")
    evidence = read_parquet(newest.file_of("evidence")).select(
        "evidence_id", "article_id", "char_start", "char_end", "quote", "context_start", "context"
    )
    counts = Counts()
    for part in articles.iter_slices(BATCH):
        texts = pl.DataFrame(_read_texts(out, newest, part), schema={"article_id": pl.String, "text": pl.String}, orient="row")
        counts["texts"] += texts.height
        counts["texts not there"] += part.height - texts.height
        counts["quotes against texts"] += _check_quotes(out, newest, part, evidence.join(texts, on="article_id", maintain_order="left"))
    return counts


def _read_texts(out: Path, newest: Published, articles: pl.DataFrame) -> Iterator[tuple[str, str]]:
    file = newest.file_of("articles")
    for article_id, batch, digest, length in articles.iter_rows():
        try:
            path = place_text(out, batch, article_id)
        except ValueError as error:
            raise LieFound(Lie(file, str(error), RESTORE, "articles", article_id, "batch", batch)) from error
        if not path.is_file():
            continue
        content = path.read_bytes()
        actual = sha256(content).hexdigest()
        if actual != digest:
            problem = "the text is not the one that offsets and quotes were taken from"
            said, found = f"{digest} in {file}", f"{actual}, the hash of the text"
            raise LieFound(Lie(path, problem, TEXT_REMEDY, "articles", article_id, "text_sha256", said, found))
        text = content.decode(errors="replace")  # forged with its hash, it may be no text at all; its quotes tell
        if len(text) != length:
            said, found = str(length), f"{len(text)} in {path}"
            raise LieFound(Lie(file, "the text has another length", RESTORE, "articles", article_id, "char_count", said, found))
        yield article_id, text


def _check_quotes(out: Path, newest: Published, articles: pl.DataFrame, rows: pl.DataFrame) -> int:
    """How many quotes were found to be the words at their place; the contexts around them are looked at too."""
    length = (pl.col("char_end") - pl.col("char_start")).clip(0, MAX_QUOTE)
    around = pl.col("context").str.len_chars()
    for column, there in (
        ("quote", pl.col("text").str.slice(pl.col("char_start"), length)),
        ("context", pl.col("text").str.slice(pl.col("context_start"), around)),
    ):
        held = rows.filter(pl.col(column).is_not_null())
        wrong = held.select("evidence_id", "article_id", column, there.alias("there")).filter(pl.col("there").ne_missing(pl.col(column)))
        if wrong.height:
            evidence_id, article_id, said, words = wrong.row(0)
            batch = articles.filter(pl.col("article_id") == article_id)["batch"].item()
            found = f"{say_value(words)!r} in {place_text(out, batch, article_id)}"
            problem = f"the {column} is not the words at its place in the text"
            file = newest.file_of("evidence")
            raise LieFound(Lie(file, problem, RESTORE, "evidence", evidence_id, column, repr(say_value(said)), found))
    return rows.height
