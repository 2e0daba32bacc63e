"""Stories for the newsletters. Every issue takes one as its lead and three others, so that none repeats."""

from __future__ import annotations

# headline, what it says
GRID_LETTER: tuple[tuple[str, str], ...] = (
    (
        "The quiet return of the margin",
        "Wide margins cost paper and buy attention. Three publishers explain why they are paying again.",
    ),
    (
        "A timetable you can read while running",
        "How a small railway redrew its departure boards after watching people's feet instead of their eyes.",
    ),
    (
        "Eleven ways to set a date",
        "Day first, month first, or words? We looked at four hundred forms and found one clear winner.",
    ),
    (
        "Maps without north",
        "A hospital turned every floor plan to face the reader. Missed appointments fell by a third.",
    ),
    (
        "What the baker knows about grids",
        "Trays, rows, rests: an afternoon in a bakery that has planned its shelves in modules since 1960.",
    ),
    (
        "The colour that survives rain",
        "Road painters, beekeepers and lifeboat crews on the only orange they trust.",
    ),
    ("Naming things at sea", "Buoys have had a design system for two hundred years. It fits on one page."),
    (
        "Small caps, large effect",
        "When to use them, when to leave them, and why your law firm should stop shouting.",
    ),
    (
        "A library card worth keeping",
        "One city printed its library cards on wood veneer. Loans went up, and so did the queue at the desk.",
    ),
    (
        "Icons that age well",
        "The envelope, the floppy disk, the telephone: a short history of pictures that outlived things.",
    ),
    (
        "The eight-minute meeting",
        "A studio in Lyon runs its reviews standing, with one printout and a kitchen timer.",
    ),
    (
        "Learning from ticket stubs",
        "Four fields, one fold, no ink to spare. The cinema ticket is the best form ever made.",
    ),
    ("Fonts for tired eyes", "An optician and a type designer spend a week measuring what actually helps."),
    (
        "The museum that removed its labels",
        "Visitors stayed longer, asked more, and found one mistake that had hung there for thirty years.",
    ),
    (
        "Why wayfinding starts at the bus stop",
        "People decide whether they are lost long before they reach your door.",
    ),
    (
        "A short defence of the footnote",
        "It waits, it explains, it does not interrupt. Everything a tooltip would like to be.",
    ),
    ("Printing with seaweed", "A workshop on the Atlantic coast makes a green that no swatch book has."),
    (
        "The form that apologised",
        "A tax office rewrote its letters in the first person. Replies came back in the same tone.",
    ),
    (
        "Paper sizes, and how we got them",
        "From a university in Göttingen to every desk in the world but two.",
    ),
    ("Letters on a moving wall", "Tram liveries are read for four seconds. What do you say in four seconds?"),
    (
        "Teaching children the baseline",
        "A primary school in Turin begins handwriting with string and drawing pins.",
    ),
    (
        "One poster, nine languages",
        "How a harbour festival solved its biggest layout problem with a single diagonal.",
    ),
    (
        "The last sign painter on the High Street",
        "She is eighty-one, she has an apprentice, and she thinks your vinyl is peeling.",
    ),
    (
        "Seats with a view of the exit",
        "What theatres know about calm, and what airports could learn from them.",
    ),
)

TYPO_MONTAG: tuple[tuple[str, str], ...] = (
    (
        "Das ẞ wird erwachsen",
        "Seit einigen Jahren gibt es das große Eszett. Wir zeigen vierzehn Formen, von streng bis übermütig.",
    ),
    (
        "Zahlen, die sich benehmen",
        "Mediäval oder Versal? Eine Entscheidungshilfe für Speisekarten, Bilanzen und Gedichte.",
    ),
    (
        "Ein Tag in der Schriftgießerei",
        "Blei, 330 Grad, absolute Ruhe: Besuch bei den letzten drei, die es noch können.",
    ),
    (
        "Flattersatz ohne Angst",
        "Wann man trennt, wann man lässt, und warum das Auge Unruhe verzeiht, aber keine Löcher.",
    ),
    (
        "Straßenschilder lesen",
        "Von Emaille bis Folie: Ein Spaziergang durch sechs Städte, immer mit dem Kopf im Nacken.",
    ),
    (
        "Anführungszeichen im Vergleich",
        "„Gänsefüßchen“, »Möwen« oder “sixty-six”: Wer fliegt wohin, und wer landet falsch herum?",
    ),
    ("Das Plakat, das leise war", "Grau auf Grau, ein einziges Wort. Warum trotzdem alle stehen blieben."),
    (
        "Satzspiegel nach Maß",
        "Zwei Diagonalen, ein Bleistift: die alte Konstruktion, Schritt für Schritt erklärt.",
    ),
    ("Schrift im Nebel", "Wie Seezeichen beschriftet werden und was Bahnhöfe davon lernen können."),
    ("Ligaturen für Anfänger", "fi, fl, ff und das geheimnisvolle ct. Nicht jede Verbindung hält."),
    (
        "Die Handschrift der Ärztinnen",
        "Ein Krankenhaus übt wieder Schreiben. Das Ergebnis ist lesbar und rührend.",
    ),
    ("Bücher, die flach liegen", "Fadenheftung, Klebebindung, Spirale: ein Test am Küchentisch, mit Kaffee."),
    ("Grauwert", "Warum eine gute Seite aussieht wie ein bewölkter Himmel."),
    ("Kapitälchen auf dem Klingelschild", "Eine Hausgemeinschaft streitet, bis eine Setzerin einzieht."),
)

SEITENWIND: tuple[tuple[str, str], ...] = (
    (
        "Bücher für lange Abende",
        "Fünf Romane, in denen es regnet, und einer, in dem endlich die Sonne scheint.",
    ),
    ("Neu auf dem Küstentisch", "Logbücher, Leuchttürme und ein Kochbuch, das nach Salz riecht."),
    (
        "Lesung im Hinterzimmer",
        "Am Donnerstag um acht, mit Suppe. Es gibt dreißig Stühle und zwei Fensterbänke.",
    ),
    ("Was Kinder gerade lesen", "Wir haben sie gefragt. Es sind erstaunlich viele Dachse dabei."),
    ("Das Regal der zweiten Chance", "Bücher, die wir zu früh zurückgeschickt haben und jetzt sehr mögen."),
    ("Krimis ohne Leiche", "Es geht, und zwar gut. Sieben Empfehlungen von Frau Albers."),
    ("Ferienlektüre, wasserfest", "Getestet am Elbstrand, teils unfreiwillig."),
    ("Gedichte zum Mitnehmen", "Jede Woche eines an der Kasse, zum Abreißen."),
    ("Übersetzerinnen im Gespräch", "Wie klingt Isländisch auf Deutsch, wenn es lustig sein soll?"),
    ("Unser Jahr in zwölf Büchern", "Eines für jeden Monat, und der Februar war schwer."),
    ("Hörbücher für die Bahn", "Von Hamburg bis München, ohne Umsteigen."),
    ("Kalender sind da", "Vögel, Inseln, Wolken. Und einer nur mit leeren Seiten."),
)

ELBHOF: tuple[tuple[str, str], ...] = (
    (
        "Kürbis, Lauch und ein Rezept",
        "Diese Woche in der Kiste: Hokkaido, Lauch, rote Bete, Feldsalat und drei Äpfel vom Nachbarn.",
    ),
    (
        "Die ersten Pastinaken",
        "Der Frost war da, nun sind sie süß. Dazu Rosenkohl, Möhren und Petersilienwurzel.",
    ),
    (
        "Grünkohl nach dem ersten Frost",
        "Hanne hat ihn am Morgen geerntet, mit kalten Fingern und guter Laune.",
    ),
    ("Äpfel, sieben Sorten", "Finkenwerder, Holsteiner Cox und fünf, deren Namen nur Opa Klaas kennt."),
    (
        "Kartoffelfest am Samstag",
        "Sammeln ab zehn, Reibekuchen ab zwölf, nach Hause mit vollen Gummistiefeln.",
    ),
    (
        "Tomaten zum Abschied",
        "Die letzten reifen jetzt auf dem Fensterbrett. Bitte nicht in den Kühlschrank!",
    ),
    ("Bohnen, Bohnen, Bohnen", "Es sind sehr viele. Wir legen ein Rezept bei und bitten um Nachsicht."),
    ("Erdbeeren: noch zwei Wochen", "Wer selber pflückt, darf naschen. Das war immer so und bleibt so."),
    ("Der erste Spargel", "Dünn, krumm und der beste des Jahres."),
    ("Radieschen und Hoffnung", "Nach dem langen Winter ist alles, was rot ist, ein Fest."),
)
