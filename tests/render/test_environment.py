"""Compiled templates are kept, and whatever becomes of what is kept, a template is rendered."""

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from caretoolkit.render.environment import _Bytecode


def rendered(folder: Path, kept: Path) -> str:
    environment = Environment(loader=FileSystemLoader(folder), bytecode_cache=_Bytecode(kept), autoescape=True)
    return environment.get_template("a.html").render(word="<care>")


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    (tmp_path / "a.html").write_text("{{ word }}", encoding="utf-8")
    return tmp_path


def test_a_compiled_template_is_kept_in_its_folder(templates: Path) -> None:
    assert rendered(templates, templates / "kept") == "&lt;care&gt;"

    assert [file.suffix for file in (templates / "kept").iterdir()] == [".jinja"]
    assert rendered(templates, templates / "kept") == "&lt;care&gt;"


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5])
def test_a_damaged_file_is_passed_over(templates: Path, share: float) -> None:
    rendered(templates, templates / "kept")
    (file,) = (templates / "kept").iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])

    assert rendered(templates, templates / "kept") == "&lt;care&gt;"
    assert file.read_bytes() == whole


def test_a_template_is_rendered_where_nothing_can_be_kept(templates: Path) -> None:
    assert rendered(templates, templates / "there is no such folder" / "kept") == "&lt;care&gt;"
