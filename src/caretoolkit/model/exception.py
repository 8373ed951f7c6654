"""Exceptions to rules: what a check is not to tell again, because somebody has looked at it and said why."""

from typing import Annotated

from pydantic import Field

from caretoolkit.model.dates import Date
from caretoolkit.model.values import Model, Name, OwnId, Slug, described


class Exemption(Model):
    """One doubt that was answered: the rule, the record, the field if not the whole record, and the reason."""

    rule: Annotated[Slug, described("The rule that is not to be told again, as it stands in the message.", "mirror-address")]
    record: Annotated[
        str,
        Field(pattern=r"^[a-z]+(/[A-Za-z0-9_-]+)*$"),
        described("The file that it is about, with its folder and without its ending.", "cases/bogota-care-blocks"),
    ]
    field: Annotated[
        Name | None,
        described("The field that it is about, with all that is below it; the whole record if not given.", "sources.s14"),
    ] = None
    reason: Annotated[Name, described("Why the record is right as it is.", "The publisher has taken the page down.")]
    by: Annotated[Name, described("Who has looked at it.", "An editor")]
    on: Annotated[Date, described("When that was.", "2026-11")]


class Exceptions(Model):
    """The exceptions to rules, in one file beside the data they are about."""

    id: OwnId
    exceptions: Annotated[tuple[Exemption, ...], described("Each doubt that was answered, with the reason.")] = ()
