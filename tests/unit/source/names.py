"""Which names each file of app and ui defines, as far as a reader would look for them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


@dataclass(slots=True)
class Class:
    """`bases` by their last name; `members`: methods, fields and attributes that are set on `self`."""

    bases: tuple[str, ...]
    members: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Source:
    """What one file defines outside of any function."""

    names: set[str] = field(default_factory=set)
    classes: dict[str, Class] = field(default_factory=dict)

    def defines(self, name: str) -> bool:
        """Itself, or as a member of one of its classes."""
        return name in self.names or any(name in each.members for each in self.classes.values())


@cache
def sources() -> dict[str, Source]:
    """By the path from the root, with forward slashes."""
    files = (path for package in ("app", "ui") for path in (ROOT / package).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): _read(path) for path in files}


@cache
def classes() -> dict[str, list[Class]]:
    """All classes of a name."""
    found: dict[str, list[Class]] = {}
    for source in sources().values():
        for name, each in source.classes.items():
            found.setdefault(name, []).append(each)
    return found


def has_member(name: str, member: str) -> bool:
    """Whether a class of that name has it, from itself or from a base."""
    return any(member in each.members or any(has_member(base, member) for base in each.bases if base != name)
               for each in classes().get(name, ()))


def _read(path: Path) -> Source:
    source = Source()
    for node in ast.parse(path.read_text("utf-8")).body:
        source.names.update(_bound(node))
        if isinstance(node, ast.ClassDef):
            source.classes[node.name] = _class(node)
    return source


def _class(node: ast.ClassDef) -> Class:
    bases = tuple(_last(each) for each in node.bases)
    members = {name for each in node.body for name in _bound(each)}
    for inner in ast.walk(node):
        if isinstance(inner, ast.Attribute) and isinstance(inner.ctx, ast.Store) and _last(inner.value) == "self":
            members.add(inner.attr)
    return Class(bases, members)


def _bound(node: ast.stmt) -> Iterator[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Assign(targets=targets):
            yield from (each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name
        case _:
            return


def _last(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(value=value):
            return _last(value)
        case _:
            return ""
