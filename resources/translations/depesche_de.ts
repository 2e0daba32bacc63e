<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Depesche</source>
        <translation>Über Depesche</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>A mail program for IMAP and POP3.</source>
        <translation>Ein Mailprogramm für IMAP und POP3.</translation>
    </message>
    <message>
        <source>Free software under the Mozilla Public License 2.0. Provider settings derive from the public autoconfig database (MPL 2.0).</source>
        <translation>Freie Software unter der Mozilla Public License 2.0. Die Anbieterdaten stammen aus der öffentlichen Autoconfig-Datenbank (MPL 2.0).</translation>
    </message>
    <message>
        <source>&amp;Copy version</source>
        <translation>Version &amp;kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>AccountRules</name>
    <message>
        <source>&amp;Download at once only messages up to</source>
        <translation>Sofort nur Nachrichten &amp;laden bis</translation>
    </message>
    <message>
        <source>Megabytes up to which messages are downloaded as a whole</source>
        <translation>Megabyte, bis zu denen Nachrichten vollständig geladen werden</translation>
    </message>
    <message>
        <source>&amp;Archive into a folder for each year</source>
        <translation>In einen Ordner für jedes Jahr &amp;archivieren</translation>
    </message>
    <message>
        <source>&amp;Change …</source>
        <translation>Än&amp;dern …</translation>
    </message>
    <message>
        <source>How much mail should be readable offline?</source>
        <translation>Wie viel soll ohne Verbindung lesbar sein?</translation>
    </message>
    <message>
        <source>Deletions there wait for {time} and can be stopped until then.</source>
        <translation>Löschungen dort warten {time} und lassen sich bis dahin aufhalten.</translation>
    </message>
    <message>
        <source>What happens to mail on the server once it is downloaded?</source>
        <translation>Was geschieht auf dem Server mit heruntergeladenen E-Mails?</translation>
    </message>
    <message>
        <source>What happens here?</source>
        <translation>Was geschieht hier?</translation>
    </message>
    <message>
        <source>Of larger ones the beginning comes first, the rest when you ask for it.</source>
        <translation>Von größeren kommt zuerst der Anfang, der Rest auf Wunsch.</translation>
    </message>
    <message>
        <source>&amp;New mail goes into</source>
        <translation>&amp;Neue E-Mails kommen in</translation>
    </message>
    <message>
        <source>its own Inbox</source>
        <translation>den eigenen Posteingang</translation>
    </message>
    <message>
        <source>the Inbox of “{account}”</source>
        <translation>den Posteingang von „{account}“</translation>
    </message>
</context>
<context>
    <name>AccountSettingsDialog</name>
    <message>
        <source>Settings of “{account}”</source>
        <translation>Einstellungen von „{account}“</translation>
    </message>
    <message>
        <source>&amp;Remove account…</source>
        <translation>Konto &amp;entfernen …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Trying the password out…</source>
        <translation>Das Passwort wird ausprobiert …</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Another account has this name already.</source>
        <translation>Ein anderes Konto heißt schon so.</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>Re&amp;member the password in the system&apos;s keyring</source>
        <translation>Passwort im Schlüsselbund des Systems &amp;merken</translation>
    </message>
    <message>
        <source>Account &amp;name</source>
        <translation>&amp;Name des Kontos</translation>
    </message>
    <message>
        <source>Your na&amp;me</source>
        <translation>Ihr Na&amp;me</translation>
    </message>
    <message>
        <source>Email &amp;address</source>
        <translation>E-Mail-&amp;Adresse</translation>
    </message>
    <message>
        <source>New &amp;password</source>
        <translation>Neues &amp;Passwort</translation>
    </message>
    <message>
        <source>So far a command provides the password; a new one replaces it.</source>
        <translation>Bisher liefert ein Befehl das Passwort; ein neues ersetzt ihn.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Incoming mail ({protocol})</source>
        <translation>Posteingang ({protocol})</translation>
    </message>
    <message>
        <source>Incoming mail</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>Send mail from this account, too</source>
        <translation>Auch E-Mails von diesem Konto versenden</translation>
    </message>
    <message>
        <source>Outgoing mail (SMTP)</source>
        <translation>Postausgang (SMTP)</translation>
    </message>
    <message>
        <source>Outgoing mail</source>
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
</context>
<context>
    <name>AccountWizard</name>
    <message>
        <source>Add an account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Zu Ihnen</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Name and rules</source>
        <translation>Name und Regeln</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>The account could not be stored</source>
        <translation>Das Konto konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;Add account</source>
        <translation>Konto &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Loslegen</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
</context>
<context>
    <name>AccountsDesk</name>
    <message>
        <source>&amp;Add account …</source>
        <translation>Konto &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>Open &amp;outbox</source>
        <translation>&amp;Ausgang öffnen</translation>
    </message>
    <message>
        <source>&amp;Get mail</source>
        <translation>&amp;Abrufen</translation>
    </message>
    <message>
        <source>&amp;New message</source>
        <translation>&amp;Neue Nachricht</translation>
    </message>
    <message>
        <source>New &amp;folder …</source>
        <translation>Neuer &amp;Ordner …</translation>
    </message>
    <message>
        <source>F&amp;olders …</source>
        <translation>Ordner aus&amp;wählen …</translation>
    </message>
    <message>
        <source>Mail on the se&amp;rver …</source>
        <translation>E-Mails auf dem Se&amp;rver …</translation>
    </message>
    <message>
        <source>&amp;Waiting deletions …</source>
        <translation>Wartende Lö&amp;schungen …</translation>
    </message>
    <message>
        <source>&amp;Import …</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>&amp;Export …</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Swi&amp;tch to {protocol} …</source>
        <translation>Auf {protocol} &amp;umstellen …</translation>
    </message>
    <message>
        <source>Account &amp;settings …</source>
        <translation>&amp;Kontoeinstellungen …</translation>
    </message>
    <message>
        <source>M&amp;issing messages …</source>
        <translation>Fe&amp;hlende Nachrichten …</translation>
    </message>
    <message>
        <source>&amp;Get mail of “{folder}”</source>
        <translation>„{folder}“ &amp;abrufen</translation>
    </message>
    <message>
        <source>&amp;Mark all as read</source>
        <translation>Alle als &amp;gelesen markieren</translation>
    </message>
    <message>
        <source>New &amp;folder in here …</source>
        <translation>Neuer Unte&amp;rordner …</translation>
    </message>
    <message>
        <source>&amp;Rename …</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>&amp;Delete …</source>
        <translation>&amp;Löschen …</translation>
    </message>
    <message>
        <source>&amp;Empty …</source>
        <translation>Leere&amp;n …</translation>
    </message>
    <message>
        <source>Run the fi&amp;lters on it</source>
        <translation>&amp;Filter darauf anwenden</translation>
    </message>
    <message>
        <source>Imp&amp;ort into it …</source>
        <translation>&amp;In den Ordner importieren …</translation>
    </message>
    <message>
        <source>E&amp;xport …</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>&amp;Properties …</source>
        <translation>&amp;Eigenschaften …</translation>
    </message>
</context>
<context>
    <name>ActionRow</name>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Move into</source>
        <translation>Verschieben nach</translation>
    </message>
    <message>
        <source>Star or tag</source>
        <translation>Stern oder Schlagwort</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Get mail</source>
        <translation>&amp;Abrufen</translation>
    </message>
    <message>
        <source>Fetch new mail of all accounts</source>
        <translation>Neue Nachrichten aller Konten abrufen</translation>
    </message>
    <message>
        <source>&amp;New message</source>
        <translation>&amp;Neue Nachricht</translation>
    </message>
    <message>
        <source>&amp;Add account …</source>
        <translation>Konto &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>Account &amp;settings …</source>
        <translation>&amp;Kontoeinstellungen …</translation>
    </message>
    <message>
        <source>Fi&amp;lters …</source>
        <translation>Fi&amp;lter …</translation>
    </message>
    <message>
        <source>&amp;Outbox …</source>
        <translation>A&amp;usgang …</translation>
    </message>
    <message>
        <source>&amp;Preferences …</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Reply</source>
        <translation>&amp;Antworten</translation>
    </message>
    <message>
        <source>Reply &amp;all</source>
        <translation>Allen an&amp;tworten</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Weiterleiten</translation>
    </message>
    <message>
        <source>Ar&amp;chive</source>
        <translation>Ar&amp;chivieren</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Junk</source>
        <translation>&amp;Spam</translation>
    </message>
    <message>
        <source>Move to the junk folder</source>
        <translation>In den Spam-Ordner verschieben</translation>
    </message>
    <message>
        <source>&amp;Move to …</source>
        <translation>&amp;Verschieben nach …</translation>
    </message>
    <message>
        <source>Cop&amp;y to …</source>
        <translation>&amp;Kopieren nach …</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>Ste&amp;rn setzen</translation>
    </message>
    <message>
        <source>Mark as &amp;unread</source>
        <translation>Als &amp;ungelesen markieren</translation>
    </message>
    <message>
        <source>Rem&amp;ove from the server</source>
        <translation>V&amp;om Server löschen</translation>
    </message>
    <message>
        <source>&amp;Edit draft</source>
        <translation>Entwurf &amp;bearbeiten</translation>
    </message>
    <message>
        <source>Work o&amp;ffline</source>
        <translation>O&amp;ffline arbeiten</translation>
    </message>
    <message>
        <source>&amp;Export …</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>&amp;Import …</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>&amp;Back up everything …</source>
        <translation>Alles si&amp;chern …</translation>
    </message>
    <message>
        <source>Res&amp;tore a backup …</source>
        <translation>Sicherung &amp;zurückholen …</translation>
    </message>
    <message>
        <source>Delete for e&amp;ver</source>
        <translation>&amp;Endgültig löschen</translation>
    </message>
    <message>
        <source>Ta&amp;g</source>
        <translation>Schla&amp;gwort</translation>
    </message>
    <message>
        <source>&amp;Remove all tags</source>
        <translation>Alle &amp;entfernen</translation>
    </message>
    <message>
        <source>&amp;New tag …</source>
        <translation>&amp;Neues Schlagwort …</translation>
    </message>
    <message>
        <source>&amp;Manage tags …</source>
        <translation>Schlagwörter &amp;verwalten …</translation>
    </message>
    <message>
        <source>&amp;Keep on the server</source>
        <translation>Auf &amp;dem Server behalten</translation>
    </message>
    <message>
        <source>No rule deletes it there any more</source>
        <translation>Keine Regel löscht sie dort mehr</translation>
    </message>
    <message>
        <source>&amp;Let the rule decide</source>
        <translation>D&amp;ie Regel entscheiden lassen</translation>
    </message>
    <message>
        <source>The account&apos;s rule may delete it on the server again</source>
        <translation>Die Regel des Kontos darf sie auf dem Server wieder löschen</translation>
    </message>
    <message>
        <source>It stays on this computer</source>
        <translation>Auf diesem Computer bleibt sie</translation>
    </message>
    <message>
        <source>Sa&amp;ve message as …</source>
        <translation>Nachricht &amp;speichern unter …</translation>
    </message>
    <message>
        <source>Message sour&amp;ce</source>
        <translation>&amp;Quelltext</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Mark whole &amp;folder as read</source>
        <translation>Ganzen &amp;Ordner als gelesen markieren</translation>
    </message>
    <message>
        <source>&amp;Next message</source>
        <translation>&amp;Nächste Nachricht</translation>
    </message>
    <message>
        <source>&amp;Previous message</source>
        <translation>&amp;Vorige Nachricht</translation>
    </message>
    <message>
        <source>Next &amp;unread message</source>
        <translation>Nächste &amp;ungelesene Nachricht</translation>
    </message>
    <message>
        <source>Show all &amp;folders</source>
        <translation>Alle &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Folders that you have not subscribed to, too</source>
        <translation>Auch Ordner, die nicht abonniert sind</translation>
    </message>
    <message>
        <source>List in &amp;columns</source>
        <translation>Liste in &amp;Spalten</translation>
    </message>
    <message>
        <source>Show as plain &amp;text</source>
        <translation>Als reinen &amp;Text anzeigen</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Normal &amp;size</source>
        <translation>&amp;Normale Größe</translation>
    </message>
    <message>
        <source>&amp;Activity</source>
        <translation>&amp;Aktivität</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Depesche</source>
        <translation>Ü&amp;ber Depesche</translation>
    </message>
    <message>
        <source>Not &amp;junk</source>
        <translation>Kein &amp;Spam</translation>
    </message>
    <message>
        <source>Move to the inbox</source>
        <translation>In den Posteingang verschieben</translation>
    </message>
    <message>
        <source>Mark as &amp;read</source>
        <translation>Als &amp;gelesen markieren</translation>
    </message>
    <message>
        <source>Remove &amp;star</source>
        <translation>Ste&amp;rn entfernen</translation>
    </message>
</context>
<context>
    <name>ActivityPanel</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Nothing is going on.</source>
        <translation>Gerade ist nichts zu tun.</translation>
    </message>
</context>
<context>
    <name>AssistantFrame</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>AttachmentListModel</name>
    <message>
        <source>unnamed attachment</source>
        <translation>Anhang ohne Namen</translation>
    </message>
</context>
<context>
    <name>AttachmentStrip</name>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackUpDialog</name>
    <message>
        <source>Back up everything</source>
        <translation>Alles sichern</translation>
    </message>
    <message>
        <source>All accounts, messages and settings in one file</source>
        <translation>Alle Konten, Nachrichten und Einstellungen in einer Datei</translation>
    </message>
    <message>
        <source>Keep it on another disk: POP3 mail may exist on this computer only. Passwords are not in it.</source>
        <translation>Heben Sie sie auf einem anderen Datenträger auf: Über POP3 geholte E-Mails gibt es womöglich nur auf diesem Computer. Passwörter sind nicht darin.</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>Where &amp;to</source>
        <translation>W&amp;ohin</translation>
    </message>
    <message>
        <source>&amp;Back up</source>
        <translation>&amp;Sichern</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) saved in “{name}” ({size}).</source>
        <translation>
            <numerusform>%Ln Nachricht gesichert in „{name}“ ({size}).</numerusform>
            <numerusform>%Ln Nachrichten gesichert in „{name}“ ({size}).</numerusform>
        </translation>
    </message>
    <message>
        <source>Back up to</source>
        <translation>Sichern nach</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>BodyEdit</name>
    <message>
        <source>Text of the message</source>
        <translation>Text der Nachricht</translation>
    </message>
    <message>
        <source>Write your message…</source>
        <translation>Schreiben Sie Ihre Nachricht …</translation>
    </message>
</context>
<context>
    <name>BodyPolicyChooser</name>
    <message>
        <source>All messages</source>
        <translation>Alle Nachrichten</translation>
    </message>
    <message>
        <source>Days of which messages are kept</source>
        <translation>Tage, deren Nachrichten behalten werden</translation>
    </message>
    <message>
        <source>The messages of the last</source>
        <translation>Die Nachrichten der letzten</translation>
    </message>
    <message>
        <source>Only what I have opened</source>
        <translation>Nur, was ich geöffnet habe</translation>
    </message>
    <message>
        <source>Recommended: everything can be read and searched offline.</source>
        <translation>Empfohlen: Alles lässt sich auch offline lesen und durchsuchen.</translation>
    </message>
    <message>
        <source>Saves room; older messages are fetched when you open them.</source>
        <translation>Spart Platz; ältere Nachrichten werden beim Öffnen geholt.</translation>
    </message>
    <message>
        <source>Needs the least room; the list of all messages is there all the same.</source>
        <translation>Braucht am wenigsten Platz; die Liste aller Nachrichten ist trotzdem da.</translation>
    </message>
    <message>
        <source>As the account says</source>
        <translation>Wie für das Konto festgelegt</translation>
    </message>
</context>
<context>
    <name>BodyWaiting</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
</context>
<context>
    <name>BrowsingDesk</name>
    <message>
        <source>Searching …</source>
        <translation>Suche läuft …</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
</context>
<context>
    <name>BudgetField</name>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Limit the room for messages on this computer</source>
        <translation>Den Platz für Nachrichten auf diesem Computer begrenzen</translation>
    </message>
    <message>
        <source>Gigabytes for messages on this computer</source>
        <translation>Gigabyte für Nachrichten auf diesem Computer</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>auf diesem Computer</translation>
    </message>
    <message>
        <source>Beyond that the messages not read for the longest time are fetched again when needed.</source>
        <translation>Darüber hinaus werden die am längsten nicht gelesenen Nachrichten bei Bedarf neu geholt.</translation>
    </message>
</context>
<context>
    <name>Certificate</name>
    <message>
        <source>The server signed its certificate itself: nobody else vouches for it.</source>
        <translation>Der Server hat sein Zertifikat selbst unterschrieben: Niemand sonst bürgt für ihn.</translation>
    </message>
    <message>
        <source>If it is your own server, choose its certificate under “Advanced” in the server settings. Otherwise do not connect.</source>
        <translation>Ist es Ihr eigener Server, wählen Sie sein Zertifikat in den Servereinstellungen unter „Erweitert“ aus. Sonst verbinden Sie sich nicht.</translation>
    </message>
    <message>
        <source>The certificate comes from an authority that this computer does not know.</source>
        <translation>Das Zertifikat stammt von einer Stelle, die dieser Computer nicht kennt.</translation>
    </message>
    <message>
        <source>Companies and universities sometimes have their own. If you trust it, choose its certificate under “Advanced” in the server settings.</source>
        <translation>Firmen und Hochschulen haben manchmal eine eigene. Wenn Sie ihr vertrauen, wählen Sie ihr Zertifikat in den Servereinstellungen unter „Erweitert“ aus.</translation>
    </message>
    <message>
        <source>The certificate is made out to another server.</source>
        <translation>Das Zertifikat ist auf einen anderen Server ausgestellt.</translation>
    </message>
    <message>
        <source>Check the server’s name for a typing error, or use the name that your provider gives.</source>
        <translation>Prüfen Sie den Servernamen auf Tippfehler, oder nehmen Sie den Namen, den Ihr Anbieter nennt.</translation>
    </message>
    <message>
        <source>The certificate has expired.</source>
        <translation>Das Zertifikat ist abgelaufen.</translation>
    </message>
    <message>
        <source>Check this computer’s date. If it is right, your provider has to renew the certificate; try again later.</source>
        <translation>Prüfen Sie das Datum dieses Computers. Stimmt es, muss der Anbieter das Zertifikat erneuern; versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>The certificate is not valid yet.</source>
        <translation>Das Zertifikat ist noch nicht gültig.</translation>
    </message>
    <message>
        <source>This computer’s date is probably wrong: check it and try again.</source>
        <translation>Wahrscheinlich geht die Uhr dieses Computers falsch: Prüfen Sie das Datum und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The certificate was revoked by its authority.</source>
        <translation>Das Zertifikat wurde von seiner Stelle widerrufen.</translation>
    </message>
    <message>
        <source>Do not connect. Ask your provider what has happened.</source>
        <translation>Verbinden Sie sich nicht. Fragen Sie Ihren Anbieter, was geschehen ist.</translation>
    </message>
    <message>
        <source>The certificate could not be verified.</source>
        <translation>Das Zertifikat ließ sich nicht prüfen.</translation>
    </message>
    <message>
        <source>Do not connect. Ask your provider, and show them the technical details.</source>
        <translation>Verbinden Sie sich nicht. Fragen Sie Ihren Anbieter und zeigen Sie ihm die technischen Einzelheiten.</translation>
    </message>
</context>
<context>
    <name>CertificateDialog</name>
    <message>
        <source>Certificate not trusted</source>
        <translation>Zertifikat nicht vertrauenswürdig</translation>
    </message>
    <message>
        <source>The server</source>
        <translation>Der Server</translation>
    </message>
    <message>
        <source>{server} could not prove who it is</source>
        <translation>{server} konnte sich nicht ausweisen</translation>
    </message>
    <message>
        <source>Depesche closed the connection before your password was sent.</source>
        <translation>Depesche hat die Verbindung beendet, bevor Ihr Passwort gesendet wurde.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was festgestellt wurde</translation>
    </message>
    <message>
        <source>What it can mean</source>
        <translation>Was es bedeuten kann</translation>
    </message>
    <message>
        <source>Mostly a setting is wrong, on the server or here. It can also be that somebody in between reads along, for example in an open wireless network.</source>
        <translation>Meist stimmt eine Einstellung nicht, auf dem Server oder hier. Es kann aber auch jemand dazwischen mitlesen, etwa in einem offenen WLAN.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Technische Einzelheiten</translation>
    </message>
    <message>
        <source>Show &amp;details</source>
        <translation>&amp;Einzelheiten anzeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Hide &amp;details</source>
        <translation>&amp;Einzelheiten verbergen</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Incoming mail</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>Outgoing mail</source>
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>Checking the servers</source>
        <translation>Die Server werden geprüft</translation>
    </message>
    <message>
        <source>Depesche signs in once, to see that everything works. Nothing is changed.</source>
        <translation>Depesche meldet sich einmal an, um zu sehen, ob alles stimmt. Es wird nichts verändert.</translation>
    </message>
    <message>
        <source>That did not work yet</source>
        <translation>Das hat noch nicht geklappt</translation>
    </message>
    <message>
        <source>Incoming mail: {server}</source>
        <translation>Posteingang: {server}</translation>
    </message>
    <message>
        <source>Outgoing mail: {server}</source>
        <translation>Postausgang: {server}</translation>
    </message>
    <message>
        <source>Everything works</source>
        <translation>Alles funktioniert</translation>
    </message>
    <message>
        <source>Both servers accepted your password.</source>
        <translation>Beide Server haben Ihr Passwort angenommen.</translation>
    </message>
    <message>
        <source>The server accepted your password.</source>
        <translation>Der Server hat Ihr Passwort angenommen.</translation>
    </message>
    <message>
        <source>&amp;Back to the servers</source>
        <translation>Zurück zu den &amp;Servern</translation>
    </message>
    <message>
        <source>Change &amp;password</source>
        <translation>&amp;Passwort ändern</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Noch einmal &amp;versuchen</translation>
    </message>
    <message>
        <source>&amp;Details…</source>
        <translation>&amp;Einzelheiten …</translation>
    </message>
    <message>
        <source>Add any&amp;way</source>
        <translation>&amp;Trotzdem hinzufügen</translation>
    </message>
    <message>
        <source>Adds the account without a check; Depesche keeps trying to connect.</source>
        <translation>Fügt das Konto ungeprüft hinzu; Depesche versucht weiter, sich zu verbinden.</translation>
    </message>
</context>
<context>
    <name>ColorButton</name>
    <message>
        <source>Choose a colour</source>
        <translation>Farbe wählen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>What you write is saved as a draft by itself.</source>
        <translation>Was Sie schreiben, wird von selbst als Entwurf gespeichert.</translation>
    </message>
    <message>
        <source>Saving draft…</source>
        <translation>Entwurf wird gespeichert …</translation>
    </message>
    <message>
        <source>Throw this message away?</source>
        <translation>Diese Nachricht verwerfen?</translation>
    </message>
    <message>
        <source>Keep writing</source>
        <translation>Weiterschreiben</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>The message was saved in Drafts, but without “{text}”, which is no address.</source>
        <translation>Die Nachricht liegt in den Entwürfen, aber ohne „{text}“: Das ist keine Adresse.</translation>
    </message>
    <message>
        <source>The message was saved in Drafts.</source>
        <translation>Die Nachricht wurde unter „Entwürfe“ gespeichert.</translation>
    </message>
    <message>
        <source>“{account}” has no server for sending. Choose another sender, or add a server in the account&apos;s settings.</source>
        <translation>„{account}“ hat keinen Server zum Versenden. Wählen Sie einen anderen Absender, oder ergänzen Sie den Server in den Kontoeinstellungen.</translation>
    </message>
    <message>
        <source>A file is still being read. Send again in a moment.</source>
        <translation>Eine Datei wird noch gelesen. Senden Sie gleich noch einmal.</translation>
    </message>
    <message>
        <source>Putting the message into the outbox…</source>
        <translation>Die Nachricht wird in den Ausgang gelegt …</translation>
    </message>
    <message>
        <source>&amp;Send anyway</source>
        <translation>Trotzdem &amp;senden</translation>
    </message>
    <message>
        <source>You wrote “{word}”, but nothing is attached.</source>
        <translation>Sie schreiben „{word}“, aber es ist nichts angehängt.</translation>
    </message>
    <message>
        <source>&amp;Attach a file…</source>
        <translation>Datei &amp;anhängen …</translation>
    </message>
    <message>
        <source>The message has no subject.</source>
        <translation>Die Nachricht hat keinen Betreff.</translation>
    </message>
    <message>
        <source>Add a s&amp;ubject</source>
        <translation>&amp;Betreff ergänzen</translation>
    </message>
    <message>
        <source>The message is in the outbox and on its way.</source>
        <translation>Die Nachricht liegt im Ausgang und ist unterwegs.</translation>
    </message>
    <message>
        <source>The message was not sent: {reason}</source>
        <translation>Die Nachricht wurde nicht gesendet: {reason}</translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation>Entwurf gespeichert um {time}</translation>
    </message>
    <message>
        <source>The draft could not be saved: {reason}</source>
        <translation>Der Entwurf konnte nicht gespeichert werden: {reason}</translation>
    </message>
</context>
<context>
    <name>ComposerForm</name>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>The files are {size} together. Many servers refuse more than {limit}.</source>
        <translation>Die Dateien sind zusammen {size} groß. Viele Server nehmen nicht mehr als {limit} an.</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Neue Nachricht</translation>
    </message>
    <message>
        <source>Reading files…</source>
        <translation>Dateien werden gelesen …</translation>
    </message>
</context>
<context>
    <name>ComposerStart</name>
    <message>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
    <message>
        <source>{sender} wrote:</source>
        <translation>{sender} schrieb:</translation>
    </message>
    <message>
        <source>On {date}, {sender} wrote:</source>
        <translation>Am {date} schrieb {sender}:</translation>
    </message>
    <message>
        <source>-------- Forwarded message --------</source>
        <translation>-------- Weitergeleitete Nachricht --------</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Kopie</translation>
    </message>
</context>
<context>
    <name>ComposerWindow</name>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Senden</translation>
    </message>
    <message>
        <source>Send ({keys})</source>
        <translation>Senden ({keys})</translation>
    </message>
    <message>
        <source>&amp;Attach</source>
        <translation>An&amp;hängen</translation>
    </message>
    <message>
        <source>Attach files ({keys}); dropping them on the window works, too</source>
        <translation>Dateien anhängen ({keys}); Sie können sie auch ins Fenster ziehen</translation>
    </message>
    <message>
        <source>Throw this message away</source>
        <translation>Diese Nachricht verwerfen</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>Sub&amp;ject</source>
        <translation>Be&amp;treff</translation>
    </message>
</context>
<context>
    <name>ConditionRow</name>
    <message>
        <source>Where to look</source>
        <translation>Wo gesucht wird</translation>
    </message>
    <message>
        <source>How to compare</source>
        <translation>Wie verglichen wird</translation>
    </message>
    <message>
        <source>Text to look for</source>
        <translation>Gesuchter Text</translation>
    </message>
    <message>
        <source>Size in kilobytes</source>
        <translation>Größe in Kilobyte</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>{used} of {whole} {unit}</source>
        <translation>{used} von {whole} {unit}</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>A day of this year in a list: see QDate::toString for the letters</extracomment>
        <translation>d. MMM</translation>
    </message>
</context>
<context>
    <name>DaysField</name>
    <message numerus="yes">
        <source>day(s)</source>
        <translation>
            <numerusform>Tag</numerusform>
            <numerusform>Tage</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>“{name}” is set up</source>
        <translation>„{name}“ ist eingerichtet</translation>
    </message>
    <message>
        <source>This is what happens now:</source>
        <translation>So geht es jetzt weiter:</translation>
    </message>
    <message>
        <source>Depesche reads the list of folders and the newest messages first; you can read while the rest is on its way.</source>
        <translation>Depesche holt zuerst die Ordnerliste und die neuesten Nachrichten; Sie können lesen, während der Rest noch kommt.</translation>
    </message>
    <message>
        <source>What you read, move or delete here changes on the server, and on your other devices.</source>
        <translation>Was Sie hier lesen, verschieben oder löschen, ändert sich auch auf dem Server und auf Ihren anderen Geräten.</translation>
    </message>
    <message>
        <source>Depesche downloads your mail, the newest first; you can read while the rest is on its way.</source>
        <translation>Depesche lädt Ihre E-Mails herunter, die neuesten zuerst; Sie können lesen, während der Rest noch kommt.</translation>
    </message>
    <message>
        <source>This account only receives mail. A server for sending can be added in the account&apos;s settings.</source>
        <translation>Dieses Konto empfängt nur. Einen Server zum Versenden können Sie in den Kontoeinstellungen ergänzen.</translation>
    </message>
    <message>
        <source>The password is kept until you quit Depesche; then it asks again.</source>
        <translation>Das Passwort bleibt bis zum Beenden von Depesche gemerkt; danach wird wieder gefragt.</translation>
    </message>
    <message>
        <source>The system has no keyring that could keep the password.</source>
        <translation>Das System hat keinen Schlüsselbund, der das Passwort aufbewahren könnte.</translation>
    </message>
</context>
<context>
    <name>EditingDesk</name>
    <message>
        <source>Move to</source>
        <translation>Verschieben nach</translation>
    </message>
    <message>
        <source>Copy to</source>
        <translation>Kopieren nach</translation>
    </message>
    <message>
        <source>Delete for ever</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n message(s) for ever?</source>
        <translation>
            <numerusform>Eine Nachricht endgültig löschen?</numerusform>
            <numerusform>%n Nachrichten endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) moved</source>
        <translation>
            <numerusform>Eine Nachricht verschoben</numerusform>
            <numerusform>%n Nachrichten verschoben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) deleted</source>
        <translation>
            <numerusform>Eine Nachricht gelöscht</numerusform>
            <numerusform>%n Nachrichten gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder put into the trash</source>
        <translation>Ordner in den Papierkorb gelegt</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Technical details</source>
        <translation>Technische Einzelheiten</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Hide &amp;details</source>
        <translation>&amp;Einzelheiten verbergen</translation>
    </message>
    <message>
        <source>Show &amp;details</source>
        <translation>&amp;Einzelheiten anzeigen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export mail of “{account}”</source>
        <translation>E-Mails von „{account}“ exportieren</translation>
    </message>
    <message>
        <source>The whole account, with its folders</source>
        <translation>Das ganze Konto mit seinen Ordnern</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Was</translation>
    </message>
    <message>
        <source>&amp;mbox – one file for each folder</source>
        <translation>&amp;mbox – eine Datei für jeden Ordner</translation>
    </message>
    <message>
        <source>Most mail programs can read it.</source>
        <translation>Können die meisten Mailprogramme lesen.</translation>
    </message>
    <message>
        <source>Mail&amp;dir – a folder of files</source>
        <translation>Mail&amp;dir – ein Verzeichnis voller Dateien</translation>
    </message>
    <message>
        <source>Keeps what is read, starred, answered.</source>
        <translation>Bewahrt, was gelesen, markiert, beantwortet ist.</translation>
    </message>
    <message>
        <source>&amp;eml – a file for each message</source>
        <translation>&amp;eml – eine Datei für jede Nachricht</translation>
    </message>
    <message>
        <source>Opens with a double click.</source>
        <translation>Öffnet sich mit einem Doppelklick.</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>Where &amp;to</source>
        <translation>W&amp;ohin</translation>
    </message>
    <message>
        <source>What is there already is never overwritten.</source>
        <translation>Was dort schon liegt, wird nie überschrieben.</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) exported.</source>
        <translation>
            <numerusform>%Ln Nachricht exportiert.</numerusform>
            <numerusform>%Ln Nachrichten exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are here by the header only and was/were left out.</source>
        <translation>
            <numerusform>Von %Ln ist nur der Kopf hier; sie fehlt.</numerusform>
            <numerusform>Von %Ln sind nur die Köpfe hier; sie fehlen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
</context>
<context>
    <name>FilesDesk</name>
    <message>
        <source>Save attachments in</source>
        <translation>Anhänge speichern in</translation>
    </message>
    <message>
        <source>“{name}” may run a program or load things from the internet.</source>
        <translation>„{name}“ könnte ein Programm starten oder etwas aus dem Internet laden.</translation>
    </message>
    <message>
        <source>Open attachment</source>
        <translation>Anhang öffnen</translation>
    </message>
    <message>
        <source>Open it only if you expected it from this sender.</source>
        <translation>Öffnen Sie ihn nur, wenn Sie ihn von diesem Absender erwartet haben.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved in “{folder}”</source>
        <translation>
            <numerusform>Datei in „{folder}“ gespeichert</numerusform>
            <numerusform>%n Dateien in „{folder}“ gespeichert</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Save message</source>
        <translation>Nachricht speichern</translation>
    </message>
    <message>
        <source>Mail messages (*.eml)</source>
        <translation>E-Mail-Nachrichten (*.eml)</translation>
    </message>
    <message>
        <source>Saved as “{name}”</source>
        <translation>Gespeichert als „{name}“</translation>
    </message>
</context>
<context>
    <name>FilterEditor</name>
    <message>
        <source>Edit filter</source>
        <translation>Filter bearbeiten</translation>
    </message>
    <message>
        <source>New filter</source>
        <translation>Neuer Filter</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>Alle Konten</translation>
    </message>
    <message>
        <source>All of these hold</source>
        <translation>Alles davon trifft zu</translation>
    </message>
    <message>
        <source>One of these holds</source>
        <translation>Eines davon trifft zu</translation>
    </message>
    <message>
        <source>&amp;No further filters for these messages</source>
        <translation>&amp;Keine weiteren Filter für diese Nachrichten</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>A&amp;ccount</source>
        <translation>Kon&amp;to</translation>
    </message>
    <message>
        <source>When a message arrives and</source>
        <translation>Wenn eine Nachricht ankommt und</translation>
    </message>
    <message>
        <source>How the conditions go together</source>
        <translation>Wie die Bedingungen zusammenwirken</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>Weitere Bedingung</translation>
    </message>
    <message>
        <source>then</source>
        <translation>dann</translation>
    </message>
    <message>
        <source>Add an action</source>
        <translation>Weitere Aktion</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>&amp;OK</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To or Cc</source>
        <translation>An oder Kopie</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Mailing list</source>
        <translation>Mailingliste</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>enthält nicht</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is over</source>
        <translation>ist über</translation>
    </message>
    <message>
        <source>is under</source>
        <translation>ist unter</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>„{text}“</translation>
    </message>
    <message>
        <source>a folder that is not there any more</source>
        <translation>ein Ordner, den es nicht mehr gibt</translation>
    </message>
    <message>
        <source>into “{folder}”</source>
        <translation>in „{folder}“</translation>
    </message>
    <message>
        <source>star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>tag “{tag}”</source>
        <translation>Schlagwort „{tag}“</translation>
    </message>
    <message>
        <source>mark as read</source>
        <translation>als gelesen markieren</translation>
    </message>
    <message>
        <source>or</source>
        <translation>oder</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
</context>
<context>
    <name>FiltersDialog</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filters, in the order in which they are tried</source>
        <translation>Filter in der Reihenfolge, in der sie geprüft werden</translation>
    </message>
    <message>
        <source>What happens by itself to messages that arrive</source>
        <translation>Was mit ankommenden Nachrichten von selbst geschieht</translation>
    </message>
    <message>
        <source>The filters are tried from the top. They look at new mail only; what is here already stays where it is.</source>
        <translation>Die Filter werden von oben an geprüft, und nur für neue E-Mails; was schon hier ist, bleibt, wo es ist.</translation>
    </message>
    <message>
        <source>&amp;New …</source>
        <translation>&amp;Neu …</translation>
    </message>
    <message>
        <source>&amp;Edit …</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>all accounts</source>
        <translation>alle Konten</translation>
    </message>
</context>
<context>
    <name>FolderChooser</name>
    <message>
        <source>Find a folder</source>
        <translation>Ordner suchen</translation>
    </message>
</context>
<context>
    <name>FolderNameDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>A name cannot contain “{sign}”.</source>
        <translation>Ein Name darf kein „{sign}“ enthalten.</translation>
    </message>
    <message>
        <source>A name may contain visible characters only.</source>
        <translation>Ein Name darf nur sichtbare Zeichen enthalten.</translation>
    </message>
    <message>
        <source>There is a folder of this name already.</source>
        <translation>Einen Ordner mit diesem Namen gibt es schon.</translation>
    </message>
</context>
<context>
    <name>FolderPropertiesDialog</name>
    <message>
        <source>Properties of “{folder}”</source>
        <translation>Eigenschaften von „{folder}“</translation>
    </message>
    <message>
        <source>&amp;Show this folder in the list of folders (subscribed)</source>
        <translation>Diesen Ordner in der Ordnerliste &amp;zeigen (abonniert)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message numerus="yes">
        <source>“{account}” keeps the messages of the last %n day(s).</source>
        <translation>
            <numerusform>„{account}“ behält die Nachrichten des letzten Tages.</numerusform>
            <numerusform>„{account}“ behält die Nachrichten der letzten %n Tage.</numerusform>
        </translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Gehört zu</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ungelesen</numerusform>
            <numerusform>%n ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>In der Liste</translation>
    </message>
    <message>
        <source>Readable offline</source>
        <translation>Offline lesbar</translation>
    </message>
    <message>
        <source>{cached} of {total}</source>
        <translation>{cached} von {total}</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>Auf dem Server</translation>
    </message>
    <message>
        <source>The server lets you: {rights}.</source>
        <translation>Der Server erlaubt: {rights}.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>How much of this folder should be readable offline?</source>
        <translation>Wie viel aus diesem Ordner soll offline lesbar sein?</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>“{account}” keeps all messages.</source>
        <translation>„{account}“ behält alle Nachrichten.</translation>
    </message>
    <message>
        <source>“{account}” keeps what was opened.</source>
        <translation>„{account}“ behält, was geöffnet wurde.</translation>
    </message>
</context>
<context>
    <name>FolderTips</name>
    <message>
        <source>Room for mail on the server: {share} used</source>
        <translation>Platz auf dem Server: {share} belegt</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) to be sent</source>
        <translation>
            <numerusform>%n Nachricht zu senden</numerusform>
            <numerusform>%n Nachrichten zu senden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ungelesen</numerusform>
            <numerusform>%n ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Not subscribed</source>
        <translation>Nicht abonniert</translation>
    </message>
    <message numerus="yes">
        <source>Paused: %Ln message(s) disappeared from the server at once</source>
        <translation>
            <numerusform>Angehalten: eine Nachricht ist vom Server verschwunden</numerusform>
            <numerusform>Angehalten: %Ln Nachrichten sind auf einmal vom Server verschwunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderTreeModel</name>
    <message>
        <source>Outbox</source>
        <translation>Ausgang</translation>
    </message>
</context>
<context>
    <name>FolderTreeView</name>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>FoldersDesk</name>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Rename “{folder}”</source>
        <translation>„{folder}“ umbenennen</translation>
    </message>
    <message>
        <source>It goes into the trash with all that is in it, and can be taken back from there.</source>
        <translation>Er kommt mit allem, was darin ist, in den Papierkorb und lässt sich von dort zurückholen.</translation>
    </message>
    <message>
        <source>Delete folder</source>
        <translation>Ordner löschen</translation>
    </message>
    <message>
        <source>Delete the folder “{folder}”?</source>
        <translation>Ordner „{folder}“ löschen?</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) in it are deleted for ever.</source>
        <translation>
            <numerusform>Eine Nachricht darin wird endgültig gelöscht.</numerusform>
            <numerusform>%n Nachrichten darin werden endgültig gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Er ist leer.</translation>
    </message>
    <message>
        <source>Empty folder</source>
        <translation>Ordner leeren</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n message(s) in “{folder}” for ever?</source>
        <translation>
            <numerusform>%n Nachricht in „{folder}“ endgültig löschen?</numerusform>
            <numerusform>%n Nachrichten in „{folder}“ endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Each of your folders gets one on the server. Change what does not fit; new ones are made there.</source>
        <translation>Zu jedem Ihrer Ordner gehört einer auf dem Server. Ändern Sie, was nicht passt; neue werden dort angelegt.</translation>
    </message>
    <message>
        <source>These folders come to this computer and stay as they are.</source>
        <translation>Diese Ordner kommen auf diesen Computer und bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Folders and where they go</source>
        <translation>Ordner und wohin sie gehen</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>Auf dem Server</translation>
    </message>
    <message>
        <source>Signing in and counting …</source>
        <translation>Anmelden und zählen …</translation>
    </message>
    <message>
        <source>stays on this computer only</source>
        <translation>bleibt nur auf diesem Computer</translation>
    </message>
    <message>
        <source>“{folder}” on the server</source>
        <translation>„{folder}“ auf dem Server</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
</context>
<context>
    <name>GraceField</name>
    <message>
        <source>do not wait</source>
        <translation>nicht warten</translation>
    </message>
    <message>
        <source>&amp;Wait before removing from the server:</source>
        <translation>&amp;Warten, bevor auf dem Server gelöscht wird:</translation>
    </message>
</context>
<context>
    <name>IdentityPage</name>
    <message>
        <source>Add an email account</source>
        <translation>E-Mail-Konto hinzufügen</translation>
    </message>
    <message>
        <source>Depesche finds the servers from your address; you can change them in a moment.</source>
        <translation>Depesche findet die Server zu Ihrer Adresse; gleich können Sie sie noch ändern.</translation>
    </message>
    <message>
        <source>As others see it</source>
        <translation>Wie andere ihn sehen</translation>
    </message>
    <message>
        <source>name@example.org</source>
        <translation>name@example.org</translation>
    </message>
    <message>
        <source>&amp;Remember the password in the system&apos;s keyring</source>
        <translation>Passwort im Schlüsselbund des Systems &amp;merken</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Ihr &amp;Name</translation>
    </message>
    <message>
        <source>Email &amp;address</source>
        <translation>E-Mail-&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Some providers want an app password here, which you make in their web settings.</source>
        <translation>Manche Anbieter verlangen hier ein App-Passwort, das Sie in deren Web-Einstellungen anlegen.</translation>
    </message>
    <message>
        <source>This is not a complete address: it should look like name@example.org.</source>
        <translation>Das ist keine vollständige Adresse: Sie sollte aussehen wie name@example.org.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import mail into “{account}”</source>
        <translation>E-Mails in „{account}“ importieren</translation>
    </message>
    <message>
        <source>Files and folders to import</source>
        <translation>Dateien und Verzeichnisse, die importiert werden</translation>
    </message>
    <message>
        <source>&amp;Files and folders</source>
        <translation>&amp;Dateien und Verzeichnisse</translation>
    </message>
    <message>
        <source>&amp;Add files …</source>
        <translation>Dateien &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>Add a f&amp;older …</source>
        <translation>&amp;Verzeichnis hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>mbox files, Maildir folders and .eml files are understood; so is Thunderbird&apos;s mail folder.</source>
        <translation>Verstanden werden mbox-Dateien, Maildir-Verzeichnisse und .eml-Dateien, auch das Mailverzeichnis von Thunderbird.</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;In</translation>
    </message>
    <message>
        <source>Make folders as they &amp;lie on the disk</source>
        <translation>Ordner anlegen, &amp;wie sie auf der Platte liegen</translation>
    </message>
    <message>
        <source>What the folder has already, octet for octet, is left out.</source>
        <translation>Was der Ordner schon Byte für Byte gleich enthält, wird ausgelassen.</translation>
    </message>
    <message>
        <source>I&amp;mport</source>
        <translation>I&amp;mportieren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) imported.</source>
        <translation>
            <numerusform>%Ln Nachricht importiert.</numerusform>
            <numerusform>%Ln Nachrichten importiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) made.</source>
        <translation>
            <numerusform>%Ln Ordner angelegt.</numerusform>
            <numerusform>%Ln Ordner angelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln was/were there already.</source>
        <translation>
            <numerusform>%Ln war schon da.</numerusform>
            <numerusform>%Ln waren schon da.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import from</source>
        <translation>Importieren aus</translation>
    </message>
</context>
<context>
    <name>JobsDesk</name>
    <message>
        <source>The switch of “{account}” to {protocol} is not finished.</source>
        <translation>Die Umstellung von „{account}“ auf {protocol} ist nicht beendet.</translation>
    </message>
    <message>
        <source>Go on …</source>
        <translation>Fortsetzen …</translation>
    </message>
</context>
<context>
    <name>LeaveLimits</name>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Messages that stay on the server at most</source>
        <translation>Nachrichten, die höchstens auf dem Server bleiben</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Megabytes that stay on the server at most</source>
        <translation>Megabyte, die höchstens auf dem Server bleiben</translation>
    </message>
    <message>
        <source>Beyond a limit the oldest leave first, and only what is wholly stored here.</source>
        <translation>Darüber hinaus gehen die ältesten zuerst, und nur, was vollständig hier gespeichert ist.</translation>
    </message>
</context>
<context>
    <name>LeaveRuleChooser</name>
    <message>
        <source>Days that mail stays on the server</source>
        <translation>Tage, die E-Mails auf dem Server bleiben</translation>
    </message>
    <message>
        <source>Leave it there for</source>
        <translation>Dort lassen für</translation>
    </message>
    <message>
        <source>Leave it there until I delete it here for good</source>
        <translation>Dort lassen, bis ich sie hier endgültig lösche</translation>
    </message>
    <message>
        <source>Leave it there until I move it out of the Inbox</source>
        <translation>Dort lassen, bis ich sie aus dem Posteingang verschiebe</translation>
    </message>
    <message>
        <source>Leave it there for ever</source>
        <translation>Für immer dort lassen</translation>
    </message>
    <message>
        <source>Remove it as soon as it is stored on this computer</source>
        <translation>Löschen, sobald sie auf diesem Computer gespeichert sind</translation>
    </message>
    <message>
        <source>Recommended: your other devices have time to fetch it, and the mailbox does not fill up.</source>
        <translation>Empfohlen: Ihre anderen Geräte haben Zeit zum Abholen, und das Postfach läuft nicht voll.</translation>
    </message>
    <message>
        <source>The mailbox on the server holds what you keep here.</source>
        <translation>Das Postfach auf dem Server enthält, was Sie hier behalten.</translation>
    </message>
    <message>
        <source>The mailbox on the server holds what you have not dealt with yet.</source>
        <translation>Im Postfach auf dem Server liegt, was Sie noch nicht erledigt haben.</translation>
    </message>
    <message>
        <source>Nothing is ever removed from the server; some day the mailbox may be full.</source>
        <translation>Auf dem Server wird nie etwas gelöscht; irgendwann ist das Postfach vielleicht voll.</translation>
    </message>
    <message>
        <source>The only copy is then on this computer: back it up.</source>
        <translation>Dann gibt es nur noch die Kopie auf diesem Computer: Sichern Sie sie.</translation>
    </message>
</context>
<context>
    <name>LeaveRuleDialog</name>
    <message>
        <source>Mail on the server of “{account}”</source>
        <translation>E-Mails auf dem Server von „{account}“</translation>
    </message>
    <message>
        <source>Working out what the next check would do …</source>
        <translation>Ermitteln, was der nächste Abruf täte …</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Den Server fragen …</translation>
    </message>
    <message>
        <source>What the next check would do is not known.</source>
        <translation>Was der nächste Abruf täte, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>What happens to mail on the server once it is downloaded?</source>
        <translation>Was geschieht auf dem Server mit heruntergeladenen E-Mails?</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>&amp;Ask the server</source>
        <translation>Den &amp;Server fragen</translation>
    </message>
    <message>
        <source>Looks at what the server holds now; nothing is deleted.</source>
        <translation>Sieht nach, was jetzt auf dem Server liegt; gelöscht wird nichts.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Use this rule</source>
        <translation>Diese &amp;Regel verwenden</translation>
    </message>
</context>
<context>
    <name>ListHeader</name>
    <message>
        <source>Leave the search</source>
        <translation>Suche verlassen</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>Two lines or columns</source>
        <translation>Zwei Zeilen oder Spalten</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Newest or largest first</source>
        <translation>Neueste oder größte zuerst</translation>
    </message>
    <message>
        <source>Oldest or smallest first</source>
        <translation>Älteste oder kleinste zuerst</translation>
    </message>
</context>
<context>
    <name>ListWords</name>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Try fewer words, or from: and subject: with a part of a name.</source>
        <translation>Versuchen Sie es mit weniger Wörtern, oder mit from: und subject: und einem Teil des Namens.</translation>
    </message>
    <message>
        <source>This search cannot be read</source>
        <translation>Diese Suche ist nicht zu verstehen</translation>
    </message>
    <message>
        <source>Operators are written like this: {example}</source>
        <translation>So werden Suchbegriffe mit Zusatz geschrieben: {example}</translation>
    </message>
    <message>
        <source>No unread messages here</source>
        <translation>Hier ist nichts ungelesen</translation>
    </message>
    <message>
        <source>No starred messages here</source>
        <translation>Hier hat nichts einen Stern</translation>
    </message>
    <message>
        <source>No messages with attachments here</source>
        <translation>Hier hat nichts einen Anhang</translation>
    </message>
    <message>
        <source>No messages are missing on the server any more</source>
        <translation>Auf dem Server fehlen keine Nachrichten mehr</translation>
    </message>
    <message>
        <source>None of these messages is on the server</source>
        <translation>Keine dieser Nachrichten ist auf dem Server</translation>
    </message>
    <message>
        <source>No message here is about to be deleted on the server</source>
        <translation>Keine Nachricht hier wird demnächst auf dem Server gelöscht</translation>
    </message>
    <message>
        <source>No message exists only on this computer</source>
        <translation>Keine Nachricht gibt es nur auf diesem Computer</translation>
    </message>
    <message>
        <source>All messages here are whole</source>
        <translation>Alle Nachrichten hier sind vollständig</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle anzeigen</translation>
    </message>
    <message>
        <source>No folders yet</source>
        <translation>Noch keine Ordner</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>Noch kein Konto</translation>
    </message>
    <message>
        <source>Add one with your address and password. IMAP and POP3 work.</source>
        <translation>Fügen Sie eines mit Adresse und Passwort hinzu, per IMAP oder POP3.</translation>
    </message>
    <message>
        <source>Add account …</source>
        <translation>Konto hinzufügen …</translation>
    </message>
    <message>
        <source>This folder is empty</source>
        <translation>Dieser Ordner ist leer</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ungelesen</numerusform>
            <numerusform>%n ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Searched here: {headers} headers, {bodies} whole messages.</source>
        <translation>Hier durchsucht: {headers} Kopfzeilen, {bodies} ganze Nachrichten.</translation>
    </message>
    <message>
        <source>The newest {count} are shown.</source>
        <translation>Die neuesten {count} werden gezeigt.</translation>
    </message>
    <message numerus="yes">
        <source>%n more only on the server.</source>
        <translation>
            <numerusform>%n weitere nur auf dem Server.</numerusform>
            <numerusform>%n weitere nur auf dem Server.</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Wird geladen …</translation>
    </message>
    <message>
        <source>The newest messages come first.</source>
        <translation>Die neuesten Nachrichten kommen zuerst.</translation>
    </message>
    <message>
        <source>Not fetched yet</source>
        <translation>Noch nicht abgerufen</translation>
    </message>
    <message>
        <source>This account is offline.</source>
        <translation>Dieses Konto ist offline.</translation>
    </message>
    <message>
        <source>Go online</source>
        <translation>Online gehen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Nachricht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>MessageHeader</name>
    <message>
        <source>Show all recipients</source>
        <translation>Alle Empfänger anzeigen</translation>
    </message>
    <message>
        <source>to {people}</source>
        <translation>an {people}</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>Bcc</source>
        <translation>Blindkopie</translation>
    </message>
    <message>
        <source>Replies to</source>
        <translation>Antwort an</translation>
    </message>
    <message>
        <source>(unknown sender)</source>
        <translation>(unbekannter Absender)</translation>
    </message>
</context>
<context>
    <name>MessageListModel</name>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>(no recipient)</source>
        <translation>(kein Empfänger)</translation>
    </message>
    <message>
        <source>(unknown sender)</source>
        <translation>(unbekannter Absender)</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>ungelesen</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>mit Stern</translation>
    </message>
    <message>
        <source>with attachment</source>
        <translation>mit Anhang</translation>
    </message>
    <message>
        <source>no longer on the server</source>
        <translation>nicht mehr auf dem Server</translation>
    </message>
</context>
<context>
    <name>MessageListPane</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
</context>
<context>
    <name>MessageViewPane</name>
    <message>
        <source>No message chosen</source>
        <translation>Keine Nachricht ausgewählt</translation>
    </message>
    <message>
        <source>Choose one in the list to read it here.</source>
        <translation>Wählen Sie eine in der Liste aus, um sie hier zu lesen.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) chosen</source>
        <translation>
            <numerusform>%n Nachricht ausgewählt</numerusform>
            <numerusform>%n Nachrichten ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Archive, move or delete them together, or choose one to read it.</source>
        <translation>Archivieren, verschieben oder löschen Sie sie zusammen, oder wählen Sie eine zum Lesen.</translation>
    </message>
    <message>
        <source>Downloading the message …</source>
        <translation>Nachricht wird heruntergeladen …</translation>
    </message>
    <message>
        <source>Opening the message …</source>
        <translation>Nachricht wird geöffnet …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message numerus="yes">
        <source>%n remote image(s) stay blocked: loading them would tell the sender that you read this.</source>
        <translation>
            <numerusform>Ein Bild aus dem Internet bleibt blockiert: Es zu laden verriete dem Absender, dass Sie dies lesen.</numerusform>
            <numerusform>%n Bilder aus dem Internet bleiben blockiert: Sie zu laden verriete dem Absender, dass Sie dies lesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show as text</source>
        <translation>Als Text anzeigen</translation>
    </message>
    <message>
        <source>&amp;Open link</source>
        <translation>Link &amp;öffnen</translation>
    </message>
    <message>
        <source>&amp;Copy link address</source>
        <translation>Linkadresse &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Show as plain &amp;text</source>
        <translation>Als reinen &amp;Text anzeigen</translation>
    </message>
</context>
<context>
    <name>MessageWindow</name>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Reply all</source>
        <translation>Allen antworten</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Weiterleiten</translation>
    </message>
    <message>
        <source>Message source</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save attachments in</source>
        <translation>Anhänge speichern in</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved</source>
        <translation>
            <numerusform>Datei gespeichert</numerusform>
            <numerusform>%n Dateien gespeichert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingDialog</name>
    <message>
        <source>Missing messages in “{folder}”</source>
        <translation>Fehlende Nachrichten in „{folder}“</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) disappeared from the server at once</source>
        <translation>
            <numerusform>Eine Nachricht ist vom Server verschwunden</numerusform>
            <numerusform>%Ln Nachrichten sind auf einmal vom Server verschwunden</numerusform>
        </translation>
    </message>
    <message>
        <source>They are still here. Another program may have deleted them, or the server may have lost them. Until you decide, Depesche leaves “{folder}” as it is.</source>
        <translation>Hier sind sie noch. Vielleicht hat ein anderes Programm sie gelöscht, vielleicht hat der Server sie verloren. Bis Sie entscheiden, lässt Depesche „{folder}“, wie er ist.</translation>
    </message>
    <message>
        <source>Ask the server once more</source>
        <translation>Den Server noch einmal fragen</translation>
    </message>
    <message>
        <source>If they are back, all is well; if not, you are asked again. Nothing is deleted.</source>
        <translation>Sind sie wieder da, ist alles gut; wenn nicht, werden Sie erneut gefragt. Gelöscht wird nichts.</translation>
    </message>
    <message>
        <source>Put them back on the server</source>
        <translation>Wieder auf den Server legen</translation>
    </message>
    <message>
        <source>Messages that are here as a whole are uploaded again. Those of which only the header is here cannot be saved and leave the list.</source>
        <translation>Nachrichten, die hier ganz vorliegen, werden neu hochgeladen. Liegt von einer nur der Kopf hier, so ist sie nicht zu retten und verschwindet aus der Liste.</translation>
    </message>
    <message>
        <source>Delete them here, too</source>
        <translation>Auch hier löschen</translation>
    </message>
    <message>
        <source>You, or another of your programs, meant to delete them. This cannot be undone.</source>
        <translation>Sie oder ein anderes Ihrer Programme haben sie mit Absicht gelöscht. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Später entscheiden</translation>
    </message>
    <message>
        <source>The newest of them:</source>
        <translation>Die neuesten davon:</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und eine weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s)</source>
        <translation>
            <numerusform>Eine Nachricht löschen</numerusform>
            <numerusform>%Ln Nachrichten löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Hochladen</translation>
    </message>
</context>
<context>
    <name>NoticesDesk</name>
    <message>
        <source>Details …</source>
        <translation>Einzelheiten …</translation>
    </message>
    <message>
        <source>{account}: {sentence}</source>
        <translation>{account}: {sentence}</translation>
    </message>
    <message>
        <source>Enter password …</source>
        <translation>Passwort eingeben …</translation>
    </message>
    <message>
        <source>Settings …</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>A message could not be sent. {sentence}</source>
        <translation>Eine Nachricht konnte nicht gesendet werden. {sentence}</translation>
    </message>
    <message>
        <source>Outbox …</source>
        <translation>Ausgang …</translation>
    </message>
    <message>
        <source>Message sent</source>
        <translation>Nachricht gesendet</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) that exist only here were saved.</source>
        <translation>
            <numerusform>Eine Nachricht, die es nur hier gibt, wurde gerettet.</numerusform>
            <numerusform>%n Nachrichten, die es nur hier gibt, wurden gerettet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) could not be read.</source>
        <translation>
            <numerusform>Eine Nachricht war nicht zu lesen.</numerusform>
            <numerusform>%n Nachrichten waren nicht zu lesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The mail store was damaged and has been made anew. {saved} {lost} IMAP mail is fetched again. The damaged file is kept as “{name}”.</source>
        <translation>Der Nachrichtenspeicher war beschädigt und wurde neu angelegt. {saved} {lost} IMAP-Nachrichten werden erneut abgerufen. Die beschädigte Datei bleibt als „{name}“ erhalten.</translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message>
        <source>What would be done</source>
        <translation>Was dabei geschieht</translation>
    </message>
    <message>
        <source>So far nothing was changed, neither here nor on the server.</source>
        <translation>Bisher wurde nichts verändert, weder hier noch auf dem Server.</translation>
    </message>
    <message>
        <source>Numbers by folder</source>
        <translation>Zahlen nach Ordnern</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>Schon dort</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Schon hier</translation>
    </message>
    <message>
        <source>To upload</source>
        <translation>Hochzuladen</translation>
    </message>
    <message>
        <source>To download</source>
        <translation>Zu laden</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>Nicht möglich</translation>
    </message>
    <message>
        <source>You can stop at any time and go on later. Until the end the account stays as it is, and no rule removes anything from the server.</source>
        <translation>Sie können jederzeit anhalten und später weitermachen. Bis zum Ende bleibt das Konto, wie es ist, und keine Regel löscht etwas auf dem Server.</translation>
    </message>
    <message>
        <source>Counting again …</source>
        <translation>Noch einmal zählen …</translation>
    </message>
    <message>
        <source>Nothing is to be uploaded: all of it is there.</source>
        <translation>Nichts ist hochzuladen: Alles ist schon dort.</translation>
    </message>
    <message>
        <source>Nothing is to be downloaded: all of it is here.</source>
        <translation>Nichts ist zu laden: Alles ist schon hier.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) would be uploaded ({size}).</source>
        <translation>
            <numerusform>%Ln Nachricht würde hochgeladen ({size}).</numerusform>
            <numerusform>%Ln Nachrichten würden hochgeladen ({size}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) would be downloaded ({size}).</source>
        <translation>
            <numerusform>%Ln Nachricht würde geladen ({size}).</numerusform>
            <numerusform>%Ln Nachrichten würden geladen ({size}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are on the server already and is/are not uploaded again.</source>
        <translation>
            <numerusform>%Ln ist schon auf dem Server und wird nicht noch einmal hochgeladen.</numerusform>
            <numerusform>%Ln sind schon auf dem Server und werden nicht noch einmal hochgeladen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are here already.</source>
        <translation>
            <numerusform>%Ln ist schon hier.</numerusform>
            <numerusform>%Ln sind schon hier.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) would be made on the server.</source>
        <translation>
            <numerusform>%Ln Ordner würde auf dem Server angelegt.</numerusform>
            <numerusform>%Ln Ordner würden auf dem Server angelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) stay(s) on this computer only.</source>
        <translation>
            <numerusform>%Ln Ordner bleibt nur auf diesem Computer.</numerusform>
            <numerusform>%Ln Ordner bleiben nur auf diesem Computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) cannot be carried, since they are not here as a whole; they stay as they are.</source>
        <translation>
            <numerusform>%Ln Nachricht lässt sich nicht übertragen, weil sie nicht vollständig hier ist; sie bleibt, wie sie ist.</numerusform>
            <numerusform>%Ln Nachrichten lassen sich nicht übertragen, weil sie nicht vollständig hier sind; sie bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OptionsPage</name>
    <message>
        <source>Name and rules</source>
        <translation>Name und Regeln</translation>
    </message>
    <message>
        <source>All of this can be changed later in the account&apos;s settings.</source>
        <translation>All das können Sie später in den Kontoeinstellungen ändern.</translation>
    </message>
    <message>
        <source>Account &amp;name</source>
        <translation>&amp;Name des Kontos</translation>
    </message>
    <message>
        <source>This is how it is called in the list of folders.</source>
        <translation>So heißt es in der Ordnerliste.</translation>
    </message>
    <message>
        <source>What happens to mail on the server once it is downloaded?</source>
        <translation>Was geschieht auf dem Server mit heruntergeladenen E-Mails?</translation>
    </message>
    <message>
        <source>How much mail should be readable offline?</source>
        <translation>Wie viel soll ohne Verbindung lesbar sein?</translation>
    </message>
    <message>
        <source>Another account has this name already.</source>
        <translation>Ein anderes Konto heißt schon so.</translation>
    </message>
</context>
<context>
    <name>OutboxDialog</name>
    <message>
        <source>Outbox</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Messages in the outbox</source>
        <translation>Nachrichten im Ausgang</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Noch einmal &amp;versuchen</translation>
    </message>
    <message>
        <source>Take &amp;back as draft</source>
        <translation>Als Entwurf &amp;zurückholen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>next try {time}</source>
        <translation>nächster Versuch {time}</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>wird gesendet</translation>
    </message>
    <message>
        <source>sent; the copy is still to be filed</source>
        <translation>gesendet; die Kopie wird noch abgelegt</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>unclear whether it was sent</source>
        <translation>unklar, ob gesendet</translation>
    </message>
    <message>
        <source>The line broke just when the server was to confirm: the recipient may have the message. “Try again” may send it twice.</source>
        <translation>Die Verbindung brach ab, gerade als der Server bestätigen sollte: Vielleicht ist die Nachricht angekommen. „Noch einmal versuchen“ könnte sie doppelt senden.</translation>
    </message>
    <message>
        <source>The outbox is empty: everything was sent.</source>
        <translation>Der Ausgang ist leer: Alles ist gesendet.</translation>
    </message>
</context>
<context>
    <name>OutgoingFiles</name>
    <message>
        <source>“{name}” is not a file. Folders cannot be attached.</source>
        <translation>„{name}“ ist keine Datei. Ordner lassen sich nicht anhängen.</translation>
    </message>
    <message>
        <source>“{name}” is too large to be sent by mail.</source>
        <translation>„{name}“ ist zu groß für eine E-Mail.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: {reason}.</source>
        <translation>„{name}“ lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Password for “{account}”</source>
        <translation>Passwort für „{account}“</translation>
    </message>
    <message>
        <source>{user} on {server}</source>
        <translation>{user} auf {server}</translation>
    </message>
    <message>
        <source>The server says: {words}</source>
        <translation>Der Server sagt: {words}</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>&amp;Remember the password in the system&apos;s keyring</source>
        <translation>Passwort im Schlüsselbund des Systems &amp;merken</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Hide the password</source>
        <translation>Passwort verbergen</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Passwort anzeigen</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
</context>
<context>
    <name>PausesDesk</name>
    <message numerus="yes">
        <source>%Ln message(s) disappeared from the server at once. They are still here; Depesche has paused this folder.</source>
        <translation>
            <numerusform>Eine Nachricht ist vom Server verschwunden. Hier ist sie noch; Depesche hat diesen Ordner angehalten.</numerusform>
            <numerusform>%Ln Nachrichten sind auf einmal vom Server verschwunden. Hier sind sie noch; Depesche hat diesen Ordner angehalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Decide …</source>
        <translation>Entscheiden …</translation>
    </message>
    <message numerus="yes">
        <source>{account}: %Ln message(s) disappeared at once from “{folder}” on the server. They are still here; Depesche has paused the folder.</source>
        <translation>
            <numerusform>{account}: Aus „{folder}“ ist auf dem Server eine Nachricht verschwunden. Hier ist sie noch; Depesche hat den Ordner angehalten.</numerusform>
            <numerusform>{account}: Aus „{folder}“ sind auf dem Server auf einmal %Ln Nachrichten verschwunden. Hier sind sie noch; Depesche hat den Ordner angehalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>PendingDeletesDialog</name>
    <message>
        <source>Deletions on the server of “{account}”</source>
        <translation>Löschungen auf dem Server von „{account}“</translation>
    </message>
    <message>
        <source>They stay on this computer. What you keep on the server, no rule deletes there any more.</source>
        <translation>Auf diesem Computer bleiben sie. Was Sie auf dem Server behalten, löscht dort keine Regel mehr.</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Messages that will be deleted on the server</source>
        <translation>Nachrichten, die auf dem Server gelöscht werden</translation>
    </message>
    <message>
        <source>&amp;Keep the selected on the server</source>
        <translation>&amp;Ausgewählte auf dem Server behalten</translation>
    </message>
    <message>
        <source>Keep &amp;all</source>
        <translation>All&amp;e behalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>(deleted here)</source>
        <translation>(hier gelöscht)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) will be deleted on the server</source>
        <translation>
            <numerusform>%Ln Nachricht wird auf dem Server gelöscht</numerusform>
            <numerusform>%Ln Nachrichten werden auf dem Server gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits to be deleted on the server</source>
        <translation>Nichts wartet darauf, auf dem Server gelöscht zu werden</translation>
    </message>
    <message>
        <source>Every message that is on the server stays there for now.</source>
        <translation>Jede Nachricht auf dem Server bleibt vorerst dort.</translation>
    </message>
</context>
<context>
    <name>PlaceChip</name>
    <message>
        <source>Where messages are</source>
        <translation>Wo Nachrichten liegen</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>Auf dem Server</translation>
    </message>
    <message>
        <source>Will be deleted</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <source>Only here</source>
        <translation>Nur hier</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Unvollständig</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
</context>
<context>
    <name>PlaceWords</name>
    <message>
        <source>on the server</source>
        <translation>auf dem Server</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>bis {date}</translation>
    </message>
    <message>
        <source>will be deleted</source>
        <translation>wird gelöscht</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>unvollständig</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>nur hier</translation>
    </message>
    <message>
        <source>also on the server</source>
        <translation>auch auf dem Server</translation>
    </message>
    <message>
        <source>on the server until {date}</source>
        <translation>auf dem Server bis {date}</translation>
    </message>
    <message>
        <source>will be deleted on the server, not before {time}</source>
        <translation>wird auf dem Server gelöscht, nicht vor {time}</translation>
    </message>
    <message>
        <source>will be deleted on the server</source>
        <translation>wird auf dem Server gelöscht</translation>
    </message>
    <message>
        <source>only the beginning is here, the rest on the server</source>
        <translation>nur der Anfang ist hier, der Rest auf dem Server</translation>
    </message>
    <message>
        <source>only on this computer</source>
        <translation>nur auf diesem Computer</translation>
    </message>
</context>
<context>
    <name>PlainBody</name>
    <message>
        <source>Message text</source>
        <translation>Text der Nachricht</translation>
    </message>
    <message>
        <source>[The text goes on; it is whole in the message source.]</source>
        <translation>[Der Text geht weiter; ganz steht er im Quelltext der Nachricht.]</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Message list</source>
        <translation>Nachrichtenliste</translation>
    </message>
    <message>
        <source>Two lines</source>
        <translation>Zweizeilig</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>Abstände</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Luftig</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Dicht</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>The language changes when Depesche is started again.</source>
        <translation>Die Sprache wechselt beim nächsten Start von Depesche.</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>New tag …</source>
        <translation>Neues Schlagwort …</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Progress of the switch</source>
        <translation>Fortschritt der Umstellung</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Go on &amp;without the old server</source>
        <translation>&amp;Ohne den alten Server fortfahren</translation>
    </message>
    <message>
        <source>With the messages that are on this computer.</source>
        <translation>Mit den Nachrichten, die auf diesem Computer sind.</translation>
    </message>
    <message>
        <source>&amp;Undo it</source>
        <translation>&amp;Rückgängig machen</translation>
    </message>
    <message>
        <source>The account stays as it was; what was uploaded stays on the server.</source>
        <translation>Das Konto bleibt, wie es war; was hochgeladen ist, bleibt auf dem Server.</translation>
    </message>
    <message>
        <source>The switch is under way</source>
        <translation>Die Umstellung läuft</translation>
    </message>
    <message>
        <source>Each message is read back and compared before it counts. You can go on reading meanwhile; new mail comes afterwards.</source>
        <translation>Jede Nachricht wird zurückgelesen und verglichen, bevor sie zählt. Sie können währenddessen weiterlesen; neue E-Mails kommen danach.</translation>
    </message>
    <message>
        <source>Beginning …</source>
        <translation>Beginnen …</translation>
    </message>
    <message>
        <source>Folder “{folder}”</source>
        <translation>Ordner „{folder}“</translation>
    </message>
    <message>
        <source>Working …</source>
        <translation>In Arbeit …</translation>
    </message>
    <message>
        <source>{done} of {total} messages</source>
        <translation>{done} von {total} Nachrichten</translation>
    </message>
    <message>
        <source>The switch is not finished</source>
        <translation>Die Umstellung ist nicht beendet</translation>
    </message>
    <message>
        <source>What was carried so far stays and is not carried twice. The account works as before until you go on.</source>
        <translation>Was schon übertragen ist, bleibt und wird nicht noch einmal übertragen. Bis Sie weitermachen, arbeitet das Konto wie bisher.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>If the old server is no more, go on without it: all that is on this computer is carried. Mail that came there since the last check stays there, and so does the rest of messages that are here only in part.</source>
        <translation>Gibt es den alten Server nicht mehr, fahren Sie ohne ihn fort: Alles, was auf diesem Computer ist, wird übertragen. Was dort seit dem letzten Abruf ankam, bleibt dort, ebenso der Rest von Nachrichten, die hier nur zum Teil sind.</translation>
    </message>
    <message>
        <source>Stopping after the message at hand …</source>
        <translation>Anhalten nach dieser Nachricht …</translation>
    </message>
</context>
<context>
    <name>ProtocolPage</name>
    <message>
        <source>How should your mail be fetched?</source>
        <translation>Wie sollen Ihre E-Mails abgeholt werden?</translation>
    </message>
    <message>
        <source>Both ways work with the same mailbox; you can add the other one later.</source>
        <translation>Beides geht mit demselben Postfach; den anderen Weg können Sie später hinzufügen.</translation>
    </message>
    <message>
        <source>IMAP – mail stays on the server</source>
        <translation>IMAP – die E-Mails bleiben auf dem Server</translation>
    </message>
    <message>
        <source>The server keeps your mail and its folders; Depesche shows them and keeps a copy for reading offline.</source>
        <translation>Der Server verwahrt Ihre E-Mails und Ordner; Depesche zeigt sie und hält eine Kopie zum Lesen ohne Verbindung.</translation>
    </message>
    <message>
        <source>Good with several devices: what you read, move or delete here changes everywhere.</source>
        <translation>Gut bei mehreren Geräten: Was Sie hier lesen, verschieben oder löschen, ändert sich überall.</translation>
    </message>
    <message>
        <source>POP3 – mail comes to this computer</source>
        <translation>POP3 – die E-Mails kommen auf diesen Computer</translation>
    </message>
    <message>
        <source>Depesche downloads your mail; from then on the copy on this computer is the one that counts.</source>
        <translation>Depesche lädt Ihre E-Mails herunter; ab dann gilt die Kopie auf diesem Computer.</translation>
    </message>
    <message>
        <source>Good for one computer or a small mailbox. Folders exist only here; you decide when mail leaves the server. Keep a backup.</source>
        <translation>Gut für einen einzelnen Computer oder ein kleines Postfach. Ordner gibt es nur hier; Sie bestimmen, wann E-Mails den Server verlassen. Machen Sie Sicherungskopien.</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>{provider} offers POP3 only, as far as we know.</source>
        <translation>{provider} bietet nach unserem Stand nur POP3 an.</translation>
    </message>
    <message>
        <source>{provider} offers IMAP only, as far as we know.</source>
        <translation>{provider} bietet nach unserem Stand nur IMAP an.</translation>
    </message>
</context>
<context>
    <name>ReadingDesk</name>
    <message>
        <source>This is a draft.</source>
        <translation>Das ist ein Entwurf.</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Weiterschreiben</translation>
    </message>
</context>
<context>
    <name>ReceivedFiles</name>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s)</source>
        <translation>
            <numerusform>%n Anhang</numerusform>
            <numerusform>%n Anhänge</numerusform>
        </translation>
    </message>
    <message>
        <source>Save all …</source>
        <translation>Alle speichern …</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Save and &amp;open</source>
        <translation>Speichern und ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Save as …</source>
        <translation>&amp;Speichern unter …</translation>
    </message>
    <message>
        <source>Save &amp;all …</source>
        <translation>&amp;Alle speichern …</translation>
    </message>
</context>
<context>
    <name>RecipientFields</name>
    <message>
        <source>&amp;To</source>
        <translation>&amp;An</translation>
    </message>
    <message>
        <source>&amp;Cc</source>
        <translation>&amp;Kopie</translation>
    </message>
    <message>
        <source>&amp;Bcc</source>
        <translation>&amp;Blindkopie</translation>
    </message>
    <message>
        <source>name@example.org, …</source>
        <translation>name@example.org, …</translation>
    </message>
    <message>
        <source>Who is it for? Give at least one address.</source>
        <translation>Für wen ist die Nachricht? Geben Sie mindestens eine Adresse an.</translation>
    </message>
    <message>
        <source>Show the {name} line</source>
        <translation>Zeile „{name}“ anzeigen</translation>
    </message>
</context>
<context>
    <name>RecipientLine</name>
    <message>
        <source>“{text}” is not a complete address: it should look like name@example.org.</source>
        <translation>„{text}“ ist keine vollständige Adresse: Sie sollte aussehen wie name@example.org.</translation>
    </message>
    <message>
        <source>These are not addresses: they look like name@example.org, separated by commas.</source>
        <translation>Das sind keine Adressen: Sie sehen aus wie name@example.org, durch Kommas getrennt.</translation>
    </message>
</context>
<context>
    <name>RemoveAccountDialog</name>
    <message>
        <source>Remove account</source>
        <translation>Konto entfernen</translation>
    </message>
    <message>
        <source>Remove “{account}” from Depesche?</source>
        <translation>„{account}“ aus Depesche entfernen?</translation>
    </message>
    <message>
        <source>All mail of this account on this computer is deleted, with its drafts and what waits to be sent. What is no longer on the server is lost for ever: for POP3 the copy here is often the only one.</source>
        <translation>Alle E-Mails dieses Kontos auf diesem Computer werden gelöscht, auch Entwürfe und was noch zu senden ist. Was nicht mehr auf dem Server liegt, ist für immer verloren: Bei POP3 ist die Kopie hier oft die einzige.</translation>
    </message>
    <message>
        <source>The mail stays on the server; only the copy on this computer is deleted, with what waits to be sent.</source>
        <translation>Die E-Mails bleiben auf dem Server; nur die Kopie auf diesem Computer wird gelöscht, samt dem, was noch zu senden ist.</translation>
    </message>
    <message>
        <source>I &amp;understand that mail which is only here will be lost</source>
        <translation>Mir ist klar, dass E-Mails &amp;verloren gehen, die es nur hier gibt</translation>
    </message>
    <message>
        <source>&amp;Keep account</source>
        <translation>Konto &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Remove account</source>
        <translation>Konto &amp;entfernen</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>&amp;Undo the switch</source>
        <translation>Umstellung &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>Not carried</source>
        <translation>Nicht übertragen</translation>
    </message>
    <message>
        <source>Messages that were not carried</source>
        <translation>Nachrichten, die nicht übertragen wurden</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>The switch was undone</source>
        <translation>Die Umstellung ist rückgängig gemacht</translation>
    </message>
    <message>
        <source>The account is as it was before.</source>
        <translation>Das Konto ist wie zuvor.</translation>
    </message>
    <message>
        <source>The switch is not finished</source>
        <translation>Die Umstellung ist nicht beendet</translation>
    </message>
    <message>
        <source>Not everything could be carried, so that the account stays as it is. Try again, or undo it.</source>
        <translation>Nicht alles ließ sich übertragen; deshalb bleibt das Konto, wie es ist. Versuchen Sie es noch einmal, oder machen Sie es rückgängig.</translation>
    </message>
    <message>
        <source>The account uses {protocol} now</source>
        <translation>Das Konto nutzt jetzt {protocol}</translation>
    </message>
    <message>
        <source>Its name, settings, filters and messages are the same as before.</source>
        <translation>Name, Einstellungen, Filter und Nachrichten sind dieselben wie vorher.</translation>
    </message>
    <message>
        <source>Everything is as before</source>
        <translation>Alles ist wie zuvor</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) could not be carried</source>
        <translation>
            <numerusform>%Ln Nachricht ließ sich nicht übertragen</numerusform>
            <numerusform>%Ln Nachrichten ließen sich nicht übertragen</numerusform>
        </translation>
    </message>
    <message>
        <source>All messages arrived</source>
        <translation>Alle Nachrichten sind angekommen</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message>
        <source>Possible until something changes that only {protocol} knows of.</source>
        <translation>Möglich, bis sich etwas ändert, von dem nur {protocol} weiß.</translation>
    </message>
    <message>
        <source>It can no longer be undone, since something has changed by {protocol}.</source>
        <translation>Nicht mehr möglich, weil sich über {protocol} schon etwas geändert hat.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) uploaded</source>
        <translation>
            <numerusform>%Ln Nachricht hochgeladen</numerusform>
            <numerusform>%Ln Nachrichten hochgeladen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) were there already</source>
        <translation>
            <numerusform>%Ln Nachricht war schon dort</numerusform>
            <numerusform>%Ln Nachrichten waren schon dort</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) downloaded</source>
        <translation>
            <numerusform>%Ln Nachricht geladen</numerusform>
            <numerusform>%Ln Nachrichten geladen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) compared, octet for octet</source>
        <translation>
            <numerusform>%Ln Nachricht Byte für Byte verglichen</numerusform>
            <numerusform>%Ln Nachrichten Byte für Byte verglichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln Ordner</numerusform>
            <numerusform>%Ln Ordner</numerusform>
        </translation>
    </message>
    <message>
        <source>What was not carried is still on this computer.</source>
        <translation>Was nicht übertragen wurde, ist weiterhin auf diesem Computer.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln uploaded message(s) stay(s) on the server: Depesche deletes nothing there.</source>
        <translation>
            <numerusform>%Ln hochgeladene Nachricht bleibt auf dem Server: Depesche löscht dort nichts.</numerusform>
            <numerusform>%Ln hochgeladene Nachrichten bleiben auf dem Server: Depesche löscht dort nichts.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was deleted on the server.</source>
        <translation>Auf dem Server wurde nichts gelöscht.</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung zurückholen</translation>
    </message>
    <message>
        <source>Everything as it was when the backup was made</source>
        <translation>Alles wie zu der Zeit, als gesichert wurde</translation>
    </message>
    <message>
        <source>The backup is checked first. What Depesche holds now is put aside, not deleted.</source>
        <translation>Die Sicherung wird zuerst geprüft. Was Depesche jetzt enthält, wird beiseitegelegt, nicht gelöscht.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>&amp;Put the backup in place of what is here now</source>
        <translation>&amp;Die Sicherung an die Stelle dessen setzen, was jetzt hier ist</translation>
    </message>
    <message>
        <source>&amp;Backup file</source>
        <translation>&amp;Sicherungsdatei</translation>
    </message>
    <message>
        <source>Mail that has arrived since is then only in what was put aside.</source>
        <translation>E-Mails, die seither kamen, sind dann nur noch im Beiseitegelegten.</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Zurückholen</translation>
    </message>
    <message numerus="yes">
        <source>The backup is sound and holds %Ln message(s).</source>
        <translation>
            <numerusform>Die Sicherung ist in Ordnung und enthält %Ln Nachricht.</numerusform>
            <numerusform>Die Sicherung ist in Ordnung und enthält %Ln Nachrichten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit Depesche and start it again: then it takes its place.</source>
        <translation>Beenden Sie Depesche und starten Sie es neu: Dann tritt sie an ihre Stelle.</translation>
    </message>
    <message>
        <source>What was here is kept as “{name}”.</source>
        <translation>Was hier war, liegt als „{name}“ bereit.</translation>
    </message>
    <message>
        <source>Restore from</source>
        <translation>Zurückholen aus</translation>
    </message>
    <message>
        <source>Backups (*.zip);;All files (*)</source>
        <translation>Sicherungen (*.zip);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>Rights</name>
    <message>
        <source>You may not delete messages in “{folder}”.</source>
        <translation>In „{folder}“ dürfen Sie keine Nachrichten löschen.</translation>
    </message>
    <message>
        <source>You may not move messages out of “{folder}”.</source>
        <translation>Aus „{folder}“ dürfen Sie keine Nachrichten verschieben.</translation>
    </message>
    <message>
        <source>You may not change stars and tags in “{folder}”.</source>
        <translation>In „{folder}“ dürfen Sie Sterne und Schlagwörter nicht ändern.</translation>
    </message>
    <message>
        <source>The server keeps no tags in “{folder}”.</source>
        <translation>In „{folder}“ bewahrt der Server keine Schlagwörter auf.</translation>
    </message>
    <message>
        <source>You may not change in “{folder}” what counts as read.</source>
        <translation>In „{folder}“ dürfen Sie nicht ändern, was als gelesen gilt.</translation>
    </message>
    <message>
        <source>“{folder}” is only a view of messages that lie elsewhere.</source>
        <translation>„{folder}“ ist nur eine Ansicht von Nachrichten, die anderswo liegen.</translation>
    </message>
    <message>
        <source>You may not put messages into “{folder}”.</source>
        <translation>In „{folder}“ dürfen Sie keine Nachrichten ablegen.</translation>
    </message>
    <message>
        <source>You may not make folders in “{folder}”.</source>
        <translation>In „{folder}“ dürfen Sie keine Ordner anlegen.</translation>
    </message>
    <message>
        <source>You may neither rename nor delete “{folder}”.</source>
        <translation>„{folder}“ dürfen Sie weder umbenennen noch löschen.</translation>
    </message>
    <message>
        <source>read messages</source>
        <translation>Nachrichten lesen</translation>
    </message>
    <message>
        <source>mark as read or unread</source>
        <translation>als gelesen oder ungelesen markieren</translation>
    </message>
    <message>
        <source>set stars and tags</source>
        <translation>Sterne und Schlagwörter setzen</translation>
    </message>
    <message>
        <source>put messages into it</source>
        <translation>Nachrichten ablegen</translation>
    </message>
    <message>
        <source>delete messages</source>
        <translation>Nachrichten löschen</translation>
    </message>
    <message>
        <source>make folders in it</source>
        <translation>Unterordner anlegen</translation>
    </message>
    <message>
        <source>rename or delete it</source>
        <translation>umbenennen oder löschen</translation>
    </message>
    <message>
        <source>share it with others</source>
        <translation>für andere freigeben</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>Remove this line</source>
        <translation>Diese Zeile entfernen</translation>
    </message>
</context>
<context>
    <name>RulePage</name>
    <message>
        <source>Mail on the server</source>
        <translation>E-Mails auf dem Server</translation>
    </message>
    <message>
        <source>All mail is on this computer. Until you choose, nothing is removed from the server; days are counted from today.</source>
        <translation>Alle E-Mails sind auf diesem Computer. Bis Sie wählen, wird auf dem Server nichts gelöscht; Tage zählen von heute an.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Working out what the next check would do …</source>
        <translation>Ermitteln, was der nächste Abruf täte …</translation>
    </message>
    <message>
        <source>What the next check would do is not known.</source>
        <translation>Was der nächste Abruf täte, ist nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message numerus="yes">
        <source>On the server for %n day(s), then only here</source>
        <translation>
            <numerusform>Auf dem Server %n Tag lang, danach nur hier</numerusform>
            <numerusform>Auf dem Server %n Tage lang, danach nur hier</numerusform>
        </translation>
    </message>
    <message>
        <source>On the server until deleted here</source>
        <translation>Auf dem Server, bis hier gelöscht</translation>
    </message>
    <message>
        <source>On the server until moved out of the Inbox</source>
        <translation>Auf dem Server, bis aus dem Posteingang verschoben</translation>
    </message>
    <message>
        <source>Stays on the server</source>
        <translation>Bleibt auf dem Server</translation>
    </message>
    <message>
        <source>Only on this computer once downloaded</source>
        <translation>Nach dem Laden nur auf diesem Computer</translation>
    </message>
    <message numerus="yes">
        <source>Messages stay on the server for %n day(s), then only this computer has them.</source>
        <translation>
            <numerusform>Nachrichten bleiben %n Tag auf dem Server, danach hat sie nur noch dieser Computer.</numerusform>
            <numerusform>Nachrichten bleiben %n Tage auf dem Server, danach hat sie nur noch dieser Computer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages stay on the server until you delete them here for good.</source>
        <translation>Nachrichten bleiben auf dem Server, bis Sie sie hier endgültig löschen.</translation>
    </message>
    <message>
        <source>Messages stay on the server until you move them out of the Inbox here, or delete them.</source>
        <translation>Nachrichten bleiben auf dem Server, bis Sie sie hier aus dem Posteingang verschieben oder löschen.</translation>
    </message>
    <message>
        <source>Nothing is removed from the server.</source>
        <translation>Auf dem Server wird nichts gelöscht.</translation>
    </message>
    <message>
        <source>Messages leave the server once they are safely stored here; then only this computer has them.</source>
        <translation>Nachrichten werden auf dem Server gelöscht, sobald sie hier sicher gespeichert sind; danach hat sie nur noch dieser Computer.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} und {second}</translation>
    </message>
    <message>
        <source>At most {limits} stay there; beyond that the oldest leave first.</source>
        <translation>Höchstens {limits} bleiben dort; darüber hinaus gehen die ältesten zuerst.</translation>
    </message>
    <message>
        <source>At the next check no message leaves the server</source>
        <translation>Beim nächsten Abruf wird auf dem Server nichts gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>At the next check %Ln message(s) leave the server, the oldest of {date}</source>
        <translation>
            <numerusform>Beim nächsten Abruf wird %Ln Nachricht auf dem Server gelöscht, vom {date}</numerusform>
            <numerusform>Beim nächsten Abruf werden %Ln Nachrichten auf dem Server gelöscht, die älteste vom {date}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At the next check %Ln message(s) leave the server</source>
        <translation>
            <numerusform>Beim nächsten Abruf wird %Ln Nachricht auf dem Server gelöscht</numerusform>
            <numerusform>Beim nächsten Abruf werden %Ln Nachrichten auf dem Server gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are not fully downloaded and stay</source>
        <translation>
            <numerusform>%Ln ist nicht vollständig geladen und bleibt</numerusform>
            <numerusform>%Ln sind nicht vollständig geladen und bleiben</numerusform>
        </translation>
    </message>
    <message>
        <source>They wait for {time} before; until then you can keep them.</source>
        <translation>Davor warten sie {time}; bis dahin können Sie sie behalten.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more follow(s) later, the first on {date}.</source>
        <translation>
            <numerusform>%Ln weitere folgt später, am {date}.</numerusform>
            <numerusform>%Ln weitere folgen später, die erste am {date}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln that you chose to keep stay(s) there.</source>
        <translation>
            <numerusform>%Ln, die Sie behalten wollten, bleibt dort.</numerusform>
            <numerusform>%Ln, die Sie behalten wollten, bleiben dort.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server was asked just now.</source>
        <translation>Der Server wurde eben gefragt.</translation>
    </message>
    <message>
        <source>As the last check saw it.</source>
        <translation>Nach dem Stand des letzten Abrufs.</translation>
    </message>
    <message>
        <source>its time is over</source>
        <translation>ihre Zeit ist um</translation>
    </message>
    <message>
        <source>deleted here</source>
        <translation>hier gelöscht</translation>
    </message>
    <message>
        <source>moved out of the Inbox</source>
        <translation>aus dem Posteingang verschoben</translation>
    </message>
    <message>
        <source>more messages than the limit</source>
        <translation>mehr Nachrichten als erlaubt</translation>
    </message>
    <message>
        <source>larger than the limit</source>
        <translation>mehr Platz als erlaubt</translation>
    </message>
    <message>
        <source>you asked for it</source>
        <translation>von Ihnen verlangt</translation>
    </message>
    <message>
        <source>at the next check</source>
        <translation>beim nächsten Abruf</translation>
    </message>
    <message>
        <source>in {time}</source>
        <translation>in {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>after in</comment>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunningDialog</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Working …</source>
        <translation>In Arbeit …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Anhalten …</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Stopped. What was done so far stays.</source>
        <translation>Angehalten. Was bis hier getan ist, bleibt.</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Search all mail</source>
        <translation>Alle Nachrichten durchsuchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Words, or from: to: subject: body: has:attachment is:unread before:2025-06-30 after: in:folder</source>
        <translation>Wörter, oder from: to: subject: body: has:attachment is:unread before:2025-06-30 after: in:Ordner</translation>
    </message>
</context>
<context>
    <name>ServerCheck</name>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln Ordner</numerusform>
            <numerusform>%Ln Ordner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) in the inbox</source>
        <translation>
            <numerusform>%Ln Nachricht im Posteingang</numerusform>
            <numerusform>%Ln Nachrichten im Posteingang</numerusform>
        </translation>
    </message>
    <message>
        <source>Found: {folders}, {messages}.</source>
        <translation>Gefunden: {folders}, {messages}.</translation>
    </message>
    <message>
        <source>Encrypt the connection</source>
        <translation>Verbindung verschlüsseln</translation>
    </message>
    <message>
        <source>Connection encrypted, certificate trusted</source>
        <translation>Verbindung verschlüsselt, Zertifikat vertrauenswürdig</translation>
    </message>
    <message>
        <source>Connection not encrypted</source>
        <translation>Verbindung nicht verschlüsselt</translation>
    </message>
    <message>
        <source>Not encrypted – allowed, because it is this computer</source>
        <translation>Nicht verschlüsselt – erlaubt, weil es dieser Computer ist</translation>
    </message>
    <message>
        <source>Reach the server</source>
        <translation>Server erreichen</translation>
    </message>
    <message>
        <source>Server reached</source>
        <translation>Server erreicht</translation>
    </message>
    <message>
        <source>Server not reached</source>
        <translation>Server nicht erreicht</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
</context>
<context>
    <name>ServerForm</name>
    <message>
        <source>TLS (encrypted from the start)</source>
        <translation>TLS (von Anfang an verschlüsselt)</translation>
    </message>
    <message>
        <source>STARTTLS (encryption required)</source>
        <translation>STARTTLS (Verschlüsselung Pflicht)</translation>
    </message>
    <message>
        <source>None (this computer only)</source>
        <translation>Keine (nur dieser Computer)</translation>
    </message>
    <message>
        <source>Empty: no login</source>
        <translation>Leer: ohne Anmeldung</translation>
    </message>
    <message>
        <source>I agree to connect without encryption</source>
        <translation>Ich bin mit einer unverschlüsselten Verbindung einverstanden</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>The system&apos;s authorities are enough for public providers</source>
        <translation>Für öffentliche Anbieter nicht nötig</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>“{name}” is not the name of a server.</source>
        <translation>„{name}“ ist kein Servername.</translation>
    </message>
    <message>
        <source>Without encryption anybody on the way could read your password and your mail. Depesche connects so only to this computer itself (localhost).</source>
        <translation>Ohne Verschlüsselung könnte unterwegs jeder Ihr Passwort und Ihre E-Mails mitlesen. Depesche verbindet sich so nur mit diesem Computer selbst (localhost).</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>Se&amp;curity</source>
        <translation>Si&amp;cherheit</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Benutzername</translation>
    </message>
    <message>
        <source>Certificate &amp;file:</source>
        <translation>Zertifikats&amp;datei:</translation>
    </message>
    <message>
        <source>Choose a certificate file</source>
        <translation>Zertifikatsdatei auswählen</translation>
    </message>
    <message>
        <source>Certificate of the server or its authority</source>
        <translation>Zertifikat des Servers oder seiner Stelle</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>ServerMailDesk</name>
    <message numerus="yes">
        <source>%Ln message(s) will be deleted on the server, the first not before {time}.</source>
        <translation>
            <numerusform>%Ln Nachricht wird auf dem Server gelöscht, nicht vor {time}.</numerusform>
            <numerusform>%Ln Nachrichten werden auf dem Server gelöscht, die erste nicht vor {time}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them …</source>
        <translation>Anzeigen …</translation>
    </message>
    <message>
        <source>Only the beginning is here ({share}).</source>
        <translation>Nur der Anfang ist hier ({share}).</translation>
    </message>
    <message>
        <source>Download the rest</source>
        <translation>Den Rest laden</translation>
    </message>
    <message>
        <source>Downloading the rest …</source>
        <translation>Den Rest laden …</translation>
    </message>
</context>
<context>
    <name>ServerPage</name>
    <message>
        <source>From POP3 to IMAP</source>
        <translation>Von POP3 zu IMAP</translation>
    </message>
    <message>
        <source>Your folders and messages move to the server, so that all your devices see the same. First Depesche looks and counts; nothing is changed until you say so.</source>
        <translation>Ihre Ordner und Nachrichten ziehen auf den Server um, damit alle Ihre Geräte dasselbe sehen. Zuerst sieht Depesche nach und zählt; verändert wird nichts, bis Sie es sagen.</translation>
    </message>
    <message>
        <source>From IMAP to POP3</source>
        <translation>Von IMAP zu POP3</translation>
    </message>
    <message>
        <source>All mail is downloaded and belongs to this computer from then on. First Depesche looks and counts; nothing is changed until you say so, and the switch itself deletes nothing on the server.</source>
        <translation>Alle E-Mails werden geladen und gehören von da an diesem Computer. Zuerst sieht Depesche nach und zählt; verändert wird nichts, bis Sie es sagen, und die Umstellung selbst löscht nichts auf dem Server.</translation>
    </message>
    <message>
        <source>New server</source>
        <translation>Neuer Server</translation>
    </message>
    <message>
        <source>Sign in with the pass&amp;word of this account</source>
        <translation>Mit dem Passwo&amp;rt dieses Kontos anmelden</translation>
    </message>
    <message>
        <source>&amp;Other password</source>
        <translation>&amp;Anderes Passwort</translation>
    </message>
    <message>
        <source>Incoming mail ({protocol})</source>
        <translation>Posteingang ({protocol})</translation>
    </message>
    <message>
        <source>The account keeps its name, its settings and its filters. Sending is not touched.</source>
        <translation>Das Konto behält seinen Namen, seine Einstellungen und seine Filter. Am Senden ändert sich nichts.</translation>
    </message>
</context>
<context>
    <name>ServersPage</name>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Incoming mail</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>Send mail from this account, too</source>
        <translation>Auch E-Mails von diesem Konto versenden</translation>
    </message>
    <message>
        <source>Outgoing mail (SMTP)</source>
        <translation>Postausgang (SMTP)</translation>
    </message>
    <message>
        <source>Outgoing mail</source>
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>These are the settings of {provider}. Usually nothing is to be changed.</source>
        <translation>Das sind die Einstellungen von {provider}. Normalerweise ist nichts zu ändern.</translation>
    </message>
    <message>
        <source>We do not know this provider: these are guesses. Compare them with what your provider tells you; the next step tries them out.</source>
        <translation>Diesen Anbieter kennen wir nicht: Die Angaben sind geraten. Vergleichen Sie sie mit denen Ihres Anbieters; gleich werden sie ausprobiert.</translation>
    </message>
    <message>
        <source>Through these servers mail of {address} is fetched and sent.</source>
        <translation>Über diese Server werden E-Mails von {address} abgeholt und versendet.</translation>
    </message>
    <message>
        <source>Incoming mail ({protocol})</source>
        <translation>Posteingang ({protocol})</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter the shortcuts</source>
        <translation>Tastenkürzel filtern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Writing a message</source>
        <translation>Beim Schreiben</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Save the draft</source>
        <translation>Entwurf speichern</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Close and keep the draft</source>
        <translation>Schließen und Entwurf behalten</translation>
    </message>
</context>
<context>
    <name>SourceDialog</name>
    <message>
        <source>Source of “{subject}”</source>
        <translation>Quelltext von „{subject}“</translation>
    </message>
    <message>
        <source>Search in the source</source>
        <translation>Im Quelltext suchen</translation>
    </message>
    <message>
        <source>{size}; the first {shown} are shown, all is saved</source>
        <translation>{size}; gezeigt werden die ersten {shown}, gespeichert wird alles</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Speichern unter …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>“{name}” cannot be written: {reason}.</source>
        <translation>„{name}“ lässt sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>Save the message</source>
        <translation>Nachricht speichern</translation>
    </message>
    <message>
        <source>Messages (*.eml);;All files (*)</source>
        <translation>Nachrichten (*.eml);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>Spinner</name>
    <message>
        <source>Working…</source>
        <translation>Läuft …</translation>
    </message>
</context>
<context>
    <name>StepLine</name>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Step {number} of {count}: {name}</source>
        <translation>Schritt {number} von {count}: {name}</translation>
    </message>
</context>
<context>
    <name>SubscriptionsDialog</name>
    <message>
        <source>Folders of “{account}”</source>
        <translation>Ordner von „{account}“</translation>
    </message>
    <message>
        <source>Find a folder</source>
        <translation>Ordner suchen</translation>
    </message>
    <message>
        <source>Folders with a tick are shown in the list of folders, here and in your other mail programs (subscribed).</source>
        <translation>Ordner mit einem Haken stehen in der Ordnerliste, hier und in Ihren anderen Mailprogrammen (abonniert).</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>SwitchAssistant</name>
    <message>
        <source>Switch “{account}”</source>
        <translation>„{account}“ umstellen</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Umstellung</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Stop the switch</source>
        <translation>Umstellung anhalten</translation>
    </message>
    <message>
        <source>Stop the switch?</source>
        <translation>Die Umstellung anhalten?</translation>
    </message>
    <message>
        <source>What was carried so far stays. You can go on later; until then the account works as before.</source>
        <translation>Was schon übertragen ist, bleibt. Sie können später weitermachen; bis dahin arbeitet das Konto wie bisher.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Let it run</source>
        <translation>Laufen lassen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Look and count</source>
        <translation>&amp;Nachsehen und zählen</translation>
    </message>
    <message>
        <source>&amp;Switch now</source>
        <translation>Jetzt &amp;umstellen</translation>
    </message>
    <message>
        <source>&amp;Use this rule</source>
        <translation>Diese &amp;Regel verwenden</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Noch einmal &amp;versuchen</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message>
        <source>New tag</source>
        <translation>Neues Schlagwort</translation>
    </message>
    <message>
        <source>Your other mail programs see it as a keyword on the server.</source>
        <translation>Ihre anderen Mailprogramme sehen es als Schlüsselwort auf dem Server.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message numerus="yes">
        <source>There are %n tags already; remove one first.</source>
        <translation>
            <numerusform>Es gibt schon ein Schlagwort; entfernen Sie erst eines.</numerusform>
            <numerusform>Es gibt schon %n Schlagwörter; entfernen Sie erst eines.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is a tag of this name already.</source>
        <translation>Ein Schlagwort dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>A name may contain visible characters only.</source>
        <translation>Ein Name darf nur sichtbare Zeichen enthalten.</translation>
    </message>
</context>
<context>
    <name>TagLine</name>
    <message>
        <source>Name of the tag</source>
        <translation>Name des Schlagworts</translation>
    </message>
    <message>
        <source>Remove the tag</source>
        <translation>Schlagwort entfernen</translation>
    </message>
    <message>
        <source>Remove the tag “{tag}”</source>
        <translation>Schlagwort „{tag}“ entfernen</translation>
    </message>
</context>
<context>
    <name>TagList</name>
    <message>
        <source>The keys 1 to 9 put the first nine tags on a message and take them off; 0 takes all off.</source>
        <translation>Die Tasten 1 bis 9 setzen die ersten neun Schlagwörter und nehmen sie wieder weg; 0 nimmt alle weg.</translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>Important</source>
        <translation>Wichtig</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Dienstlich</translation>
    </message>
    <message>
        <source>Personal</source>
        <translation>Persönlich</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Zu erledigen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
</context>
<context>
    <name>WarningsDesk</name>
    <message>
        <source>{account}: {sentence}</source>
        <translation>{account}: {sentence}</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message numerus="yes">
        <source>Each check takes {seconds} s, since %Ln message(s) are left on the server.</source>
        <translation>
            <numerusform>Jeder Abruf dauert {seconds} s, weil %Ln Nachricht auf dem Server liegt.</numerusform>
            <numerusform>Jeder Abruf dauert {seconds} s, weil %Ln Nachrichten auf dem Server liegen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Another device works in the same mailbox: %Ln message(s) changed on the server without Depesche.</source>
        <translation>
            <numerusform>Ein anderes Gerät arbeitet im selben Postfach: %Ln Nachricht hat sich auf dem Server ohne Depesche geändert.</numerusform>
            <numerusform>Ein anderes Gerät arbeitet im selben Postfach: %Ln Nachrichten haben sich auf dem Server ohne Depesche geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server gave all messages new numbers. %Ln were recognised and not downloaded again.</source>
        <translation>
            <numerusform>Der Server hat alle Nachrichten neu nummeriert. %Ln wurde wiedererkannt und nicht noch einmal geladen.</numerusform>
            <numerusform>Der Server hat alle Nachrichten neu nummeriert. %Ln wurden wiedererkannt und nicht noch einmal geladen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server gives its messages no lasting numbers (UIDL). Depesche deletes nothing there.</source>
        <translation>Der Server gibt seinen Nachrichten keine bleibenden Nummern (UIDL). Depesche löscht dort nichts.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) on the server have numbers that are empty or used twice. Depesche never deletes those there.</source>
        <translation>
            <numerusform>%Ln Nachricht auf dem Server hat eine leere oder doppelte Nummer. Depesche löscht sie dort nie.</numerusform>
            <numerusform>%Ln Nachrichten auf dem Server haben leere oder doppelte Nummern. Depesche löscht sie dort nie.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server now has a folder of the same name as one that is on this computer only. That one is called “{folder}” now.</source>
        <translation>Der Server hat jetzt einen Ordner mit demselben Namen wie einer, den es nur auf diesem Computer gibt. Dieser heißt jetzt „{folder}“.</translation>
    </message>
    <message>
        <source>Your rule deletes nothing there, so that nothing is lost to it.</source>
        <translation>Ihre Regel löscht dort nichts, sodass ihm nichts verloren geht.</translation>
    </message>
    <message numerus="yes">
        <source>What your rule deletes after %n day(s) is gone there, too.</source>
        <translation>
            <numerusform>Was Ihre Regel nach %n Tag löscht, ist auch dort weg.</numerusform>
            <numerusform>Was Ihre Regel nach %n Tagen löscht, ist auch dort weg.</numerusform>
        </translation>
    </message>
    <message>
        <source>What your rule deletes on the server is gone there, too.</source>
        <translation>Was Ihre Regel auf dem Server löscht, ist auch dort weg.</translation>
    </message>
    <message>
        <source>Set an end date …</source>
        <translation>Enddatum festlegen …</translation>
    </message>
    <message>
        <source>Switch to IMAP …</source>
        <translation>Auf IMAP umstellen …</translation>
    </message>
    <message>
        <source>Change the rule …</source>
        <translation>Regel ändern …</translation>
    </message>
</context>
<context>
    <name>WebBody</name>
    <message>
        <source>Message text</source>
        <translation>Text der Nachricht</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Sign-in did not work</source>
        <translation>Anmeldung fehlgeschlagen</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>Der Server ist nicht erreichbar</translation>
    </message>
    <message>
        <source>The connection is not safe</source>
        <translation>Die Verbindung ist nicht sicher</translation>
    </message>
    <message>
        <source>The server speaks another protocol</source>
        <translation>Der Server spricht ein anderes Protokoll</translation>
    </message>
    <message>
        <source>Mail cannot be stored on this computer</source>
        <translation>Nachrichten lassen sich auf diesem Computer nicht speichern</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>That cannot be done like this</source>
        <translation>So geht das nicht</translation>
    </message>
    <message>
        <source>The server did not do what was asked</source>
        <translation>Der Server hat nicht getan, worum er gebeten wurde</translation>
    </message>
    <message>
        <source>The server refused the user name or the password. Please check both.</source>
        <translation>Der Server hat Benutzernamen oder Passwort abgelehnt. Bitte prüfen Sie beides.</translation>
    </message>
    <message>
        <source>No password is stored for this account. Please enter it.</source>
        <translation>Für dieses Konto ist kein Passwort gespeichert. Bitte geben Sie es ein.</translation>
    </message>
    <message>
        <source>No server of this name was found. Check the name and your connection.</source>
        <translation>Kein Server dieses Namens wurde gefunden. Prüfen Sie den Namen und Ihre Verbindung.</translation>
    </message>
    <message>
        <source>The server does not answer at this port. Check the port, or try later.</source>
        <translation>An diesem Port antwortet der Server nicht. Prüfen Sie den Port, oder versuchen Sie es später.</translation>
    </message>
    <message>
        <source>The connection broke off. Check your network; mail here stays readable.</source>
        <translation>Die Verbindung ist abgebrochen. Prüfen Sie Ihr Netz; was hier liegt, bleibt lesbar.</translation>
    </message>
    <message>
        <source>The server took too long to answer. Try again in a while.</source>
        <translation>Der Server hat zu lange nicht geantwortet. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>The server could not prove who it is. {reason} No password was sent to it.</source>
        <translation>Der Server konnte sich nicht ausweisen. {reason} Es wurde kein Passwort an ihn gesendet.</translation>
    </message>
    <message>
        <source>No encrypted connection to the server could be made. Check the port and the kind of encryption.</source>
        <translation>Mit dem Server kam keine verschlüsselte Verbindung zustande. Prüfen Sie den Port und die Art der Verschlüsselung.</translation>
    </message>
    <message>
        <source>The server offers no encryption at this port. Choose TLS, or another port.</source>
        <translation>Der Server bietet an diesem Port keine Verschlüsselung. Wählen Sie TLS oder einen anderen Port.</translation>
    </message>
    <message>
        <source>Another kind of server answers at this port. Check protocol and port.</source>
        <translation>An diesem Port antwortet ein anderer Dienst. Prüfen Sie Protokoll und Port.</translation>
    </message>
    <message>
        <source>The server at this port speaks {protocol}. Check protocol and port.</source>
        <translation>Der Server an diesem Port spricht {protocol}. Prüfen Sie Protokoll und Port.</translation>
    </message>
    <message>
        <source>The server gave an answer that makes no sense. Try again in a while.</source>
        <translation>Der Server hat etwas Unverständliches geantwortet. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>Only its beginning is here, and the server did not give the rest.</source>
        <translation>Nur ihr Anfang ist hier; der Rest kam nicht.</translation>
    </message>
    <message>
        <source>The server took it several times, but it is not there.</source>
        <translation>Der Server nahm sie mehrmals an, aber sie ist nicht dort.</translation>
    </message>
    <message>
        <source>The server keeps a changed copy of it.</source>
        <translation>Auf dem Server liegt eine veränderte Kopie.</translation>
    </message>
    <message>
        <source>The server did not give the whole message.</source>
        <translation>Der Server gab sie nicht vollständig.</translation>
    </message>
    <message>
        <source>The server refused the request.</source>
        <translation>Der Server hat die Bitte abgelehnt.</translation>
    </message>
    <message>
        <source>This is no longer there; it was moved or deleted elsewhere.</source>
        <translation>Das gibt es nicht mehr; es wurde anderswo verschoben oder gelöscht.</translation>
    </message>
    <message>
        <source>This account&apos;s server cannot do that.</source>
        <translation>Das kann der Server dieses Kontos nicht.</translation>
    </message>
    <message>
        <source>This is larger than the server, or Depesche, takes.</source>
        <translation>Das ist größer, als der Server oder Depesche annimmt.</translation>
    </message>
    <message>
        <source>Cancelled as you asked.</source>
        <translation>Wie gewünscht abgebrochen.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space; then fetching goes on by itself.</source>
        <translation>Der Datenträger ist voll. Schaffen Sie Platz; dann geht das Abrufen von selbst weiter.</translation>
    </message>
    <message>
        <source>The mail store on this computer is damaged. Restart Depesche: it saves what exists only here and fetches the rest again.</source>
        <translation>Der Nachrichtenspeicher auf diesem Computer ist beschädigt. Starten Sie Depesche neu: Es rettet, was es nur hier gibt, und holt den Rest noch einmal.</translation>
    </message>
    <message>
        <source>Another program is using this profile just now.</source>
        <translation>Ein anderes Programm benutzt gerade dieses Profil.</translation>
    </message>
    <message>
        <source>The mail store on this computer cannot be used.</source>
        <translation>Der Nachrichtenspeicher auf diesem Computer lässt sich nicht benutzen.</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>connecting …</source>
        <translation>verbindet …</translation>
    </message>
    <message>
        <source>fetching mail …</source>
        <translation>ruft ab …</translation>
    </message>
    <message>
        <source>next check {time}</source>
        <translation>nächster Abruf {time}</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>auf dem neuesten Stand</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>waiting – {reason}; next try {time}</source>
        <translation>wartet – {reason}; nächster Versuch {time}</translation>
    </message>
    <message>
        <source>waiting – {reason}</source>
        <translation>wartet – {reason}</translation>
    </message>
    <message>
        <source>stopped – {reason}</source>
        <translation>angehalten – {reason}</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>password needed</source>
        <translation>Passwort nötig</translation>
    </message>
    <message>
        <source>server not reachable</source>
        <translation>Server nicht erreichbar</translation>
    </message>
    <message>
        <source>connection not safe</source>
        <translation>Verbindung nicht sicher</translation>
    </message>
    <message>
        <source>wrong protocol</source>
        <translation>falsches Protokoll</translation>
    </message>
    <message>
        <source>disk full</source>
        <translation>Datenträger voll</translation>
    </message>
    <message>
        <source>mail store not usable</source>
        <translation>Nachrichtenspeicher nicht benutzbar</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>server reports an error</source>
        <translation>Server meldet einen Fehler</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Looking at the folders</source>
        <translation>Ordner ansehen</translation>
    </message>
    <message>
        <source>List of “{folder}”</source>
        <translation>Liste von „{folder}“</translation>
    </message>
    <message>
        <source>Messages of “{folder}”</source>
        <translation>Nachrichten von „{folder}“</translation>
    </message>
    <message>
        <source>Telling the server changes</source>
        <translation>Änderungen übertragen</translation>
    </message>
    <message>
        <source>Downloading messages</source>
        <translation>Nachrichten herunterladen</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Junk</source>
        <translation>Spam</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>All mail</source>
        <translation>Alle Nachrichten</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <source>Other users</source>
        <translation>Andere Benutzer</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Gemeinsam</translation>
    </message>
</context>
<context>
    <name>Working</name>
    <message>
        <source>&amp;Try again</source>
        <translation>Noch einmal &amp;versuchen</translation>
    </message>
    <message>
        <source>&amp;Details…</source>
        <translation>&amp;Einzelheiten …</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
</context>
<context>
    <name>_AccountState</name>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Try “{account}” now</source>
        <translation>„{account}“ jetzt versuchen</translation>
    </message>
</context>
<context>
    <name>_Chip</name>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
</TS>
