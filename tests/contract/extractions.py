"""Extractions of any content, for property tests."""

from dataclasses import fields

from hypothesis import strategies as st

from pipeline.contract.records import Chance, Evidence, Extraction, Where

CHANCE = st.floats(0, 1)
NUMBERS = {  # each within its unit, since JSON has neither NaN nor infinity
    Evidence: {"confidence": st.none() | CHANCE},
    Chance: {"confidence": CHANCE},
    Where: {"latitude": st.none() | st.floats(-90, 90), "longitude": st.none() | st.floats(-180, 180)},
}
for _kind, _numbers in NUMBERS.items():
    _others = {field.name: st.from_type(field.type) for field in fields(_kind) if field.name not in _numbers}
    st.register_type_strategy(_kind, st.builds(_kind, **_others, **_numbers))
EXTRACTIONS = st.from_type(Extraction)
