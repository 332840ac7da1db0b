"""When a report sets its incident, over a whole article. Published on Monday 5 September 2022."""

from datetime import date

import pytest

from pipeline.contract.records import Report
from pipeline.extraction.incidents import find_reports
from tests.extraction.reading import read

TODAY = date(2022, 9, 5)


def main_report(text: str) -> Report:
    """The main report of a body."""
    return find_reports(read(text, None, TODAY), ())[0]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Police are investigating a shooting at a bar in Toledo, Ohio. It happened on Saturday night around 11 p.m.", "2022-09-03"),
        ("Officers were called to a bar in Toledo, Ohio, on Saturday. A man was shot dead there.", "2022-09-03"),
        ("A man was charged on Sunday, two days after three people were shot dead in Toledo, Ohio.", "2022-09-02"),
        ("A man was shot in Toledo, Ohio, on Friday. He was arrested on Sunday and appeared in court on Monday.", "2022-09-02"),
        ("A shooting in Toledo, Ohio, was reported early Saturday. One man was killed.", "2022-09-03"),
    ],
)
def test_the_day_is_that_of_the_incident(text, day):
    """Sentences that go on about an incident date it; what came of it does not."""
    when = main_report(text).when
    assert when
    assert (str(when.start), str(when.end)) == (day, day)


def test_news_without_a_day_is_of_the_day_of_its_paper_or_the_one_before():
    """What opens the news without a day gets the range that publication allows, and never the day of publication for sure."""
    when = main_report("A man was shot dead at a bar in Toledo, Ohio, police said.").when
    assert (str(when.start), str(when.end), when.precision) == ("2022-09-04", "2022-09-05", 2)


def test_a_headline_that_counts_the_dead_tells_fresh_news():
    """Whom a headline says to have been killed dates the incident by publication; one that asks about a case does not."""
    body = "Traders mourned after the bombing of a market in Kano, Nigeria."
    reports = [find_reports(read(body, title, TODAY), ())[0] for title in ("Bomb kills five in Kano market", "Who bombed the Kano market?")]
    assert [report.when and str(report.when.start) for report in reports] == ["2022-09-04", None]


def test_a_day_on_which_it_was_told_ends_the_range():
    """Fresh news told on a day was done on it or on the day before."""
    text = "Officials confirmed on Sunday that a guard had shot dead two doctors. A guard shot them at a clinic in Kano, Nigeria."
    when = main_report(text).when
    assert (str(when.start), str(when.end), when.precision) == ("2022-09-03", "2022-09-04", 2)


@pytest.mark.parametrize(
    "text",
    [
        "Investigators are treating Friday's shooting at a bar in Toledo, Ohio, as an act of terror.",
        "At least four people died in Friday's shooting at a bar in Toledo, Ohio.",
        "A gunman shot two people dead in Toledo, Ohio, on Friday, weeks after the mayor had praised the police.",
        "On Friday a driver went into a bar in Toledo, Ohio, shooting two people dead.",
    ],
)
def test_a_day_that_belongs_to_the_deed_is_exact(text):
    """A day before the noun of a deed is its day whatever is said of it, and one told to be weeks after something else as well."""
    when = main_report(text).when
    assert when
    assert (str(when.start), when.precision) == ("2022-09-02", 1)


def test_a_time_without_a_day_is_the_last_one():
    """Of a time of day alone it is not known whether it was that day or the one before."""
    when = main_report("A man was standing at a bus stop in Toledo, Ohio, at 9:40 p.m. when somebody shot him dead.").when
    assert (str(when.start), str(when.end), when.precision) == ("2022-09-04", "2022-09-05", 2)


@pytest.mark.parametrize(
    "text",
    [
        "The city remembers the baker who was shot dead at a bar in Toledo, Ohio.",
        "A judge heard on Friday how a man was shot dead at a bar in Toledo, Ohio.",
        "Police in Toledo, Ohio, are still looking for the driver who shot a man dead at a bar. The mayor spoke on Sunday.",
        "The governor promised on Sunday an inquiry into the fatal shooting of a baker in Toledo, Ohio.",
        "Hundreds gathered on Sunday for the funeral of a baker who was shot dead in Toledo, Ohio.",
        "Prosecutors in Toledo, Ohio, plan to show a jury on Friday how a baker was shot dead.",
    ],
)
def test_days_of_what_came_of_it_are_none(text):
    """Hearings, promises, searches and funerals have days of their own; nothing is said of the incident's."""
    assert main_report(text).when is None


def test_the_same_day_is_that_of_the_incident_before():
    """ "On the same day" dates a second incident by the first."""
    text = (
        "Gunmen shot dead 13 traders in the town of Djibo in Burkina Faso on Wednesday.\n\n"
        "In a separate attack on the same day, gunmen killed four soldiers outside Ouahigouya."
    )
    reports = find_reports(read(text, None, TODAY), ())
    assert [str(report.when.start) for report in reports if report.when] == ["2022-08-31", "2022-08-31"]


@pytest.mark.parametrize(
    "text",
    [
        "The toll of the truck attack on a crowd in Kano, Nigeria, on July 14 rose to 15, the mayor said.",
        "The mayor spoke of the truck attack in Kano, Nigeria, that killed nine. It was hot. People prayed. Rain fell. Traders wept. "
        "Shops have been shut since the July 14 attack.",
        "Adam Okoro was shot dead by a guard in Kano, Nigeria, his lawyers said. It was hot. People prayed. Rain fell. Traders wept. "
        "Adam Okoro was shot dead on July 14 on his way home.",
    ],
)
def test_the_day_of_an_older_deed_stands_anywhere(text):
    """A day before the news, told with a noun for the deed or with who suffered it, dates what the article is about."""
    when = main_report(text).when
    assert when
    assert (str(when.start), str(when.end)) == ("2022-07-14", "2022-07-14")


@pytest.mark.parametrize(
    ("days", "first"),
    [
        ("Shops have been shut since the July 14 attacks.", "2022-07-14"),  # one deed, told in the plural
        ("Shops have been shut since the attack in July.", "2022-07-01"),
        ("Shops have been shut since the attack in July. Schools were shut after the July 14 attack.", "2022-07-14"),
        ("Shops have been shut since the July 14 shipwreck.", None),
    ],
)
def test_an_older_deed_has_the_finest_day_that_is_told_of_its_kind(days, first):
    """A day before the noun of such a deed dates it, else its month; that of another kind of deed does not."""
    text = f"The mayor spoke of the truck attack that killed nine. It was hot. People prayed. Rain fell. Traders wept. {days}"
    when = main_report(text).when
    assert (str(when.start) if when else None) == first


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Police in Kano, Nigeria, seek the men who shot a baker. Early on Saturday a van stood in the street.", "2022-09-03"),
        ("Police in Kano, Nigeria, seek the men who shot a baker. On Saturday a van stood in the street.", None),
        ("Police in Kano, Nigeria, seek the men who shot a baker. The mayor spoke on Saturday night.", None),
        ("Police in Kano, Nigeria, seek the men who shot a baker. It was a warm Saturday night.", None),
    ],
)
def test_a_part_of_a_day_at_the_head_of_the_news_is_of_the_deed(text, day):
    """What happened early or at night on a day dates the deed that is news; what was said then, or any such night, does not."""
    when = main_report(text).when
    assert (str(when.start) if when else None) == day


def test_the_first_day_of_unrest_is_not_that_of_the_news():
    """Crowds that have gathered since a day did so on others too."""
    when = main_report("Rioters have clashed with police in Kano, Nigeria, since Wednesday.").when
    assert when is None or str(when.start) != "2022-08-31"


@pytest.mark.parametrize(
    "text",
    [
        "The suspect in the bombing of a market in Kano, Nigeria, was taken into custody on Friday.",
        "The verdict on the bombing of a market in Kano, Nigeria, came on Friday.",
    ],
)
def test_an_arrest_or_a_verdict_has_a_day_of_its_own(text):
    """The day on which somebody was caught or judged for a deed is not the deed's."""
    assert all(str(report.when.start) != "2022-09-02" for report in find_reports(read(text, None, TODAY), ()) if report.when)


def test_two_older_days_leave_it_open():
    """Where two days are told of such deeds, and neither of the person or the town, none is taken."""
    text = (
        "The mayor spoke of the truck attack that killed nine. It was hot. People prayed. Rain fell. Traders wept. "
        "Shops were shut after the July 14 attack. Schools were shut after the July 2 attack."
    )
    assert all(report.when is None or report.when.start.month != 7 for report in find_reports(read(text, None, TODAY), ())[:1])


def test_harm_told_by_a_participle_dates_its_clause():
    """What ran into each other, "injuring one person", did so on that day."""
    text = "Two trains collided in a tunnel in Kano, Nigeria. The trains bumped into each other on Saturday morning, injuring one person."
    when = main_report(text).when
    assert (str(when.start), str(when.end)) == ("2022-09-03", "2022-09-03")


def test_the_line_below_a_picture_gives_no_day():
    """A day with its year beside a verb in the present is that of the picture, where another sentence dates the deed."""
    text = "A fire killed two people in Kano, Nigeria. It broke out on Friday. A crew battles the fire in Kano, Nigeria, September 4, 2022."
    assert str(main_report(text).when.start) == "2022-09-02"


def test_a_headline_over_a_death_tells_no_fresh_news():
    """Whoever speaks, or is blamed, over a death does so long after it; who is blamed after one may do so on its day."""
    body = "Traders mourned after the bombing of a market in Kano, Nigeria."
    titles = ("Minister defends army over Ada Musa's death in Kano bombing", "Minister defends army after Ada Musa's death in Kano bombing")
    reports = [find_reports(read(body, title, TODAY), ())[0] for title in titles]
    assert [report.when and str(report.when.start) for report in reports] == [None, "2022-09-04"]
