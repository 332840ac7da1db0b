"""Outlines of countries: whole, within the world, and none of them running around it."""

from pipeline.site.charts import EAST, WEST, describe_charts, project
from pipeline.site.land import load_land, read_rings

TOPOLOGY = {
    "transform": {"scale": [1, 1], "translate": [170, 0]},
    "arcs": [[[0, 0], [5, 5], [0, 5]], [[5, 10], [-350, 0], [0, -10]], [[-345, 0], [345, 0]]],
    "objects": {"countries": {"geometries": [
        {"id": "001", "type": "Polygon", "arcs": [[0, 1, 2]]}, {"id": "010", "type": "MultiPolygon", "arcs": [[[0]]]},
    ]}},
}  # fmt: skip


def test_rings_are_closed_and_within_the_world():
    """Every ring ends where it begins, and goes on past the edge rather than back around the globe."""
    for ring in load_land():
        assert ring[0] == ring[-1]
        assert all(-90 <= latitude <= 90 for _, latitude in ring)
        assert max(x for x, _ in ring) - min(x for x, _ in ring) < 180
        assert any(WEST <= x <= EAST for x, _ in ring)


def test_ring_across_the_edge_enters_at_the_other():
    """Arcs are joined from end to end, a crossing of 180° gives a ring on either side, and Antarctica is left out."""
    assert read_rings(TOPOLOGY) == [
        [[-190, 0], [-185, 5], [-185, 10], [-175, 10], [-175, 0], [-190, 0]],
        [[170, 0], [175, 5], [175, 10], [185, 10], [185, 0], [170, 0]],
    ]


def test_projection_keeps_the_equator_and_order():
    """Miller's: the equator at 0, each latitude above the one south of it, the north less stretched than by Mercator."""
    heights = [project(latitude) for latitude in range(-80, 90, 10)]
    assert heights == sorted(heights)
    assert abs(project(0)) < 1e-9
    assert 100 < project(80) < 110


def test_figures_are_the_same_whatever_was_drawn_before():
    """Bokeh's ids count through a process; those of the page do not."""
    first = describe_charts()
    describe_charts.cache_clear()
    assert describe_charts() == first
