"""Objects made by the thousand for a page: frozen to the type checker, quick to make."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

__all__ = ["fixed"]

_Class = TypeVar("_Class")


@dataclass_transform(eq_default=False, frozen_default=True, field_specifiers=(field,))
def fixed(cls: type[_Class]) -> type[_Class]:
    """Make a slotted dataclass whose objects never change and are equal to themselves alone.

    Type checkers take it for frozen. At run time it is not: guarding each field as it is first
    set takes more time than all else that making such an object does.
    """
    return dataclass(slots=True, eq=False)(cls)
