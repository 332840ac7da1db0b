"""Where it happened: names found in sentences, resolved to towns, divisions and countries of the gazetteer."""

from pipeline.annotation.places.context import Context, read_context
from pipeline.annotation.places.recognition import PlaceHit
from pipeline.annotation.places.resolution import resolve_place

__all__ = ["Context", "PlaceHit", "read_context", "resolve_place"]
