"""Filters in words: what a condition asks for, what an action does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from PySide6.QtCore import QObject

from app.model.filters import AddFlag, Condition, FileInto, Filter, FilterAction, FilterField, FilterTest, MarkRead
from app.model.message import FLAGGED
from ui import formats

TEXT_TESTS = (FilterTest.CONTAINS, FilterTest.LACKS, FilterTest.IS)
SIZE_TESTS = (FilterTest.OVER, FilterTest.UNDER)


class FilterWords(QObject):
    """`folders` and `tags` name what the actions point to, by id and by keyword."""

    def field(self, field: FilterField) -> str:
        match field:
            case FilterField.FROM:
                return self.tr("From")
            case FilterField.TO:
                return self.tr("To or Cc")
            case FilterField.SUBJECT:
                return self.tr("Subject")
            case FilterField.LIST:
                return self.tr("Mailing list")
            case FilterField.SIZE:
                return self.tr("Size")
            case _:
                assert_never(field)

    def test(self, test: FilterTest) -> str:
        match test:
            case FilterTest.CONTAINS:
                return self.tr("contains")
            case FilterTest.LACKS:
                return self.tr("does not contain")
            case FilterTest.IS:
                return self.tr("is")
            case FilterTest.OVER:
                return self.tr("is over")
            case FilterTest.UNDER:
                return self.tr("is under")
            case _:
                assert_never(test)

    def condition(self, told: Condition) -> str:
        value = formats.size(int(told.value)) if told.field is FilterField.SIZE and told.value.isdecimal() else (
            self.tr("“{text}”").format(text=told.value))
        return f"{self.field(told.field)} {self.test(told.test)} {value}"

    def action(self, told: FilterAction, folders: Mapping[int, str], tags: Mapping[str, str]) -> str:
        match told:
            case FileInto():
                if told.folder_id not in folders:
                    return self.tr("a folder that is not there any more")
                return self.tr("into “{folder}”").format(folder=folders[told.folder_id])
            case AddFlag():
                if told.flag == FLAGGED:
                    return self.tr("star")
                return self.tr("tag “{tag}”").format(tag=tags.get(told.flag, told.flag))
            case MarkRead():
                return self.tr("mark as read")
            case _:
                assert_never(told)

    def sentence(self, told: Filter, folders: Mapping[int, str], tags: Mapping[str, str]) -> str:
        """`From contains “anna” → into “Private”, star`."""
        joint = self.tr("or") if told.any_of else self.tr("and")
        conditions = f" {joint} ".join(self.condition(each) for each in told.conditions)
        return f"{conditions} → " + ", ".join(self.action(each, folders, tags) for each in told.actions)
