"""Rules on how records stand to each other: cases too much alike, and links that contradict what they lead to."""

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from caretoolkit.model.dates import is_before
from caretoolkit.model.library import Library
from caretoolkit.validate.rule import Finding, Scope, error, rule, warning

_ALIKE = 0.8


@rule(warning, Scope.TOOLKIT)
def similar_cases(library: Library) -> Iterator[Finding]:
    """Two cases of one city do not have nearly the same title.

    Why: they are most likely one case, written twice by two people.

    Fix: join the two, or say in both titles in what they differ.

        # cases/a-case.yml
        title: Vouchers for respite care
        # cases/b-case.yml
        title: Vouchers for the respite care

    Instead:

        # cases/a-case.yml
        title: Vouchers for respite care
        # cases/b-case.yml
        title: A home help for every family
    """
    titles: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for head in library.heads.values():
        titles[head.city].append((head.id, head.title.casefold()))
    for cases in titles.values():
        for position, (other, title) in enumerate(cases):
            one = next((case_id for case_id, before in cases[:position] if _are_like(before, title)), None)
            if one:
                message = f"the title is much like that of `{one}`, in the same city"
                remedy = "join the two cases, or say in both titles in what they differ"
                yield Finding(message, remedy, ("title",), file=library.file_of("cases", other))


def _are_like(one: str, other: str) -> bool:
    """Tell whether titles are alike; those whose lengths differ too much cannot be."""
    return 2 * min(len(one), len(other)) >= _ALIKE * (len(one) + len(other)) and _match(one, other)


@lru_cache(maxsize=20_000)  # asked at every edit, of titles that are the same as before
def _match(one: str, other: str) -> bool:
    alike = SequenceMatcher(None, one, other, autojunk=False)
    return alike.quick_ratio() >= _ALIKE and alike.ratio() >= _ALIKE


@rule(error, Scope.TOOLKIT)
def contradicting_link(library: Library) -> Iterator[Finding]:
    """What a link says is not contradicted by the record that it leads to.

    Why: a case cannot be inspired by one that began later or was inspired by it, and a grant is not made to a case of
    another city. Links that only one side names are no problem: the compiler runs them both ways.

    Fix: correct the link, or the date or the city of one of the two.

        # cases/a-case.yml
        started: 2010
        transfer: {inspired_by: [b-case]}
        # cases/b-case.yml
        title: Something else altogether
        started: 2020

    Instead:

        # cases/a-case.yml
        started: 2020
        transfer: {inspired_by: [b-case]}
        # cases/b-case.yml
        title: Something else altogether
        started: 2010
    """
    for head in library.heads.values():
        for position, name in enumerate(head.inspired_by):
            model = library.heads.get(name)
            if model is None or model.id == head.id:
                continue
            where, file = ("transfer", "inspired_by", position), library.file_of("cases", head.id)
            if head.started and model.started and is_before(head.started, model.started):
                message = f"`{name}` started in `{model.started}`, after this case, which started in `{head.started}`"
                yield Finding(message, "take the link out, or correct a date", where, file=file)
            elif head.id in model.inspired_by and head.id > name:
                message = f"`{name}` names this case as its model, too"
                yield Finding(message, "take one of the two links out", where, file=file)
    yield from _awards(library)
    yield from _successors(library)


def _awards(library: Library) -> Iterator[Finding]:
    """A grant is made to a case in the city that it names."""
    for call in library.funding.values():
        for position, award in enumerate(call.awarded):
            head = library.heads.get(award.case or "")
            if head and award.city and award.city not in (head.city, *head.partners_in):
                message = f"`{head.id}` is a case of `{head.city}`, not of `{award.city}`"
                path = ("awarded", position, "case")
                yield Finding(message, "correct the case or the city", path, file=library.file_of("funding", call.id))


def _successors(library: Library) -> Iterator[Finding]:
    """Two calls for funding do not replace each other."""
    for call in library.funding.values():
        successor = library.funding.get(call.superseded_by or "")
        if successor and successor.superseded_by == call.id and successor.id < call.id:
            message = f"`{successor.id}` says that it was replaced by this call"
            path = ("superseded_by",)
            yield Finding(message, "take one of the two out", path, file=library.file_of("funding", call.id))
