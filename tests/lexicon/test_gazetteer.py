"""Looking names up in the gazetteer."""

import polars as pl

from pipeline.annotation.places.gazetteer import bears_name, find_towns
from pipeline.lexicon import load_words
from pipeline.lexicon.gazetteer import find_rows, fold_name, load_places


def test_a_name_finds_every_row_that_bears_it():
    """Namesakes come in the order of the table, other forms of a name find the same row, and what nobody bears finds none."""
    places = load_places()
    found = find_rows(fold_name("San José"))
    assert found == [row for row, names in enumerate(places["names"]) if "san jose" in names]
    assert len(found) > 1
    assert find_rows("zz") == find_rows("san jos") == []


def test_every_row_is_found():
    """A sample from beginning, middle and end of the table is found by each of its names."""
    names = load_places()["names"]
    for row in (0, len(names) // 2, len(names) - 1):
        assert all(row in find_rows(name) for name in names[row])


def test_a_division_goes_by_its_usual_english_name():
    """GeoNames's own name finds it too, its towns lie in it, and every row of the list is of a division that the gazetteer has."""
    (logar,) = find_towns("Logar")
    assert (logar.kind, logar.name, logar.admin1) == ("admin1", "Logar", "Logar")
    assert find_towns("Lowgar") == (logar,)
    assert all(bears_name(find_towns(name)[0], name) for name in ("Logar", "Lowgar", "Deir al-Zor"))
    assert {place.admin1 for place in find_towns("Sfax")} == {"Sfax"}
    known = set(load_places().filter(pl.col("kind") == "admin1").select("country_iso3", "name").iter_rows())
    assert {(row["iso3"], row["geonames_name"]) for row in load_words("division_names")} <= known
