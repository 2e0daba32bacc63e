"""The data sets of one run: each is made when it is first asked for, and shared by all measurements."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import tempfile
import time
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from tests.bench import corpus, drain, last_ones, maildir
from tests.bench.site import Site
from tests.servers.dovecot import Dovecot
from tests.servers.dovecot_config import ROLES

FOLDERS = 30
NEWEST, NEWEST_TEXT, PAGE = "The newest of all", "This is what stands in the newest.", "A page with pictures"
"""Of `with_page`: the newest message's subject and text, and the subject of the one before it, which is HTML."""

# Another client's flag change renames a file; without this Dovecot reads the whole directory anew after each, and its
# work would hide the client's.
_SETTINGS = "\nmaildir_very_dirty_syncs = yes\n"


class Mailboxes:
    """`count` messages as they come in life (`large`), or any number of small ones."""

    def __init__(self, server: Dovecot, folder: Path, count: int) -> None:
        self._server = server
        self._folder = folder
        self._count = count
        self._made: dict[str, Site] = {}
        self._profiles = itertools.count(1)

    def profile(self) -> Path:
        """A new, empty one."""
        return self._folder / f"profile{next(self._profiles)}"

    def large(self) -> Site:
        """INBOX with `count` messages of all sizes."""
        if "large" not in self._made:
            hashes: set[str] = set()
            self._make("large", [("INBOX", _hashed(corpus.messages(self._count), hashes))], hashes)
        return self._made["large"]

    def large_again(self) -> Site:
        """The same for one who deletes it."""
        return self._again(self.large())

    def few(self, count: int) -> Site:
        """INBOX with `count` messages of all sizes."""
        name = f"few{count}"
        if name not in self._made:
            hashes: set[str] = set()
            self._make(name, [("INBOX", _hashed(corpus.messages(count), hashes))], hashes)
        return self._made[name]

    def small_again(self, count: int) -> Site:
        """Small messages for one who adds some."""
        return self._again(self.small(count))

    def small(self, count: int) -> Site:
        """INBOX with `count` small messages, known to the server's index."""
        name = f"small{count}"
        if name not in self._made:
            self._make(name, [("INBOX", corpus.small_messages(count))])
            drain.headers(self._server.host, self._server.imap, name, self._server.password)
        return self._made[name]

    def with_page(self, count: int) -> Site:
        """INBOX with `count` small messages, of which the last two are none of these: HTML, and a short text."""
        name = f"page{count}"
        if name not in self._made:
            last = (last_ones.page(PAGE, count - 2), last_ones.text(NEWEST, NEWEST_TEXT, count - 1))
            self._make(name, [("INBOX", itertools.chain(corpus.small_messages(count - 2), last))])
            drain.headers(self._server.host, self._server.imap, name, self._server.password)
        return self._made[name]

    def spread(self, count: int) -> Site:
        """`count` small messages over 30 folders."""
        name = f"spread{count}"
        if name not in self._made:
            names = ["INBOX", *ROLES]
            names += [f"Project-{number:02}" for number in range(1, FOLDERS - len(names) + 1)]
            share = -(-count // len(names))
            messages = corpus.small_messages(count)
            self._make(name, [(each, itertools.islice(messages, share)) for each in names])
            for each in names:
                drain.headers(self._server.host, self._server.imap, name, self._server.password, each)
        return self._made[name]

    def _again(self, site: Site) -> Site:
        user = self._server.add_user(f"{site.user}copy{next(self._profiles)}")
        maildir.link(self._server, self._server.maildir(site.user), user)
        return Site(self._server, user, site.count, site.folders, site.hashes, self._folder)

    def _make(self, user: str, folders: list[tuple[str, Iterable[bytes]]], hashes: Set[str] = frozenset()) -> None:
        began = time.perf_counter()
        self._server.add_user(user)
        count = sum(maildir.fill(self._server, user, name, messages) for name, messages in folders)
        names = tuple(name for name, _ in folders)
        self._made[user] = Site(self._server, user, count, names, frozenset(hashes), self._folder)
        print(f"  ({count:,} messages made for {user} in {time.perf_counter() - began:.0f} s)", flush=True)


def _hashed(messages: Iterable[bytes], hashes: set[str]) -> Iterator[bytes]:
    for raw in messages:
        hashes.add(hashlib.sha256(raw).hexdigest())
        yield raw


@contextlib.contextmanager
def mailboxes(count: int) -> Iterator[Mailboxes]:
    """With a running server; all is gone at the end."""
    with Dovecot((), _SETTINGS) as server, tempfile.TemporaryDirectory(prefix="bench") as folder:
        yield Mailboxes(server, Path(folder), count)
