"""Where it happened: names found in sentences, resolved to towns, divisions and countries of the gazetteer."""

from pipeline.extraction.places.context import Context, read_context
from pipeline.extraction.places.finding import PlaceHit, find_places
from pipeline.extraction.places.resolving import resolve_place

__all__ = ["Context", "PlaceHit", "find_places", "read_context", "resolve_place"]
