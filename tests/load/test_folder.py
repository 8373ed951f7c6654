"""A toolkit's folder is read file by file: what belongs to it, what does not, and only what has changed."""

import os
import shutil
from pathlib import Path

import pytest

from caretoolkit import load
from caretoolkit.diagnostics import ToolkitError
from caretoolkit.load import files
from tests.sample import BLOCKS, BLOCKS_IN_SPANISH, VOUCHERS, Toolkit


def test_records_are_found_by_collection_and_id(toolkit: Toolkit) -> None:
    library = load.library(toolkit.folder).library

    assert list(library.cases) == ["bogota-care-blocks", "bogota-cuidado-en-casa", "vienna-respite-vouchers"]
    assert list(library.collection("cities")) == ["bogota", "vienna"]
    assert library.toolkit
    assert library.figures
    assert library.entries[f"toolkit_data/{BLOCKS}"].record is library.cases["bogota-care-blocks"]


def test_collections_without_a_folder_are_empty(toolkit: Toolkit) -> None:
    _ = [shutil.rmtree(toolkit.folder / name) for name in ("indicators", "funding", "paths", "labs")]

    library = load.library(toolkit.folder).library

    assert (library.indicators, library.funding, library.paths, library.labs) == ({}, {}, {}, {})


def test_a_record_that_cannot_be_read_is_absent_and_told(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "title:", "titel:")

    loaded = load.library(toolkit.folder)

    assert "vienna-respite-vouchers" not in loaded.library.cases
    assert {found.file for found in loaded.diagnostics} == {f"toolkit_data/{VOUCHERS}"}
    assert f"toolkit_data/{VOUCHERS}" in loaded.files


def test_a_toolkit_without_settings_is_loaded_without_them(toolkit: Toolkit) -> None:
    toolkit.remove("toolkit.yml")

    loaded = load.library(toolkit.folder)

    assert loaded.library.toolkit is None
    assert loaded.catalogues == {}


def test_a_folder_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(ToolkitError, match=r"^there is no folder `.*nowhere`; name the folder that holds `toolkit.yml`$"):
        load.library(tmp_path / "nowhere")


def test_a_file_in_place_of_the_folder_is_a_wrong_call(toolkit: Toolkit) -> None:
    with pytest.raises(ToolkitError, match="there is no folder"):
        load.library(toolkit.folder / "toolkit.yml")


def test_files_of_another_kind_or_place_are_passed_over(toolkit: Toolkit) -> None:
    before = load.library(toolkit.folder)
    toolkit.write("cases/notes.txt", "not a record")
    toolkit.write("cases/drafts/notes.txt", "not a record")
    (toolkit.folder / "cases/.#a-case.yml").symlink_to("nobody@nowhere")
    toolkit.write(f"{VOUCHERS}.orig", toolkit.read(VOUCHERS))
    toolkit.write("extra.yml", "title: no collection")

    after = load.library(toolkit.folder)

    assert after.library == before.library
    assert after.diagnostics == ()


def test_a_link_in_the_place_of_a_file_is_passed_over(toolkit: Toolkit, tmp_path: Path) -> None:
    outside = toolkit.folder / VOUCHERS
    outside.rename(tmp_path / "outside.yml")
    outside.symlink_to(tmp_path / "outside.yml")

    loaded = load.library(toolkit.folder)

    assert "vienna-respite-vouchers" not in loaded.library.cases
    assert [(each.rule, each.file) for each in loaded.diagnostics] == [("not-a-file", f"toolkit_data/{VOUCHERS}")]


def test_nothing_is_shown_of_what_a_link_leads_to(toolkit: Toolkit, tmp_path: Path) -> None:
    (tmp_path / "outside.yml").write_text("a secret", encoding="utf-8")
    (toolkit.folder / "cases/a-link.yml").symlink_to(tmp_path / "outside.yml")

    told = load.locate(load.library(toolkit.folder).diagnostics, toolkit.folder)

    assert [(each.rule, each.source_line) for each in told] == [("not-a-file", "")]


@pytest.mark.parametrize("name", ["cases/a-link.yml", "toolkit.yaml"])
def test_a_link_that_leads_nowhere_is_told(toolkit: Toolkit, name: str) -> None:
    (toolkit.folder / name).symlink_to("nowhere.yml")

    told = load.library(toolkit.folder).diagnostics

    assert [(each.rule, each.file, each.message) for each in told] == [
        ("not-a-file", f"toolkit_data/{name}", "a link stands in the place of a data file and is not read")
    ]


@pytest.mark.parametrize(
    ("name", "rule", "file", "remedy"),
    [
        ("cases/drafts/a.yml", "unknown-folder", "cases/drafts/a.yml", "move it up into `cases/`"),
        ("cases/graz.yml/a.yml", "not-a-file", "cases/graz.yml", "move the files in it up into the collection, and take it away"),
        ("cases/graz.yml.txt", "wrong-ending", "cases/graz.yml.txt", "rename it to `graz.yml`"),
        ("exceptions.yml.txt", "wrong-ending", "exceptions.yml.txt", "rename it to `exceptions.yml`"),
    ],
)
def test_a_data_file_in_a_place_or_with_a_name_that_is_not_read_is_told(
    toolkit: Toolkit, name: str, rule: str, file: str, remedy: str
) -> None:
    (toolkit.folder / "exceptions.yml").unlink(missing_ok=True)
    toolkit.write(name, "title: A")

    told = load.library(toolkit.folder).diagnostics

    assert [(each.rule, each.file, each.help) for each in told] == [(rule, f"toolkit_data/{file}", remedy)]


def test_a_link_in_the_place_of_a_catalogue_is_passed_over(toolkit: Toolkit, tmp_path: Path) -> None:
    inside = toolkit.folder / BLOCKS_IN_SPANISH
    inside.rename(tmp_path / "outside.po")
    inside.symlink_to(tmp_path / "outside.po")

    loaded = load.library(toolkit.folder)

    assert ("es", "cases/bogota-care-blocks") not in loaded.catalogues


@pytest.mark.parametrize("folder", ["glossary", "locales/es"])
def test_a_link_in_the_place_of_a_folder_is_passed_over(toolkit: Toolkit, tmp_path: Path, folder: str) -> None:
    inside = toolkit.folder / folder
    inside.rename(tmp_path / "outside")
    inside.symlink_to(tmp_path / "outside")

    loaded = load.library(toolkit.folder)

    assert not loaded.library.glossary or ("es", "interface") not in loaded.catalogues


@pytest.mark.parametrize("name", ["cities/graz.yaml", "citys/graz.yml", "notes/graz.yml"])
def test_a_data_file_that_is_never_read_is_told(toolkit: Toolkit, name: str) -> None:
    toolkit.write(name, toolkit.read("cities/vienna.yml"))

    assert toolkit.rules() != []


@pytest.mark.parametrize(
    ("name", "renamed"), [("cities/graz.yaml", "graz.yml"), ("toolkit.yaml", "toolkit.yml"), ("figures.yaml", "figures.yml")]
)
def test_a_file_that_ends_in_another_way_is_told_once_with_its_remedy(toolkit: Toolkit, name: str, renamed: str) -> None:
    toolkit.write(name, "title: A")
    (toolkit.folder / renamed).unlink(missing_ok=True)

    found = load.library(toolkit.folder).diagnostics

    assert [(each.file, each.rule, each.message, each.help) for each in found] == [
        (
            f"toolkit_data/{name}",
            "wrong-ending",
            "the file ends in `.yaml`; data files end in `.yml`",
            f"rename it to `{renamed}`",
        )
    ]
    assert {each.file for each in toolkit.compile().diagnostics} == {f"toolkit_data/{name}"}


def test_catalogues_are_found_by_locale_and_name(toolkit: Toolkit) -> None:
    found = load.library(toolkit.folder).catalogues

    assert ("es", "interface") in found
    assert ("es", "toolkit/toolkit") in found
    assert ("en", "cases/bogota-cuidado-en-casa") in found
    assert found["es", "cases/bogota-care-blocks"].file == f"toolkit_data/{BLOCKS_IN_SPANISH}"


def test_catalogues_of_a_locale_that_is_not_published_are_not_read(toolkit: Toolkit) -> None:
    toolkit.edit("toolkit.yml", "[en, es, ar]", "[en, ar]")

    found = load.library(toolkit.folder).catalogues

    assert {locale for locale, _ in found} == {"en", "ar"}


def test_only_what_has_changed_is_read_again(toolkit: Toolkit) -> None:
    before = load.library(toolkit.folder)
    toolkit.edit(BLOCKS, "title: Care blocks", "title: Blocks of care")
    toolkit.edit(BLOCKS_IN_SPANISH, "Un tercio", "La tercera parte")

    after = load.library(toolkit.folder, before)

    anew = [file for file, entry in after.library.entries.items() if before.library.entries[file] is not entry]
    read = [key for key, file in after.catalogues.items() if before.catalogues[key] is not file]
    assert anew == [f"toolkit_data/{BLOCKS}"]
    assert read == [("es", "cases/bogota-care-blocks")]
    assert after.library.cases["bogota-care-blocks"].title == "Blocks of care"


def test_nothing_is_read_again_where_nothing_has_changed(toolkit: Toolkit, monkeypatch: pytest.MonkeyPatch) -> None:
    before = load.library(toolkit.folder)
    monkeypatch.setattr(Path, "read_bytes", _refuse)

    after = load.library(toolkit.folder, before)

    assert after.library == before.library


def test_a_problem_of_a_file_that_has_not_changed_is_told_again(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "title:", "titel:")
    before = load.library(toolkit.folder)

    after = load.library(toolkit.folder, before)

    assert after.diagnostics == before.diagnostics != ()


def test_added_and_removed_files_are_noticed(toolkit: Toolkit) -> None:
    before = load.library(toolkit.folder)
    toolkit.write("cities/graz.yml", toolkit.read("cities/vienna.yml"))
    toolkit.remove(VOUCHERS)
    toolkit.remove(BLOCKS_IN_SPANISH)

    after = load.library(toolkit.folder, before)

    assert "graz" in after.library.cities
    assert "vienna-respite-vouchers" not in after.library.cases
    assert ("es", "cases/bogota-care-blocks") not in after.catalogues


def test_a_file_is_known_by_its_size_and_time_of_change(toolkit: Toolkit) -> None:
    path = toolkit.folder / BLOCKS
    before = {file.file: file.stamp for file in files.data_files(toolkit.folder)}
    os.utime(path, ns=(5, 5))

    after = {file.file: file.stamp for file in files.data_files(toolkit.folder)}

    changed = [file for file, stamp in after.items() if before[file] != stamp]
    assert changed == [f"toolkit_data/{BLOCKS}"]


def test_files_come_in_the_order_of_their_names(toolkit: Toolkit) -> None:
    names = [file.file for file in files.data_files(toolkit.folder) if file.collection == "vocabularies"]

    assert names == sorted(names)


def _refuse(path: Path) -> bytes:
    raise AssertionError(path)
