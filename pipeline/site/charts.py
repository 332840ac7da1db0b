"""Map and timeline of the page, drawn by Bokeh in the browser: here are the figures, the page's scripts fill and colour them."""

import json
import math
import re
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.site.land import load_land

LIBRARY = "bokeh.min.js"  # the part of Bokeh that runs in the browser; its wheel brings it
WEST, EAST, SOUTH, NORTH = -180.0, 180.0, -57.0, 79.0  # degrees: where people live
FONT = "system-ui, sans-serif"
MAP_TOOLS, TIMELINE_TOOLS = "pan,box_select,wheel_zoom,zoom_in,zoom_out,reset,tap", "xbox_select,reset"
_SIDES = {side: side for side in ("left", "right", "bottom", "top")}
_ID = re.compile(r'"(p\d+)"')


def read_library() -> bytes:
    """Bokeh's code for browsers, with its licence at its head."""
    return files("bokeh").joinpath("server", "static", "js", LIBRARY).read_bytes()


def project(latitude: float) -> float:
    """Where a latitude stands on the map, which is Miller's: neither as tall in the north as Mercator's nor as flat as degrees."""
    return math.degrees(1.25 * math.log(math.tan(math.pi / 4 + 0.4 * math.radians(latitude))))


@cache
def describe_charts() -> str:
    """The figures `map` and `timeline` as JSON for Bokeh's embed_item; the same for every release, whatever was drawn before."""
    from bokeh.embed import json_item  # here, and below: Bokeh takes a second to load, and most of the program does without

    items = {figure.name: json_item(figure, figure.name) for figure in (_draw_map(), _draw_timeline())}
    return _number_anew(json.dumps(items, ensure_ascii=False, separators=(",", ":")))


def _draw_map() -> Any:
    """Land, a dot a place (source `places-data`), a grid where there are too many of them (source `grid-data`), and the chosen area."""
    from bokeh.models import BoxAnnotation, ColumnDataSource, HoverTool, Range1d
    from bokeh.models.tools import SelectTool
    from bokeh.plotting import figure

    bottom, top = project(SOUTH), project(NORTH)
    chart = figure(
        name="map", x_range=Range1d(WEST, EAST), y_range=Range1d(bottom, top), tools=MAP_TOOLS, active_drag="box_select",
        active_scroll=None, aspect_ratio=(EAST - WEST) / (top - bottom), sizing_mode="scale_width", toolbar_location="above",
        toolbar_inner=True,
    )  # fmt: skip
    _undress(chart)
    chart.axis.visible = chart.grid.visible = False
    rings = load_land()
    xs, ys = [[x for x, _ in ring] for ring in rings], [[round(project(y), 2) for _, y in ring] for ring in rings]
    land = chart.patches(xs, ys, name="land", line_width=0.5)
    columns = dict.fromkeys(("left", "right", "bottom", "top", "weight", "count", "dead", "place"), ())
    grid = chart.quad(source=ColumnDataSource(columns, name="grid-data"), name="grid", fill_alpha="weight", line_color=None, **_SIDES)
    columns = dict.fromkeys(("x", "y", "size", "place", "count", "dead", "area"), ())
    dots = chart.scatter("x", "y", size="size", source=ColumnDataSource(columns, name="places-data"), name="places", fill_alpha=0.55)
    dots.nonselection_glyph = dots.selection_glyph = grid.nonselection_glyph = land.nonselection_glyph = land.selection_glyph = None
    for tool in chart.select(SelectTool):
        tool.renderers = [dots]  # a country is no choice
    said = [("place", "@place"), ("incidents", "@count{0,0}"), ("dead", "@dead")]
    chart.add_tools(HoverTool(renderers=[dots, grid], tooltips=said))
    chart.add_layout(BoxAnnotation(name="area", visible=False, fill_alpha=0.08, line_width=1.5))
    return chart


def _draw_timeline() -> Any:
    """A bar a stretch of time (source `bars-data`), and the chosen days."""
    from bokeh.models import BoxAnnotation, ColumnDataSource, HoverTool, Range1d
    from bokeh.plotting import figure

    chart = figure(
        name="timeline", x_axis_type="datetime", x_range=Range1d(0, 1), y_range=Range1d(0, 1), tools=TIMELINE_TOOLS,
        active_drag="xbox_select", height=150, sizing_mode="stretch_width", toolbar_location=None,
    )  # fmt: skip
    _undress(chart)
    chart.xgrid.visible = False
    chart.ygrid.name = "rules"
    chart.yaxis.ticker.desired_num_ticks = 3
    chart.yaxis.ticker.min_interval = 1
    columns = dict.fromkeys(("left", "right", "bottom", "top", "weight", "when"), ())
    bars = chart.quad(source=ColumnDataSource(columns, name="bars-data"), name="bars", fill_alpha="weight", line_color=None, **_SIDES)
    bars.nonselection_glyph = None
    chart.add_tools(HoverTool(renderers=[bars], tooltips=[("", "@when"), ("incidents", "@top{0,0}")], mode="vline"))
    chart.add_layout(BoxAnnotation(name="days", visible=False, fill_alpha=0.08, line_width=1.5))
    return chart


def _undress(chart: Any) -> None:
    """No frame and no background: the page is behind it."""
    chart.background_fill_color = chart.border_fill_color = chart.outline_line_color = None
    chart.min_border = 2
    chart.axis.axis_line_color = chart.axis.minor_tick_line_color = chart.axis.major_tick_line_color = None
    chart.axis.major_label_text_font = FONT
    chart.toolbar.logo = None
    chart.toolbar.stylesheets = [":host(.bk-inner) { background: none; }"]


def _number_anew(text: str) -> str:
    """Bokeh counts its models through a process: the ids by their order here instead, so that bytes repeat."""
    known: dict[str, str] = {}
    return _ID.sub(lambda found: f'"{known.setdefault(found[1], f"m{len(known)}")}"', text)
