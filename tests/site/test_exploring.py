"""What a person does on the page, opened from disk in a Chromium: filter by fields, map and timeline, sort, download."""

import polars as pl

from tests.site.drawn import drag, drawn, find_dot, shown


def test_everything_is_shown_at_first(page, incidents, pictures):
    """What articles are about, in the table, where it has a place on the map, and where it has a day on the timeline."""
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


def test_search_finds_names_without_their_accents(page, sample):
    """Words of label, places and names, in any case and with or without accents."""
    incidents = sample.table("incidents")
    page.check("[name=beside]")
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


def test_news_of_old_is_shown_when_asked_for(page, incidents, sample):
    """Incidents only told beside other news are left out, which is said, until the switch is set; the address keeps it."""
    everything = sample.table("incidents")
    beside = everything.height - incidents.height
    assert f"{beside} only mentioned beside other news left out" in page.inner_text("#shown")
    page.check("[name=beside]")
    assert shown(page) == everything.height > incidents.height
    assert "left out" not in page.inner_text("#shown")
    assert page.evaluate("location.hash") == "#beside=yes"


def test_each_perpetrator_stands_with_its_own_standing(page, incidents, sample):
    """One that denies stays apart from one that is accused, at most three are named, and the others are counted."""
    page.check("[name=beside]")
    words = page.evaluate(
        """sayPerpetrators({ perpetrators: ["a", "b", "c", "d", "e"], standings: ["denied", "claimed_or_admitted", "", "", ""] })
        .flat().map((one) => one.textContent)"""
    )
    assert words == ["a denied", "b claimed or admitted", "c", "+2 more"]
    row = incidents.filter(pl.col("perpetrators").list.len() > 0).row(0, named=True)
    page.evaluate(f"location.hash = '{row['incident_id']}'")
    page.get_by_role("heading", name=row["label"]).wait_for()
    said = page.inner_text("#incident tr:has-text('By whom')")
    assert all(name in said for name in row["perpetrators"])
    parties = sample.table("incident_parties").filter(incident_id=row["incident_id"], role="perpetrator")
    assert all(name in said for name in parties["asserted_by"].drop_nulls())


def test_countries_are_no_choice_and_deaths_are_not_added(page):
    """A press on a dot chooses no outline of a country; a tooltip gives the dead of one incident alone."""
    page.mouse.click(*find_dot(page))
    page.wait_for_function("!document.querySelector('#clear-area').hidden")
    land = "charts.models.map('land')"
    assert page.evaluate(f"{land}.data_source.selected.indices.length") == 0
    assert page.evaluate(f"[{land}.selection_glyph, {land}.nonselection_glyph]") == [None, None]
    two = "{ fatalities_best: 3, dead: '3' }, { fatalities_best: 20, dead: '20 or more' }"
    assert page.evaluate(f"sayDead([{two}]).dead") == "20 or more in the deadliest"
    assert page.evaluate("sayDead([{ fatalities_best: null, dead: null }, { fatalities_best: null, dead: null }]).dead") == "unknown"
    assert page.evaluate(f"[{two}].map((one) => sayDead([one]).dead)") == ["3", "20 or more"]


def test_days_leave_out_the_unknown_and_say_so(page, incidents):
    """A first day leaves incidents of unknown day out by number; one after the last is told; a button clears what nothing passes."""
    undated = incidents["date_start"].null_count()
    page.fill("[name=from]", "2024-03-01")
    assert f"{undated} of unknown day left out" in page.inner_text("#shown")
    assert undated > 0
    page.fill("[name=to]", "2024-02-01")
    assert "The first day comes after the last" in page.inner_text("#none")
    page.fill("[name=to]", "")
    page.fill("[name=search]", "no such word")
    page.get_by_text("No incident passes these filters.").wait_for()
    page.click("#clear-none")
    assert shown(page) == incidents.height
    assert page.locator("#none").is_hidden()


def test_search_finds_outlets_headlines_and_kinds(page, sample):
    """Words of an outlet's name, of a headline and of a kind as news call it find the incidents that they are of."""
    page.check("[name=beside]")
    reports = sample.table("incident_reports").join(sample.table("articles"), on="article_id").drop_nulls(["title", "publisher"])
    title, publisher = reports.select("title", "publisher").row(0)
    for words, column in ((publisher, "publisher"), (title, "title")):
        page.fill("[name=search]", words)
        page.wait_for_function("search.words !== null")
        assert shown(page) >= reports.filter(pl.col(column) == words)["incident_id"].n_unique()
    page.fill("[name=search]", "shooting")
    assert shown(page) >= sample.table("incidents").filter(incident_type="armed_assault").height


def test_order_stays_in_the_address(page, incidents):
    """Sorted by dead, those of unknown day come behind; the way back from an incident keeps filters and order, a reload too."""
    page.click("thead button:has-text('Dead')")
    page.fill("[name=dead]", "2")
    assert page.evaluate("location.hash") == "#dead=2&sort=-dead"
    days = page.locator("#incidents tbody td[data-label=Day]").all_inner_texts()
    assert days == sorted(days, key=lambda day: day == "unknown")
    page.click("#incidents tbody a >> nth=0")
    assert page.get_attribute("[data-back]", "href") == "#dead=2&sort=-dead"
    page.click("[data-back]")
    page.reload()
    page.wait_for_function("document.querySelector('#shown strong')")
    assert page.get_attribute("thead th:has-text('Dead')", "aria-sort") == "descending"
    assert shown(page) == incidents.filter(pl.col("fatalities_best") >= 2).height


def test_no_confidence_is_offered_that_none_has(page, sample):
    """Each choice has an incident; the column says what the chance is of."""
    surest = sample.table("incidents")["confidence"].max()
    offered = page.evaluate("[...document.querySelectorAll('[name=confidence] option')].map(({ value }) => Number(value))")
    assert max(offered) <= surest
    assert "kind, day, place and dead" in page.inner_text("thead th:has-text('Confidence')")


def test_phones_show_fewer_rows(tab, made_up, errors):
    """On a narrow screen 25 rows at a time, on a wide one 100."""
    site = made_up(130)
    for width, first in ((390, 25), (1280, 100)):
        tab.set_viewport_size({"width": width, "height": 1500})
        tab.goto("about:blank")
        tab.goto((site / "index.html").as_uri())
        tab.wait_for_function("document.querySelector('#shown strong')")
        assert tab.locator("#incidents tbody tr").count() == first
    assert errors == []
