"""What the packed program `depeschectl` runs."""

from __future__ import annotations

import sys

import children

children.restore()

from app.cli.main import main  # noqa: E402

sys.exit(main())
