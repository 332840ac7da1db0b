"""Which texts share keys: each with the few earlier texts that hold a key before it, so that work grows with the keys."""

import polars as pl

NEIGHBOURS = 8  # earlier holders of a key that a text meets: what many hold is copied, or tells nothing


def meet_by_keys(keys: pl.Series) -> pl.DataFrame:
    """Columns later, earlier (positions) and shared (number of keys), in order. `keys` holds the keys of each text, each key once."""
    held = pl.DataFrame({"key": keys}).with_row_index("later").explode("key").drop_nulls().sort("key", "later")
    met = (
        held.with_columns(earlier=pl.col("later").shift(back), same=pl.col("key") == pl.col("key").shift(back)).filter("same")
        for back in range(1, NEIGHBOURS + 1)
    )
    pairs = pl.concat(each.select("later", "earlier") for each in met)
    return pairs.group_by("later", "earlier").agg(shared=pl.len()).sort("later", "earlier")
