"""What the search field offers: people, folders, accounts and tags that there are, and earlier searches."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject

from app.model.folder import Role
from app.store import correspondents
from ui import wording
from ui.context import Context
from ui.models.folder_tree import FolderTreeModel
from ui.models.suggestions import MOST, Sources, suggest
from ui.views.search_bar import SearchBar

MOST_EARLIER = 8


class SearchSources(QObject):
    """Reads a few rows for each key; remembers what was searched for."""

    def __init__(self, context: Context, tree_model: FolderTreeModel, bar: SearchBar) -> None:
        super().__init__(context.window)
        self._context, self._tree_model = context, tree_model
        sources = Sources(self._people, self._folders, self._accounts, self._tags, lambda: context.settings.searches)
        bar.suggest = lambda text, cursor: suggest(text, cursor, sources)
        bar.kept.connect(self._keep)
        bar.forget_wanted.connect(self._forget)

    def _people(self, beginning: str) -> Iterator[tuple[str, str]]:
        for each in correspondents.find(self._context.db, beginning, MOST):
            yield each.email, each.name

    def _folders(self) -> Iterator[tuple[str, str]]:
        several = len(self._context.accounts()) > 1
        seen: set[str] = set()
        for account in self._context.accounts():
            for folder in self._tree_model.folders(account.id):
                # A role is found in each account, whatever its folder is called there.
                value = folder.path if folder.role is Role.NONE else folder.role.value
                if value not in seen:
                    seen.add(value)
                    yield value, wording.folder_name(folder) + (
                        f" ({account.name})" if several and folder.role is Role.NONE else "")

    def _accounts(self) -> Iterator[tuple[str, str]]:
        for account in self._context.accounts():
            yield account.name, account.email

    def _tags(self) -> Iterator[tuple[str, str]]:
        for tag in self._context.tags.tags:
            yield tag.keyword, tag.title

    def _keep(self, query: str) -> None:
        settings = self._context.settings
        settings.searches = [query, *(each for each in settings.searches if each != query)][:MOST_EARLIER]

    def _forget(self) -> None:
        self._context.settings.searches = []
