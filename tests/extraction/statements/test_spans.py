"""Laws of spans: whatever the text, what a statement or a mention says of it stands there."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction.actors import find_mentions
from pipeline.extraction.statements import find_statements
from tests.extraction.reading import read

PIECES = (
    "Omar Said", "Mayor Lena Okafor", "the Harbour Gazette", "He", "She", "They", "Kenyan police", "The port's spokesman,", "a witness",
    "said", "told reporters", "wrote on Twitter", "adding", "condemned the raid", "according to", "reported quoting", "that", "and", "but",
    "the dam was old", "it is gone", "nobody came", "in a statement", "on Monday", "Norway", "(LRF)", "Mr. Said", "Gen.", "@omar",
    "SAID", "COMMANDER", "THAT", "THE MAYOR",
    "“", "”", '"', "‘", "’", "'", "''", ",", ".", ":", ";", "?", "—", "\n", "\n\n", " ", "…", "é", "\u00a0",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_statements_stand_in_the_text(text):
    """Spans lie inside the text; the parts of the content, the speaker's words and the cue are verbatim at theirs."""
    article = read(text)
    for said in find_statements(article, find_mentions(article)):
        spans = {item.column: item.span for item in said.evidence}
        parts = [article.text[item.span.start : item.span.end] for item in said.evidence if item.column == "content"]
        assert all(0 <= item.span.start < item.span.end <= len(article.text) for item in said.evidence)
        assert " … ".join(parts) == said.content
        assert article.text[said.span.start : said.span.end].startswith(parts[0])
        assert article.text[said.span.start : said.span.end].endswith(parts[-1])
        assert article.text[spans["speaker_text"].start : spans["speaker_text"].end] == said.speaker_text
        assert "cue" not in spans or article.text[spans["cue"].start : spans["cue"].end] == said.cue
        assert all(item.rule.startswith("statements.") for item in said.evidence)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_mentions_stand_in_the_text(text):
    """Each place of a mention holds one of its forms, the fullest at `span`; no two actors share a word."""
    article = read(text)
    taken: set[int] = set()
    for mention in find_mentions(article):
        assert mention.count == len(mention.places) > 0
        assert mention.span in mention.places
        for place in mention.places:
            form = " ".join(article.text[place.start : place.end].split())
            assert form in {" ".join(known.split()) for known in (mention.name, *mention.aliases)}
            assert taken.isdisjoint(range(place.start, place.end))
            taken.update(range(place.start, place.end))
        assert all(0 <= item.span.start < item.span.end <= len(article.text) for item in mention.evidence)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_reading_twice_says_the_same(text):
    """The same text gives the same rows."""
    first, second = read(text), read(text)
    mentions = find_mentions(first)
    assert mentions == find_mentions(second)
    assert find_statements(first, mentions) == find_statements(second, mentions)
