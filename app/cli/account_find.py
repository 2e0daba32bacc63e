"""account find: the servers of an address, from whoever knows them; nobody logs in, nothing is stored."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from app.cli.context import Context
from app.cli.parser import Commands
from app.errors import ErrorKind, MailError
from app.model.account import ServerSettings
from app.model.finding import Asking, Findings, Source, Suggestion
from app.setup.finder import Finder

_WORDS = {
    Source.PROVIDERS: "the list of providers", Source.AUTOCONFIG: "the domain itself, over https",
    Source.WELL_KNOWN: "the domain's web site, over https", Source.SRV: "DNS (SRV)",
    Source.MX: "whoever takes the domain's mail (MX)", Source.GUESS: "guessed", Source.BY_HAND: "typed in",
}


def add_find(group: Commands) -> None:
    find = group.add("find", _find, "look for the servers of an address; nobody logs in, nothing is stored")
    find.add_argument("email", metavar="EMAIL")
    find.add_argument("--offline", action="store_true", help="only the list of providers and the usual names")


def _find(context: Context, arguments: argparse.Namespace) -> int:
    def tell(source: Source, state: Asking) -> None:
        context.output.progress(f"{_WORDS[source]}: {state.value}", 0, 0)

    found = Finder(arguments.email, tell, online=not arguments.offline).run()
    best = found.best
    if best is None:
        raise MailError(ErrorKind.USAGE, f"'{arguments.email}' is no mail address.")
    context.output.end_progress()
    context.output.result(_as_json(found, best), _lines(found, best))
    return 0


def _as_json(found: Findings, best: Suggestion) -> dict[str, object]:
    return {"email": found.email, **_suggestion(best), "asked": {str(each): str(state) for each, state in found.asked},
            "suggestions": [_suggestion(each) for each in found.suggestions]}


def _suggestion(each: Suggestion) -> dict[str, object]:
    return {"provider": each.provider, "source": each.source.value, "certain": each.certain, "answered": each.answered,
            "confirm": list(each.outside), "imap": _server(each.imap), "pop3": _server(each.pop3),
            "smtp": _server(each.smtp), "oauth": each.oauth or None, "password": each.advice.value or None,
            "password_page": each.app_password_url or None, "meant": each.meant or None}


def _server(settings: ServerSettings | None) -> dict[str, object] | None:
    if settings is None:
        return None
    return {name: value for name, value in asdict(settings).items() if name in ("host", "port", "security", "user")}


def _lines(found: Findings, best: Suggestion) -> list[str]:
    """For people: where it is from, the servers, and what is to be looked at."""
    lines = [f"{found.email}: {best.provider} ({_WORDS[best.source]})"]
    for choice in best.choices:
        name = "outgoing" if choice.protocol is None else choice.protocol.value
        each = choice.settings
        lines.append(f"  {name} {each.user}@{each.host}:{each.port} ({each.security.value})")
    if not best.certain:
        lines.append("  Compare this with what your provider's page says" + (
            ": these are guesses, and servers answer there." if best.answered else ": these are guesses."))
    if best.meant:
        lines.append(f"  Do you mean {best.meant}? This is another domain.")
    if best.outside:
        lines.append(f"  Only unsigned DNS names {', '.join(best.outside)}: compare it with your provider's page.")
    if best.app_password_url:
        lines.append(f"  Before a password is taken: {best.app_password_url}")
    return lines
