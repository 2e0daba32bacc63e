"""Servers that play the scripts of EAST's fake mail server ("Why TLS Is Better Without STARTTLS", USENIX Security
2021): what its `testcases` of IMAP, POP3 and SMTP (.ron) say, to whoever comes. Every octet that comes is kept.

Of the configuration of that server all is done that its scripts use, but for what ends it (`hook_…`, `oracle`): here
they go on, and what they hear is looked at afterwards.
"""

from __future__ import annotations

import ssl
from typing import Any

from tests.bench.ron import Named
from tests.servers.recording import Manners, RecordingServer, _Line

Script = dict[str, Any]
DEFAULTS = {
    "imap": ("* OK Fake IMAP server ready.\r\n", "<tag> OK Begin TLS negotiation now.\r\n"),
    "pop3": ("+OK ready\r\n", "+OK Begin TLS negotiation now.\r\n"),
    "smtp": ("220 smtp.example.com ESMTP ready\r\n", "220 Ready to start TLS\r\n"),
}
"""Greeting, and answer to STARTTLS."""
_SPELT = {"Imap4Rev1": "IMAP4rev1", "StartTls": "STARTTLS", "StartTLS": "STARTTLS", "LoginDisabled": "LOGINDISABLED"}
UNKNOWN = {"imap": "<tag> BAD unknown command\r\n", "pop3": "-ERR unknown command\r\n",
           "smtp": "502 Command not implemented\r\n"}


class ScriptServer(RecordingServer):
    """Plays `script`; `context` is that of the certificate which it names. `trouble`: why it could not, or ""."""

    def __init__(self, protocol: str, script: Script, context: ssl.SSLContext) -> None:
        super().__init__(protocol, Manners(context, bool(script.get("implicit_tls"))))
        self._script = script
        self.trouble = ""

    def _serve(self, line: _Line) -> None:
        if self._manners.implicit_tls:
            self._secure(line)
        try:
            _Dialogue(self, line, self._protocol, self._script).run()
        except (AttributeError, KeyError, TypeError) as error:  # a value in the script of another kind than known
            self.trouble = f"{type(error).__name__}: {error}"

    def secure(self, line: _Line) -> None:
        self._secure(line)


class _Dialogue:
    def __init__(self, server: ScriptServer, line: _Line, protocol: str, script: Script) -> None:
        self._server, self._line, self._protocol, self._script = server, line, protocol, script
        self._overrides = {key.casefold(): said for key, said in script.get("override_response", {}).items()}
        self._tls = server._manners.implicit_tls
        self._known = getattr(script.get("state"), "name", "") == "Authenticated"
        self._in_data, self._asked = False, ""

    def run(self) -> None:
        greeting = self._overrides.get("greeting") or self._greeting()
        self._say(greeting + (said_of(self._script.get("response_after_greeting")) or ""))
        for said in self._line.lines():
            if not self._hear(said.decode("latin-1")):
                return

    def _hear(self, said: str) -> bool:
        """False where the connection is to end."""
        if self._in_data or self._asked:
            return self._heard_more(said)
        tag, _, rest = said.partition(" ") if self._protocol == "imap" else ("", "", said)
        word, _, more = rest.partition(" ")
        name = word.casefold()
        if self._protocol == "pop3" and name == "auth" and not more:
            name = "authlist"
        if name in self._script.get("ignore_commands" + "_tls" * self._tls, ()):
            return True
        if name in self._overrides:
            self._say(self._overrides[name], tag)
        elif name in self._script.get("hide_commands", ()):
            self._say(UNKNOWN[self._protocol], tag)
        elif name in ("starttls", "stls"):
            self._to_tls(tag)
        else:
            self._say({"imap": self._imap, "pop3": self._pop3, "smtp": self._smtp}[self._protocol](name, more), tag)
            self._known = self._known or name in ("login", "pass") or (name in ("auth", "authenticate") and " " in more)
            if name in ("auth", "authenticate") and " " not in more:
                self._asked = tag or " "
        return name not in ("logout", "quit")

    def _heard_more(self, said: str) -> bool:
        """What was asked for: a mail, or an answer of SASL."""
        if self._asked:
            tag, self._asked, self._known = self._asked.strip(), "", True
            self._say({"imap": "<tag> OK welcome\r\n", "pop3": "+OK welcome\r\n", "smtp": "235 welcome\r\n"}[
                self._protocol], tag)
        elif said == ".":
            self._in_data = False
            self._say("250 taken\r\n")
        return True

    def _to_tls(self, tag: str) -> None:
        script = self._script
        answer = said_of(script.get("starttls_response", script.get("stls_response")))
        self._say(answer or DEFAULTS[self._protocol][1], tag)
        if script.get("starttls_transition", script.get("stls_make_transition", True)):
            self._server.secure(self._line)
            self._tls, self._known = True, False

    def _say(self, words: str, tag: str = "") -> None:
        self._line.send(words.replace("<tag>", tag).encode("utf-8"))

    def _capabilities(self, name: str) -> list[str]:
        return spelt(self._script.get(name + "_tls" * self._tls + "_auth" * self._known, []))

    def _greeting(self) -> str:
        greeting = self._script.get("greeting")
        if not isinstance(greeting, dict):
            return said_of(greeting) or DEFAULTS[self._protocol][0]
        code = greeting.get("code")
        bracket = f"[{' '.join(_code(code.values[0]))}] " if isinstance(code, Named) and code.values else ""
        return f"* {greeting['kind'].name.upper()} {bracket}{said_of(greeting['text'])}\r\n"

    def _imap(self, name: str, more: str) -> str:
        first = {
            "capability": f"* CAPABILITY {' '.join(self._capabilities('caps'))}\r\n",
            "list": '* LIST () "/" INBOX\r\n', "lsub": '* LSUB () "/" INBOX\r\n',
            "select": "* 0 EXISTS\r\n* OK [UIDVALIDITY 1] x\r\n* OK [UIDNEXT 1] x\r\n* FLAGS ()\r\n",
            "logout": "* BYE\r\n"}.get(name, "")
        return "+ \r\n" if name == "authenticate" and " " not in more else f"{first}<tag> OK done\r\n"

    def _pop3(self, name: str, more: str) -> str:
        if name == "capa":
            return "".join(f"{each}\r\n" for each in ("+OK", *self._capabilities("capa"), "."))
        if name == "authlist":
            return "+OK\r\nPLAIN\r\nLOGIN\r\n.\r\n"
        return "+ \r\n" if name == "auth" and " " not in more else "+OK 0 0\r\n"

    def _smtp(self, name: str, more: str) -> str:
        if name == "ehlo":
            script = self._script
            found = ["hello", *spelt(script.get("capabilities_tls" if self._tls else "capabilities", []))]
            return "".join(f"250{'-' if each != found[-1] else ' '}{each}\r\n" for each in found)
        if name == "auth":
            return "235 welcome\r\n" if " " in more else "334 \r\n"
        self._in_data = name == "data"
        return "354 go on\r\n" if self._in_data else "221 bye\r\n" if name == "quit" else "250 yes\r\n"


def spelt(capabilities: list[Any]) -> list[str]:
    """As they stand on the wire."""
    found = []
    for each in capabilities:
        if isinstance(each, str | dict):
            found.append(_word(each))
        elif each.name == "Auth":
            words = [_word(value) for value in (each.values[0] if isinstance(each.values[0], list) else each.values)]
            found.append(f"AUTH={words[0]}" if not isinstance(each.values[0], list) else f"AUTH {' '.join(words)}")
        else:
            found.append(_word(each))
    return found


def said_of(value: Any) -> str:
    """The text in Some("…"), Text("…") or "…"; "" for none."""
    return value if isinstance(value, str) else said_of(value.values[0]) if getattr(value, "values", ()) else ""


def _word(value: Any) -> str:
    """The innermost text, or the name where there is none."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return next(_word(each) for key, each in value.items() if key)
    return _word(value.values[0]) if value.values else _SPELT.get(value.name, value.name.upper())


def _code(value: Any) -> list[str]:
    """A response code's words."""
    if isinstance(value, dict):  # BadCharset(allowed: […])
        return ["BADCHARSET", f"({' '.join(map(_word, value['allowed']))})"]
    if value.name == "Capability":
        inner = value.values[0]
        return ["CAPABILITY", *spelt(inner.values[0] if isinstance(inner, Named) else inner)]
    return [value.name.upper(), *map(_word, value.values)]
