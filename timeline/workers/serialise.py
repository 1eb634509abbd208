"""Values of the model as JSON and back, exactly: how documents and events travel to worker processes.

Not a format to keep or to publish (that is `timeline.writers.json`): it changes with the model's fields.
"""

import dataclasses
import importlib
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from typing import Any, cast

_MODULES = (
    "timeline.model",
    "timeline.calendar.when",
    "timeline.calendar.meaning",
    "timeline.docdate.sharing",
    "timeline.pipeline",
    "timeline.story.selection",
)
"""Only classes of these modules are made from what arrives."""

_TAG = "="


def pack(value: object) -> object:
    """JSON values for a value made of the model's dataclasses and enumerations, tuples, mappings and plain values.

    Raises `TypeError` for anything else, rather than lose it.
    """
    if isinstance(value, Enum):
        return {_TAG: type(value).__name__, "value": value.value}
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [pack(item) for item in value]
    if isinstance(value, Mapping):
        return {_TAG: "", "items": [[pack(key), pack(item)] for key, item in value.items()]}
    if dataclasses.is_dataclass(value) and type(value).__name__ in _classes():
        fields = (field.name for field in dataclasses.fields(value))
        return {_TAG: type(value).__name__, **{name: pack(getattr(value, name)) for name in fields}}
    raise TypeError(f"a {type(value).__name__} cannot travel to a worker")


def unpack(value: object) -> object:
    """The value that `pack` was given; lists are tuples."""
    if isinstance(value, list):
        return tuple(unpack(item) for item in value)
    if not isinstance(value, dict):
        return value
    if not value[_TAG]:
        return {unpack(key): unpack(item) for key, item in value["items"]}
    known = _classes()[value[_TAG]]
    if issubclass(known, Enum):
        return known(value["value"])
    return known(**{name: unpack(item) for name, item in value.items() if name != _TAG})


@lru_cache(maxsize=1)
def _classes() -> dict[str, type[Any]]:
    found = {}
    for name in _MODULES:
        for key, member in vars(importlib.import_module(name)).items():
            own = isinstance(member, type) and member.__module__ in _MODULES
            if own and (dataclasses.is_dataclass(member) or issubclass(cast(type, member), Enum)):
                found[key] = cast(type[Any], member)
    return found
