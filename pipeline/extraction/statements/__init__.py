"""Statements: who said what, by which cue and channel, to whom and through whom.

Quotations (`quotes`) and sentences make units (`units`); cues (`cues`) with their subjects (`subjects`) and what
was said (`contents`) make attributions (`attributions`); speakers are resolved over the article (`speakers`).
Each question has one path. The parse says whether a word is a cue (`asserting`), whose a cue is that stands apart from its
subject (`relations`), what it governs where words leave that open (`complements`) and where a clause that describes a noun
ends (`limits`). Words beside a cue (`phrases`, `asides`, `behind`) name its subject, and quotations are matched by their
marks: there the parse, which sees through no quotation, is wrong more often.
"""

from collections.abc import Sequence

from pipeline.annotation.document import AnnotatedArticle
from pipeline.contract.records import Statement
from pipeline.extraction.records import Mention
from pipeline.extraction.statements.assembling import assemble
from pipeline.extraction.statements.speakers import Resolver
from pipeline.extraction.statements.units import make_units


def find_statements(article: AnnotatedArticle, mentions: Sequence[Mention]) -> tuple[Statement, ...]:
    """Statements of the article in the order of the text; `mentions` are those of find_mentions."""
    units = make_units(article)
    return assemble(article.text, units, Resolver(article.text, mentions, units))
