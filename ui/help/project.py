"""Where a report of a problem goes: what whoever packaged the program wrote into its metadata."""

from __future__ import annotations

from importlib import metadata

LABELS = ("report", "report a problem", "issues", "bug tracker")
"""Of [project.urls] in pyproject.toml, in lower case: the first that is there counts."""


def report_url() -> str:
    """A mailto: or https: address; "" where the package names none."""
    try:
        urls = metadata.metadata("depesche").get_all("Project-URL") or []
    except metadata.PackageNotFoundError:
        return ""
    known = {label.strip().lower(): url.strip() for label, _, url in (each.partition(",") for each in urls)}
    found = next((known[label] for label in LABELS if label in known), "")
    return found if found.startswith(("mailto:", "https://")) else ""
