"""Forms of a release for those who read no Parquet: maps, spreadsheets, catalogues, and a page that says what there is.

Each is made of the release's Parquet files alone, so that it can be made again and compared: the same release gives the same bytes.
"""

from collections.abc import Callable
from pathlib import Path

from pipeline.release.forms import croissant, csv_archive, geojson, geoparquet, readme
from pipeline.release.forms.edition import Edition

FORMS: dict[str, Callable[[Edition, Path], None]] = {
    readme.NAME: readme.write_readme,
    csv_archive.NAME: csv_archive.write_csv_archive,
    geojson.NAME: geojson.write_geojson,
    geoparquet.NAME: geoparquet.write_geoparquet,
    croissant.NAME: croissant.write_croissant,
}


def write_forms(folder: Path) -> None:
    """Write every form into the folder of a release that has its Parquet files."""
    edition = Edition(folder)
    for name, write in FORMS.items():
        write(edition, folder / name)


__all__ = ["FORMS", "Edition", "write_forms"]
