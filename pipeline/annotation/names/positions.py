"""What the words beside a run of capitals make of it: a post held at a body, a place in a state, a photo credit, a plain opener."""

from pipeline.annotation.names.affiliations import MOST_PLACE_WORDS, find_body
from pipeline.annotation.names.capitals import Run
from pipeline.annotation.names.mention import PERSON
from pipeline.annotation.names.titles import Role, extend_left
from pipeline.annotation.names.types import Kind, tell_kind
from pipeline.annotation.names.vocabulary import bodies, find_state, fold, given_names, not_actors, titles
from pipeline.annotation.names.words import Word, text_of
from pipeline.annotation.places.gazetteer import find_state as find_us_state
from pipeline.annotation.places.gazetteer import find_towns
from pipeline.lexicon import list_words

MOST_BEFORE = 3  # words before a run that may belong to what is no actor
_CLOSED = frozenset({",", ".", ")", ";", ":"})


def read_post(words: tuple[Word, ...], first: int, last: int) -> tuple[int, Role] | None:
    """Where the name begins in a run that opens with the state or body a post is held at: "ambassador to Peru Ann Poole"."""
    to = first - 2 if first > 1 and words[first - 1].lower == "the" else first - 1
    if to < 1 or words[to].lower != "to" or last - first < 2:
        return None
    known = titles().get(fold(words[to - 1].text))
    if known is None or known.kind != "office":
        return None
    for name_at in range(last - 2, first, -1):
        text = text_of(words, first, name_at)
        if not (find_state(text) or fold(text) in bodies()):
            continue
        rest = tell_kind(words, name_at, last)
        if rest is not None and rest.actor_type == PERSON:
            left = extend_left(words, to - 1)
            return name_at, Role(left, name_at, known.gender, "title", find_body(words, left, to))
    return None


def is_located(words: tuple[Word, ...], first: int, last: int, kind: Kind) -> bool:
    """Whether a state behind a comma makes a name a place's: "Clint, Texas,"; one of several words must be a known town's."""
    if kind.actor_type not in {PERSON, None} or last + 1 >= len(words) or words[last].text != ",":
        return False
    if last - first > 1 and not find_towns(text_of(words, first, last)):
        return False
    for end in range(min(len(words), last + 1 + MOST_PLACE_WORDS), last + 1, -1):
        text = text_of(words, last + 1, end)
        if words[end - 1].is_capital and (find_us_state(text) or find_us_state(f"{text}.") or find_state(text)):
            return end == len(words) or words[end].text in _CLOSED
    return False


def is_credit(words: tuple[Word, ...], run: Run) -> bool:
    """Whether a run is part of who took a photo: "REUTERS/Ann Poole", "Ann Poole/Reuters"."""
    first, last = run.first, run.last
    if last + 1 < len(words) and words[last].text == "/":
        taker = last - first > 1 and fold(text_of(words, first, last)) not in bodies()
        return _is_agency(words, first, last) or (taker and _is_medium(words, last + 1, last + 2))
    if first > 1 and words[first - 1].text == "/":
        taken = first > 2 and words[first - 3].is_capital and fold(text_of(words, first - 3, first - 1)) not in bodies()
        return _is_agency(words, first - 2, first - 1) or (taken and words[first - 2].is_capital and _is_medium(words, first, last))
    return False


def _is_agency(words: tuple[Word, ...], first: int, last: int) -> bool:
    return text_of(words, first, last).isupper() and _is_medium(words, first, last)


def _is_medium(words: tuple[Word, ...], first: int, last: int) -> bool:
    body = bodies().get(fold(text_of(words, first, last)))
    return body is not None and body.actor_type == "media"


def is_part_of_other(words: tuple[Word, ...], run: Run) -> bool:
    """Whether a run only ends what is no actor: "the State of the Union"."""
    first, last = max(0, run.first - MOST_BEFORE), run.last
    return words[first].is_capital and not_actors().get(fold(text_of(words, first, last))) is not None


def is_plain_opener(words: tuple[Word, ...], run: Run) -> bool:
    """Whether a run is one common word that opens its sentence: "Tension has grown"."""
    word = words[run.first]
    if not run.opens or run.last - run.first > 1 or word.text.isupper() or word.text in given_names():
        return False
    name = fold(word.text)
    return name in list_words("common_words") and name not in bodies() and name not in titles() and not find_state(word.text)
