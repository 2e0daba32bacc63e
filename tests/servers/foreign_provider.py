"""The OpenID provider of the package oidc-provider-mock, by https for the program and by http for the mail server."""

from __future__ import annotations

import http.client
import ssl
import threading
import warnings
from types import TracebackType
from urllib.parse import urlencode, urlsplit

from werkzeug.serving import BaseWSGIServer, make_server

from tests.servers.certs import Authority
from tests.servers.oauth_provider import visit

with warnings.catch_warnings():  # its own libraries warn of each other
    warnings.simplefilter("ignore")
    import oidc_provider_mock


class ForeignProvider:
    """`issuer` by https; `plain` is the same server by http."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        app = oidc_provider_mock.app()
        self._servers: list[BaseWSGIServer] = [
            make_server("127.0.0.1", 0, app, threaded=True, ssl_context=context)
            for context in (authority.good.server_context(), None)]
        secure, plain = (f"127.0.0.1:{each.server_port}" for each in self._servers)
        self.issuer, self.plain = f"https://{secure}", f"http://{plain}"

    def __enter__(self) -> ForeignProvider:
        for server in self._servers:
            threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None,
                 trace: TracebackType | None) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def browse(self, url: str, user: str) -> tuple[int, str]:
        """Opens the page, fills in its form, and goes where it leads."""
        context = ssl.create_default_context(cafile=str(self.authority.ca_file))
        parts = urlsplit(url)
        page = http.client.HTTPSConnection(parts.netloc, context=context, timeout=10)
        page.request("POST", f"{parts.path}?{parts.query}", urlencode({"sub": user}),
                     {"Content-Type": "application/x-www-form-urlencoded"})
        place = page.getresponse().headers["Location"]
        page.close()
        return visit(place)
