"""From an address to its servers: all who may know are asked at once, and the most trusted answer is taken.

Who is listed is not asked for. Nobody but the domain and those who carry its mail is asked, none by http, and the part
before the @ stays here (one exception: `https_autoconfig`).
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import assert_never

from app.backends import tls
from app.errors import ErrorKind, MailError
from app.model.finding import ASKED, Asking, Findings, Source, Suggestion
from app.quick_dataclass import dataclass
from app.setup.autoconfig import usual
from app.setup.dns_lookup import Resolvers, by_srv, mail_zones, system_resolver
from app.setup.guesses import by_names
from app.setup.https_autoconfig import ConfigPage, Opener, opener
from app.setup.look_alike import meant
from app.setup.password_advice import advised
from app.setup.person import Person
from app.setup.providers import listed
from app.transport.public_addresses import LookUp, resolve

SECONDS = 8.0
GRACE = 2.0
"""Seconds that more trusted ones still get once somebody knows."""

Tell = Callable[[Source, Asking], None]


@dataclass(frozen=True, slots=True)
class Network:
    """What questions go through; the tests put their own servers in. `contexts` as of PublicHttps."""

    contexts: Callable[[], ssl.SSLContext] = tls.context
    look_up: LookUp = resolve
    resolvers: Resolvers = system_resolver

    @property
    def open_https(self) -> Opener:
        return opener(self.contexts, self.look_up)


class Finder:
    """One search. `run` in a thread of its own; `stop` from any."""

    def __init__(self, email: str, tell: Tell, *, online: bool = True, network: Callable[[], Network] = Network,
                 seconds: float = SECONDS, grace: float = GRACE) -> None:
        self._email = email.strip()
        self._tell = tell
        self._online = online
        self._network = network
        self._seconds, self._grace = seconds, grace
        self._changed = threading.Condition()
        self._answers: dict[Source, Suggestion | None] = {}
        self._states: dict[Source, Asking] = {}
        self._pages: list[ConfigPage] = []
        self._over = False

    def stop(self) -> None:
        """`run` returns at once with what there is."""
        with self._changed:
            self._over = True
            pages = tuple(self._pages)
            self._changed.notify_all()
        for page in pages:
            page.stop()

    def run(self) -> Findings:
        """Blocks for eight seconds at most. Never raises for what others answer."""
        person = Person.parse(self._email)
        if person is None:
            return Findings(self._email, ())
        found = listed(person, person.domain, Source.PROVIDERS)
        self._done(Source.PROVIDERS, found, Asking.FOUND if found else Asking.NOTHING)
        if self._online and (found is None or not found.certain):
            self._ask_all(person)
        self.stop()
        with self._changed:
            told = [each for each in self._answers.values() if each is not None]
            # Who was not waited for any more is not among them.
            asked = tuple((each, self._states[each]) for each in ASKED if each in self._states)
        told.sort(key=lambda each: (not each.certain, not each.answered, ASKED.index(each.source)))
        if not told or not _is_enough(told[0]):
            told.append(usual(person))
        slip = meant(self._email)
        return Findings(self._email, tuple(replace(advised(each), meant=slip) for each in told), asked)

    def _ask_all(self, person: Person) -> None:
        ends = time.monotonic() + self._seconds
        network = self._network()
        sources = ASKED[1:]
        for source in sources:
            self._tell(source, Asking.ASKING)
            threading.Thread(target=self._ask, args=(source, person, network, ends), name="finding",
                             daemon=True).start()
        with self._changed:
            graced = False
            while not self._over and self._awaited(sources):
                if not graced and self._knows():
                    graced, ends = True, min(ends, time.monotonic() + self._grace)
                if time.monotonic() >= ends:
                    break
                self._changed.wait(ends - time.monotonic())
            late = [] if self._over else self._awaited(sources)
        for source in late:
            self._done(source, None, Asking.LATE)

    def _knows(self) -> bool:
        return any(map(_is_enough, self._answers.values()))

    def _awaited(self, sources: Sequence[Source]) -> list[Source]:
        """Those without an answer that are more trusted than all that know."""
        awaited = []
        for each in sources:
            if _is_enough(self._answers.get(each)):
                break
            if each not in self._answers:
                awaited.append(each)
        return awaited

    def _ask(self, source: Source, person: Person, network: Network, ends: float) -> None:
        try:
            found = self._question(source, person, network, ends)
            self._done(source, found, Asking.FOUND if found else Asking.NOTHING)
        except MailError as error:
            self._done(source, None, Asking.LATE if error.kind is ErrorKind.TIMEOUT else Asking.UNUSABLE)
        except Exception:
            self._done(source, None, Asking.UNUSABLE)
            raise

    def _question(self, source: Source, person: Person, network: Network, ends: float) -> Suggestion | None:
        seconds = ends - time.monotonic()
        match source:
            case Source.AUTOCONFIG | Source.WELL_KNOWN:
                return self._page(source, network).ask(person, person.domain, seconds)
            case Source.SRV:
                return by_srv(person, seconds, network.resolvers)
            case Source.MX:
                return self._by_mx(person, network, ends)
            case Source.GUESS:
                return by_names(person, seconds, network.contexts, network.look_up)
            case Source.PROVIDERS | Source.BY_HAND:
                return None
            case _:
                assert_never(source)

    def _by_mx(self, person: Person, network: Network, ends: float) -> Suggestion | None:
        hosts = mail_zones(person, ends - time.monotonic(), network.resolvers)
        known = (found for zones in hosts for each in zones if (found := listed(person, each, Source.MX)) is not None)
        if (first := next(known, None)) is not None or not hosts:
            return first
        registered = hosts[0][-1]
        return self._page(Source.AUTOCONFIG, network).ask(person, registered, ends - time.monotonic())

    def _page(self, source: Source, network: Network) -> ConfigPage:
        page = ConfigPage(source, network.open_https)
        with self._changed:
            self._pages.append(page)
            over = self._over
        if over:
            page.stop()
        return page

    def _done(self, source: Source, found: Suggestion | None, state: Asking) -> None:
        with self._changed:
            if self._over or source in self._answers:
                return
            self._answers[source], self._states[source] = found, state
            self._changed.notify_all()
        self._tell(source, state)


def _is_enough(found: Suggestion | None) -> bool:
    """Somebody knows, and knows all that is needed."""
    return found is not None and found.certain and found.is_complete
