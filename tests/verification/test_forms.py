"""Other forms of a release: signed for, and yet not what its tables give."""

import json
import shutil
from zipfile import ZIP_STORED, ZipFile

import duckdb
import pytest

from pipeline.checksums import write_hash
from pipeline.release.forms import FORMS
from pipeline.verification import verify
from pipeline.verification.findings import LieFound
from pipeline.verification.forms import check_forms
from pipeline.verification.releases import find_releases
from tests.verification.forging import newest, sign


@pytest.mark.parametrize("name", FORMS)
def test_signed_form_that_says_something_else_is_named(out, name):
    """Cut short, and checksums that fit it."""
    path = newest(out) / name
    path.write_bytes(path.read_bytes()[:-30])
    sign(newest(out))
    with pytest.raises(LieFound, match="the file is not what the release's tables give") as found:
        check_forms(find_releases(out))
    assert found.value.lie.file == path


def test_moved_point_is_a_lie(out):
    """One coordinate of the map, signed: verify looks at forms too."""
    path = newest(out) / "incidents.geojson"
    told = json.loads(path.read_text(encoding="utf-8"))
    told["features"][0]["geometry"]["coordinates"][0] += 1
    path.write_text(json.dumps(told), encoding="utf-8")
    sign(newest(out))
    assert verify(out).lie.file == path


def test_other_packing_of_the_same_is_no_lie(out, tmp_path):
    """Another zip library gives other bytes for the same tables."""
    path = newest(out) / "tables.csv.zip"
    with ZipFile(path) as old, ZipFile(tmp_path / "again.zip", "w", ZIP_STORED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, old.read(entry))
    shutil.move(tmp_path / "again.zip", path)
    assert check_forms(find_releases(out))["forms"] == len(FORMS)


def test_forms_by_other_code_are_left_to_their_checksums(out, monkeypatch):
    """What other code made of the tables, this code does not know."""
    (newest(out) / "README.md").write_text("another page", encoding="utf-8")
    monkeypatch.setattr("pipeline.verification.forms.code_version", lambda: "another")
    assert check_forms(find_releases(out))["forms"] == 0


@pytest.mark.parametrize("name", ["incidents.duckdb", "incidents.duckdb.sha256"])
def test_missing_database_or_hash_is_named(out, name):
    """A release that has forms has its DuckDB file and the hash of it."""
    (newest(out) / name).unlink()
    assert verify(out).lie.file == newest(out) / name


def test_changed_database_of_a_release_is_named(out):
    """A cell changed, which its hash does not allow; and, signed, the row that differs from its table."""
    path = newest(out) / "incidents.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute("UPDATE statements SET content = 'x' WHERE statement_id = (SELECT min(statement_id) FROM statements)")
    assert verify(out).lie.problem == "the file is not the one that incidents.duckdb.sha256 lists"
    write_hash(newest(out))
    lie = verify(out).lie
    assert (lie.file, lie.table, lie.column, lie.said) == (path, "statements", "content", "x")
