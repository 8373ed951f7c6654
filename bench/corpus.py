"""Writes a toolkit project of any size, always the same for the same arguments.

Vocabularies, settings, tools, glossary and hand-written pages are copied from the real toolkit; cities, cases and their
translations are generated.
"""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from babel.messages.pofile import escape

from bench import words
from bench.cases import Plan, case, case_id
from bench.terms import Record, cities, read_terms, read_yaml, write_yaml
from caretoolkit import load
from caretoolkit.localise.extract import record_catalogue

ROOT = Path(__file__).resolve().parent.parent
DATA = "toolkit_data"
TOOLKIT = ROOT / DATA
CONFIGURATION = "mkdocs.yml"
WITH_SEARCH = "mkdocs-with-search.yml"
"""The configuration of a build that also makes the search; the other leaves it out, as Hugo has none."""
_DATA_DIR = "data_dir: toolkit_data"
WRITTEN_PAGES = ("about.md", "contribute.md")
LOCALES = ("en", "es", "fr", "ar", "pt")
TOOLS = ("care-readiness-self-assessment", "childcare-costing", "local-care-ordinance")
SOURCE_LOCALE = "en"

Message = tuple[str, str]
"""The context of a text, and the text."""


def write_corpus(
    folder: Path, cases: int, locales: Sequence[str] = LOCALES, seed: int = 1, full_catalogues: bool = False
) -> Path:
    """Write a project with a toolkit of this many cases in `folder` and return its data folder.

    With `full_catalogues`, the PO file of a case holds all its texts, most of them without a translation, as real ones do.
    """
    if unknown := [locale for locale in locales if locale.partition("-")[0] not in words.locales()]:
        raise ValueError(f"there are no words for {', '.join(unknown)}; known are {', '.join(words.locales())}")
    data = folder / DATA
    shutil.copytree(TOOLKIT / "vocabularies", data / "vocabularies")
    terms = read_terms(data / "vocabularies")
    tools = _copy_records(data)
    _write_settings(data, locales)
    made = cities(max(6, cases // 8), seed, terms)
    _write_records(data / "cities", made)
    plans = _plans(cases, seed, list(made), tools)
    records = {name: case(plan, terms) for name, plan in plans.items()}
    _write_records(data / "cases", records)
    untranslated = _messages(data) if full_catalogues else {}
    for locale in (locale for locale in locales if locale != SOURCE_LOCALE):
        _write_catalogues(data / "locales" / locale / "cases", locale, records, plans, untranslated)
    _copy_catalogues(data, locales)
    _copy_project(folder, locales[0])
    return data


def _copy_records(data: Path) -> tuple[str, ...]:
    """Copy the three tools and the glossary without their links to cases, and return the ids of the tools."""
    tools = tuple(name for name in TOOLS if (TOOLKIT / "tools" / f"{name}.yml").is_file())
    glossary = tuple(path.stem for path in sorted((TOOLKIT / "glossary").glob("*.yml")))
    for collection, names in (("tools", tools), ("glossary", glossary)):
        records = {name: read_yaml(TOOLKIT / collection / f"{name}.yml") for name in names}
        for record in records.values():
            record.pop("cases", None)
            _keep_known(record, "terms", glossary)
        _write_records(data / collection, records)
    return tools


def _keep_known(record: Record, field: str, known: Sequence[str]) -> None:
    if field in record:
        record[field] = [name for name in record[field] if name in known]


def _write_settings(data: Path, locales: Sequence[str]) -> None:
    """Copy the settings with these locales, without what they name that the corpus does not hold."""
    settings = read_yaml(TOOLKIT / "toolkit.yml")
    settings.update(locales=list(locales), default_locale=locales[0])
    for field in ("featured_cases", "home_figures"):
        settings.pop(field, None)
    doors = settings.get("start_here", [])
    settings["start_here"] = [door for door in doors if (data / f"{door['page'].strip('/')}.yml").is_file()]
    write_yaml(settings, data / "toolkit.yml")


def _write_records(folder: Path, records: dict[str, Record]) -> None:
    folder.mkdir(parents=True)
    for name, record in records.items():
        write_yaml(record, folder / f"{name}.yml")


def _plans(cases: int, seed: int, city_ids: Sequence[str], tools: tuple[str, ...]) -> dict[str, Plan]:
    """Return what each case is made from, by the case's id."""
    ids = [case_id(number, city_ids[number % len(city_ids)]) for number in range(cases)]
    return {
        name: Plan(
            number=number,
            seed=seed,
            city=city_ids[number % len(city_ids)],
            see_also=tuple(dict.fromkeys(near for step in (1, 7) if (near := ids[(number + step) % cases]) != name)),
            tools=tools,
        )
        for number, name in enumerate(ids)
    }


def _messages(data: Path) -> dict[str, list[Message]]:
    """Return all texts of each case, as the compiler gathers them for translators."""
    entries = [entry for entry in load.library(data).library.entries.values() if entry.collection == "cases"]
    return {
        entry.id: [(str(message.context), str(message.id)) for message in record_catalogue(entry) if message.id]
        for entry in entries
    }


def _write_catalogues(
    folder: Path, locale: str, records: dict[str, Record], plans: dict[str, Plan], untranslated: dict[str, list[Message]]
) -> None:
    folder.mkdir(parents=True)
    for name, record in records.items():
        random = Random(f"{plans[name].seed}:{plans[name].number}:{locale}")
        text = catalogue(record, locale, random, untranslated.get(name, ()))
        (folder / f"{name}.po").write_text(text, encoding="utf-8")


def catalogue(record: Record, locale: str, random: Random, untranslated: Sequence[Message] = ()) -> str:
    """Return the PO file of a case in one locale: title, one line and key messages, unreviewed, and what is untranslated."""
    header = (
        'msgid ""\n'
        'msgstr ""\n'
        f'"Language: {locale}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
    )
    translated = list(_translated(record))
    messages = (
        f"#, fuzzy\n{_message(context, text, _translation(random, locale, context, text))}" for context, text in translated
    )
    others = (_message(context, text) for context, text in untranslated if (context, text) not in translated)
    return "\n".join((header, *messages, *others))


def _message(context: str, text: str, translation: str = "") -> str:
    return f"msgctxt {escape(context)}\nmsgid {escape(text)}\nmsgstr {escape(translation)}\n"


def _translated(record: Record) -> Iterator[Message]:
    """Yield the texts of a case that have translations, with their contexts."""
    yield "title", record["title"]
    yield "summary.one_line", record["summary"]["one_line"]
    for message in record["summary"]["key_messages"]:
        yield "summary.key_messages", message


def _translation(random: Random, locale: str, context: str, text: str) -> str:
    limit = 600 if context == "summary.key_messages" else 139
    written = words.phrase(random, locale, len(text.split()), limit)
    return written if context == "title" else f"{written}."


def _copy_catalogues(data: Path, locales: Sequence[str]) -> None:
    """Copy the real catalogues of the interface, and of the records that the corpus holds."""
    for locale in locales:
        root = TOOLKIT / "locales" / locale
        for path in sorted(root.rglob("*.po")):
            name = path.relative_to(root)
            is_interface = len(name.parts) == 1
            if is_interface or (name.parts[0] != "cases" and (data / name).with_suffix(".yml").is_file()):
                (data / "locales" / locale / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, data / "locales" / locale / name)


def _copy_project(folder: Path, locale: str) -> None:
    """Copy what makes a project of the data: the configuration, and the hand-written pages of the default locale."""
    settings = (ROOT / CONFIGURATION).read_text(encoding="utf-8")
    (folder / WITH_SEARCH).write_text(settings, encoding="utf-8")
    (folder / CONFIGURATION).write_text(settings.replace(_DATA_DIR, f"{_DATA_DIR}\n      search: false"), encoding="utf-8")
    (folder / "docs" / locale).mkdir(parents=True)
    for name in WRITTEN_PAGES:
        shutil.copyfile(ROOT / "docs" / SOURCE_LOCALE / name, folder / "docs" / locale / name)
