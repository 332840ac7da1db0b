"""Who takes turns in an interview: a person's name, a title with a name, "Q" and "A"; not a rubric ("POLL: …")."""

from pipeline.annotation.names.vocabulary import fold, function_words, given_names, head_nouns, not_actors, titles
from pipeline.lexicon import list_words

MOST_NAMED = 5  # words of a name with its title
SHORTEST = 2  # letters of a surname that stands alone


def _is_word(name: str) -> bool:
    """Whether a word that stands alone is no surname: "POLL", "OPINION"."""
    return (
        name in function_words("rubric")
        or name in list_words("common_words")
        or name in not_actors()
        or name in head_nouns()
        or name in function_words("opener")
    )


def is_turn(text: str) -> bool:
    """Whether words in capitals before a colon name somebody who speaks."""
    words = text.replace(",", " ").split()
    if not words or len(words) > MOST_NAMED:
        return False
    known = titles().get(fold(words[0]))
    alone = len(words) == 1 and len(words[0]) > SHORTEST
    return (
        (alone and known is None and not _is_word(fold(words[0])))
        or fold(words[0]) in function_words("turn_taker")
        or words[0].capitalize() in given_names()
        or bool(known and known.kind in {"honorific", "rank", "office", "style"})
    )
