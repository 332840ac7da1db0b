"""datapackage.json: what the models say, in the words of Data Package v2."""

import json
from datetime import date

import pytest

from pipeline.checksums import hash_file
from pipeline.release.datapackage import describe_schema, write_datapackage
from schemas import TABLES
from schemas.codes import codes_of
from schemas.standards import load_standards


@pytest.fixture
def package(world, cut):
    """The descriptor of a release, with the folder it lies in."""
    path = cut(world()).path
    return path, json.loads((path / "datapackage.json").read_text(encoding="utf-8"))


def test_every_table_is_a_resource_with_its_hash_and_size(package):
    """Files are named relative to the descriptor, with the SHA-256 and the bytes they have on the disk."""
    path, descriptor = package
    assert [resource["name"] for resource in descriptor["resources"]] == [*TABLES, "codes-csv"]
    for resource in descriptor["resources"]:
        file = path / resource["path"]
        assert (resource["hash"], resource["bytes"]) == (f"sha256:{hash_file(file)}", file.stat().st_size)
        told = ("csv", "text/csv") if file.suffix == ".csv" else ("parquet", "application/vnd.apache.parquet")
        assert (resource["type"], resource["format"], resource["mediatype"]) == ("table", *told)


def test_code_list_is_described_like_its_table(package):
    """codes.csv has the fields and keys of table codes, and says how its lines end."""
    resources = {resource["name"]: resource for resource in package[1]["resources"]}
    listed = resources["codes-csv"]
    assert (listed["path"], listed["schema"]) == ("codes.csv", resources["codes"]["schema"])
    assert listed["dialect"] == {"lineTerminator": "\n"}
    assert b"\r" not in (package[0] / "codes.csv").read_bytes()


def test_package_says_version_licence_and_sources(package):
    """Profile, version and licence stand at the top; GeoNames is thanked; quotations are kept out of the licence."""
    descriptor = package[1]
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert descriptor["version"] == "2026.11.0"
    assert [licence["name"] for licence in descriptor["licenses"]] == ["CC-BY-4.0"]
    assert any("GeoNames" in source["title"] for source in descriptor["sources"])
    for one in load_standards():
        assert any(one.title in source["title"] and source["path"] == one.url for source in descriptor["sources"])
    assert "quotations belong to their publishers" in descriptor["description"]


def test_fields_say_what_the_models_say():
    """Types, descriptions, units and constraints of a column come from its model."""
    fields = {field["name"]: field for field in describe_schema(TABLES["incident_reports"])["fields"]}
    assert fields["latitude"]["type"] == "number"
    assert fields["latitude"]["unit"] == "degrees"
    assert fields["latitude"]["constraints"] == {"minimum": -90, "maximum": 90}
    assert fields["fatalities_best"]["type"] == "integer"
    assert fields["date_start"]["type"] == "date"
    assert fields["is_main"]["type"] == "boolean"
    assert fields["country_iso3"]["constraints"] == {"pattern": "[A-Z]{3}"}
    assert fields["report_id"]["constraints"] == {"required": True, "unique": True}
    assert fields["incident_type"]["constraints"] == {"required": True, "enum": codes_of("incident_type")}
    assert fields["incident_type"]["codeSet"] == "incident_type"
    assert (fields["weapons"]["type"], fields["weapons"]["arrayItem"]) == ("array", {"type": "string"})
    assert fields["weapons"]["description"] == TABLES["incident_reports"].columns()["weapons"].description


def test_keys_and_links_are_declared():
    """A key is a primary key unless a part may be NULL; links name table and column, a link within the table no table."""
    assert describe_schema(TABLES["evidence"])["primaryKey"] == ["evidence_id"]
    codes = describe_schema(TABLES["codes"])
    assert codes["uniqueKeys"] == [["code_set", "code", "standard", "standard_term"]]
    assert "primaryKey" not in codes
    links = describe_schema(TABLES["statements"])["foreignKeys"]
    assert {"fields": ["speaker_actor_id"], "reference": {"resource": "actors", "fields": ["actor_id"]}} in links
    assert describe_schema(TABLES["articles"])["foreignKeys"] == [
        {"fields": ["duplicate_of"], "reference": {"resource": "", "fields": ["article_id"]}}
    ]


def test_every_link_leads_to_a_column_that_exists():
    """No foreign key names a table or column the package does not have."""
    for table in TABLES.values():
        for link in describe_schema(table).get("foreignKeys", []):
            target = TABLES[link["reference"]["resource"] or table.sql_name()]
            assert set(link["reference"]["fields"]) <= set(target.types())


def test_same_files_give_the_same_descriptor(package):
    """Nothing but files, version and day goes into it: no clock, no random id."""
    path, _ = package
    first = (path / "datapackage.json").read_bytes()
    write_datapackage(path, "2026.11.0", date(2026, 11, 3))
    assert (path / "datapackage.json").read_bytes() == first


def test_frictionless_finds_the_descriptor_valid(package):
    """The reference validator has nothing to say against the descriptor."""
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    assert list(frictionless.Package.metadata_validate(package[1])) == []
