"""The files around the project: hooks, owners, forms and guides name what there is."""

import re

import pytest

from caretoolkit.cli import COMMANDS
from caretoolkit.load.yaml_reader import compose
from caretoolkit.write.kinds import KINDS
from tests.sample import REAL

ROOT = REAL.parent
GUIDE = (ROOT / "docs/en/add-a-case.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [".pre-commit-hooks.yaml", ".pre-commit-config.yaml"])
def test_a_hook_calls_a_command_that_there_is(name: str) -> None:
    entries = re.findall(r"entry: \S*caretoolkit (\w+)(?: (--\w+))?", (ROOT / name).read_text(encoding="utf-8"))

    assert entries == [("check", ""), ("fmt", "--check")]


@pytest.mark.parametrize(
    "name", [".pre-commit-config.yaml", ".github/ISSUE_TEMPLATE/case.yml", ".github/ISSUE_TEMPLATE/config.yml"]
)
def test_a_file_for_other_programs_is_readable_yaml(name: str) -> None:
    assert compose((ROOT / name).read_bytes(), "file.yml").value


def test_every_place_that_has_an_owner_is_there() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    places = [line.split()[0] for line in lines if line.startswith("/")]

    assert places
    assert [place for place in places if not (ROOT / place.strip("/")).exists()] == []


@pytest.mark.parametrize("kind", ["case", "locale", "code"])
def test_a_request_has_a_list_to_go_through(kind: str) -> None:
    template = ROOT / f".github/PULL_REQUEST_TEMPLATE/{kind}.md"

    assert template.read_text(encoding="utf-8").count("- [ ] ") >= 4
    assert f"template={kind}.md" in (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "README.md"])
def test_a_link_to_a_file_of_the_project_leads_to_one(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)]+)\)", text) if "://" not in target]

    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_every_command_stands_in_the_readme() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("## The command")[2]

    assert [name for name in COMMANDS if f"`{name}`" not in table] == []


def test_the_guide_names_only_commands_that_there_are() -> None:
    named = set(re.findall(r"caretoolkit (\w+)", GUIDE)) - {"is"}

    assert named <= {*COMMANDS}
    assert {"new", "check", "fix", "fmt", "status", "links", "import"} <= named


def test_the_guide_names_every_kind_that_can_be_begun() -> None:
    words = {"tool": "tools", "city": "cities", "source": "sources", "term": "glossary terms", "indicator": "indicators",
             "funding": "calls for funding", "path": "learning paths", "lab": "peer exchanges"}  # fmt: skip

    assert set(words) | {"case"} == set(KINDS)
    assert [word for word in words.values() if word not in GUIDE] == []


def test_the_guide_is_reached_from_the_page_for_contributors() -> None:
    assert "(add-a-case.md)" in (ROOT / "docs/en/contribute.md").read_text(encoding="utf-8")
    assert "(../editing/)" in (ROOT / "docs/en/contribute.md").read_text(encoding="utf-8")
