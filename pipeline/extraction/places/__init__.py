"""Where it happened: names found in sentences, resolved to towns, divisions and countries of the gazetteer."""

from pipeline.extraction.places.context import Context, read_context
from pipeline.extraction.places.finding import PlaceHit
from pipeline.extraction.places.resolving import resolve_place

__all__ = ["Context", "PlaceHit", "read_context", "resolve_place"]
