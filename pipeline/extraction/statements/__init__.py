"""Statements: who said what, by which cue and channel, to whom and through whom. Source, cue and content are PARC's terms.

An article is read in units (`units`): sentences, in which each quotation stands as one word. In a unit, `attributions` joins
each cue (`cues`) with its source (`sources`) and what was said, in quotation marks (`quotations`) or out of them (`contents`);
nouns and adjectives attribute too (`nominal`). `clauses` holds what these hand each other, and where a clause ends. Over the
article, `speakers` finds whom a source's words mean, and `assembly` continues quotations, draws chains together and adds the
medium (`media`) and to whom it was said (`addressees`).

Each question has one path. The parse says whether a word is a cue, whose a cue is that stands apart from its source, and what
it governs where words leave that open. Words beside a cue (`phrases`) name its source, and quotations are matched by their
marks: there the parse, which sees through no quotation, is wrong more often.
"""

from collections.abc import Sequence

from pipeline.annotation.document import AnnotatedArticle
from pipeline.contract.records import Statement
from pipeline.extraction.records import Mention
from pipeline.extraction.statements.assembly import assemble
from pipeline.extraction.statements.quotation_units import make_units
from pipeline.extraction.statements.speakers import Resolver


def find_statements(article: AnnotatedArticle, mentions: Sequence[Mention]) -> tuple[Statement, ...]:
    """Statements of the article in the order of the text; `mentions` are those of find_mentions."""
    units = make_units(article)
    return assemble(article.text, units, Resolver(article.text, mentions, units))
