"""Fusion: what the reports of one incident say, made into one row of table incidents."""

from pipeline.deduplication.fusion.incident import fuse_reports
from pipeline.deduplication.fusion.tolls import Toll, Voice, fuse_tolls

__all__ = ["Toll", "Voice", "fuse_reports", "fuse_tolls"]
