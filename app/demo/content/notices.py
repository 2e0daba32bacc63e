"""Notices that machines and offices send to the private account."""

SCRIPT = """
== Buchungsbestätigung: zwei Nächte in Lübeck | INBOX | de
@hotel 4d 09:28 to=ich
Guten Tag Frau Lindqvist,

wir freuen uns auf Sie: ein Zimmer mit Blick auf die Speicher, zwei Nächte,
mit Frühstück ab sieben. Ihr Ruderboot können Sie leider nicht mit aufs
Zimmer nehmen, aber an unserem Steg ist Platz.

Ihr Hotel am Alten Speicher

== Ihre Jahresabrechnung | INBOX | de
@strom 53d 10:11 to=ich
Guten Tag Frau Lindqvist,

Sie haben 1.284 Kilowattstunden verbraucht, 96 weniger als im Vorjahr. Ihr
Guthaben von 41,20 Euro überweisen wir in den nächsten Tagen.

Hansewind Energie

== Willkommen bei Hansewind | INBOX | de
@strom 418d 12:46 to=ich
Guten Tag Frau Lindqvist,

der Wechsel hat geklappt. Ihr Strom kommt ab sofort aus den Windrädern
hinterm Deich.

Hansewind Energie

== Neues Dokument in Ihrem Postfach | INBOX | de
@bank 31d 12:37 to=ich
Guten Tag,

in Ihrem Postfach liegt ein neuer Kontoauszug. Aus Sicherheitsgründen
enthält diese Nachricht keinen Link. Bitte melden Sie sich wie gewohnt an.

Ihre Hafenbank

== Änderung unserer Öffnungszeiten | INBOX | de
@bank 123d 13:21 to=ich
Guten Tag,

im Sommer schließt die Filiale am Fischmarkt freitags schon um 14 Uhr.

Ihre Hafenbank

== Ihre Eintrittskarte: Nordisches Licht | INBOX | de
@moderne 98d 10:26 to=ich
Guten Tag,

Ihre Karte für die Ausstellung gilt am gewählten Tag zwischen 14 und 15 Uhr.
Bleiben dürfen Sie, solange Sie möchten.

Kunsthalle am See

== Vernissage: Inseln, aus der Luft gezeichnet | INBOX | de
@moderne 264d 09:48 to=ich
Guten Tag,

wir laden Sie herzlich ein. Die Künstlerin ist anwesend, ihr Ballon auch.

Kunsthalle am See

== Wie hat es Ihnen gefallen? | INBOX | de
@hotel 141d 10:27 to=ich
Guten Tag Frau Lindqvist,

Sie waren zum dritten Mal bei uns, und wir finden, das darf zur Gewohnheit
werden.

Ihr Hotel am Alten Speicher

== Deine Rechnung: Reifen und Schlauch | INBOX | de
@rad 74d 12:38 to=ich
Moin Mara,

ein Reifen, ein Schlauch, 52 Euro. Den Nagel haben wir aufgehoben, er ist
ein Prachtstück.

Kette & Kranz

== Ihr Ausweis wurde verlängert | INBOX | de
@buecherei 181d 10:07 to=ich
Guten Tag Frau Lindqvist,

Ihr Ausweis gilt nun ein weiteres Jahr. Viel Freude beim Lesen!

Ihre Stadtbücherei

== Alles in Ordnung | INBOX | de
@praxis 205d 12:55 to=ich
Guten Tag Frau Lindqvist,

bei der Kontrolle war alles in bester Ordnung. Bis zum nächsten Mal!

Ihre Zahnarztpraxis Dr. Winter

== Danke für ein wunderbares Konzert | INBOX | de
@chor 310d 10:10 to=ich
Liebe Sängerinnen und Sänger,

ein Zuhörer sagte beim Hinausgehen: "Jetzt ist es wieder eine Weile hell."
Danke!

Kantorei St. Johann

== Weihnachtsfeier im Bootshaus | INBOX | de
@club 344d 09:08 to=ich
Liebe Mitglieder,

am dritten Advent um 16 Uhr: Punsch, Pfefferkuchen und der Jahresfilm von
Jörg, diesmal mit Ton.

Der Vorstand

== Anrudern: danke für den schönen Tag | INBOX | de
@club 158d 12:26 to=ich
Liebe Mitglieder,

31 Boote, kein einziges nasses. Die Bilder hängen im Flur.

Der Vorstand
"""
