"""What the packed program `depeschectl` runs."""

from __future__ import annotations

import sys

import children

children.restore()

from app.subprogram import READING  # noqa: E402

if sys.argv[1:] == [READING]:
    from app.engine.reading_child import main
else:
    from app.cli.main import main

sys.exit(main())
