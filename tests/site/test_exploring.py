"""What a person does on the page, opened from disk in a Chromium: filter by fields, map and timeline, sort, download."""

import polars as pl

from tests.site.drawn import drag, drawn, find_dot, shown


def test_everything_is_shown_at_first(page, incidents, pictures):
    """All incidents in the table, all that have a place on the map, all that have a day on the timeline."""
    assert shown(page) == incidents.height
    assert drawn(page) == incidents["latitude"].count()
    assert drawn(page, "timeline", "bars-data", "top") == incidents["date_start"].count()
    page.screenshot(path=pictures / "page.png")


def test_fields_filter_table_and_charts(page, incidents):
    """Kind, country, toll and confidence: table, map and timeline show what passes, and the address keeps it."""
    page.select_option("[name=kind]", "bombing")
    bombings = incidents.filter(incident_type="bombing")
    assert shown(page) == drawn(page) == drawn(page, "timeline", "bars-data", "top") == bombings.height
    page.select_option("[name=country]", "Iraq")
    page.fill("[name=dead]", "10")
    page.select_option("[name=confidence]", "0.7")
    passing = pl.col("country").eq("Iraq") & pl.col("fatalities_best").ge(10) & pl.col("confidence").ge(0.7)
    assert shown(page) == bombings.filter(passing).height == 1
    page.reload()
    page.wait_for_function("document.querySelector('#shown strong')")
    assert shown(page) == 1
    page.click("#clear")
    assert shown(page) == incidents.height


def test_search_finds_names_without_their_accents(page, incidents):
    """Words of label, places and names, in any case and with or without accents."""
    page.fill("[name=search]", "duran ECUADOR")
    assert shown(page) == incidents.filter(place_name="Durán").height == 1
    page.fill("[name=search]", "")
    page.fill("[name=actor]", "banner of the two")
    names = pl.concat_list("perpetrators", "targets", "victims").list.join("|")
    assert shown(page) == incidents.filter(names.str.contains("Banner of the Two")).height > 0


def test_map_filters_table_and_timeline(page, incidents):
    """A box over the Americas leaves what happened there; a press on a dot, what happened at that place."""
    drag(page, "map", (0.1, 0.2), (0.4, 0.95))
    west = incidents.filter(pl.col("longitude") < -35)
    page.wait_for_function(f"document.querySelector('#shown strong').textContent === '{west.height}'")
    assert shown(page) == drawn(page, "timeline", "bars-data", "top") + west["date_start"].null_count()
    assert drawn(page) == incidents["latitude"].count()
    page.click("#clear-area")
    assert shown(page) == incidents.height
    page.mouse.click(*find_dot(page))
    page.wait_for_function("!document.querySelector('#clear-area').hidden")
    assert shown(page) == page.evaluate("charts.models.map('places-data').data.count[0]") > 1


def test_timeline_filters_table_and_map(page, incidents):
    """A box over the first bars sets the days from and to; the map follows."""
    drag(page, "timeline", (0.06, 0.5), (0.3, 0.6))
    page.wait_for_function("document.querySelector('[name=to]').value")
    first, last = page.input_value("[name=from]"), page.input_value("[name=to]")
    days = pl.col("date_end").cast(pl.String).ge(first) & pl.col("date_start").cast(pl.String).le(last)
    assert 0 < shown(page) == incidents.filter(days).height < incidents.height
    assert drawn(page) == incidents.filter(days)["latitude"].count()
    page.click("#clear-days")
    assert shown(page) == incidents.height


def test_columns_sort_and_unknown_comes_last(page, incidents):
    """A press on a column sorts by it, another turns it round."""
    dead = incidents["fatalities_best"].drop_nulls().sort()
    cells = page.locator("#incidents tbody td[data-label=Dead]")
    page.click("thead button:has-text('Dead')")
    assert cells.first.inner_text().startswith(str(dead[-1]))
    page.click("thead button:has-text('Dead')")
    assert cells.first.inner_text().startswith(str(dead[0]))
    assert cells.last.inner_text() == "unknown"
    assert page.get_attribute("thead th:has-text('Dead')", "aria-sort") == "ascending"


def test_download_holds_what_is_shown(page, incidents, tmp_path):
    """The CSV has the rows that pass the filters, with the tables' own column names and values."""
    page.select_option("[name=kind]", "bombing")
    with page.expect_download() as caught:
        page.click("#download")
    caught.value.save_as(tmp_path / "shown.csv")
    got = pl.read_csv(tmp_path / "shown.csv", try_parse_dates=True)
    wanted = incidents.filter(incident_type="bombing").with_columns(pl.col(pl.List(pl.String)).list.join("; ").replace("", None))
    columns = [name for name in got.columns if name not in ("latitude", "longitude", "confidence")]
    assert got.select(columns).sort("incident_id").rows() == wanted.select(columns).sort("incident_id").rows()
    assert len(columns) > 20


def test_no_cell_of_the_download_starts_a_formula(page):
    """A name that begins as a formula does is a text to a spreadsheet; commas and quotes stay within their cell."""
    cells = page.evaluate("""['=1+1', '@cmd', 'plain', 'a "b", c'].map((text) => csvCell('label', text))""")
    assert cells == ["'=1+1", "'@cmd", "plain", '"a ""b"", c"']
    assert page.evaluate("[0, null, -3.5].map((number) => csvCell('latitude', number))") == ["0", "", "-3.5"]


def test_many_incidents_are_shown_as_a_density(page):
    """Beyond 50,000 the map counts them by cells of a grid instead of drawing dots, and says so."""
    page.evaluate("fillMap(Array(50001).fill(release.incidents.find(({ latitude }) => latitude !== null)))")
    assert (drawn(page), drawn(page, source="grid-data")) == (0, 50_001)
    assert "darker a cell" in page.inner_text("#map-key")
