"""Everybody who writes in the samples."""

from __future__ import annotations

from app.demo.post import Person

_STUDIO = "Studio Nordlicht · Hamburg & London\nDesign für Räume, Bücher und Bildschirme"

PEOPLE: dict[str, Person] = {
    # the studio
    "mara": Person("Mara Lindqvist", "mara@nordlicht.example", f"Mara Lindqvist\n{_STUDIO}"),
    "jonas": Person("Jonas Brandt", "jonas@nordlicht.example", f"Jonas Brandt\n{_STUDIO}"),
    "aylin": Person("Aylin Demir", "aylin@nordlicht.example"),
    "priya": Person("Priya Raman", "priya@nordlicht.example", "Priya Raman\nStudio Nordlicht, London"),
    "tom": Person("Tom Whitfield", "tom@nordlicht.example"),
    "henrike": Person("Henrike Voss", "henrike@nordlicht.example", "Henrike Voss\nBüro und Buchhaltung"),
    # clients
    "claas": Person(
        "Dr. Claas Petersen",
        "petersen@hafenmuseum.example",
        "Dr. Claas Petersen\nSammlungsleitung\nHafenmuseum am Leuchtturm",
    ),
    "svenja": Person(
        "Svenja Lorenz", "lorenz@hafenmuseum.example", "Svenja Lorenz\nAusstellungen · Hafenmuseum"
    ),
    "eleanor": Person(
        "Eleanor Brookfield",
        "eleanor@brookfield-tea.example",
        "Eleanor Brookfield\nBrookfield & Daughters, tea merchants",
    ),
    "marcus": Person("Marcus Hale", "marcus@brookfield-tea.example"),
    "tanaka": Person("田中 ゆき", "tanaka@aozora-press.example", "田中 ゆき\nあおぞら出版 編集部"),
    "ruth": Person(
        "Ruth Okafor", "r.okafor@southbank-college.example", "Ruth Okafor\nGraphic Communication, Year 2"
    ),
    # suppliers and friends of the studio
    "moeller": Person("Druckerei Möller", "auftrag@druckerei-moeller.example", "Druckerei Möller\nseit 1951"),
    "nils": Person("Nils Averbeck", "nils@averbeck-foto.example", "Nils Averbeck · Fotografie"),
    "greta": Person("Greta Solberg", "greta@solberg-illustration.example"),
    "vermieter": Person("Hausverwaltung Kontorhof", "verwaltung@kontorhof.example"),
    "steuer": Person("Katrin Ahlers", "ahlers@kanzlei-ahlers.example", "Kanzlei Ahlers · Steuerberatung"),
    "bewerbung": Person("Finn Jacobsen", "finn.jacobsen@postfach.example"),
    # the letterpress list
    "liste": Person("Letterpress", "letterpress@lists.example"),
    "ines": Person("Ines Carvalho", "ines@carvalho-press.example"),
    "walter": Person("Walter Quist", "walter@quist-type.example"),
    "bea": Person("Bea Thornton", "bea@hedgerow-press.example"),
    "gregor": Person("Gregor Lindt", "gregor@handsatz.example"),
    # private
    "ich": Person("Mara Lindqvist", "mara@lindqvist.example"),
    "mama": Person("Karin Lindqvist", "karin@lindqvist.example"),
    "papa": Person("Olof Lindqvist", "olof@lindqvist.example"),
    "bjoern": Person("Björn Lindqvist", "bjoern@lindqvist.example"),
    "lena": Person("Lena Hofmann", "lena.hofmann@postfach.example"),
    "amelie": Person("Amélie Dubois", "amelie@dubois.example"),
    "silke": Person(
        "Silke Hansen", "silke@ruderclub-alster.example", "Silke Hansen\nRuderclub Alster · Wanderrudern"
    ),
    "club": Person("Ruderclub Alster", "info@ruderclub-alster.example"),
    "joerg": Person("Jörg Matthiesen", "joerg@ruderclub-alster.example"),
    "chor": Person("Kantorei St. Johann", "probe@kantorei-johann.example"),
    "petzold": Person("Werner Petzold", "w.petzold@postfach.example"),
    "praxis": Person("Zahnarztpraxis Dr. Winter", "termine@praxis-winter.example"),
    "buecherei": Person("Stadtbücherei", "konto@stadtbuecherei.example"),
    "rad": Person("Radwerkstatt Kette & Kranz", "werkstatt@kette-kranz.example"),
    # senders of newsletters, shops and services
    "grid": Person("The Grid Letter", "hello@gridletter.example"),
    "typo": Person("Typo am Montag", "redaktion@typomontag.example"),
    "seitenwind": Person("Buchhandlung Seitenwind", "post@seitenwind.example"),
    "elbhof": Person("Elbhof Gemüsekiste", "kiste@elbhof.example"),
    "fjord": Person("Fjordhost Billing", "billing@fjordhost.example"),
    "paket": Person("Paketblitz", "sendung@paketblitz.example"),
    "papier": Person("Papierhaus Nord", "shop@papierhaus-nord.example"),
    "bahn": Person("Nordbahn Tickets", "tickets@nordbahn.example"),
    "hotel": Person("Hotel am Alten Speicher", "rezeption@alter-speicher.example"),
    "strom": Person("Hansewind Energie", "service@hansewind.example"),
    "bank": Person("Hafenbank", "mitteilung@hafenbank.example"),
    "moderne": Person("Kunsthalle am See", "karten@kunsthalle-am-see.example"),
}
