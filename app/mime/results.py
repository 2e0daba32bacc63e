"""What the reading modules hand out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.mime.envelope import envelope
from app.model.message import Attachment, Envelope
from app.model.shortfall import Shortfall


@dataclass(frozen=True, slots=True)
class SafeHtml:
    """A fragment free of script, forms, frames and foreign requests; `remote` lists the http(s) image URLs found,
    in order, each once, loaded or not."""

    html: str
    remote: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """What a person reads of a message. `html` is as the sender wrote it: sanitise before showing.

    `inline` maps content ids to sections. `warnings` tell what is not shown.
    """

    text: str
    html: str | None
    attachments: tuple[Attachment, ...]
    inline: Mapping[str, str]
    warnings: tuple[Shortfall, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What the store keeps of a message beside its bytes. `header` is its header block."""

    header: bytes
    preview: str
    has_attachment: bool
    search_text: str

    @property
    def envelope(self) -> Envelope:
        """Read when it is asked for: of a message that came after its header it is known already."""
        return envelope(self.header)
