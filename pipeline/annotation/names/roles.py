"""What somebody is, by the words beside his name: an apposition behind it, a clause that says so, a post that he holds."""

from spacy.tokens import Token

from pipeline.annotation.names.affiliations import find_body
from pipeline.annotation.names.mention import PERSON
from pipeline.annotation.names.titles import Role, extend_left, title_at
from pipeline.annotation.names.types import tell_kind
from pipeline.annotation.names.vocabulary import Title, bodies, find_state, fold, function_words, saying_verbs, titles
from pipeline.annotation.names.words import Word, is_clause_verb, text_of
from pipeline.annotation.syntax import RELATIVES, case_of, children, is_negated, is_unreal, phrase
from pipeline.rules import rule

_ENDS = frozenset({",", ";", ":", "—", "–", "--", "-", "(", ")", ".", "!", "?", '"', "“", "”", "''", "..."})
_APPOSITION_ENDS = function_words("apposition_end")
_AUXILIARIES = function_words("auxiliary") - {"'s", "'d"}
_STARTS = function_words("apposition_start")
_OLDEST = 110  # years
_NO_ENDS = ("IN", "CC", "DT", "POS", "PRP$", "JJ", "TO", "RB", "``")  # tags that end no noun phrase
MOST_UNKNOWN = 3  # words that no list knows between the article and the function
LONGEST = 18  # words of an apposition
FUNCTIONS = frozenset({"office", "occupation", "rank"})
NO_STARTS = ("DT", "PRP", "POS", "CD", "RB", "VB", "MD")  # tags that begin no role
BELONGING = {"assign": {"to"}, "attach": {"to"}, "belong": {"to"}, "work": {"for", "at"}, "serve": {"with", "in", "at"}}
LASTING = frozenset({"work", "serve"})  # in the past they say what is over
COPULAS = frozenset({"is", "was", "'s", "’s"})


@rule("names.age", fires_on="They met Ludwig Meer, 61, in the port.", spares="They met Ludwig Meer in 1961.", otherwise=None)
def read_age(words: tuple[Word, ...], at: int) -> int | None:
    """The word behind an age between commas or in brackets ("…, 34,"), None when there is none."""
    if at + 1 < len(words) and words[at].text in {",", "("} and words[at + 1].text.isdigit() and int(words[at + 1].text) < _OLDEST:
        return at + 2 if at + 2 == len(words) or words[at + 2].text in {",", ")", ".", ";"} else None
    return None


@rule("names.apposition", fires_on="Clara Brandt, his longtime deputy, left.", spares="Clara Brandt, who was tired, left.", otherwise=None)
def role_after(words: tuple[Word, ...], at: int) -> Role | None:
    """The function in the apposition behind a name that ends before word `at`."""
    if age_end := read_age(words, at):
        at = age_end
    if at >= len(words) or words[at].text != ",":
        return None
    first, last = at + 1, find_end(words, at + 1)
    if first >= last:
        return None
    has_start = words[first].lower in _STARTS
    if has_start:
        first += 1
    while first < last and words[first - 1].lower in {"one", "of"} and words[first].lower in {"of", "the", "its", "his", "her", "their"}:
        first += 1
    if not (found := _find_title(words, first, last, has_start)):
        return None
    start, end, known = found
    several = words[end - 1].tag == "NNS" and words[at + 1].lower != "one"
    if several or (has_start and _is_subject(words, last)):
        return None
    if known.kind == "relation":
        return Role(None, last, known.gender, "relation")
    if end < last and words[end].is_capital and not words[start].is_capital:
        return None  # "…, spokesman Ahmed": another name's own title
    if end < last and words[start].is_capital and words[end].is_capital and words[end].lower not in {"of", "for"}:
        return None
    return Role(first, last, known.gender, "role_after", find_body(words, first, last))


def _is_subject(words: tuple[Word, ...], at: int) -> bool:
    """Whether a verb stands behind what ends before a word, so that it is no apposition: "After Okoro, the mayor said …"."""
    word = words[at] if at < len(words) else None
    return word is not None and (word.lower in saying_verbs() or word.lower in _AUXILIARIES or is_clause_verb(word))


def find_end(words: tuple[Word, ...], first: int) -> int:
    """Where an apposition that begins at a word ends: before a comma, a relative, a verb; with a noun."""
    at = first
    while at < len(words) and at - first < LONGEST:
        word = words[at]
        if (
            word.text in _ENDS
            or word.lower in _APPOSITION_ENDS
            or word.lower in saying_verbs()
            or word.lower in _AUXILIARIES
            or (at > first and not word.is_capital and is_clause_verb(word))
        ):
            break
        at += 1
    if at - first == LONGEST:
        at = max((number for number in range(first + 1, at - 1) if _breaks(words, number)), default=at)
    while at > first and words[at - 1].tag.startswith(_NO_ENDS):
        at -= 1
    return at


def _breaks(words: tuple[Word, ...], at: int) -> bool:
    """Whether a preposition or "and" may end a phrase: one inside a name may not."""
    return words[at].tag in {"IN", "CC"} and not (words[at - 1].is_capital and words[at + 1].is_capital)


def _find_title(words: tuple[Word, ...], first: int, last: int, has_start: bool) -> tuple[int, int, Title] | None:
    """The first function in the apposition, before any preposition: its start, its end and what it is."""
    unknown, at = 0, first
    while at < last:
        hit = title_at(words, at, last)
        if hit and hit[1].kind not in {"modifier", "honorific"}:
            further = title_at(words, hit[0], last) if hit[0] < last else None
            if further and further[1].kind not in {"modifier", "honorific"}:
                hit = further
            return at, hit[0], hit[1]
        word = words[at]
        if word.lower in function_words("preposition") or word.lower in {"and", "or", "to"}:
            return None
        if not (hit or word.is_capital or word.text[0].isdigit() or word.lower == "'s"):
            unknown += 1
            if not has_start or unknown > MOST_UNKNOWN or not word.is_word:
                return None
        at = hit[0] if hit else at + 1
    return None


@rule("names.role_in_clause", fires_on="Ann Poole is editor of the paper.", spares="Ann Poole is not editor of the paper.", otherwise=None)
def role_in_clause(words: tuple[Word, ...], first: int, last: int) -> Role | None:
    """The function that the tree ties to the name in words first to last (exclusive), behind it."""
    inside = {words[at].token.i for at in range(first, last)}
    for at in range(first, last):
        token = words[at].token
        for noun in (*children(token, "appos"), *_predicates(token)):
            known = titles().get(fold(noun.text))
            if (
                noun.i not in inside
                and known
                and not _leads_name(noun)
                and known.kind in FUNCTIONS
                and (role := _make_role(words, last, noun, known))
            ):
                return role
    return None


def _leads_name(noun: Token) -> bool:
    """Whether a title with a capital stands before another name: "Ann Poole, Rep. Joe Hunter"."""
    return noun.text[0].isupper() and noun.i + 1 < len(noun.doc) and noun.nbor(1).text[0].isupper()


def _predicates(name: Token) -> list[Token]:
    """Nouns that a copula says of a name, in its own clause or in a relative one: neither denied nor only possible."""
    nouns = [name.head] if name.dep_ == "nsubj" else []
    nouns += [noun for noun in children(name, "acl") if any(subject.lower_ in RELATIVES for subject in children(noun, "nsubj"))]
    return [noun for noun in nouns if _is_said(noun)]


def _is_said(noun: Token) -> bool:
    copulas = children(noun, "cop")
    if not (copulas and copulas[0].lower_ in COPULAS and noun.tag_ in {"NN", "NNP"}):
        return False
    return not (is_negated(noun) or is_unreal(noun) or children(noun, "mark", "case"))


@rule(
    "names.body_in_clause",
    fires_on="Ann Poole was assigned to the 2nd Battalion.",
    spares="Ann Poole met the 2nd Battalion.",
    otherwise=None,
)
def body_in_clause(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """The body that the tree's verb ties to the name in words first to last (exclusive): "was assigned to the 2nd Battalion"."""
    for at in range(first, last):
        name = words[at].token
        verbs = [name.head] if name.dep_ in {"nsubj", "nsubj:pass"} else []
        for verb in (*verbs, *children(name, "acl", "acl:relcl")):
            links = BELONGING.get(verb.lemma_, set())
            over = verb.lemma_ in LASTING and verb.tag_ in {"VBD", "VBN"}
            if not links or over or is_negated(verb) or is_unreal(verb):
                continue
            for noun in children(verb, "obl"):
                if case_of(noun) in links and (found := _body_around(words, last, noun)):
                    return found
    return None


def _body_around(words: tuple[Word, ...], behind: int, noun: Token) -> tuple[int, int] | None:
    """The body in a noun's phrase, which is no state."""
    start, end = phrase(noun)
    numbers = [at for at in range(behind, len(words)) if start <= words[at].token.i < end]
    if not numbers:
        return None
    found = find_body(words, numbers[0], numbers[-1] + 1)
    return found if found and not find_state(text_of(words, *found)) else None


def _make_role(words: tuple[Word, ...], behind: int, noun: Token, known: Title) -> Role | None:
    """The noun's phrase as a role, without article."""
    start = phrase(noun)[0]
    numbers = [at for at in range(behind, len(words)) if start <= words[at].token.i <= noun.i]
    while numbers and words[numbers[0]].tag.startswith(NO_STARTS):
        numbers.pop(0)
    if not numbers or any(words[at].text == "," for at in numbers):
        return None
    first, last = numbers[0], max(find_end(words, numbers[0]), numbers[-1] + 1)
    return Role(first, last, known.gender, "role_in_clause", find_body(words, first, last))


@rule("names.post_at_body", fires_on="Ambassador to the United Nations Ann Baker left.", spares="Ann Baker left.", otherwise=None)
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
