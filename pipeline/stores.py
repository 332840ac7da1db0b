"""Places that fsspec reaches: what has to be installed to reach one."""

from fsspec.registry import known_implementations

EXTRAS = {"s3": "s3", "s3a": "s3", "hf": "hub"}  # of this project, by how an address begins


def say_missing(protocol: str, error: ImportError) -> str:
    """What to install for addresses that begin so, after the error that told of it."""
    if protocol in EXTRAS:
        return f"needs the extra {EXTRAS[protocol]}: pip install 'incident-pipeline[{EXTRAS[protocol]}]'"
    return str(known_implementations.get(protocol, {}).get("err") or error)
