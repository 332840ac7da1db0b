"""Claims of casualties, sentence by sentence."""

from datetime import date

import pytest

from pipeline.contract.tolls import sum_up
from pipeline.extraction.events.casualties import find_claims
from pipeline.extraction.incidents import find_reports
from pipeline.extraction.records import publish_report
from tests.extraction.reading import read, sentence


def claims(text: str) -> list[str]:
    found = []
    for claim in find_claims(sentence(text)):
        number = f"{claim.low}" if claim.low == claim.high else f"{claim.low}-{claim.high}"
        found.append(f"{claim.outcome} {claim.scope} {number} {claim.qualifier}: {claim.population}")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 14 people were killed when a bomb went off.", ["killed total 14-None at_least: None"]),
        ("The blast left nine dead and several others wounded.", ["killed total 9 exact: None", "injured total None vague: None"]),
        (
            "The attack killed seven people and wounded more than a dozen.",
            ["killed total 7 exact: None", "injured total 12-None at_least: None"],
        ),
        ("A young mother of three is dead.", ["killed total 1 exact: young mother of three"]),
        ("Neither of their two children was injured.", []),
        ("Neither officer was injured.", []),
        ("A farmer who left home on 9 March, was killed near Goma.", ["killed total 1 exact: farmer"]),
        ("Ana Brandt and Ado Garba were murdered.", ["killed total 1 exact: Ana Brandt", "killed total 1 exact: Ado Garba"]),
        ("Karl Lane, 30, and Ana Ward, 27, were stabbed to death.", ["killed total 1 exact: Karl Lane", "killed total 1 exact: Ana Ward"]),
        ("A man was killed on Ana Lane on Monday.", ["killed total 1 exact: man"]),
        ("Two men shot and killed a clerk on Monday.", ["killed total 1 exact: clerk", "killed total 1 exact: clerk"]),
        ("Karl Brandt fired at a guard, hitting him in the leg.", ["hurt total 1 exact: None"]),
        ("The collapse resulted in the death of two port workers.", ["killed total 2 exact: port workers"]),
        ("Two soldiers and three civilians were killed.", ["killed total 2 exact: soldiers", "killed total 3 exact: civilians"]),
        ("The driver and his two sons were killed.", ["killed total 1 exact: driver", "killed total 2 exact: sons"]),
        (
            "Eleven pupils and their teacher were kidnapped.",
            ["abducted total 11 exact: pupils", "abducted total 1 exact: their teacher"],
        ),
        ("Three gunmen were also killed.", ["killed attackers 3 exact: gunmen"]),
        ("One of the attackers was killed.", ["killed attackers 1 exact: the attackers"]),
        ("A police officer was shot dead.", ["killed total 1 exact: police officer"]),
        ("Lena Okafor, 24, was shot and killed.", ["killed total 1 exact: Lena Okafor"]),
        ("The death toll rose to 45 on Tuesday.", ["killed total 45 exact: None"]),
        (
            "The death toll from Monday's bombing at a market in this city has climbed to 14, officials said.",
            ["killed total 14 exact: None"],
        ),
        ("Four more people have died of their injuries.", ["killed part 4 exact: None"]),
        ("The fire claimed 12 lives.", ["killed total 12 exact: None"]),
        ("Gunmen abducted about 50 farmers.", ["abducted total 50 about: farmers"]),
        ("Nobody was hurt.", ["injured total 0 exact: None"]),
        ("Maria Lopez died at a hospital.", ["killed total 1 exact: Maria Lopez"]),
        ("A woman was found dead.", ["killed total 1 exact: woman"]),
        ("Police shot and killed 17-year-old Juan Torres.", ["killed total 1 exact: Juan Torres"]),
        ("No officers were injured.", ["injured part 0 exact: officers"]),
        ("Two men and a woman were killed.", ["killed total 2 exact: men", "killed total 1 exact: woman"]),
        ("A fatal shooting of a nurse is under investigation.", ["killed total 1 exact: nurse"]),
        ("Police are investigating a homicide.", ["killed total 1 exact: None"]),
        ("The town remembers a double murder.", ["killed total 2 exact: None"]),
        ("The body of a farmer was found in a field.", ["killed total 1 exact: farmer"]),
        ("Three bodies were found in the river.", ["killed total 3 exact: None"]),
        ("He was pronounced deceased at the scene.", ["killed total 1 exact: None"]),
        ("Lena Okafor was struck in the chest by a bullet.", ["hurt total 1 exact: Lena Okafor"]),
        ("A man with a gunshot wound was found in the street.", ["hurt total 1 exact: man"]),
        ("The bombing left 12 people dead and dozens wounded.", ["killed total 12 exact: None", "injured total None vague: None"]),
        ("Rebels abducted hundreds of pupils.", ["abducted total None vague: pupils"]),
        ("No casualties were reported.", ["injured total 0 exact: None", "killed total 0 exact: None"]),
    ],
)
def test_claims_are_read(text, expected):
    """Passive, active, nominal and single forms give outcome, scope, number, hedge and who is counted."""
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A bomb killed 20 people, including two nurses and a cook, and wounded nine.",
            ["killed total 20 exact: None", "killed part 2 exact: nurses", "killed part 1 exact: cook", "injured total 9 exact: None"],
        ),
        ("Among the dead were three pupils.", ["killed part 3 exact: pupils"]),
        ("The wounded included a teacher.", ["injured part 1 exact: teacher"]),
        ("At least six Danes were among the injured.", ["injured part 6-None at_least: Danes"]),
        (
            "Nine of the dead were children and another four were teachers.",
            ["killed part 9 exact: children", "killed part 4 exact: teachers"],
        ),
        ("The blast left 40 people dead, 32 of whom were pupils.", ["killed total 40 exact: None", "killed part 32 exact: pupils"]),
        ("Two of the victims were in a critical condition.", ["injured part 2 exact: None"]),
        ("Two of the guests were nurses.", []),
        ("The dead included two dogs.", []),
    ],
)
def test_parts_of_the_dead_and_the_wounded_are_read(text, expected):
    """Those who are among the dead or the wounded are parts of them, of which they are."""
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A 45-year-old law was repealed.",
        "There were no immediate reports of casualties.",
        "In 2015 the town was rebuilt at a cost of $20 million.",
        "The blast could have killed hundreds of people.",
        "He was killed after 12 hours.",
        "The trial lasted 14 days.",
        "No one else was hurt.",
        "The boy was shot 16 times.",
        "A guard who carried a pair of rifles was shot and killed.",
        "He was charged with attempted murder.",
        "She shot him twice in self-defence.",
    ],
)
def test_other_numbers_are_no_claims(text):
    """Ages, years, sums, hours, weapons and what might have been count nobody."""
    assert not [claim for claim in claims(text) if not claim.startswith(("killed total 1 exact", "hurt total 1 exact"))]


def test_claims_point_at_their_words():
    """The span of each piece of evidence holds the words it stands for."""
    text = "Rescuers said at least six miners were killed."
    claim = find_claims(sentence(text))[0]
    words = {item.column: text[item.span.start : item.span.end] for item in claim.evidence}
    assert words["count_low"] == "at least six"
    assert words["population"] == "miners"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was shot in Lima on Monday. The man was hit in the leg.", {"injured": 1}),
        ("A man was shot in Lima on Monday. He died at a hospital.", {"killed": 1}),
        ("Juan Torres was killed in Lima on Monday. Torres died at home. The shooting was the second.", {"killed": 1}),
        ("Juan Torres and Maria Lopez were killed in a shooting in Lima on Monday.", {"killed": 2}),
        ("Two men were killed in a shooting in Lima on Monday. Juan Torres died at a hospital.", {"killed": 2}),
        ("A teacher was shot dead in Lima on Monday. Juan Torres was killed at his school, police said.", {"killed": 1}),
        ("A man was shot in Lima on Monday. Another man was shot in the leg.", {"injured": 2}),
        ("One man was shot in the back in Lima on Monday, and a 29-year-old baker was shot in the arm.", {"injured": 2}),
        ("A clerk was shot in Lima on Monday. The homicide is the second this year.", {"killed": 1}),
        ("Gunmen killed two guards and a cook in Lima on Monday.", {"killed": 3}),
        ("A suspect was shot dead by officers in Lima on Monday.", {"killed": 1}),
        ("Nine people were killed in a bombing in Lima on Monday. Six bodies were found in the cellar.", {"killed": 9}),
    ],
)
def test_single_people_are_counted_once(text, expected):
    """Over a report one person is one: by a name, a description or a pronoun; who was shot is hurt unless somebody died."""
    (report,) = find_reports(read(text, published_on=date(2024, 3, 14)), ())
    tolls = {outcome: sum_up(publish_report(report).claims, outcome).best for outcome in ("killed", "injured")}
    assert {outcome: best for outcome, best in tolls.items() if best is not None} == expected
