"""An OAuth 2.0 provider that insists: PKCE with S256, codes for one use, refresh tokens that change at each use, and
revocation (RFC 6749, 7009, 7636, 9207). By https; and by http for a mail server that asks whose a token is."""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import secrets
import ssl
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from tests.servers.certs import Authority

SCOPES = ["openid", "email", "offline_access", "mail"]


@dataclass
class Sign:
    """What one authorization was given for."""

    client: str
    redirect: str
    challenge: str
    nonce: str
    scope: str


@dataclass
class Grant:
    identity: str
    client: str
    access: dict[str, float] = field(default_factory=dict)
    refresh: str = ""
    old: set[str] = field(default_factory=set)


class OAuthProvider:
    """`identity` signs in whenever its page is opened (see `browse`). Of its behaviour can be changed, at any time:

    seconds: how long access tokens are good; deny: the person says no; told_issuer: what comes back as `iss`;
    error: (status, code) for the token endpoint; rotates: a used refresh token is worth nothing, and ends the grant.
    """

    host = "127.0.0.1"

    def __init__(self, authority: Authority, identity: str = "alice@example.org") -> None:
        self.authority = authority
        self.identity = identity
        self.seconds = 3600
        self.deny = ""
        self.told_issuer: str | None = None
        self.error: tuple[int, dict[str, str]] | None = None
        self.rotates = True
        self.tells_identity = True
        self.grants: list[Grant] = []
        self.asked: list[tuple[str, dict[str, str]]] = []
        """Path and fields of each request to an endpoint."""
        self.scopes = SCOPES
        self.given: set[str] = set()
        """Every token and code ever."""
        self._codes: dict[str, Sign] = {}
        self._lock = threading.RLock()
        self._servers: list[ThreadingHTTPServer] = []
        self.port = self.plain = 0

    @property
    def issuer(self) -> str:
        return f"https://{self.host}:{self.port}"

    def start(self) -> OAuthProvider:
        for secure in (True, False):
            server = ThreadingHTTPServer((self.host, 0), _handler(self))
            if secure:
                server.socket = self.authority.good.server_context().wrap_socket(server.socket, server_side=True)
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
            self._servers.append(server)
        self.port, self.plain = (each.server_address[1] for each in self._servers)
        return self

    def __enter__(self) -> OAuthProvider:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None,
                 trace: TracebackType | None) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()

    # --- what a test does -----------------------------------------------------------------------------

    def browse(self, url: str) -> tuple[int, str]:
        """As the browser does: opens the page, and goes where it leads. The last answer's status and text."""
        context = ssl.create_default_context(cafile=str(self.authority.ca_file))
        parts = urlsplit(url)
        page = http.client.HTTPSConnection(parts.netloc, context=context, timeout=10)
        page.request("GET", f"{parts.path}?{parts.query}")
        place = page.getresponse().headers["Location"]
        page.close()
        return visit(place)

    def expire(self) -> None:
        """All access tokens end now; who holds one does not know."""
        with self._lock:
            for grant in self.grants:
                grant.access = dict.fromkeys(grant.access, 0.0)

    def end_grants(self) -> None:
        with self._lock:
            self.grants.clear()

    def count(self, path: str) -> int:
        return sum(each == path for each, _ in self.asked)

    def whose(self, access: str) -> str:
        with self._lock:
            return next((grant.identity for grant in self.grants if grant.access.get(access, 0.0) > time.time()), "")

    # --- endpoints ------------------------------------------------------------------------------------

    def metadata(self) -> dict[str, object]:
        return {"issuer": self.issuer, "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token", "revocation_endpoint": f"{self.issuer}/revoke",
                "scopes_supported": self.scopes, "code_challenge_methods_supported": ["S256"],
                "authorization_response_iss_parameter_supported": True}

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent."""
        back = {"state": asked["state"], "iss": self.issuer if self.told_issuer is None else self.told_issuer}
        if asked.get("response_type") != "code" or asked.get("code_challenge_method") != "S256":
            back |= {"error": "invalid_request", "error_description": "PKCE with S256 is needed"}
        elif self.deny:
            back |= {"error": self.deny, "error_description": "no"}
        else:
            code = secrets.token_urlsafe(16)
            self._codes[code] = Sign(asked["client_id"], asked["redirect_uri"], asked["code_challenge"],
                                     asked.get("nonce", ""), asked.get("scope", ""))
            back["code"] = code
            self.given.add(code)
        return f"{asked['redirect_uri']}?{urlencode({name: each for name, each in back.items() if each})}"

    def token(self, asked: dict[str, str]) -> tuple[int, dict[str, object]]:
        with self._lock:
            if self.error is not None:
                return self.error[0], dict(self.error[1])
            if asked.get("grant_type") == "authorization_code":
                return self._exchange(asked)
            if asked.get("grant_type") == "refresh_token":
                return self._refresh(asked)
        return 400, {"error": "unsupported_grant_type"}

    def revoke(self, asked: dict[str, str]) -> None:
        with self._lock:
            self.grants = [each for each in self.grants if each.refresh != asked.get("token")]

    def _exchange(self, asked: dict[str, str]) -> tuple[int, dict[str, object]]:
        sign = self._codes.pop(asked.get("code", ""), None)
        digest = hashlib.sha256(asked.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if (sign is None or sign.challenge != challenge or sign.redirect != asked.get("redirect_uri")
                or sign.client != asked.get("client_id")):
            return 400, {"error": "invalid_grant", "error_description": "no such code"}
        grant = Grant(self.identity, sign.client)
        self.grants.append(grant)
        answer = self._given(grant)
        if self.tells_identity and "openid" in sign.scope.split():
            claims = {"iss": self.issuer, "aud": sign.client, "nonce": sign.nonce, "email": self.identity}
            answer["id_token"] = f"{_part({'alg': 'none'})}.{_part(claims)}.x"
        return 200, answer

    def _refresh(self, asked: dict[str, str]) -> tuple[int, dict[str, object]]:
        token = asked.get("refresh_token", "")
        for grant in list(self.grants):
            if token in grant.old:
                self.grants.remove(grant)  # used twice: somebody stole it
            elif grant.refresh == token and grant.client == asked.get("client_id"):
                return 200, self._given(grant)
        return 400, {"error": "invalid_grant"}

    def _given(self, grant: Grant) -> dict[str, object]:
        access = secrets.token_urlsafe(24)
        grant.access[access] = time.time() + self.seconds
        if self.rotates or not grant.refresh:
            if grant.refresh:
                grant.old.add(grant.refresh)
            grant.refresh = secrets.token_urlsafe(24)
        self.given |= {access, grant.refresh}
        return {"access_token": access, "token_type": "Bearer", "expires_in": self.seconds,
                "refresh_token": grant.refresh}


def visit(place: str) -> tuple[int, str]:
    """A GET by http, as a browser sends it."""
    parts = urlsplit(place)
    back = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    back.request("GET", f"{parts.path or '/'}?{parts.query}")
    answer = back.getresponse()
    try:
        return answer.status, answer.read().decode()
    finally:
        back.close()


def _part(told: dict[str, str]) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).rstrip(b"=").decode()


def _handler(provider: OAuthProvider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing."""

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            asked = dict(parse_qsl(parts.query))
            if parts.path == "/.well-known/openid-configuration":
                self._tell(200, provider.metadata())
            elif parts.path == "/whose":
                bearer = self.headers.get("Authorization", "").removeprefix("Bearer ")
                who = provider.whose(bearer)
                self._tell(200 if who else 401, {"email": who} if who else {})
            elif parts.path == "/active":
                who = provider.whose(self.headers.get("Authorization", "").removeprefix("Bearer "))
                self._tell(200, {"email": who or "nobody", "active": "true" if who else "false"})
            elif parts.path == "/authorize":
                provider.asked.append((parts.path, asked))
                self.send_response(302)
                self.send_header("Location", provider.authorize(asked))
                self.end_headers()
            else:
                self._tell(404, {})

        def do_POST(self) -> None:
            octets = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            asked = dict(parse_qsl(octets.decode()))
            provider.asked.append((self.path, asked))
            if self.path == "/token":
                self._tell(*provider.token(asked))
            elif self.path == "/revoke":
                provider.revoke(asked)
                self._tell(200, {})
            else:
                self._tell(404, {})

        def _tell(self, status: int, told: dict[str, object]) -> None:
            octets = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(octets)))
            self.end_headers()
            self.wfile.write(octets)

    return Handler
