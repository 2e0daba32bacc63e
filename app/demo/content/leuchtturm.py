"""Projekte/Leuchtturm: a new permanent exhibition for a harbour museum."""

SCRIPT = """
== Auftakt Leuchtturm: Protokoll vom Workshop | Projekte/Leuchtturm | de
@svenja 208d 10:12 to=mara cc=jonas,claas +Protokoll-Workshop.pdf
Liebe Mara, lieber Jonas,

danke für den schönen Tag gestern! Das Protokoll hängt an. Die drei
wichtigsten Punkte aus unserer Sicht:

- Der Rundgang beginnt künftig unten am Kai und nicht mehr im Foyer.
- Jede Station soll auch ohne Text verständlich sein.
- Kinder bekommen eine eigene Spur, aber keine eigene Ausstellung.

Ergänzt gern, was wir vergessen haben. Bis {+7} wäre ideal.

Herzliche Grüße
Svenja
@mara 207d 09:30
Liebe Svenja,

das trifft es genau. Ich würde nur einen Punkt ergänzen: Claas hatte den
Gedanken, das Licht des Turms als Taktgeber zu nehmen, alle zwölf Sekunden
ein Wechsel. Das sollten wir nicht verlieren, daraus kann das ganze
Leitsystem entstehen.

Viele Grüße
Mara
@claas 207d 14:48
Liebe Frau Lindqvist,

ich fühle mich ertappt und freue mich. Die genaue Kennung des Leuchtfeuers
lautet: Blitz, Wiederkehr zwölf Sekunden. Im Archiv liegt noch das
Feuerbuch von 1907, darin ist sie von Hand gezeichnet. Ich lasse die Seite
scannen.

Mit besten Grüßen
Claas Petersen
@jonas 206d 08:55
Guten Morgen zusammen,

handgezeichnete Blitze von 1907, mehr kann man sich als Gestalter nicht
wünschen. Bitte in möglichst hoher Auflösung, dann zeichne ich daraus die
Leitlinie.

Gruß
Jonas
@svenja 205d 11:20 +Feuerbuch-1907.pdf
Und hier ist sie schon: Seite 34 aus dem Feuerbuch, 600 dpi. Das
Original dürft ihr euch jederzeit ansehen, aber bitte ohne Kaffee. ☕

Liebe Grüße
Svenja

== Wegeleitsystem: Farben und Schrift | Projekte/Leuchtturm | de
@aylin 96d 16:05 to=mara cc=jonas
Hallo ihr zwei,

ich habe drei Farbreihen ausgedruckt und im Treppenhaus aufgehängt, bei
Tageslicht und bei Lampenlicht. Mein Eindruck:

- Reihe A (Seezeichenrot, Sand, Schiefer): bei Lampenlicht am besten.
- Reihe B (Petrol, Messing): elegant, aber das Petrol säuft im Keller ab.
- Reihe C (Gelb, Grau): zu nah an der Baustelle nebenan.

Die Schrift läuft in 48 Punkt noch aus sechs Metern. Schaut ihr mal?

Aylin
@jonas 96d 17:31
A. Ohne Zögern.

Das Rot kommt den Fahrwassertonnen sehr nahe, das sollten wir mit dem
Museum abstimmen, ehe sich ein Kapitän beschwert.

Jonas
@mara 95d 08:40
> Das Rot kommt den Fahrwassertonnen sehr nahe

Das ist die Absicht. Rot ist im Hafen die Backbordseite, und unser Rundgang
läuft links herum. Wer das weiß, freut sich; wer nicht, findet trotzdem zum
Ausgang.

> Die Schrift läuft in 48 Punkt noch aus sechs Metern.

Dann nehmen wir 54. Im Winter steht dort eine Schulklasse davor.

Danke, Aylin, das ist richtig schön geworden!
Mara
@aylin 95d 09:15 +Farbreihe-A.pdf
54 Punkt ist notiert. Die Farbreihe A als Datei für das Museum hängt an,
mit den RAL-Tönen für den Schildermacher.

Aylin
@mara 94d 10:02 to=svenja cc=aylin,jonas fresh
Liebe Svenja,

Aylin hat die Farben bei allen Lichtverhältnissen geprüft, unsere
Empfehlung ist Reihe A. Mögt ihr sie euch bis {+6} ansehen? Danach bestellen
wir die Musterschilder.

Herzlich
Mara
@svenja 91d 15:44
Liebe Mara,

alle sind begeistert, sogar der Hausmeister, und der ist streng. Reihe A ist
freigegeben. Claas möchte nur wissen, ob das Rot auch in zwanzig Jahren noch
rot ist.

Liebe Grüße
Svenja
@mara 91d 16:10
Im Schatten ja, in der Südwand-Vitrine eher zehn. Für die nehmen wir
Emaille, das hält länger als wir alle.

Mara

== Beschriftung Saal 3: Texte zur Durchsicht | Projekte/Leuchtturm | de
@claas 41d 09:12 to=mara cc=svenja +Objekttexte-Saal-3.pdf
Liebe Frau Lindqvist,

anbei die Objekttexte für Saal 3, achtzehn Stück. Ich habe mich an die
vereinbarten 450 Zeichen gehalten, mit einer Ausnahme: Die Geschichte der
Leuchtturmwärterin Anna Behrens braucht etwas mehr Platz. Sie hat das Feuer
im Sturm von 1911 drei Nächte lang von Hand gedreht.

Können wir ihr eine eigene Tafel geben?

Mit besten Grüßen
Claas Petersen
@mara 41d 11:40
Lieber Herr Petersen,

unbedingt! Anna Behrens bekommt die Stirnwand. Drei Nächte lassen sich
nicht auf 450 Zeichen kürzen.

Ich schlage vor: links der Text, rechts ihre Handschrift aus dem Feuerbuch,
darüber das Licht im Takt. Jonas zeichnet es bis {+5}.

Herzliche Grüße
Mara Lindqvist
@claas 40d 08:55
Das wäre wunderbar. Ihre Enkelin lebt noch in Cuxhaven und kommt zur
Eröffnung.

Mit besten Grüßen
Claas Petersen
@jonas 36d 18:20 +leuchtturm-morgen.png html
Guten Abend,

ein erster Eindruck für die Stirnwand, noch ganz grob: das Morgenfoto als
Grund, darauf nur ihr Name und die drei Daten. Den Text würde ich erst auf
Augenhöhe beginnen lassen.

Gruß
Jonas
@svenja 35d 09:05
Ich habe Gänsehaut. Bitte genau so.

Svenja
@mara 35d 09:48
Dann geht es genau so in die Ausführung. Claas, wir brauchen die
Endfassung des Textes bis {+9}, danach belichtet die Druckerei.

Mara

== Angebot Schilder und Stelen | Projekte/Leuchtturm | de
@moeller 29d 10:30 to=mara cc=jonas +Angebot-4417.pdf
Sehr geehrte Frau Lindqvist,

vielen Dank für Ihre Anfrage. Unser Angebot über 42 Schilder und sechs
Stelen in Emaille finden Sie im Anhang. Die Lieferzeit beträgt fünf Wochen
ab Druckfreigabe.

Ein Hinweis: Bei den Stelen empfehlen wir eine matte Oberfläche. Glänzende
Emaille spiegelt an der Glasfront so stark, dass man die Schrift am
Nachmittag kaum lesen kann.

Mit freundlichen Grüßen
Ihre Druckerei Möller
@jonas 29d 11:02 to=mara outlook fresh
Preis ist in Ordnung, matt ist richtig. Fünf Wochen sind knapp, aber es
geht, wenn wir bis Ende nächster Woche freigeben.
@mara 28d 09:15 to=moeller cc=jonas fresh
Guten Tag,

danke für das Angebot und den guten Hinweis. Wir nehmen matt. Die
Druckdaten bekommen Sie bis {+8}.

Eine Bitte noch: Können Sie uns vorab ein Muster des Rots brennen, etwa
10 × 10 cm?

Viele Grüße
Mara Lindqvist
@moeller 26d 14:10
Sehr geehrte Frau Lindqvist,

das Muster ist heute aus dem Ofen gekommen und geht mit der Abendpost raus.
Wir finden: ein sehr schönes Rot.

Mit freundlichen Grüßen
Ihre Druckerei Möller
@mara 24d 10:25
Das Muster liegt hier auf dem Fensterbrett, und alle bleiben stehen.
Freigegeben!

Viele Grüße
Mara Lindqvist

== Eröffnung Hafenmuseum: Ablauf und Gäste | Projekte/Leuchtturm | de
@svenja 9d 13:20 to=mara cc=jonas,claas flagged +Ablauf-Eroeffnung.pdf
Ihr Lieben,

der Ablauf für die Eröffnung steht, siehe Anhang. Für euch wichtig:

- Aufbau ab 8 Uhr, die Stelen stehen schon am Vortag.
- 17:30 kurzer Rundgang nur für die Familie Behrens.
- 18:00 Begrüßung, danach sprichst du, Mara, etwa fünf Minuten.

Magst du etwas zum Takt des Lichts erzählen?

Liebe Grüße
Svenja
@mara 8d 09:05
Liebe Svenja,

sehr gern. Fünf Minuten, sechs Dias, kein Fachwort.

Kommt die Enkelin sicher? Dann würde ich ihr vorher gern die Stirnwand
zeigen, ohne Publikum.

Mara
@claas 8d 10:37
Frau Behrens-Meier kommt mit zwei Töchtern und einem Urenkel. Der Rundgang
um 17:30 ist genau dafür gedacht. Sie bringt übrigens die Taschenuhr ihrer
Großmutter mit, mit der damals die Wiederkehr gemessen wurde.

Mit besten Grüßen
Claas Petersen
@jonas 6d 17:50
Die Uhr legen wir für den Abend in die Vitrine neben der Treppe, wenn die
Familie mag. Ich bringe den Sockel mit.

Jonas
@svenja 2d 16:30 unread
Sie mag! Und sie fragt, ob die Uhr danach bleiben darf. Claas hat einen
Moment lang nichts gesagt, das gab es noch nie.

Bis bald
Svenja
@claas 1d 18:12 unread
Es ging mir gut. Mir fehlten nur die Worte.

Der Leihvertrag liegt bei mir auf dem Tisch, auf unbestimmte Zeit. Danke,
dass Sie aus einem Schild eine Geschichte gemacht haben.

Ihr
Claas Petersen

== Stelen am Kai: Fundamente | Projekte/Leuchtturm | de
@jonas 17d 07:55 to=mara +leuchtturm-winter.png
Moin,

war gerade am Kai, siehe Foto. Die Fundamente sind gegossen, der Abstand
stimmt auf den Zentimeter. Stele 4 musste einen halben Meter nach Osten,
weil dort eine Leitung liegt. Im Plan ist es nachgetragen.

Jonas
@mara 17d 08:31
Ein halber Meter nach Osten heißt: Man sieht den Turm zwischen 4 und 5.
Das ist sogar besser. 🙂

Mara

== Druckfreigabe Begleitheft | Projekte/Leuchtturm | de
@aylin 5d 15:12 to=mara cc=jonas +Begleitheft-Korrektur.pdf
Das Begleitheft ist fertig gesetzt: 32 Seiten, Fadenheftung, Umschlag im
Seezeichenrot. Zwei offene Punkte:

1. Auf Seite 12 fehlt die Bildunterschrift zum Feuerbuch.
2. Die englische Fassung ist auf Seite 27 eine Zeile zu lang.

Freigabe bitte bis {+3}, dann drucken sie noch diese Woche.
@priya 5d 16:02 cc=mara
Page 27: cut "in order" before "to signal". That saves the line and nobody
will miss it.

P
@mara 4d 09:20
Danke, Priya, elegant gelöst. Zu Seite 12:

"Feuerbuch, 1907. Die Blitze sind mit dem Lineal gezeichnet, die Pausen
dazwischen mit Geduld."

Damit ist das Heft frei.

Mara
"""
