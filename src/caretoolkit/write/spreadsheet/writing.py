"""Writes cases into a workbook, a row for each of their parts, with help and with lists of terms to choose from."""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from caretoolkit.model.case import Case
from caretoolkit.model.values import Source
from caretoolkit.write.schema import Names, as_yaml
from caretoolkit.write.spreadsheet.cells import cell
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
    vocabulary_of,
)  # fmt: skip

_MOST_ROWS = 5000

Row = Mapping[str, Any]
"""The values of a row by the heads of their columns."""


def workbook(cases: Iterable[Case], names: Names) -> bytes:
    """Return a workbook with these cases, its help and its lists of terms to choose from; with no case, it is a template."""
    book = Workbook()
    book.remove(book.worksheets[0])
    pages = {name: _page(book, sheet) for name, sheet in sheets().items()}
    _add_choices(book, pages, names)
    for case in cases:
        for name, row in rows(case):
            pages[name].append([cell(row.get(column.head), column) for column in (*sheets()[name].keys, *sheets()[name].columns)])
    for page in pages.values():
        for line in page.iter_rows(min_row=HEAD_ROWS + 1):
            for each in line:
                if isinstance(each.value, str):
                    each.data_type = "s"  # never a formula, whatever the text begins with
                    each.alignment = Alignment(wrap_text=True, vertical="top")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _page(book: Workbook, sheet: Sheet) -> Worksheet:
    """Return a new sheet with its heads, their help and their widths; heads that are needed are bold."""
    page: Worksheet = book.create_sheet(sheet.name)
    for number, column in enumerate((*sheet.keys, *sheet.columns), 1):
        head, hint = page.cell(1, number, column.head), page.cell(2, number, column.help)
        head.font = Font(bold=column.is_needed)
        hint.font = Font(italic=True, color="555555")
        hint.alignment = Alignment(wrap_text=True, vertical="top")
        hint.fill = PatternFill("solid", fgColor="F0F0F0")
        if column.example is not None:
            head.comment = Comment(f"Example: {as_yaml(column.example)}"[:500], "caretoolkit")
        page.column_dimensions[get_column_letter(number)].width = 18 if column.marker is None else 26
    page.freeze_panes = f"{get_column_letter(len(sheet.keys) + 1)}{HEAD_ROWS + 1}"
    return page


def _add_choices(book: Workbook, pages: Mapping[str, Worksheet], names: Names) -> None:
    """Add a hidden sheet of terms, and let the columns that hold one of them choose from it."""
    hidden: Worksheet = book.create_sheet(CHOICES)
    hidden.sheet_state = "hidden"
    choices = {
        **names.terms,
        "@facts": dict.fromkeys(fact_lists(), ""),
        "@flags": {"yes": "", "no": ""},
        "@cities": names.records.get("cities", {}),
    }
    ranges: dict[str, str] = {}
    for number, (name, terms) in enumerate(choices.items(), 1):
        for row, term in enumerate((name, *terms), 1):
            hidden.cell(row, number, term)
        letter = get_column_letter(number)
        ranges[name] = f"{CHOICES}!${letter}$2:${letter}${max(2, len(terms) + 1)}"
    for sheet in sheets().values():
        for number, column in enumerate((*sheet.keys, *sheet.columns), 1):
            list_name = _list_of(column)
            if list_name in ranges and not column.is_list:
                rule = DataValidation(type="list", formula1=ranges[list_name], allow_blank=True, showErrorMessage=False)
                pages[sheet.name].add_data_validation(rule)
                rule.add(f"{get_column_letter(number)}{HEAD_ROWS + 1}:{get_column_letter(number)}{_MOST_ROWS}")


def _list_of(column: Column) -> str:
    if column.head == FIELD and not column.path:
        return "@facts"
    if column.kind == "flag":
        return "@flags"
    return "@cities" if column.head == "city" else vocabulary_of(column)


def rows(case: Case) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a case, each with the name of its sheet."""
    content = case.model_dump(by_alias=True, exclude_defaults=True)
    yield CASES, {"id": case.id, **_columns(sheets()[CASES], content)}
    for name, path in fact_lists().items():
        for fact in _at(content, path) or ():
            yield FACTS, {CASE: case.id, FIELD: name, **_columns(sheets()[FACTS], fact)}
    for sheet in sheets().values():
        if sheet.name == SOURCES:
            for source_name, source in case.sources.items():
                yield SOURCES, {CASE: case.id, NAME: source_name, **_source_columns(source)}
        elif sheet.path and not sheet.parent:
            yield from _rows_of_list(sheet, _at(content, sheet.path) or (), case.id)


def _rows_of_list(sheet: Sheet, items: Iterable[Mapping[str, Any]], case_id: str) -> Iterator[tuple[str, Row]]:
    inner = [each for each in sheets().values() if each.parent == sheet.name]
    for number, item in enumerate(items, 1):
        yield sheet.name, {CASE: case_id, **_columns(sheet, item)}
        for each in inner:
            for part in _at(item, each.path) or ():
                yield each.name, {CASE: case_id, PART: number, **_columns(each, part)}


def _columns(sheet: Sheet, content: Mapping[str, Any]) -> dict[str, Any]:
    found = {column.head: _at(content, column.path) for column in sheet.columns if column.path}
    return {head: each for head, each in found.items() if each is not None}


def _source_columns(source: Source | str) -> dict[str, Any]:
    if isinstance(source, str):
        return {SAME_AS: source}
    return _columns(sheets()[SOURCES], source.model_dump(exclude_defaults=True))


def _at(content: Mapping[str, Any], path: tuple[str, ...]) -> Any:  # Any: a value of a record
    here: Any = content
    for step in path:
        here = here.get(step) if isinstance(here, Mapping) else None
    return here
