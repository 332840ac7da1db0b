"""The chart of incidents on their asset's page."""

from base64 import b64decode
from datetime import date
from io import BytesIO

import polars as pl
from PIL import Image

from pipeline.dagster.charts import COLOURS, OTHER, draw_incidents


def tell(*rows: tuple[str, date | None]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema={"incident_type": pl.String, "date_start": pl.Date}, orient="row")


def colours_of(chart: str) -> set[str]:
    """Colours of the image in a chart's Markdown."""
    image = Image.open(BytesIO(b64decode(chart.partition("base64,")[2].rstrip(")"))))
    return {f"#{red:02x}{green:02x}{blue:02x}" for _, (red, green, blue) in image.convert("RGB").getcolors(1 << 20)}


def test_each_frequent_kind_has_a_colour_of_its_own():
    """The most frequent kind has the first colour, the next the second; kinds beyond the last are grey."""
    two = draw_incidents(tell(("bombing", date(2031, 4, 7)), ("bombing", date(2031, 5, 7)), ("arson", date(2031, 4, 1))))
    assert colours_of(two) >= set(COLOURS[:2])
    assert COLOURS[2] not in colours_of(two)
    many = draw_incidents(tell(*((f"kind_{number}", date(2031, 4, 7)) for number in range(9))))
    assert colours_of(many) >= {*COLOURS, OTHER}


def test_the_same_incidents_give_the_same_bytes():
    """In whatever order they come."""
    rows = [("bombing", date(2031, 4, 7)), ("arson", date(2030, 12, 1)), ("riot", None)]
    assert draw_incidents(tell(*rows)) == draw_incidents(tell(*reversed(rows)))


def test_without_a_day_there_is_nothing_to_draw():
    """A release of undated incidents says so."""
    assert draw_incidents(tell(("bombing", None))) == "No dated incidents."
