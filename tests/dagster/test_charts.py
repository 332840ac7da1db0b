"""The chart of incidents on their asset's page."""

from base64 import b64decode
from datetime import date
from io import BytesIO
from itertools import pairwise

import polars as pl
from PIL import Image, ImageColor

from pipeline.dagster.charts import COLOURS, FOOT, HEIGHT, LEGEND, MARGIN, OTHER, WIDEST, WIDTH, draw_incidents


def tell(*rows: tuple[str, date | None]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema={"incident_type": pl.String, "date_start": pl.Date}, orient="row")


def colours_of(chart: str) -> set[str]:
    """Colours of the image in a chart's Markdown."""
    return {f"#{red:02x}{green:02x}{blue:02x}" for _, (red, green, blue) in open_image(chart).getcolors(1 << 20)}


def open_image(chart: str) -> Image.Image:
    return Image.open(BytesIO(b64decode(chart.partition("base64,")[2].rstrip(")")))).convert("RGB")


def test_each_frequent_kind_has_a_colour_of_its_own():
    """The most frequent kind has the first colour, the next the second; kinds beyond the last are grey."""
    two = draw_incidents(tell(("bombing", date(2031, 4, 7)), ("bombing", date(2031, 5, 7)), ("arson", date(2031, 4, 1))))
    assert colours_of(two) >= set(COLOURS[:2])
    assert COLOURS[2] not in colours_of(two)
    many = draw_incidents(tell(*((f"kind_{number}", date(2031, 4, 7)) for number in range(9))))
    assert colours_of(many) >= {*COLOURS, OTHER}


def test_the_first_month_begins_the_chart():
    """Three months of incidents are three bars side by side at the left; of more than three years the last three are shown."""
    spring = [("bombing", date(2031, month, 7)) for month in (3, 4, 5)]
    assert find_bars(draw_incidents(tell(*spring))) == [MARGIN, MARGIN + WIDEST, MARGIN + 2 * WIDEST]
    assert len(find_bars(draw_incidents(tell(("bombing", date(2021, 1, 7)), *spring)))) == 3
    assert len(find_bars(draw_incidents(tell(("bombing", date(2028, 6, 7)), *spring)))) == 4


def find_bars(chart: str) -> list[int]:
    """Where at the foot of the chart a bar of the first colour begins, in pixels from the left."""
    image = open_image(chart)
    row = [image.getpixel((x, HEIGHT - FOOT - 2)) == ImageColor.getrgb(COLOURS[0]) for x in range(WIDTH - LEGEND)]
    return [x for x, (before, here) in enumerate(pairwise([False, *row])) if here and not before]


def test_the_same_incidents_give_the_same_bytes():
    """In whatever order they come."""
    rows = [("bombing", date(2031, 4, 7)), ("arson", date(2030, 12, 1)), ("riot", None)]
    assert draw_incidents(tell(*rows)) == draw_incidents(tell(*reversed(rows)))


def test_without_a_day_there_is_nothing_to_draw():
    """A release of undated incidents says so."""
    assert draw_incidents(tell(("bombing", None))) == "No dated incidents."
