"""Each check is made of a class by the standard decorator and of the same one by ours."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import threading
from collections.abc import Callable
from dataclasses import FrozenInstanceError, InitVar, field
from typing import Any, ClassVar

import pytest

from app.quick_dataclass import dataclass

Decorator = Callable[..., Any]


def plain(decorate: Decorator) -> type:
    @decorate(frozen=True, slots=True)
    class Plain:
        """Some fields."""

        number: int
        text: str = "none"
        kind: ClassVar[str] = "plain"
        parts: list[str] = field(default_factory=list, hash=False)
        hidden: str = field(default="", repr=False, compare=False)
        named: int = field(default=3, kw_only=True)
        fixed: int = field(default=7, init=False)
        made: tuple[int, ...] = field(default_factory=tuple, init=False)

        @property
        def twice(self) -> int:
            return self.number * 2

    return Plain


def empty(decorate: Decorator) -> type:
    @decorate(frozen=True, slots=True)
    class Empty:
        pass

    return Empty


def single(decorate: Decorator) -> type:
    @decorate(frozen=True, slots=True)
    class Single:
        value: float

        def __post_init__(self) -> None:
            if self.value < 0:
                raise ValueError("below zero")

    return Single


MAKERS = (plain, empty, single)
BOTH = (dataclasses.dataclass, dataclass)


@dataclass(frozen=True, slots=True)
class AtTop:
    """Pickle finds it by its name."""

    one: int
    two: str = "2"


def made(cls: type, *arguments: Any, **named: Any) -> Any:
    return cls(*arguments, **named)


def outcome(run: Callable[[], object]) -> tuple[str, str]:
    """What came of it, or how it failed."""
    try:
        return type(found := run()).__qualname__, str(found)
    except Exception as error:
        return type(error).__qualname__, str(error)


def alike(maker: Callable[[Decorator], type], run: Callable[[type], object]) -> None:
    standard, quick = (outcome(lambda decorate=decorate: run(maker(decorate))) for decorate in BOTH)  # type: ignore[misc]
    assert quick == standard


@pytest.mark.parametrize("maker", MAKERS)
def test_is_a_dataclass_of_the_same_shape(maker: Callable[[Decorator], type]) -> None:
    assert maker(dataclass).__module__ == __name__
    for look in (lambda cls: [(each.name, each.init, each.default, each.kw_only) for each in dataclasses.fields(cls)],
                 lambda cls: cls.__match_args__, lambda cls: cls.__slots__, lambda cls: cls.__qualname__,
                 lambda cls: str(cls.__dataclass_params__), lambda cls: sorted(cls.__annotations__),
                 lambda cls: sorted({*vars(cls)} | {"__annotations__"})):
        alike(maker, look)


def test_has_a_docstring_where_none_was_written() -> None:
    assert plain(dataclass).__doc__ == "Some fields."
    assert single(dataclass).__doc__ == "Single(value)"


@pytest.mark.parametrize("run", [
    lambda cls: made(cls, 1), lambda cls: made(cls, 1, "a", ["b"], "c", named=4), made,
    lambda cls: made(cls, 1, text="x", hidden="y"), lambda cls: made(cls, 1, 2, 3, 4, 5),
    lambda cls: made(cls, 1, fixed=2),
    lambda cls: made(cls, 1, unknown=2), lambda cls: made(cls, 1).hidden, lambda cls: made(cls, 1).made,
    lambda cls: made(cls, 1).twice, lambda cls: cls.kind, lambda cls: cls.text.__class__.__name__,
])
def test_takes_and_refuses_the_same_arguments(run: Callable[[type], object]) -> None:
    alike(plain, run)


@pytest.mark.parametrize("run", [
    lambda cls: made(cls, 1) == made(cls, 1), lambda cls: made(cls, 1) == made(cls, 2),
    lambda cls: made(cls, 1, hidden="a") == made(cls, 1, hidden="b"), lambda cls: made(cls, 1) == (1,),
    lambda cls: made(cls, 1) != made(cls, 1), lambda cls: hash(made(cls, 1)) == hash(made(cls, 1)),
    lambda cls: len({made(cls, 1, parts=[]), made(cls, 1, parts=[])}), lambda cls: made(cls, 1) < made(cls, 2),
    lambda cls: dataclasses.replace(made(cls, 1), text="new"),
    lambda cls: dataclasses.asdict(made(cls, 1, parts=["a"])),
    lambda cls: dataclasses.replace(made(cls, 1), fixed=3), lambda cls: copy.copy(made(cls, 1, "x")),
    lambda cls: copy.deepcopy(made(cls, 1, "x", ["y"])), lambda cls: setattr(made(cls, 1), "number", 2),
    lambda cls: delattr(made(cls, 1), "number"),
    lambda cls: made(cls, 1).parts is made(cls, 1).parts,
])
def test_behaves_alike(run: Callable[[type], object]) -> None:
    alike(plain, run)


def test_nothing_else_can_be_set_either() -> None:
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'other'"):
        made(plain(dataclass), 1).other = 2


@pytest.mark.parametrize("run", [
    lambda cls: made(cls) == made(cls), lambda cls: hash(made(cls)) == hash(made(cls)), made, lambda cls: made(cls, 1),
])
def test_without_a_field(run: Callable[[type], object]) -> None:
    alike(empty, run)


def test_one_field_that_does_not_equal_itself() -> None:
    none = float("nan")
    for cls in map(single, BOTH):
        assert made(cls, none) == made(cls, none)


def test_what_is_checked_after_the_fields_are_there() -> None:
    alike(single, lambda cls: made(cls, -1.0))


def test_a_match_takes_it_apart() -> None:
    match AtTop(3, "x"):
        case AtTop(one, two):
            assert (one, two) == (3, "x")


def test_pickles_before_any_was_made_here() -> None:
    octets = pickle.dumps(AtTop(5))
    assert pickle.loads(octets) == AtTop(5)
    with pytest.raises(FrozenInstanceError):
        pickle.loads(octets).one = 6


def test_a_class_below_it_that_is_none() -> None:
    class Below(AtTop):
        def __init__(self) -> None:
            super().__init__(1)
            self.more = 2

    assert (Below().one, Below().more) == (1, 2)
    with pytest.raises(FrozenInstanceError):
        Below().one = 3  # type: ignore[misc]


def test_a_dataclass_below_it() -> None:
    for decorate in BOTH:
        @decorate(frozen=True, slots=True)
        class Below(AtTop):
            three: int = 3

        assert str(Below(1)).endswith("Below(one=1, two='2', three=3)")
        assert dataclasses.replace(Below(1), three=4).three == 4


def test_its_own_methods_stay() -> None:
    for decorate in BOTH:
        @decorate(frozen=True, slots=True)
        class Own:
            word: str

            def __repr__(self) -> str:
                return "nothing to be told"

        assert repr(Own("x")) == "nothing to be told"
        assert Own("x") == Own("x")


def test_a_default_before_what_has_none_is_refused() -> None:
    for decorate in BOTH:
        with pytest.raises(TypeError, match="non-default argument 'second' follows"):
            @decorate(frozen=True, slots=True)
            class Wrong:
                first: int = 1
                second: int


def test_what_only_the_beginning_knows() -> None:
    for decorate in BOTH:
        @decorate(frozen=True, slots=True)
        class Begun:
            given: InitVar[int]
            kept: int = 0

            def __post_init__(self, given: int) -> None:
                object.__setattr__(self, "kept", given * 2)

        assert made(Begun, 4).kept == 8


def test_other_kinds_are_left_to_the_standard_library() -> None:
    @dataclass
    class Open:
        value: int = 1

    @dataclass(slots=True)
    class Slotted:
        value: int = 1

    one, two = Open(), Slotted()
    one.value = two.value = 2
    assert (one, two) == (Open(2), Slotted(2))


def test_threads_that_make_the_first_ones_together() -> None:
    for _ in range(20):
        cls, begin, found = plain(dataclass), threading.Barrier(4), []

        def make(cls: type = cls, begin: threading.Barrier = begin, found: list[Any] = found) -> None:
            begin.wait()
            found.append(made(cls, 1, "x"))

        threads = [threading.Thread(target=make) for _ in range(4)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        assert found == [made(cls, 1, "x")] * 4
