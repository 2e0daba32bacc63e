"""What servers without SPECIAL-USE call the usual folders, in several languages. Compared casefolded.

Checked only for folders at the top (below the personal prefix), and only for roles that no attribute gave.
"""

from __future__ import annotations

from app.model.folder import Role

ATTRIBUTES = {
    # RFC 6154, and what XLIST (an older extension of one provider) says instead.
    b"\\inbox": Role.INBOX,
    b"\\drafts": Role.DRAFTS,
    b"\\sent": Role.SENT,
    b"\\archive": Role.ARCHIVE,
    b"\\junk": Role.JUNK, b"\\spam": Role.JUNK,
    b"\\trash": Role.TRASH,
    b"\\all": Role.ALL, b"\\allmail": Role.ALL,
    b"\\flagged": Role.FLAGGED, b"\\starred": Role.FLAGGED,
}

_NAMES = {
    Role.DRAFTS: (
        "Drafts", "Draft", "Entwürfe", "Entwurf", "Brouillons", "Borradores", "Bozze", "Concepten", "Szkice",
        "Kopie robocze", "Wersje robocze", "Черновики", "Utkast", "Kladder", "Rascunhos", "Luonnokset", "Koncepty",
        "Rozepsané", "Piszkozatok", "Taslaklar", "Πρόχειρα", "Чернетки", "Ciorne", "下書き", "草稿", "草稿箱",
        "임시보관함",
    ),
    Role.SENT: (
        "Sent", "Sent Items", "Sent Messages", "Sent Mail", "Sent-Mail", "Gesendet", "Gesendete Objekte",
        "Gesendete Elemente", "Gesendete Nachrichten", "Postausgang gesendet", "Envoyés", "Éléments envoyés",
        "Messages envoyés", "Courrier envoyé", "Enviados", "Elementos enviados", "Inviati", "Posta inviata",
        "Posta inviata (Sent)", "Verzonden", "Verzonden items", "Wysłane", "Elementy wysłane", "Отправленные",
        "Skickat", "Skickade", "Sendt", "Sendt post", "Itens enviados", "Lähetetyt", "Odeslané", "Odeslaná pošta",
        "Elküldött", "Gönderilmiş Öğeler", "Απεσταλμένα", "Надіслані", "Trimise", "送信済み", "送信済みアイテム",
        "已发送", "已傳送郵件", "보낸편지함",
    ),
    Role.ARCHIVE: (
        "Archive", "Archives", "Archiv", "Archivo", "Archivio", "Archief", "Archiwum", "Архив", "Arkiv", "Arquivo",
        "Arquivos", "Arkisto", "Archív", "Archívum", "Arşiv", "Αρχειοθήκη", "Архів", "Arhivă", "アーカイブ", "归档",
    ),
    Role.JUNK: (
        "Junk", "Junk E-mail", "Junk Email", "Junk Mail", "Spam", "Bulk", "Bulk Mail", "Spamverdacht", "Werbung",
        "Unerwünscht", "Unerwünschte Werbung", "Junk-E-Mail", "Pourriel", "Indésirables", "Courrier indésirable",
        "Correo no deseado", "Posta indesiderata", "Ongewenste e-mail", "Niechciane", "Wiadomości-śmieci", "Спам",
        "Нежелательная почта", "Skräppost", "Uønsket post", "Uønsket mail", "Lixo Eletrônico", "Lixo eletrónico",
        "Roskaposti", "Nevyžádaná pošta", "Levélszemét", "Önemsiz E-posta", "Ανεπιθύμητα",
        "迷惑メール", "垃圾邮件", "스팸메일함",
    ),
    Role.TRASH: (
        "Trash", "Deleted", "Deleted Items", "Deleted Messages", "Bin", "Papierkorb", "Gelöscht", "Gelöschte Objekte",
        "Gelöschte Elemente", "Corbeille", "Éléments supprimés", "Papelera", "Elementos eliminados", "Cestino",
        "Posta eliminata", "Prullenbak", "Verwijderde items", "Kosz", "Elementy usunięte", "Корзина", "Удаленные",
        "Удалённые", "Papperskorg", "Papperskorgen", "Borttaget", "Papirkurv", "Slettet post", "Slettede elementer",
        "Lixeira", "Lixo", "Itens Excluídos", "Roskakori", "Koš", "Odstraněná pošta", "Kuka", "Törölt elemek",
        "Çöp Kutusu", "Κάδος", "Кошик", "Coș de gunoi", "ゴミ箱", "已删除", "휴지통",
    ),
}
BY_NAME = {name.casefold(): role for role, names in _NAMES.items() for name in names}
