"""The pages of a PDF, drawn by a process of its own (`pdf_pages.py`) and taken over as they come."""

from __future__ import annotations

import struct
from functools import partial

from PySide6.QtCore import QByteArray, QObject, QProcess, QProcessEnvironment, QSize, QTimer, Signal
from PySide6.QtGui import QImage

from app import subprogram
from app.errors import MailError
from ui import background, pdf_pages, pictures

PATIENCE_MS = 30_000
_MOST_PNG = 20_000_000
PDF_ARGUMENT = "--pdf-pages"
"""With it, the packed program is the one that draws: it has no interpreter beside it."""


class PdfPreview(QObject):
    """One use. Ends its process with itself."""

    counted = Signal(int)
    """How many pages the document has."""
    page_ready = Signal(object)
    """A QImage, in the order of the pages; at most ten."""
    failed = Signal(str)
    """A sentence."""
    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._got = bytearray()
        self._counted = False
        self._waiting: list[QImage | None] = []
        self._decoding = 0
        self._ended = False
        self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("QT_QPA_PLATFORM", "offscreen")
        self._process.setProcessEnvironment(environment)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._broke)
        self._clock = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._clock.timeout.connect(self._process.kill)

    def start(self, octets: bytes) -> None:
        # Not by "-m": that would look for modules in the folder one works in, where anybody's files may lie.
        program, *arguments = subprogram.command(pdf_pages.__name__, PDF_ARGUMENT)
        self._process.start(program, arguments)
        self._process.write(octets[:pdf_pages.MOST_OCTETS])
        self._process.closeWriteChannel()
        self._clock.start()

    def stop(self) -> None:
        """Nobody looks any more."""
        self.blockSignals(True)
        self._process.blockSignals(True)
        self._process.kill()

    def _read(self) -> None:
        self._got += bytes(self._process.readAllStandardOutput().data())
        while len(self._got) >= 4:
            number = struct.unpack_from(">I", self._got)[0]
            if not self._counted:
                self._counted = True
                del self._got[:4]
                self.counted.emit(min(number, 1_000_000))
                continue
            if number > _MOST_PNG or len(self._waiting) >= pdf_pages.MOST_PAGES:
                self._process.kill()
                return
            if len(self._got) < 4 + number:
                return
            octets = QByteArray(bytes(self._got[4:4 + number]))
            del self._got[:4 + number]
            self._decode(octets)

    def _decode(self, octets: QByteArray) -> None:
        """Off the Qt thread; what the other process sends is trusted no more than the PDF."""
        place = len(self._waiting)
        self._waiting.append(None)
        self._decoding += 1
        size = QSize(pdf_pages.WIDTH, pdf_pages.MOST_HEIGHT)

        def decoded(image: QImage | MailError | None) -> None:
            self._decoding -= 1
            if isinstance(image, QImage):
                self._waiting[place] = image
                self.page_ready.emit(image)
            self._tell_end()

        background.run(self, partial(pictures.read, octets, size), decoded)

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._clock.stop()
        self._ended = True
        if code == pdf_pages.PASSWORD:
            self.failed.emit(self.tr("This PDF needs a password: save it and open it with another program."))
        elif code != 0 or status is not QProcess.ExitStatus.NormalExit or not self._counted:
            self.failed.emit(self.tr("This PDF cannot be shown here. It may be damaged: save it and open it with "
                                     "another program."))
        else:
            self._tell_end()

    def _broke(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._clock.stop()
            self.failed.emit(self.tr("The preview of PDFs could not be started: save it and open it with another "
                                     "program."))

    def _tell_end(self) -> None:
        if self._ended and not self._decoding:
            self.finished.emit()
