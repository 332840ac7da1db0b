"""`rules`: lists the rules by which articles are read, and how often each fires."""

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands import UsageError

if TYPE_CHECKING:
    from pipeline.rules import Rule


def add(commands: Any) -> argparse.ArgumentParser:
    """Declare the command."""
    said = """Lists the rules by which articles are read: what each is for, words that it fires on and words that it spares.
    `evaluate --without ID` tells what one is worth."""
    command = commands.add_parser("rules", help="list the rules of reading", description=said)
    command.add_argument("rules", nargs="*", metavar="ID", help="which; a part of an id stands for all that hold it (default: all)")
    counted = "read the articles of this folder of batches, and tell how often each rule fires, and in how many articles"
    command.add_argument("--raw", type=Path, metavar="DIR", help=counted)
    return command


def run(given: argparse.Namespace) -> int:
    """Print the rules, those that fire most often first where firings are counted. Raises UsageError when there is none of that id."""
    from pipeline.extraction.rule_list import load_rules
    from pipeline.rules import list_rules

    load_rules()
    chosen = [rule for rule in list_rules() if not given.rules or any(part in rule.id for part in given.rules)]
    if not chosen:
        raise UsageError(f"no rule's id holds {' or '.join(given.rules)}; `rules` without ID lists all")
    if given.raw is None:
        print("\n\n".join(map(_describe, chosen)))
        return 0
    fired, articles, read = _count(given.raw)
    print(f"{read:,} articles of {given.raw}\n{'firings':>9} {'articles':>9}  rule")
    for rule in sorted(chosen, key=lambda rule: (-articles[rule.id], -fired[rule.id], rule.id)):
        print(f"{fired[rule.id]:>9,} {articles[rule.id]:>9,}  {rule.id}: {rule.purpose}")
    return 0


def _describe(rule: "Rule") -> str:
    return f"{rule.id} ({rule.module})\n  {rule.purpose}\n  fires on: {rule.fires_on}\n  spares:   {rule.spares}"


def _count(raw: Path) -> tuple[Counter[str], Counter[str], int]:
    """Firings and articles by rule, and how many articles were read."""
    from pipeline.cleaning import CleanArticle, clean_record
    from pipeline.contract.extractor import GIVEN
    from pipeline.extraction import extract_rows
    from pipeline.ingestion import RawRecord, read_inputs
    from pipeline.rules import count_firings

    fired, articles, read = Counter[str](), Counter[str](), 0
    for record in read_inputs(raw):
        article = clean_record(record) if isinstance(record, RawRecord) else None
        if isinstance(article, CleanArticle):
            with count_firings() as counted:
                extract_rows({name: getattr(article, name) for name in GIVEN}, "all")
            fired += counted
            articles.update(counted.keys())
            read += 1
    return fired, articles, read
