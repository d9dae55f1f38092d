"""docs/schemas: what `--format json` prints is what its schema says, and nothing besides."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tests.support.running import Run

SCHEMAS = Path(__file__).parent.parent.parent / "docs" / "schemas"


def closed(schema: Any) -> Any:
    """The schema, with no field allowed that it does not name."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    strict = {key: closed(value) for key, value in schema.items()}
    return {**strict, "additionalProperties": False} if "required" in schema else strict


READ = {path.name: json.loads(path.read_text()) for path in sorted(SCHEMAS.glob("*.json"))}
REGISTRY: Registry[Any] = Registry().with_resources(
    (name, Resource.from_contents(closed(schema))) for name, schema in READ.items()
)


def mistakes(record: Any, name: str) -> list[str]:
    validator = Draft202012Validator(
        closed(READ[f"{name}.schema.json"]),
        registry=REGISTRY,
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(record)]


@pytest.mark.parametrize("name", READ)
def test_the_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(READ[name])


ASKED = [
    ("minister",),
    ("bridge", "--explain", "-C", "2", "--all-copies"),
    ("minister", "--facet", "speaker,country", "--facet", "week", "--facet", "source"),
    ("--kind", "caption", "--in", "paragraph"),
    ("bridge zebra", "--speaker", "nobody at all"),
    ("nothingofthekind",),
]


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_an_answer_is_as_its_schema_says(
    searchkit: Run, samples_indexed: Path, asked: tuple[str, ...]
) -> None:
    done = searchkit("search", *asked, "--format", "json", "--index", samples_indexed)

    assert mistakes(json.loads(done.out), "search") == []


@pytest.mark.parametrize("asked", ASKED[:1] + ASKED[3:4], ids=" ".join)
def test_each_line_of_hits_is_as_its_schema_says(
    searchkit: Run, samples_indexed: Path, asked: tuple[str, ...]
) -> None:
    done = searchkit("search", *asked, "--format", "jsonl", "--index", samples_indexed)

    hits = [json.loads(line) for line in done.out.splitlines()]
    assert hits
    assert [mistakes(hit, "hit") for hit in hits] == [[]] * len(hits)


def test_a_parsed_file_is_as_its_schema_says(searchkit: Run, tmp_path: Path) -> None:
    clipping = tmp_path / "ferry.txt"
    clipping.write_text('Ferry sails\n\nLISBON, 3 May 2021 - "At dawn," Ines Duarte said.\n')

    whole = searchkit("parse", clipping, "--format", "json", "--explain")
    line = searchkit("parse", clipping, "--format", "jsonl")

    assert mistakes(json.loads(whole.out), "parse") == []
    assert mistakes(json.loads(line.out), "article") == []


@pytest.mark.parametrize("name", ["status", "speakers"])
def test_what_the_index_holds_is_as_its_schema_says(
    searchkit: Run, samples_indexed: Path, name: str
) -> None:
    done = searchkit(name, "--format", "json", "--index", samples_indexed)

    assert mistakes(json.loads(done.out), name) == []


def test_a_shown_article_is_as_its_schema_says(searchkit: Run, samples_indexed: Path) -> None:
    (id, *_) = searchkit("search", "minister", "-l", "--index", samples_indexed).out.split()

    done = searchkit("show", id, "--format", "json", "--index", samples_indexed)

    assert mistakes(json.loads(done.out), "article") == []


def test_what_is_new_is_as_its_schemas_say(searchkit: Run, own_index: Path) -> None:
    searchkit("search", "minister", "--save", "gov", "--index", own_index)
    searchkit("search", "bridge", "--country", "KE", "--save", "bridges", "--index", own_index)

    listed = searchkit("saved", "--format", "jsonl", "--index", own_index)
    new = searchkit("saved", "--new", "--format", "jsonl", "--index", own_index)

    lines = [json.loads(line) for line in listed.out.splitlines()]
    assert [line["search"] for line in lines] == ["gov", "bridges"]
    assert [mistakes(line, "saved") for line in lines] == [[], []]
    hits = [json.loads(line) for line in new.out.splitlines()]
    assert hits
    assert [mistakes(hit, "new") for hit in hits] == [[]] * len(hits)


def test_a_field_that_no_schema_names_is_noticed(searchkit: Run, samples_indexed: Path) -> None:
    done = searchkit("status", "--format", "json", "--index", samples_indexed)

    assert mistakes({**json.loads(done.out), "novelty": 1}, "status") != []
    assert mistakes({**json.loads(done.out), "articles": "many"}, "status") != []
