"""`caretoolkit new`: begins a data file, after asking for what it is about."""

import sys
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from pydantic import TypeAdapter, ValidationError

from caretoolkit.cli.files import write_whole
from caretoolkit.cli.schema import SCHEMA_FOLDER, write_schemas
from caretoolkit.cli.toolkit import data_option, wrong_call
from caretoolkit.model.values import RecordId
from caretoolkit.write.kinds import KINDS, SCHEMAS

if TYPE_CHECKING:
    from caretoolkit.model.library import Library

TITLES: Mapping[str, str] = {"city": "name", "indicator": "name", "term": "term"}
"""The field that says what a record is called, where it is not `title`."""

FIRST_WORDS = 4
"""How many words of a title go into the name that is suggested for a file."""

ASKED: Mapping[str, str] = {
    "title": "What is it called?",
    "language": "",
    "city": "Which city? (the name of its file, such as `bogota`)",
    "country": "Which country? (two capital letters, such as `CO`)",
}
"""What is asked for, where the kind of record has it and no option says it; the language is that of the toolkit."""


@click.command()
@data_option
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("name", required=False)
@click.option("--title", help="What it is called.")
@click.option("--language", help="The language you write in; that of the toolkit if not given.")
@click.option("--city", help="The city of a case: the name of its file.")
@click.option("--country", help="The country of a city, as two capital letters.")
def new(folder: Path, kind: str, name: str | None, **options: str | None) -> None:
    """Begin a data file of some KIND, called NAME.

    What no option says is asked for, if there is somebody to ask. The file holds every field with its help: those that
    are needed are empty, and `caretoolkit check` names them one by one; the others are comments.
    """
    from caretoolkit import load  # not above: it takes its time, and `--help` does not need it

    with wrong_call():
        library = load.library(folder).library
    own_language = library.toolkit.language if library.toolkit else "en"
    given = _answers(kind, options if options["language"] is not None else {**options, "language": own_language})
    record_id = _checked_name(name or _asked_name(kind, given))
    path = _write(kind, record_id, given, library, folder)
    click.echo(f"{path} written. Fill in what is empty, then run: caretoolkit check {path}")
    if "city" in given:
        _offer_city(given["city"], own_language, library, folder)
    from caretoolkit.write.schema import Names  # as above

    write_schemas(Names.of(load.library(folder).library), folder.resolve().parent / SCHEMA_FOLDER)


def _answers(kind: str, options: Mapping[str, str | None]) -> dict[str, str]:
    """Return the fields that are known, by option or by asking; what stays unknown is left out."""
    fields = SCHEMAS[kind].model_fields
    known: dict[str, str] = {}
    for option, question in ASKED.items():
        field = TITLES.get(kind, "title") if option == "title" else option
        if field in fields:
            said = options[option]
            answer = _asked(question, kind, field) if said is None else _checked_answer(said, kind, field)
            known |= {field: answer} if answer else {}
        elif options[option] and option != "language":
            raise click.UsageError(f"a {kind} has no `{option}`; leave `--{option}` out")
    return known


def _asked(question: str, kind: str, field: str) -> str:
    """Return the answer to a question, which is asked until the field can hold it; nothing where there is no answer."""

    def read(answer: str) -> str:
        return _checked_answer(answer, kind, field) if answer.strip() else ""

    if not sys.stdin.isatty():
        return ""
    return str(click.prompt(question, default="", show_default=False, prompt_suffix=" ", value_proc=read))


def _checked_answer(answer: str, kind: str, field: str) -> str:
    """Return an answer as the field holds it; one that it cannot hold is a wrong call."""
    from caretoolkit.load.wording import worded  # as in `new`

    model = SCHEMAS[kind]
    try:
        return str(TypeAdapter(model.model_fields[field].rebuild_annotation()).validate_python(answer.strip()))
    except ValidationError as error:
        _, message, _ = worded(error.errors(include_url=False)[0], model, (field,))
        raise click.UsageError(message) from None


def _asked_name(kind: str, given: Mapping[str, str]) -> str:
    """Return the name of the file: what is asked for, or what follows from city and title."""
    words = given.get(TITLES.get(kind, "title"), "").split()[:FIRST_WORDS]
    suggested = slug(" ".join([given.get("city", ""), *words]))
    if not sys.stdin.isatty():
        if not suggested:
            raise click.UsageError(f"name the file: caretoolkit new {kind} graz-respite-vouchers")
        return suggested
    return str(click.prompt("What is the file called, without `.yml`?", default=suggested or None, prompt_suffix=" ")).strip()


def slug(text: str) -> str:
    """Return a text as the name of a file: small letters, digits and hyphens, at most 60."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode()
    words = "".join(character if character.isalnum() else " " for character in plain.lower()).split()
    while len("-".join(words)) > 60:
        words.pop()
    return "-".join(words)


def _checked_name(name: str) -> str:
    try:
        return TypeAdapter(RecordId).validate_python(name.removesuffix(".yml"))
    except ValidationError as error:
        raise click.UsageError(f"`{name}` cannot be the name of a file: {error.errors()[0]['msg']}") from None


def _write(kind: str, record_id: str, given: Mapping[str, str], library: "Library", folder: Path) -> Path:
    """Write a skeleton, and return where; a file that is there is left alone."""
    from caretoolkit.write.skeleton import skeleton  # as above

    path = folder / KINDS[kind] / f"{record_id}.yml"
    if path.exists():
        raise click.UsageError(f"`{path}` is there already; choose another name")
    known: dict[str, Any] = dict(given)
    if "last_verified" in SCHEMAS[kind].model_fields:
        known["last_verified"] = datetime.now(UTC).date().isoformat()
    if "review" in SCHEMAS[kind].model_fields:
        known["review"] = {"state": "draft"}
    write_whole(path, skeleton(kind, known, library.vocabularies, f"../../{SCHEMA_FOLDER}/{kind}.json"))
    return path


def _offer_city(city: str, language: str, library: "Library", folder: Path) -> None:
    """Offer to begin the file of a city that is not there yet."""
    if city in library.cities or ("cities", city) in library.faulty:
        return
    for line in _unknown_city(city, library):
        click.echo(line)
    if sys.stdin.isatty() and click.confirm(f"Begin a file for `{city}`?", default=True):
        path = _write("city", _checked_name(city), {"language": language}, library, folder)
        click.echo(f"{path} written. Fill in what is empty there, too.")


def _unknown_city(city: str, library: "Library") -> Iterator[str]:
    near = get_close_matches(city, library.cities, n=1, cutoff=0.8)
    yield f"There is no city `{city}` yet." + (f" Did you mean `{near[0]}`?" if near else "")
    if not sys.stdin.isatty():
        yield f"To add it: caretoolkit new city {city}"
