"""What holds of every form: it is made of the tables alone, and the same tables give the same bytes."""

import pytest

from pipeline.release.forms import FORMS, Edition, write_forms
from schemas import TABLES


@pytest.mark.parametrize("name", FORMS)
def test_form_is_the_same_each_time(sample, tmp_path, name):
    """Made again from the Parquet files, in another folder, it has the bytes that the release has."""
    release = (sample.out / "releases" / "latest").resolve()
    FORMS[name](Edition(release), tmp_path / name)
    assert (tmp_path / name).read_bytes() == (release / name).read_bytes()


def test_empty_release_has_every_form(tmp_path, edition):
    """Tables without rows give forms without rows, no error."""
    from pipeline.release.parquet import write_parquet

    for name, table in TABLES.items():
        if name != "releases":
            write_parquet(table, table.frame([]), tmp_path / f"{name}.parquet")
    write_forms(tmp_path)
    assert {name for name in FORMS if (tmp_path / name).stat().st_size} == set(FORMS)


def test_edition_is_the_newest_that_its_history_names(edition):
    """Version and day come from the tables, whatever the folder is called."""
    assert (edition.version, edition.created_on.isoformat()) == ("2031.4.0", "2031-04-08")
