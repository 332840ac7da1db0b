"""A small chart for the page of an asset: incidents by month, the most frequent kinds in colours."""

from base64 import b64encode
from collections import Counter
from io import BytesIO

import polars as pl
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, LEGEND, FOOT, MARGIN = 720, 260, 170, 24, 16  # pixels
MONTHS = 36  # at most, up to the newest incident: as many bars as one can tell apart
WIDEST = 60  # pixels from one bar to the next
KINDS = 6  # drawn in colours of their own, the others in grey
COLOURS = ("#4269d0", "#efb118", "#ff725c", "#6cc5b0", "#3ca951", "#a463f2")  # Observable's scheme, told apart by the colour-blind
OTHER, INK, PAPER = "#9498a0", "#333333", "#ffffff"


def draw_incidents(incidents: pl.DataFrame) -> str:
    """The chart as Markdown: an image in the page itself. `incidents` needs incident_type and date_start; undated ones are left out."""
    dated = incidents.drop_nulls("date_start").select("incident_type", month=pl.col("date_start").dt.truncate("1mo"))
    if dated.is_empty():
        return "No dated incidents."
    spanned = pl.date_range(min(dated["month"]), max(dated["month"]), "1mo", eager=True)
    months = spanned.tail(MONTHS).dt.strftime("%Y-%m")
    shown = dated.with_columns(pl.col("month").dt.strftime("%Y-%m")).filter(pl.col("month").is_in(months.implode()))
    kinds = [kind for kind, _ in sorted(Counter(shown["incident_type"]).items(), key=lambda item: (-item[1], item[0]))][:KINDS]
    counts = Counter(shown.iter_rows())
    image = _draw(months.to_list(), kinds, counts)
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return f"![Incidents by month and kind](data:image/png;base64,{b64encode(file.getvalue()).decode()})"


def _draw(months: list[str], kinds: list[str], counts: Counter[tuple[str, str]]) -> Image.Image:
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(12)
    colours = dict(zip(kinds, COLOURS, strict=False))
    others = sorted({kind for kind, _ in counts} - set(kinds))
    totals = {month: sum(count for (_, one), count in counts.items() if one == month) for month in months}
    most, foot = max(totals.values()), HEIGHT - FOOT
    step = min(WIDEST, (WIDTH - LEGEND - 2 * MARGIN) / len(months))
    for number, month in enumerate(months):
        left, base = MARGIN + number * step, float(foot)
        for kind in (*kinds, *others):
            tall = counts[kind, month] * (foot - 2 * MARGIN) / most
            if tall:
                draw.rectangle((left, base - tall, left + step * 0.8, base), fill=colours.get(kind, OTHER))
                base -= tall
    draw.text((MARGIN, foot + 6), months[0], fill=INK, font=font, anchor="la")
    if len(months) > 1:
        draw.text((MARGIN + (len(months) - 0.2) * step, foot + 6), months[-1], fill=INK, font=font, anchor="ra")
    draw.text((MARGIN, 2), f"{most} in the fullest month", fill=INK, font=font)
    for row, kind in enumerate((*kinds, *(["other kinds"] if others else []))):
        top = MARGIN + row * 20
        draw.rectangle((WIDTH - LEGEND, top, WIDTH - LEGEND + 12, top + 12), fill=colours.get(kind, OTHER))
        draw.text((WIDTH - LEGEND + 20, top - 1), kind.replace("_", " "), fill=INK, font=font)
    return image
