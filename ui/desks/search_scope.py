"""Where a search looks: everywhere, into one account, or into the open folder."""

from __future__ import annotations

from collections.abc import Callable

from app.model.account import Account
from app.model.folder import Folder
from ui import wording
from ui.context import Context
from ui.views.search_line import Scope, SearchLine


class SearchScope:
    """`folder` tells which one is open behind the results."""

    def __init__(self, context: Context, line: SearchLine, folder: Callable[[], Folder | None]) -> None:
        self._context, self._line, self._folder = context, line, folder
        self.chosen = Scope.EVERYWHERE

    def where(self) -> tuple[int | None, int | None]:
        """Account and folder to be searched; None for all of them."""
        folder = self._folder()
        if folder is None or self.chosen is Scope.EVERYWHERE:
            return None, None
        return folder.account_id, folder.id if self.chosen is Scope.FOLDER else None

    def accounts(self) -> list[Account]:
        """Those that are searched."""
        account_id, _ = self.where()
        return [each for each in self._context.accounts() if account_id in (None, each.id)]

    def show(self) -> None:
        """What can be chosen here, and what is."""
        folder, accounts = self._folder(), self._context.accounts()
        account = self._context.account(folder.account_id) if folder is not None and len(accounts) > 1 else None
        self._line.show_scopes(account.name if account else "", wording.folder_name(folder) if folder else "",
                               self.chosen)

    def said(self, query: str) -> str:
        """The query with its scope in words of its own, as it is kept among the folders."""
        folder = self._folder()
        account = self._context.account(folder.account_id) if folder is not None else None
        if folder is None or account is None or self.chosen is Scope.EVERYWHERE:
            return query
        query += f' account:"{account.name}"'
        return f'{query} in:"{folder.path}"' if self.chosen is Scope.FOLDER else query
