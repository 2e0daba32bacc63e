"""Junk of the kind that everybody gets: tiresome, harmless, nobody's real name."""

from __future__ import annotations

# sender name, address, days ago, language, subject, text
JUNK: tuple[tuple[str, str, int, str, str, str], ...] = (
    (
        "Domain Services",
        "notice@domain-register.example",
        3,
        "en",
        "FINAL NOTICE: your domain listing expires today",
        "Dear domain owner,\n\nYour search listing will expire within 24 hours. This is not an invoice.\n"
        "To keep your listing, please use the secure link below.\n\nhttps://domain-register.example/renew",
    ),
    (
        "Ranking Profis",
        "angebot@ranking-profis.example",
        9,
        "de",
        "Platz 1 in 30 Tagen, garantiert!",
        "Sehr geehrte Damen und Herren,\n\n"
        "wir haben Ihre Webseite analysiert und 147 kritische Fehler gefunden.\n"
        "Antworten Sie mit JA, und wir rufen Sie noch heute zurück.",
    ),
    (
        "Parcel Center",
        "delivery@parcel-center.example",
        15,
        "en",
        "Your parcel could not be delivered (2)",
        "Hello,\n\nWe tried to deliver your parcel. A small fee of 1.99 is outstanding.\n"
        "Please confirm your address here: https://parcel-center.example/confirm",
    ),
    (
        "Gewinnzentrale",
        "gluck@gewinnzentrale.example",
        22,
        "de",
        "Sie sind unter den letzten drei!",
        "Herzlichen Glückwunsch!\n\nNur noch ein Klick trennt Sie von einem nagelneuen Gartengrill.\n"
        "https://gewinnzentrale.example/grill",
    ),
    (
        "Premium Leads",
        "sam@premium-leads.example",
        30,
        "en",
        "Quick question about your growth",
        "Hi there,\n\n"
        "I'm following up on my last four emails. We help studios like yours to get 40 qualified\n"
        "meetings a month. Is Tuesday or Wednesday better?\n\nSam",
    ),
    (
        "Toner Discount",
        "sparen@toner-discount.example",
        41,
        "de",
        "Nur heute: 87 % auf alle Patronen",
        "Lieber Kunde,\n\nIhr Drucker vermisst uns. Nur heute bis Mitternacht.",
    ),
    (
        "Office of Funds",
        "director@unclaimed-office.example",
        57,
        "en",
        "Regarding the matter of your inheritance",
        "Dear beneficiary,\n\n"
        "A distant relative has left a considerable sum. Kindly reply with your details\n"
        "so that we may proceed in confidence.",
    ),
    (
        "Mail Support",
        "support@mailbox-upgrade.example",
        74,
        "en",
        "Mailbox storage 99% full",
        "Dear user,\n\nYour mailbox is almost full. Sign in to add storage at no cost:\n"
        "https://mailbox-upgrade.example/login",
    ),
)
