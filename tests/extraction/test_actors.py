"""Who is named: one article in, its actors out as "name | type"."""

import pytest

from pipeline.extraction.actors import find_mentions
from tests.extraction.reading import read


def actors(text: str, title: str | None = None) -> list[str]:
    return [f"{mention.name} | {mention.actor_type}" for mention in find_mentions(read(text, title=title))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday Foreign Minister Lena Okafor left.", ["Lena Okafor | person"]),
        ("It was Gen. Tomás del Río who gave the order.", ["Tomás del Río | person"]),
        ("A court freed Khalid bin Rashid al-Amari.", ["Khalid bin Rashid al-Amari | person"]),
        ("They met Ludwig van der Meer, 61, in the port.", ["Ludwig van der Meer | person"]),
        ('Neighbours knew Samuel "Sparrow" Odhiambo well.', ['Samuel "Sparrow" Odhiambo | person']),
        ("A letter to Martin J. Oduya Jr. was found.", ["Martin J. Oduya Jr. | person"]),
        ("The Secretary of State John Marlowe flew home.", ["John Marlowe | person"]),
        ("The flood cut off the road, Mr. Adeyinka said.", ["Adeyinka | person"]),
        ("Nobody had seen King Osric since.", ["King Osric | person"]),
        ("They thanked Joe Hunter and Ann Baker.", ["Joe Hunter | person", "Ann Baker | person"]),
        ("Police arrested farmer Ade Kolawole.", ["Ade Kolawole | person"]),
        ("They voted for Republican Ann Baker.", ["Ann Baker | person"]),
        ("Explaining Ann Baker to strangers is hard.", ["Ann Baker | person"]),
        ("They elected Lagos-07 Ann Baker and TX-12 Joe Hunter.", ["Ann Baker | person", "Joe Hunter | person"]),
        ("The vote went to Kansas-born Ann Baker.", ["Ann Baker | person"]),
        ("The order came from Petty Officer 1st Class Joe Hunter.", ["Joe Hunter | person"]),
        ("They met President-elect Ann Baker.", ["Ann Baker | person"]),
    ],
)
def test_persons_are_named(text, expected):
    """Titles, particles, nicknames, initials and ages make a run of capitals a person; the title is no part of the name."""
    assert actors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ministry of Justice and Human Rights closed.", ["Ministry of Justice and Human Rights | government"]),
        ("They called the Norwell County Sheriff's Office.", ["Norwell County Sheriff's Office | police"]),
        ("Members of the Coastal Workers' Party marched.", ["Coastal Workers' Party | political_party"]),
        ("The 14th Armoured Brigade withdrew.", ["14th Armoured Brigade | military"]),
        ("Shares of Tallis & Brandt Motors fell.", ["Tallis & Brandt Motors | company"]),
        ("A reporter of the Harbour Gazette was held.", ["Harbour Gazette | media"]),
        ("The Blue Delta Liberation Front laid mines.", ["Blue Delta Liberation Front | armed_group"]),
        ("A nurse of the Lakeland Relief Foundation came.", ["Lakeland Relief Foundation | ngo"]),
        ("The United Nations sent trucks.", ["United Nations | igo"]),
        ("Talks with Hezbollah went on.", ["Hezbollah | armed_group"]),
        ("Staff of the UN mission in Mali were safe.", ["UN mission in Mali | igo"]),
        ("Pilots of the 214th ARW flew home.", ["214th ARW | military"]),
        ("A nurse of St. Osric's University came.", ["St. Osric's University | other"]),
        ("They wrote to the Lagos-based Harbour Association.", ["Harbour Association | ngo"]),
        ("The Free Volta Army laid mines.", ["Free Volta Army | armed_group"]),
        ("The Lakeland Observer Mission left.", ["Lakeland Observer Mission | igo"]),
        ("Talks with the Coalition military forces went on.", ["Coalition military forces | military"]),
        ("He left the Islamic State of Iraq and the Levant.", ["Islamic State of Iraq and the Levant | armed_group"]),
    ],
)
def test_bodies_are_named(text, expected):
    """A head noun, with "of" and "for" behind it, or the list of organisations makes a run of capitals a body."""
    assert actors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At dawn Kenyan police closed the bridge.", ["Kenyan police | police"]),
        ("It was a raid by Iraqi security forces.", ["Iraqi security forces | military"]),
        ("The government of Peru paid for it.", ["government of Peru | government"]),
        ("The Western-led Afghan government fell.", ["Western-led Afghan government | government"]),
        ("Aides of the Okoro administration resigned.", ["Okoro administration | government"]),
    ],
)
def test_bodies_in_lower_case_are_named(text, expected):
    """A nationality, a state or a ruler's name in front of "police", "forces", "government" names a body."""
    assert actors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway said it would pay.", ["Norway | state"]),
        ("They want better relations with Norway and Finland.", ["Norway | state", "Finland | state"]),
        ("They thanked Norway for its help and praised Finland's response.", ["Norway | state", "Finland | state"]),
        ("The treaty was signed by Norway, Finland and Peru.", ["Norway | state", "Finland | state", "Peru | state"]),
    ],
)
def test_states_are_parties(text, expected):
    """A state that acts or that others deal with is an actor."""
    assert actors(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A bomb went off in Norway.",
        "The bus came from Finland on Tuesday.",
        "He was born near Oslo, Norway.",
        "Norwegian wool is warm, and Finnish wool too.",
        "The car burned on Long Harbour Road near Saint Anne Hospital.",
        "It was the worst storm since the Christmas of 1987.",
        "The clip was shared on Twitter and Facebook.",
        "They drove a Toyota Corolla past the Grand Hotel.",
        "In March they marched, on Friday they sang.",
        "Meanwhile rescuers dug. Elsewhere volunteers cooked.",
        "The Second World War had ended.",
        "Residents of Mexico City fled.",
        "Muslims and Christians prayed together.",
        "The Clean Water Act was passed.",
        "There were 300 people at the Olympic Games.",
        "The road to San Pedro de Omoa was cut.",
        "Houses in Carmen Alto burned.",
        "It was the work of the Foreign Minister.",
        "She lost her bid for Mayor of New York.",
        "It began after World War II.",
        "We thank you, Mr. Attorney General.",
        "He was held in Tampa, Fla., on Monday.",
        "The price of Finland electricity rose.",
        "It was a host of Executive Orders.",
        "It fell on the chief Brexit negotiator.",
        "It was a senator (D-N.Y.) who paid.",
        "The OK came late, at 5 PM EST, by USB stick.",
    ],
)
def test_what_is_no_actor(text):
    """Places, nationalities, buildings, days, channels, products, events, laws and the first word of a sentence are no actors."""
    assert actors(text) == []


def test_short_forms_are_one_actor():
    """Surname, title with surname and full name are one actor, whose name is the fullest form."""
    (mention,) = find_mentions(
        read("Mayor Ruth Adeyemi resigned. Adeyemi had lost the vote. Ms. Adeyemi left the hall. Ruth Adeyemi wept.")
    )
    assert (mention.name, mention.count, mention.aliases) == ("Ruth Adeyemi", 4, ("Adeyemi",))


def test_a_surname_may_be_a_state():
    """A state's name is the person's where the article has a person of that name, else the state's."""
    assert actors("Amira Jordan won. Later Jordan thanked voters.") == ["Amira Jordan | person"]
    assert actors("Later Jordan thanked Norway.") == ["Jordan | state", "Norway | state"]


def test_two_of_one_surname_stay_apart():
    """A title tells two people of one surname apart."""
    text = "Paul Brandt met his rival Clara Brandt. Mr. Brandt smiled. Mrs. Brandt did not."
    assert [(mention.name, mention.count) for mention in find_mentions(read(text))] == [("Paul Brandt", 2), ("Clara Brandt", 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("First lady Ada Okoro spoke. President Okoro left. Okoro was tired.", [("Ada Okoro", 1), ("Okoro", 2)]),
        ("Mona Poole spoke. Mr. Poole left. Poole was tired.", [("Mona Poole", 1), ("Poole", 2)]),
        ("Okoro left. They met his niece Ada Okoro.", [("Okoro", 1), ("Ada Okoro", 1)]),
        ("Governor Ada Okoro spoke. Okoro left. Ms. Okoro was tired.", [("Ada Okoro", 3)]),
        ("His niece Ada Okoro spoke. Later Okoro left.", [("Ada Okoro", 2)]),
        ("His niece Ada Okoro spoke of Joe Okoro. President Okoro left.", [("Ada Okoro", 1), ("Joe Okoro", 2)]),
    ],
)
def test_a_surname_alone_is_no_relative(text, expected):
    """A surname with another office or gender, or before the full name of a relative, is somebody else's."""
    assert [(mention.name, len(mention.places)) for mention in find_mentions(read(text))] == expected


def test_acronyms_in_brackets_are_one_actor():
    """An acronym in brackets, and later without them, is the body in front of it; each counts."""
    (mention,) = find_mentions(read("The Lakeland Relief Foundation (LRF) sent boats. The LRF had none left. LRF nurses stayed."))
    assert (mention.name, mention.count, mention.aliases) == ("Lakeland Relief Foundation", 4, ("LRF",))


def test_acronyms_without_brackets_are_one_actor():
    """An acronym that the initials of a body's name make is that body."""
    text = "Fighters of the Blue Delta Liberation Front left. The BDLF signed nothing."
    assert [mention.name for mention in find_mentions(read(text))] == ["Blue Delta Liberation Front"]


def test_handles_are_one_actor():
    """A handle in brackets behind a name is the same actor wherever it stands."""
    (mention,) = find_mentions(read("The Harbour Gazette (@HarbourGaz) closed. Readers wrote to @HarbourGaz all day."))
    assert "@HarbourGaz" in mention.aliases


def test_turned_names_are_one_actor():
    """ "Ministry of Health" and "Health Ministry" are one body."""
    (mention,) = find_mentions(read("The Ministry of Health has no beds. Nurses sued the Health Ministry."))
    assert mention.count == 2


def test_other_names_are_one_actor():
    """ "also known as" ties two names to one person."""
    (mention,) = find_mentions(read("Ruth Adeyemi, also known as Clara Brandt, fled. Police found Clara Brandt in May."))
    assert (mention.name, mention.count, mention.aliases) == ("Ruth Adeyemi", 3, ("Clara Brandt",))


def test_headlines_name_nobody_by_capitals_alone():
    """Where every word has a capital, capitals name nobody."""
    assert actors("Rescue Teams Search Harbour After Ferry Sinks Near Tall Island") == []
    assert actors("THE FERRY SANK NEAR TALL ISLAND AND THE CREW SWAM ASHORE.") == []


def test_sentence_starts_are_judged_by_the_article():
    """A capital that the sentence explains counts only where the article writes the word with a capital elsewhere."""
    text = "Baskets were sold. Adeyemi came late. Judge Ruth Adeyemi bought baskets."
    assert actors(text) == ["Ruth Adeyemi | person"]


def test_places_are_all_found():
    """`places` holds each naming in order; the text at each is one of the forms."""
    text = "Mayor Ruth Adeyemi resigned. Later Adeyemi left."
    (mention,) = find_mentions(read(text))
    assert [text[place.start : place.end] for place in mention.places] == ["Ruth Adeyemi", "Adeyemi"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They freed African-American Joe Hunter.", ["Joe Hunter | person"]),
        ("They met Then-President Ann Baker and ex-Rep. Joe Hunter.", ["Ann Baker | person", "Joe Hunter | person"]),
        ("The Bureau of Alcohol, Tobacco, Firearms and Explosives came.", ["Bureau of Alcohol, Tobacco, Firearms and Explosives | police"]),
        ("Fighters of al Qaeda fled.", ["al Qaeda | armed_group"]),
        ("The South Korean government fell.", ["South Korean government | government"]),
        ("The Soviet Union sent ships.", ["Soviet Union | state"]),
        ("Associated Press photographers came.", ["Associated Press | media"]),
        ("The Civil Rights Division sued.", ["Civil Rights Division | government"]),
        ("A Coalition for Safe Harbours wrote.", ["Coalition for Safe Harbours | ngo"]),
        ("The Lakeland Homes Coalition wrote.", ["Lakeland Homes Coalition | ngo"]),
        ("The Arab Coalition struck.", ["Arab Coalition | military"]),
        ("The National Security Council met.", ["National Security Council | government"]),
        ("The de Okoro administration fell.", ["de Okoro administration | government"]),
        ("The Uttar Pradesh government fell.", ["Uttar Pradesh government | government"]),
        ("Prosecutor Frederic Van Leeuw left. It was late, Van Leeuw said.", ["Frederic Van Leeuw | person"]),
    ],
)
def test_names_are_read_whole(text, expected):
    """Commas, small articles, prefixes and two-word nationalities inside a name do not cut it, nor does a nationality join a person's."""
    assert actors(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It lies in Clint, Texas, near the river.",
        "St. Louis County prosecutors agreed.",
        "It was an Al Okoro-style raid.",
        "Tension has grown since.",
        "They came after the State of the Union.",
        "A guard stands at the gate. REUTERS/Joe Hunter",
        "A guard stands at the gate. [Joe Hunter/Reuters]",
        "They met at Twin Peaks.",
    ],
)
def test_what_the_words_beside_it_rule_out(text):
    """A town in a state, a style, a plain opener, a speech, a photo's credit: none is an actor."""
    assert actors(text) == []
