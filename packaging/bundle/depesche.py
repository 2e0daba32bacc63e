"""What the packed program `depesche` runs."""

from __future__ import annotations

import sys

import children

children.restore()

from app.subprogram import READING  # noqa: E402

if sys.argv[1:] == [READING]:
    from app.engine.reading_child import main
else:
    from ui.__main__ import main

sys.exit(main())
