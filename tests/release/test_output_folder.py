"""The folder OUT before a build: what in it, or around it, no build may touch."""

import pytest

from pipeline.release.output_folder import FolderError, check_folders


def list_names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize(("raw", "out"), [("a", "a"), ("a", "a/b"), ("a/b", "a"), ("link", "a"), ("a/b", "link"), ("link/b", "a")])
def test_folders_within_each_other_are_refused(tmp_path, raw, out):
    """Neither input nor output may lie within the other, by whatever way they are named."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "link").symlink_to("a")
    with pytest.raises(FolderError, match="lies within"):
        check_folders(tmp_path / raw, tmp_path / out)


def test_duckdb_file_of_another_is_refused(tmp_path, world, cut):
    """A DuckDB file of that name beside no release is somebody's; beside a release it is the build's, whatever it holds."""
    (tmp_path / "incidents.duckdb").write_bytes(b"mine")
    with pytest.raises(FolderError, match=r"incidents\.duckdb: stands beside no release"):
        check_folders(tmp_path.parent / "raw", tmp_path)
    cut(world())
    (tmp_path / "incidents.duckdb").write_bytes(b"damaged")
    check_folders(tmp_path.parent / "raw", tmp_path)


@pytest.mark.parametrize(("name", "is_folder"), [("text", False), ("work", False), ("releases", False), ("incidents.duckdb", True),
                                                 ("releases/latest", True)])  # fmt: skip
def test_what_stands_in_the_way_is_named(tmp_path, name, is_folder):
    """A file where a folder belongs, or the other way about, is told before hours of building, and left."""
    place = tmp_path / "out" / name
    place.parent.mkdir(parents=True)
    place.mkdir() if is_folder else place.write_text("mine")
    before = list_names(tmp_path)
    with pytest.raises(FolderError, match=f"{place.name}: is a"):
        check_folders(tmp_path / "raw", tmp_path / "out")
    assert list_names(tmp_path) == before
