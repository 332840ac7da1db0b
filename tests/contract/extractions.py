"""Extractions of any content, for property tests."""

from dataclasses import fields

from hypothesis import strategies as st

from pipeline.contract.records import Chance, Evidence, Extraction

CHANCE = st.floats(0, 1)  # JSON has neither NaN nor infinity
for _kind in (Evidence, Chance):
    _others = {field.name: st.from_type(field.type) for field in fields(_kind) if field.name != "confidence"}
    st.register_type_strategy(_kind, st.builds(_kind, **_others, confidence=CHANCE if _kind is Chance else st.none() | CHANCE))
EXTRACTIONS = st.from_type(Extraction)
