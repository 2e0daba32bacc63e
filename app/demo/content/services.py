"""Machine mail: hosting invoices, parcels, tickets, receipts. Each row becomes one message."""

from __future__ import annotations

# days ago, what was ordered, from whom, carrier's number
PARCELS_WORK: tuple[tuple[int, str, str, str], ...] = (
    (1, "Skizzenbücher A4, 12 Stück", "Papierhaus Nord", "PB 2047 118 365"),
    (12, "Lampe Modell Hafen", "Lichtwerk", "PB 2044 907 012"),
    (26, "Farbmuster Emaille", "Druckerei Möller", "PB 2040 551 874"),
    (67, "Umschlagkarton Sand, 200 Bogen", "Papierhaus Nord", "PB 2029 330 148"),
    (138, "Buchleinen, drei Farben", "Papierhaus Nord", "PB 2011 742 066"),
)
PARCELS_PRIVATE: tuple[tuple[int, str, str, str], ...] = (
    (0, "Einmachgläser 350 ml, 24 Stück", "Küchenladen Löffelweise", "PB 2047 402 991"),
    (37, "Quitten (bitte nicht werfen)", "Olof Lindqvist", "PB 2037 816 503"),
    (92, "Ruderhandschuhe, Größe 8", "Bootsbedarf Riemen", "PB 2022 190 447"),
    (243, "Gartenschere", "Grünes Haus", "PB 1983 664 120"),
    (331, "Fernglas 8 × 32", "Optik Fernweh", "PB 1955 028 713"),
)

# days ago, subject, lines of (what, net cents)
PAPER_INVOICES: tuple[tuple[int, str, tuple[tuple[str, int], ...]], ...] = (
    (14, "Rechnung 30418", (("Skizzenbücher A4, 12 Stück", 10680), ("Bleistifte 2B, 48 Stück", 4320))),
    (66, "Rechnung 29877", (("Umschlagkarton Sand, 200 Bogen", 38600), ("Versand", 1290))),
    (137, "Rechnung 28640", (("Buchleinen, drei Farben, je 5 m", 21450), ("Versand", 890))),
    (229, "Rechnung 26915", (("Baumwollpapier 270 g, 250 Bogen", 44750), ("Kleister, 2 kg", 2380))),
    (318, "Rechnung 25203", (("Schiefer durchgefärbt, 400 Bogen", 29800), ("Versand", 1290))),
    (384, "Rechnung 24067", (("Kalenderkarton, Reste", 5900), ("Ösen, 500 Stück", 1870))),
)

# account, days ago, language, subject, text
TICKETS: tuple[tuple[str, int, str, str, str], ...] = (
    (
        "work",
        18,
        "de",
        "Ihre Fahrkarte: Hamburg – Frankfurt, 2 Personen",
        "Wagen 9, Plätze 61 und 62, Großraum, Tisch.\nAbfahrt 7:28, Gleis 14. Ankunft 11:04.",
    ),
    (
        "work",
        70,
        "en",
        "Your tickets: London King's Cross – Edinburgh",
        "Coach C, seats 21 and 22, left-hand side, table.\nDeparts 09:00, arrives 13:22.",
    ),
    (
        "work",
        189,
        "de",
        "Ihre Fahrkarte: Nachtzug Hamburg – Stockholm",
        "Abteil 3, Betten 31 und 33, oben.\nAbfahrt 20:03, Gleis 5. Ankunft 9:55.",
    ),
    (
        "work",
        258,
        "en",
        "Your ticket: Hamburg – London, one way",
        "Three trains, one ticket. Reserved throughout, window.\nDeparts 06:46, arrives 18:03.",
    ),
    (
        "private",
        14,
        "de",
        "Ihre Fahrkarte: Hamburg – Lüneburg",
        "Freie Platzwahl, Fahrrad inbegriffen.\nGültig an einem Tag Ihrer Wahl.",
    ),
    (
        "private",
        172,
        "de",
        "Ihre Fahrkarte: Hamburg – Stockholm, Nachtzug",
        "Abteil 7, Bett 72, oben.\nAbfahrt 20:03, Gleis 5. Ankunft 9:55.",
    ),
    (
        "private",
        281,
        "de",
        "Ihre Fahrkarte: Hamburg – Oberstdorf",
        "Wagen 5, Platz 34, Fenster.\nAbfahrt 6:01, Ankunft 14:10. Skier bitte ins Gepäckabteil.",
    ),
)
