"""Values on a shelf come back as they were put there, in this process and its forks, and few of them stay in memory."""

from caretoolkit.processes import mapped
from caretoolkit.shelf import Shelf, TakenByName


def test_what_is_put_on_a_shelf_is_taken_as_it_was() -> None:
    assert Shelf().put({"a": (1, "é")}).take() == {"a": (1, "é")}


def test_values_on_a_shelf_do_not_mix() -> None:
    shelf = Shelf()
    kept = [shelf.put("x" * number) for number in range(30)]

    assert [each.take() for each in reversed(kept)] == ["x" * number for number in reversed(range(30))]


def test_a_value_taken_twice_in_a_row_is_the_same_object() -> None:
    kept = Shelf().put(["a"])

    assert kept.take() is kept.take()


def test_no_more_values_stay_in_memory_than_a_shelf_is_told() -> None:
    shelf = Shelf(in_hand=1)
    first, second = (shelf.put([word]) for word in ("a", "b"))
    taken = first.take()
    second.take()

    assert first.take() == taken
    assert first.take() is not taken


def test_a_process_takes_what_was_put_before_it_was_started() -> None:
    shelf = Shelf()
    kept = [shelf.put(number) for number in range(40)]

    assert mapped(lambda number: kept[number].take(), range(40), worth=1) == list(range(40))


def test_what_a_process_puts_on_a_shelf_is_taken_here() -> None:
    shelf = Shelf()

    kept = mapped(lambda number: shelf.put("x" * number), range(200), worth=1)

    assert [each.take() for each in kept] == ["x" * number for number in range(200)]


def test_places_are_equal_where_the_same_is_kept() -> None:
    one, other, third = (Shelf().put(value) for value in ("a", "a", "b"))

    assert one == other
    assert one != third


def test_values_are_taken_by_name() -> None:
    shelf = Shelf()
    kept = {name: shelf.put(name.upper()) for name in ("b", "a")}
    values = TakenByName(kept, lambda name: kept[name].take())

    assert list(values.items()) == [("b", "B"), ("a", "A")]
    assert "a" in values
    assert values.get("c") is None


def test_a_value_without_a_name_here_is_not_taken() -> None:
    values = TakenByName(("a",), {"a": 1, "b": 2}.__getitem__)

    assert values.get("b") is None
    assert len(values) == 1
