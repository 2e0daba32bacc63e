"""`dataclass` for the many small frozen ones: what the standard decorator writes and compiles while a module is
imported is done when a class is first used, or needs not be written at all.

Hundreds of them are made at each start, and most are not used in it. The standard decorator compiles six functions for
each, which takes most of a millisecond: a third of all that a start had to wait for. Here it is a fifth of that. What
comes out is a dataclass all the same: `fields`, `replace`, `asdict`, `match`, `==`, `hash`, `repr`, pickle and
FrozenInstanceError are those of the standard library (`tests/unit/test_quick_dataclass.py` compares them). Only
`inspect.signature` does not know the fields of a class of which there was no object yet.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    def dataclass(cls=None, /, **options):
        """As `dataclasses.dataclass`, to which all is left but plain classes with `frozen=True, slots=True`."""
        if cls is None:
            return lambda made: dataclass(made, **options)
        if options == {"frozen": True, "slots": True} and _is_plain(cls):
            return _made(cls)
        return dataclasses.dataclass(cls, **options)

_Fields = Sequence[Field[Any]]
_GENERATED = ("__init__", "__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__", "__slots__", "__getstate__",
              "__setstate__")
_ABSENT = object()
_set = object.__setattr__


def _is_plain(cls: type) -> bool:
    """Writes none of the methods itself, has no base that is a dataclass, and no field that only `__init__` knows."""
    return (not any(name in vars(cls) for name in _GENERATED)
            and not any(dataclasses.is_dataclass(base) for base in cls.__bases__)
            and not any("InitVar" in str(kind) or "KW_ONLY" in str(kind) for kind in cls.__annotations__.values()))


def _made(cls: type) -> type:
    cls.__doc__ = cls.__doc__ or f"{cls.__name__}({', '.join(cls.__annotations__)})"
    dataclasses.dataclass(init=False, repr=False, eq=False)(cls)  # finds the fields, and compiles nothing
    fields = dataclasses.fields(cls)
    _check_order(fields)
    names = tuple(each.name for each in fields)
    # Slots can only be given to a class while it is made.
    body = {name: value for name, value in vars(cls).items() if name not in (*names, "__dict__", "__weakref__")}
    made = type(cls)(cls.__name__, cls.__bases__, body | {"__slots__": names} | _methods(fields))
    made.__qualname__ = cls.__qualname__
    _freeze(made, names)
    _compile_at_first_use(made, fields)
    told = vars(made)["__dataclass_params__"]
    told.init = told.repr = told.eq = told.frozen = True
    return made


def _check_order(fields: _Fields) -> None:
    """Raises TypeError, as the compiler would only once there is an `__init__`."""
    optional = ""
    for each in fields:
        if each.init and not each.kw_only:
            if each.default is not MISSING or each.default_factory is not MISSING:
                optional = each.name
            elif optional:
                raise TypeError(f"non-default argument {each.name!r} follows default argument {optional!r}")


def _methods(fields: _Fields) -> dict[str, Callable[..., Any]]:
    shown = tuple(each.name for each in fields if each.repr)
    names = tuple(each.name for each in fields)
    compared = _values([each.name for each in fields if each.compare])
    hashed = _values([each.name for each in fields if (each.compare if each.hash is None else each.hash)])

    def __repr__(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    def __eq__(self: object, other: object) -> bool:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:
        return hash(hashed(self))

    def __getstate__(self: object) -> list[object]:
        return [getattr(self, name) for name in names]

    def __setstate__(self: object, state: Sequence[object]) -> None:
        for name, value in zip(names, state, strict=True):
            _set(self, name, value)

    return {"__repr__": __repr__, "__eq__": __eq__, "__hash__": __hash__, "__getstate__": __getstate__,
            "__setstate__": __setstate__}


def _values(names: Sequence[str]) -> Callable[[object], tuple[object, ...]]:
    """Reads these attributes. Always a tuple: two of them are equal where their values are the same ones, even if these
    do not equal themselves."""
    if len(names) > 1:
        return attrgetter(*names)
    return (lambda each: (getattr(each, names[0]),)) if names else (lambda each: ())


def _freeze(made: type, names: tuple[str, ...]) -> None:
    def __setattr__(self: object, name: str, value: object) -> None:
        if type(self) is made or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(made, self).__setattr__(name, value)  # type: ignore[arg-type]

    def __delattr__(self: object, name: str) -> None:
        if type(self) is made or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(made, self).__delattr__(name)  # type: ignore[arg-type]

    made.__setattr__, made.__delattr__ = __setattr__, __delattr__  # type: ignore[method-assign, assignment]


def _compile_at_first_use(made: type, fields: _Fields) -> None:
    def __init__(self: object, *arguments: object, **named: object) -> None:
        compiled = _compiled_init(made, fields)
        made.__init__ = compiled  # type: ignore[misc]  # two threads at once put the same there
        compiled(self, *arguments, **named)

    made.__init__ = __init__  # type: ignore[misc]


def _compiled_init(made: type, fields: _Fields) -> Callable[..., None]:
    """`__init__` with the fields as its parameters. It writes through the slots, which nothing forbids."""
    known: dict[str, Any] = {"_ABSENT": _ABSENT}
    plain: list[str] = []
    by_name: list[str] = []
    lines: list[str] = []
    source: dict[str, Any] = {}
    for number, each in enumerate(fields):
        value = parameter = each.name
        if each.default is not MISSING:
            known[f"_default{number}"] = each.default
            parameter, value = f"{each.name}=_default{number}", each.name if each.init else f"_default{number}"
        elif each.default_factory is not MISSING:
            known[f"_make{number}"] = each.default_factory
            parameter = f"{each.name}=_ABSENT"
            value = f"_make{number}() if {each.name} is _ABSENT else {each.name}" if each.init else f"_make{number}()"
        elif not each.init:
            continue
        if each.init:
            (by_name if each.kw_only else plain).append(parameter)
        known[f"_set{number}"] = vars(made)[each.name].__set__
        lines.append(f"        _set{number}(self, {value})")
    if hasattr(made, "__post_init__"):
        lines.append("        self.__post_init__()")
    head = ", ".join(["self", *plain, *(["*", *by_name] if by_name else [])])
    # As parameters of a function around it, these are found without a look into a dictionary.
    exec("\n".join([f"def around({', '.join(known)}):", f"    def __init__({head}):", *(lines or ["        pass"]),
                    "    return __init__"]), source)
    compiled: Callable[..., None] = source["around"](**known)
    compiled.__qualname__ = f"{made.__qualname__}.__init__"
    return compiled
