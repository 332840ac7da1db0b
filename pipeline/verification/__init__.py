"""Verification: what an output folder holds, checked again, from cheap to dear, up to the first lie.

`verify(out)`: everything OUT says of itself against what is there. It stands beside the stages: it reads what they
published, changes nothing, and only commands use it.
"""

from pipeline.verification.findings import Findings, Lie
from pipeline.verification.verifying import BusyError, NoReleaseError, verify

__all__ = ["BusyError", "Findings", "Lie", "NoReleaseError", "verify"]
