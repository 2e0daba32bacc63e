"""The usual folders by their names, in the languages of people's servers."""

from __future__ import annotations

import unicodedata

import pytest

from app.backends.imap.entries import Entry
from app.backends.imap.role_names import NAMES, by_name, folded
from app.backends.imap.roles import roles_of
from app.model.folder import Namespace, Role

NONE: frozenset[bytes] = frozenset()
# What one current program or provider shows in that language: drafts, sent, archive, junk, trash.
USUAL = {
    "English": "Drafts|Sent Items|Archive|Junk E-mail|Deleted Items",
    "German": "Entwürfe|Gesendete Elemente|Archiv|Junk-E-Mail|Gelöschte Elemente",
    "French": "Brouillons|Éléments envoyés|Archives|Courrier indésirable|Éléments supprimés",
    "Spanish": "Borradores|Elementos enviados|Archivo|Correo no deseado|Elementos eliminados",
    "Italian": "Bozze|Posta inviata|Archivio|Posta indesiderata|Posta eliminata",
    "Portuguese": "Rascunhos|Itens Enviados|Arquivo Morto|Lixo Eletrônico|Itens Excluídos",
    "Dutch": "Concepten|Verzonden items|Archief|Ongewenste e-mail|Verwijderde items",
    "Swedish": "Utkast|Skickat|Arkiv|Skräppost|Papperskorg",
    "Norwegian": "Utkast|Sendte elementer|Arkiv|Søppelpost|Slettede elementer",
    "Danish": "Kladder|Sendt post|Arkiv|Uønsket mail|Slettet post",
    "Finnish": "Luonnokset|Lähetetyt|Arkisto|Roskaposti|Roskakori",
    "Polish": "Kopie robocze|Elementy wysłane|Archiwum|Wiadomości-śmieci|Elementy usunięte",
    "Czech": "Koncepty|Odeslaná pošta|Archiv|Nevyžádaná pošta|Odstraněná pošta",
    "Slovak": "Koncepty|Odoslaná pošta|Archív|Nevyžiadaná pošta|Odstránená pošta",
    "Hungarian": "Piszkozatok|Elküldött elemek|Archívum|Levélszemét|Törölt elemek",
    "Romanian": "Ciorne|Trimise|Arhivă|E-mail nedorit|Coș de gunoi",
    "Russian": "Черновики|Отправленные|Архив|Нежелательная почта|Удаленные",
    "Ukrainian": "Чернетки|Надіслані|Архів|Спам|Видалені",
    "Greek": "Πρόχειρα|Απεσταλμένα|Αρχειοθήκη|Ανεπιθύμητη αλληλογραφία|Διαγραμμένα",
    "Turkish": "Taslaklar|Gönderilmiş Öğeler|Arşiv|Önemsiz E-posta|Silinmiş Öğeler",
    "Chinese, simplified": "草稿|已发送邮件|存档|垃圾邮件|已删除邮件",
    "Chinese, traditional": "草稿匣|寄件備份|封存|垃圾郵件|刪除的郵件",
    "Japanese": "下書き|送信済みアイテム|アーカイブ|迷惑メール|ごみ箱",
    "Korean": "임시보관함|보낸편지함|보관함|스팸메일함|휴지통",
    "Hebrew": "טיוטות|פריטים שנשלחו|ארכיון|דואר זבל|פריטים שנמחקו",
    "Arabic": "المسودات|العناصر المرسلة|الأرشيف|البريد غير الهام|العناصر المحذوفة",
}
ROLES = (Role.DRAFTS, Role.SENT, Role.ARCHIVE, Role.JUNK, Role.TRASH)


def entry(path: str, delimiter: str = "/", *attributes: bytes) -> tuple[Entry, Namespace]:
    return Entry(path, path.encode(), delimiter, frozenset(attributes)), Namespace.PERSONAL


@pytest.mark.parametrize("language", USUAL)
@pytest.mark.parametrize("change", [str, str.upper, str.lower, lambda name: unicodedata.normalize("NFD", name)])
def test_all_five_in_every_language(language: str, change: type[str]) -> None:
    folders = [entry(change(name)) for name in USUAL[language].split("|")]
    found = roles_of(folders, "")
    assert tuple(found[each.path] for each, _ in folders) == ROLES


def test_turkish_letters() -> None:
    for name in ("SİLİNMİŞ ÖĞELER", "silinmiş öğeler", "Silinmiş Öğeler", "SILINMIŞ ÖĞELER"):
        assert by_name(name) is Role.TRASH


def test_no_name_stands_for_two_roles() -> None:
    seen: dict[str, Role] = {}
    for names in NAMES.values():
        for role, spellings in zip(ROLES, names, strict=True):
            for name in spellings.split("|"):
                assert seen.setdefault(folded(name), role) is role, name
                assert by_name(name) is role


@pytest.mark.parametrize("name", ["Work", "Sentry", "My Drafts", "Drafts/2020", "", "Bestellungen", "Спамеры"])
def test_other_names_mean_nothing(name: str) -> None:
    assert by_name(name) is None


def test_where_names_count() -> None:
    assert roles_of([entry("[Gmail]/Gesendet"), entry("[Google Mail]/Papierkorb"), entry("INBOX/Drafts"),
                     entry("pre.Junk", ".")], "pre.") == {
        "INBOX": Role.INBOX, "[Gmail]/Gesendet": Role.SENT, "[Google Mail]/Papierkorb": Role.TRASH,
        "INBOX/Drafts": Role.DRAFTS, "pre.Junk": Role.JUNK}
    assert roles_of([entry("Project/Sent"), entry("Archive", "/", b"\\noselect")], "") == {"INBOX": Role.INBOX}


def test_attributes_come_first_and_views_have_their_roles() -> None:
    found = roles_of([entry("Sent"), entry("Out", "/", b"\\sent"), entry("[Gmail]/All", "/", b"\\all"),
                      entry("[Gmail]/Star", "/", b"\\flagged"), entry("[Gmail]/!", "/", b"\\important"),
                      entry("Trash", "/", b"\\junk")], "")
    assert found == {"INBOX": Role.INBOX, "Out": Role.SENT, "[Gmail]/All": Role.ALL, "[Gmail]/Star": Role.FLAGGED,
                     "Trash": Role.JUNK}


def test_another_persons_folders_have_no_role_here() -> None:
    theirs = Entry("Others/bob/Sent", b"", "/", frozenset({b"\\sent"})), Namespace.OTHERS
    assert roles_of([theirs], "") == {"INBOX": Role.INBOX}
