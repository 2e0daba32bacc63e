"""The runs of a switch, one for each direction: from RUNNING to the transaction that ends it."""

from __future__ import annotations

from app.backends.base import MailBackend, mirrors
from app.engine.job_tools import JobTools
from app.engine.switch_download import bring_home, last_download, recognise
from app.engine.switch_plan import local_paths
from app.engine.switch_upload import Upload
from app.errors import ErrorKind, MailError
from app.model.account import Account
from app.store import folders, switch_counts, switched
from app.store.database import Database
from app.store.switching import Job

_MOST_ROUNDS = 20


def to_imap(tools: JobTools, db: Database, job: Job, account: Account, backend: MailBackend, *,
            without_server: bool = False) -> None:
    """`without_server`: with what is here; the old server is not asked.

    Raises MailError when the connection or the person ends it, or the mailboxes do not come to rest.
    """
    if not without_server:
        last_download(tools, db, account)
    backend.open()
    if not mirrors(backend):
        raise MailError(ErrorKind.UNSUPPORTED, "This server keeps no folders, so there is nothing to switch to.")
    upload = Upload(tools, db, job, backend)
    for _ in range(_MOST_ROUNDS):
        tools.check()
        upload.run()
        flags = upload.settle_flags()
        listed = backend.list_folders()
        delimiter = next((each.delimiter for each in listed if each.delimiter), "")
        uidvalidity = {each.folder_id: upload.uidvalidity(each.folder_id)
                       for each in switch_counts.mappings(db, job.id) if each.path}
        if switched.to_imap(db, job, delimiter, [each.path for each in listed], uidvalidity, flags):
            return
    raise MailError(ErrorKind.REFUSED, "Messages come and go in these folders all the time: try the switch again when "
                    "no other program works on them.")


def to_pop3(tools: JobTools, db: Database, job: Job, account: Account, backend: MailBackend) -> None:
    """Also ends without being done where a message could not be brought here: the report tells which."""
    for _ in range(_MOST_ROUNDS):
        tools.check()
        bring_home(tools, db, job, account)
        if switch_counts.failures(db, job.id):
            return
        recognise(tools, db, account, backend)
        if switched.to_pop3(db, job, dict(local_paths(folders.folders(db, account.id)))):
            return
        backend.close()
    raise MailError(ErrorKind.REFUSED, "Messages come and go in these folders all the time: try the switch again when "
                    "no other program works on them.")
