"""What the packed program `depesche` runs."""

from __future__ import annotations

import sys

import children

children.restore()

from ui.__main__ import main  # noqa: E402

sys.exit(main())
