"""python -m tests.bench.raw_hashes PROFILE ID…: SHA-256 of what `depeschectl show ID --as raw` prints, one a line."""

from __future__ import annotations

import contextlib
import hashlib
import io
import sys

from app.cli.main import main


def _printed(profile: str, message_id: str) -> bytes:
    buffer = io.BytesIO()
    out = io.TextIOWrapper(buffer)
    with contextlib.redirect_stdout(out):
        if main(["--profile", profile, "show", message_id, "--as", "raw"]):
            raise SystemExit(f"show {message_id} failed")
        out.flush()
    return buffer.getvalue()


if __name__ == "__main__":
    for each in sys.argv[2:]:
        print(hashlib.sha256(_printed(sys.argv[1], each)).hexdigest())
