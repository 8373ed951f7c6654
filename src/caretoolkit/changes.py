"""Finds what an edit has changed between two compilations, and the pages that show it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from caretoolkit.compile import Compiled
from caretoolkit.link.editing import told_of
from caretoolkit.localise.status import Share, shares_of
from caretoolkit.render import Route
from caretoolkit.render.routes import Name, reach

ON_EVERY_PAGE = {"vocabularies", "toolkit", "figures", "interface", "sources", "formats"}
"""What any page may show; when it changes, every page is made again."""

SHOWS_THE_BEST = {"home", "explore"}
"""The kinds of pages whose choice of cases any case may change."""


GROWS = {"languages", "cities_like_mine"}
"""The kinds of pages that go through every record: to make them again takes the longer the more there are."""


def changed_records(before: Compiled, after: Compiled) -> frozenset[Name]:
    """Return the records whose data file or catalogue differs."""
    old, new = before.loaded.library.entries, after.loaded.library.entries
    entries = [entry for file, entry in new.items() if old.get(file) is not entry]
    entries += [entry for file, entry in old.items() if file not in new]
    names = {(entry.collection, entry.id) for entry in entries}
    old_files, new_files = before.catalogues.files, after.catalogues.files
    for locale, name in old_files.keys() | new_files.keys():
        if old_files.get((locale, name)) is not new_files.get((locale, name)):
            collection, _, record_id = name.partition("/")
            names.add((collection, record_id))
    return frozenset(names)


def changed_routes(before: Compiled, after: Compiled) -> Iterator[Route]:
    """Yield the routes whose pages differ: those of the edited records first, then those that show a part of them."""
    changed = changed_records(before, after)
    if before.locales != after.locales or any(collection in ON_EVERY_PAGE for collection, _ in changed):
        yield from after.routes
        return
    own = [route for route in after.routes if route.record in changed]
    yield from own
    heads = changed_heads(before, after, changed)
    yield from _gathering(before, after, changed, heads)
    yield from _with_other_neighbours(before, after)
    if heads or _states(before, changed) != _states(after, changed) or reach(before.routes) != reach(after.routes):
        yield from (route for route in after.routes if route.kind == "languages")


def _with_other_neighbours(before: Compiled, after: Compiled) -> Iterator[Route]:
    """Yield the routes of cities and cases that are like others now, or for other reasons: any record may change that."""
    assert before.atlas is not None
    assert after.atlas is not None
    neighbours = {"city": (before.atlas.similar, after.atlas.similar), "case": (before.atlas.related, after.atlas.related)}
    for route in after.routes:
        if route.kind in neighbours:
            old, new = neighbours[route.kind]
            if old.get(route.subject[0]) != new[route.subject[0]]:
                yield route


def _states(compiled: Compiled, changed: frozenset[Name]) -> list[Share]:
    """Return how the changed records stand in each language."""
    entries = [entry for entry in compiled.loaded.library.entries.values() if (entry.collection, entry.id) in changed]
    return list(shares_of(entries, compiled.catalogues, compiled.locales))


def _gathering(before: Compiled, after: Compiled, changed: frozenset[Name], shown: frozenset[Name]) -> Iterator[Route]:
    """Yield the routes of other pages that show a part of the changed records; of those in `shown`, they show something else."""
    if any(collection == "cases" for collection, _ in shown) or any(
        _differs_for_editors(before, after, name) for name in changed
    ):
        yield from (route for route in after.routes if route.kind == "editing")
    if not shown:
        return
    shown |= _cases_in(shown, before) | _cases_in(shown, after)
    moved = any(_terms(before, name) != _terms(after, name) for name in shown)
    showed = {route.path: route.shows for route in before.routes}
    for route in after.routes:
        shows = (*route.shows, *showed.get(route.path, ()))
        if route.record not in changed and (
            not shown.isdisjoint(shows) or route.kind in SHOWS_THE_BEST or (moved and route.record is None)
        ):
            yield route


def _cases_in(names: frozenset[Name], compiled: Compiled) -> frozenset[Name]:
    """Return the cases of the cities among these records: their cards show the city."""
    assert compiled.atlas is not None
    cities = [record_id for collection, record_id in names if collection == "cities"]
    return frozenset(("cases", case) for city in cities for case in compiled.atlas.cases_of_city.get(city, ()))


def _differs_for_editors(before: Compiled, after: Compiled, name: Name) -> bool:
    """Tell whether the page for editors tells something else of a record, its title apart."""
    assert before.atlas is not None
    assert after.atlas is not None
    return told_of(before.atlas, *name, before.loaded.answers) != told_of(after.atlas, *name, after.loaded.answers)


def removed_routes(before: Compiled, after: Compiled) -> Iterator[Route]:
    """Yield the routes whose pages are no longer there."""
    kept = {route.path for route in after.routes}
    yield from (route for route in before.routes if route.path not in kept)


def changed_heads(before: Compiled, after: Compiled, changed: frozenset[Name]) -> frozenset[Name]:
    """Return those of the changed records of which other pages show something else now."""
    return frozenset(name for name in changed if name[0] in ON_EVERY_PAGE or _head(before, name) != _head(after, name))


_SHOWN: Mapping[str, Callable[[Any], tuple[Any, ...]]] = {  # Any: a record of that collection, and its parts
    "indicators": lambda record: (record.code, record.name, record.core, record.level),
    "funding": lambda record: (record.title, record.funder, record.opens, record.closes, record.rolling, record.last_verified),
    "paths": lambda record: (record.title, record.outcome, record.minutes),
    "labs": lambda record: (record.title, record.themes, bool(record.blocks)),
}
"""What other pages show of the records of the smaller collections."""


def _head(compiled: Compiled, name: Name) -> tuple[Any, ...]:  # Any: parts of any record
    """Return what other pages show of a record, with its translations."""
    assert compiled.atlas is not None
    collection, record_id = name
    read = compiled.catalogues.messages(f"{collection}/{record_id}")
    messages = [read.get(locale) for locale in compiled.locales]
    if collection == "cases":
        return compiled.atlas.heads.get(record_id), compiled.atlas.evidence.get(record_id), *messages
    record = compiled.atlas.library.collection(collection).get(record_id)
    return _SHOWN[collection](record) if record and collection in _SHOWN else record, *messages


def _terms(compiled: Compiled, name: Name) -> tuple[Any, ...]:  # Any: as above
    """Return what lists and counts hold a case by, or the record itself where it is no case; the smaller ones hold none."""
    assert compiled.atlas is not None
    collection, record_id = name
    if collection in _SHOWN:
        return (record_id in compiled.atlas.library.collection(collection),)
    if collection != "cases":
        return (compiled.atlas.library.collection(collection).get(record_id),)
    case = compiled.atlas.heads.get(record_id)
    if not case:
        return ()
    level = compiled.atlas.evidence[record_id].level
    return case.five_r, case.instruments, case.groups, case.status, case.city, case.care_domains, level
