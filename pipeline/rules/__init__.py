"""Rules of reading, each with a name, a sentence it must fire on, one it must spare, and a switch.

A rule is a function (`registry`) or a pattern over the words of a text (`patterns`); `tracing` counts how often each fires
and switches rules off.
"""

from pipeline.rules.patterns import Pattern, load_pattern
from pipeline.rules.registry import Rule, list_rules, rule
from pipeline.rules.tracing import count_firings, switch_off

__all__ = ["Pattern", "Rule", "count_firings", "list_rules", "load_pattern", "rule", "switch_off"]
