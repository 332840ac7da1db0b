"""Actors: the persons, bodies and states that an article names, each as one record with the words behind every value."""

from pipeline.annotation.document import AnnotatedArticle
from pipeline.annotation.names.mention import PERSON, UNKNOWN_BODY, Entity
from pipeline.contract.records import Evidence, Span
from pipeline.extraction.records import Mention


def find_mentions(article: AnnotatedArticle) -> tuple[Mention, ...]:
    """Named actors of the article, one mention each, in the order of their first naming."""
    return tuple(make_mention(entity, article.text) for entity in article.entities)


def make_mention(entity: Entity, text: str) -> Mention:
    """The record of an entity: fullest form, first role, first body, with the spans behind each."""
    full, namings, kind = entity.fullest, entity.namings, entity.kind or None
    with_role = next((naming for naming in namings if naming.role), None)
    with_body = next((naming for naming in namings if naming.affiliation), None)
    shown = next((naming for naming in namings if naming.shown_by and naming.kind == kind), None)
    others = {naming.text: naming for naming in reversed(namings) if naming.text != full.text}  # the first naming by each form
    evidence = [Evidence("name", naming.span, naming.rule) for naming in (full, *sorted(others.values(), key=lambda one: one.span))]
    if kind and kind not in {PERSON, UNKNOWN_BODY} and shown:
        evidence.append(Evidence("actor_type", shown.shown_by, shown.rule))
    elif kind:
        proof = next((n for n in namings if n.kind == kind), full)
        evidence.append(Evidence("actor_type", proof.role or proof.span, proof.rule))
    if with_role:
        evidence.append(Evidence("role", with_role.role, with_role.role_rule))
    if with_body:
        evidence.append(Evidence("affiliation", with_body.affiliation, with_body.role_rule or "actors.belongs"))
    return Mention(
        full.text, kind, _cut(text, with_role.role) if with_role else None, _cut(text, with_body.affiliation) if with_body else None,
        len(namings), full.span, tuple(evidence),
        tuple(dict.fromkeys(naming.text for naming in namings if naming.text != full.text)), entity.places, entity.gender,
    )  # fmt: skip


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end]


__all__ = ["find_mentions"]
