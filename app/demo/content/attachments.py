"""What stands in the attached PDF pages and tables, by file name."""

from __future__ import annotations

PAGES: dict[str, str] = {
    "Protokoll-Workshop.pdf": """Ort: Hafenmuseum, Seminarraum. Anwesend: Lorenz, Petersen, Brandt, Lindqvist.

1. Rundgang
   Beginn am Kai. Sechs Stelen führen zum Turm, alle auf Augenhöhe eines Kindes lesbar.
2. Stationen
   Jede Station zeigt zuerst den Gegenstand, dann ein Bild, zuletzt ein Wort.
3. Kinderspur
   Ein Seehund begleitet die Kinder. Er spricht nicht, er zeigt.
4. Nächste Schritte
   Farben und Schrift (Studio), Objekttexte (Museum), Licht (gemeinsam).""",
    "Feuerbuch-1907.pdf": """Seite 34, Kennungen der Leuchtfeuer an der Elbe.

Blitz, Wiederkehr zwölf Sekunden.
Sichtweite bei klarem Wetter siebzehn Seemeilen.
Höhe des Lichts über Mittelhochwasser 32 Meter.

Handschrift: A. Behrens, Wärterin""",
    "Farbreihe-A.pdf": """Seezeichenrot    RAL 3020   Leitlinie, Stelen, Umschlag
Sand             RAL 1015   Grund der Tafeln
Schiefer         RAL 7015   Schrift

Alle Töne bei Tageslicht und Lampenlicht geprüft.
Schriftgröße der Leitlinie: 54 Punkt, lesbar aus sechs Metern.""",
    "Objekttexte-Saal-3.pdf": """Anna Behrens (1869 - 1948), Leuchtturmwärterin

Im November 1911 fiel im Sturm das Uhrwerk der Lampe aus. Anna Behrens drehte
das Licht drei Nächte lang von Hand: alle zwölf Sekunden eine Umdrehung, die
Taschenuhr ihres Vaters neben sich. Kein Schiff lief in diesen Nächten auf.

Am vierten Morgen kam der Mechaniker. Im Feuerbuch steht für diese Tage nur:
Feuer brannte ohne Unterbrechung.""",
    "Angebot-4417.pdf": """42 Schilder Emaille, 30 x 12 cm, matt, zweifarbig
6 Stelen Emaille, 210 x 45 cm, matt, zweifarbig
1 Farbmuster, 10 x 10 cm, ohne Berechnung

Lieferzeit fünf Wochen ab Druckfreigabe, Montage durch das Museum.
Das Angebot gilt sechs Wochen.""",
    "Ablauf-Eroeffnung.pdf": """08:00  Aufbau
15:00  Lichtprobe im Turm
17:30  Rundgang für die Familie Behrens
18:00  Begrüßung
18:10  Mara Lindqvist: Zwölf Sekunden
18:20  Dr. Claas Petersen: Eine Wärterin und ihr Buch
18:40  Der Turm wird eingeschaltet
19:00  Suppe am Kai""",
    "Begleitheft-Korrektur.pdf": """Umfang 32 Seiten, Format 14 x 21 cm, Fadenheftung.

Seite 12   Bildunterschrift ergänzt
Seite 18   Trennung korrigiert: See-zeichen
Seite 27   englischer Text um eine Zeile gekürzt
Seite 31   Dank an Familie Behrens-Meier""",
    "Notes-First-Visit.pdf": """What we saw
- Customers read the wall from left to right, then step back and read it again.
- Nobody asks for a category. Everybody asks for "something like the last one".
- The handwriting on the tins is three generations old and changes halfway up.

What we want to keep
- The wall, the handwriting, the sugar bowl.

What can go
- The slideshow. The pop-up. The second pop-up.""",
    "Homepage-Directions.pdf": """A  The Wall
   Forty tins in one scroll. Every label is real text in the family's hand.
   Touch a tin: it turns and tells you where it comes from.

B  The Table
   One tea a day at breakfast. A photograph, four sentences, one button.

Both work without scripts, with a keyboard and on a small phone.""",
    "Seven-Days-of-Tea.pdf": """Monday      A tin that crossed the sea twice
Tuesday     The gardener of terrace nine
Wednesday   Smoke, on purpose
Thursday    What the cat knows
Friday      A cup for the night train
Saturday    How to be early
Sunday      Her hand, her label""",
    "Arbeitsproben-Jacobsen.pdf": """1. Fahrplan für einen Bus, der nur dienstags fährt
2. Beschriftung eines Schulgartens, mit den Kindern gezeichnet
3. Alphabet aus Treppenstufen
4. Plakat für ein Konzert, das leise war""",
    "Nachtrag-Mietvertrag.pdf": """Nachtrag zum Mietvertrag, Kontorhof, Lagerraum U 4

Fläche: 14 Quadratmeter. Beginn: der Erste des kommenden Monats.
Der Raum ist trocken zu halten und nur als Lager zu nutzen.

Unterschriften: Vermieter, Mieterin""",
    "Reiseplan-Buchmesse.pdf": """Hinfahrt   7:28 ab Hamburg, Wagen 9, Plätze 61 und 62
Hotel      zwei Zimmer, Frühstück ab 6:30
Messe      10:00 Aozora, Stand B 47
           14:30 Papiermuster, Halle 4, Stand C 12
           18:00 Empfang der kleinen Verlage
Rückfahrt  16:13, Ankunft 20:31""",
    "Jahresabschluss.pdf": """Abgeschlossene Projekte        17
davon Museen und Sammlungen     6
davon Bücher                    5
davon digital                   6

Überstunden im Sommer           0""",
    "Protokoll-Mitgliederversammlung.pdf": """1. Begrüßung, 48 stimmberechtigte Mitglieder
2. Beitrag bleibt unverändert (einstimmig)
3. Wärmepumpe für das Bootshaus (41 Ja, 4 Nein, 3 Enthaltungen)
4. Name des neuen Vierers: Möwe (nach Stichwahl gegen "Kaffeefahrt")
5. Verschiedenes: Es gibt zu wenig Kleiderbügel.""",
    "Probenplan.pdf": """Mittwoch    19:30  alle, Teil I
Mittwoch    19:30  alle, Teil II
Dienstag    19:00  Zusatzprobe Alt
Samstag     10:00  Probentag mit Orchester
Freitag     18:00  Generalprobe in St. Johann""",
    "autumn-teas.csv": "tea,origin,arrives,tins\nOcean Autumn,Nilgiri,week 44,120\n"
    "Smoked Pear,Fujian,week 45,80\n"
    "First Frost,Darjeeling,week 46,96\nChestnut Oolong,Alishan,week 47,60\n"
    "Harbour Blend,Assam and Ceylon,week 48,200",
    "Papierlager.csv": "Papier;Grammatur;Bogen\nUmschlagkarton Sand;300;11\nWerkdruck naturweiß;90;2400\n"
    "Baumwollpapier;270;180\nSeidenpapier;17;900\nSchiefer durchgefärbt;120;310",
}

SCENES: dict[str, tuple[str, str]] = {
    "hafen-abend": ("harbour", "evening"),
    "elbe": ("harbour", "morning"),
    "harbour-boat": ("harbour", "summer"),
    "leuchtturm-morgen": ("lighthouse", "morning"),
    "leuchtturm-winter": ("lighthouse", "winter"),
    "coast-path": ("lighthouse", "summer"),
    "loch-view": ("mountains", "evening"),
    "skifahren": ("mountains", "winter"),
    "garten": ("field", "summer"),
    "feld-abend": ("field", "evening"),
}
