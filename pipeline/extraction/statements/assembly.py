"""Statements of an article from the attributions of its units: speakers resolved, quotations continued, chains folded."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.annotation.names.vocabulary import function_words
from pipeline.contract.records import Evidence, Span, Statement
from pipeline.extraction.statements.addressees import find_partner
from pipeline.extraction.statements.attributions import Attribution, read_attributions
from pipeline.extraction.statements.grammar import trim_stops
from pipeline.extraction.statements.media import find_medium
from pipeline.extraction.statements.quotation_units import QUOTED, Unit
from pipeline.extraction.statements.quotations import Signature, find_signatures, is_turn
from pipeline.extraction.statements.speakers import Resolver, Speaker

JOINT = " … "
_BEFORE_TAIL = frozenset({",", "”", '"', "''", QUOTED})
_OWN_VOICE = function_words("own_voice")  # the article's, not a speaker's
_BEFORE_ROLE = re.compile(r",(?:\s+(?:the|a|an|The))?$")
LONGEST_CHAIN = 8  # speakers through whom words came: each stands in the chains of all within, and words without sense nest by hundreds
NEAR_START = 3  # words: an inner attribution that begins so near to the outer's begin makes up all of it


@dataclass
class Draft:
    """A statement while its article is read."""

    unit: Unit
    said: Attribution | None
    speaker: Speaker | None
    parts: list[Span]
    is_direct: bool
    rule: str
    through: list[Speaker] = field(default_factory=list)
    paragraph: int = -1  # in which what was said goes on
    handle: Span | None = None  # of who signed a post


def assemble(text: str, units: list[Unit], resolver: Resolver) -> tuple[Statement, ...]:
    """All statements, ordered by where they begin."""
    drafts: list[Draft] = []
    kept: set[int] = set()  # which drafts these are: they change while they are read, and many are alike
    announced: tuple[Draft, int] | None = None  # what a colon announces, and the paragraph before it
    signatures = find_signatures(text, units)
    for unit in units:
        if signed := _sign(signatures.get(unit.index), drafts, resolver):
            drafts, kept = signed, {id(draft) for draft in signed}
            continue
        made = _read_unit(unit, resolver)
        if announced and unit.paragraph != announced[1] + 1:
            announced = None
        if not made:
            made = _continue(unit, drafts, announced[0] if announced else None, resolver)
        for draft in made:
            if draft.speaker:
                resolver.remember(unit, draft.speaker)
        opening = next((draft for draft in made if draft.unit is unit and draft.said and draft.said.announces), None)
        announced = (opening, unit.paragraph) if opening else announced
        drafts += [draft for draft in made if id(draft) not in kept]
        kept.update(map(id, made))
    statements = [_make_statement(text, draft, resolver) for draft in drafts if draft.parts]
    return tuple(sorted(statements, key=lambda said: (said.span, said.cue or "")))


def _sign(signature: Signature | None, drafts: list[Draft], resolver: Resolver) -> list[Draft]:
    """The drafts with what a paragraph's last unit signs, which passes on what others said in it; none where no person or body signs."""
    if signature is None:
        return []
    speaker = resolver.resolve(signature.unit, signature.first, signature.last)
    if speaker.mention is None and not signature.is_sure:
        return []
    inside = [draft for draft in drafts if draft.unit.paragraph == signature.unit.paragraph and draft.unit.part == "body"]
    for draft in inside:
        if draft.speaker and draft.speaker.mention is not None and draft.speaker.name != speaker.name:
            draft.through.append(speaker)
    kept = [draft for draft in drafts if draft not in inside or speaker in draft.through]
    resolver.remember(signature.unit, speaker)
    parts, paragraph = list(signature.parts), signature.unit.paragraph
    return [*kept, Draft(signature.unit, None, speaker, parts, True, "signed", paragraph=paragraph, handle=signature.handle)]


def _read_unit(unit: Unit, resolver: Resolver) -> list[Draft]:
    drafts: list[Draft] = []
    for said in read_attributions(unit):
        speaker = resolver.resolve(unit, said.source.first, said.source.last)
        unknown = said.rule in {"colon", "colon_quote"} and speaker.rule not in {"speaker_name", "speaker_pronoun"}
        unknown = unknown or (said.rule == "turn" and speaker.mention is None and not is_turn(speaker.text))
        unknown = unknown or (said.rule == "nominal" and speaker.is_pronoun and speaker.mention is None)
        told = said.rule == "colon_quote" and any(draft.said and draft.said.contents == said.contents for draft in drafts)
        if unknown or told or speaker.text.lower() in _OWN_VOICE:
            continue
        through = [resolver.resolve(unit, said.through.first, said.through.last)] if said.through else []
        roles = resolver.roles_of(speaker)
        parts = [_without_role(part, roles, resolver.text) for part in said.parts()]
        drafts.append(Draft(unit, said, speaker, [part for part in parts if part], said.is_direct, said.rule, through, unit.paragraph))
        resolver.remember(unit, speaker)
    return _fold([_without_tail(draft, drafts) for draft in drafts])


def _without_tail(outer: Draft, drafts: list[Draft]) -> Draft:
    """The draft without who else said so behind its words: "Okoro told him the port was shut, the ministry said"."""
    words = outer.unit.words
    for inner in drafts:
        begins = min(inner.said.source.first, inner.said.cue[0])
        behind = begins > 0 and words[begins - 1].text in _BEFORE_TAIL and all(last <= begins for _, last in inner.said.contents)
        if inner is outer or not behind or outer.said.cue[0] > begins:
            continue
        at, end = words[begins].start, words[trim_stops(words, 0, begins) - 1].end
        outer.parts = [Span(part.start, min(end, part.end)) if part.start < end and at < part.end else part for part in outer.parts]
    return outer


def _without_role(part: Span, roles: Sequence[Span], text: str) -> Span | None:
    """A part without the function of the speaker that follows it: "…, spokesman for the port, Omar Said said"."""
    role = next((role for role in roles if role.end == part.end and role.start >= part.start), None)
    comma = _BEFORE_ROLE.search(text[part.start : role.start].rstrip()) if role else None
    if comma is None:
        return part
    return Span(part.start, part.start + comma.start()) if comma.start() else None


def _fold(drafts: list[Draft]) -> list[Draft]:
    """Inner attributions get those around them as their chain; an outer one that only passes an inner one on is left out."""
    kept: list[Draft] = []
    for outer in drafts:
        inner = [other for other in drafts if other is not outer and other.parts and outer.parts and _holds(outer, other)]
        for other in inner:
            if outer.speaker and (other.speaker is None or outer.speaker.name != other.speaker.name):
                told = [one for one in (outer.speaker, *outer.through) if one not in other.through]
                other.through += told[: LONGEST_CHAIN - len(other.through)]
        passes_on = outer.said and outer.said.folds and any(_makes_up(outer, other) for other in inner)
        if not passes_on:
            kept.append(outer)
    return kept


def _holds(outer: Draft, inner: Draft) -> bool:
    at = inner.unit.words[inner.said.cue[0]].start
    return any(part.start <= at < part.end for part in outer.parts)


def _makes_up(outer: Draft, inner: Draft) -> bool:
    begins = min(inner.said.source.first, inner.said.cue[0])
    outer_first = outer.said.contents[0][0]
    return not inner.said.source.is_elsewhere and begins - outer_first <= NEAR_START


def _continue(unit: Unit, drafts: list[Draft], opening: Draft | None, resolver: Resolver) -> list[Draft]:
    """Words without a cue: what a colon announced, more of a turn or a quotation, or a quotation by who spoke just before."""
    last = drafts[-1] if drafts else None
    parts = list(unit.quoted_before() or ()) if unit.quote_at(0) else []
    whole = bool(parts)
    if opening is not None and not opening.parts and (whole or not unit.quotes):
        opening.parts, opening.is_direct, opening.paragraph = parts or [Span(unit.start, unit.end)], whole, unit.paragraph
        opening.rule = "quotation" if whole else "turn"
        return [opening]
    if last is not None and last.rule == "turn" and last.paragraph == unit.paragraph and unit.part == "body":
        last.parts[-1] = Span(last.parts[-1].start, unit.end)
        return [last]
    if not whole or unit.part == "title":
        return []
    if last is not None and last.is_direct and _is_next(last, unit):
        last.parts += parts
        return [last]
    speaker = resolver.last_speaker(unit) if last is None or last.rule != "signed" else None
    speaker = speaker or resolver.find_actor_before(unit)
    return [Draft(unit, None, speaker, parts, True, "continued", paragraph=unit.paragraph)] if speaker else []


def _is_next(last: Draft, unit: Unit) -> bool:
    """Whether a unit follows right upon a draft in the draft's last paragraph."""
    return (
        last.paragraph == unit.paragraph
        and bool(last.parts)
        and (last.unit.index == unit.index - 1 or last.parts[-1].end >= unit.start - 3)
    )


def _make_statement(text: str, draft: Draft, resolver: Resolver) -> Statement:
    unit, said, speaker = draft.unit, draft.said, draft.speaker
    parts = sorted(set(draft.parts))
    cue = Span(unit.words[said.cue[0]].start, unit.words[said.cue[1] - 1].end) if said else None
    evidence = [Evidence("content", part, f"statements.{draft.rule}") for part in parts]
    evidence += [Evidence("is_direct", parts[0], f"statements.{draft.rule}")]
    if speaker:
        evidence += [Evidence(column, speaker.span, f"statements.{speaker.rule}") for column in ("speaker", "speaker_text")]
        if speaker.source is not None:
            evidence.append(Evidence("speaker", speaker.source, f"statements.{speaker.rule}"))
    if cue:
        evidence.append(Evidence("cue", cue, f"statements.{said.source.rule}"))
    medium = ("social_media", draft.handle) if draft.handle else find_medium(text, unit, tuple(parts), cue)
    if medium:
        evidence.append(Evidence("medium", medium[1], "statements.medium"))
    addressee = _find_addressee(draft, medium, resolver)
    if addressee:
        evidence.append(Evidence("addressee", addressee.span, f"statements.{addressee.rule}"))
    through = [one for one in draft.through if not speaker or one.name != speaker.name]
    evidence += [Evidence("reported_by", one.span, "statements.chain") for one in through]
    return Statement(
        speaker.name if speaker else None, speaker.text if speaker else None, text[cue.start : cue.end] if cue else None,
        said.speech_act if said else "report", draft.is_direct, JOINT.join(text[part.start : part.end] for part in parts),
        Span(parts[0].start, parts[-1].end), tuple(dict.fromkeys(one.name for one in through)), medium[0] if medium else None,
        addressee.name if addressee else None, evidence=tuple(evidence),
    )  # fmt: skip


def _find_addressee(draft: Draft, medium: tuple[str, Span] | None, resolver: Resolver) -> Speaker | None:
    if draft.said and draft.said.addressee:
        found = resolver.resolve(draft.unit, *draft.said.addressee)
        return found if not draft.speaker or found.name != draft.speaker.name else None
    if medium and (partner := find_partner(draft.unit, *medium)):
        found = resolver.resolve(draft.unit, *partner)
        return replace(found, rule="partner") if not draft.speaker or found.name != draft.speaker.name else None
    return None
