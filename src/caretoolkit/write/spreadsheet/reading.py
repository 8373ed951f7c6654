"""Reads cases from a workbook: each row is put where it belongs, and what cannot be read is told by sheet and cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from caretoolkit.diagnostics import ToolkitError
from caretoolkit.model.values import InVocabulary, RefersTo
from caretoolkit.write.schema import Names
from caretoolkit.write.spreadsheet.cells import CellError, value
from caretoolkit.write.spreadsheet.layout import (
    CASE,
    CASES,
    CHOICES,
    FACTS,
    FIELD,
    HEAD_ROWS,
    NAME,
    PART,
    SAME_AS,
    SOURCES,
    Column,
    Sheet,
    fact_lists,
    sheets,
)

_MOST_BYTES = 50_000_000

Row = Mapping[str, Any]
"""The values of a row by the heads of their columns."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a cell, and where it stands: `results!D4`."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class ReadCases:
    """The cases of a workbook by id, where each value stood by case and path, and what could not be read."""

    cases: Mapping[str, dict[str, Any]]
    places: Mapping[tuple[str, ...], str]
    problems: tuple[Problem, ...]

    def place(self, case_id: str, path: tuple[str | int, ...]) -> str:
        """Return the cell that holds the value at a path of a case, or the nearest one around it."""
        steps = (case_id, *map(str, path))
        return next((self.places[steps[:end]] for end in range(len(steps), 0, -1) if steps[:end] in self.places), CASES)


def read_cases(data: bytes, names: Names) -> ReadCases:
    """Return the cases of a workbook; raises `ToolkitError` if it is none."""
    if len(data) > _MOST_BYTES:
        raise ToolkitError("the file is larger than 50 megabytes")
    try:
        book = load_workbook(BytesIO(data), data_only=False)
    except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, OSError, EOFError):
        raise ToolkitError("the file is no workbook of the kind `.xlsx`") from None
    reader = _Reader(names, _ids(book[CASES]) if CASES in book.sheetnames else frozenset())
    for sheet in sheets().values():
        if sheet.name in book.sheetnames:
            reader.read(sheet, book[sheet.name])
    known = {*sheets(), CHOICES}
    reader.problems += [
        Problem(name, "this sheet is not read; rename or delete it") for name in book.sheetnames if name not in known
    ]
    reader.problems += [
        Problem(name, "the sheet is missing; put it back, without rows if there is nothing to say")
        for name in sheets()
        if name not in book.sheetnames
    ]
    return ReadCases(reader.cases, reader.places, tuple(reader.problems))


def _ids(page: Worksheet) -> frozenset[str]:
    """Return the ids of the cases in a workbook, which other cases in it may name."""
    heads = [each.value for each in next(page.iter_rows(max_row=1), ())]
    place = heads.index("id") if "id" in heads else 0
    return frozenset(str(line[place].value) for line in page.iter_rows(min_row=HEAD_ROWS + 1) if line and line[place].value)


class _Reader:
    """Puts the rows of a workbook together to cases; it keeps where each value stood."""

    def __init__(self, names: Names, ids: frozenset[str]) -> None:
        self.names = names
        self.ids = ids
        self.cases: dict[str, dict[str, Any]] = {}
        self.places: dict[tuple[str, ...], str] = {}
        self.problems: list[Problem] = []

    def read(self, sheet: Sheet, page: Worksheet) -> None:
        """Read the rows of one sheet."""
        heads = [str(each.value or "").strip() for each in next(page.iter_rows(max_row=1), ())]
        known = {column.head: column for column in (*sheet.keys, *sheet.columns)}
        for number, head in enumerate(heads, 1):
            if head and head not in known:
                self.problems.append(Problem(f"{sheet.name}!{get_column_letter(number)}1", f"there is no column `{head}`"))
        for line in page.iter_rows(min_row=HEAD_ROWS + 1):
            cells = {head: each for head, each in zip(heads, line, strict=False) if head in known}
            found = {head: self._value(each, known[head], f"{sheet.name}!{each.coordinate}") for head, each in cells.items()}
            if any(each is not None for each in found.values()):
                self._place(sheet, found, {head: f"{sheet.name}!{each.coordinate}" for head, each in cells.items()})

    def _value(self, written: Any, column: Column, place: str) -> Any:  # Any: a cell of openpyxl, and a value of a record
        """Return what a cell holds, and nothing if it cannot be read; a name that nothing bears is told."""
        try:
            found = value("=" if written.data_type == "f" else written.value, column)
        except CellError as error:
            self.problems.append(Problem(place, str(error)))
            return None
        for each in (found if isinstance(found, tuple) else (found,)) if found is not None else ():
            if isinstance(column.marker, InVocabulary) and each not in self.names.terms.get(column.marker.name, {}):
                self.problems.append(Problem(place, f"`{each}` is not a term of `{column.marker.name}`"))
            elif isinstance(column.marker, RefersTo) and not self._is_record(column.marker.collection, str(each)):
                self.problems.append(Problem(place, f"there is no record `{each}` in `{column.marker.collection}`"))
        return found

    def _is_record(self, collection: str, record_id: str) -> bool:
        return record_id in self.names.records.get(collection, {}) or (collection == CASES and record_id in self.ids)

    def _place(self, sheet: Sheet, row: Row, cells: Mapping[str, str]) -> None:
        """Put a row where it belongs."""
        missing = [column.head for column in sheet.keys if row.get(column.head) is None]
        where = cells.get(sheet.keys[0].head) or next(iter(cells.values()))
        case_id = str(row.get("id" if sheet.name == CASES else CASE) or "")
        if missing:
            self.problems.append(Problem(where, f"the row has no `{missing[0]}`"))
        elif sheet.name == CASES and case_id in self.cases:
            self.problems.append(Problem(where, f"`{case_id}` stands in an earlier row already"))
        elif sheet.name != CASES and case_id not in self.cases:
            self.problems.append(Problem(where, f"there is no case `{case_id}` in the sheet `{CASES}`"))
        else:
            content = self.cases.setdefault(case_id, {})
            target, path = self._target(sheet, row, content, where)
            if target is not None:
                self._fill(target, sheet, row, cells, (case_id, *path))

    def _target(
        self, sheet: Sheet, row: Row, content: dict[str, Any], where: str
    ) -> tuple[dict[str, Any] | None, tuple[str, ...]]:
        """Return the part that a row fills, and its path in the case."""
        if sheet.name == CASES:
            return content, ()
        if sheet.name == SOURCES:
            return self._source(row, content, where)
        path = sheet.path
        if sheet.name == FACTS:
            if row[FIELD] not in fact_lists():
                self.problems.append(Problem(where, f"`{row[FIELD]}` is no list of facts; choose one from the list"))
                return None, ()
            path = fact_lists()[row[FIELD]]
        if sheet.parent:
            above = _list_at(content, sheets()[sheet.parent].path)
            number = row[PART]
            if not isinstance(number, int) or not 1 <= number <= len(above):
                self.problems.append(Problem(where, f"there is no row `{number}` of this case in `{sheet.parent}`"))
                return None, ()
            content, before = above[number - 1], (*sheets()[sheet.parent].path, str(number - 1))
        else:
            before = ()
        items = _list_at(content, path)
        items.append({})
        return items[-1], (*before, *path, str(len(items) - 1))

    def _source(self, row: Row, content: dict[str, Any], where: str) -> tuple[dict[str, Any] | None, tuple[str, ...]]:
        sources, name = content.setdefault(SOURCES, {}), str(row[NAME])
        if name in sources:
            self.problems.append(Problem(where, f"the case has a source `{name}` already"))
            return None, ()
        if row.get(SAME_AS):
            sources[name] = row[SAME_AS]
            return None, ()
        sources[name] = {}
        return sources[name], (SOURCES, name)

    def _fill(self, target: dict[str, Any], sheet: Sheet, row: Row, cells: Mapping[str, str], path: tuple[str, ...]) -> None:
        self.places[path] = next(iter(cells.values()))
        for column in sheet.columns:
            if column.path and column.head in cells:
                self.places[(*path, *column.path)] = cells[column.head]
            if column.path and row.get(column.head) is not None:
                here = target
                for step in column.path[:-1]:
                    here = here.setdefault(step, {})
                here[column.path[-1]] = row[column.head]


def _list_at(content: dict[str, Any], path: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the list at a path of a case that is being put together; it is made where there is none."""
    for step in path[:-1]:
        content = content.setdefault(step, {})
    items: list[dict[str, Any]] = content.setdefault(path[-1], [])
    return items
