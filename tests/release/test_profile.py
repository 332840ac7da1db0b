"""The descriptor against the profile of Data Package 2.0, as far as the standard's own rules can be said here without a network.

What a property must be, and which ones must be there, is written down from the profile's text; frictionless, where it is
installed, holds the same descriptor in test_datapackage.
"""

import json
import re

import pytest

PATH = re.compile(r"(?!/|\.|~|file:)(?!.*\.\./)[^\\]*|(http|ftp)s?://.*")
NAME = re.compile(r"[-a-zA-Z0-9._]+")
HASH = re.compile(r"[^:]+:[a-fA-F0-9]+|[a-fA-F0-9]{32}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
KINDS = {
    "string", "number", "integer", "boolean", "object", "array", "list", "datetime", "date", "time", "year", "yearmonth",
    "duration", "geopoint", "geojson", "any",
}  # fmt: skip
CONSTRAINTS = {  # by kind of field: those the profile knows, beside required, unique and enum
    "string": {"pattern", "minLength", "maxLength"}, "integer": {"minimum", "maximum"}, "number": {"minimum", "maximum"},
    "date": {"minimum", "maximum"}, "boolean": set(), "array": {"minLength", "maxLength"},
}  # fmt: skip


@pytest.fixture
def descriptor(world, cut):
    """The descriptor of a release."""
    return json.loads((cut(world()).path / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture
def schemas(descriptor):
    """The Table Schema of each resource by name."""
    return {resource["name"]: resource["schema"] for resource in descriptor["resources"]}


def test_package_keeps_the_profile(descriptor):
    """The package has resources, and its own properties are of the profile's types and forms."""
    assert all(isinstance(descriptor[name], str) for name in ("$schema", "name", "title", "description", "version", "created"))
    assert MOMENT.fullmatch(descriptor["created"])
    assert descriptor["resources"]
    for licence in descriptor["licenses"]:
        assert NAME.fullmatch(licence["name"])
        assert PATH.fullmatch(licence["path"])
    for source in descriptor["sources"]:
        assert source
        assert set(source) <= {"title", "path", "email", "version"}
        assert all(isinstance(value, str) for value in source.values())
        assert PATH.fullmatch(source.get("path", "file"))


def test_resources_keep_the_profile(descriptor):
    """A resource has a name of its own and a path within the folder; size, hash, media type and dialect have the profile's forms."""
    names = [resource["name"] for resource in descriptor["resources"]]
    assert len(set(names)) == len(names)
    for resource in descriptor["resources"]:
        assert NAME.fullmatch(resource["name"])
        assert PATH.fullmatch(resource["path"])
        assert "data" not in resource
        assert resource["type"] == "table"
        assert isinstance(resource["bytes"], int)
        assert HASH.fullmatch(resource["hash"])
        assert re.fullmatch(r".+/.+", resource["mediatype"])
        assert all(isinstance(resource[name], str) for name in ("title", "description", "format"))
        assert set(resource.get("dialect", {})) <= {"lineTerminator"}


def test_fields_keep_the_profile(schemas):
    """A field has a name, a type of the profile's list and only constraints that the type has, each of its own type."""
    for schema in schemas.values():
        assert schema["fields"]
        assert all(isinstance(value, str) for value in schema["missingValues"])
        for field in schema["fields"]:
            assert isinstance(field["name"], str)
            assert field["type"] in KINDS
            assert field["format"] == "default"
            given = field.get("constraints", {})
            assert set(given) <= {"required", "unique", "enum"} | CONSTRAINTS[field["type"]]
            assert all(isinstance(given.get(name, True), bool) for name in ("required", "unique"))
            assert all(isinstance(given.get(name, 0), int) for name in ("minLength", "maxLength"))
            kind = int if field["type"] == "integer" else str
            assert all(isinstance(value, kind) for value in given.get("enum", []))
            assert len(set(given.get("enum", []))) == len(given.get("enum", []))
            assert re.compile(given.get("pattern", ""))


def test_keys_keep_the_profile(schemas):
    """Keys and links are lists of the schema's own fields, and a link names a resource and as many fields there."""
    for schema in schemas.values():
        fields = {field["name"] for field in schema["fields"]}
        assert "primaryKey" in schema or "uniqueKeys" in schema
        for key in (schema.get("primaryKey", []), *schema.get("uniqueKeys", [])):
            assert len(set(key)) == len(key)
            assert set(key) <= fields
        for link in schema.get("foreignKeys", []):
            target = link["reference"]
            there = schemas[target["resource"]] if target["resource"] else schema
            assert set(link["fields"]) <= fields
            assert len(link["fields"]) == len(target["fields"])
            assert set(target["fields"]) <= {field["name"] for field in there["fields"]}
