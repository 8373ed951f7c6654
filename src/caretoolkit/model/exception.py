"""Exceptions to rules: what a check is not to tell again, because somebody has looked at it and said why."""

from typing import Annotated

from pydantic import Field

from caretoolkit.model.values import Date, Model, Name, RecordId, Slug


class Exemption(Model):
    """One doubt that was answered: the rule, the record, the field if not the whole record, and the reason."""

    rule: Slug
    record: Annotated[str, Field(pattern=r"^[a-z]+(/[A-Za-z0-9_-]+)*$")]
    field: Name | None = None
    reason: Name
    by: Name
    on: Date


class Exceptions(Model):
    """The exceptions to rules, in one file beside the data they are about."""

    id: RecordId
    exceptions: tuple[Exemption, ...] = ()
