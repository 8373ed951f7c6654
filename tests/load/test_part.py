"""The check of one file says what the check of everything says of it, and reads little else."""

import pytest

from caretoolkit.cli.check import problems
from caretoolkit.load.files import data_files
from caretoolkit.load.part import part
from caretoolkit.validate import ALL_SCOPES, Asked
from tests.golden.test_broken import BROKEN, TODAY
from tests.sample import BLOCKS, REAL, VOUCHERS, Toolkit

EVERYTHING = problems(BROKEN / "toolkit_data", Asked(ALL_SCOPES, notes=True, today=TODAY))[1]
FILES = [file.file for file in data_files((BROKEN / "toolkit_data").resolve())]


@pytest.mark.parametrize("file", FILES)
def test_a_file_alone_has_the_problems_that_it_has_among_all(file: str) -> None:
    alone = problems(BROKEN / "toolkit_data", Asked(ALL_SCOPES, notes=True, today=TODAY, files=frozenset({file})))[1]

    assert [found for found in alone if found.file == file and found.rule != "unused-exception"] == [
        found for found in EVERYTHING if found.file == file and found.rule != "unused-exception"
    ]


def test_an_exception_that_does_not_apply_is_told_with_its_record(toolkit: Toolkit) -> None:
    toolkit.write("exceptions.yml", EXCEPTION.format(rule="cost-unstated"))
    asked = Asked(ALL_SCOPES, files=frozenset({f"toolkit_data/{BLOCKS}"}))
    other = Asked(ALL_SCOPES, files=frozenset({f"toolkit_data/{VOUCHERS}"}))

    assert [found.rule for found in problems(toolkit.folder, asked)[1]] == ["unused-exception"]
    assert problems(toolkit.folder, other)[1] == ()


EXCEPTION = """\
exceptions:
  - rule: {rule}
    record: cases/bogota-care-blocks
    reason: It is said elsewhere.
    by: An editor
    on: 2026-11
"""


def test_only_what_bears_on_a_file_is_read() -> None:
    loaded = part(REAL, frozenset({"toolkit_data/cases/bogota-care-blocks.yml"}))

    read = {(entry.collection, entry.id) for entry in loaded.library.entries.values() if entry.collection != "vocabularies"}
    assert read <= {
        *(("cases", name) for name in loaded.library.ids("cases") if name.startswith("bogota-")),
        ("cases", "barcelona-vilaveina"),
        ("cases", "mexico-city-public-care-system"),
        ("cities", "bogota"),
        ("tools", "local-care-ordinance"),
        ("tools", "care-readiness-self-assessment"),
    }
    assert list(loaded.files) == ["toolkit_data/cases/bogota-care-blocks.yml"]
    assert len(loaded.library.ids("cities")) > 100


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (("cities/vienna.yml", "name: Vienna", "nam: Vienna"), []),
        (("cities/vienna.yml", "region: europe", "region: eurpe"), []),
        ((VOUCHERS, "city: vienna", "city: viena"), ["unknown-record"]),
        ((VOUCHERS, "status: pilot", "status: [pilot"), ["unclosed-bracket"]),
    ],
)
def test_what_is_wrong_with_others_is_not_told(toolkit: Toolkit, edit: tuple[str, str, str], told: list[str]) -> None:
    toolkit.edit(*edit)

    found = problems(toolkit.folder, Asked(ALL_SCOPES, files=frozenset({f"toolkit_data/{VOUCHERS}"})))[1]

    assert [each.rule for each in found] == told


def test_a_case_is_compared_with_those_of_its_city(toolkit: Toolkit) -> None:
    twin = "cases/vienna-more-vouchers.yml"
    toolkit.write(twin, toolkit.read(VOUCHERS))

    found = problems(toolkit.folder, Asked(ALL_SCOPES, files=frozenset({f"toolkit_data/{VOUCHERS}"})))[1]

    assert [each.rule for each in found] == ["similar-cases"]


def test_the_real_data_has_no_problem_and_no_doubt() -> None:
    assert problems(REAL, Asked(ALL_SCOPES, today=TODAY))[1] == ()


def test_a_folder_without_the_file_reads_nothing(toolkit: Toolkit) -> None:
    assert dict(part(toolkit.folder, frozenset({"toolkit_data/cases/no-such.yml"})).files) == {}
