"""A password command: what it prints, and nothing of it in any error."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

from app.errors import ErrorKind, MailError, SecretTrouble

COMMAND_TIMEOUT = 30.0
_KILL_TIMEOUT = 5.0
_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Windows would show a black window for as long as it takes."""


def run(command: str, name: str, timeout: float) -> str:
    """The first line that the shell command prints. Its output appears in no error."""
    if not command.strip():
        raise MailError(ErrorKind.SECRET_MISSING, f"The password command of {name} is empty: set one.",
                        secret_trouble=SecretTrouble.COMMAND_FAILED)
    output, problem = _output(command, timeout)
    if not problem:
        try:
            password = output.partition(b"\n")[0].removesuffix(b"\r").decode()
        except UnicodeDecodeError:
            problem = "printed something that is not UTF-8 text"
        else:
            if password:
                return password
            problem = "printed nothing"
    # Raised out here, so that no exception with the output in it hangs on as the context.
    raise MailError(ErrorKind.SECRET_MISSING,
                    f"The password command of {name} {problem}. Run it in a terminal to see why.",
                    secret_trouble=SecretTrouble.COMMAND_FAILED)


def _output(command: str, timeout: float) -> tuple[bytes, str]:
    """What the command printed, and what went wrong ("" if nothing)."""
    try:
        process = subprocess.Popen(
            command, shell=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            start_new_session=True, creationflags=_NO_CONSOLE)
    except (OSError, ValueError) as error:
        return b"", f"could not be started ({type(error).__name__})"
    with process:
        try:
            output, _ = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            _kill(process)
            return b"", f"did not end within {timeout:g} seconds"
        except BaseException:  # in its own session it never hears of Ctrl-C itself
            _kill(process)
            raise
    if process.returncode:
        return b"", f"ended with exit code {process.returncode}"
    return output, ""


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Ends the shell and what it started: a child that lives on would hold the pipe open."""
    if sys.platform == "win32":
        # It knows no groups of processes; by its full path, so that no other program of that name is run.
        tool = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            subprocess.run([str(tool), "/T", "/F", "/PID", str(process.pid)], stdin=subprocess.DEVNULL,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=_KILL_TIMEOUT, check=False,
                           creationflags=_NO_CONSOLE)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
