"""Who was killed or hurt by the words of a headline, which drops articles and verbs: "Clerk shot dead in Kisumu"."""

import re

from pipeline.annotation.document import Sentence
from pipeline.annotation.noun_phrases import person_nouns
from pipeline.contract.records import Span
from pipeline.extraction.events.claim_records import ONE, make_claim
from pipeline.extraction.records import Claim
from pipeline.lexicon import any_of, words_of
from pipeline.lexicon.forms import speech_forms
from pipeline.rules import rule

_TITLE_WORD = r"(?:\d{1,2}-year-old|[^\W\d_][\w'’.-]*)"
_TITLE_WHO = rf"(?P<who>{_TITLE_WORD}(?:\s+{_TITLE_WORD}){{0,5}}?)"
_BE = r"(?:(?:is|was|were|been|being|has|have|who)\s+){0,3}"
_KILLED = (
    r"(?:found\s+)?(?:(?:shot|stabbed|beaten|struck|hit)(?:\s*,\s*|\s*&\s*|\s+and\s+)killed|(?:shot|found|pronounced|stabbed)\s+dead"
    r"|(?:shot|stabbed|beaten|burned|hacked)\s+to\s+death|fatally\s+\w+|gunned\s+down|killed|slain|murdered|dies|died|dead)"
)
_HURT = r"(?:(?:critically|seriously|badly)\s+)?(?:found\s+)?(?P<hurt>shot|wounded|injured|hurt|stabbed|hospitalized|hospitalised)"
_ENDS = (
    r"(?=\s*(?:$|[,;:|(-]|–|—"
    r"|(?:in|on|at|by|near|outside|inside|after|during|while|as|when|from|following|and)\b))"
)
_OPENERS = frozenset({"after", "when", "as", "where", "before"})
_STARTS = r"(?:^|[:;|,]\s+|\b(?:and|after|when|as|where)\s+|[-–—]\s+)"
_HARMED = re.compile(rf"{_STARTS}{_TITLE_WHO}\s+{_BE}(?:(?P<killed>{_KILLED})|{_HURT}){_ENDS}", re.I)
_OPENS_NAME = re.compile(rf"^(?:{any_of('population', 'lead_word')})\s", re.I)


@rule(
    "events.casualties.headline",
    fires_on="Clerk shot dead in Kisumu\n\nPolice closed the road.",
    spares="Clerk shoots dead man in Kisumu\n\nPolice closed the road.",
    otherwise=(),
)
def find_harmed(title: Sentence) -> tuple[Claim, ...]:
    """A claim for each single person whom the headline says was killed or hurt, in order of the text."""
    found = []
    for match in _HARMED.finditer(title.text):
        words = match["who"].lower().split()
        openers = [number for number, word in enumerate(words) if word in speech_forms() or word in _OPENERS]
        words = words[openers[-1] + 1 :] if openers else words  # "Police say man shot", "Search on after man shot"
        if words and _is_one_person(words):
            found.append(_claim_of_title(title, match, len(words)))
    return tuple(found)


def _is_one_person(words: list[str]) -> bool:
    noun = words[-1]
    if noun not in person_nouns() or noun in words_of("population", "plural") | words_of("population", "attackers"):
        return False
    if noun.endswith(("s", "men")) or words[0].isdigit() or words[0] in words_of("population", "count_word"):
        return False
    return not any(word in words_of("population", "breaks") for word in words)


def _claim_of_title(title: Sentence, match: re.Match[str], length: int) -> Claim:
    """The claim of a match of whose words the last ones name the person."""
    who = " ".join(match["who"].split()[-length:])
    who = _OPENS_NAME.sub("", who)
    end = title.start + match.end("who")
    span = Span(end - len(who), title.start + match.end())
    is_nobody = who.lower().split()[-1] in words_of("population", "nobody")
    people = None if is_nobody else (who, Span(end - len(who), end))
    outcome = "killed" if match["killed"] else "hurt" if match["hurt"].lower() in {"shot", "stabbed"} else "injured"
    rule = "casualties.headline"
    return make_claim(outcome, "total", ONE, span, rule, people=people, single="one", sentence=title.index, joined=span.end)
