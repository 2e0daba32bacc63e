"""What servers without SPECIAL-USE, and programs on them, call the usual folders, by language.

Only consulted for folders at the top (below the personal prefix) and for roles that no attribute gave. Compared without
case, accents composed or not; see `by_name`.
"""

from __future__ import annotations

import unicodedata

from app.model.folder import Role

ATTRIBUTES = {
    # RFC 6154, and what XLIST (an older extension of one provider) says instead. \Important is a view without a role.
    b"\\inbox": Role.INBOX,
    b"\\drafts": Role.DRAFTS,
    b"\\sent": Role.SENT,
    b"\\archive": Role.ARCHIVE,
    b"\\junk": Role.JUNK, b"\\spam": Role.JUNK,
    b"\\trash": Role.TRASH,
    b"\\all": Role.ALL, b"\\allmail": Role.ALL,
    b"\\flagged": Role.FLAGGED, b"\\starred": Role.FLAGGED,
}

_ORDER = (Role.DRAFTS, Role.SENT, Role.ARCHIVE, Role.JUNK, Role.TRASH)
# For each language: drafts, sent, archive, junk, trash; several names parted by "|".
NAMES: dict[str, tuple[str, str, str, str, str]] = {
    "en": ("Drafts|Draft", "Sent|Sent Items|Sent Messages|Sent Mail|Sent-Mail", "Archive|Archives|Archived",
           "Junk|Junk E-mail|Junk Email|Junk Mail|Spam|Bulk|Bulk Mail",
           "Trash|Deleted|Deleted Items|Deleted Messages|Bin|Rubbish"),
    "de": ("Entwürfe|Entwurf", "Gesendet|Gesendete Objekte|Gesendete Elemente|Gesendete Nachrichten|Gesendete E-Mails|"
           "Postausgang gesendet", "Archiv|Archivierte Objekte",
           "Spamverdacht|Werbung|Unerwünscht|Unerwünschte Werbung|Junk-E-Mail|Spamordner",
           "Papierkorb|Gelöscht|Gelöschte Objekte|Gelöschte Elemente"),
    "fr": ("Brouillons|Brouillon", "Envoyés|Éléments envoyés|Messages envoyés|Courrier envoyé|Objets envoyés",
           "Archives|Éléments archivés", "Pourriel|Pourriels|Indésirables|Courrier indésirable|Courriers indésirables",
           "Corbeille|Éléments supprimés|Messages supprimés|Objets supprimés"),
    "es": ("Borradores|Borrador", "Enviados|Elementos enviados|Mensajes enviados|Correo enviado", "Archivo|Archivados",
           "Correo no deseado|Correo basura|No deseado",
           "Papelera|Elementos eliminados|Mensajes eliminados|Papelera de reciclaje|Eliminados"),
    "it": ("Bozze|Bozza", "Inviati|Posta inviata|Inviata|Messaggi inviati|Posta inviata (Sent)|Elementi inviati",
           "Archivio|Archiviati", "Posta indesiderata|Indesiderata|Posta spazzatura",
           "Cestino|Posta eliminata|Elementi eliminati|Messaggi eliminati"),
    "pt": ("Rascunhos|Rascunho", "Itens Enviados|Mensagens enviadas|Enviadas|E-mails enviados|Correio enviado",
           "Arquivo|Arquivos|Arquivadas|Arquivo Morto", "Lixo Eletrônico|Lixo eletrónico|Lixo Electrónico",
           "Lixeira|Lixo|Itens Excluídos|Itens Eliminados|Mensagens excluídas|Reciclagem"),
    "nl": ("Concepten", "Verzonden|Verzonden items|Verzonden berichten", "Archief",
           "Ongewenste e-mail|Ongewenste reclame|Ongewenst", "Prullenbak|Verwijderde items|Verwijderde berichten"),
    "sv": ("Utkast", "Skickat|Skickade|Skickade objekt|Skickade meddelanden", "Arkiv|Arkiverat",
           "Skräppost|Skräp", "Papperskorg|Papperskorgen|Borttaget|Borttagna objekt"),
    "nb": ("Utkast|Kladd", "Sendt|Sendte elementer|Sendte meldinger", "Arkiv",
           "Søppelpost|Uønsket e-post|Useriøs e-post", "Papirkurv|Papirkurven|Slettede elementer|Slettet|Søppelkurv"),
    "da": ("Kladder|Kladde", "Sendt post|Sendte beskeder|Sendt mail|Sendte elementer", "Arkiv|Arkiveret",
           "Uønsket post|Uønsket mail|Uønsket e-mail", "Papirkurv|Slettet post|Slettede beskeder|Affald"),
    "fi": ("Luonnokset|Luonnos", "Lähetetyt|Lähetetyt kohteet|Lähetetyt viestit", "Arkisto",
           "Roskaposti|Roskapostit", "Roskakori|Poistetut|Poistetut kohteet|Poistetut viestit"),
    "pl": ("Szkice|Kopie robocze|Wersje robocze|Robocze", "Wysłane|Elementy wysłane|Wiadomości wysłane", "Archiwum",
           "Niechciane|Wiadomości-śmieci|Wiadomości śmieci", "Kosz|Elementy usunięte|Usunięte"),
    "cs": ("Koncepty|Rozepsané|Rozepsaná pošta", "Odeslané|Odeslaná pošta|Odeslané zprávy", "Archiv|Archivy",
           "Nevyžádaná pošta|Nevyžádané|Hromadná pošta", "Koš|Odstraněná pošta|Odstraněné|Smazané"),
    "sk": ("Rozpísané|Koncepty", "Odoslané|Odoslaná pošta|Odoslané správy", "Archív",
           "Nevyžiadaná pošta|Nevyžiadané", "Kôš|Odstránená pošta|Odstránené|Vymazané"),
    "hu": ("Piszkozatok|Piszkozat", "Elküldött|Elküldött elemek|Elküldött üzenetek|Elküldött levelek|Elküldve",
           "Archívum|Archivált", "Levélszemét|Kéretlen levelek", "Kuka|Törölt elemek|Törölt|Lomtár"),
    "ro": ("Ciorne|Schițe|Schiţe", "Trimise|Mesaje trimise|Elemente trimise", "Arhivă|Arhiva|Arhive",
           "Mesaje nedorite|E-mail nedorit|Nedorite",
           "Coș de gunoi|Coş de gunoi|Gunoi|Elemente șterse|Elemente şterse|Șterse"),
    "ru": ("Черновики|Черновик", "Отправленные|Отправленные элементы",
           "Архив|Архивы", "Спам|Нежелательная почта|Нежелательные",
           "Корзина|Удаленные|Удалённые|Удаленные элементы|Удалённые элементы"),
    "uk": ("Чернетки|Чернетка", "Надіслані|Відправлені|Надіслані елементи", "Архів|Архіви",
           "Небажана пошта|Небажані", "Кошик|Видалені|Видалені елементи|Смітник"),
    "el": ("Πρόχειρα|Προσχέδια", "Απεσταλμένα|Απεσταλμένα μηνύματα|Σταλμένα", "Αρχειοθήκη|Αρχείο|Αρχειοθετημένα",
           "Ανεπιθύμητα|Ανεπιθύμητη αλληλογραφία|Ανεπιθύμητη", "Κάδος|Κάδος απορριμμάτων|Διαγραμμένα|Απορρίμματα"),
    "tr": ("Taslaklar|Taslak", "Gönderilmiş Öğeler|Gönderilmiş|Gönderilenler|Gönderilen|Gönderilmiş Postalar",
           "Arşiv|Arşivlenenler", "Önemsiz E-posta|Önemsiz|İstenmeyen|İstenmeyen posta|Gereksiz",
           "Çöp Kutusu|Çöp|Silinmiş Öğeler|Silinenler"),
    "zh-Hans": ("草稿|草稿箱|草稿夹", "已发送|已发送邮件|已发邮件|已发送的邮件", "归档|存档|已归档",
                "垃圾邮件|广告邮件", "已删除|已删除邮件|已删除的邮件|废件箱|废纸篓"),
    "zh-Hant": ("草稿匣|草稿郵件", "寄件備份|已傳送郵件|已寄出|寄件匣備份|已傳送的郵件", "封存|典藏|已封存",
                "垃圾郵件|垃圾信件|廣告郵件", "垃圾桶|刪除的郵件|已刪除的郵件|資源回收筒"),
    "ja": ("下書き|ドラフト", "送信済み|送信済みアイテム|送信済みメール|送信済みトレイ|送信済メール", "アーカイブ|保管",
           "迷惑メール|スパム|迷惑メールフォルダ", "ゴミ箱|ごみ箱|削除済みアイテム|削除済みメール"),
    "ko": ("임시보관함|임시 보관함|임시보관", "보낸편지함|보낸 편지함|보낸메일함|보낸 메일함", "보관함|보관|보존함",
           "스팸메일함|스팸 메일함|스팸|정크 메일|스팸편지함", "휴지통|지운 편지함|지운편지함|삭제된 항목"),
    "he": ("טיוטות", "נשלח|פריטים שנשלחו", "ארכיון", "דואר זבל|דואר אשפה|ספאם", "אשפה|פריטים שנמחקו"),
    "ar": ("المسودات|مسودات", "المرسل|البريد المرسل|العناصر المرسلة|الرسائل المرسلة", "الأرشيف|أرشيف",
           "البريد غير الهام|البريد العشوائي|بريد إلكتروني غير هام",
           "المهملات|سلة المهملات|العناصر المحذوفة|المحذوفات"),
}


def folded(name: str) -> str:
    """How names are compared: composed, without case, and without the dot that tells Turkish I from i."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return plain.replace("i\u0307", "i").replace("ı", "i").strip()


def _table() -> dict[str, Role]:
    table: dict[str, Role] = {}
    for names in NAMES.values():
        for role, spellings in zip(_ORDER, names, strict=True):
            for name in spellings.split("|"):
                table.setdefault(folded(name), role)
    return table


_BY_NAME = _table()


def by_name(name: str) -> Role | None:
    """The role that a folder of this name has by custom."""
    return _BY_NAME.get(folded(name))
