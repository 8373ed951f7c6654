"""Each rule is documented, and its two examples show what it says."""

from pathlib import Path

import pytest

from caretoolkit.validate import RULES, Rule
from tests.validate.examples import told

ALL = [pytest.param(rule, id=name) for name, rule in RULES.items()]


@pytest.mark.parametrize("rule", ALL)
def test_the_failing_example_of_a_rule_breaks_it_and_no_other(rule: Rule, tmp_path: Path) -> None:
    found = list(told(rule.documentation.failing, tmp_path))

    assert {(each.rule, each.severity) for each in found} == {(rule.name, rule.severity)}
    assert [each for each in found if not each.help or not each.span] == []


@pytest.mark.parametrize("rule", ALL)
def test_the_passing_example_of_a_rule_breaks_none(rule: Rule, tmp_path: Path) -> None:
    assert list(told(rule.documentation.passing, tmp_path)) == []


@pytest.mark.parametrize("rule", ALL)
def test_a_rule_is_documented_in_sentences(rule: Rule) -> None:
    said = rule.documentation

    assert [part for part in (said.what, said.why, said.fix) if not part.endswith(".")] == []
    assert (said.what[0].isupper(), said.why[0].islower() or said.why[0] == "`", said.fix[0].islower()) == (True, True, True)
    assert len(said.what) <= 130
