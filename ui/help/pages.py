"""The help's pages in the language of the window, and the search in them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLocale

from app.paths import resource
from app.quick_dataclass import dataclass
from ui.help import markup
from ui.help.topics import Topic

LANGUAGES = ("en", "de")

ACTIONS = ("tour", "add-account", "account-settings", "back-up", "restore", "export", "import", "keys", "preferences",
           "outbox", "log", "report")
"""What a page may offer to do, as the link `do:NAME`."""


@dataclass(frozen=True, slots=True)
class Page:
    topic: Topic
    title: str
    text: str


def language() -> str:
    """One of LANGUAGES."""
    return "de" if QLocale().language() == QLocale.Language.German else "en"


@lru_cache(maxsize=64)
def page(topic: Topic, lang: str) -> Page:
    text = resource(f"help/{lang}/{topic.value}.md").read_text("utf-8")
    return Page(topic, markup.headings(text)[0], text)


def pages() -> list[Page]:
    """All of them, in the order of the contents."""
    return [page(topic, language()) for topic in Topic]


def picture(name: str) -> bytes:
    """A drawing beside the pages. Raises OSError for one that is not there."""
    return resource(f"help/{language()}/{name}").read_bytes()


def search(words: str) -> list[Page]:
    """Pages that hold all the words, those first that have them in a heading."""
    wanted = words.casefold().split()
    hits: list[tuple[int, Page]] = []
    for each in pages():
        text = markup.plain(each.text).casefold()
        if all(word in text for word in wanted):
            heads = " ".join(markup.headings(each.text)).casefold()
            titles = sum(3 * (word in each.title.casefold()) + (word in heads) for word in wanted)
            hits.append((-titles, each))
    return [each for _, each in sorted(hits, key=lambda hit: hit[0])]
