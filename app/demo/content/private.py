"""The private POP3 account: family, friends, the rowing club. What `ich` wrote is only quoted there."""

SCRIPT = """
== Sonntag | INBOX | de
@mama 1d 19:20 to=ich unread
Mein Schatz,

kommst du am Sonntag zum Essen? Papa hat zu viele Quitten geerntet, wie
jedes Jahr, und will einen Kuchen nach dem Rezept von Oma Ingrid versuchen.
Ich passe auf, dass er die Kerne herausnimmt.

Deine Mama
@ich 1d 20:05
Ich komme, und ich bringe Vanilleeis mit!
@mama 15h unread
Dann decken wir für fünf, Björn und Amélie kommen auch mit der Kleinen. Sie
sagt jetzt "Boot". Zu allem.

Mama

== Fotos von der Kleinen | INBOX | de
@bjoern 5d 20:45 to=ich cc=mama +feld-abend.png html
Hej Mara,

hier war sie am Samstag zum ersten Mal im Wald. Man sieht sie auf dem Bild
nicht, weil sie sich hinter dem Baum versteckt hat. Aber sie ist da, und sie
war sehr stolz.

Björn
@ich 5d 21:10
Ich erkenne sie sofort!
@amelie 4d 08:15
Elle a trouvé ça très drôle. Beim nächsten Mal verstecken wir Björn.

Amélie

== Papas Geburtstag | INBOX | de
@bjoern 24d 18:10 to=ich
Hej,

Papa wird siebzig. Er wünscht sich nichts, also das Übliche. Meine Idee: ein
Tag auf der alten Fähre nach Glückstadt, mit Akkordeon und Heringsbrötchen.
Legst du mit mir zusammen?
@ich 24d 19:00
Sofort. Und ich drucke eine Bordkarte.
@bjoern 23d 07:40
Die Bordkarte muss wasserfest sein. Du kennst Papa.
@bjoern 10d 21:30 fresh
Fähre ist gebucht, Akkordeon auch. Der Mann heißt wirklich Hein.

== Die alten Dias | INBOX | de
@papa 47d 16:25 to=ich
Liebe Mara,

beim Aufräumen habe ich die Dias von 1988 gefunden, Schärensommer, du mit
der gelben Schwimmweste. Es sind vierhundert Stück. Kann man so etwas
einscannen, ohne dass man davon alt wird?

Dein Vater
@ich 47d 18:00
Bring sie mit, wir haben im Studio ein Gerät dafür. Es schafft hundert in
einer Stunde, und wir trinken so lange Tee.
@papa 46d 09:15
Vier Stunden Tee. Das ist ein Wort.

== Waffelrezept | INBOX | de
@mama 83d 10:40 to=ich
Für dich, von Oma Ingrids Zettel abgeschrieben:

- 150 g Butter, weich
- 3 Eier
- 250 g Mehl, 1 TL Backpulver
- 200 ml Milch und 100 ml Mineralwasser
- Kardamom, "so viel, wie du magst, und dann noch etwas"

Der letzte Satz steht wirklich da.

Mama

== Wochenende in der Lüneburger Heide? | INBOX | de
@lena 16d 21:05 to=ich
Liebste Mara,

die Heide ist zwar schon verblüht, aber das Ferienhaus meiner Tante ist frei:
Ofen, keine Nachbarn, kein Netz. {+15f} bis Sonntag? Ich koche, du machst
Feuer.

Lena
@ich 16d 21:30
Ich mache Feuer! Und ich bringe das Kartenspiel mit den Vögeln mit.
@lena 15d 08:20
Dann bin ich die Eule. Ich freue mich so.

== Konzertkarten | INBOX | de
@lena 38d 12:15 to=ich
Es gibt noch zwei Karten für das Klavierkonzert am {+40}, Reihe 14, Mitte.
Wenn du bis heute Abend Ja sagst, gehören sie uns.
@ich 38d 12:18
JA
@lena 38d 12:25
Das ging schnell. Gekauft. 🎹

== Umzug: danke! | INBOX | de
@lena 131d 20:20 to=ich
Alle Kisten sind drin, das Klavier auch, und der Nachbar von unten hat nur
einmal geklopft: um uns Kuchen zu bringen. Danke für deinen Rücken und deine
Geduld!

Lena

== Wanderfahrt auf der Trave | INBOX | de
@silke 21d 19:00 to=club
Liebe Ruderinnen und Ruderer,

zum Ausklang der Saison rudern wir am {+24s} von Bad Oldesloe nach Lübeck,
34 Kilometer mit der Strömung, zwei Schleusen, ein Kuchenhalt.

Anmelden könnt ihr euch bis {+10} bei mir. Es gibt drei Vierer und einen
Zweier. Wer steuern mag, schreibt es dazu.

Ahoi
Silke
@ich 21d 20:10
Ich bin dabei und steuere gern!
@silke 20d 07:30 to=ich
Wunderbar, du bekommst die "Wakenitz". Sie zieht leicht nach Backbord, aber
das kennst du ja.

Silke
@joerg 18d 18:45 to=club fresh
Ich fahre den Bootsanhänger. Treffpunkt am Bootshaus um 6:45, bitte wirklich
um 6:45 und nicht um 6:45 nach Mara. 😉

Jörg

== Arbeitsdienst am Bootshaus | INBOX | de
@joerg 58d 18:00 to=club
Hallo zusammen,

am {+9s} streichen wir den Steg und ölen die Riemen. Handschuhe gibt es, gute
Laune bringt ihr mit, Suppe kocht Silke.

Jörg
@silke 49d 20:30 to=club fresh
Der Steg ist gestrichen, niemand ist hineingefallen, drei Liter Suppe sind
übrig. Danke an alle elf!

Silke

== Protokoll der Mitgliederversammlung | INBOX | de
@club 77d 17:10 to=ich +Protokoll-Mitgliederversammlung.pdf
Liebe Mitglieder,

anbei das Protokoll. Kurz gefasst: Der Beitrag bleibt gleich, das Bootshaus
bekommt eine Wärmepumpe, und der neue Vierer heißt nach langer Aussprache
"Möwe".

Der Vorstand

== Ergometer-Abende im Winter | INBOX | de
@club 11d 17:30 to=ich
Liebe Mitglieder,

ab {+8} stehen die Ergometer jeden Mittwoch ab 19 Uhr im Saal. Wer mag,
rudert zu Musik, wer nicht mag, bekommt Ohrstöpsel.

Der Vorstand

== Taufe der "Möwe" | INBOX | de
@club 29d 12:00 to=ich +harbour-boat.png
Liebe Mitglieder,

am {+6s} um 15 Uhr taufen wir den neuen Vierer. Getauft wird mit
Apfelschorle, danach darf jede und jeder eine Runde um die Insel.

Der Vorstand

== Schlüssel fürs Bootshaus | INBOX | de
@joerg 104d 08:10 to=ich
Moin Mara,

dein Schlüssel hing heute früh von außen in der Tür. Ich habe ihn. Du
bekommst ihn gegen ein Franzbrötchen zurück.

Jörg
@ich 104d 08:30
Zwei. Mit Streusel.
@joerg 104d 08:33
Abgemacht.

== Proben für das Weihnachtsoratorium | INBOX | de
@chor 32d 10:00 to=ich +Probenplan.pdf
Liebe Sängerinnen und Sänger,

der Probenplan bis zum Konzert hängt an. Bitte beachtet die Zusatzprobe für
den Alt am {+17}. Bleistifte nicht vergessen!

Kantorei St. Johann

== Alt: Teil III auswendig? | INBOX | de
@chor 9d 21:15 to=ich
Liebe Altstimmen,

das war heute sehr schön. Traut ihr euch zu, den Choral in Teil III
auswendig zu singen? Ich würde dann das Licht herunterdrehen lassen.

Bis nächste Woche
eure Chorleitung

== Paket angenommen | INBOX | de
@petzold 36d 18:50 to=ich
Liebe Frau Lindqvist,

ein Paket für Sie liegt bei mir, es raschelt. Ich bin bis zehn wach.

Ihr Werner Petzold
@petzold 35d 09:00 fresh
Nachtrag: Die Quitten sind angekommen, herzlichen Dank an Ihren Herrn Vater!

Ihr W. Petzold

== Blumen gießen im Mai | INBOX | de
@petzold 196d 17:15 to=ich
Liebe Frau Lindqvist,

ich bin vom {+10} an zwei Wochen bei meiner Schwester in Husum. Würden Sie
wieder nach den Tomaten sehen? Sie mögen es, wenn man mit ihnen spricht.

Ihr Werner Petzold
@ich 196d 18:20
Sehr gern! Was erzähle ich ihnen?
@petzold 195d 08:45
Das Wetter genügt ihnen. Die Sportergebnisse regen sie auf.

== Erinnerung an Ihren Termin | INBOX | de
@praxis 6d 08:00 to=ich
Guten Tag Frau Lindqvist,

wir erinnern Sie an Ihren Termin zur Vorsorge am {+9} um 8:20 Uhr.
Falls Sie verhindert sind, genügt eine kurze Antwort auf diese Nachricht.

Ihre Zahnarztpraxis Dr. Winter

== Ihre Vormerkung liegt bereit | INBOX | de
@buecherei 2d 15:05 to=ich unread
Guten Tag Frau Lindqvist,

der von Ihnen vorgemerkte Titel liegt bis {+7} für Sie am Empfang:

  Das Feuerschiff. Geschichten von der Küste

Ihre Stadtbücherei

== Leihfrist endet bald | INBOX | de
@buecherei 62d 07:00 to=ich
Guten Tag Frau Lindqvist,

die Leihfrist für zwei Medien endet am {+3}. Sie können sie online
verlängern, solange niemand sie vorgemerkt hat.

Ihre Stadtbücherei

== Dein Fahrrad ist fertig | INBOX | de
@rad 8h to=ich unread
Moin Mara,

dein Rad ist fertig: neue Kette, neues Licht, und die Klingel klingelt
wieder. Macht 68 Euro. Wir sind bis halb sieben da.

Kette & Kranz

== Herbstcheck fürs Rad | INBOX | de
@rad 54d 11:00 to=ich
Moin Mara,

es wird dunkel. Wenn du magst, schauen wir bis {+14} kostenlos nach deinem
Licht.

Kette & Kranz

== Skifahren im Februar? | INBOX | de
@bjoern 286d 19:40 to=ich +skifahren.png html
Hej Mara,

so sieht es hier heute aus. In der Hütte ist noch ein Bett frei, das unter
der Treppe. Wer zuerst antwortet, bekommt es nicht.

Björn
@ich 286d 19:50
Dann warte ich noch ein bisschen.
@bjoern 286d 20:02
Zu spät. Du bekommst das gute.

== Midsommar in den Schären | INBOX | de
@mama 168d 09:30 to=ich cc=bjoern
Ihr zwei,

das Haus auf Möja ist vom {+15} an unser. Papa bringt die Fahne mit, ich die
Kartoffeln. Bitte einmal Blumen für sieben Kränze, Mara, du hast die Geduld.

Mama
@bjoern 168d 12:10
Ich bringe das Kind mit. Es isst die Kränze.
@mama 148d 20:15 +coast-path.png html fresh
Zurück und noch ganz im Licht. Das hier war der letzte Abend, halb elf, ohne
Lampe. Danke, dass ihr da wart.

Mama

== Postkarte aus Paris | INBOX | de
@amelie 112d 18:35 to=ich
Ma chère Mara,

wir sind für drei Tage bei meinen Eltern. Die Kleine hat die Seine gesehen
und "Boot" gesagt, zum ersten Mal zu Recht.

Bises
Amélie

== Altes Ruderfoto | INBOX | de
@joerg 215d 20:05 to=ich +elbe.png
Moin Mara,

schau, was ich gefunden habe: die Elbe, morgens um fünf, kurz bevor wir
damals die Fahrrinne verpasst haben.

Jörg

== Frohes neues Jahr! | INBOX | de
@lena 327d 00:21 to=ich
Auf ein Jahr mit mehr Meer und weniger Kisten. 🎆

Deine Lena

== Wichteln | INBOX | de
@lena 348d 16:40 to=ich
Die Lose sind gezogen! Obergrenze 15 Euro, selbst gemacht zählt doppelt.
Du hast Frau Petersen aus dem dritten Stock. Sie mag Vögel.

Lena

== Gartentag | INBOX | de
@papa 232d 17:00 to=ich +garten.png html
Liebe Mara,

der Garten, Stand heute. Links die Quitte, sie tut noch ganz unschuldig.

Dein Vater
"""
