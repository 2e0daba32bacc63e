"""Reisen, Drafts, Archive and older office mail of the work account."""

SCRIPT = """
== Edinburgh: trains and rooms | Reisen | en
@priya 71d 10:10 to=mara
For the library conference: I've booked us both into the small hotel by the
Water of Leith, two nights from {+20}. The view is supposed to be of ducks.

Trains are yours?

P
@mara 71d 10:45
Trains are mine. Out at 9:00 from King's Cross, left-hand side, because of
the sea after Berwick.

Mara
@priya 50d 21:15 +loch-view.png html
The ducks were real. So was this, on the last evening. Let's come back when
nobody wants a talk from us.

P

== Nachtzug nach Stockholm | Reisen | de
@jonas 190d 12:20 to=mara
Der Nachtzug ab Hamburg hat wieder freie Abteile: {+18} um 20:03, Ankunft
um 9:55 in Stockholm. Soll ich für die Möbelmesse zwei Betten nehmen?
@mara 190d 12:42
Ja, bitte, oben. Und für zurück den Tagzug, ich möchte die Seen sehen.

Mara

== Reiseplan Buchmesse | Reisen | de
@henrike 20d 09:20 to=mara cc=priya +Reiseplan-Buchmesse.pdf
Hallo Mara, hallo Priya,

hier euer Plan: Züge, Hotel, Termine am Stand von Aozora. Das
Papiermusterbuch für Aylin habe ich vormerken lassen, Halle 4, Stand C 12.
Ihr müsst es nur noch tragen.

Henrike

== Talk at the library conference: notes | Reisen | en
@mara 55d 22:05 to=priya
My notes for the talk, so that you can stop me when I wander off:

1. A sign is a promise. It has to be kept at the next corner.
2. Show the sugar lumps.
3. End with Anna Behrens, lights down, twelve seconds of silence.

Mara
@priya 54d 08:30
Twelve seconds is long on a stage. Do it anyway.

P

== Re: Portfolio review at Southbank College | Drafts | en
@mara 2h to=ruth
Dear Ruth,

I would love to. I can take the train on the evening before and would bring
the enamel sample, so that they can

== Herbstbrief: erster Satz | Drafts | de
@mara 20h to=aylin
Liebe Aylin,

drei Anläufe:

- "Manchmal genügen zwölf Sekunden, damit jemand stehen bleibt."
- "Im Keller eines Museums lag ein Buch voller Blitze."
- "Eine Sechsjährige hat unser Leitsystem abgenommen."

Ich neige zum

== Rede Hafenmuseum | Drafts | de
@mara 3d 22:10 to=jonas
Guten Abend,

ich soll Ihnen in fünf Minuten erklären, warum ein Schild rot ist. Ich
brauche dafür nur zwölf Sekunden, aber ich brauche sie mehrmals.

(Dia 1: das Feuerbuch)

== Website im Museum: Hörstationen | Archive | de
@svenja 150d 11:00 to=mara
Liebe Mara,

für die Hörstationen fehlt uns noch eine Stimme. Kennst du jemanden, der
norddeutsch klingt, ohne zu spielen?

Svenja
@mara 150d 11:35
Meine Nachbarin hat vierzig Jahre lang den Wetterbericht gelesen. Ich frage
sie heute Abend.

Mara
@svenja 143d 17:20
Die Probeaufnahme ist da. Wir haben sie dreimal gehört, nur so.

Svenja

== Inventur Papierlager | Archive | de
@henrike 124d 15:00 to=mara +Papierlager.csv
Die Inventur ist durch. Wir haben von allem genug, außer vom guten
Umschlagkarton, da sind es noch elf Bogen. Bestelle ich 100?

Henrike
@mara 124d 15:12
200, bitte. Das Begleitheft kommt.

Mara

== New chairs for London | Archive | en
@tom 172d 16:40 to=mara cc=priya
The six chairs have arrived. Assembly took four minutes each, apart from
mine, which took an evening and has a screw left over.

Tom
@priya 171d 09:05
Do not sit on it.

P

== Lehrauftrag im Sommersemester | Archive | de
@mara 260d 10:25 to=jonas
Die Hochschule fragt, ob ich im Sommer wieder den Kurs "Schrift im Raum"
übernehme, freitags, zwölf Termine. Passt das zum Leuchtturm?
@jonas 260d 11:10
Passt, wenn der Kurs einmal am Kai stattfindet. Dann haben wir zwölf
kritische Augenpaare umsonst.

Jonas

== Rückblick auf das Jahr | Archive | de
@henrike 352d 14:30 to=mara cc=jonas,aylin +Jahresabschluss.pdf
Ihr Lieben,

die Zahlen sind fertig. Kurz gesagt: mehr Museen, weniger Broschüren und zum
ersten Mal ein Sommer ohne Überstunden. So darf es bleiben.

Henrike
@jonas 352d 15:02
Der letzte Satz kommt an die Wand.

Jonas

== Brandmeldeanlage: Wartung | Archive | de
@vermieter 395d 08:00 to=mara
Sehr geehrte Mieterinnen und Mieter,

am {+14} wird zwischen 9 und 11 Uhr die Brandmeldeanlage gewartet. Dabei
ertönt mehrmals ein kurzer Probealarm. Bitte bleiben Sie sitzen.

Hausverwaltung Kontorhof

== First ideas for a studio in London | Archive | en
@priya 405d 18:15 to=mara cc=jonas
Found a room in Bermondsey: north light, a freight lift and a bakery
downstairs. It is smaller than we said and better than we hoped.

Shall I ask for the keys?

P
@mara 405d 18:31
Ask for the keys. And for the opening hours of the bakery.

Mara
@jonas 404d 08:10
From half past six, I've already looked.

Jonas

== Kalender als Weihnachtsgruß | Archive | de
@aylin 368d 13:20 to=mara,jonas
Vorschlag für den Gruß zum Jahresende: ein Kalender aus zwölf Seezeichen,
gedruckt auf den Resten vom Umschlagkarton. Auflage so viele, wie Reste da
sind.
@mara 368d 13:55
Ja! Und der Dezember bekommt das Leuchtfeuer.

Mara

== Alte Adresse im Impressum | Trash | de
@henrike 27d 09:40 to=mara
Im Impressum steht noch die alte Hausnummer. Soll ich das ändern?
@henrike 27d 09:52 fresh
Schon erledigt, vergiss es. 🙂

== Your parcel is waiting at the corner shop | Trash | en
@tom 58d 17:30 to=mara
Your parcel from Porto is at the corner shop. I'd have picked it up, but
the shop cat was sitting on it.

Tom

== Alter Entwurf: Plakat mit Möwe | Trash | de
@aylin 44d 15:20 to=mara
Die Möwe ist raus, sie sah aus wie ein Papierflieger. Bitte diese Fassung
nicht mehr benutzen.

Aylin

== Server maintenance tonight | Trash | en
@tom 39d 17:10 to=mara
The build server restarts at ten tonight. Nothing for you to do, and by
the time you read this it is probably over.

Tom

== Kaffeemaschine entkalkt | Trash | de
@henrike 33d 09:05 to=mara
Die ersten zwei Tassen bitte wegschütten. Die dritte ist wieder gut.

Henrike
"""
