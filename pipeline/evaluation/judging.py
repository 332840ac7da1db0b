"""Cell by cell, whether a release says of the articles of corpus `wire` what their labels say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from pipeline.evaluation.wire import WireScored
from pipeline.release.reading import load_table
from schemas import TABLES

Row = Mapping[str, Any]
TOLLS = {"fatalities": "fat", "injured": "inj"}  # a toll's columns in the tables, and what the scorer calls them
LIKE = 0.5  # of the shorter name's tokens: a party that is the labelled one


@dataclass(frozen=True)
class Verdict:
    """Whether one cell is right. `incident` names what the article is about: articles on one incident are alike."""

    table: str
    row_id: str
    column: str
    is_right: bool
    incident: str


class Judge:
    """Holds a release's rows against the labels.

    A cell that is empty where the labels have nothing is right too. Left out are cells that the labels call unsure, and reports
    that pair with no labelled incident, which are as often true ones that nobody labelled.
    """

    def __init__(self, scored: WireScored, release: Path) -> None:
        self.scored, self.scorer = scored, scored.scorer
        self._rows = {name: _group(release, name, key) for name, key in HELD_BY.items()}
        self._ids = dict(load_table(release, "articles").select("source_id", "article_id").iter_rows())

    def judge(self) -> Iterator[Verdict]:
        """The verdicts, article by article."""
        for slug in self.scored.names:
            label = self.scored.labels[slug]
            about = next((one["key"] for one in label["incidents"] if one["main"]), slug)
            for table, row_id, column, is_right in self._judge_article(slug, label):
                yield Verdict(table, row_id, column, bool(is_right), about)

    def _judge_article(self, slug: str, label: Row) -> Iterator[tuple[str, str, str, object]]:
        for wanted, found in pair_incidents(self.scorer, label["incidents"], self.scored.predicted["incidents"].get(slug, [])):
            report = found["report_id"]
            yield from (("incident_reports", report, *told) for told in judge_report(self.scorer, wanted, found))
            for party in self._rows["incident_parties"].get(report, ()):
                yield from (("incident_parties", party["party_id"], "name", one) for one in judge_party(self.scorer, wanted, party))
            for claim in self._rows["casualty_claims"].get(report, ()):
                yield from (("casualty_claims", claim["claim_id"], *told) for told in judge_claim(self.scorer, wanted, claim))
        article = self._ids.get(slug, "")
        for mention in self._rows["actor_mentions"].get(article, ()):
            yield from (("actor_mentions", mention["mention_id"], *told) for told in judge_actor(self.scorer, label, mention))
        for said in self._rows["statements"].get(article, ()):
            yield from (("statements", said["statement_id"], *told) for told in judge_statement(self.scorer, label, said))


HELD_BY = {"incident_parties": "report_id", "casualty_claims": "report_id", "actor_mentions": "article_id", "statements": "article_id"}


def _group(release: Path, name: str, key: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in TABLES[name].order(load_table(release, name)).iter_rows(named=True):
        found.setdefault(row[key], []).append(row)
    return found


def pair_incidents(scorer: ModuleType, wanted: Sequence[Row], found: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Labelled incidents with the reports that the scorer takes for them, optional ones left out."""
    scores = [(s, a, b) for a, one in enumerate(wanted) for b, row in enumerate(found) if (s := scorer.inc_score(one, row)) is not None]
    required = [score for score in scores if not wanted[score[1]].get("optional")]
    return [(wanted[a], found[b]) for _, a, b in scorer.greedy(required)]


def judge_report(scorer: ModuleType, wanted: Row, row: Row) -> Iterator[tuple[str, object]]:
    """Columns of incident_reports, and whether the cell is right, of a report that the scorer read."""
    sure = {key for key in wanted if key not in wanted.get("unsure", ())}
    if wanted["incident_type"] != "other":
        yield "incident_type", scorer.canon_type(row["type"]) in {wanted["incident_type"], *wanted.get("incident_type_alt", ())}
    if wanted["date"]:
        yield "date_start", scorer.date_cmp(wanted["date"], row["date"])[1]
    if wanted["city"] or row["city"]:
        yield "city", wanted["city"] and scorer.same_city(wanted["city"], row["city"])
    if wanted["country_iso3"]:
        yield "country_iso3", row["country"] and scorer.same_country(wanted["country_iso3"], row["country"])
    if "place_name" in sure and (wanted["place_name"] or row["place_name"]):
        yield "place_name", scorer.place_f(wanted, row) >= scorer.PLACE_F
    for column, short in TOLLS.items():
        ends = [scorer.num(row[f"{short}_{side}"]) for side in ("low", "high")]
        yield from _judge_toll(column, wanted[column]["low"], wanted[column]["high"], *ends)
    for key in ("weapon_type", "target_type"):
        if key in sure:
            yield key, row[key] in scorer.accepted(wanted, key)
    if "is_suicide" in sure:
        yield "is_suicide", bool(row["is_suicide"]) == bool(wanted["is_suicide"])
    if "status" in sure and wanted["status"]:
        yield "status", row["status"] in scorer.accepted(wanted, "status")


def _judge_toll(column: str, least: int | None, most: int | None, low: int | None, high: int | None) -> Iterator[tuple[str, object]]:
    """Of a toll the ends where the labels have them; of the best number whether either end is right, or all is rightly empty."""
    known = {end for end in (least, most) if end is not None}
    if least is not None or not known:
        yield f"{column}_low", low == least
    if most is not None or not known:
        yield f"{column}_high", high == most
    yield f"{column}_best", {low, high} & known if known else low is None and high is None


def judge_party(scorer: ModuleType, wanted: Row, party: Row) -> Iterator[object]:
    """Whether a party is a labelled one; nothing of a role that the labels lack, or of "people"."""
    if party["role"] == "perpetrator":
        yield wanted["perpetrator"] and scorer.perpetrator_ok(wanted, {"perpetrator": party["name"]})
    elif party["role"] == "victim" and "victims" in wanted:
        tokens = scorer.victim_toks(party["name"])
        known = [scorer.victim_toks(one) for one in (*wanted["victims"], *wanted.get("victims_optional", ()))]
        if tokens:
            yield any(one and len(one & tokens) / min(len(one), len(tokens)) >= LIKE for one in known)
    elif party["role"] == "target" and wanted.get("target"):
        tokens, known_target = set(scorer.toks(party["name"])), set(scorer.toks(wanted["target"]))
        yield tokens and len(tokens & known_target) / min(len(tokens), len(known_target)) >= LIKE


def judge_claim(scorer: ModuleType, wanted: Row, claim: Row) -> Iterator[tuple[str, object]]:
    """Whether somebody gave the number, by the labels; of one that somebody did, who."""
    if "claims" not in wanted:
        return
    key = (claim["outcome"], claim["count_low"], claim["count_high"])
    same = [one for one in wanted["claims"] if scorer.claim_key(one) == key]
    yield "count_low", same
    yield "count_high", same
    if same and claim["asserted_by"]:
        names = {name for one in same for name in (one["asserted_by"], *one.get("asserted_by_alt", ())) if name}
        yield "asserted_by", scorer.same_any(sorted(names), claim["asserted_by"])


def judge_actor(scorer: ModuleType, label: Row, mention: Row) -> Iterator[tuple[str, object]]:
    """Whether a name is that of a labelled actor, and the type of one that has to be found."""
    same = [one for one in label["actors"] if scorer.same_any([one["name"], *one["aliases"]], mention["name"])]
    yield "name", same
    required = [one for one in same if not one.get("optional")]
    if required and mention["actor_type"]:
        yield "actor_type", scorer.actor_type(mention["actor_type"]) in {scorer.actor_type(one["type"]) for one in required}


def judge_statement(scorer: ModuleType, label: Row, said: Row) -> Iterator[tuple[str, object]]:
    """Whether a statement is a labelled one, and who said it; nothing of acts that the labels leave out."""
    parts = [part for part in said["content"].split(" … ") if part.strip()]
    best: tuple[float, Row] | None = None
    for one in label["statements"]:
        value = max(scorer.span_f(text, part) for text in (one["content"], *one.get("content_alt", ())) for part in parts)
        if value >= (scorer.OPTIONAL_SPAN_F if one.get("optional") else scorer.SPAN_F) and (best is None or value > best[0]):
            best = value, one
    if best is None and (said["is_direct"] or said["speech_act"] not in scorer.UNLABELLED_ACTS):
        yield "content", False
    elif best is not None:
        yield "content", True
        if said["speaker"] and not best[1].get("optional"):
            yield "speaker", scorer.same_any(_names(scorer, label, best[1]), said["speaker"])


def _names(scorer: ModuleType, label: Row, said: Row) -> list[str]:
    """The names by which the labels know a statement's speaker."""
    speakers = [said["speaker"], *said.get("speaker_alt", ())]
    known = [[one["name"], *one["aliases"]] for one in label["actors"]]
    return [*speakers, *(name for names in known for name in names if {*map(scorer.norm, names)} & {*map(scorer.norm, speakers)})]
