"""What stands where an article should: a paywall, a question about cookies, a check of the browser, a live blog."""

from functools import cache

from pipeline.lexicon import load_words

LONGEST = 3_000  # characters of a text that may be a wall: consent forms say no more before they list their partners
FEWEST = 300  # characters beside the wall that are an article, or so much of its beginning that it tells what happened
PAYWALL, LIVE_BLOG = "paywall", "live_blog"
_REASONS = {
    PAYWALL: "the page asks for a subscription and shows no article: save it as a subscriber sees it, or take it out of the batch",
    LIVE_BLOG: "the page is a live blog, many reports under one headline: give each entry as a record of its own",
    "cookie_wall": "the page asks about cookies and shows no article: save it after the answer, or take it out of the batch",
    "browser_check": "the page checks the browser and shows no article: save it from a browser, or take it out of the batch",
}


def find_wall(lines: list[str], article: list[str], *, is_live_blog: bool, asks_to_pay: bool) -> tuple[str, str] | None:
    """(name, reason) of what stands there, or None; `asks_to_pay`: the page does, beside its text.

    `lines` is all text that was found, `article` its paragraphs without furniture: where enough of them do not speak of a wall,
    it is an article, whatever the page asks for.
    """
    if is_live_blog:
        return LIVE_BLOG, _REASONS[LIVE_BLOG]
    if sum(map(len, lines)) > LONGEST or sum(len(paragraph) for paragraph in article if find_phrase(paragraph) is None) >= FEWEST:
        return None
    found = next(filter(None, map(find_phrase, lines)), PAYWALL if asks_to_pay else None)
    return (found, _REASONS[found]) if found else None


def find_phrase(text: str) -> str | None:
    """The kind of wall whose words a text holds."""
    folded = text.casefold().replace("\u2019", "'")
    return next((kind for phrase, kind in _load_phrases() if phrase in folded), None)


@cache
def _load_phrases() -> tuple[tuple[str, str], ...]:
    return tuple((row["phrase"], row["kind"]) for row in load_words("page_walls"))
