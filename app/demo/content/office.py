"""INBOX of the work account: the studio's days."""

SCRIPT = """
== Einladung: Wochenrunde Hamburg + London | INBOX | de
@jonas 3d 16:45 to=mara,aylin,priya,tom,henrike when=+4@09:30/45 place=Großer_Tisch +termin.ics unread
Hallo zusammen,

die Wochenrunde wie immer um 9:30, diesmal mit drei Punkten:

1. Rückblick Eröffnung Hafenmuseum
2. Brookfield: die ersten Tage im Netz
3. Wer fährt zur Buchmesse?

Jonas

== Japanische Ausgabe: Titelblatt | INBOX | ja
@tanaka 2d 07:25 to=mara unread flagged
リンドクヴィスト様

いつもお世話になっております。あおぞら出版の田中です。

灯台の本の日本語版について、表紙の色校正が届きました。赤がとても美しく、
編集部の全員が喜んでおります。{+10}までにご確認いただけますでしょうか。

なお、帯の文字は縦書きでお願いしたいと存じます。

どうぞよろしくお願いいたします。
田中 ゆき

== Proofs of the Japanese cover | INBOX | en
@priya 28h to=mara
Yuki's proofs have arrived here too and the red is glorious. She asks for
the text on the band to run vertically. Shall I ask Greta to redraw the
little lighthouse so that it stands beside the text instead of under it?

P
@mara 25h
Yes please, and let her know there is no hurry before next week. A vertical
band with a lighthouse at the end will look as if it had always been so.

Mara
@priya 21h unread
Greta says "with pleasure", and that she has already drawn four.

P

== Licht für den Besprechungstisch | INBOX | de
@henrike 1d 11:15 to=mara
Hallo Mara,

die neue Lampe über dem großen Tisch ist da. Der Elektriker kommt am
{+3} zwischen 8 und 10. Könnt ihr den Tisch am Abend vorher freiräumen?
Auch die Modelle, bitte. Letztes Mal hatte der Leuchtturm danach Schlagseite.

Henrike
@mara 1d 11:40
Machen wir. Der Leuchtturm zieht so lange zu Aylin.

Mara
@aylin 19h unread
Er darf ans Fenster. Aber er muss abends um zehn das Licht ausmachen. 🌙

Aylin

== Portfolio review at Southbank College | INBOX | en
@ruth 5h to=mara unread
Dear Mara,

Our second-years present their signage projects on {+16}, and the
students asked whether the person who did the harbour museum would come
and look at them. They mean you.

It would be two hours, fourteen students, decent coffee. We can cover the
train and a night near the river.

Would you?

Ruth

== Unterlagen für das dritte Quartal | INBOX | de
@steuer 7h to=henrike,mara unread
Sehr geehrte Frau Lindqvist, sehr geehrte Frau Voss,

für die Voranmeldung fehlen uns noch zwei Belege:

- die Rechnung der Druckerei über das Farbmuster
- die Hotelrechnung der Reise nach Edinburgh

Wenn Sie beides bis {+5} schicken, bleibt reichlich Luft.

Freundliche Grüße
Katrin Ahlers

== Fotos vom Hafen | INBOX | de
@nils 3h to=mara html unread +hafen-abend.png +elbe.png
Hallo Mara,

ich war gestern Abend noch am Kai, weil das Licht so war, wie es nur im
Herbst ist. Zwei Bilder vorab, der Rest kommt in groß auf der Platte.

Das obere wäre mein Vorschlag für die Einladungskarte.

Nils

== Kaffee? | INBOX | de
@jonas 48m to=mara,aylin unread
Nachher beim Portugiesen? Ich habe Neuigkeiten aus dem Museum, und die
lassen sich besser mit Vanilletörtchen erzählen. 🥧

Jonas

== Stelle 4 im Netz | INBOX | de
@bewerbung 8d 20:14 to=mara +Arbeitsproben-Jacobsen.pdf
Sehr geehrte Frau Lindqvist,

vor zwei Wochen stand ich mit meiner kleinen Schwester am Kai vor Ihrer
Stele 4. Sie ist sechs und kann noch nicht lesen. Sie hat mir trotzdem
erklärt, wo es langgeht.

Seitdem möchte ich bei Ihnen ein Praktikum machen. Meine Arbeitsproben
hängen an.

Mit freundlichen Grüßen
Finn Jacobsen
@mara 7d 09:25
Lieber Herr Jacobsen,

das ist die schönste Bewerbung seit Langem. Kommen Sie am {+7} um elf
vorbei? Und grüßen Sie Ihre Schwester: Sie hat das System besser verstanden
als unser erster Prüfer.

Herzliche Grüße
Mara Lindqvist
@bewerbung 7d 09:58
Sehr gern, ich bin da! Sie lässt zurückgrüßen und fragt, ob Stele 5 noch
einen Seehund bekommt.

Finn Jacobsen

== Illustrations for the autumn card | INBOX | en
@greta 13d 14:30 to=mara +coast-path.png html
Hi Mara,

first sketch for the autumn card. I walked the coast path on Sunday and
kept stopping, so the lighthouse is true to life, but I moved it a bit to
the right. It looked lonely on the left.

Greta
@mara 13d 15:10
Hi Greta,

It looks as if it had just noticed us. Don't change anything.

Could we have the night version for the back?

Mara
@greta 11d 10:48
Night version is on my desk, ink still wet. You'll have it tomorrow.

Greta

== Mietvertrag Kontorhof: Nachtrag | INBOX | de
@vermieter 19d 09:00 to=mara cc=henrike +Nachtrag-Mietvertrag.pdf
Sehr geehrte Frau Lindqvist,

anbei erhalten Sie den Nachtrag zum Mietvertrag über den Lagerraum im
Untergeschoss. Bitte senden Sie uns ein Exemplar unterschrieben zurück.

Mit freundlichen Grüßen
Hausverwaltung Kontorhof
@henrike 19d 09:44 to=mara fresh
Ich habe ihn gelesen, alles wie besprochen: 14 Quadratmeter, trocken, ab
dem Ersten. Du musst nur auf Seite 3 unterschreiben.

Henrike
@mara 19d 10:30
Unterschrieben und in deinem Fach. Endlich ein Platz für die Stelenmodelle!

Mara

== Buchmesse: wer, wann, wohin | INBOX | de
@jonas 34d 10:20 to=mara,aylin,priya
Hallo ihr,

die Anmeldung zur Buchmesse schließt am {+12}. Der Aozora-Verlag hat einen
Stand und möchte uns treffen. Ich schlage vor, dass Mara und Priya fahren.
Aylin und ich halten hier die Stellung.

Jonas
@aylin 34d 10:51
Einverstanden. Aber bringt mir bitte das Papiermusterbuch aus Halle 4 mit,
das große.

Aylin
@mara 34d 12:05
Dann ist es abgemacht: Priya und ich, zwei Nächte, ein Musterbuch.

Mara

== Kitchen rota | INBOX | en
@tom 45d 12:02 to=priya cc=mara
For the record, the dishwasher in London has been repaired and now plays a
tune when it is done. Nobody knows how to stop it.

Tom
@priya 45d 12:20 cc=mara
Nobody wants to.

P

== Schriftlizenzen für das Museum | INBOX | de
@aylin 52d 13:40 to=mara
Kurze Frage zur Lizenz: Das Museum möchte die Hausschrift auch auf seinen
eigenen Plakaten benutzen. Reicht da unsere Studiolizenz?
@mara 52d 14:15
Nein, sie brauchen eine eigene, fünf Arbeitsplätze genügen. Ich habe beim
Schriftgestalter angefragt, er macht ihnen einen guten Preis.

Mara
@aylin 51d 09:10
Perfekt, ich gebe es weiter.

== Newsletter des Studios: Entwurf | INBOX | de
@aylin 22h to=mara unread
Der Herbstbrief ist im Entwurf fertig. Drei Geschichten: Anna Behrens, die
Teewand und Gretas Karte. Magst du den ersten Satz schreiben? Deine ersten
Sätze sind immer besser als meine.

Aylin

== Backup report | INBOX | en
@tom 6d 07:30 to=mara
The quarterly restore test went through: the whole Leuchtturm project,
from the vault to a bare machine, in 38 minutes. Every file opened.

I know nobody reads these. I send them so that nobody has to.

Tom

== Besuch aus Kopenhagen | INBOX | de
@jonas 15d 09:05 to=mara
Das Büro aus Kopenhagen kommt am {+20} nach Hamburg und fragt, ob wir
ihnen die Stelen zeigen. Sie planen etwas Ähnliches für einen Fährhafen.
@mara 15d 09:32
Gern! Frag doch Claas, ob er mitgeht. Niemand erzählt das so gut wie er.

Mara
@jonas 14d 16:18
Er geht nicht nur mit, er bringt auch Tee.

Jonas

== Enamel red: swatch for the archive | INBOX | en
@aylin 11d 12:10 to=priya,mara
The swatch from the kiln has a twin now: one stays in Hamburg, one is on
its way to London. Priya, it likes north light.

Aylin
@priya 9d 10:32 cc=mara
It arrived and sits on the window sill. People come in and ask what the
project was. I tell them: twelve seconds of red.

P

== Heizung im Treppenhaus | INBOX | de
@vermieter 10d 07:45 to=mara
Sehr geehrte Mieterinnen und Mieter,

die Heizung im Treppenhaus wird am {+6} entlüftet. Bitte stellen Sie bis
dahin keine Pflanzen auf die Heizkörper.

Hausverwaltung Kontorhof
@henrike 10d 08:20 to=mara fresh
Die Birkenfeige ist umgezogen. Sie steht jetzt auf Jonas' Stuhl, bis er
zurück ist.

Henrike

== Questions from the press | INBOX | en
@eleanor 4d 11:15 to=priya,mara flagged
Dear both,

A journalist has asked who designed the tins. I said my grandmother did,
and that you had the good sense not to interfere. I hope that is how you
would put it too.

Eleanor
@mara 4d 12:02
Dear Eleanor,

It is exactly how we would put it. We might have it printed.

Mara

== Übersetzung: Leuchtfeuer, beacon, phare | INBOX | de
@svenja 7d 14:25 to=mara
Liebe Mara,

für die französische Tafel schwanken wir zwischen "feu" und "phare". Claas
sagt, das eine sei das Licht und das andere der Turm. Habt ihr jemanden, der
das entscheidet?

Svenja
@mara 6d 09:10
Liebe Svenja,

ich habe meine Schwägerin gefragt, sie kommt aus Brest: "Das Licht ist le
feu. Der Turm ist le phare. Wer sie verwechselt, wohnt in Paris."

Mara
@svenja 6d 09:31
Das kommt genau so in unseren Hausordner. Danke!

Svenja

== Angebot Messebau: zweite Runde | INBOX | de
@jonas 21d 15:30 to=mara
Die Zahlen für den Stand in Kopenhagen sind da. Wenn wir die Wand mieten
statt bauen, bleiben wir im Rahmen und haben nachher kein Holz im Keller.
@mara 21d 16:02
Mieten. Der Keller gehört den Stelen.

Mara

== Accessibility check: result | INBOX | en
@tom 23d 13:48 to=mara,priya
The external check is back: no blockers, two suggestions.

1. The sound of the turning tin should be off at first.
2. The focus ring is beautiful but could be a little braver.

Both are done. The ring is braver now.

Tom
@priya 23d 14:05 cc=mara
Brave rings for everyone.

P

== Fundbüro: roter Schal | INBOX | de
@svenja 13d 17:05 to=mara
Liegt seit dem Workshop bei uns an der Garderobe und gehört, dem Rot nach zu
urteilen, zu euch.

Svenja
@aylin 12d 09:00 to=svenja cc=mara
Meiner! Ich habe ihn schon unter "Farbmuster" gesucht.

Aylin

== Termin mit dem Lichtplaner | INBOX | de
@jonas 16d 11:25 to=mara,svenja when=+6@14:00/90 place=Hafenmuseum +lichttermin.ics
Hallo zusammen,

der Lichtplaner kommt ins Museum und bringt drei Scheinwerfer mit. Wir
proben den Takt an der Stirnwand, einmal bei Tag und einmal verdunkelt.

Jonas
@svenja 16d 12:40 cc=mara
Ich bestelle die Verdunkelung. Und Kekse.

Svenja

== Poster for the reading room | INBOX | en
@ruth 26d 18:20 to=mara
Dear Mara,

The poster you sent for the reading room has been framed. The students
argue about the second e. I have decided not to tell them that it is
upside down on purpose.

Ruth
@mara 25d 09:05
Dear Ruth,

Please never tell them.

Mara

== Krank gemeldet, halb | INBOX | de
@aylin 30d 07:50 to=mara,jonas
Ich habe keine Stimme mehr, aber beide Hände. Ich zeichne heute von zu
Hause und antworte auf alles, außer auf Anrufe.

Aylin
@jonas 30d 08:02 cc=mara
Gute Besserung! Wir schweigen solidarisch mit.

Jonas
"""
