"""What arrives while the demo runs, one a minute: short, lively, in no need of an answer. Key, subject, text."""

from __future__ import annotations

# account ("work" or "private"), sender, language, subject, text
UPCOMING: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "work",
        "jonas",
        "de",
        "Tisch ist reserviert",
        "Um eins, hinten am Fenster. Die Törtchen sind zurückgelegt.\n\nJonas",
    ),
    (
        "private",
        "mama",
        "de",
        "Quitten, Teil zwei",
        "Papa hat noch einen Korb gefunden. Hast du Gläser? Viele Gläser?\n\nMama",
    ),
    (
        "work",
        "priya",
        "en",
        "Brookfield in the Sunday paper",
        "Half a page on the wall of tins, with a picture of the cat on the counter. Eleanor is pretending\n"
        "not to be pleased.\n\nP",
    ),
    (
        "work",
        "svenja",
        "de",
        "Die Karten für die Eröffnung sind da",
        "200 Stück, und sie riechen noch nach Druckerei. Ich lege euch zwanzig zurück.\n\nSvenja",
    ),
    (
        "private",
        "lena",
        "de",
        "Ofen gesucht, Ofen gefunden",
        "Meine Tante sagt, das Holz liegt trocken hinter dem Haus, und der Schlüssel dort, wo er immer liegt.\n"
        "Wo lag er noch mal?\n\nLena",
    ),
    (
        "work",
        "tom",
        "en",
        "Day three, for the record",
        "Still no errors. I have started to miss them.\n\nTom",
    ),
    (
        "work",
        "aylin",
        "de",
        "Der Leuchtturm steht am Fenster",
        "Die Leute auf der Straße bleiben stehen und zeigen hoch. Das Licht geht um zehn aus, versprochen.\n\nAylin",
    ),
    (
        "private",
        "silke",
        "de",
        "Schleusenzeiten",
        "Die Schleuse in Lübeck öffnet für uns um 14:10. Wer bis dahin Kuchen will, muss vorher rudern.\n\nSilke",
    ),
    (
        "work",
        "tanaka",
        "ja",
        "帯の文字につきまして",
        "リンドクヴィスト様\n\nグレタ様の灯台のイラストを拝見いたしました。縦書きの帯にぴったりで、\n"
        "編集部一同、感激しております。\n\n田中 ゆき",
    ),
    (
        "work",
        "henrike",
        "de",
        "Post aus London",
        "Ein Paket von Brookfield & Daughters, es duftet durch den Karton. Ich setze Wasser auf.\n\nHenrike",
    ),
    ("private", "bjoern", "de", "Boot", 'Sie hat heute zu Papa "Boot" gesagt. Er war sehr gerührt.\n\nBjörn'),
    (
        "work",
        "eleanor",
        "en",
        "A letter from Inverness",
        "The lady from Inverness has written again, on paper this time. She would like to know who made the\n"
        "shop. I have told her: all of you.\n\nEleanor",
    ),
    (
        "work",
        "moeller",
        "de",
        "Stele 1 bis 6: fertig gebrannt",
        "Sehr geehrte Frau Lindqvist,\n\nalle sechs Stelen sind ohne Nacharbeit aus dem Ofen gekommen. Anlieferung am\n"
        "vereinbarten Tag um 7 Uhr.\n\nIhre Druckerei Möller",
    ),
    (
        "private",
        "buecherei",
        "de",
        "Ihre Vormerkung wurde verlängert",
        'Guten Tag Frau Lindqvist,\n\nder Titel "Das Feuerschiff" liegt noch drei weitere Tage für Sie bereit.\n\n'
        "Ihre Stadtbücherei",
    ),
    (
        "work",
        "ruth",
        "en",
        "The fourteen",
        "They have heard that you might come and are redrawing everything. I have asked them to sleep as well.\n\nRuth",
    ),
    (
        "work",
        "claas",
        "de",
        "Noch ein Fund",
        "Im Feuerbuch lag zwischen zwei Seiten ein gepresstes Stück Strandhafer, vermutlich von 1911. Es darf\n"
        "liegen bleiben.\n\nIhr Claas Petersen",
    ),
    (
        "private",
        "petzold",
        "de",
        "Licht im Treppenhaus",
        "Liebe Frau Lindqvist,\n\ndie Birne im zweiten Stock habe ich gewechselt. Falls Sie sich wundern, dass man\n"
        "wieder etwas sieht.\n\nIhr W. Petzold",
    ),
    (
        "work",
        "marcus",
        "en",
        "The ship has landed",
        "Twelve chests, all dry. Number seven smells of apricots. The ribbon appeared by itself at nine sharp.\n\nMarcus",
    ),
    (
        "work",
        "greta",
        "en",
        "Four lighthouses",
        "All four are in the post. Choose one and keep the others, they don't like to be separated.\n\nGreta",
    ),
    (
        "private",
        "chor",
        "de",
        "Noten liegen bereit",
        "Die neuen Klavierauszüge liegen im Gemeindehaus auf dem Flügel. Bitte nur einen nehmen, auch wenn\n"
        "zwei besser aussehen.\n\nKantorei St. Johann",
    ),
    (
        "work",
        "nils",
        "de",
        "Platte ist unterwegs",
        "412 Bilder, nach Licht sortiert. Der Bote müsste gegen drei da sein.\n\nNils",
    ),
    (
        "work",
        "jonas",
        "de",
        "Sockel für die Uhr",
        "Eiche, geölt, mit einer Mulde so groß wie ein Daumen. Ich glaube, die Uhr wird sich wohlfühlen.\n\nJonas",
    ),
    (
        "private",
        "rad",
        "de",
        "Fast vergessen",
        "Moin Mara,\n\nan deinem Rad hing noch ein Handschuh. Er wartet im Schaufenster auf dich.\n\nKette & Kranz",
    ),
    (
        "work",
        "priya",
        "en",
        "Train tickets for the fair",
        "Booked, facing forward, with a table. You may have the window until Hanover.\n\nP",
    ),
    (
        "work",
        "aylin",
        "de",
        "Seite 12",
        "Die Bildunterschrift sitzt. Der Drucker hat angerufen, nur um zu sagen, dass sie ihm gefällt.\n\nAylin",
    ),
    (
        "private",
        "amelie",
        "de",
        "Petite question",
        "Welche Schuhgröße hat dein Vater? Es geht um die Fähre. Mehr darf ich nicht sagen.\n\nAmélie",
    ),
    (
        "work",
        "steuer",
        "de",
        "Belege erhalten",
        "Sehr geehrte Frau Lindqvist,\n\nbeide Belege sind da, die Voranmeldung ist raus. Schönen Gruß an Frau Voss.\n\n"
        "Katrin Ahlers",
    ),
    ("work", "tom", "en", "The dishwasher", "It has learned a second tune. We are recording it.\n\nTom"),
    (
        "work",
        "svenja",
        "de",
        "Vitrine neben der Treppe",
        "Ausgeräumt, geputzt, Licht eingestellt. Der Hausmeister bewacht sie persönlich.\n\nSvenja",
    ),
    (
        "private",
        "joerg",
        "de",
        "Anhänger",
        "Moin,\n\nder Anhänger hat TÜV. Ich nicht, aber ich fahre ja auch nur.\n\nJörg",
    ),
    (
        "work",
        "bewerbung",
        "de",
        "Morgen um elf",
        "Liebe Frau Lindqvist,\n\nich freue mich auf morgen. Meine Schwester hat mir den Weg aufgezeichnet, für alle Fälle.\n\n"
        "Finn Jacobsen",
    ),
    (
        "work",
        "eleanor",
        "en",
        "One word",
        "My mother has read all seven stories again and would like to change the word back. She says you were\n"
        "right after all.\n\nEleanor",
    ),
    ("private", "papa", "de", "Kardamom", 'Liebe Mara,\n\nwie viel ist "und dann noch etwas"?\n\nDein Vater'),
    (
        "work",
        "henrike",
        "de",
        "Lampe hängt",
        "Der Elektriker war pünktlich, der Tisch ist wieder frei, und man kann jetzt auch im November sehen,\n"
        "was man zeichnet.\n\nHenrike",
    ),
    (
        "work",
        "jonas",
        "de",
        "Kopenhagen sagt zu",
        "Sie kommen zu viert, mit Regenjacken. Claas hat die Thermoskanne schon bereitgestellt.\n\nJonas",
    ),
    (
        "private",
        "lena",
        "de",
        "Reihe 14",
        "Ich habe nachgesehen: Von Reihe 14 sieht man die Hände. 🎹\n\nLena",
    ),
    (
        "work",
        "priya",
        "en",
        "Bermondsey, 6:30",
        "The bakery has named a bun after us. It has a swirl like the rotating light. I have bought six.\n\nP",
    ),
    (
        "work",
        "vermieter",
        "de",
        "Schlüssel Lagerraum",
        "Sehr geehrte Frau Lindqvist,\n\ndie Schlüssel für den Lagerraum liegen ab morgen beim Pförtner.\n\n"
        "Hausverwaltung Kontorhof",
    ),
    (
        "work",
        "greta",
        "en",
        "Ink",
        "The night version needed a darker night. I found one in Bremen.\n\nGreta",
    ),
    (
        "private",
        "mama",
        "de",
        "Gläser",
        "Frau Petersen aus dem dritten Stock hat uns dreißig Gläser gegeben. Wir dürfen ihr nie wieder\n"
        "etwas abschlagen.\n\nMama",
    ),
    (
        "work",
        "aylin",
        "de",
        "Herbstbrief ist gesetzt",
        "Mit deinem ersten Satz. Er durfte ganz allein in der Zeile stehen.\n\nAylin",
    ),
    (
        "work",
        "claas",
        "de",
        "Die Uhr",
        "Frau Behrens-Meier hat sie heute gebracht, in ein Taschentuch gewickelt. Sie geht noch: zwölf\n"
        "Sekunden, auf den Schlag.\n\nIhr Claas Petersen",
    ),
    (
        "private",
        "silke",
        "de",
        "Wettervorhersage",
        "Sonne, Rückenwind, sieben Grad. Mehr kann man im Herbst nicht verlangen.\n\nSilke",
    ),
    (
        "work",
        "marcus",
        "en",
        "Cat",
        "The cat has accepted the blue tape. We are all a little shaken.\n\nMarcus",
    ),
)
