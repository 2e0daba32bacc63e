"""Filters: what is stored, from when on they hold, and for which messages a condition does."""

from __future__ import annotations

import pytest

from app.errors import ErrorKind, MailError
from app.model.filters import AddFlag, Condition, FileInto, Filter, FilterField, FilterTest, MarkRead
from app.store import filters
from app.store.filter_match import Seen, holds
from tests.fakes.store import Store

FROM, TO, SUBJECT, LIST, SIZE = FilterField
CONTAINS, LACKS, IS, OVER, UNDER = FilterTest


def rule(*conditions: tuple[FilterField, FilterTest, str], any_of: bool = False, name: str = "f") -> Filter:
    return Filter(0, None, name, tuple(Condition(*each) for each in conditions), (MarkRead(),), any_of)


def seen(list_id: str | None = "dev.example.org") -> Seen:
    return Seen("Zoë Groß", "zoe@example.org", "Bob, Jr <bob@example.org>, Ann <ann@example.org>, x@example.org",
                "Re: Straße 日本語", 5_000, lambda: list_id)


@pytest.mark.parametrize(("condition", "expected"), [
    ((FROM, CONTAINS, "ZOE"), True), ((FROM, CONTAINS, "gross"), True), ((FROM, IS, "zoe@EXAMPLE.org"), True),
    ((FROM, IS, "zoë groß"), True), ((FROM, IS, "Zoë Groß <zoe@example.org>"), True), ((FROM, IS, "zoe"), False),
    ((FROM, LACKS, "ann"), True), ((FROM, LACKS, "zoe"), False),
    ((TO, CONTAINS, "ANN@"), True), ((TO, IS, "ann@example.org"), True), ((TO, IS, "x@example.org"), True),
    ((TO, IS, "bob@example.org"), True), ((TO, IS, "Ann <ann@example.org>"), True), ((TO, IS, "ann"), False),
    ((TO, LACKS, "carl"), True), ((TO, LACKS, "bob"), False),
    ((SUBJECT, CONTAINS, "STRASSE"), True), ((SUBJECT, CONTAINS, "本語"), True), ((SUBJECT, CONTAINS, "語本"), False),
    ((SUBJECT, IS, "re: strasse  日本語"), True), ((SUBJECT, IS, "Straße"), False), ((SUBJECT, LACKS, "x"), True),
    ((LIST, IS, "Dev.Example.org"), True), ((LIST, CONTAINS, "dev"), True), ((LIST, LACKS, "news"), True),
    ((SIZE, OVER, "4999"), True), ((SIZE, OVER, "5000"), False), ((SIZE, UNDER, "5001"), True),
    ((SIZE, UNDER, "5000"), False),
    # What means nothing never holds, wherever it came from.
    ((SUBJECT, CONTAINS, ""), False), ((SUBJECT, CONTAINS, " "), False), ((SUBJECT, LACKS, ""), False),
    ((SUBJECT, OVER, "1"), False), ((SIZE, CONTAINS, "5"), False), ((SIZE, IS, "5000"), False),
    ((SIZE, OVER, "much"), False), ((SIZE, OVER, "-1"), False), ((SIZE, OVER, "²"), False)])
def test_conditions(condition: tuple[FilterField, FilterTest, str], expected: bool) -> None:
    assert holds(rule(condition), seen()) is expected


def test_all_or_one_of_several_and_none_never() -> None:
    yes, no = (SUBJECT, CONTAINS, "re"), (SUBJECT, CONTAINS, "nowhere")
    assert holds(rule(yes, yes), seen()) and not holds(rule(yes, no), seen())
    assert holds(rule(no, yes, any_of=True), seen()) and not holds(rule(no, any_of=True), seen())
    assert not holds(rule(), seen()) and not holds(rule(any_of=True), seen())


def test_no_list_differs_from_one_that_cannot_be_known() -> None:
    assert holds(rule((LIST, LACKS, "dev")), seen("")) and not holds(rule((LIST, LACKS, "dev")), seen(None))
    assert not holds(rule((LIST, CONTAINS, "dev")), seen(None)) and not holds(rule((LIST, IS, "")), seen(None))


# --- as stored -------------------------------------------------------------------------------------------------------


def test_filters_keep_their_order_and_their_ids(store: Store) -> None:
    filters.save(store.db, [rule((SUBJECT, IS, "a"), name="a"), rule((SUBJECT, IS, "b"), name="b")])
    first, second = filters.filters(store.db)
    filters.save(store.db, [second, rule((SIZE, OVER, "1"), name="c"), first])
    assert [(each.id, each.name) for each in filters.filters(store.db)] == [
        (second.id, "b"), (second.id + 1, "c"), (first.id, "a")]
    assert filters.filters(store.db)[2] == first


@pytest.mark.parametrize("wrong", [
    rule((SIZE, CONTAINS, "1")), rule((SUBJECT, OVER, "1")), rule((SIZE, OVER, "1 MB")), rule((SIZE, OVER, "")),
    rule((SIZE, OVER, "٣")), rule((SUBJECT, CONTAINS, " ")), rule((FROM, LACKS, "")),
    Filter(0, None, "f", (Condition(SUBJECT, IS, "a"),), (AddFlag("a b"),)),
    Filter(0, None, "f", (Condition(SUBJECT, IS, "a"),) * 101, (MarkRead(),))])
def test_what_means_nothing_is_not_stored(store: Store, wrong: Filter) -> None:
    filters.save(store.db, [rule((SUBJECT, IS, "a"))])
    with pytest.raises(MailError) as caught:
        filters.save(store.db, [wrong])
    assert caught.value.kind is ErrorKind.USAGE and len(filters.filters(store.db)) == 1


def test_an_account_takes_its_filters_with_it(store: Store) -> None:
    filters.save(store.db, [Filter(0, store.pop.id, "pop", (), (FileInto(5),)), rule((SUBJECT, IS, "a"), name="all")])
    assert [each.name for each in filters.filters(store.db, store.imap.id)] == ["all"]
    store.db.run("DELETE FROM account WHERE id = ?", (store.pop.id,))
    assert [each.name for each in filters.filters(store.db)] == ["all"]


# --- from when on ----------------------------------------------------------------------------------------------------


def marks(store: Store) -> dict[str, int | None]:
    return {name: filters.mark(store.db, folder.id) for name, folder in (
        ("imap", store.folder("INBOX")), ("pop", store.folder("Inbox", store.pop)))}


def test_the_first_filters_leave_old_mail_alone(store: Store) -> None:
    (newest,) = store.download(range(1))
    filters.save(store.db, [rule((SUBJECT, IS, "a"))])
    assert marks(store) == {"imap": None, "pop": newest}  # the first sync by IMAP is still to come
    (later,) = store.fill(range(1))
    filters.save(store.db, [rule((SUBJECT, IS, "b"))])
    assert marks(store) == {"imap": later, "pop": newest}


def test_what_came_while_there_were_no_filters_stays_old(store: Store) -> None:
    filters.save(store.db, [rule((SUBJECT, IS, "a"))])
    filters.save(store.db, [])
    store.download(range(1))
    (newest,) = store.fill(range(1))
    filters.save(store.db, [rule((SUBJECT, IS, "a"))])
    assert marks(store) == {"imap": newest, "pop": newest}
