"""The worked example of every tool in `toolkit_data/` is worked out again."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from caretoolkit.load.records import read_record
from caretoolkit.model.calculation import calculation, row_calculations
from caretoolkit.model.expression import Figure
from caretoolkit.model.tool import PolicyTool

FOLDER = Path(__file__).parents[1] / "toolkit_data/tools"
TOOLS = [read_record(PolicyTool, file.read_bytes(), file.name, file.stem) for file in sorted(FOLDER.glob("*.yml"))]


def rounded(values: Mapping[str, float]) -> dict[str, Any]:  # Any: pytest does not name its type
    """Return what equals each value that an example shows, up to the last digit that it writes."""
    return {
        name: pytest.approx(value, abs=0.500001 * 10.0 ** int(Decimal(str(value)).as_tuple().exponent))
        for name, value in values.items()
    }


def worked_out(values: Mapping[str, float], figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """Return the figures under the names that an example shows; what is worked out by hand stays as it is shown."""
    return {name: figures.get(name, value) for name, value in values.items()}


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.id)
def test_the_formulas_give_what_the_example_shows(tool: PolicyTool) -> None:
    examples = [tool.example, *(row.values for row in tool.example_rows)]

    figures = [calculation(tool, tool.example), *row_calculations(tool, tool.example, examples[1:])]

    assert [worked_out(*each) for each in zip(examples, figures, strict=True)] == [rounded(values) for values in examples]


@pytest.mark.parametrize("tool", [tool for tool in TOOLS if tool.formulas], ids=lambda tool: tool.id)
def test_a_tool_with_formulas_shows_what_they_give(tool: PolicyTool) -> None:
    shown = {*tool.example, *(name for row in tool.example_rows for name in row.values)}

    assert shown & {formula.id for formula in tool.formulas}


def test_there_are_examples_to_work_out() -> None:
    shown = {tool.id: len(tool.example) for tool in TOOLS if tool.formulas}

    assert shown["childcare-costing"] == 16
