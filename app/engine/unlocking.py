"""An account that waits for a locked keyring goes on once it is open, without a question of its own."""

from __future__ import annotations

from app.backends.base import Wakeup
from app.engine.wishes import Wishes
from app.errors import SecretTrouble
from app.secrets import PasswordStore

LOOK_SECONDS = 5.0
"""Between two looks at a keyring that was locked. A look asks nobody for anything."""


def waits_for_keyring(wishes: Wishes) -> bool:
    """Whether the account rests for a locked keyring alone."""
    return (not wishes.offline and wishes.blocked is not None
            and wishes.blocked.secret_trouble is SecretTrouble.KEYRING_LOCKED)


def rest(wishes: Wishes, passwords: PasswordStore, wakeup: Wakeup) -> None:
    """Until `wakeup`, or for a while; if the keyring is open then, a round is due."""
    wakeup.wait(LOOK_SECONDS)
    if passwords.is_open():
        wishes.round_now()
