"""What arrives while the demo runs, one a minute: short, lively, in no need of an answer."""

SCRIPT = """
== Tisch ist reserviert | work | de
@jonas 1m
Hinten am Fenster, für drei. Die Törtchen sind zurückgelegt.

Jonas

== Quitten, Teil zwei | private | de
@mama 1m
Papa hat noch einen Korb gefunden. Hast du Gläser? Viele Gläser?

Mama

== Brookfield in the Sunday paper | work | en
@priya 1m
Half a page on the wall of tins, with a picture of the cat on the counter.
Eleanor is pretending not to be pleased.

P

== Die Karten für die Eröffnung sind da | work | de
@svenja 1m
200 Stück, und sie riechen noch nach Druckerei. Ich lege euch zwanzig
zurück.

Svenja

== Ofen gesucht, Ofen gefunden | private | de
@lena 1m
Meine Tante sagt, das Holz liegt trocken hinter dem Haus, und der Schlüssel
dort, wo er immer liegt. Wo lag er noch mal?

Lena

== Day three, for the record | work | en
@tom 1m
Still no errors. I have started to miss them.

Tom

== Der Leuchtturm steht am Fenster | work | de
@aylin 1m
Die Leute auf der Straße bleiben stehen und zeigen hoch. Das Licht geht um
zehn aus, versprochen.

Aylin

== Schleusenzeiten | private | de
@silke 1m
Die Schleuse in Lübeck öffnet für uns um 14:10. Wer bis dahin Kuchen will,
muss vorher rudern.

Silke

== 帯の文字につきまして | work | ja
@tanaka 1m
リンドクヴィスト様

グレタ様の灯台のイラストを拝見いたしました。縦書きの帯にぴったりで、
編集部一同、感激しております。

田中 ゆき

== Post aus London | work | de
@henrike 1m
Ein Paket von Brookfield & Daughters, es duftet durch den Karton. Ich setze
Wasser auf.

Henrike

== Boot | private | de
@bjoern 1m
Sie hat heute zu Papa "Boot" gesagt. Er war sehr gerührt.

Björn

== A letter from Inverness | work | en
@eleanor 1m
The lady from Inverness has written again, on paper this time. She would
like to know who made the shop. I have told her: all of you.

Eleanor

== Stele 1 bis 6: fertig gebrannt | work | de
@moeller 1m
Sehr geehrte Frau Lindqvist,

alle sechs Stelen sind ohne Nacharbeit aus dem Ofen gekommen. Anlieferung am
vereinbarten Tag um 7 Uhr.

Ihre Druckerei Möller

== Ihre Vormerkung wurde verlängert | private | de
@buecherei 1m
Guten Tag Frau Lindqvist,

der Titel "Das Feuerschiff" liegt noch drei weitere Tage für Sie bereit.

Ihre Stadtbücherei

== The fourteen | work | en
@ruth 1m
They have heard that you might come and are redrawing everything. I have
asked them to sleep as well.

Ruth

== Noch ein Fund | work | de
@claas 1m
Im Feuerbuch lag zwischen zwei Seiten ein gepresstes Stück Strandhafer,
vermutlich von 1911. Es darf liegen bleiben.

Ihr Claas Petersen

== Licht im Treppenhaus | private | de
@petzold 1m
Liebe Frau Lindqvist,

die Birne im zweiten Stock habe ich gewechselt. Falls Sie sich wundern, dass
man wieder etwas sieht.

Ihr W. Petzold

== The ship has landed | work | en
@marcus 1m
Twelve chests, all dry. Number seven smells of apricots. The ribbon appeared
by itself at nine sharp.

Marcus

== Four lighthouses | work | en
@greta 1m
All four are in the post. Choose one and keep the others, they don't like to
be separated.

Greta

== Noten liegen bereit | private | de
@chor 1m
Die neuen Klavierauszüge liegen im Gemeindehaus auf dem Flügel. Bitte nur
einen nehmen, auch wenn zwei besser aussehen.

Kantorei St. Johann

== Platte ist unterwegs | work | de
@nils 1m
412 Bilder, nach Licht sortiert. Der Bote müsste gegen drei da sein.

Nils

== Sockel für die Uhr | work | de
@jonas 1m
Eiche, geölt, mit einer Mulde so groß wie ein Daumen. Ich glaube, die Uhr
wird sich wohlfühlen.

Jonas

== Fast vergessen | private | de
@rad 1m
Moin Mara,

an deinem Rad hing noch ein Handschuh. Er wartet im Schaufenster auf dich.

Kette & Kranz

== Train tickets for the fair | work | en
@priya 1m
Booked, facing forward, with a table. You may have the window until Hanover.

P

== Seite 12 | work | de
@aylin 1m
Die Bildunterschrift sitzt. Der Drucker hat angerufen, nur um zu sagen, dass
sie ihm gefällt.

Aylin

== Petite question | private | de
@amelie 1m
Welche Schuhgröße hat dein Vater? Es geht um die Fähre. Mehr darf ich nicht
sagen.

Amélie

== Belege erhalten | work | de
@steuer 1m
Sehr geehrte Frau Lindqvist,

beide Belege sind da, die Voranmeldung ist raus. Schönen Gruß an Frau Voss.

Katrin Ahlers

== The dishwasher | work | en
@tom 1m
It has learned a second tune. We are recording it.

Tom

== Vitrine neben der Treppe | work | de
@svenja 1m
Ausgeräumt, geputzt, Licht eingestellt. Der Hausmeister bewacht sie
persönlich.

Svenja

== Anhänger | private | de
@joerg 1m
Moin,

der Anhänger hat TÜV. Ich nicht, aber ich fahre ja auch nur.

Jörg

== Morgen um elf | work | de
@bewerbung 1m
Liebe Frau Lindqvist,

ich freue mich auf morgen. Meine Schwester hat mir den Weg aufgezeichnet,
für alle Fälle.

Finn Jacobsen

== One word | work | en
@eleanor 1m
My mother has read all seven stories again and would like to change the word
back. She says you were right after all.

Eleanor

== Kardamom | private | de
@papa 1m
Liebe Mara,

wie viel ist "und dann noch etwas"?

Dein Vater

== Lampe hängt | work | de
@henrike 1m
Der Elektriker war pünktlich, der Tisch ist wieder frei, und man kann jetzt
auch im November sehen, was man zeichnet.

Henrike

== Kopenhagen sagt zu | work | de
@jonas 1m
Sie kommen zu viert, mit Regenjacken. Claas hat die Thermoskanne schon
bereitgestellt.

Jonas

== Reihe 14 | private | de
@lena 1m
Ich habe nachgesehen: Von Reihe 14 sieht man die Hände. 🎹

Lena

== Bermondsey, 6:30 | work | en
@priya 1m
The bakery has named a bun after us. It has a swirl like the rotating light.
I have bought six.

P

== Schlüssel Lagerraum | work | de
@vermieter 1m
Sehr geehrte Frau Lindqvist,

die Schlüssel für den Lagerraum liegen ab morgen beim Pförtner.

Hausverwaltung Kontorhof

== Ink | work | en
@greta 1m
The night version needed a darker night. I found one in Bremen.

Greta

== Gläser | private | de
@mama 1m
Frau Petersen aus dem dritten Stock hat uns dreißig Gläser gegeben. Wir
dürfen ihr nie wieder etwas abschlagen.

Mama

== Herbstbrief ist gesetzt | work | de
@aylin 1m
Mit deinem ersten Satz. Er durfte ganz allein in der Zeile stehen.

Aylin

== Die Uhr | work | de
@claas 1m
Frau Behrens-Meier hat sie heute gebracht, in ein Taschentuch gewickelt. Sie
geht noch: zwölf Sekunden, auf den Schlag.

Ihr Claas Petersen

== Wettervorhersage | private | de
@silke 1m
Sonne, Rückenwind, sieben Grad. Mehr kann man im Herbst nicht verlangen.

Silke

== Cat | work | en
@marcus 1m
The cat has accepted the blue tape. We are all a little shaken.

Marcus
"""
