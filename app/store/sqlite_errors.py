"""SQLite's errors in our own words."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import apsw

from app.errors import ErrorKind, MailError

NOT_REACHED = ("The mail database cannot be read or written: check the profile folder's permissions and its "
               "disk.")


def _disk_full(error: apsw.Error) -> MailError:
    return MailError(ErrorKind.DISK_FULL, "The disk is full: free some space, then try again. "
                     "Nothing that was already stored is lost.", str(error))


def damaged(error: apsw.Error) -> MailError:
    """What SQLite found asks for a repair."""
    return MailError(ErrorKind.DAMAGED, "The mail database is damaged. Depesche repairs it when it is "
                     "started next, and keeps the damaged file aside.", str(error))


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """The border where SQLite's errors become ours."""
    try:
        yield
    except apsw.FullError as error:
        raise _disk_full(error) from error
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise damaged(error) from error
    except (apsw.BusyError, apsw.LockedError) as error:
        raise MailError(ErrorKind.LOCKED, "Another program holds the mail database: close it, then try again.",
                        str(error)) from error
    except apsw.InterruptError as error:
        raise MailError(ErrorKind.CANCELLED, "Stopped.") from error
    except (apsw.CantOpenError, apsw.PermissionsError, apsw.ReadOnlyError, apsw.IOError, apsw.AuthError) as error:
        if getattr(error, "extendedresult", 0) == apsw.SQLITE_IOERR_SHMSIZE:  # no room for the index of the log
            raise _disk_full(error) from error
        raise MailError(ErrorKind.STORE, NOT_REACHED, str(error)) from error
    except (OverflowError, UnicodeEncodeError) as error:
        raise MailError(ErrorKind.STORE, "The mail database can't hold a number of over 64 bits, or text that is no "
                        "Unicode.") from error
    except apsw.Error as error:
        raise MailError(ErrorKind.STORE, "The mail database refused an operation.", str(error)) from error
