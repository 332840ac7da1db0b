"""Every column of a release by what its model says it is held by."""

from collections.abc import Callable, Iterator, Mapping

from pipeline.verification.cells import coding, counting, dating, linking, placing, quoting, speaking
from pipeline.verification.cells.material import Breach, Material
from schemas import TABLES
from schemas.held import Held

Check = Callable[[Material, str, Mapping[str, Held]], Iterator[Breach]]
CHECKS: dict[str, Check] = {
    "id": linking.check_id, "quote": quoting.check_quote, "quotes": quoting.check_quotes, "place_of": quoting.check_place,
    "article_of": quoting.check_article, "shown": quoting.check_shown, "number": counting.check_number, "day": dating.check_day,
    "words": coding.check_words, "gazetteer": placing.check_gazetteer, "weapons": coding.check_weapons, "tolls": counting.check_tolls,
    "parties": coding.check_parties, "speaker": speaking.check_speaker, "actor": speaking.check_actor, "once": linking.check_once,
    "report": linking.check_report, "merges": linking.check_merges, "decisions": linking.check_decisions,
    "recomputed": linking.check_recomputed, "package": linking.check_package,
}  # fmt: skip
ELSEWHERE = frozenset({"nothing", "rows", "certificate", "text"})  # no check, or one of rules, evidence or texts
WHATEVER_CODE = frozenset({"quote", "quotes", "place_of", "article_of", "once", "report", "merges", "decisions"})
# holds whatever code made the release; the others ask word lists, readers and fusion what they say today


def find_breaches(material: Material, by_own_code: bool) -> Iterator[Breach]:
    """Cells that do not say what holds them, those first that can be seen in their own row.

    `by_own_code`: the release was made by the code that runs; checks that ask it are left out otherwise.
    """
    for name in TABLES:
        yield from quoting.check_presence(material, name)
    for by in sorted(CHECKS, key=lambda by: (by not in WHATEVER_CODE, by == "recomputed")):
        for name, table in TABLES.items() if by_own_code or by in WHATEVER_CODE else ():
            columns = {column: held for column, held in table.held().items() if held.by == by}
            if columns:
                yield from CHECKS[by](material, name, columns)
