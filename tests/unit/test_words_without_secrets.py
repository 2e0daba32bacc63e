"""What a log, an error or a debugger would show of the objects that hold a secret."""

from __future__ import annotations

import dataclasses
import inspect
from types import ModuleType

import pytest

from app import commands, events
from app.model import account, jobs, security, sign_in, switching
from tests.factory import make_account

CANARY = "canary-8f3a"
SECRET_NAMES = {"password", "passphrase", "secret_key", "private", "refresh", "access", "sealed"}


def holders(module: ModuleType) -> list[type]:
    """Classes whose fields hold a secret as it is."""
    return [each for _, each in inspect.getmembers(module, inspect.isclass)
            if dataclasses.is_dataclass(each) and each.__module__ == module.__name__
            and any(field.name in SECRET_NAMES for field in dataclasses.fields(each))]


OTHERS = {"account": make_account(), "accounts": (make_account(),)}
MODULES = (commands, events, account, jobs, security, sign_in, switching)
HOLDERS = [each for module in MODULES for each in holders(module)]


def test_there_are_some() -> None:
    names = {each.__name__ for each in HOLDERS}
    assert {"ProvidePassword", "SaveAccount", "ProbeAccount", "LookAtServers", "PlanSwitch", "Grant"} <= names


@pytest.mark.parametrize("kind", HOLDERS, ids=lambda each: each.__name__)
def test_a_secret_is_not_among_its_words(kind: type) -> None:
    made: object = object.__new__(kind)
    for field in dataclasses.fields(kind):
        value: object = CANARY if field.name in SECRET_NAMES else OTHERS.get(field.name, 1)
        object.__setattr__(made, field.name, value)
    assert CANARY not in repr(made) + str(made) + repr([made])


def test_a_token_shows_itself_to_nobody() -> None:
    token = sign_in.AccessToken(CANARY)
    assert CANARY not in repr(token) and CANARY not in repr([token]) and CANARY not in f"{(token,)}"
