"""What merging made is computed again from its own tables, to the cell."""

from hypothesis import given, settings

from pipeline.deduplication import merge_tables
from pipeline.deduplication.recomputing import recompute
from schemas import TABLES
from tests.deduplication.test_merging import SEEDS, world
from tests.deduplication.told import claim, decide, decided, mention, name_id, party, report, statement, tell


def find_differences(merged):
    """Columns whose cells come out otherwise."""
    found = []
    for name, again in recompute(merged).items():
        key = TABLES[name].key()[0]
        here = merged[name].select(again.columns).sort(key)
        found += [f"{name}.{column}" for column in again.columns if not here[column].equals(again.sort(key)[column], null_equal=True)]
    return found


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_merged_tables_agree_with_themselves(seed):
    """Links, topics of statements, fused rows and their counts follow from the tables that merging returns."""
    differences = set(find_differences(merge_tables(tell(**world(seed)))))
    assert differences <= {"casualty_claims.statement_id"}  # filled in by extraction, which made-up worlds are not read by


def test_corrected_cells_stand():
    """A cell that a person decided is not computed anew, and what follows from it is computed from it."""
    row = name_id("rep", 1)
    lines = [
        decide("correct", row, table="incident_reports", column_name="city", value="Bagram"),
        decide("correct", name_id("men", 1), table="actors", column_name="name", value="The Band"),
    ]
    rows = {
        "reports": [report(1)], "parties": [party(1, 1, name="North Band")], "mentions": [mention(1, 1, name="North Band")],
        "claims": [claim(1, 1, asserted_by="North Band")],
    }  # fmt: skip
    merged = merge_tables(tell(**rows) | decided(*lines))
    assert merged["incidents"]["perpetrators"].to_list() == [["The Band"]]
    assert find_differences(merged) == []


def test_claim_is_of_the_shortest_statement_around_it():
    """Of a statement within a statement the inner one gives the number; beside both, nobody does."""
    spans = {1: (0, 100), 2: (20, 60), 3: (61, 90)}
    rows = {
        "reports": [report(1)],
        "statements": [statement(number, 1, char_start=start, char_end=end) for number, (start, end) in spans.items()],
        "claims": [
            claim(1, 1, char_start=30, char_end=40),
            claim(2, 1, char_start=55, char_end=65),
            claim(3, 1, char_start=99, char_end=105),
        ],
    }
    found = dict(recompute(merge_tables(tell(**rows)))["casualty_claims"].select("claim_id", "statement_id").iter_rows())
    assert found == {name_id("cla", 1): name_id("sta", 2), name_id("cla", 2): name_id("sta", 1), name_id("cla", 3): None}
