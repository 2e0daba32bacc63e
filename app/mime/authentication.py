"""What a receiving server noted of a sender's proofs (Authentication-Results, RFC 8601)."""

from __future__ import annotations

import re

from app.mime import charset
from app.mime.header import fields

_RESULT = re.compile(r"\b(dmarc|spf|dkim)\s*=\s*([a-z]+)", re.IGNORECASE)
_COMMENT = re.compile(r"\([^()]{0,500}\)")


def is_refuted(header: bytes) -> bool:
    """Whether the uppermost note in a header block says that the mail is not from whom it says: only that one can be of
    one's own server, which writes on top. Without a note, False: most servers that people run themselves write none."""
    value = next((value for name, value in fields(header) if name == "authentication-results"), b"")
    results: dict[str, set[str]] = {}
    for method, result in _RESULT.findall(_COMMENT.sub(" ", charset.decode(value[:8000]))):
        results.setdefault(method.lower(), set()).add(result.lower())
    if "dmarc" in results:
        return "fail" in results["dmarc"]
    return bool(results.get("spf", set()) & {"fail", "softfail"}) and "pass" not in results.get("dkim", set())
