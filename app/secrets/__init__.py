"""Where passwords and tokens come from: the system's keyring, a command, or memory for as long as the program runs."""

from app.secrets.command import COMMAND_TIMEOUT
from app.secrets.passwords import KEY_SECRET, PasswordStore, keyring_user
from app.secrets.system_keyring import SERVICE, Keyring, KeyringPlace
from app.secrets.tokens import Renewal

__all__ = ["COMMAND_TIMEOUT", "KEY_SECRET", "SERVICE", "Keyring", "KeyringPlace", "PasswordStore", "Renewal",
           "keyring_user"]
