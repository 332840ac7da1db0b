"""Reports of incidents: which there are, and what each says. Published on Thursday 14 March 2024."""

from datetime import date

import pytest

from pipeline.extraction.events.first_pass import reports_incident
from pipeline.extraction.incidents import find_reports
from tests.extraction.reading import read


def reports(text: str, title: str | None = None) -> list[str]:
    found = []
    for report in find_reports(read(text, title, date(2024, 3, 14)), ()):
        killed = [f"{claim.low}" for claim in report.claims if claim.outcome == "killed" and claim.scope == "total"]
        parts = (
            "main" if report.is_main else "other",
            report.incident_type,
            report.stage,
            report.when.start.isoformat() if report.when else "-",
            (report.where.city or report.where.country) if report.where else "-",
            "killed " + (killed[0] if killed else "-"),
        )
        found.append(" / ".join(parts))
    return found


def test_one_incident_told_over_several_sentences_is_one_report():
    """Sentences far apart fill one report."""
    text = (
        "A car bomb exploded outside a bank in Karachi on Tuesday.\n\nWitnesses ran for cover.\n\n"
        "The blast killed seven people, hospital officials said. No group claimed the attack."
    )
    assert reports(text, "Seven dead in Karachi blast") == ["main / bombing / accomplished / 2024-03-12 / Karachi / killed 7"]


def test_an_earlier_incident_is_a_report_of_its_own():
    """What is recalled keeps its own day and toll and is not the main incident."""
    text = (
        "Gunmen opened fire at a market in Maiduguri on Wednesday, killing four traders.\n\n"
        "The shooting came days after at least 11 people were killed in a suicide bombing in Kano during Friday prayers."
    )
    assert reports(text) == [
        "main / armed_assault / accomplished / 2024-03-13 / Maiduguri / killed 4",
        "other / bombing / accomplished / 2024-03-08 / Kano / killed 11",
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("came days after at least 11 people were killed in a bombing in Kano during Sunday mass", "2024-03-03"),
        ("came four days after a bombing killed 11 people in Kano", "2024-03-06"),
        ("came weeks after a bombing killed 11 people in Kano", "-"),
        ("shocked the town. Two days earlier a bombing killed 11 people in Kano", "2024-03-08"),
        ("shocked the town. A bombing had killed 11 people in Kano days earlier during Sunday mass", "2024-03-03"),
    ],
)
def test_an_earlier_incident_is_dated_from_the_later_one(words, day):
    """The news is told four days on: what came before the attack is counted from the attack, not from the day of publication."""
    text = f"Gunmen opened fire at a market in Maiduguri on Sunday, killing four traders.\n\nThe shooting {words}."
    assert [row.split(" / ")[3] for row in reports(text)] == ["2024-03-10", day]


def test_neighbouring_days_are_different_incidents():
    """The same kind of attack in the same city a day later is another."""
    text = "A bomb exploded in Quetta on Monday, killing two people. Another bomb exploded in Quetta on Tuesday, killing five people."
    assert [row.split(" / ")[3] for row in reports(text)] == ["2024-03-11", "2024-03-12"]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Police defused a bomb outside a school in Lima on Monday.", "attempted"),
        ("Officials said an attempted kidnapping was reported in Lima on Monday.", "attempted"),
        ("A bomb threat emptied a school in Lima on Monday.", "threatened"),
    ],
)
def test_what_did_not_come_off_is_marked(text, stage):
    """Foiled and failed attacks are attempts, threats are threats."""
    assert [row.split(" / ")[2] for row in reports(text)] == [stage]


@pytest.mark.parametrize(
    "text",
    [
        "Several bombs have gone off in the port city over the past months.",
        "The result was a political earthquake.",
        "He died of a heart attack.",
        "The film tells of a kidnapping in Rome.",
        "She won a medal in the shooting event at the Olympics.",
        "The two ministers will discuss how to prevent attacks.",
        "The striker scored in the match, a fierce battle.",
    ],
)
def test_figures_of_speech_and_summaries_are_no_incidents(text):
    """Set phrases, fiction, sport, fears and sums of many incidents report none."""
    assert reports(text) == []


def test_evidence_holds_the_words():
    """Each piece of evidence lies in the text and names a rule."""
    article = read("A bomb exploded in Karachi on Tuesday, killing seven people.", published_on=date(2024, 3, 14))
    (report,) = find_reports(article, ())
    evidence = [*report.evidence, *(item for claim in report.claims for item in claim.evidence)]
    words = {item.column: article.text[item.span.start : item.span.end] for item in evidence}
    assert (words["date_start"], words["city"], words["count_high"]) == ("Tuesday", "Karachi", "seven")
    assert all("." in item.rule for item in evidence)


@pytest.mark.parametrize(("text", "expected"), [("A bomb exploded.", True), ("He had a heart attack.", False), ("Rates rose.", False)])
def test_the_cheap_pass_asks_only_for_a_trigger(text, expected):
    """A strong trigger outside a set phrase lets an article through."""
    assert reports_incident(text) is expected


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("The mayor called this tragedy the worst in years.", "main"),
        ("A bombing in Kano killed three people in 2019. The mayor called this tragedy the worst in years.", "other"),
        ("Traders fled. Shops closed. Schools stayed shut. Nobody came. Officials met. The incident was condemned.", "main"),
    ],
)
def test_an_incident_is_taken_up_without_its_name(words, named):
    """ "This tragedy" is the incident last spoken of; far from any, the only one that is news."""
    text = f"Gunmen opened fire at a market in Maiduguri on Sunday, killing four traders. {words}"
    found = find_reports(read(text, None, date(2024, 3, 14)), ())
    echoed = [report for report in found if any(item.rule == "incidents.echo" for item in report.evidence)]
    assert ["main" if report.is_main else "other" for report in echoed] == [named]


_BILL = "Senators in Quito took up a bill on seat belts on Wednesday.\n\nIt would fine drivers.\n\nDebate will last a week.\n\n"


def test_what_is_mentioned_in_passing_is_never_main():
    """An article on a bill that names a recent attack with its dead reports it as a mention."""
    passing = _BILL + "Gunmen shot dead four people at a bus stop in Ambato on March 2.\n\nThe bill was written before that."
    assert reports(passing, "Senators weigh seat belts") == ["other / armed_assault / accomplished / 2024-03-02 / Ambato / killed 4"]


@pytest.mark.parametrize(
    "aside",
    [
        "Gunmen shot dead four people at a bus stop in Ambato in 1998.",
        "The plan gets shot down every year.",
        "The mayor was beaten up in the polls.",
        "The premier is looking for a shot at winning Ambato.",
        'He accused the banks of "raping" the country.',
        "Stop bombing the villages, the poster said.",
    ],
)
def test_old_incidents_in_passing_and_figures_of_speech_are_none(aside):
    """An incident of years ago, and words of violence for politics, make no report of an article on something else."""
    assert reports(_BILL + aside, "Senators weigh seat belts") == []


def test_kinds_that_nobody_takes_for_each_other_are_two_incidents():
    """A kidnapping further down a story of a bombing is another incident."""
    text = "A car bomb exploded in Herat on Tuesday, killing two people.\n\nThree engineers were kidnapped near Kabul on Tuesday."
    assert [line.split(" / ")[1] for line in reports(text)] == ["bombing", "kidnapping"]


@pytest.mark.parametrize(
    ("text", "kind", "weapons"),
    [
        ("A coal mine explosion killed 15 miners in Soma on Tuesday. Rocks lay on the road.", "accident", ()),
        ("Two people were killed by a blizzard in Denver on Tuesday. Rocks fell on the road.", "natural_disaster", ()),
        ("A boy was killed in a shooting accident in Denver on Tuesday while playing with a pistol.", "accident", ("pistol",)),
    ],
)
def test_what_nobody_meant_is_done_with_no_weapon(text, kind, weapons):
    """An accident or a disaster has no weapon, unless a gun went off."""
    (report,) = find_reports(read(text, None, date(2024, 3, 14)), ())
    assert report.incident_type == kind
    assert report.weapons == weapons
