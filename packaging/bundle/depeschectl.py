"""What the packed program `depeschectl` runs."""

from __future__ import annotations

import sys

import children

children.restore()

from app.subprogram import READING  # noqa: E402

if sys.argv[1:] == [READING]:
    from app.engine.reading_child import main

    sys.exit(main())

from app.cli.__main__ import entry  # noqa: E402

entry()
