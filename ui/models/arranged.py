"""How a list is read: by message or by conversation."""

from __future__ import annotations

from collections.abc import Sequence

from app.store import thread_list
from app.store.messages import View
from ui.models.grouping import FolderConversations, Grouping, ResultConversations, UnifiedConversations
from ui.models.listing import FolderListing, Listing, ResultListing
from ui.models.virtual_listing import UnifiedListing


def folder(view: View, by_conversation: bool) -> Listing | Grouping:
    """By message where this order or these filters have no conversations."""
    return FolderConversations(view) if by_conversation and thread_list.can_group(view) else FolderListing(view)


def unified(folder_ids: Sequence[int], view: View, by_conversation: bool) -> Listing | Grouping:
    """Several folders as one list."""
    if by_conversation and thread_list.can_group(view):
        return UnifiedConversations(folder_ids, view)
    return UnifiedListing(folder_ids, view)


def results(ids: Sequence[int], by_conversation: bool) -> Listing | Grouping:
    return ResultConversations(ids) if by_conversation else ResultListing(ids)
