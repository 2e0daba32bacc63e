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
    <name>AccountHistory</name>
    <message numerus="yes">
        <source>Checked: %Ln new or newly listed message(s)</source>
        <translation>
            <numerusform>Abgerufen: %Ln neue oder neu gelistete Nachricht</numerusform>
            <numerusform>Abgerufen: %Ln neue oder neu gelistete Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new message(s) in the Inbox</source>
        <translation>
            <numerusform>%Ln neue Nachricht im Posteingang</numerusform>
            <numerusform>%Ln neue Nachrichten im Posteingang</numerusform>
        </translation>
    </message>
    <message>
        <source>A message was sent</source>
        <translation>Eine Nachricht wurde gesendet</translation>
    </message>
    <message>
        <source>A message was not sent. {reason}</source>
        <translation>Eine Nachricht wurde nicht gesendet. {reason}</translation>
    </message>
</context>
<context>
    <name>AccountList</name>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>sends nothing</source>
        <translation>sendet nichts</translation>
    </message>
</context>
<context>
    <name>AccountProtocolDialog</name>
    <message>
        <source>How mail of “{account}” is fetched</source>
        <translation>Wie E-Mails von „{account}“ abgeholt werden</translation>
    </message>
    <message>
        <source>Mail is fetched by {protocol} now</source>
        <translation>E-Mails werden jetzt über {protocol} abgeholt</translation>
    </message>
    <message>
        <source>Depesche asks your mailbox by both protocols what it holds. Nothing is changed.</source>
        <translation>Depesche fragt Ihr Postfach über beide Protokolle, was es enthält. Es wird nichts geändert.</translation>
    </message>
    <message>
        <source>Server for {protocol}</source>
        <translation>Server für {protocol}</translation>
    </message>
    <message>
        <source>Ask a&amp;gain</source>
        <translation>&amp;Noch einmal fragen</translation>
    </message>
    <message>
        <source>What to &amp;do …</source>
        <translation>Was Sie &amp;tun können …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Switch to {protocol} …</source>
        <translation>&amp;Zu {protocol} wechseln …</translation>
    </message>
    <message>
        <source>Asking {first} and {second} …</source>
        <translation>{first} und {second} werden gefragt …</translation>
    </message>
    <message>
        <source>Switching keeps your mail, folders, filters and settings: an assistant first counts and shows what it will do.</source>
        <translation>Beim Wechsel bleiben Ihre E-Mails, Ordner, Filter und Einstellungen erhalten: Ein Assistent zählt zuerst und zeigt, was er tun wird.</translation>
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
    <name>AccountServers</name>
    <message>
        <source>Incoming mail ({protocol})</source>
        <translation>Empfang ({protocol})</translation>
    </message>
    <message>
        <source>Incoming mail</source>
        <translation>Empfang</translation>
    </message>
    <message>
        <source>&amp;How mail is fetched …</source>
        <translation>Wie E-&amp;Mails abgeholt werden …</translation>
    </message>
    <message>
        <source>Send mail from this account, too</source>
        <translation>Auch E-Mails von diesem Konto versenden</translation>
    </message>
    <message>
        <source>Outgoing mail (SMTP)</source>
        <translation>Versand (SMTP)</translation>
    </message>
    <message>
        <source>Outgoing mail</source>
        <translation>Versand</translation>
    </message>
    <message>
        <source>&amp;Try them out</source>
        <translation>Aus&amp;probieren</translation>
    </message>
    <message>
        <source>What to &amp;do …</source>
        <translation>Was Sie &amp;tun können …</translation>
    </message>
    <message>
        <source>Logging in to the servers …</source>
        <translation>Anmeldung bei den Servern …</translation>
    </message>
    <message>
        <source>Both servers let you in. {numbers}</source>
        <translation>Beide Server lassen Sie hinein. {numbers}</translation>
    </message>
    <message>
        <source>The server lets you in. {numbers}</source>
        <translation>Der Server lässt Sie hinein. {numbers}</translation>
    </message>
</context>
<context>
    <name>AccountSettingsDialog</name>
    <message>
        <source>Settings of “{account}”</source>
        <translation>Einstellungen von „{account}“</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>E-Mails</translation>
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
        <source>Signed in. Save, and the account logs in like that.</source>
        <translation>Angemeldet. Nach dem Speichern meldet sich das Konto so an.</translation>
    </message>
    <message>
        <source>Another account has this name already.</source>
        <translation>Ein anderes Konto heißt schon so.</translation>
    </message>
    <message>
        <source>How does Depesche log in?</source>
        <translation>Wie meldet sich Depesche an?</translation>
    </message>
    <message>
        <source>For fetching and for sending alike.</source>
        <translation>Zum Abrufen ebenso wie zum Senden.</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Account &amp;name</source>
        <translation>&amp;Name des Kontos</translation>
    </message>
    <message>
        <source>&amp;Remove account …</source>
        <translation>Konto &amp;entfernen …</translation>
    </message>
    <message>
        <source>Trying the password out …</source>
        <translation>Das Passwort wird ausprobiert …</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Wird gespeichert …</translation>
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
        <source>&amp;Identities and signatures …</source>
        <translation>&amp;Identitäten und Signaturen …</translation>
    </message>
    <message>
        <source>&amp;Tell of its new mail</source>
        <translation>Neue E-Mails &amp;melden</translation>
    </message>
    <message>
        <source>How is said in the preferences, on the page Notifications.</source>
        <translation>Auf welche Art, steht in den Einstellungen auf der Seite „Benachrichtigungen“.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
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
        <source>&amp;Add account</source>
        <translation>Konto &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Loslegen</translation>
    </message>
    <message>
        <source>Recovery &amp;phrase …</source>
        <translation>Wieder&amp;herstellungswörter …</translation>
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
        <translation>&amp;Postausgang öffnen</translation>
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
        <source>&amp;How mail is fetched …</source>
        <translation>Wie E-&amp;Mails abgeholt werden …</translation>
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
    <name>AccountsPage</name>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>Letzter Abruf</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>The server said</source>
        <translation>Der Server sagte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>There is no account yet.</source>
        <translation>Es gibt noch kein Konto.</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Noch ist nichts geschehen.</translation>
    </message>
    <message>
        <source>Check &amp;now</source>
        <translation>Jetzt ab&amp;rufen</translation>
    </message>
    <message>
        <source>&amp;Details …</source>
        <translation>&amp;Einzelheiten …</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>&amp;What happened, the newest first</source>
        <translation>&amp;Was geschah, das Neueste zuerst</translation>
    </message>
    <message>
        <source>There is no account yet. “Add account” asks for your address and looks for its servers.</source>
        <translation>Noch gibt es kein Konto. „Konto hinzufügen“ fragt nach Ihrer Adresse und sucht deren Server.</translation>
    </message>
    <message>
        <source>&amp;Add account …</source>
        <translation>Konto &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Settings …</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Remove …</source>
        <translation>Ent&amp;fernen …</translation>
    </message>
    <message>
        <source>Further up (Alt+Up)</source>
        <translation>Weiter nach oben (Alt+Pfeil hoch)</translation>
    </message>
    <message>
        <source>Further down (Alt+Down)</source>
        <translation>Weiter nach unten (Alt+Pfeil runter)</translation>
    </message>
    <message>
        <source>The folders stand in this order, and the first account writes new messages unless the page General says otherwise.</source>
        <translation>In dieser Reihenfolge stehen die Ordner, und vom ersten Konto kommen neue Nachrichten, sofern die Seite „Allgemein“ nichts anderes sagt.</translation>
    </message>
    <message>
        <source>mailbox server password keyring order delete</source>
        <comment>keywords for the search</comment>
        <translation>Postfach Server Passwort Schlüsselbund Reihenfolge löschen</translation>
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
        <translation>Posta&amp;usgang …</translation>
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
        <source>Redirec&amp;t …</source>
        <translation>U&amp;mleiten …</translation>
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
        <source>Mark &amp;whole folder as read</source>
        <translation>Ganzen &amp;Ordner als gelesen markieren</translation>
    </message>
    <message>
        <source>Original colours in the &amp;dark</source>
        <translation>Originalfarben im &amp;Dunkeln</translation>
    </message>
    <message>
        <source>Load &amp;remote images</source>
        <translation>Externe &amp;Bilder laden</translation>
    </message>
    <message>
        <source>P&amp;rint …</source>
        <translation>D&amp;rucken …</translation>
    </message>
    <message>
        <source>Work o&amp;ffline</source>
        <translation>O&amp;ffline arbeiten</translation>
    </message>
    <message>
        <source>New from te&amp;mplate</source>
        <translation>Neu aus &amp;Vorlage</translation>
    </message>
    <message>
        <source>Identities and signat&amp;ures …</source>
        <translation>Identitäten und Si&amp;gnaturen …</translation>
    </message>
    <message>
        <source>&amp;Keys and certificates …</source>
        <translation>Schlüssel und Zer&amp;tifikate …</translation>
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
        <source>Reply to l&amp;ist</source>
        <translation>A&amp;n Liste antworten</translation>
    </message>
    <message>
        <source>To the mailing list that it came by, and nobody else</source>
        <translation>Nur an die Mailingliste, über die sie kam</translation>
    </message>
    <message>
        <source>Forward as attac&amp;hment</source>
        <translation>Als An&amp;hang weiterleiten</translation>
    </message>
    <message>
        <source>The whole message as it is, as a file</source>
        <translation>Die ganze Nachricht, wie sie ist, als Datei</translation>
    </message>
    <message>
        <source>Send it on as it is, in its sender&apos;s name</source>
        <translation>Unverändert weiterschicken, im Namen des Absenders</translation>
    </message>
    <message>
        <source>Delete for e&amp;ver</source>
        <translation>&amp;Endgültig löschen</translation>
    </message>
    <message>
        <source>Snoo&amp;ze …</source>
        <translation>&amp;Zurückstellen …</translation>
    </message>
    <message>
        <source>Hide it here until later; on other devices it stays where it is</source>
        <translation>Bis später hier ausblenden; auf anderen Geräten bleibt sie, wo sie ist</translation>
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
        <source>Take &amp;back what was sent</source>
        <translation>Gesendetes &amp;zurückholen</translation>
    </message>
    <message>
        <source>Possible for a few seconds only</source>
        <translation>Nur wenige Sekunden lang möglich</translation>
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
        <source>Next pan&amp;e</source>
        <translation>Nächster &amp;Bereich</translation>
    </message>
    <message>
        <source>From the folders to the list, the message and the search</source>
        <translation>Von den Ordnern zur Liste, zur Nachricht und zur Suche</translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation>V&amp;origer Bereich</translation>
    </message>
    <message>
        <source>Quic&amp;k filters</source>
        <translation>Schn&amp;ellfilter</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source>&amp;Unread only</source>
        <translation>Nur &amp;ungelesene</translation>
    </message>
    <message>
        <source>&amp;Starred only</source>
        <translation>Nur mit &amp;Stern</translation>
    </message>
    <message>
        <source>With &amp;files only</source>
        <translation>Nur mit An&amp;hängen</translation>
    </message>
    <message>
        <source>&amp;Tagged only</source>
        <translation>Nur mit Schla&amp;gwort</translation>
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
        <source>&amp;Group by conversation</source>
        <translation>Nach &amp;Unterhaltungen gruppieren</translation>
    </message>
    <message>
        <source>One row for all messages that answer each other</source>
        <translation>Eine Zeile für alle Nachrichten, die einander beantworten</translation>
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
        <source>&amp;Find in message …</source>
        <translation>&amp;In der Nachricht suchen …</translation>
    </message>
    <message>
        <source>With the focus in the message, Ctrl+F does so, too</source>
        <translation>Steht der Fokus in der Nachricht, tut Strg+F das auch</translation>
    </message>
    <message>
        <source>Find ne&amp;xt</source>
        <translation>&amp;Weitersuchen</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>Rückwärts weitersuc&amp;hen</translation>
    </message>
    <message>
        <source>Fold &amp;quoted text</source>
        <translation>&amp;Zitate einklappen</translation>
    </message>
    <message>
        <source>HTML messages keep the colours of their senders in the dark theme</source>
        <translation>HTML-Nachrichten behalten im dunklen Design die Farben ihrer Absender</translation>
    </message>
    <message>
        <source>Senders whose images &amp;load …</source>
        <translation>Absender, deren Bilder ge&amp;laden werden …</translation>
    </message>
    <message>
        <source>Save as P&amp;DF …</source>
        <translation>Als P&amp;DF speichern …</translation>
    </message>
    <message>
        <source>&amp;Activity</source>
        <translation>&amp;Aktivität</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Show the &amp;tour</source>
        <translation>&amp;Rundgang zeigen</translation>
    </message>
    <message>
        <source>The places of this window, on one screen</source>
        <translation>Die Orte dieses Fensters auf einen Blick</translation>
    </message>
    <message>
        <source>Activity and &amp;log …</source>
        <translation>Aktivität und &amp;Protokoll …</translation>
    </message>
    <message>
        <source>&amp;Report a problem …</source>
        <translation>Problem &amp;melden …</translation>
    </message>
    <message>
        <source>Shows what a report would hold; nothing is sent by itself</source>
        <translation>Zeigt, was im Bericht stünde; nichts wird von selbst gesendet</translation>
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
    <name>ActivityWindow</name>
    <message>
        <source>Activity and log</source>
        <translation>Aktivität und Protokoll</translation>
    </message>
    <message>
        <source>Nothing is going on. New mail comes by itself.</source>
        <translation>Gerade läuft nichts. Neue E-Mails kommen von selbst.</translation>
    </message>
    <message>
        <source>Running no&amp;w</source>
        <translation>&amp;Läuft gerade</translation>
    </message>
    <message>
        <source>&amp;Accounts</source>
        <translation>K&amp;onten</translation>
    </message>
    <message>
        <source>Technical &amp;log</source>
        <translation>Technisches &amp;Protokoll</translation>
    </message>
    <message>
        <source>&amp;Report a problem …</source>
        <translation>Problem &amp;melden …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>AddressCompleter</name>
    <message>
        <source>Known addresses</source>
        <translation>Bekannte Adressen</translation>
    </message>
    <message>
        <source>Shift+Delete: do not offer this address any more</source>
        <translation>Umschalt+Entf: diese Adresse nicht mehr anbieten</translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) to choose from</source>
        <translation>
            <numerusform>%n Adresse zur Auswahl</numerusform>
            <numerusform>%n Adressen zur Auswahl</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AdviceCard</name>
    <message>
        <source>&amp;Open the page</source>
        <translation>Seite ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Copy the link</source>
        <translation>Link &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>AdviceWords</name>
    <message>
        <source>Neither protocol can be used with this mailbox as it is.</source>
        <translation>Keines der beiden Protokolle lässt sich mit diesem Postfach verwenden, so wie es ist.</translation>
    </message>
    <message>
        <source>{protocol} is what works with this mailbox.</source>
        <translation>Mit diesem Postfach funktioniert {protocol}.</translation>
    </message>
    <message>
        <source>IMAP is recommended: all your devices then show the same mail, folders and marks.</source>
        <translation>Empfohlen wird IMAP: Alle Ihre Geräte zeigen dann dieselben E-Mails, Ordner und Markierungen.</translation>
    </message>
    <message>
        <source>IMAP is recommended: there is room on the server, and should this computer break, your mail is still there.</source>
        <translation>Empfohlen wird IMAP: Auf dem Server ist Platz, und falls dieser Computer ausfällt, sind Ihre E-Mails noch dort.</translation>
    </message>
    <message>
        <source>IMAP is recommended: the server keeps your mail and its folders, and another device can be added later.</source>
        <translation>Empfohlen wird IMAP: Der Server bewahrt Ihre E-Mails und Ordner auf, und ein weiteres Gerät kann später dazukommen.</translation>
    </message>
    <message>
        <source>POP3 is recommended: with one device and little room on the server, mail is best kept on this computer.</source>
        <translation>Empfohlen wird POP3: Bei einem einzigen Gerät und wenig Platz auf dem Server sind E-Mails auf diesem Computer am besten aufgehoben.</translation>
    </message>
    <message>
        <source>POP3 is recommended: the mailbox on the server is nearly full, and with one device mail is best kept on this computer.</source>
        <translation>Empfohlen wird POP3: Das Postfach auf dem Server ist fast voll, und bei einem einzigen Gerät sind E-Mails auf diesem Computer am besten aufgehoben.</translation>
    </message>
    <message>
        <source>The mailbox has little room, though: delete old mail there from time to time.</source>
        <translation>Das Postfach hat allerdings wenig Platz: Löschen Sie dort von Zeit zu Zeit alte E-Mails.</translation>
    </message>
    <message>
        <source>Mail in other folders than the Inbox stays on the server, unseen here.</source>
        <translation>E-Mails in anderen Ordnern als dem Posteingang bleiben auf dem Server und sind hier nicht zu sehen.</translation>
    </message>
    <message>
        <source>Make a backup of this computer: some day it has the only copy.</source>
        <translation>Sichern Sie diesen Computer: Irgendwann hat er die einzige Kopie.</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
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
        <source>colours black white night contrast</source>
        <comment>keywords for the search</comment>
        <translation>Thema Design schwarz weiß Nacht Kontrast</translation>
    </message>
    <message>
        <source>Mo&amp;tion</source>
        <translation>Be&amp;wegung</translation>
    </message>
    <message>
        <source>Fades and moving marks</source>
        <translation>Überblendungen und bewegte Zeichen</translation>
    </message>
    <message>
        <source>As little as possible</source>
        <translation>So wenig wie möglich</translation>
    </message>
    <message>
        <source>animation reduced effects</source>
        <comment>keywords for the search</comment>
        <translation>Animation reduziert Effekte</translation>
    </message>
    <message>
        <source>The list of messages</source>
        <translation>Die Liste der Nachrichten</translation>
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
        <source>layout table rows</source>
        <comment>keywords for the search</comment>
        <translation>Anordnung Layout Tabelle Zeilen</translation>
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
        <source>density dense narrow room</source>
        <comment>keywords for the search</comment>
        <translation>Dichte eng kompakt Platz</translation>
    </message>
    <message>
        <source>&amp;First words of the text</source>
        <translation>&amp;Erste Wörter des Textes</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>One line</source>
        <translation>Eine Zeile</translation>
    </message>
    <message>
        <source>Up to two lines</source>
        <translation>Bis zu zwei Zeilen</translation>
    </message>
    <message>
        <source>Where the list has two lines and comfortable spacing.</source>
        <translation>In der zweizeiligen Liste mit luftigen Abständen.</translation>
    </message>
    <message>
        <source>preview snippet lines</source>
        <comment>keywords for the search</comment>
        <translation>Vorschau Zeilen Ausschnitt</translation>
    </message>
    <message>
        <source>One &amp;row for all messages that answer each other</source>
        <translation>Eine &amp;Zeile für alle Nachrichten, die einander beantworten</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>threads group</source>
        <comment>keywords for the search</comment>
        <translation>Threads gruppieren</translation>
    </message>
    <message>
        <source>The folders</source>
        <translation>Die Ordner</translation>
    </message>
    <message>
        <source>Show those, too, that you have not &amp;subscribed to</source>
        <translation>Auch die zeigen, die Sie nicht a&amp;bonniert haben</translation>
    </message>
    <message>
        <source>all folders subscription</source>
        <comment>keywords for the search</comment>
        <translation>alle Ordner Abonnement</translation>
    </message>
    <message>
        <source>Size of writing</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Size of writing in per cent</source>
        <translation>Schriftgröße in Prozent</translation>
    </message>
    <message>
        <source>Size of &amp;writing</source>
        <translation>&amp;Schriftgröße</translation>
    </message>
    <message>
        <source>Of all windows, against the system&apos;s size; a message has a zoom of its own.</source>
        <translation>In allen Fenstern, gemessen an der Größe des Systems; Nachrichten haben ihren eigenen Zoom.</translation>
    </message>
    <message>
        <source>font size larger smaller zoom text</source>
        <comment>keywords for the search</comment>
        <translation>Schrift größer kleiner Zoom Text</translation>
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
        <source>The mail in it is encrypted: keep the recovery phrase that you have now.</source>
        <translation>Die E-Mails darin sind verschlüsselt: Heben Sie die Wiederherstellungswörter auf, die Sie jetzt haben.</translation>
    </message>
    <message>
        <source>The mail in it is not encrypted: whoever has the file can read it.</source>
        <translation>Die E-Mails darin sind nicht verschlüsselt: Wer die Datei hat, kann sie lesen.</translation>
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
        <source>Write your message …</source>
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
        <translation>Wird es mehr, werden die am längsten nicht gelesenen Nachrichten hier entfernt und beim Öffnen neu geholt.</translation>
    </message>
</context>
<context>
    <name>CardStack</name>
    <message>
        <source>Offers of this message</source>
        <translation>Angebote dieser Nachricht</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>Event</source>
        <translation>Termin</translation>
    </message>
    <message>
        <source>One date of this series is cancelled</source>
        <translation>Ein Termin dieser Serie ist abgesagt</translation>
    </message>
    <message>
        <source>This event is cancelled</source>
        <translation>Dieser Termin ist abgesagt</translation>
    </message>
    <message>
        <source>Invitation to one date of a series</source>
        <translation>Einladung zu einem Termin einer Serie</translation>
    </message>
    <message>
        <source>The event has changed</source>
        <translation>Der Termin wurde geändert</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Einladung</translation>
    </message>
    <message>
        <source>Answer to an invitation</source>
        <translation>Antwort auf eine Einladung</translation>
    </message>
    <message>
        <source>({time} in {zone})</source>
        <translation>({time} in {zone})</translation>
    </message>
    <message>
        <source>(in {zone})</source>
        <translation>(in {zone})</translation>
    </message>
    <message>
        <source>{days}, all day</source>
        <translation>{days}, ganztägig</translation>
    </message>
    <message>
        <source>{every} on {days}</source>
        <translation>{every} am {days}</translation>
    </message>
    <message>
        <source>{rule}, until {day}</source>
        <translation>{rule}, bis {day}</translation>
    </message>
    <message>
        <source>{name} accepted.</source>
        <translation>{name} hat zugesagt.</translation>
    </message>
    <message>
        <source>{name} accepted tentatively.</source>
        <translation>{name} hat unter Vorbehalt zugesagt.</translation>
    </message>
    <message>
        <source>{name} declined.</source>
        <translation>{name} hat abgesagt.</translation>
    </message>
    <message>
        <source>{name} sends somebody else.</source>
        <translation>{name} schickt jemand anderen.</translation>
    </message>
    <message>
        <source>{name} has not decided yet.</source>
        <translation>{name} hat noch nicht entschieden.</translation>
    </message>
    <message>
        <source>You accepted.</source>
        <translation>Sie haben zugesagt.</translation>
    </message>
    <message>
        <source>You accepted tentatively.</source>
        <translation>Sie haben unter Vorbehalt zugesagt.</translation>
    </message>
    <message>
        <source>You declined.</source>
        <translation>Sie haben abgesagt.</translation>
    </message>
    <message>
        <source>Accepted: {summary}</source>
        <translation>Zugesagt: {summary}</translation>
    </message>
    <message>
        <source>Tentative: {summary}</source>
        <translation>Unter Vorbehalt: {summary}</translation>
    </message>
    <message>
        <source>Declined: {summary}</source>
        <translation>Abgesagt: {summary}</translation>
    </message>
</context>
<context>
    <name>CardsDesk</name>
    <message>
        <source>The request to leave the list is in the outbox</source>
        <translation>Die Abmeldung von der Liste liegt im Postausgang</translation>
    </message>
    <message>
        <source>Your answer is in the outbox</source>
        <translation>Ihre Antwort liegt im Postausgang</translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) added to the address completion</source>
        <translation>
            <numerusform>%n Adresse zur Adressvervollständigung hinzugefügt</numerusform>
            <numerusform>%n Adressen zur Adressvervollständigung hinzugefügt</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking {host} …</source>
        <translation>{host} wird gefragt …</translation>
    </message>
    <message>
        <source>The list’s server took your request</source>
        <translation>Der Server der Liste hat Ihre Abmeldung angenommen</translation>
    </message>
</context>
<context>
    <name>Certificate</name>
    <message>
        <source>The server signed its certificate itself: nobody else vouches for it.</source>
        <translation>Der Server hat sein Zertifikat selbst unterschrieben: Niemand sonst bürgt für ihn.</translation>
    </message>
    <message>
        <source>The certificate does not say which server it is for.</source>
        <translation>Das Zertifikat sagt nicht, für welchen Server es gilt.</translation>
    </message>
    <message>
        <source>The certificate’s key or signature is so weak that it proves nothing.</source>
        <translation>Schlüssel oder Unterschrift des Zertifikats sind so schwach, dass sie nichts beweisen.</translation>
    </message>
    <message>
        <source>The server’s key is another than the one that you accepted.</source>
        <translation>Der Schlüssel des Servers ist ein anderer als der, den Sie angenommen haben.</translation>
    </message>
    <message>
        <source>The server offers only outdated encryption.</source>
        <translation>Der Server bietet nur veraltete Verschlüsselung an.</translation>
    </message>
    <message>
        <source>If it is your own server, choose its certificate under “Advanced” in the server settings. Otherwise do not connect.</source>
        <translation>Ist es Ihr eigener Server, wählen Sie sein Zertifikat in den Servereinstellungen unter „Erweitert“ aus. Sonst verbinden Sie sich nicht.</translation>
    </message>
    <message>
        <source>Issued to</source>
        <translation>Ausgestellt für</translation>
    </message>
    <message>
        <source>For the servers</source>
        <translation>Für die Server</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Ausgestellt von</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>from {start} to {end}</source>
        <translation>von {start} bis {end}</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Certificates sent</source>
        <translation>Gesendete Zertifikate</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation>SHA-256-Fingerabdruck</translation>
    </message>
    <message>
        <source>Key accepted on {day}</source>
        <translation>Angenommen am {day}</translation>
    </message>
    <message>
        <source>Key accepted before</source>
        <translation>Bisher angenommen</translation>
    </message>
    <message>
        <source>Key now</source>
        <translation>Schlüssel jetzt</translation>
    </message>
    <message>
        <source>none named</source>
        <translation>keine genannt</translation>
    </message>
    <message>
        <source>and %Ln more</source>
        <translation>und noch %Ln</translation>
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
        <source>Your provider has to renew the certificate. Show them what is below.</source>
        <translation>Ihr Anbieter muss das Zertifikat erneuern. Zeigen Sie ihm, was unten steht.</translation>
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
        <source>Ask whoever runs the server whether its key was changed. Only if they say so, forget the old key in the account’s server settings; then you are asked about the new one.</source>
        <translation>Fragen Sie den Betreiber des Servers, ob der Schlüssel gewechselt wurde. Nur wenn er das bestätigt, vergessen Sie den alten Schlüssel in den Servereinstellungen des Kontos; dann werden Sie nach dem neuen gefragt.</translation>
    </message>
    <message>
        <source>Ask your provider for a server with TLS 1.2 or newer.</source>
        <translation>Fragen Sie Ihren Anbieter nach einem Server mit TLS 1.2 oder neuer.</translation>
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
        <source>{server} shows another key than before</source>
        <translation>{server} zeigt einen anderen Schlüssel als bisher</translation>
    </message>
    <message>
        <source>{server} could not prove who it is</source>
        <translation>{server} konnte sich nicht ausweisen</translation>
    </message>
    <message>
        <source>Depesche closed the connection before your user name or your password was sent.</source>
        <translation>Depesche hat die Verbindung beendet, bevor Ihr Benutzername oder Ihr Passwort gesendet wurde.</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>Alles &amp;kopieren</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>Nicht verbinden</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
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
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Incoming mail by IMAP</source>
        <translation>Empfang über IMAP</translation>
    </message>
    <message>
        <source>Incoming mail by POP3</source>
        <translation>Empfang über POP3</translation>
    </message>
    <message>
        <source>Outgoing mail</source>
        <translation>Versand</translation>
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
        <source>The servers accepted your password.</source>
        <translation>Die Server haben Ihr Passwort angenommen.</translation>
    </message>
    <message>
        <source>That did not work yet</source>
        <translation>Das hat noch nicht geklappt</translation>
    </message>
    <message>
        <source>Nothing has been stored.</source>
        <translation>Es wurde noch nichts gespeichert.</translation>
    </message>
    <message>
        <source>This mailbox is here already</source>
        <translation>Dieses Postfach ist schon da</translation>
    </message>
    <message>
        <source>Everything works</source>
        <translation>Alles funktioniert</translation>
    </message>
</context>
<context>
    <name>Clearing</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
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
        <source>Saving draft …</source>
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
        <source>Putting the message into the outbox …</source>
        <translation>Die Nachricht wird in den Postausgang gelegt …</translation>
    </message>
    <message>
        <source>The message is in the outbox and on its way.</source>
        <translation>Die Nachricht liegt im Postausgang und ist unterwegs.</translation>
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
        <source>Reading files …</source>
        <translation>Dateien werden gelesen …</translation>
    </message>
</context>
<context>
    <name>ComposerReminders</name>
    <message>
        <source>&amp;Send anyway</source>
        <translation>&amp;Trotzdem senden</translation>
    </message>
    <message>
        <source>You answer an encrypted message: everybody on the way could read what it quotes.</source>
        <translation>Sie antworten auf eine verschlüsselte Nachricht: Auf dem Weg könnte jeder lesen, was daraus zitiert ist.</translation>
    </message>
    <message>
        <source>&amp;Encrypt</source>
        <translation>&amp;Verschlüsseln</translation>
    </message>
    <message>
        <source>You wrote “{word}”, but nothing is attached.</source>
        <translation>Sie haben „{word}“ geschrieben, aber nichts angehängt.</translation>
    </message>
    <message>
        <source>&amp;Attach a file …</source>
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
        <source>Rich text: formatting, links and pictures</source>
        <translation>Formatierter Text: Auszeichnungen, Links und Bilder</translation>
    </message>
    <message>
        <source>Rich text</source>
        <translation>Formatierter Text</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
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
    <name>ContactImport</name>
    <message>
        <source>“{name}” is too large for a file of contacts.</source>
        <translation>„{name}“ ist für eine Datei mit Kontakten zu groß.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: {reason}.</source>
        <translation>„{name}“ lässt sich nicht lesen: {reason}.</translation>
    </message>
</context>
<context>
    <name>ContactsCard</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n Kontakt</numerusform>
            <numerusform>%n Kontakte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Add to address completion</source>
        <translation>Zur Adressvervollständigung hinzufügen</translation>
    </message>
    <message>
        <source>More for these contacts</source>
        <translation>Mehr zu diesen Kontakten</translation>
    </message>
    <message>
        <source>&amp;Save …</source>
        <translation>&amp;Speichern …</translation>
    </message>
    <message>
        <source>home</source>
        <translation>privat</translation>
    </message>
    <message>
        <source>work</source>
        <translation>dienstlich</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>mobil</translation>
    </message>
    <message>
        <source>fax</source>
        <translation>Fax</translation>
    </message>
</context>
<context>
    <name>ConversationStrip</name>
    <message>
        <source>Older message of this conversation</source>
        <translation>Ältere Nachricht dieser Unterhaltung</translation>
    </message>
    <message>
        <source>Newer message of this conversation</source>
        <translation>Neuere Nachricht dieser Unterhaltung</translation>
    </message>
    <message>
        <source>Message {number} of {count} in this conversation</source>
        <translation>Nachricht {number} von {count} in dieser Unterhaltung</translation>
    </message>
</context>
<context>
    <name>ConversationWords</name>
    <message>
        <source>(unknown sender)</source>
        <translation>(unbekannter Absender)</translation>
    </message>
    <message>
        <source>me</source>
        <translation>ich</translation>
    </message>
    <message>
        <source>in {folder}</source>
        <translation>in {folder}</translation>
    </message>
    <message numerus="yes">
        <source>conversation of %n message(s)</source>
        <translation>
            <numerusform>Unterhaltung mit %n Nachricht</numerusform>
            <numerusform>Unterhaltung mit %n Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>aufgeklappt</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>zugeklappt</translation>
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
    <name>DeleteOwnKeyDialog</name>
    <message>
        <source>Delete your own key?</source>
        <translation>Eigenen Schlüssel löschen?</translation>
    </message>
    <message>
        <source>Delete the key of {name}?</source>
        <translation>Den Schlüssel von {name} löschen?</translation>
    </message>
    <message>
        <source>Every message that is encrypted to it stays closed for ever, unless you have a backup. This can&apos;t be undone.</source>
        <translation>Jede Nachricht, die für ihn verschlüsselt ist, bleibt für immer verschlossen, wenn Sie keine Sicherung haben. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>&amp;Type “{word}” to go on</source>
        <translation>&amp;Tippen Sie „{word}“, um fortzufahren</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Delete for ever</source>
        <translation>Endgültig löschen</translation>
    </message>
</context>
<context>
    <name>DesktopPage</name>
    <message>
        <source>Panel and dock</source>
        <translation>Leiste und Dock</translation>
    </message>
    <message>
        <source>Show an &amp;icon in the panel</source>
        <translation>&amp;Symbol in der Leiste zeigen</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>tray notification area system status indicator</source>
        <comment>keywords for the search</comment>
        <translation>Tray Infobereich Systemabschnitt Status Leiste</translation>
    </message>
    <message>
        <source>This desktop has no place for such icons at the moment; the icon appears as soon as there is one.</source>
        <translation>Diese Arbeitsumgebung hat zurzeit keinen Platz für solche Symbole; das Symbol erscheint, sobald es einen gibt.</translation>
    </message>
    <message>
        <source>&amp;Closing the window leaves Depesche running there</source>
        <translation>Beim &amp;Schließen des Fensters läuft Depesche dort weiter</translation>
    </message>
    <message>
        <source>Where no icon can be seen, closing the window ends the program as usual.</source>
        <translation>Wo kein Symbol zu sehen ist, beendet das Schließen des Fensters das Programm wie sonst.</translation>
    </message>
    <message>
        <source>background quit exit hide tray</source>
        <comment>keywords for the search</comment>
        <translation>Hintergrund beenden verstecken Tray</translation>
    </message>
    <message>
        <source>&amp;Number of unread messages on the program&apos;s icon</source>
        <translation>A&amp;nzahl ungelesener Nachrichten am Programmsymbol</translation>
    </message>
    <message>
        <source>Dock</source>
        <translation>Dock</translation>
    </message>
    <message>
        <source>In docks and taskbars that show one.</source>
        <translation>In Docks und Taskleisten, die das anzeigen.</translation>
    </message>
    <message>
        <source>badge count launcher unread</source>
        <comment>keywords for the search</comment>
        <translation>Zähler Plakette Zahl ungelesen Starter</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Start with the &amp;session</source>
        <translation>Bei der Anmeldung s&amp;tarten</translation>
    </message>
    <message>
        <source>Depesche</source>
        <translation>Depesche</translation>
    </message>
    <message>
        <source>autostart login boot automatic</source>
        <comment>keywords for the search</comment>
        <translation>Autostart Anmeldung Hochfahren automatisch</translation>
    </message>
    <message>
        <source>Always start &amp;minimised</source>
        <translation>Immer &amp;minimiert starten</translation>
    </message>
    <message>
        <source>Also when you start it yourself: in the panel if its icon is there, else in the taskbar.</source>
        <translation>Auch wenn Sie es selbst starten: in der Leiste, wenn dort sein Symbol ist, sonst in der Taskleiste.</translation>
    </message>
    <message>
        <source>hidden background start</source>
        <comment>keywords for the search</comment>
        <translation>versteckt Hintergrund Start</translation>
    </message>
    <message>
        <source>Opening mail</source>
        <translation>Nachrichten öffnen</translation>
    </message>
    <message>
        <source>Asking the system …</source>
        <translation>Das System wird gefragt …</translation>
    </message>
    <message>
        <source>Make &amp;Depesche the default</source>
        <translation>&amp;Depesche zum Standard machen</translation>
    </message>
    <message>
        <source>Mail links and files</source>
        <translation>E-Mail-Links und -Dateien</translation>
    </message>
    <message>
        <source>mailto eml default program application handler</source>
        <comment>keywords for the search</comment>
        <translation>mailto eml Standardprogramm Anwendung öffnen mit</translation>
    </message>
    <message>
        <source>It then waits in the panel, or minimised in the taskbar.</source>
        <translation>Es wartet dann in der Leiste oder minimiert in der Taskleiste.</translation>
    </message>
    <message>
        <source>Not for the demo: it leaves nothing behind.</source>
        <translation>Nicht in der Vorführung: Sie hinterlässt nichts.</translation>
    </message>
    <message>
        <source>Here this is set in the desktop&apos;s own settings.</source>
        <translation>Hier wird das in den Einstellungen der Arbeitsumgebung festgelegt.</translation>
    </message>
    <message>
        <source>That could not be stored: {reason}</source>
        <translation>Das konnte nicht gespeichert werden: {reason}</translation>
    </message>
    <message>
        <source>The desktop did not take it. Choose Depesche in its settings, under default programs.</source>
        <translation>Die Arbeitsumgebung hat es nicht angenommen. Wählen Sie Depesche in ihren Einstellungen unter den Standardprogrammen.</translation>
    </message>
    <message>
        <source>Links to mail addresses and message files open in Depesche.</source>
        <translation>Links zu E-Mail-Adressen und Nachrichtendateien öffnen sich in Depesche.</translation>
    </message>
    <message>
        <source>Links to mail addresses open in Depesche, message files in another program.</source>
        <translation>Links zu E-Mail-Adressen öffnen sich in Depesche, Nachrichtendateien in einem anderen Programm.</translation>
    </message>
    <message>
        <source>Message files open in Depesche, links to mail addresses in another program.</source>
        <translation>Nachrichtendateien öffnen sich in Depesche, Links zu E-Mail-Adressen in einem anderen Programm.</translation>
    </message>
    <message>
        <source>Links to mail addresses and message files open in another program.</source>
        <translation>Links zu E-Mail-Adressen und Nachrichtendateien öffnen sich in einem anderen Programm.</translation>
    </message>
    <message>
        <source>Choose Depesche in the settings of Windows: Apps, Default apps, then MAILTO and .eml.</source>
        <translation>Wählen Sie Depesche in den Einstellungen von Windows: Apps, Standard-Apps, dann MAILTO und .eml.</translation>
    </message>
    <message>
        <source>Choose Depesche in the program Mail: Settings, General, Default email reader.</source>
        <translation>Wählen Sie Depesche im Programm Mail: Einstellungen, Allgemein, Standard-E-Mail-Programm.</translation>
    </message>
    <message>
        <source>Choose Depesche in the desktop&apos;s settings, under default programs.</source>
        <translation>Wählen Sie Depesche in den Einstellungen der Arbeitsumgebung unter den Standardprogrammen.</translation>
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
        <source>The servers could not be asked yet. Depesche keeps trying, and tells if something is wrong.</source>
        <translation>Die Server konnten noch nicht gefragt werden. Depesche versucht es weiter und meldet, wenn etwas nicht stimmt.</translation>
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
        <source>Next, Depesche shows the recovery phrase of your encrypted mail. Have pen and paper at hand.</source>
        <translation>Als Nächstes zeigt Depesche die Wiederherstellungswörter Ihrer verschlüsselten E-Mails. Legen Sie Stift und Papier bereit.</translation>
    </message>
    <message>
        <source>Your mail on this computer is not encrypted: the recovery phrase was not confirmed. The account is set up all the same. You can encrypt later in the preferences, under Security.</source>
        <translation>Ihre E-Mails auf diesem Computer sind nicht verschlüsselt: Die Wiederherstellungswörter wurden nicht bestätigt. Das Konto ist trotzdem eingerichtet. Verschlüsseln können Sie später in den Einstellungen, unter Sicherheit.</translation>
    </message>
    <message numerus="yes">
        <source>Depesche downloads %Ln mail(s), the newest first; you can read while the rest is on its way.</source>
        <translation>
            <numerusform>Depesche lädt %Ln E-Mail herunter; Sie können lesen, sobald sie da ist.</numerusform>
            <numerusform>Depesche lädt %Ln E-Mails herunter, die neuesten zuerst; Sie können lesen, während der Rest unterwegs ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is {size} in all.</source>
        <translation>Zusammen sind es {size}.</translation>
    </message>
    <message>
        <source>the system&apos;s keyring</source>
        <translation>Der Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>Your sign-in is kept in {keyring}.</source>
        <translation>{keyring} bewahrt Ihre Anmeldung auf.</translation>
    </message>
    <message>
        <source>Your password is kept in {keyring}.</source>
        <translation>{keyring} bewahrt Ihr Passwort auf.</translation>
    </message>
    <message>
        <source>The sign-in lasts until you quit Depesche; then it asks again.</source>
        <translation>Die Anmeldung gilt, bis Sie Depesche beenden; dann wird wieder gefragt.</translation>
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
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>EnterPhraseDialog</name>
    <message>
        <source>The first four letters of a word are enough. A phrase that was copied as a whole may be pasted into the first field.</source>
        <translation>Es sind englische Wörter; die ersten vier Buchstaben eines Wortes genügen. Im Ganzen kopierte Wörter lassen sich in das erste Feld einfügen.</translation>
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
        <source>&amp;Report …</source>
        <translation>&amp;Melden …</translation>
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
    <name>EventCounts</name>
    <message numerus="yes">
        <source>Every %n day(s)</source>
        <translation>
            <numerusform>Jeden Tag</numerusform>
            <numerusform>Alle %n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n week(s)</source>
        <translation>
            <numerusform>Jede Woche</numerusform>
            <numerusform>Alle %n Wochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n month(s)</source>
        <translation>
            <numerusform>Jeden Monat</numerusform>
            <numerusform>Alle %n Monate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n year(s)</source>
        <translation>
            <numerusform>Jedes Jahr</numerusform>
            <numerusform>Alle %n Jahre</numerusform>
        </translation>
    </message>
    <message>
        <source>Repeats by a rule that only a calendar program can show</source>
        <translation>Wiederholt sich nach einer Regel, die nur ein Kalenderprogramm zeigen kann</translation>
    </message>
    <message numerus="yes">
        <source>{rule}, %n time(s)</source>
        <translation>
            <numerusform>{rule}, %n-mal</numerusform>
            <numerusform>{rule}, %n-mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guest(s)</source>
        <translation>
            <numerusform>%n Gast</numerusform>
            <numerusform>%n Gäste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accepted</source>
        <translation>
            <numerusform>%n zugesagt</numerusform>
            <numerusform>%n zugesagt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tentative</source>
        <translation>
            <numerusform>%n unter Vorbehalt</numerusform>
            <numerusform>%n unter Vorbehalt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n declined</source>
        <translation>
            <numerusform>%n abgesagt</numerusform>
            <numerusform>%n abgesagt</numerusform>
        </translation>
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
    <name>Exposed</name>
    <message>
        <source>The sender&apos;s name shows the address {shown}, but the message comes from {real}.</source>
        <translation>Der Name des Absenders zeigt die Adresse {shown}, die Nachricht kommt aber von {real}.</translation>
    </message>
    <message>
        <source>The sender&apos;s address is made to look like {shown}. It belongs to {real}.</source>
        <translation>Die Adresse des Absenders soll aussehen wie {shown}. Sie gehört zu {real}.</translation>
    </message>
    <message>
        <source>The sender&apos;s address only looks like {shown}: it is written with letters of another alphabet. Really it is {real}.</source>
        <translation>Die Adresse des Absenders sieht nur aus wie {shown}: Sie ist mit Buchstaben eines anderen Alphabets geschrieben. In Wirklichkeit lautet sie {real}.</translation>
    </message>
    <message>
        <source>The name “{shown}” mixes letters of several alphabets, as if to look like another. The address is {real}.</source>
        <translation>Der Name „{shown}“ mischt Buchstaben mehrerer Alphabete, als solle er einem anderen gleichen. Die Adresse ist {real}.</translation>
    </message>
    <message>
        <source>There were hidden characters in the field “{shown}”, as are used to fake a sender. They are left out here.</source>
        <translation>Im Feld „{shown}“ standen verborgene Zeichen, wie man sie zum Fälschen eines Absenders benutzt. Hier sind sie weggelassen.</translation>
    </message>
    <message>
        <source>This message names more than one sender: {shown}, and {real}.</source>
        <translation>Diese Nachricht nennt mehr als einen Absender: {shown} und {real}.</translation>
    </message>
</context>
<context>
    <name>FavouritesDesk</name>
    <message>
        <source>&amp;Rename …</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>&amp;Delete the search</source>
        <translation>Suche &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Mark all as read</source>
        <translation>Alle als &amp;gelesen markieren</translation>
    </message>
    <message>
        <source>Remove from fa&amp;vourites</source>
        <translation>Aus den Fa&amp;voriten entfernen</translation>
    </message>
    <message>
        <source>Add to fa&amp;vourites</source>
        <translation>Zu den Fa&amp;voriten hinzufügen</translation>
    </message>
</context>
<context>
    <name>FilesDesk</name>
    <message>
        <source>Save attachments in</source>
        <translation>Anhänge speichern in</translation>
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
        <source>There are no filters yet. “New …” makes one: from whom, to whom, about what; and where it goes.</source>
        <translation>Es gibt noch keine Filter. „Neu …“ legt einen an: von wem, an wen, worüber; und wohin damit.</translation>
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
    <name>FindBar</name>
    <message>
        <source>Find in this message</source>
        <translation>In dieser Nachricht suchen</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>Vorige Stelle (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>Nächste Stelle (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>{current} of {total}</source>
        <translation>{current} von {total}</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>This message is encrypted; its content is in the attachment.</source>
        <translation>Diese Nachricht ist verschlüsselt; ihr Inhalt steckt im Anhang.</translation>
    </message>
    <message>
        <source>This message has more text parts than are shown here.</source>
        <translation>Diese Nachricht hat mehr Textteile, als hier gezeigt werden.</translation>
    </message>
    <message>
        <source>This message has more parts than are shown; look at its source for the rest.</source>
        <translation>Diese Nachricht hat mehr Teile, als gezeigt werden; der Rest steht im Quelltext.</translation>
    </message>
    <message>
        <source>This message is nested deeper than is shown; look at its source for the rest.</source>
        <translation>Diese Nachricht ist tiefer verschachtelt, als gezeigt wird; der Rest steht im Quelltext.</translation>
    </message>
    <message>
        <source>This message could not be read; its source is shown.</source>
        <translation>Diese Nachricht ließ sich nicht lesen; gezeigt wird ihr Quelltext.</translation>
    </message>
    <message>
        <source>There are several signatures.</source>
        <translation>Es gibt mehrere Unterschriften.</translation>
    </message>
    <message>
        <source>There is no signature.</source>
        <translation>Es gibt keine Unterschrift.</translation>
    </message>
    <message>
        <source>The signature can&apos;t be read.</source>
        <translation>Die Unterschrift lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The signature is not one over a document.</source>
        <translation>Die Unterschrift gilt keinem Dokument.</translation>
    </message>
    <message>
        <source>The signer&apos;s key is not here.</source>
        <translation>Der Schlüssel des Unterzeichners ist nicht hier.</translation>
    </message>
    <message>
        <source>The signature uses a digest that can be forged.</source>
        <translation>Die Unterschrift benutzt eine Prüfsumme, die sich fälschen lässt.</translation>
    </message>
    <message>
        <source>No signature is valid.</source>
        <translation>Keine Unterschrift ist gültig.</translation>
    </message>
    <message>
        <source>The key was revoked by its owner.</source>
        <translation>Der Schlüssel wurde von seinem Besitzer widerrufen.</translation>
    </message>
    <message>
        <source>The key has expired.</source>
        <translation>Der Schlüssel ist abgelaufen.</translation>
    </message>
    <message>
        <source>The signature is dated in the future.</source>
        <translation>Die Unterschrift trägt ein Datum in der Zukunft.</translation>
    </message>
    <message>
        <source>You refused this key.</source>
        <translation>Sie haben diesen Schlüssel abgelehnt.</translation>
    </message>
    <message>
        <source>The key does not belong to the address in the From field.</source>
        <translation>Der Schlüssel gehört nicht zur Adresse im Feld „Von“.</translation>
    </message>
    <message>
        <source>You have not accepted the key yet.</source>
        <translation>Sie haben den Schlüssel noch nicht angenommen.</translation>
    </message>
    <message>
        <source>The signature does not fit.</source>
        <translation>Die Unterschrift passt nicht.</translation>
    </message>
    <message>
        <source>The signature is over something other than mail.</source>
        <translation>Die Unterschrift gilt etwas anderem als einer Nachricht.</translation>
    </message>
    <message>
        <source>The signature brings a content of its own beside the one it is attached to.</source>
        <translation>Die Unterschrift bringt einen eigenen Inhalt mit, neben dem, zu dem sie gehört.</translation>
    </message>
    <message>
        <source>The signature covers nothing.</source>
        <translation>Die Unterschrift umfasst nichts.</translation>
    </message>
    <message>
        <source>There are several signers.</source>
        <translation>Es gibt mehrere Unterzeichner.</translation>
    </message>
    <message>
        <source>Nobody signed.</source>
        <translation>Niemand hat unterschrieben.</translation>
    </message>
    <message>
        <source>The signer&apos;s certificate is not here.</source>
        <translation>Das Zertifikat des Unterzeichners ist nicht hier.</translation>
    </message>
    <message>
        <source>The signer&apos;s key is too short.</source>
        <translation>Der Schlüssel des Unterzeichners ist zu kurz.</translation>
    </message>
    <message>
        <source>The certificate is not meant for signing mail.</source>
        <translation>Das Zertifikat ist nicht zum Unterschreiben von Nachrichten bestimmt.</translation>
    </message>
    <message>
        <source>The certificate has expired.</source>
        <translation>Das Zertifikat ist abgelaufen.</translation>
    </message>
    <message>
        <source>No authority that this system knows vouches for the certificate, and you have not accepted it yet.</source>
        <translation>Keine Stelle, die dieses System kennt, bürgt für das Zertifikat, und Sie haben es noch nicht angenommen.</translation>
    </message>
    <message>
        <source>The signature uses a digest that is not known here.</source>
        <translation>Die Unterschrift benutzt eine Prüfsumme, die hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>The signature has no signed attributes.</source>
        <translation>Die Unterschrift hat keine unterschriebenen Angaben.</translation>
    </message>
    <message>
        <source>An attribute of the signature stands twice.</source>
        <translation>Eine Angabe der Unterschrift steht doppelt.</translation>
    </message>
    <message>
        <source>The signature does not say what it covers.</source>
        <translation>Die Unterschrift sagt nicht, was sie umfasst.</translation>
    </message>
    <message>
        <source>The message was changed after it was signed.</source>
        <translation>Die Nachricht wurde nach dem Unterschreiben verändert.</translation>
    </message>
    <message>
        <source>The signature is of a kind that is not known here.</source>
        <translation>Diese Art von Unterschrift ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>A signed message has two parts; this one has others.</source>
        <translation>Eine unterschriebene Nachricht hat zwei Teile; diese hat andere.</translation>
    </message>
    <message>
        <source>The encrypted message is not built as it should be.</source>
        <translation>Die verschlüsselte Nachricht ist nicht so aufgebaut, wie sie sein soll.</translation>
    </message>
    <message>
        <source>The S/MIME part can&apos;t be read.</source>
        <translation>Der S/MIME-Teil lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Only some of the text is signed: that was not checked.</source>
        <translation>Nur ein Teil des Textes ist unterschrieben; das wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>Only some of the text is encrypted: that is not opened.</source>
        <translation>Nur ein Teil des Textes ist verschlüsselt; er wird nicht geöffnet.</translation>
    </message>
    <message>
        <source>This kind of S/MIME message is not known here.</source>
        <translation>Diese Art von S/MIME-Nachricht ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>None of your certificates opens this message.</source>
        <translation>Keines Ihrer Zertifikate öffnet diese Nachricht.</translation>
    </message>
    <message>
        <source>The message is encrypted in a way that is not known here.</source>
        <translation>Die Nachricht ist auf eine Art verschlüsselt, die hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>The encrypted part was changed or damaged.</source>
        <translation>Der verschlüsselte Teil wurde verändert oder beschädigt.</translation>
    </message>
    <message>
        <source>The message is not protected against changes.</source>
        <translation>Die Nachricht ist nicht gegen Veränderungen geschützt.</translation>
    </message>
    <message>
        <source>This is no encrypted message.</source>
        <translation>Dies ist keine verschlüsselte Nachricht.</translation>
    </message>
    <message>
        <source>What is encrypted unpacks to more than can be shown.</source>
        <translation>Ausgepackt ist der verschlüsselte Inhalt größer, als gezeigt werden kann.</translation>
    </message>
    <message>
        <source>The message is packed with bzip2, which is not known here.</source>
        <translation>Die Nachricht ist mit bzip2 gepackt; das ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>None of your keys opens this message.</source>
        <translation>Keiner Ihrer Schlüssel öffnet diese Nachricht.</translation>
    </message>
    <message>
        <source>The signature within this kind of encryption can&apos;t be checked.</source>
        <translation>In dieser Art der Verschlüsselung lässt sich die Unterschrift nicht prüfen.</translation>
    </message>
    <message>
        <source>This signature is around something that is protected itself: who wrote that it can&apos;t tell.</source>
        <translation>Diese Unterschrift umgibt etwas, das selbst geschützt ist: Wer das geschrieben hat, kann sie nicht sagen.</translation>
    </message>
    <message>
        <source>A part of the message is protected on its own.</source>
        <translation>Ein Teil der Nachricht ist für sich geschützt.</translation>
    </message>
    <message>
        <source>Within the signature the message is encrypted: that is not opened here.</source>
        <translation>Innerhalb der Unterschrift ist die Nachricht verschlüsselt; das wird hier nicht geöffnet.</translation>
    </message>
    <message>
        <source>The sender within the protected part is not the one in the From field.</source>
        <translation>Der Absender im geschützten Teil ist nicht der im Feld „Von“.</translation>
    </message>
    <message>
        <source>Your own key can&apos;t be reached.</source>
        <translation>Ihr eigener Schlüssel ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The message has no From field or several.</source>
        <translation>Die Nachricht hat kein Feld „Von“ oder mehrere.</translation>
    </message>
    <message>
        <source>The From field holds control characters.</source>
        <translation>Das Feld „Von“ enthält Steuerzeichen.</translation>
    </message>
    <message>
        <source>The From field does not name exactly one sender.</source>
        <translation>Das Feld „Von“ nennt nicht genau einen Absender.</translation>
    </message>
    <message>
        <source>The address in the From field is written in an unusual way.</source>
        <translation>Die Adresse im Feld „Von“ ist ungewöhnlich geschrieben.</translation>
    </message>
    <message>
        <source>The name in the From field shows another address.</source>
        <translation>Der Name im Feld „Von“ zeigt eine andere Adresse.</translation>
    </message>
</context>
<context>
    <name>FolderChooser</name>
    <message>
        <source>Find a folder</source>
        <translation>Ordner suchen</translation>
    </message>
    <message>
        <source>No folder has this in its name.</source>
        <translation>In keinem Ordnernamen kommt das vor.</translation>
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
        <source>%n message(s) hidden for a while</source>
        <translation>
            <numerusform>%n Nachricht für eine Weile ausgeblendet</numerusform>
            <numerusform>%n Nachrichten für eine Weile ausgeblendet</numerusform>
        </translation>
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
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>All inboxes</source>
        <translation>Alle Posteingänge</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>FolderTreeView</name>
    <message>
        <source>Your accounts and folders will stand here.</source>
        <translation>Hier werden Ihre Konten und Ordner stehen.</translation>
    </message>
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
        <source>Whether it is new there</source>
        <translation>Ob er dort neu ist</translation>
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
    <name>FormatBar</name>
    <message>
        <source>Formatting</source>
        <translation>Formatierung</translation>
    </message>
    <message>
        <source>Kind of paragraph</source>
        <translation>Art des Absatzes</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Heading 1</source>
        <translation>Überschrift 1</translation>
    </message>
    <message>
        <source>Heading 2</source>
        <translation>Überschrift 2</translation>
    </message>
    <message>
        <source>Heading 3</source>
        <translation>Überschrift 3</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Fett</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Kursiv</translation>
    </message>
    <message>
        <source>Underlined</source>
        <translation>Unterstrichen</translation>
    </message>
    <message>
        <source>Struck out</source>
        <translation>Durchgestrichen</translation>
    </message>
    <message>
        <source>Colour of the text</source>
        <translation>Textfarbe</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Numbered list</source>
        <translation>Nummerierte Liste</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>Out of the quote</source>
        <translation>Aus dem Zitat heraus</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>Ausrichtung</translation>
    </message>
    <message>
        <source>Link …</source>
        <translation>Link …</translation>
    </message>
    <message>
        <source>Picture …</source>
        <translation>Bild …</translation>
    </message>
    <message>
        <source>Without formatting</source>
        <translation>Ohne Formatierung</translation>
    </message>
    <message>
        <source>Like the other text</source>
        <translation>Wie der übrige Text</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Braun</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Centred</source>
        <translation>Zentriert</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>English German Deutsch translation</source>
        <comment>keywords for the search</comment>
        <translation>Englisch Deutsch English Übersetzung</translation>
    </message>
    <message>
        <source>At the &amp;start open</source>
        <translation>Beim S&amp;tart öffnen</translation>
    </message>
    <message>
        <source>The folder that was open last</source>
        <translation>Den zuletzt geöffneten Ordner</translation>
    </message>
    <message>
        <source>The inbox; with several accounts all inboxes</source>
        <translation>Den Posteingang; bei mehreren Konten alle Posteingänge</translation>
    </message>
    <message>
        <source>start-up begin folder last seen</source>
        <comment>keywords for the search</comment>
        <translation>Programmstart Anfang Ordner zuletzt gesehen</translation>
    </message>
    <message>
        <source>New messages come &amp;from</source>
        <translation>Neue Nachrichten kommen &amp;von</translation>
    </message>
    <message>
        <source>Where no folder of an account is open. The list&apos;s first account is the usual one.</source>
        <translation>Wo kein Ordner eines Kontos offen ist. Üblich ist das erste Konto der Liste.</translation>
    </message>
    <message>
        <source>default account sender standard</source>
        <comment>keywords for the search</comment>
        <translation>Standardkonto Absender</translation>
    </message>
    <message>
        <source>The language changes when Depesche is started again.</source>
        <translation>Die Sprache wechselt beim nächsten Start von Depesche.</translation>
    </message>
    <message>
        <source>The first account</source>
        <translation>Dem ersten Konto</translation>
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
    <name>HelpBrowser</name>
    <message>
        <source>Help page</source>
        <translation>Hilfeseite</translation>
    </message>
</context>
<context>
    <name>HelpCalls</name>
    <message>
        <source>Help on this</source>
        <translation>Hilfe dazu</translation>
    </message>
</context>
<context>
    <name>HelpDesk</name>
    <message>
        <source>What it does</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Something in Depesche went wrong. Your mail is safe, and you can go on.</source>
        <translation>In Depesche ist etwas schiefgegangen. Ihre E-Mails sind sicher, und Sie können weiterarbeiten.</translation>
    </message>
    <message>
        <source>Report …</source>
        <translation>Melden …</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help – Depesche</source>
        <translation>Hilfe – Depesche</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>In der Hilfe suchen</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>No page has all these words.</source>
        <translation>Auf keiner Seite stehen alle diese Wörter.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>{page} – Help</source>
        <translation>{page} – Hilfe</translation>
    </message>
</context>
<context>
    <name>IdentitiesDialog</name>
    <message>
        <source>Identities of “{account}”</source>
        <translation>Identitäten von „{account}“</translation>
    </message>
    <message>
        <source>Each identity is a sender to choose from when you write. The first one is used for new messages; an answer comes from the one that was written to.</source>
        <translation>Jede Identität ist ein Absender, den Sie beim Schreiben wählen können. Die erste gilt für neue Nachrichten; eine Antwort kommt von der, an die geschrieben wurde.</translation>
    </message>
    <message>
        <source>Identities</source>
        <translation>Identitäten</translation>
    </message>
    <message>
        <source>New identity</source>
        <translation>Neue Identität</translation>
    </message>
    <message>
        <source>Remove this identity</source>
        <translation>Diese Identität entfernen</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
</context>
<context>
    <name>IdentitiesPage</name>
    <message>
        <source>An identity is a sender with its signature. The first one of an account is used for new messages; an answer comes from the one that was written to.</source>
        <translation>Eine Identität ist ein Absender mit seiner Signatur. Die erste eines Kontos gilt für neue Nachrichten; eine Antwort kommt von der, an die geschrieben wurde.</translation>
    </message>
    <message>
        <source>There is no account yet, and so nobody to write as. Add one on the page Accounts.</source>
        <translation>Noch gibt es kein Konto und damit keinen Absender. Fügen Sie auf der Seite „Konten“ eines hinzu.</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Change the identities of “{account}”</source>
        <translation>Identitäten von „{account}“ ändern</translation>
    </message>
    <message>
        <source>identity sender signature name address</source>
        <comment>keywords for the search</comment>
        <translation>Identität Absender Signatur Name Adresse</translation>
    </message>
</context>
<context>
    <name>IdentityForm</name>
    <message>
        <source>Your na&amp;me</source>
        <translation>Ihr Na&amp;me</translation>
    </message>
    <message>
        <source>&amp;Email address</source>
        <translation>&amp;E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Ans&amp;wers to</source>
        <translation>Ant&amp;worten an</translation>
    </message>
    <message>
        <source>the address above</source>
        <translation>die Adresse oben</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>&amp;Organisation</translation>
    </message>
    <message>
        <source>&amp;Blind copy of all to</source>
        <translation>&amp;Blindkopie von allem an</translation>
    </message>
    <message>
        <source>Si&amp;gnature</source>
        <translation>Si&amp;gnatur</translation>
    </message>
    <message>
        <source>The signature is &amp;HTML</source>
        <translation>Die Signatur ist &amp;HTML</translation>
    </message>
    <message>
        <source>For rich text; plain text gets its words</source>
        <translation>Für formatierten Text; reiner Text bekommt ihre Wörter</translation>
    </message>
    <message>
        <source>Sign messages</source>
        <translation>Nachrichten unterschreiben</translation>
    </message>
    <message>
        <source>Encrypt when there is a key for everybody</source>
        <translation>Verschlüsseln, wenn es für alle einen Schlüssel gibt</translation>
    </message>
    <message>
        <source>With a key of your own for this address: see Keys and certificates</source>
        <translation>Mit einem eigenen Schlüssel für diese Adresse: siehe „Schlüssel und Zertifikate“</translation>
    </message>
    <message>
        <source>Give an email address: name@example.org.</source>
        <translation>Geben Sie eine E-Mail-Adresse an: name@example.org.</translation>
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
        <source>&amp;Set up by hand …</source>
        <translation>&amp;Von Hand einrichten …</translation>
    </message>
    <message>
        <source>Do you mean {address}?</source>
        <translation>Meinen Sie {address}?</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>Ihr &amp;Name</translation>
    </message>
    <message>
        <source>Email &amp;address</source>
        <translation>E-Mail-&amp;Adresse</translation>
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
    <name>InvitationCard</name>
    <message>
        <source>Accept</source>
        <translation>Zusagen</translation>
    </message>
    <message>
        <source>Maybe</source>
        <translation>Vielleicht</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Absagen</translation>
    </message>
    <message>
        <source>Your answer goes to {organiser}.</source>
        <translation>Ihre Antwort geht an {organiser}.</translation>
    </message>
    <message>
        <source>None of your addresses is among the guests: the invitation may have been passed on to you.</source>
        <translation>Keine Ihrer Adressen ist unter den Gästen: Die Einladung wurde vielleicht an Sie weitergereicht.</translation>
    </message>
    <message>
        <source>More for this event</source>
        <translation>Mehr zu diesem Termin</translation>
    </message>
    <message>
        <source>&amp;Open in calendar</source>
        <translation>Im Kalender ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Save …</source>
        <translation>&amp;Speichern …</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Organiser</source>
        <translation>Eingeladen von</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>Gäste</translation>
    </message>
    <message>
        <source>This event is over.</source>
        <translation>Dieser Termin ist vorbei.</translation>
    </message>
    <message numerus="yes">
        <source>The file holds %n more event(s).</source>
        <translation>
            <numerusform>Die Datei enthält %n weiteren Termin.</numerusform>
            <numerusform>Die Datei enthält %n weitere Termine.</numerusform>
        </translation>
    </message>
    <message>
        <source>But this mail came from {sender}: ask before you rely on it.</source>
        <translation>Diese Nachricht kam aber von {sender}: Fragen Sie nach, ehe Sie sich darauf verlassen.</translation>
    </message>
    <message>
        <source>Your answer is put into the outbox …</source>
        <translation>Ihre Antwort kommt in den Postausgang …</translation>
    </message>
</context>
<context>
    <name>IssuerDialog</name>
    <message>
        <source>Sign in with another provider</source>
        <translation>Bei einem anderen Anbieter anmelden</translation>
    </message>
    <message>
        <source>Some mail servers of companies and schools let nobody in with a password, but with a sign-in in the browser (OAuth 2.0, OpenID Connect). Whoever runs the server can tell you both.</source>
        <translation>Manche Mailserver von Firmen und Schulen lassen niemanden mit einem Passwort ein, sondern mit einer Anmeldung im Browser (OAuth 2.0, OpenID Connect). Beides nennt Ihnen, wer den Server betreibt.</translation>
    </message>
    <message>
        <source>&amp;Address of the sign-in (issuer)</source>
        <translation>&amp;Adresse der Anmeldung (Issuer)</translation>
    </message>
    <message>
        <source>&amp;Client id of Depesche there</source>
        <translation>&amp;Client-ID von Depesche dort</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Sign in …</source>
        <translation>An&amp;melden …</translation>
    </message>
    <message>
        <source>This should be an address that begins with https://.</source>
        <translation>Das sollte eine Adresse sein, die mit https:// beginnt.</translation>
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
    <name>KeyDetailsDialog</name>
    <message>
        <source>Key of {name}</source>
        <translation>Schlüssel von {name}</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Erstellt am</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>This is your own key. What is encrypted to it can only be read with its private part: keep a backup.</source>
        <translation>Das ist Ihr eigener Schlüssel. Was für ihn verschlüsselt ist, lässt sich nur mit seinem privaten Teil lesen: Bewahren Sie eine Sicherung auf.</translation>
    </message>
    <message>
        <source>&amp;Export …</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Save &amp;backup …</source>
        <translation>&amp;Sicherung speichern …</translation>
    </message>
    <message>
        <source>With the private part, under a passphrase</source>
        <translation>Mit dem privaten Teil, durch eine Passphrase geschützt</translation>
    </message>
    <message>
        <source>&amp;Delete …</source>
        <translation>&amp;Löschen …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>{date}: it has expired</source>
        <translation>{date}: ist abgelaufen</translation>
    </message>
    <message>
        <source>Does this key belong to who it says?</source>
        <translation>Gehört der Schlüssel dem, der darin steht?</translation>
    </message>
    <message>
        <source>&amp;Yes: I compared the fingerprint with its owner</source>
        <translation>&amp;Ja: Ich habe den Fingerabdruck mit dem Besitzer verglichen</translation>
    </message>
    <message>
        <source>I &amp;accept it, without having compared</source>
        <translation>Ich nehme ihn &amp;an, ohne verglichen zu haben</translation>
    </message>
    <message>
        <source>I do not &amp;know: encrypt to it, but do not count its signatures</source>
        <translation>Ich &amp;weiß es nicht: für ihn verschlüsseln, aber seine Unterschriften nicht gelten lassen</translation>
    </message>
    <message>
        <source>&amp;No: never use it</source>
        <translation>&amp;Nein: nie benutzen</translation>
    </message>
</context>
<context>
    <name>KeyException</name>
    <message>
        <source>I &amp;know this server, and can compare its fingerprint</source>
        <translation>Ich kenne diesen &amp;Server und kann seinen Fingerabdruck vergleichen</translation>
    </message>
    <message>
        <source>I have compared &amp;all of it with what they told me</source>
        <translation>Ich habe ihn &amp;ganz mit dem verglichen, was mir genannt wurde</translation>
    </message>
    <message>
        <source>Colons and blanks do not matter.</source>
        <translation>Doppelpunkte und Leerzeichen spielen keine Rolle.</translation>
    </message>
    <message>
        <source>Accept only this key</source>
        <translation>Nur diesen Schlüssel annehmen</translation>
    </message>
    <message>
        <source>Only for a server that you, or somebody you can ask, look after. Have them tell you the SHA-256 fingerprint of its certificate by another way than this connection: by telephone, on paper, on the server’s own screen. Compare it with this one:</source>
        <translation>Nur für einen Server, den Sie selbst betreuen oder jemand, den Sie fragen können. Lassen Sie sich den SHA-256-Fingerabdruck seines Zertifikats auf einem anderen Weg als über diese Verbindung nennen: am Telefon, auf Papier, am Bildschirm des Servers. Vergleichen Sie ihn mit diesem:</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation>SHA-256-Fingerabdruck</translation>
    </message>
    <message>
        <source>On the server, this prints it: {command}</source>
        <translation>Auf dem Server zeigt ihn an: {command}</translation>
    </message>
    <message>
        <source>The last eight &amp;figures, as they told you</source>
        <translation>Die letzten acht &amp;Zeichen, wie sie Ihnen genannt wurden</translation>
    </message>
    <message>
        <source>From then on Depesche connects to {server} only if it shows this key, and to no other server with it. You can forget it in the account’s settings.</source>
        <translation>Von da an verbindet sich Depesche mit {server} nur, wenn er diesen Schlüssel zeigt, und mit keinem anderen Server aufgrund dieses Schlüssels. In den Einstellungen des Kontos können Sie ihn vergessen.</translation>
    </message>
</context>
<context>
    <name>KeySources</name>
    <message>
        <source>From a &amp;file …</source>
        <translation>Aus einer &amp;Datei …</translation>
    </message>
    <message>
        <source>From the &amp;clipboard</source>
        <translation>Aus der &amp;Zwischenablage</translation>
    </message>
    <message>
        <source>Import keys or certificates</source>
        <translation>Schlüssel oder Zertifikate importieren</translation>
    </message>
    <message>
        <source>Keys and certificates</source>
        <translation>Schlüssel und Zertifikate</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
</context>
<context>
    <name>KeysDesk</name>
    <message>
        <source>Import key</source>
        <translation>Schlüssel importieren</translation>
    </message>
    <message>
        <source>A key is attached. Import it to encrypt to its owner and to check signatures.</source>
        <translation>Ein Schlüssel ist angehängt. Importieren Sie ihn, um für seinen Besitzer zu verschlüsseln und Unterschriften zu prüfen.</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys and certificates</source>
        <translation>Schlüssel und Zertifikate</translation>
    </message>
    <message>
        <source>With your own keys you sign, and read what was encrypted to you. With the keys of others you encrypt to them and check their signatures.</source>
        <translation>Mit Ihren eigenen Schlüsseln unterschreiben Sie und lesen, was für Sie verschlüsselt wurde. Mit den Schlüsseln der anderen verschlüsseln Sie für diese und prüfen ihre Unterschriften.</translation>
    </message>
    <message>
        <source>Name, address or fingerprint</source>
        <translation>Name, Adresse oder Fingerabdruck</translation>
    </message>
    <message>
        <source>Filter keys</source>
        <translation>Schlüssel filtern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>No keys yet. Make one of your own, or import one from a file.</source>
        <translation>Noch keine Schlüssel. Erstellen Sie einen eigenen, oder importieren Sie einen aus einer Datei.</translation>
    </message>
    <message>
        <source>&amp;New key …</source>
        <translation>&amp;Neuer Schlüssel …</translation>
    </message>
    <message>
        <source>&amp;Details …</source>
        <translation>&amp;Einzelheiten …</translation>
    </message>
    <message>
        <source>Save &amp;backup …</source>
        <translation>&amp;Sicherung speichern …</translation>
    </message>
    <message>
        <source>With the private part, under a passphrase</source>
        <translation>Mit dem privaten Teil, durch eine Passphrase geschützt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>Save key as</source>
        <translation>Schlüssel speichern als</translation>
    </message>
    <message>
        <source>Passphrase for the backup</source>
        <translation>Passphrase für die Sicherung</translation>
    </message>
    <message>
        <source>The backup holds your private key. It can be opened with this passphrase alone.</source>
        <translation>Die Sicherung enthält Ihren privaten Schlüssel. Sie lässt sich nur mit dieser Passphrase öffnen.</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>No keyring guards the private key: it is gone when Depesche ends. Save a backup now.</source>
        <translation>Kein Schlüsselbund bewahrt den privaten Schlüssel auf: Er ist weg, wenn Depesche beendet wird. Speichern Sie jetzt eine Sicherung.</translation>
    </message>
    <message>
        <source>The key is made. Save a backup of it: without it nobody can read what was encrypted to you.</source>
        <translation>Der Schlüssel ist erstellt. Speichern Sie eine Sicherung davon: Ohne ihn kann niemand lesen, was für Sie verschlüsselt wurde.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) taken in</source>
        <translation>
            <numerusform>%n Schlüssel aufgenommen</numerusform>
            <numerusform>%n Schlüssel aufgenommen</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved as “{name}”</source>
        <translation>Gespeichert als „{name}“</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>Passphrase des Schlüssels</translation>
    </message>
    <message>
        <source>The private key in this file is guarded by a passphrase. It is asked for this once only.</source>
        <translation>Der private Schlüssel in dieser Datei ist durch eine Passphrase geschützt. Nach ihr wird nur dieses eine Mal gefragt.</translation>
    </message>
    <message>
        <source>That was not it.</source>
        <translation>Das war sie nicht.</translation>
    </message>
</context>
<context>
    <name>LastEnd</name>
    <message>
        <source>Depesche ended unexpectedly last time. A report of it is kept on this computer and was not sent.</source>
        <translation>Depesche wurde zuletzt unerwartet beendet. Ein Bericht darüber liegt auf diesem Computer und wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>Show …</source>
        <translation>Anzeigen …</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
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
    <name>LeaveListDialog</name>
    <message>
        <source>Leave mailing list</source>
        <translation>Mailingliste verlassen</translation>
    </message>
    <message>
        <source>Leave “{name}”?</source>
        <translation>„{name}“ verlassen?</translation>
    </message>
    <message>
        <source>Leave this list?</source>
        <translation>Diese Liste verlassen?</translation>
    </message>
    <message>
        <source>&amp;Open its page instead</source>
        <translation>Stattdessen ihre Seite ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Open the page</source>
        <translation>Seite ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Unsubscribe</source>
        <translation>Ab&amp;melden</translation>
    </message>
    <message>
        <source>The sender learns that this address is read: do this only for a list that you know.</source>
        <translation>Der Absender erfährt, dass diese Adresse gelesen wird: Tun Sie das nur bei einer Liste, die Sie kennen.</translation>
    </message>
    <message>
        <source>{host} is asked to take you off the list.</source>
        <translation>{host} wird gebeten, Sie von der Liste zu nehmen.</translation>
    </message>
    <message>
        <source>A mail that asks for it goes to {address}.</source>
        <translation>Eine Nachricht, die darum bittet, geht an {address}.</translation>
    </message>
    <message>
        <source>The page of the list at {host} opens in your browser.</source>
        <translation>Die Seite der Liste bei {host} öffnet sich in Ihrem Browser.</translation>
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
    <name>LinkDialog</name>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>&amp;Wörter</translation>
    </message>
    <message>
        <source>&amp;Remove the link</source>
        <translation>Link &amp;entfernen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Give the address of a page or a person: https://example.org or name@example.org.</source>
        <translation>Geben Sie die Adresse einer Seite oder einer Person an: https://example.org oder name@example.org.</translation>
    </message>
</context>
<context>
    <name>LinkGuard</name>
    <message>
        <source>{target} — but its text says {host}</source>
        <translation>{target} — im Text steht aber {host}</translation>
    </message>
    <message>
        <source>The text of this link names {named}, but it leads to {host}.</source>
        <translation>Der Text dieses Links nennt {named}, er führt aber zu {host}.</translation>
    </message>
    <message>
        <source>This link begins with “{before}”, but it leads to {host}.</source>
        <translation>Dieser Link beginnt mit „{before}“, führt aber zu {host}.</translation>
    </message>
    <message>
        <source>This link leads to {host}: letters of other alphabets that look like “{looks}”.</source>
        <translation>Dieser Link führt zu {host}: Das sind Buchstaben anderer Alphabete, die aussehen wie „{looks}“.</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>Senders who want your password do this; newsletters that count clicks do, too. Open it only if you know {host}.</source>
        <translation>So machen es Absender, die Ihr Passwort wollen; Newsletter, die Klicks zählen, tun es aber auch. Öffnen Sie ihn nur, wenn Sie {host} kennen.</translation>
    </message>
    <message>
        <source>Open {host}</source>
        <translation>{host} öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
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
        <source>Nothing found here</source>
        <translation>Hier nichts gefunden</translation>
    </message>
    <message>
        <source>Try fewer words, or from: and subject: with a part of a name.</source>
        <translation>Versuchen Sie es mit weniger Wörtern, oder mit from: und subject: und einem Teil des Namens.</translation>
    </message>
    <message>
        <source>Search on the server</source>
        <translation>Auf dem Server suchen</translation>
    </message>
    <message>
        <source>What can be searched for</source>
        <translation>Wonach man suchen kann</translation>
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
        <source>No message here passes all these filters</source>
        <translation>Keine Nachricht hier passt zu allen diesen Filtern</translation>
    </message>
    <message>
        <source>No messages with such a tag here</source>
        <translation>Keine Nachrichten mit einem solchen Schlagwort hier</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle anzeigen</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Suche läuft …</translation>
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
    <message>
        <source>New message</source>
        <translation>Neue Nachricht</translation>
    </message>
    <message>
        <source>The Inbox is empty</source>
        <translation>Der Posteingang ist leer</translation>
    </message>
    <message>
        <source>New messages show up here by themselves.</source>
        <translation>Neue Nachrichten erscheinen hier von selbst.</translation>
    </message>
    <message>
        <source>Get mail now</source>
        <translation>Jetzt abrufen</translation>
    </message>
    <message>
        <source>No drafts</source>
        <translation>Keine Entwürfe</translation>
    </message>
    <message>
        <source>What you begin to write is kept here until you send it.</source>
        <translation>Was Sie zu schreiben beginnen, liegt hier, bis Sie es senden.</translation>
    </message>
    <message>
        <source>Nothing sent yet</source>
        <translation>Noch nichts gesendet</translation>
    </message>
    <message>
        <source>What you send is kept here.</source>
        <translation>Was Sie senden, wird hier aufbewahrt.</translation>
    </message>
    <message>
        <source>Nothing archived yet</source>
        <translation>Noch nichts archiviert</translation>
    </message>
    <message>
        <source>“Archive” puts here what is done with, but worth keeping.</source>
        <translation>„Archivieren“ legt hierher, was erledigt ist, aber bleiben soll.</translation>
    </message>
    <message>
        <source>No junk</source>
        <translation>Kein Spam</translation>
    </message>
    <message>
        <source>What the server or you took for junk lands here. It loads no images.</source>
        <translation>Hier landet, was der Server oder Sie für Spam halten. Bilder werden hier nicht geladen.</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>Der Papierkorb ist leer</translation>
    </message>
    <message>
        <source>What you delete lies here until it is deleted for ever.</source>
        <translation>Was Sie löschen, liegt hier, bis es endgültig gelöscht wird.</translation>
    </message>
    <message>
        <source>Drag messages onto it, or have a filter move them.</source>
        <translation>Ziehen Sie Nachrichten darauf, oder lassen Sie einen Filter sie verschieben.</translation>
    </message>
    <message>
        <source>Filters …</source>
        <translation>Filter …</translation>
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
        <source>Conversations are listed by date only: these are single messages.</source>
        <translation>Unterhaltungen gibt es nur nach Datum: Dies sind einzelne Nachrichten.</translation>
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
        <source>Enter password …</source>
        <translation>Passwort eingeben …</translation>
    </message>
    <message>
        <source>Sign in again …</source>
        <translation>Neu anmelden …</translation>
    </message>
    <message>
        <source>Settings …</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Nur Fehler</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>Leave out the names of ser&amp;vers</source>
        <translation>Ser&amp;vernamen weglassen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save as …</source>
        <translation>&amp;Speichern unter …</translation>
    </message>
    <message>
        <source>What Depesche did since it was started. Passwords, mail addresses and what stands in messages are never written here.</source>
        <translation>Was Depesche seit dem Start getan hat. Passwörter, E-Mail-Adressen und der Inhalt von Nachrichten stehen nie darin.</translation>
    </message>
    <message>
        <source>Nothing in the log fits.</source>
        <translation>Nichts im Protokoll passt dazu.</translation>
    </message>
    <message>
        <source>Nothing was logged yet.</source>
        <translation>Noch wurde nichts festgehalten.</translation>
    </message>
    <message>
        <source>“{name}” cannot be written: {reason}.</source>
        <translation>„{name}“ kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>Protokoll speichern</translation>
    </message>
    <message>
        <source>Text (*.txt);;All files (*)</source>
        <translation>Text (*.txt);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>MailboxWords</name>
    <message>
        <source>Inbox only</source>
        <translation>Nur der Posteingang</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln Ordner</numerusform>
            <numerusform>%Ln Ordner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at least %Ln mail(s)</source>
        <translation>
            <numerusform>mindestens %Ln E-Mail</numerusform>
            <numerusform>mindestens %Ln E-Mails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mail(s)</source>
        <translation>
            <numerusform>%Ln E-Mail</numerusform>
            <numerusform>%Ln E-Mails</numerusform>
        </translation>
    </message>
    <message>
        <source>no mail yet</source>
        <translation>noch keine E-Mails</translation>
    </message>
    <message>
        <source>{used} in use on the server ({percent} %)</source>
        <translation>{used} auf dem Server belegt ({percent} %)</translation>
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
    <message>
        <source>Saved as “{name}”</source>
        <translation>Gespeichert als „{name}“</translation>
    </message>
</context>
<context>
    <name>MessageBodies</name>
    <message>
        <source>&amp;Open link</source>
        <translation>Link ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Copy link address</source>
        <translation>Link-Adresse &amp;kopieren</translation>
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
        <source>&amp;Find …</source>
        <translation>&amp;Suchen …</translation>
    </message>
    <message>
        <source>Show as plain &amp;text</source>
        <translation>Als reinen &amp;Text anzeigen</translation>
    </message>
</context>
<context>
    <name>MessageHeader</name>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy name and address</source>
        <translation>Name und Adresse kopieren</translation>
    </message>
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
        <source>Answers go to {address}</source>
        <translation>Antworten gehen an {address}</translation>
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
        <source>snoozed until {time}</source>
        <translation>zurückgestellt bis {time}</translation>
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
    <message>
        <source>Not downloaded yet</source>
        <translation>Noch nicht heruntergeladen</translation>
    </message>
    <message>
        <source>Only the head of this message is here, and its account is offline.</source>
        <translation>Von dieser Nachricht ist nur der Kopf hier, und ihr Konto ist offline.</translation>
    </message>
    <message>
        <source>Go online and load it</source>
        <translation>Online gehen und laden</translation>
    </message>
    <message>
        <source>This message is so large that showing its formatting may take a while. This is its text.</source>
        <translation>Diese Nachricht ist so groß, dass ihre Formatierung eine Weile brauchen kann. Das ist ihr Text.</translation>
    </message>
    <message>
        <source>Show with formatting</source>
        <translation>Mit Formatierung zeigen</translation>
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
        <source>Find in message</source>
        <translation>In der Nachricht suchen</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Weitersuchen</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Rückwärts weitersuchen</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>Als PDF speichern …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Saved as “{name}”</source>
        <translation>Gespeichert als „{name}“</translation>
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
    <name>NewKeyDialog</name>
    <message>
        <source>New OpenPGP key</source>
        <translation>Neuer OpenPGP-Schlüssel</translation>
    </message>
    <message>
        <source>Make a new OpenPGP key</source>
        <translation>Einen neuen OpenPGP-Schlüssel erstellen</translation>
    </message>
    <message>
        <source>Others encrypt to its public part, which goes along with your messages. Its private part stays on this computer, guarded by the system&apos;s keyring: save a backup of it.</source>
        <translation>Mit dem öffentlichen Teil, der Ihren Nachrichten beiliegt, verschlüsseln andere für Sie. Der private Teil bleibt auf diesem Computer, geschützt durch den Schlüsselbund des Systems: Speichern Sie eine Sicherung davon.</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n Jahr</numerusform>
            <numerusform>%n Jahren</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>E&amp;xpires after</source>
        <translation>&amp;Läuft ab nach</translation>
    </message>
    <message>
        <source>Name and address can be read by everybody who gets the key.</source>
        <translation>Name und Adresse kann jeder lesen, der den Schlüssel bekommt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Make key</source>
        <translation>Schlüssel erstellen</translation>
    </message>
</context>
<context>
    <name>NewPhraseDialog</name>
    <message>
        <source>New recovery phrase</source>
        <translation>Neue Wiederherstellungswörter</translation>
    </message>
    <message>
        <source>Encrypt the mail on this computer</source>
        <translation>E-Mails auf diesem Computer verschlüsseln</translation>
    </message>
    <message>
        <source>Write these 12 words down</source>
        <translation>Schreiben Sie diese 12 Wörter auf</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Print …</source>
        <translation>&amp;Drucken …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>On paper they are safest. What is copied can be read by other programs for {seconds} seconds, a printer may keep what it printed, and a PDF stays on the disk.</source>
        <translation>Die Wörter sind englisch. Auf Papier sind sie am sichersten: Was kopiert ist, können andere Programme {seconds} Sekunden lang lesen, ein Drucker behält vielleicht, was er gedruckt hat, und eine PDF-Datei bleibt auf der Platte.</translation>
    </message>
    <message>
        <source>Do you have them?</source>
        <translation>Haben Sie sie?</translation>
    </message>
    <message>
        <source>Type these three of your 12 words, from what you have written down.</source>
        <translation>Geben Sie diese drei Ihrer 12 Wörter ein, so wie Sie sie aufgeschrieben haben.</translation>
    </message>
    <message>
        <source>Whoever has these words and a copy of your mail can read it. Without them, and without the key in the keyring, nobody can: mail that is only on this computer would be lost for good. Depesche shows them only this once.</source>
        <translation>Wer diese Wörter und eine Kopie Ihrer E-Mails hat, kann sie lesen. Ohne sie und ohne den Schlüssel im Schlüsselbund kann es niemand: E-Mails, die es nur auf diesem Computer gibt, wären für immer verloren. Depesche zeigt sie nur dieses eine Mal.</translation>
    </message>
    <message>
        <source>The phrase you have so far opens this mail no more afterwards. Backups that you made before keep the old one.</source>
        <translation>Die bisherigen Wörter öffnen diese E-Mails danach nicht mehr. Sicherungen, die Sie vorher gemacht haben, behalten die alten.</translation>
    </message>
    <message>
        <source>&amp;Change the key</source>
        <translation>Schlüssel &amp;wechseln</translation>
    </message>
    <message>
        <source>&amp;Encrypt</source>
        <translation>&amp;Verschlüsseln</translation>
    </message>
    <message>
        <source>I have &amp;written them down</source>
        <translation>Ich &amp;habe sie aufgeschrieben</translation>
    </message>
    <message>
        <source>One moment: the keyring is asked to keep the key.</source>
        <translation>Einen Moment: Der Schlüsselbund wird gebeten, den Schlüssel aufzubewahren.</translation>
    </message>
    <message>
        <source>Copied. After {seconds} seconds it is taken off the clipboard again.</source>
        <translation>Kopiert. Nach {seconds} Sekunden verschwindet es wieder aus der Zwischenablage.</translation>
    </message>
    <message>
        <source>Take the sheet out of the printer at once.</source>
        <translation>Nehmen Sie das Blatt gleich aus dem Drucker.</translation>
    </message>
</context>
<context>
    <name>NewerProfileDialog</name>
    <message>
        <source>Newer profile</source>
        <translation>Neueres Profil</translation>
    </message>
    <message>
        <source>A newer Depesche stored this mail</source>
        <translation>Gespeichert von einem neueren Depesche</translation>
    </message>
    <message>
        <source>Version {version}, which you have started, does not know how to read it. Nothing was changed, and nothing is lost. Install the newer version again, or start this one with another profile.</source>
        <translation>Version {version}, die Sie gestartet haben, kann Ihre E-Mails nicht lesen. Nichts wurde verändert, und nichts ist verloren. Installieren Sie wieder die neuere Version, oder starten Sie diese mit einem anderen Profil.</translation>
    </message>
    <message>
        <source>The mail lies in {folder}</source>
        <translation>Die E-Mails liegen in {folder}</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>Ordner ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
</context>
<context>
    <name>NothingShown</name>
    <message>
        <source>Welcome to Depesche</source>
        <translation>Willkommen bei Depesche</translation>
    </message>
    <message>
        <source>With IMAP your mail stays on the server, with POP3 it comes to this computer. Both work here, side by side.</source>
        <translation>Mit IMAP bleiben Ihre E-Mails auf dem Server, mit POP3 kommen sie auf diesen Computer. Hier geht beides nebeneinander.</translation>
    </message>
    <message>
        <source>IMAP and POP3 explained</source>
        <translation>IMAP und POP3 erklärt</translation>
    </message>
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
        <source>Sign in again …</source>
        <translation>Neu anmelden …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Not reached: {accounts}. Check your network. You can go on: what you change and send waits here.</source>
        <translation>Nicht erreicht: {accounts}. Prüfen Sie Ihr Netz. Sie können weiterarbeiten: Was Sie ändern und senden, wartet hier.</translation>
    </message>
    <message>
        <source>Outbox …</source>
        <translation>Postausgang …</translation>
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
    <name>NotificationCount</name>
    <message numerus="yes">
        <source>%n new message(s) in {account}</source>
        <translation>
            <numerusform>%n neue Nachricht in {account}</numerusform>
            <numerusform>%n neue Nachrichten in {account}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message>
        <source>{count} new messages or more in {account}</source>
        <translation>{count} neue Nachrichten oder mehr in {account}</translation>
    </message>
    <message>
        <source>New message in {account}</source>
        <translation>Neue Nachricht in {account}</translation>
    </message>
    <message>
        <source>{sender}: {subject}</source>
        <translation>{sender}: {subject}</translation>
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
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>Alle als gelesen markieren</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>When new mail comes</source>
        <translation>Wenn neue E-Mails kommen</translation>
    </message>
    <message>
        <source>&amp;Notifications tell</source>
        <translation>&amp;Benachrichtigungen zeigen</translation>
    </message>
    <message>
        <source>Sender, subject and the first words</source>
        <translation>Absender, Betreff und die ersten Worte</translation>
    </message>
    <message>
        <source>The sender</source>
        <translation>Den Absender</translation>
    </message>
    <message>
        <source>How many messages</source>
        <translation>Wie viele Nachrichten</translation>
    </message>
    <message>
        <source>Nothing: there are none</source>
        <translation>Nichts: Es gibt keine</translation>
    </message>
    <message>
        <source>Notifications can be read by whoever sees the screen, also while it is locked.</source>
        <translation>Benachrichtigungen kann lesen, wer den Bildschirm sieht, auch wenn er gesperrt ist.</translation>
    </message>
    <message>
        <source>popup alert privacy banner lock screen new mail</source>
        <comment>keywords for the search</comment>
        <translation>Meldung Hinweis Privatsphäre Banner Sperrbildschirm neue Nachricht</translation>
    </message>
    <message>
        <source>Play a &amp;sound</source>
        <translation>&amp;Ton abspielen</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>noise beep ring audio</source>
        <comment>keywords for the search</comment>
        <translation>Klang Geräusch Piep Klingeln laut</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>mute silence account</source>
        <comment>keywords for the search</comment>
        <translation>stumm still Konto</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Ruhezeit</translation>
    </message>
    <message>
        <source>&amp;Between</source>
        <translation>&amp;Zwischen</translation>
    </message>
    <message>
        <source>Quiet hours begin</source>
        <translation>Beginn der Ruhezeit</translation>
    </message>
    <message>
        <source>Quiet hours end</source>
        <translation>Ende der Ruhezeit</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>Nothing is told</source>
        <translation>Nichts melden</translation>
    </message>
    <message>
        <source>Mail is fetched all the same. For an hour&apos;s quiet there is an entry in the menu of the icon in the panel.</source>
        <translation>Nachrichten werden trotzdem abgerufen. Für eine Stunde Ruhe gibt es einen Eintrag im Menü des Symbols in der Leiste.</translation>
    </message>
    <message>
        <source>night do not disturb time evening weekend</source>
        <comment>keywords for the search</comment>
        <translation>Nacht nicht stören Zeit Abend Wochenende</translation>
    </message>
    <message>
        <source>Notify of mail in {account}</source>
        <translation>Bei E-Mails in {account} benachrichtigen</translation>
    </message>
    <message>
        <source>There is no account yet.</source>
        <translation>Es gibt noch kein Konto.</translation>
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
        <source>The account could not be stored. {reason}</source>
        <translation>Das Konto konnte nicht gespeichert werden. {reason}</translation>
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
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>Messages in the outbox</source>
        <translation>Nachrichten im Postausgang</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Noch einmal &amp;versuchen</translation>
    </message>
    <message>
        <source>It &amp;arrived</source>
        <translation>Sie ist &amp;angekommen</translation>
    </message>
    <message>
        <source>Take &amp;back as draft</source>
        <translation>Als Entwurf &amp;zurückholen</translation>
    </message>
    <message>
        <source>Change t&amp;ime …</source>
        <translation>Zeit &amp;ändern …</translation>
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
        <source>will be sent {time}</source>
        <translation>wird gesendet: {time}</translation>
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
        <source>&amp;Send again</source>
        <translation>&amp;Nochmals senden</translation>
    </message>
    <message>
        <source>&amp;Send now</source>
        <translation>&amp;Jetzt senden</translation>
    </message>
    <message>
        <source>Did it arrive? The line broke just when the server was to confirm: the recipients may have the message. Ask one of them. “Send again” may send it twice; “It arrived” only files your copy.</source>
        <translation>Ist sie angekommen? Die Verbindung brach gerade ab, als der Server bestätigen sollte: Die Empfänger haben die Nachricht vielleicht. Fragen Sie einen von ihnen. „Nochmals senden“ sendet sie womöglich doppelt; „Sie ist angekommen“ legt nur Ihre Kopie ab.</translation>
    </message>
    <message>
        <source>Depesche sends it only while it is running; otherwise at its next start.</source>
        <translation>Depesche sendet sie nur, während es läuft, sonst beim nächsten Start.</translation>
    </message>
    <message>
        <source>The outbox is empty: everything was sent.</source>
        <translation>Der Postausgang ist leer: Alles ist gesendet.</translation>
    </message>
</context>
<context>
    <name>OutboxWords</name>
    <message>
        <source>{0} refused. Its words may say why.</source>
        <translation>{0} hat abgelehnt. Die Worte des Servers sagen vielleicht, warum.</translation>
    </message>
    <message>
        <source>{0} finds the message too large. Send less.</source>
        <translation>{0} ist die Nachricht zu groß. Senden Sie weniger.</translation>
    </message>
    <message>
        <source>{0} wants a login. Give a user name for the outgoing server.</source>
        <translation>{0} verlangt eine Anmeldung. Tragen Sie beim Server zum Senden einen Benutzernamen ein.</translation>
    </message>
    <message>
        <source>{0} does not take it now. Try again later.</source>
        <translation>{0} nimmt sie jetzt nicht an. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>{0} gave an answer out of turn. Try again.</source>
        <translation>{0} hat zur Unzeit geantwortet. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The message has {0} octets, and {1} takes {2} at most. Send less, or a link instead of an attachment.</source>
        <translation>Die Nachricht hat {0} Bytes, und {1} nimmt höchstens {2} an. Senden Sie weniger, oder einen Link statt eines Anhangs.</translation>
    </message>
    <message>
        <source>{0} cannot send to or from {1} (no SMTPUTF8). Use an address without special letters.</source>
        <translation>{0} kann nicht an {1} oder von dort senden (kein SMTPUTF8). Nehmen Sie eine Adresse ohne besondere Buchstaben.</translation>
    </message>
    <message>
        <source>{0} refused the login as {1}. Check user name and password.</source>
        <translation>{0} hat die Anmeldung als {1} abgelehnt. Prüfen Sie Benutzername und Passwort.</translation>
    </message>
    <message>
        <source>{0} cannot check the login now. Try again later.</source>
        <translation>{0} kann die Anmeldung jetzt nicht prüfen. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>No password is known for {0} on {1}: enter it.</source>
        <translation>Für {0} auf {1} ist kein Passwort bekannt: Geben Sie es ein.</translation>
    </message>
    <message>
        <source>{0}, port {1}, refuses the connection. Check the port, or try again later.</source>
        <translation>{0}, Port {1}, lehnt die Verbindung ab. Prüfen Sie den Port, oder versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>{0} closed the connection before its answer was complete. Try again.</source>
        <translation>{0} hat die Verbindung mitten in der Antwort geschlossen. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The connection to {0} has ended. Try again.</source>
        <translation>Die Verbindung zu {0} ist beendet. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The connection to {0}, port {1}, failed ({2}). Check your network and try again.</source>
        <translation>Die Verbindung zu {0}, Port {1}, ist gescheitert ({2}). Prüfen Sie Ihr Netz, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The server {0} cannot be found. Check its name and your connection.</source>
        <translation>Der Server {0} ist nicht zu finden. Prüfen Sie seinen Namen und Ihre Verbindung.</translation>
    </message>
    <message>
        <source>{0}, port {1}, did not answer within {2} seconds: the server hangs, or this port wants another kind of encryption. Try again later, or check port and encryption.</source>
        <translation>{0}, Port {1}, hat innerhalb von {2} Sekunden nicht geantwortet: Der Server hängt, oder dieser Port verlangt eine andere Art der Verschlüsselung. Versuchen Sie es später noch einmal, oder prüfen Sie Port und Verschlüsselung.</translation>
    </message>
    <message>
        <source>{0}, port {1}, offers no encryption by STARTTLS. Choose TLS with port 465, or ask the provider.</source>
        <translation>{0}, Port {1}, bietet keine Verschlüsselung mit STARTTLS an. Wählen Sie TLS mit Port 465, oder fragen Sie den Anbieter.</translation>
    </message>
    <message>
        <source>{0} gave an answer that SMTP does not know. Try again.</source>
        <translation>{0} hat eine Antwort gegeben, die SMTP nicht kennt. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{0} does not come to an end. Try again later.</source>
        <translation>{0} kommt nicht zum Ende. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>{0}, port {1}, is a POP3 server, for receiving mail. Give the server for sending, and its port (465 with TLS, 587 with STARTTLS).</source>
        <translation>{0}, Port {1}, ist ein POP3-Server für den Empfang. Geben Sie den Server für den Versand und dessen Port an (465 mit TLS, 587 mit STARTTLS).</translation>
    </message>
    <message>
        <source>{0}, port {1}, is an IMAP server, for receiving mail. Give the server for sending, and its port (465 with TLS, 587 with STARTTLS).</source>
        <translation>{0}, Port {1}, ist ein IMAP-Server für den Empfang. Geben Sie den Server für den Versand und dessen Port an (465 mit TLS, 587 mit STARTTLS).</translation>
    </message>
    <message>
        <source>{0}, port {1}, does not speak SMTP. Check server and port (465 with TLS, 587 with STARTTLS).</source>
        <translation>{0}, Port {1}, spricht kein SMTP. Prüfen Sie Server und Port (465 mit TLS, 587 mit STARTTLS).</translation>
    </message>
    <message>
        <source>{0} offers no login with a password that Depesche knows (AUTH PLAIN or LOGIN). Check the encryption chosen, or leave the user name empty.</source>
        <translation>{0} bietet keine Anmeldung mit Passwort an, die Depesche kennt (AUTH PLAIN oder LOGIN). Prüfen Sie die gewählte Verschlüsselung, oder lassen Sie den Benutzernamen leer.</translation>
    </message>
    <message>
        <source>{0} sent a line of more than {1} octets.</source>
        <translation>{0} hat eine Zeile von mehr als {1} Oktetten gesendet.</translation>
    </message>
    <message>
        <source>{0} sent more than {1} octets where less was announced.</source>
        <translation>{0} hat mehr als {1} Oktette gesendet, obwohl weniger angekündigt war.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>{0} sent data in the clear before encryption began: someone may be tampering with the connection. Use TLS instead of STARTTLS.</source>
        <translation>{0} hat vor Beginn der Verschlüsselung Unverschlüsseltes gesendet: Vielleicht manipuliert jemand die Verbindung. Nehmen Sie TLS statt STARTTLS.</translation>
    </message>
    <message>
        <source>The encrypted connection to {0}, port {1}, could not be made or broke off. Try again, and check port and encryption.</source>
        <translation>Die verschlüsselte Verbindung zu {0}, Port {1}, kam nicht zustande oder brach ab. Versuchen Sie es noch einmal, und prüfen Sie Port und Verschlüsselung.</translation>
    </message>
    <message>
        <source>The encrypted connection to {0}, port {1}, could not be made or broke off ({2}). Try again, and check port and encryption.</source>
        <translation>Die verschlüsselte Verbindung zu {0}, Port {1}, kam nicht zustande oder brach ab ({2}). Versuchen Sie es noch einmal, und prüfen Sie Port und Verschlüsselung.</translation>
    </message>
    <message>
        <source>{0}, port {1}, does not answer with TLS. Choose STARTTLS for this port, or the port that is meant for TLS.</source>
        <translation>{0}, Port {1}, antwortet nicht mit TLS. Wählen Sie für diesen Port STARTTLS, oder nehmen Sie den Port für TLS.</translation>
    </message>
    <message>
        <source>{0}, port {1}, offers only outdated encryption; TLS 1.2 or newer is needed. Ask the provider for an up-to-date server.</source>
        <translation>{0}, Port {1}, bietet nur veraltete Verschlüsselung an; nötig ist TLS 1.2 oder neuer. Fragen Sie den Anbieter nach einem aktuellen Server.</translation>
    </message>
    <message>
        <source>The key of {0}, port {1}, is another than the one you accepted. Do not connect; ask whoever runs the server whether it was changed, and only then forget the old key in the account&apos;s settings.</source>
        <translation>Der Schlüssel von {0}, Port {1}, ist ein anderer als der, den Sie angenommen haben. Verbinden Sie sich nicht; fragen Sie den Betreiber des Servers, ob der Schlüssel gewechselt wurde, und vergessen Sie erst dann den alten in den Kontoeinstellungen.</translation>
    </message>
    <message>
        <source>The key of {0}, port {1}, is another than the one you accepted on {2}. Do not connect; ask whoever runs the server whether it was changed, and only then forget the old key in the account&apos;s settings.</source>
        <translation>Der Schlüssel von {0}, Port {1}, ist ein anderer als der, den Sie am {2} angenommen haben. Verbinden Sie sich nicht; fragen Sie den Betreiber des Servers, ob der Schlüssel gewechselt wurde, und vergessen Sie erst dann den alten in den Kontoeinstellungen.</translation>
    </message>
    <message>
        <source>The certificate of {0}, port {1}, could not be verified. Do not connect; ask the provider.</source>
        <translation>Das Zertifikat von {0}, Port {1}, ließ sich nicht prüfen. Verbinden Sie sich nicht; fragen Sie den Anbieter.</translation>
    </message>
    <message>
        <source>The certificate of {0}, port {1}, is self-signed: nobody vouches for it. If it is your own server, give its certificate as the account&apos;s CA file; otherwise do not connect.</source>
        <translation>Das Zertifikat von {0}, Port {1}, ist selbst unterschrieben: Niemand bürgt dafür. Ist es Ihr eigener Server, geben Sie sein Zertifikat als CA-Datei des Kontos an; sonst verbinden Sie sich nicht.</translation>
    </message>
    <message>
        <source>The certificate of {0}, port {1}, comes from an unknown authority. If you trust that authority, give its certificate as the account&apos;s CA file; otherwise do not connect.</source>
        <translation>Das Zertifikat von {0}, Port {1}, stammt von einer unbekannten Stelle. Vertrauen Sie ihr, geben Sie deren Zertifikat als CA-Datei des Kontos an; sonst verbinden Sie sich nicht.</translation>
    </message>
    <message>
        <source>The certificate of {0}, port {1}, is made out to another name. Check the server&apos;s name for a typing error, or use the name that the provider gives.</source>
        <translation>Das Zertifikat von {0}, Port {1}, ist auf einen anderen Namen ausgestellt. Prüfen Sie den Servernamen auf Tippfehler, oder nehmen Sie den Namen, den der Anbieter nennt.</translation>
    </message>
    <message>
        <source>The certificate of {0}, port {1}, is made out to no server (it has no subjectAltName). The provider has to renew it.</source>
        <translation>Das Zertifikat von {0}, Port {1}, ist auf keinen Server ausgestellt (subjectAltName fehlt). Der Anbieter muss es erneuern.</translation>
    </message>
    <message>
        <source>The certificate of {0}, port {1}, has expired. Check this computer&apos;s clock; if it is right, the provider has to renew the certificate.</source>
        <translation>Das Zertifikat von {0}, Port {1}, ist abgelaufen. Prüfen Sie die Uhr dieses Computers; geht sie richtig, muss der Anbieter das Zertifikat erneuern.</translation>
    </message>
    <message>
        <source>The certificate of {0}, port {1}, is not valid yet. Check this computer&apos;s clock.</source>
        <translation>Das Zertifikat von {0}, Port {1}, gilt noch nicht. Prüfen Sie die Uhr dieses Computers.</translation>
    </message>
    <message>
        <source>The certificate of {0}, port {1}, was revoked by its authority. Do not connect; ask the provider.</source>
        <translation>Das Zertifikat von {0}, Port {1}, wurde von der ausstellenden Stelle widerrufen. Verbinden Sie sich nicht; fragen Sie den Anbieter.</translation>
    </message>
    <message>
        <source>The certificate of {0}, port {1}, has a key or a signature that is too weak. The provider has to renew it.</source>
        <translation>Das Zertifikat von {0}, Port {1}, hat einen zu schwachen Schlüssel oder eine zu schwache Unterschrift. Der Anbieter muss es erneuern.</translation>
    </message>
    <message>
        <source>The password of {0} is kept only while Depesche runs: enter it again.</source>
        <translation>Das Passwort von {0} wird nur behalten, solange Depesche läuft: Geben Sie es noch einmal ein.</translation>
    </message>
    <message>
        <source>The keyring holds no password for {0}: enter it.</source>
        <translation>Im Schlüsselbund ist kein Passwort für {0}: Geben Sie es ein.</translation>
    </message>
    <message>
        <source>The password command of {0} is empty: set one.</source>
        <translation>Der Passwortbefehl von {0} ist leer: Geben Sie einen an.</translation>
    </message>
    <message>
        <source>The password command of {0} could not be started ({1}). Run it in a terminal to see why.</source>
        <translation>Der Passwortbefehl von {0} ließ sich nicht starten ({1}). Führen Sie ihn in einem Terminal aus, um zu sehen, warum.</translation>
    </message>
    <message>
        <source>The password command of {0} did not end within {1} seconds. Run it in a terminal to see why.</source>
        <translation>Der Passwortbefehl von {0} war nach {1} Sekunden nicht fertig. Führen Sie ihn in einem Terminal aus, um zu sehen, warum.</translation>
    </message>
    <message>
        <source>The password command of {0} ended with exit code {1}. Run it in a terminal to see why.</source>
        <translation>Der Passwortbefehl von {0} endete mit dem Rückgabewert {1}. Führen Sie ihn in einem Terminal aus, um zu sehen, warum.</translation>
    </message>
    <message>
        <source>No keyring is available on this system. Enter the password of {0}, or set a password command for it.</source>
        <translation>Auf diesem System gibt es keinen Schlüsselbund. Geben Sie das Passwort von {0} ein, oder legen Sie dafür einen Passwortbefehl fest.</translation>
    </message>
    <message>
        <source>No keyring is available on this system. Or sign in to {0} anew.</source>
        <translation>Auf diesem System gibt es keinen Schlüsselbund. Oder melden Sie sich bei {0} neu an.</translation>
    </message>
    <message>
        <source>The keyring is locked: unlock it and try again. Enter the password of {0}, or set a password command for it.</source>
        <translation>Der Schlüsselbund ist gesperrt: Entsperren Sie ihn, und versuchen Sie es noch einmal. Geben Sie das Passwort von {0} ein, oder legen Sie dafür einen Passwortbefehl fest.</translation>
    </message>
    <message>
        <source>The keyring is locked: unlock it and try again. Or sign in to {0} anew.</source>
        <translation>Der Schlüsselbund ist gesperrt: Entsperren Sie ihn, und versuchen Sie es noch einmal. Oder melden Sie sich bei {0} neu an.</translation>
    </message>
    <message>
        <source>The keyring failed ({0}). Enter the password of {1}, or set a password command for it.</source>
        <translation>Der Schlüsselbund hat versagt ({0}). Geben Sie das Passwort von {1} ein, oder legen Sie dafür einen Passwortbefehl fest.</translation>
    </message>
    <message>
        <source>The keyring failed ({0}). Or sign in to {1} anew.</source>
        <translation>Der Schlüsselbund hat versagt ({0}). Oder melden Sie sich bei {1} neu an.</translation>
    </message>
    <message>
        <source>{0} offers no login with a token that Depesche knows. Check the encryption chosen, or use a password (some providers want an app password).</source>
        <translation>{0} bietet keine Anmeldung mit einem Token an, die Depesche kennt. Prüfen Sie die gewählte Verschlüsselung, oder nehmen Sie ein Passwort (manche Anbieter verlangen ein App-Passwort).</translation>
    </message>
    <message>
        <source>No sign-in is kept for {0}: sign in again.</source>
        <translation>Für {0} ist keine Anmeldung aufbewahrt: Melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>{0} has ended this sign-in. Sign in again.</source>
        <translation>{0} hat diese Anmeldung beendet. Melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>{0} cannot sign anybody in just now. Try again later.</source>
        <translation>{0} kann gerade niemanden anmelden. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>{0} gave an answer to the sign-in that cannot be used. Try again.</source>
        <translation>{0} hat auf die Anmeldung etwas Unbrauchbares geantwortet. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{0} does not accept this program. Ask whoever gave you Depesche, or use a password (some providers want an app password).</source>
        <translation>{0} akzeptiert dieses Programm nicht. Fragen Sie den, von dem Sie Depesche haben, oder nehmen Sie ein Passwort (manche Anbieter verlangen ein App-Passwort).</translation>
    </message>
    <message>
        <source>{0} refused the sign-in. Its words may say why.</source>
        <translation>{0} hat die Anmeldung abgelehnt. Die Worte des Servers sagen vielleicht, warum.</translation>
    </message>
    <message>
        <source>{0} does not accept the sign-in for {1}. Sign in again as the owner of this mailbox; the provider&apos;s settings may have to allow mail programs.</source>
        <translation>{0} akzeptiert die Anmeldung für {1} nicht. Melden Sie sich als Inhaber dieses Postfachs neu an; vielleicht müssen Mailprogramme in den Einstellungen des Anbieters erst erlaubt werden.</translation>
    </message>
    <message>
        <source>{0} took too long. Try again later.</source>
        <translation>{0} hat zu lange gebraucht. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>{0} cannot be reached. Try again later.</source>
        <translation>{0} ist nicht erreichbar. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>There is no server named {0}.</source>
        <translation>Einen Server namens {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>The connection to {0} broke off. Try again.</source>
        <translation>Die Verbindung zu {0} brach ab. Versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>OutgoingDesk</name>
    <message>
        <source>The message will be sent {time}</source>
        <translation>Die Nachricht wird gesendet: {time}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Some have it already and are no recipients any more: {people}</source>
        <translation>Einige haben die Nachricht schon und sind keine Empfänger mehr: {people}</translation>
    </message>
    <message>
        <source>The message will not be sent</source>
        <translation>Die Nachricht wird nicht gesendet</translation>
    </message>
    <message>
        <source>The message is a draft again</source>
        <translation>Die Nachricht ist wieder ein Entwurf</translation>
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
    <name>PassphraseDialog</name>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>&amp;Once more</source>
        <translation>N&amp;och einmal</translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s). Without it the backup is worthless: write it down and keep it in a safe place.</source>
        <translation>
            <numerusform>Mindestens %n Zeichen. Ohne sie ist die Sicherung wertlos: Schreiben Sie sie auf und bewahren Sie sie sicher auf.</numerusform>
            <numerusform>Mindestens %n Zeichen. Ohne sie ist die Sicherung wertlos: Schreiben Sie sie auf und bewahren Sie sie sicher auf.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save backup</source>
        <translation>Sicherung speichern</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
</context>
<context>
    <name>Password</name>
    <message>
        <source>The server refused the user name or the password. Please check both.</source>
        <translation>Der Server hat den Benutzernamen oder das Passwort abgelehnt. Bitte prüfen Sie beides.</translation>
    </message>
    <message>
        <source>This computer has no keyring that keeps passwords. Please enter it.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund, der Passwörter aufbewahrt. Bitte geben Sie es ein.</translation>
    </message>
    <message>
        <source>The system’s keyring is locked. Unlock it and Depesche goes on by itself, or enter the password.</source>
        <translation>Der Schlüsselbund des Systems ist gesperrt. Entsperren Sie ihn, dann geht es von selbst weiter, oder geben Sie das Passwort ein.</translation>
    </message>
    <message>
        <source>The system’s keyring does not answer. Please enter the password.</source>
        <translation>Der Schlüsselbund des Systems antwortet nicht. Bitte geben Sie das Passwort ein.</translation>
    </message>
    <message>
        <source>The password of this account is kept only while Depesche runs. Please enter it.</source>
        <translation>Das Passwort dieses Kontos wird nur behalten, solange Depesche läuft. Bitte geben Sie es ein.</translation>
    </message>
    <message>
        <source>The account’s password command gave no password. Run it in a terminal to see why, or enter the password.</source>
        <translation>Der Passwortbefehl des Kontos hat kein Passwort ausgegeben. Führen Sie ihn in einem Terminal aus, um zu sehen warum, oder geben Sie das Passwort ein.</translation>
    </message>
    <message>
        <source>No password is stored for this account. Please enter it.</source>
        <translation>Für dieses Konto ist kein Passwort gespeichert. Bitte geben Sie es ein.</translation>
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
        <source>&amp;Command that prints it</source>
        <translation>&amp;Befehl, der es ausgibt</translation>
    </message>
    <message>
        <source>The &amp;keyring is open now</source>
        <translation>Der &amp;Schlüsselbund ist jetzt offen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>K&amp;eep it in {keyring}</source>
        <translation>&amp;Aufbewahren in: {keyring}</translation>
    </message>
    <message>
        <source>K&amp;eep it in the system’s keyring</source>
        <translation>Im Schlüsselbund des Systems &amp;aufbewahren</translation>
    </message>
    <message>
        <source>Keep it &amp;only until Depesche ends</source>
        <translation>&amp;Nur bis zum Beenden von Depesche behalten</translation>
    </message>
    <message>
        <source>&amp;Have a command print it</source>
        <translation>&amp;Von einem Befehl ausgeben lassen</translation>
    </message>
    <message>
        <source>Other programs of yours can reach it there, strangers cannot.</source>
        <translation>Ihre anderen Programme können es dort erreichen, Fremde nicht.</translation>
    </message>
    <message>
        <source>Not possible while the keyring is locked.</source>
        <translation>Nicht möglich, solange der Schlüsselbund gesperrt ist.</translation>
    </message>
    <message>
        <source>Not possible: no keyring answers.</source>
        <translation>Nicht möglich: Es antwortet kein Schlüsselbund.</translation>
    </message>
    <message>
        <source>You are asked again at the next start.</source>
        <translation>Beim nächsten Start werden Sie wieder gefragt.</translation>
    </message>
    <message>
        <source>For password managers. Depesche stores the command, not what it prints.</source>
        <translation>Für Passwortmanager. Depesche speichert den Befehl, nicht das, was er ausgibt.</translation>
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
    <name>PasswordPart</name>
    <message>
        <source>No keyring is available on this system.</source>
        <translation>Auf diesem System antwortet kein Schlüsselbund.</translation>
    </message>
    <message>
        <source>The keyring is locked: unlock it and try again.</source>
        <translation>Der Schlüsselbund ist gesperrt: Entsperren Sie ihn und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The keyring failed ({0}).</source>
        <translation>Der Schlüsselbund hat versagt ({0}).</translation>
    </message>
    <message>
        <source>&amp;Keep it in the system&apos;s keyring</source>
        <translation>Im Schlüsselbund des Systems aufbewah&amp;ren</translation>
    </message>
    <message>
        <source>Only &amp;until Depesche is quit</source>
        <translation>Nur &amp;bis zum Beenden von Depesche</translation>
    </message>
    <message>
        <source>Then it is asked for again.</source>
        <translation>Beim nächsten Start werden Sie wieder gefragt.</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>&amp;Keep it in {keyring}</source>
        <translation>Aufbewah&amp;ren in: {keyring}</translation>
    </message>
    <message>
        <source>No keyring answers on this system.</source>
        <translation>Auf diesem System antwortet kein Schlüsselbund.</translation>
    </message>
</context>
<context>
    <name>PasswordsDesk</name>
    <message>
        <source>No keyring took the password: it is kept until Depesche ends</source>
        <translation>Kein Schlüsselbund hat das Passwort angenommen: Es bleibt nur bis zum Beenden von Depesche</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose …</source>
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
    <name>PdfPreview</name>
    <message>
        <source>This PDF needs a password: save it and open it with another program.</source>
        <translation>Dieses PDF verlangt ein Passwort: Speichern Sie es und öffnen Sie es mit einem anderen Programm.</translation>
    </message>
    <message>
        <source>This PDF cannot be shown here. It may be damaged: save it and open it with another program.</source>
        <translation>Dieses PDF lässt sich hier nicht zeigen. Vielleicht ist es beschädigt: Speichern Sie es und öffnen Sie es mit einem anderen Programm.</translation>
    </message>
    <message>
        <source>The preview of PDFs could not be started: save it and open it with another program.</source>
        <translation>Die Vorschau für PDF-Dateien ließ sich nicht starten: Speichern Sie die Datei und öffnen Sie sie mit einem anderen Programm.</translation>
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
    <name>PhraseCheck</name>
    <message>
        <source>Word {number}</source>
        <translation>Wort {number}</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>Richtig.</translation>
    </message>
    <message>
        <source>Word {number} is another one. Look at what you have written down, or go back.</source>
        <translation>Wort {number} ist ein anderes. Sehen Sie nach, was Sie aufgeschrieben haben, oder gehen Sie zurück.</translation>
    </message>
</context>
<context>
    <name>PhrasePaper</name>
    <message>
        <source>Recovery phrase of Depesche</source>
        <translation>Wiederherstellungswörter von Depesche</translation>
    </message>
    <message>
        <source>Print the phrase</source>
        <translation>Wiederherstellungswörter drucken</translation>
    </message>
    <message>
        <source>These words, in this order, open the encrypted mail of Depesche on this computer when its key is not in the keyring: on a new computer, or after the system was set up anew.</source>
        <translation>Diese Wörter, in dieser Reihenfolge, öffnen die verschlüsselten E-Mails von Depesche auf diesem Computer, wenn der Schlüssel nicht im Schlüsselbund ist: auf einem neuen Computer oder nach dem Neuaufsetzen des Systems.</translation>
    </message>
    <message>
        <source>Keep them apart from the computer, where nobody else finds them. Who has these words and a copy of the mail can read all of it. Nobody can give them to you again.</source>
        <translation>Bewahren Sie sie getrennt vom Computer auf, wo niemand sonst sie findet. Wer diese Wörter und eine Kopie der E-Mails hat, kann alles lesen. Niemand kann sie Ihnen noch einmal geben.</translation>
    </message>
</context>
<context>
    <name>PhraseSheet</name>
    <message>
        <source>The words of the phrase</source>
        <translation>Die Wiederherstellungswörter</translation>
    </message>
    <message>
        <source>Word {number}: {word}</source>
        <translation>Wort {number}: {word}</translation>
    </message>
</context>
<context>
    <name>PicturesDesk</name>
    <message>
        <source>Images from {address} load by themselves from now on.</source>
        <translation>Bilder von {address} werden ab jetzt von selbst geladen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>PinnedKey</name>
    <message>
        <source>For&amp;get this key</source>
        <translation>Diesen Schlüssel ver&amp;gessen</translation>
    </message>
    <message>
        <source>The server is then checked like all others.</source>
        <translation>Der Server wird dann wie alle anderen geprüft.</translation>
    </message>
    <message>
        <source>Only this key of {server} is accepted, since {day}:</source>
        <translation>Nur dieser Schlüssel von {server} wird angenommen, seit {day}:</translation>
    </message>
    <message>
        <source>Only this key of {server} is accepted:</source>
        <translation>Nur dieser Schlüssel von {server} wird angenommen:</translation>
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
    <message>
        <source>Hide quoted text</source>
        <translation>Zitat ausblenden</translation>
    </message>
    <message numerus="yes">
        <source>Show quoted text (%n line(s))</source>
        <translation>
            <numerusform>Zitat anzeigen (%n Zeile)</numerusform>
            <numerusform>Zitat anzeigen (%n Zeilen)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreferencesWindow</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Reset this page</source>
        <translation>Diese Seite zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Undo the reset</source>
        <translation>Zurücksetzen rückgängig machen</translation>
    </message>
</context>
<context>
    <name>PreferringDesk</name>
    <message>
        <source>The preferences could not be read, and everything is as at first. The damaged file is kept as {path}.</source>
        <translation>Die Einstellungen ließen sich nicht lesen; alles ist wie am Anfang. Die beschädigte Datei bleibt als {path} erhalten.</translation>
    </message>
    <message>
        <source>Preferences …</source>
        <translation>Einstellungen …</translation>
    </message>
</context>
<context>
    <name>PreparingDialog</name>
    <message>
        <source>Depesche</source>
        <translation>Depesche</translation>
    </message>
    <message>
        <source>Your mail is being opened</source>
        <translation>Ihre E-Mails werden geöffnet</translation>
    </message>
    <message>
        <source>It is encrypted, and its key is in the keyring. If that asks for its password, Depesche waits for the answer. After an update or a repair it can take some minutes.</source>
        <translation>Sie sind verschlüsselt, und der Schlüssel liegt im Schlüsselbund. Fragt dieser nach seinem Passwort, wartet Depesche auf die Antwort. Nach einer Aktualisierung oder Reparatur kann es einige Minuten dauern.</translation>
    </message>
    <message>
        <source>Your mail is being prepared</source>
        <translation>Ihre E-Mails werden vorbereitet</translation>
    </message>
    <message>
        <source>After an update or a repair this can take some minutes: a copy of everything is made first. Depesche opens by itself when it is done.</source>
        <translation>Nach einer Aktualisierung oder Reparatur kann das einige Minuten dauern: Zuerst wird von allem eine Kopie gemacht. Depesche öffnet sich von selbst, wenn es fertig ist.</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Previous file</source>
        <translation>Vorige Datei</translation>
    </message>
    <message>
        <source>Next file</source>
        <translation>Nächste Datei</translation>
    </message>
    <message>
        <source>&amp;Save as …</source>
        <translation>&amp;Speichern unter …</translation>
    </message>
    <message>
        <source>&amp;Open with another program</source>
        <translation>Mit anderem Programm ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>unnamed attachment</source>
        <translation>Anhang ohne Namen</translation>
    </message>
    <message>
        <source>Opening the file …</source>
        <translation>Die Datei wird geöffnet …</translation>
    </message>
    <message>
        <source>No preview</source>
        <translation>Keine Vorschau</translation>
    </message>
    <message>
        <source>Picture “{name}”</source>
        <translation>Bild „{name}“</translation>
    </message>
    <message>
        <source>{size}, {width} × {height} pixels</source>
        <translation>{size}, {width} × {height} Pixel</translation>
    </message>
    <message>
        <source>Only the beginning is shown.</source>
        <translation>Nur der Anfang wird gezeigt.</translation>
    </message>
    <message numerus="yes">
        <source>The first {shown} of %n page(s) are shown.</source>
        <translation>
            <numerusform>Die ersten {shown} von %n Seiten werden gezeigt.</numerusform>
            <numerusform>Die ersten {shown} von %n Seiten werden gezeigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pages of “{name}”</source>
        <translation>Seiten von „{name}“</translation>
    </message>
</context>
<context>
    <name>Printing</name>
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
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message>
        <source>it could not be drawn</source>
        <translation>sie ließ sich nicht zeichnen</translation>
    </message>
    <message>
        <source>“{name}” cannot be written: {reason}.</source>
        <translation>„{name}“ lässt sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>The printer “{name}” did not take the message.</source>
        <translation>Der Drucker „{name}“ hat die Nachricht nicht angenommen.</translation>
    </message>
</context>
<context>
    <name>PrintingDesk</name>
    <message>
        <source>Print message</source>
        <translation>Nachricht drucken</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF speichern</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF-Dokumente (*.pdf)</translation>
    </message>
</context>
<context>
    <name>PriorityMark</name>
    <message>
        <source>High priority</source>
        <translation>Hohe Dringlichkeit</translation>
    </message>
    <message>
        <source>Low priority</source>
        <translation>Niedrige Dringlichkeit</translation>
    </message>
</context>
<context>
    <name>ProgramDesk</name>
    <message>
        <source>Version {version} of Depesche is there. This is {ours}.</source>
        <translation>Version {version} von Depesche ist da. Dies ist {ours}.</translation>
    </message>
    <message>
        <source>What is new …</source>
        <translation>Was ist neu …</translation>
    </message>
    <message>
        <source>Skip this version</source>
        <translation>Diese Version überspringen</translation>
    </message>
</context>
<context>
    <name>ProgramFileDialog</name>
    <message>
        <source>Open attachment</source>
        <translation>Anhang öffnen</translation>
    </message>
    <message>
        <source>“{name}” is not opened from a mail</source>
        <translation>„{name}“ wird nicht aus einer Nachricht heraus geöffnet</translation>
    </message>
    <message>
        <source>Files of this kind can run as a program or load things from the internet. If you expected it from this sender, save it and decide then.</source>
        <translation>Dateien dieser Art können als Programm laufen oder etwas aus dem Internet laden. Wenn Sie sie von diesem Absender erwartet haben, speichern Sie sie und entscheiden Sie dann.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Save …</source>
        <translation>&amp;Speichern …</translation>
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
    <name>ProtectionBar</name>
    <message>
        <source>Sign</source>
        <translation>Unterschreiben</translation>
    </message>
    <message>
        <source>Prove that the message is from you</source>
        <translation>Beweist, dass die Nachricht von Ihnen stammt</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>Verschlüsseln</translation>
    </message>
    <message>
        <source>Only the recipients can read text, files and subject</source>
        <translation>Nur die Empfänger können Text, Dateien und Betreff lesen</translation>
    </message>
    <message>
        <source>OpenPGP or S/MIME</source>
        <translation>OpenPGP oder S/MIME</translation>
    </message>
    <message>
        <source>no key of your own</source>
        <translation>kein eigener Schlüssel</translation>
    </message>
    <message>
        <source>can be encrypted</source>
        <translation>kann verschlüsselt werden</translation>
    </message>
    <message>
        <source>no key for {email}</source>
        <translation>kein Schlüssel für {email}</translation>
    </message>
    <message numerus="yes">
        <source>keys for %n of {total}</source>
        <translation>
            <numerusform>Schlüssel für %n von {total}</numerusform>
            <numerusform>Schlüssel für %n von {total}</numerusform>
        </translation>
    </message>
    <message>
        <source>a key is old: it may not be read</source>
        <translation>ein Schlüssel ist alt: vielleicht nicht lesbar</translation>
    </message>
    <message>
        <source>keys for all</source>
        <translation>Schlüssel für alle</translation>
    </message>
</context>
<context>
    <name>ProtectionDesk</name>
    <message>
        <source>Preferences …</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>{state}.</source>
        <translation>{state}.</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>Jetzt neu starten</translation>
    </message>
    <message>
        <source>Stopped: the mail on this computer is not encrypted</source>
        <translation>Abgebrochen: Die E-Mails auf diesem Computer sind nicht verschlüsselt</translation>
    </message>
    <message>
        <source>Stopped: the encryption stays as it was</source>
        <translation>Abgebrochen: Die Verschlüsselung bleibt, wie sie war</translation>
    </message>
</context>
<context>
    <name>ProtectionPanel</name>
    <message>
        <source>Looking …</source>
        <translation>Wird nachgesehen …</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>&amp;Encrypt …</source>
        <translation>&amp;Verschlüsseln …</translation>
    </message>
    <message>
        <source>Change &amp;key …</source>
        <translation>Schlüssel &amp;wechseln …</translation>
    </message>
    <message>
        <source>Remove e&amp;ncryption …</source>
        <translation>Verschlüsselung &amp;entfernen …</translation>
    </message>
    <message>
        <source>Enter the &amp;phrase …</source>
        <translation>&amp;Wörter eingeben …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop, and leave the mail as it is</source>
        <translation>Abbrechen und die E-Mails lassen, wie sie sind</translation>
    </message>
    <message>
        <source>Re&amp;start now</source>
        <translation>Jetzt &amp;neu starten</translation>
    </message>
    <message>
        <source>Encrypting is done in the background, and takes effect when Depesche is started next.</source>
        <translation>Verschlüsselt wird im Hintergrund; es gilt, sobald Depesche das nächste Mal startet.</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>&amp;More about it …</source>
        <translation>&amp;Mehr dazu …</translation>
    </message>
    <message>
        <source>Encrypted, the file that has your mail can be read by nobody who gets hold of the disk or of a copy of it. Searching goes on as before, and about as fast.</source>
        <translation>Verschlüsselt kann die Datei mit Ihren E-Mails niemand lesen, der an die Platte oder an eine Kopie davon kommt. Die Suche geht wie bisher und etwa so schnell.</translation>
    </message>
    <message>
        <source>It does not protect against somebody at this computer while you are signed in: there the keyring opens it. Mail on the server stays as it is there.</source>
        <translation>Vor jemandem, der an diesem Computer sitzt, während Sie angemeldet sind, schützt es nicht: Da öffnet der Schlüsselbund sie. E-Mails auf dem Server bleiben dort, wie sie sind.</translation>
    </message>
    <message>
        <source>There is a recovery phrase of 12 words. If the key in the keyring and the phrase are both lost, mail that is only on this computer is lost for good.</source>
        <translation>Dazu gehören 12 Wiederherstellungswörter. Gehen der Schlüssel im Schlüsselbund und die Wörter beide verloren, sind E-Mails, die es nur auf diesem Computer gibt, für immer verloren.</translation>
    </message>
</context>
<context>
    <name>ProtectionSection</name>
    <message>
        <source>Recovery phrase</source>
        <translation>Wiederherstellungswörter</translation>
    </message>
    <message>
        <source>Which phrase did you write down?</source>
        <translation>Welche Wörter haben Sie aufgeschrieben?</translation>
    </message>
    <message>
        <source>Depesche was ended while it encrypted your mail, and no keyring kept the key. With the new phrase it goes on where it was.</source>
        <translation>Depesche wurde beendet, während es Ihre E-Mails verschlüsselte, und kein Schlüsselbund hat den Schlüssel behalten. Mit den neuen Wörtern geht es dort weiter, wo es war.</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ProtocolChoice</name>
    <message>
        <source>IMAP – mail stays on the server</source>
        <translation>IMAP – E-Mails bleiben auf dem Server</translation>
    </message>
    <message>
        <source>POP3 – mail comes to this computer</source>
        <translation>POP3 – E-Mails kommen auf diesen Computer</translation>
    </message>
    <message>
        <source>Do you read this mail on more than one device?</source>
        <translation>Lesen Sie diese E-Mails auf mehr als einem Gerät?</translation>
    </message>
    <message>
        <source>A telephone, another computer, or the provider&apos;s web page.</source>
        <translation>Ein Telefon, ein anderer Computer oder die Webseite des Anbieters.</translation>
    </message>
    <message>
        <source>Is there little room for mail on the server?</source>
        <translation>Ist auf dem Server wenig Platz für E-Mails?</translation>
    </message>
    <message>
        <source>Some providers give only a few hundred megabytes.</source>
        <translation>Manche Anbieter geben nur einige Hundert Megabyte.</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>No server for {protocol} is known.</source>
        <translation>Es ist kein Server für {protocol} bekannt.</translation>
    </message>
    <message>
        <source>What you read, move or delete here changes on every device. A copy is kept here to be read offline.</source>
        <translation>Was Sie hier lesen, verschieben oder löschen, ändert sich auf jedem Gerät. Eine Kopie bleibt hier, auch zum Lesen ohne Verbindung.</translation>
    </message>
    <message>
        <source>{folders}, {mails}, on every device.</source>
        <translation>{folders}, {mails}, auf jedem Gerät.</translation>
    </message>
    <message>
        <source>The copy on this computer is the one that counts. Folders exist only here.</source>
        <translation>Was zählt, ist die Kopie auf diesem Computer. Ordner gibt es nur hier.</translation>
    </message>
    <message>
        <source>{size} to download</source>
        <translation>{size} herunterzuladen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mail(s) in other folders are not fetched.</source>
        <translation>
            <numerusform>%Ln E-Mail in anderen Ordnern wird nicht abgeholt.</numerusform>
            <numerusform>%Ln E-Mails in anderen Ordnern werden nicht abgeholt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server itself removes mail after %n day(s).</source>
        <translation>
            <numerusform>Der Server selbst entfernt E-Mails nach %n Tag.</numerusform>
            <numerusform>Der Server selbst entfernt E-Mails nach %n Tagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server itself removes what was downloaded.</source>
        <translation>Der Server selbst entfernt, was heruntergeladen wurde.</translation>
    </message>
    <message>
        <source>The server gives mail no ids: leaving it there makes each check slow.</source>
        <translation>Der Server gibt E-Mails keine Kennungen: Bleiben sie dort, wird jeder Abruf langsam.</translation>
    </message>
    <message numerus="yes">
        <source>The server allows a check every %n minute(s) at most.</source>
        <translation>
            <numerusform>Der Server erlaubt höchstens jede Minute einen Abruf.</numerusform>
            <numerusform>Der Server erlaubt höchstens alle %n Minuten einen Abruf.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProtocolPage</name>
    <message>
        <source>The servers could not be asked yet. You can change it later, without losing anything.</source>
        <translation>Die Server waren noch nicht zu erreichen. Sie können es später ändern, ohne etwas zu verlieren.</translation>
    </message>
    <message>
        <source>How should your mail be fetched?</source>
        <translation>Wie sollen Ihre E-Mails abgeholt werden?</translation>
    </message>
    <message>
        <source>This is what the servers told just now. You can change it later, without losing anything.</source>
        <translation>Das haben die Server eben mitgeteilt. Sie können es später ändern, ohne etwas zu verlieren.</translation>
    </message>
</context>
<context>
    <name>ProtocolTable</name>
    <message>
        <source>IMAP and POP3 compared</source>
        <translation>IMAP und POP3 im Vergleich</translation>
    </message>
    <message>
        <source>What stays where</source>
        <translation>Was wo bleibt</translation>
    </message>
    <message>
        <source>All mail and all folders on the server; a copy here.</source>
        <translation>Alle E-Mails und Ordner auf dem Server; hier eine Kopie.</translation>
    </message>
    <message>
        <source>Mail comes to this computer; folders exist only here. You say how long a copy stays on the server.</source>
        <translation>E-Mails kommen auf diesen Computer; Ordner gibt es nur hier. Sie bestimmen, wie lange eine Kopie auf dem Server bleibt.</translation>
    </message>
    <message>
        <source>Several devices</source>
        <translation>Mehrere Geräte</translation>
    </message>
    <message>
        <source>Read, moved or deleted here: so everywhere.</source>
        <translation>Hier gelesen, verschoben oder gelöscht: überall genauso.</translation>
    </message>
    <message>
        <source>Each device downloads for itself; marks and folders are not shared.</source>
        <translation>Jedes Gerät lädt selbst herunter; Markierungen und Ordner werden nicht geteilt.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Ohne Verbindung</translation>
    </message>
    <message>
        <source>What was fetched can be read; changes are passed on later.</source>
        <translation>Was abgeholt wurde, lässt sich lesen; Änderungen werden später weitergegeben.</translation>
    </message>
    <message>
        <source>Everything that was downloaded, always.</source>
        <translation>Alles, was heruntergeladen wurde, jederzeit.</translation>
    </message>
    <message>
        <source>Room on the server</source>
        <translation>Platz auf dem Server</translation>
    </message>
    <message>
        <source>Needs as much as all your mail.</source>
        <translation>Braucht so viel wie alle Ihre E-Mails.</translation>
    </message>
    <message>
        <source>Needs little, where mail leaves it once it is here.</source>
        <translation>Braucht wenig, wenn E-Mails ihn verlassen, sobald sie hier sind.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>The server is a second copy; what is deleted there is gone here, too.</source>
        <translation>Der Server ist eine zweite Kopie; was dort gelöscht wird, ist auch hier weg.</translation>
    </message>
    <message>
        <source>Yours to make: this computer may have the only copy.</source>
        <translation>Ihre Sache: Dieser Computer hat womöglich die einzige Kopie.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>New mail comes at once; large folders are listed first, read later.</source>
        <translation>Neues kommt sofort; große Ordner werden erst aufgelistet, dann nach und nach geholt.</translation>
    </message>
    <message>
        <source>New mail comes at each check; then everything is here at once.</source>
        <translation>Neues kommt bei jedem Abruf; dann ist gleich alles hier.</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Anmelden</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Noch einmal &amp;versuchen</translation>
    </message>
    <message>
        <source>&amp;Look at the certificate …</source>
        <translation>Zer&amp;tifikat ansehen …</translation>
    </message>
    <message>
        <source>&amp;Sign in again …</source>
        <translation>Neu &amp;anmelden …</translation>
    </message>
    <message>
        <source>Change the ser&amp;vers</source>
        <translation>&amp;Server ändern</translation>
    </message>
    <message>
        <source>Go on &amp;without sending</source>
        <translation>Weiter &amp;ohne Versand</translation>
    </message>
    <message>
        <source>The account then only receives mail; a server for sending can be added in its settings.</source>
        <translation>Das Konto empfängt dann nur; ein Server für den Versand lässt sich in seinen Einstellungen ergänzen.</translation>
    </message>
    <message>
        <source>&amp;Go on all the same</source>
        <translation>&amp;Trotzdem weiter</translation>
    </message>
    <message>
        <source>Adds the account as it is; Depesche keeps trying to connect.</source>
        <translation>Legt das Konto an, wie es ist; Depesche versucht weiter, eine Verbindung herzustellen.</translation>
    </message>
    <message>
        <source>&amp;Add it a second time</source>
        <translation>Ein zweites Mal &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Details …</source>
        <translation>&amp;Einzelheiten …</translation>
    </message>
    <message>
        <source>Sign &amp;in with {provider} …</source>
        <translation>Be&amp;i {provider} anmelden …</translation>
    </message>
    <message>
        <source>Outgoing mail: {server}</source>
        <translation>Versand: {server}</translation>
    </message>
    <message>
        <source>Incoming mail: {server}</source>
        <translation>Empfang: {server}</translation>
    </message>
    <message>
        <source>The user name is “{user}”.</source>
        <translation>Der Benutzername ist „{user}“.</translation>
    </message>
    <message>
        <source>Fetching mail works.</source>
        <translation>Das Abrufen funktioniert.</translation>
    </message>
    <message>
        <source>The account “{name}” fetches its mail</source>
        <translation>Das Konto „{name}“ holt diese E-Mails schon ab</translation>
    </message>
    <message>
        <source>It signs in as {user} at {server}, by {protocol}. A second account would fetch every mail twice. To fetch it by the other protocol instead, cancel here and choose “How mail is fetched…” in that account&apos;s menu.</source>
        <translation>Es meldet sich als {user} bei {server} an, über {protocol}. Ein zweites Konto würde jede E-Mail doppelt abholen. Um stattdessen das andere Protokoll zu verwenden, brechen Sie hier ab und wählen Sie „Wie E-Mails abgeholt werden …“ im Menü jenes Kontos.</translation>
    </message>
</context>
<context>
    <name>QuickFilters</name>
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
    <name>ReadingPage</name>
    <message>
        <source>Showing messages</source>
        <translation>Anzeige von Nachrichten</translation>
    </message>
    <message>
        <source>&amp;Mark as read after</source>
        <translation>Als &amp;gelesen markieren nach</translation>
    </message>
    <message>
        <source>never by itself</source>
        <translation>nie von selbst</translation>
    </message>
    <message>
        <source>Seconds for which a message is shown; 0 is at once.</source>
        <translation>Sekunden, die eine Nachricht angezeigt wird; 0 heißt sofort.</translation>
    </message>
    <message>
        <source>seen unread delay</source>
        <comment>keywords for the search</comment>
        <translation>gelesen ungelesen Verzögerung</translation>
    </message>
    <message>
        <source>Show &amp;plain text where a message has both</source>
        <translation>&amp;Reinen Text zeigen, wo eine Nachricht beides hat</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>HTML text simple</source>
        <comment>keywords for the search</comment>
        <translation>HTML Text einfach</translation>
    </message>
    <message>
        <source>In the dark theme HTML keeps its &amp;own colours</source>
        <translation>Im dunklen Design behält HTML seine &amp;eigenen Farben</translation>
    </message>
    <message>
        <source>dark bodies bright white</source>
        <comment>keywords for the search</comment>
        <translation>dunkel hell weiß Hintergrund</translation>
    </message>
    <message>
        <source>Fold &amp;quoted text</source>
        <translation>&amp;Zitate einklappen</translation>
    </message>
    <message>
        <source>citation reply hide</source>
        <comment>keywords for the search</comment>
        <translation>Zitat Antwort ausblenden</translation>
    </message>
    <message>
        <source>What others learn</source>
        <translation>Was andere erfahren</translation>
    </message>
    <message>
        <source>Remote &amp;images</source>
        <translation>&amp;Bilder aus dem Internet</translation>
    </message>
    <message>
        <source>Load those of trusted senders; ask for others</source>
        <translation>Von vertrauten Absendern laden, sonst fragen</translation>
    </message>
    <message>
        <source>Ask each time, for trusted senders too</source>
        <translation>Jedes Mal fragen, auch bei vertrauten Absendern</translation>
    </message>
    <message>
        <source>Do not load, and do not ask</source>
        <translation>Nicht laden und nicht fragen</translation>
    </message>
    <message>
        <source>Loading one tells its sender that you read the message, when and where.</source>
        <translation>Wird eines geladen, erfährt der Absender, dass, wann und wo Sie die Nachricht lesen.</translation>
    </message>
    <message>
        <source>pictures external content tracking pixel block privacy</source>
        <comment>keywords for the search</comment>
        <translation>entfernte Bilder externe Inhalte Zählpixel Tracking blockieren Datenschutz Privatsphäre</translation>
    </message>
    <message>
        <source>Trusted senders</source>
        <translation>Vertraute Absender</translation>
    </message>
    <message>
        <source>images allow list always</source>
        <comment>keywords for the search</comment>
        <translation>Bilder erlauben Liste immer</translation>
    </message>
    <message>
        <source>When a &amp;receipt is asked for</source>
        <translation>&amp;Wenn um eine Lesebestätigung gebeten wird</translation>
    </message>
    <message>
        <source>Ask whether it is sent</source>
        <translation>Fragen, ob sie gesendet wird</translation>
    </message>
    <message>
        <source>Never send one</source>
        <translation>Nie eine senden</translation>
    </message>
    <message>
        <source>read confirmation MDN disposition notification</source>
        <comment>keywords for the search</comment>
        <translation>Lesebestätigung Empfangsbestätigung MDN</translation>
    </message>
    <message>
        <source>Ask the &amp;network for the servers of a new account</source>
        <translation>Die Server eines neuen Kontos im &amp;Netz erfragen</translation>
    </message>
    <message>
        <source>New accounts</source>
        <translation>Neue Konten</translation>
    </message>
    <message>
        <source>Asked are the address&apos;s own domain, its name servers, and the provider that takes its mail. Otherwise only the list that comes with Depesche is looked at.</source>
        <translation>Gefragt werden die Domain der Adresse, deren Nameserver und der Anbieter, der ihre E-Mails annimmt. Sonst wird nur in der Liste nachgesehen, die Depesche mitbringt.</translation>
    </message>
    <message>
        <source>autoconfig online look-up settings privacy</source>
        <comment>keywords for the search</comment>
        <translation>Autokonfiguration online nachschlagen Datenschutz</translation>
    </message>
    <message numerus="yes">
        <source>%n sender(s) …</source>
        <translation>
            <numerusform>%n Absender …</numerusform>
            <numerusform>%n Absender …</numerusform>
        </translation>
    </message>
    <message>
        <source>None yet …</source>
        <translation>Noch keine …</translation>
    </message>
</context>
<context>
    <name>ReceiptsDesk</name>
    <message>
        <source>Send receipt</source>
        <translation>Bestätigung senden</translation>
    </message>
    <message>
        <source>Don&apos;t send</source>
        <translation>Nicht senden</translation>
    </message>
    <message>
        <source>The sender</source>
        <translation>Der Absender</translation>
    </message>
    <message>
        <source>{name} asks for a receipt. It would go to {address}, which is not where the message came from.</source>
        <translation>{name} bittet um eine Lesebestätigung. Sie ginge an {address}; von dort kam die Nachricht nicht.</translation>
    </message>
    <message>
        <source>{name} asks for a receipt that tells {address} when you read this.</source>
        <translation>{name} bittet um eine Bestätigung an {address}, wann Sie das gelesen haben.</translation>
    </message>
    <message>
        <source>Read: {subject}</source>
        <translation>Gelesen: {subject}</translation>
    </message>
    <message>
        <source>The message of {date} to {address} with the subject “{subject}” was displayed. That does not say whether it was read or understood.</source>
        <translation>Die Nachricht vom {date} an {address} mit dem Betreff „{subject}“ wurde angezeigt. Das sagt nicht, ob sie gelesen oder verstanden wurde.</translation>
    </message>
    <message>
        <source>The receipt is in the outbox</source>
        <translation>Die Bestätigung liegt im Postausgang</translation>
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
        <source>&amp;View</source>
        <translation>A&amp;nsehen</translation>
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
    <name>RedirectDialog</name>
    <message>
        <source>Redirect</source>
        <translation>Umleiten</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message>
        <source>The message goes on unchanged, in the name of its sender: answers go there, not to you. A note in its header says that you sent it on.</source>
        <translation>Die Nachricht geht unverändert weiter, im Namen ihres Absenders: Antworten gehen dorthin, nicht an Sie. Ein Vermerk im Kopf sagt, dass Sie sie weitergeschickt haben.</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>No account has a server for sending: add one in the account&apos;s settings.</source>
        <translation>Kein Konto hat einen Server zum Senden: Tragen Sie in den Einstellungen des Kontos einen ein.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Redirect</source>
        <translation>&amp;Umleiten</translation>
    </message>
</context>
<context>
    <name>RedirectingDesk</name>
    <message>
        <source>The message is in the outbox and on its way.</source>
        <translation>Die Nachricht liegt im Postausgang und ist unterwegs.</translation>
    </message>
</context>
<context>
    <name>RemotePictures</name>
    <message>
        <source>Show as text</source>
        <translation>Als Text anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n remote image(s) of this encrypted message stay blocked: loading them could carry its text away.</source>
        <translation>
            <numerusform>%n externes Bild dieser verschlüsselten Nachricht bleibt gesperrt: Beim Laden könnte ihr Text mitgehen.</numerusform>
            <numerusform>%n externe Bilder dieser verschlüsselten Nachricht bleiben gesperrt: Beim Laden könnte ihr Text mitgehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remote image(s) of this junk mail stay blocked.</source>
        <translation>
            <numerusform>%n externes Bild dieser Spam-Nachricht bleibt gesperrt.</numerusform>
            <numerusform>%n externe Bilder dieser Spam-Nachricht bleiben gesperrt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Loading %n image(s) …</source>
        <translation>
            <numerusform>%n Bild wird geladen …</numerusform>
            <numerusform>%n Bilder werden geladen …</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Load images</source>
        <translation>Bilder laden</translation>
    </message>
    <message>
        <source>Always from {address}</source>
        <translation>Immer von {address}</translation>
    </message>
    <message numerus="yes">
        <source>%n remote image(s) stay blocked: loading them would tell the sender that you read this.</source>
        <translation>
            <numerusform>%n externes Bild bleibt gesperrt: Beim Laden erführe der Absender, dass Sie dies lesen.</numerusform>
            <numerusform>%n externe Bilder bleiben gesperrt: Beim Laden erführe der Absender, dass Sie dies lesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) could not be loaded.</source>
        <translation>
            <numerusform>%n Bild konnte nicht geladen werden.</numerusform>
            <numerusform>%n Bilder konnten nicht geladen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them would come unencrypted, which is never done.</source>
        <translation>
            <numerusform>%n davon käme unverschlüsselt; das geschieht nie.</numerusform>
            <numerusform>%n davon kämen unverschlüsselt; das geschieht nie.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemovalDialog</name>
    <message>
        <source>Remove encryption</source>
        <translation>Verschlüsselung entfernen</translation>
    </message>
    <message>
        <source>Store your mail without encryption?</source>
        <translation>Ihre E-Mails ohne Verschlüsselung speichern?</translation>
    </message>
    <message>
        <source>Whoever gets this computer&apos;s disk, or a copy of the file, can then read all mail in it. Depesche decrypts it in the background, and you can go on working meanwhile. Nothing is lost.</source>
        <translation>Wer dann die Platte dieses Computers oder eine Kopie der Datei bekommt, kann alle E-Mails darin lesen. Depesche entschlüsselt im Hintergrund, und Sie können dabei weiterarbeiten. Nichts geht verloren.</translation>
    </message>
    <message>
        <source>&amp;Keep encryption</source>
        <translation>Verschlüsselung &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Remove encryption</source>
        <translation>Verschlüsselung &amp;entfernen</translation>
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
    <name>RemoveAllDialog</name>
    <message>
        <source>Remove all data of Depesche</source>
        <translation>Alle Daten von Depesche entfernen</translation>
    </message>
    <message>
        <source>Delete everything that Depesche keeps here?</source>
        <translation>Alles löschen, was Depesche hier aufbewahrt?</translation>
    </message>
    <message>
        <source>Accounts, mail, drafts, filters, keys and settings in {folder}, and the passwords in the keyring. What lies on IMAP servers stays there. Backups that you made stay, too.</source>
        <translation>Konten, E-Mails, Entwürfe, Filter, Schlüssel und Einstellungen in {folder} und die Passwörter im Schlüsselbund. Was auf IMAP-Servern liegt, bleibt dort. Auch Sicherungen, die Sie gemacht haben, bleiben.</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>Es wird gezählt …</translation>
    </message>
    <message>
        <source>&amp;Back up first …</source>
        <translation>Zuerst &amp;sichern …</translation>
    </message>
    <message>
        <source>&amp;Keep everything</source>
        <translation>Alles be&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Delete and quit</source>
        <translation>&amp;Löschen und beenden</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>The mail database cannot be read, so that nobody knows what it holds.</source>
        <translation>Die Mail-Datenbank ist nicht lesbar; niemand weiß, was sie enthält.</translation>
    </message>
    <message>
        <source>The passwords of its accounts stay in the keyring: nobody can look up which those are.</source>
        <translation>Die Passwörter ihrer Konten bleiben im Schlüsselbund: Niemand kann nachsehen, welche das sind.</translation>
    </message>
    <message>
        <source>&amp;Type “{word}” to delete it all the same:</source>
        <translation>&amp;Tippen Sie „{word}“, um sie trotzdem zu löschen:</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n Konto</numerusform>
            <numerusform>%n Konten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) exist only on this computer, and are lost for ever.</source>
        <translation>
            <numerusform>%Ln Nachricht gibt es nur auf diesem Computer; sie ist für immer verloren.</numerusform>
            <numerusform>%Ln Nachrichten gibt es nur auf diesem Computer; sie sind für immer verloren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n private key(s) are lost: mail that was encrypted for them can never be read again.</source>
        <translation>
            <numerusform>%n privater Schlüssel geht verloren: Für ihn verschlüsselte Nachrichten kann nie wieder jemand lesen.</numerusform>
            <numerusform>%n private Schlüssel gehen verloren: Für sie verschlüsselte Nachrichten kann nie wieder jemand lesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Type how many messages are lost by that ({number}) to confirm it:</source>
        <translation>&amp;Tippen Sie zur Bestätigung, wie viele Nachrichten dabei verloren gehen ({number}):</translation>
    </message>
    <message>
        <source>&amp;Type “{word}” to confirm it:</source>
        <translation>&amp;Tippen Sie zur Bestätigung „{word}“:</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>The error</source>
        <translation>Der Fehler</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Wie es endete</translation>
    </message>
    <message>
        <source>Program and system</source>
        <translation>Programm und System</translation>
    </message>
    <message>
        <source>Kinds of accounts, without names</source>
        <translation>Arten der Konten, ohne Namen</translation>
    </message>
    <message>
        <source>Settings, without personal ones</source>
        <translation>Einstellungen, ohne persönliche</translation>
    </message>
    <message>
        <source>Newest lines of the log</source>
        <translation>Neueste Zeilen des Protokolls</translation>
    </message>
    <message>
        <source>What I did:</source>
        <translation>Was ich getan habe:</translation>
    </message>
    <message>
        <source>What I expected:</source>
        <translation>Was ich erwartet habe:</translation>
    </message>
    <message>
        <source>What happened instead:</source>
        <translation>Was stattdessen geschah:</translation>
    </message>
    <message>
        <source>A problem with Depesche {version}</source>
        <translation>Ein Problem mit Depesche {version}</translation>
    </message>
</context>
<context>
    <name>ReportCard</name>
    <message>
        <source>A message that you sent</source>
        <translation>Eine Nachricht, die Sie gesendet haben</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Nicht zugestellt</translation>
    </message>
    <message>
        <source>Delayed</source>
        <translation>Verspätet</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Handed on</source>
        <translation>Weitergegeben</translation>
    </message>
    <message>
        <source>Was displayed</source>
        <translation>Wurde angezeigt</translation>
    </message>
    <message>
        <source>Was deleted unread</source>
        <translation>Wurde ungelesen gelöscht</translation>
    </message>
    <message>
        <source>The server goes on trying.</source>
        <translation>Der Server versucht es weiter.</translation>
    </message>
    <message>
        <source>Nobody will report further.</source>
        <translation>Mehr wird niemand melden.</translation>
    </message>
    <message>
        <source>This address does not exist there: check it for typing errors.</source>
        <translation>Diese Adresse gibt es dort nicht: Prüfen Sie sie auf Tippfehler.</translation>
    </message>
    <message>
        <source>This domain does not exist or takes no mail: check what stands behind the @.</source>
        <translation>Diese Domain gibt es nicht, oder sie nimmt keine E-Mails an: Prüfen Sie, was hinter dem @ steht.</translation>
    </message>
    <message>
        <source>This mailbox takes no mail.</source>
        <translation>Dieses Postfach nimmt keine E-Mails an.</translation>
    </message>
    <message>
        <source>This mailbox is full: try again later, or another way.</source>
        <translation>Dieses Postfach ist voll: Versuchen Sie es später noch einmal oder auf anderem Weg.</translation>
    </message>
    <message>
        <source>The message is too large for it: send less, or a link.</source>
        <translation>Die Nachricht ist zu groß dafür: Senden Sie weniger oder einen Link.</translation>
    </message>
    <message>
        <source>The server refused it by its rules.</source>
        <translation>Der Server hat sie nach seinen Regeln abgelehnt.</translation>
    </message>
    <message>
        <source>The server could not be reached for too long.</source>
        <translation>Der Server war zu lange nicht zu erreichen.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report a problem</source>
        <translation>Ein Problem melden</translation>
    </message>
    <message>
        <source>This is all that the report would hold. Leave out what you do not want to tell, and change what you like. Nothing is sent by itself.</source>
        <translation>Das ist alles, was im Bericht stünde. Lassen Sie weg, was Sie nicht sagen möchten, und ändern Sie, was Sie wollen. Nichts wird von selbst gesendet.</translation>
    </message>
    <message>
        <source>Reports are collected at {url}. Copy the text, and paste it there.</source>
        <translation>Berichte werden unter {url} gesammelt. Kopieren Sie den Text und fügen Sie ihn dort ein.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save as …</source>
        <translation>&amp;Speichern unter …</translation>
    </message>
    <message>
        <source>Begin a &amp;message with it …</source>
        <translation>Eine &amp;Nachricht damit beginnen …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>“{name}” cannot be written: {reason}.</source>
        <translation>„{name}“ kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Text (*.txt);;All files (*)</source>
        <translation>Text (*.txt);;Alle Dateien (*)</translation>
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
        <source>It is not encrypted, as your mail here is: encrypt it again afterwards, under Preferences ▸ Security.</source>
        <translation>Sie ist nicht verschlüsselt, anders als Ihre E-Mails hier: Verschlüsseln Sie sie danach wieder, unter Einstellungen ▸ Sicherheit.</translation>
    </message>
    <message>
        <source>Restart &amp;now</source>
        <translation>Jetzt &amp;neu starten</translation>
    </message>
    <message>
        <source>This phrase does not open the backup. Nothing was changed.</source>
        <translation>Diese Wörter öffnen die Sicherung nicht. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This backup is encrypted with another recovery phrase than the mail that is here.</source>
        <translation>Diese Sicherung ist mit anderen Wiederherstellungswörtern verschlüsselt als die E-Mails hier.</translation>
    </message>
    <message>
        <source>Recovery phrase</source>
        <translation>Wiederherstellungswörter</translation>
    </message>
    <message>
        <source>The backup is encrypted</source>
        <translation>Die Sicherung ist verschlüsselt</translation>
    </message>
    <message>
        <source>Type the recovery phrase that was in force on the day on which it was made.</source>
        <translation>Geben Sie die Wiederherstellungswörter ein, die an dem Tag galten, an dem sie gemacht wurde.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
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
    <name>RichWriting</name>
    <message>
        <source>As plain text the message loses its formatting and the pictures in it.</source>
        <translation>Als reiner Text verliert die Nachricht ihre Formatierung und die Bilder im Text.</translation>
    </message>
    <message>
        <source>&amp;Keep the formatting</source>
        <translation>Formatierung &amp;behalten</translation>
    </message>
    <message>
        <source>Make it &amp;plain</source>
        <translation>In &amp;reinen Text umwandeln</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>The picture is {size}.</source>
        <translation>Das Bild ist {size} groß.</translation>
    </message>
    <message>
        <source>Make it &amp;smaller</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Leave it so</source>
        <translation>So &amp;lassen</translation>
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
        <source>then removed after %n day(s)</source>
        <translation>
            <numerusform>auf dem Server nach %n Tag entfernt</numerusform>
            <numerusform>auf dem Server nach %n Tagen entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>then removed once deleted here</source>
        <translation>auf dem Server entfernt, sobald hier gelöscht</translation>
    </message>
    <message>
        <source>then removed once moved out of the Inbox</source>
        <translation>auf dem Server entfernt, sobald aus dem Posteingang verschoben</translation>
    </message>
    <message>
        <source>which stay on the server</source>
        <translation>auf dem Server bleibt alles</translation>
    </message>
    <message>
        <source>then removed at once</source>
        <translation>auf dem Server sofort entfernt</translation>
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
        <source>%Ln will follow later, the first on {date}.</source>
        <translation>
            <numerusform>%Ln folgt später, am {date}.</numerusform>
            <numerusform>%Ln folgen später, die erste am {date}.</numerusform>
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
    <name>Scrolling</name>
    <message>
        <source>More below: arrow keys scroll</source>
        <translation>Darunter steht mehr: Pfeiltasten blättern</translation>
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
        <translation>Wörter, oder von: an: betreff: body: hat:anhang ist:ungelesen vor:30.6.2025 nach: in:Ordner</translation>
    </message>
</context>
<context>
    <name>SearchLine</name>
    <message>
        <source>Save this search among the folders …</source>
        <translation>Diese Suche bei den Ordnern speichern …</translation>
    </message>
    <message>
        <source>Stop the search on the server</source>
        <translation>Die Suche auf dem Server beenden</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Search all mail</source>
        <translation>Alle Nachrichten durchsuchen</translation>
    </message>
    <message>
        <source>Search the account {name}</source>
        <translation>Das Konto {name} durchsuchen</translation>
    </message>
    <message>
        <source>Search the folder {name}</source>
        <translation>Den Ordner {name} durchsuchen</translation>
    </message>
</context>
<context>
    <name>SearchNameDialog</name>
    <message>
        <source>Rename search</source>
        <translation>Suche umbenennen</translation>
    </message>
    <message>
        <source>Save search</source>
        <translation>Suche speichern</translation>
    </message>
    <message>
        <source>It stands among the folders and finds anew whenever it is opened: {query}</source>
        <translation>Sie steht bei den Ordnern und sucht neu, sooft sie geöffnet wird: {query}</translation>
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
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>A name may contain visible characters only.</source>
        <translation>Ein Name darf nur sichtbare Zeichen enthalten.</translation>
    </message>
    <message>
        <source>There is a saved search of this name already.</source>
        <translation>Es gibt schon eine gespeicherte Suche dieses Namens.</translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>SearchWords</name>
    <message>
        <source>This search is too long: at most {count} characters.</source>
        <translation>Diese Suche ist zu lang: höchstens {count} Zeichen.</translation>
    </message>
    <message>
        <source>This search has too many words: at most {count}.</source>
        <translation>Diese Suche hat zu viele Wörter: höchstens {count}.</translation>
    </message>
    <message>
        <source>Write a word right after “{operator}:”, as in {example}</source>
        <translation>Schreiben Sie gleich hinter „{operator}:“ ein Wort, wie in {example}</translation>
    </message>
    <message>
        <source>Write a date after “{operator}:”, as in {example}</source>
        <translation>Schreiben Sie hinter „{operator}:“ ein Datum, wie in {example}</translation>
    </message>
    <message>
        <source>Write a size after “{operator}:”, as in {example}</source>
        <translation>Schreiben Sie hinter „{operator}:“ eine Größe, wie in {example}</translation>
    </message>
    <message>
        <source>“{part}” is not known. These are: {examples}</source>
        <translation>„{part}“ ist nicht bekannt. Es gibt: {examples}</translation>
    </message>
    <message>
        <source>{count}+ results</source>
        <translation>über {count} Treffer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>{headers} headers and {bodies} bodies searched here</source>
        <translation>Hier durchsucht: {headers} Kopfzeilen und {bodies} ganze Texte</translation>
    </message>
    <message>
        <source>The newest {count} are shown.</source>
        <translation>Die neuesten {count} werden gezeigt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln only on the server</source>
        <translation>
            <numerusform>%Ln liegt nur auf dem Server</numerusform>
            <numerusform>%Ln liegen nur auf dem Server</numerusform>
        </translation>
    </message>
    <message>
        <source>search there</source>
        <translation>dort suchen</translation>
    </message>
    <message>
        <source>search the others on the server</source>
        <translation>die übrigen auf dem Server durchsuchen</translation>
    </message>
    <message>
        <source>Searching on the server of {account}: “{folder}” …</source>
        <translation>Suche auf dem Server von {account}: „{folder}“ …</translation>
    </message>
    <message>
        <source>Searching on the server of {account} …</source>
        <translation>Suche auf dem Server von {account} …</translation>
    </message>
    <message numerus="yes">
        <source>{account}: %n found on the server</source>
        <translation>
            <numerusform>{account}: %n auf dem Server gefunden</numerusform>
            <numerusform>{account}: %n auf dem Server gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them new here</source>
        <translation>
            <numerusform>%n davon neu hier</numerusform>
            <numerusform>%n davon neu hier</numerusform>
        </translation>
    </message>
    <message>
        <source>all of them here already</source>
        <translation>alle schon hier</translation>
    </message>
    <message>
        <source>{account}: nothing found on the server</source>
        <translation>{account}: nichts auf dem Server gefunden</translation>
    </message>
    <message>
        <source>there may be more: search for more words</source>
        <translation>vielleicht gibt es mehr: Suchen Sie mit mehr Wörtern</translation>
    </message>
    <message>
        <source>{account}: this kind of server cannot search.</source>
        <translation>{account}: Ein Server dieser Art kann nicht suchen.</translation>
    </message>
    <message>
        <source>{account}: the search on the server was stopped.</source>
        <translation>{account}: Die Suche auf dem Server wurde beendet.</translation>
    </message>
    <message>
        <source>{account} could not be asked: {reason}</source>
        <translation>{account} konnte nicht gefragt werden: {reason}</translation>
    </message>
</context>
<context>
    <name>SearchingDesk</name>
    <message>
        <source>Searching …</source>
        <translation>Suche läuft …</translation>
    </message>
</context>
<context>
    <name>SecretForm</name>
    <message>
        <source>Kept in the system&apos;s &amp;keyring</source>
        <translation>Im &amp;Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>Kept only &amp;until Depesche ends</source>
        <translation>&amp;Nur bis zum Beenden von Depesche</translation>
    </message>
    <message>
        <source>After each start it is asked for once.</source>
        <translation>Nach jedem Start wird einmal danach gefragt.</translation>
    </message>
    <message>
        <source>New &amp;password</source>
        <translation>Neues &amp;Passwort</translation>
    </message>
    <message>
        <source>Left empty, it is asked for when Depesche logs in next.</source>
        <translation>Bleibt es leer, wird bei der nächsten Anmeldung danach gefragt.</translation>
    </message>
    <message>
        <source>Printed by a c&amp;ommand</source>
        <translation>Von einem &amp;Befehl ausgegeben</translation>
    </message>
    <message>
        <source>Command that prints the password</source>
        <translation>Befehl, der das Passwort ausgibt</translation>
    </message>
    <message>
        <source>It runs in a shell each time Depesche logs in; its first line is the password.</source>
        <translation>Er läuft bei jeder Anmeldung in einer Shell; seine erste Zeile ist das Passwort.</translation>
    </message>
    <message>
        <source>Signed in &amp;with {provider} in the browser</source>
        <translation>Bei {provider} im &amp;Browser angemeldet</translation>
    </message>
    <message>
        <source>Signed in in the &amp;browser</source>
        <translation>Im &amp;Browser angemeldet</translation>
    </message>
    <message>
        <source>It is locked now, and asks for its own password.</source>
        <translation>Er ist gerade gesperrt und fragt nach seinem eigenen Passwort.</translation>
    </message>
    <message>
        <source>None answers on this system: the password would be kept only until Depesche ends.</source>
        <translation>Auf diesem System antwortet keiner: Das Passwort bliebe nur bis zum Beenden von Depesche.</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>For providers that let mail programs in by a sign-in in the browser (OAuth).</source>
        <translation>Für Anbieter, die Mailprogramme über eine Anmeldung im Browser (OAuth) hereinlassen.</translation>
    </message>
    <message>
        <source>Sign in again …</source>
        <translation>Neu anmelden …</translation>
    </message>
    <message>
        <source>Sign in …</source>
        <translation>Anmelden …</translation>
    </message>
</context>
<context>
    <name>SecretWords</name>
    <message>
        <source>Password in the system&apos;s keyring</source>
        <translation>Passwort im Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>Password from a command</source>
        <translation>Passwort aus einem Befehl</translation>
    </message>
    <message>
        <source>Password asked for after each start</source>
        <translation>Passwort wird nach jedem Start erfragt</translation>
    </message>
    <message>
        <source>Signed in in the browser</source>
        <translation>Im Browser angemeldet</translation>
    </message>
</context>
<context>
    <name>Security</name>
    <message>
        <source>There is no usable key for {0}. Import one, or send without encryption.</source>
        <translation>Für {0} gibt es keinen brauchbaren Schlüssel. Importieren Sie einen, oder senden Sie unverschlüsselt.</translation>
    </message>
    <message>
        <source>You have no key of your own for {0}. Make or import one under Keys and certificates.</source>
        <translation>Für {0} haben Sie keinen eigenen Schlüssel. Erstellen oder importieren Sie einen unter „Schlüssel und Zertifikate“.</translation>
    </message>
    <message>
        <source>Your own key for {0} has expired. Make or import a new one under Keys and certificates.</source>
        <translation>Ihr eigener Schlüssel für {0} ist abgelaufen. Erstellen oder importieren Sie einen neuen unter „Schlüssel und Zertifikate“.</translation>
    </message>
    <message>
        <source>S/MIME would show everybody that {0} gets a blind copy. Write to them in a message of its own.</source>
        <translation>S/MIME würde allen zeigen, dass {0} eine Blindkopie bekommt. Schreiben Sie dorthin in einer eigenen Nachricht.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring, which guards your private keys, can&apos;t be reached. Unlock it and try again.</source>
        <translation>Der Schlüsselbund des Systems, der Ihre privaten Schlüssel schützt, ist nicht erreichbar. Entsperren Sie ihn, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Your private key can&apos;t be opened here. Import it again from its backup.</source>
        <translation>Ihr privater Schlüssel lässt sich hier nicht öffnen. Importieren Sie ihn noch einmal aus seiner Sicherung.</translation>
    </message>
    <message>
        <source>The message can&apos;t be decrypted here, so it can&apos;t be answered or forwarded.</source>
        <translation>Die Nachricht lässt sich hier nicht entschlüsseln und deshalb weder beantworten noch weiterleiten.</translation>
    </message>
    <message>
        <source>The message could not be signed or encrypted. Look at the keys under Keys and certificates.</source>
        <translation>Die Nachricht konnte nicht unterschrieben oder verschlüsselt werden. Sehen Sie unter „Schlüssel und Zertifikate“ nach.</translation>
    </message>
    <message>
        <source>There is no key and no certificate in it.</source>
        <translation>Darin ist kein Schlüssel und kein Zertifikat.</translation>
    </message>
    <message>
        <source>The key can&apos;t be used for mail: it is too old, damaged, or names no address.</source>
        <translation>Der Schlüssel taugt nicht für E-Mails: Er ist zu alt, beschädigt oder nennt keine Adresse.</translation>
    </message>
    <message>
        <source>The private part is missing in this file. Export the key again with it.</source>
        <translation>In dieser Datei fehlt der private Teil. Exportieren Sie den Schlüssel noch einmal mit ihm.</translation>
    </message>
    <message>
        <source>This kind of key is not supported.</source>
        <translation>Diese Art von Schlüssel wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>The certificate of {0} can&apos;t be encrypted to. Ask for another one.</source>
        <translation>Mit dem Zertifikat von {0} lässt sich nicht verschlüsseln. Bitten Sie um ein anderes.</translation>
    </message>
    <message>
        <source>The file is too large for a key.</source>
        <translation>Die Datei ist zu groß für einen Schlüssel.</translation>
    </message>
    <message>
        <source>A file of this name is there already. Choose another name.</source>
        <translation>Eine Datei dieses Namens gibt es schon. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The key can&apos;t be saved there. Choose another folder.</source>
        <translation>Der Schlüssel lässt sich dort nicht speichern. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>A key needs a name without angle brackets and an address.</source>
        <translation>Ein Schlüssel braucht einen Namen ohne spitze Klammern und eine Adresse.</translation>
    </message>
    <message>
        <source>This key is not there any more.</source>
        <translation>Diesen Schlüssel gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>A part of the message is encrypted on its own</source>
        <translation>Ein Teil der Nachricht ist für sich verschlüsselt</translation>
    </message>
    <message>
        <source>It is not mixed with the rest; open it by itself.</source>
        <translation>Er wird nicht mit dem Rest vermischt; öffnen Sie ihn für sich.</translation>
    </message>
    <message>
        <source>Encrypted, and none of your keys opens it</source>
        <translation>Verschlüsselt, und keiner Ihrer Schlüssel passt</translation>
    </message>
    <message>
        <source>If you have the key elsewhere, import it under Keys and certificates.</source>
        <translation>Wenn Sie den Schlüssel anderswo haben, importieren Sie ihn unter „Schlüssel und Zertifikate“.</translation>
    </message>
    <message>
        <source>Encrypted, and your key can&apos;t be reached</source>
        <translation>Verschlüsselt, und Ihr Schlüssel ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Unlock the system&apos;s keyring, then open the message again.</source>
        <translation>Entsperren Sie den Schlüsselbund des Systems, und öffnen Sie die Nachricht dann noch einmal.</translation>
    </message>
    <message>
        <source>The encrypted message is damaged</source>
        <translation>Die verschlüsselte Nachricht ist beschädigt</translation>
    </message>
    <message>
        <source>It was changed on the way or is incomplete, so nothing of it is shown.</source>
        <translation>Sie wurde unterwegs verändert oder ist unvollständig; deshalb wird nichts davon gezeigt.</translation>
    </message>
    <message>
        <source>Encrypted in an unsafe way</source>
        <translation>Unsicher verschlüsselt</translation>
    </message>
    <message>
        <source>Changes on the way would not be noticed, so it is not opened. Ask for it to be sent again with a newer program.</source>
        <translation>Änderungen unterwegs würden nicht auffallen; deshalb wird sie nicht geöffnet. Bitten Sie darum, dass sie mit einem neueren Programm noch einmal geschickt wird.</translation>
    </message>
    <message>
        <source>Encrypted in a way that Depesche can&apos;t open</source>
        <translation>So verschlüsselt, dass Depesche sie nicht öffnen kann</translation>
    </message>
    <message>
        <source>The details say more.</source>
        <translation>Mehr steht in den Einzelheiten.</translation>
    </message>
    <message>
        <source>Only a part of the message is signed</source>
        <translation>Nur ein Teil der Nachricht ist unterschrieben</translation>
    </message>
    <message>
        <source>The rest may come from anybody. Look at the signed part alone.</source>
        <translation>Der Rest kann von irgendwem sein. Sehen Sie sich den unterschriebenen Teil für sich an.</translation>
    </message>
    <message>
        <source>Encrypted, but not signed</source>
        <translation>Verschlüsselt, aber nicht unterschrieben</translation>
    </message>
    <message>
        <source>Nobody could read it on the way, but nothing proves who wrote it.</source>
        <translation>Unterwegs konnte niemand sie lesen, aber nichts beweist, wer sie geschrieben hat.</translation>
    </message>
    <message>
        <source>Encrypted, and signed by {signer}</source>
        <translation>Verschlüsselt und unterschrieben von {signer}</translation>
    </message>
    <message>
        <source>Signed by {signer}</source>
        <translation>Unterschrieben von {signer}</translation>
    </message>
    <message>
        <source>Signed with a key that you have not accepted</source>
        <translation>Mit einem Schlüssel unterschrieben, den Sie nicht angenommen haben</translation>
    </message>
    <message>
        <source>Anybody can make a key with this name. Compare its fingerprint with the sender, then accept it.</source>
        <translation>Einen Schlüssel auf diesen Namen kann jeder erstellen. Vergleichen Sie den Fingerabdruck mit dem Absender, und nehmen Sie ihn dann an.</translation>
    </message>
    <message>
        <source>The signature does not belong to this sender</source>
        <translation>Die Unterschrift gehört nicht zu diesem Absender</translation>
    </message>
    <message>
        <source>It was made by {signer}. Do not trust who the message says it is from.</source>
        <translation>Sie stammt von {signer}. Trauen Sie der Absenderangabe der Nachricht nicht.</translation>
    </message>
    <message>
        <source>The signature is not valid</source>
        <translation>Die Unterschrift ist ungültig</translation>
    </message>
    <message>
        <source>The message was changed after it was signed, or the signature was never its own.</source>
        <translation>Die Nachricht wurde nach dem Unterschreiben verändert, oder die Unterschrift gehörte nie zu ihr.</translation>
    </message>
    <message>
        <source>Signed with an unknown key</source>
        <translation>Mit einem unbekannten Schlüssel unterschrieben</translation>
    </message>
    <message>
        <source>Without the sender&apos;s key nobody can say whether it is genuine.</source>
        <translation>Ohne den Schlüssel des Absenders kann niemand sagen, ob sie echt ist.</translation>
    </message>
    <message>
        <source>Signed with a key that has expired</source>
        <translation>Mit einem abgelaufenen Schlüssel unterschrieben</translation>
    </message>
    <message>
        <source>Ask the sender for the renewed key.</source>
        <translation>Bitten Sie den Absender um den erneuerten Schlüssel.</translation>
    </message>
    <message>
        <source>Signed with a key that was revoked</source>
        <translation>Mit einem widerrufenen Schlüssel unterschrieben</translation>
    </message>
    <message>
        <source>Its owner declared it void: somebody else may have it.</source>
        <translation>Sein Besitzer hat ihn für ungültig erklärt: Vielleicht hat ihn jemand anderes.</translation>
    </message>
    <message>
        <source>Signed with a key that you refused</source>
        <translation>Mit einem Schlüssel unterschrieben, den Sie abgelehnt haben</translation>
    </message>
    <message>
        <source>The signature can be forged</source>
        <translation>Die Unterschrift ist fälschbar</translation>
    </message>
    <message>
        <source>It uses an old algorithm that is no longer safe.</source>
        <translation>Sie benutzt ein altes Verfahren, das nicht mehr sicher ist.</translation>
    </message>
    <message>
        <source>The signature can&apos;t be checked</source>
        <translation>Die Unterschrift lässt sich nicht prüfen</translation>
    </message>
    <message>
        <source>This is a key of your own.</source>
        <translation>Das ist ein eigener Schlüssel von Ihnen.</translation>
    </message>
    <message>
        <source>You verified this key.</source>
        <translation>Sie haben diesen Schlüssel verglichen.</translation>
    </message>
    <message>
        <source>You accepted this key.</source>
        <translation>Sie haben diesen Schlüssel angenommen.</translation>
    </message>
    <message>
        <source>{authority} vouches for the address.</source>
        <translation>{authority} bürgt für die Adresse.</translation>
    </message>
    <message>
        <source>(encrypted subject)</source>
        <translation>(verschlüsselter Betreff)</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>Ihr eigener</translation>
    </message>
    <message>
        <source>not accepted yet</source>
        <translation>noch nicht angenommen</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>verglichen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
</context>
<context>
    <name>SecurityBar</name>
    <message>
        <source>It was signed on {date}, not when the message says it was sent.</source>
        <translation>Sie wurde am {date} unterschrieben, nicht zu der Zeit, zu der sie gesendet sein will.</translation>
    </message>
</context>
<context>
    <name>SecurityDetailsDialog</name>
    <message>
        <source>Protection of the message</source>
        <translation>Schutz der Nachricht</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Message says it is from</source>
        <translation>Angegebener Absender</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Unterschrieben von</translation>
    </message>
    <message>
        <source>Addresses of the key</source>
        <translation>Adressen des Schlüssels</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>Key of the signer</source>
        <translation>Schlüssel des Unterzeichners</translation>
    </message>
    <message>
        <source>This key is</source>
        <translation>Dieser Schlüssel ist</translation>
    </message>
    <message>
        <source>Vouched for by</source>
        <translation>Verbürgt von</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>Unterschrieben am</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Umfasst</translation>
    </message>
    <message>
        <source>Remote content</source>
        <translation>Externe Inhalte</translation>
    </message>
    <message>
        <source>is never loaded for a message that was encrypted</source>
        <translation>werden bei einer verschlüsselten Nachricht nie geladen</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>one part of the message only</source>
        <translation>nur einen Teil der Nachricht</translation>
    </message>
    <message>
        <source>text, attachments and subject</source>
        <translation>Text, Anhänge und Betreff</translation>
    </message>
    <message>
        <source>text and attachments; subject, date and recipients can have been changed</source>
        <translation>Text und Anhänge; Betreff, Datum und Empfänger können verändert worden sein</translation>
    </message>
    <message>
        <source>&amp;Accept this key</source>
        <translation>Schlüssel &amp;annehmen</translation>
    </message>
    <message>
        <source>Its signatures count from now on</source>
        <translation>Seine Unterschriften gelten von nun an</translation>
    </message>
    <message>
        <source>I &amp;compared the fingerprint</source>
        <translation>Fingerabdruck &amp;verglichen</translation>
    </message>
    <message>
        <source>With its owner, in person or on the phone</source>
        <translation>Mit dem Besitzer, persönlich oder am Telefon</translation>
    </message>
    <message>
        <source>&amp;Refuse</source>
        <translation>A&amp;blehnen</translation>
    </message>
    <message>
        <source>This key counts for nothing, and nothing is encrypted to it</source>
        <translation>Dieser Schlüssel gilt nichts, und für ihn wird nicht verschlüsselt</translation>
    </message>
</context>
<context>
    <name>SecurityPage</name>
    <message>
        <source>Signing and encrypting</source>
        <translation>Unterschreiben und Verschlüsseln</translation>
    </message>
    <message>
        <source>Keys and certificates</source>
        <translation>Schlüssel und Zertifikate</translation>
    </message>
    <message>
        <source>Make a key of your own, take one in, and say whose keys you trust: OpenPGP and S/MIME.</source>
        <translation>Erzeugen Sie einen eigenen Schlüssel, nehmen Sie einen auf und sagen Sie, wessen Schlüsseln Sie vertrauen: OpenPGP und S/MIME.</translation>
    </message>
    <message>
        <source>OpenPGP PGP GPG S/MIME certificate private public</source>
        <comment>keywords for the search</comment>
        <translation>OpenPGP PGP GPG S/MIME Zertifikat privat öffentlich</translation>
    </message>
    <message>
        <source>Who signs</source>
        <translation>Wer unterschreibt</translation>
    </message>
    <message>
        <source>Whether messages are signed and encrypted is said of each identity: see Identities.</source>
        <translation>Ob Nachrichten unterschrieben und verschlüsselt werden, steht bei jeder Identität: siehe „Identitäten und Signaturen“.</translation>
    </message>
    <message>
        <source>sign encrypt signature identity</source>
        <comment>keywords for the search</comment>
        <translation>unterschreiben signieren verschlüsseln Unterschrift Signatur Identität</translation>
    </message>
    <message>
        <source>Mail on this computer</source>
        <translation>E-Mails auf diesem Computer</translation>
    </message>
    <message>
        <source>Encryption of the stored mail</source>
        <translation>Verschlüsselung der gespeicherten E-Mails</translation>
    </message>
    <message>
        <source>encrypt disk file database recovery phrase words key password lock</source>
        <comment>keywords for the search</comment>
        <translation>verschlüsseln Platte Datei Datenbank Wiederherstellung Wörter Phrase Schlüssel Passwort sperren</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) …</source>
        <translation>
            <numerusform>%n Schlüssel …</numerusform>
            <numerusform>%n Schlüssel …</numerusform>
        </translation>
    </message>
    <message>
        <source>None yet …</source>
        <translation>Noch keine …</translation>
    </message>
    <message>
        <source>No identity signs or encrypts by itself.</source>
        <translation>Keine Identität unterschreibt oder verschlüsselt von selbst.</translation>
    </message>
    <message>
        <source>signs, and encrypts where it can</source>
        <translation>unterschreibt, und verschlüsselt, wo es geht</translation>
    </message>
    <message>
        <source>signs</source>
        <translation>unterschreibt</translation>
    </message>
    <message>
        <source>encrypts where it can</source>
        <translation>verschlüsselt, wo es geht</translation>
    </message>
</context>
<context>
    <name>SendOptionsBar</name>
    <message>
        <source>Send &amp;later</source>
        <translation>S&amp;päter senden</translation>
    </message>
    <message>
        <source>Send later. Depesche sends it only while it is running; otherwise at its next start.</source>
        <translation>Später senden. Depesche sendet sie nur, während es läuft, sonst beim nächsten Start.</translation>
    </message>
    <message>
        <source>&amp;Options</source>
        <translation>&amp;Optionen</translation>
    </message>
    <message>
        <source>&amp;High priority</source>
        <translation>&amp;Hohe Dringlichkeit</translation>
    </message>
    <message>
        <source>&amp;Normal priority</source>
        <translation>&amp;Normale Dringlichkeit</translation>
    </message>
    <message>
        <source>&amp;Low priority</source>
        <translation>N&amp;iedrige Dringlichkeit</translation>
    </message>
    <message>
        <source>Ask for a &amp;read receipt</source>
        <translation>Um eine &amp;Lesebestätigung bitten</translation>
    </message>
    <message>
        <source>The recipient decides whether to send one</source>
        <translation>Der Empfänger entscheidet, ob er sie sendet</translation>
    </message>
    <message>
        <source>Ask for a &amp;delivery notice</source>
        <translation>Um eine &amp;Zustellnachricht bitten</translation>
    </message>
    <message>
        <source>Sent by the servers on the way, where they offer it</source>
        <translation>Von den Servern auf dem Weg gesendet, wo sie das anbieten</translation>
    </message>
    <message>
        <source>Priority and receipts</source>
        <translation>Dringlichkeit und Bestätigungen</translation>
    </message>
    <message>
        <source>&amp;Pick date and time …</source>
        <translation>&amp;Tag und Uhrzeit wählen …</translation>
    </message>
</context>
<context>
    <name>SendTimeDialog</name>
    <message>
        <source>Send later</source>
        <translation>Später senden</translation>
    </message>
    <message>
        <source>Send &amp;at</source>
        <translation>Senden &amp;am</translation>
    </message>
    <message>
        <source>Until then the message waits in the outbox, where you can change the time or take it back. Depesche sends it only while it is running; otherwise at its next start.</source>
        <translation>Bis dahin wartet die Nachricht im Postausgang; dort können Sie die Zeit ändern oder sie zurückholen. Depesche sendet sie nur, während es läuft, sonst beim nächsten Start.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>SendTimes</name>
    <message>
        <source>In an &amp;hour</source>
        <translation>In einer &amp;Stunde</translation>
    </message>
    <message>
        <source>This &amp;evening</source>
        <translation>Heute &amp;Abend</translation>
    </message>
    <message>
        <source>Tomorrow &amp;morning</source>
        <translation>&amp;Morgen früh</translation>
    </message>
    <message>
        <source>Mon&amp;day morning</source>
        <translation>M&amp;ontag früh</translation>
    </message>
</context>
<context>
    <name>SendToast</name>
    <message>
        <source>Sending in {seconds} s</source>
        <translation>Wird in {seconds} s gesendet</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>ServerCheck</name>
    <message>
        <source>Connecting and signing in …</source>
        <translation>Verbinden und anmelden …</translation>
    </message>
    <message>
        <source>Works: signed in.</source>
        <translation>Funktioniert: angemeldet.</translation>
    </message>
    <message>
        <source>Works: {found}.</source>
        <translation>Funktioniert: {found}.</translation>
    </message>
    <message>
        <source>The connection is encrypted.</source>
        <translation>Die Verbindung ist verschlüsselt.</translation>
    </message>
    <message>
        <source>The connection is not encrypted – allowed, because it is this computer.</source>
        <translation>Die Verbindung ist nicht verschlüsselt – erlaubt, weil es dieser Computer ist.</translation>
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
        <source>Choose …</source>
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
        <translation>Empfang ({protocol})</translation>
    </message>
    <message>
        <source>The account keeps its name, its settings and its filters. Sending is not touched.</source>
        <translation>Das Konto behält seinen Namen, seine Einstellungen und seine Filter. Am Senden ändert sich nichts.</translation>
    </message>
</context>
<context>
    <name>ServerSections</name>
    <message>
        <source>Incoming mail (IMAP)</source>
        <translation>Empfang (IMAP)</translation>
    </message>
    <message>
        <source>Incoming mail (POP3)</source>
        <translation>Empfang (POP3)</translation>
    </message>
    <message>
        <source>Outgoing mail (SMTP)</source>
        <translation>Versand (SMTP)</translation>
    </message>
    <message>
        <source>&amp;IMAP: mail stays on the server</source>
        <translation>&amp;IMAP: E-Mails bleiben auf dem Server</translation>
    </message>
    <message>
        <source>P&amp;OP3: mail comes to this computer</source>
        <translation>P&amp;OP3: E-Mails kommen auf diesen Computer</translation>
    </message>
    <message>
        <source>Send &amp;mail from this account, too</source>
        <translation>Auch E-Mails von diesem Konto &amp;versenden</translation>
    </message>
</context>
<context>
    <name>ServersPage</name>
    <message>
        <source>&amp;Set up by hand</source>
        <translation>&amp;Von Hand einrichten</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Noch einmal suchen</translation>
    </message>
    <message>
        <source>&amp;Look for them online</source>
        <translation>O&amp;nline suchen</translation>
    </message>
    <message>
        <source>Looking for your servers</source>
        <translation>Ihre Server werden gesucht</translation>
    </message>
    <message>
        <source>Those who may know the servers of {domain} are asked now. Nobody is told your password, and only {domain} itself your address, if it asks for it.</source>
        <translation>Gefragt wird jetzt, wer die Server von {domain} kennen könnte. Niemand erfährt Ihr Passwort, und Ihre Adresse nur {domain} selbst, falls es danach fragt.</translation>
    </message>
    <message>
        <source>Through these servers mail of {address} is fetched and sent.</source>
        <translation>Über diese Server werden E-Mails von {address} abgeholt und versendet.</translation>
    </message>
    <message>
        <source>Your servers</source>
        <translation>Ihre Server</translation>
    </message>
    <message>
        <source>On the first page you can now sign in in the browser.</source>
        <translation>Auf der ersten Seite können Sie sich jetzt im Browser anmelden.</translation>
    </message>
</context>
<context>
    <name>SettingsPages</name>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>mailbox IMAP POP3 SMTP</source>
        <translation>Postfach IMAP POP3 SMTP</translation>
    </message>
    <message>
        <source>Identities and signatures</source>
        <translation>Identitäten und Signaturen</translation>
    </message>
    <message>
        <source>sender name address</source>
        <translation>Absender Name Adresse</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>looks theme colours size</source>
        <translation>Darstellung Design Farben Größe</translation>
    </message>
    <message>
        <source>Reading and privacy</source>
        <translation>Lesen und Privatsphäre</translation>
    </message>
    <message>
        <source>Writing and sending</source>
        <translation>Schreiben und Senden</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Arbeitsumgebung</translation>
    </message>
    <message>
        <source>panel dock autostart</source>
        <translation>Leiste Dock Autostart</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>keys hotkeys</source>
        <translation>Tasten Tastaturkürzel</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>keys encryption</source>
        <translation>Schlüssel Verschlüsselung</translation>
    </message>
    <message>
        <source>Updates and removal</source>
        <translation>Aktualisieren und Entfernen</translation>
    </message>
    <message>
        <source>newer version uninstall delete everything</source>
        <translation>neuere Version Update deinstallieren alles löschen</translation>
    </message>
</context>
<context>
    <name>ShortcutBook</name>
    <message>
        <source>More</source>
        <translation>Weitere</translation>
    </message>
    <message>
        <source>Tag {number}</source>
        <translation>Schlagwort {number}</translation>
    </message>
</context>
<context>
    <name>ShortcutEditor</name>
    <message>
        <source>Press keys, or Esc</source>
        <translation>Tasten drücken, oder Esc</translation>
    </message>
    <message>
        <source>New keys: press them</source>
        <translation>Neue Tasten: Drücken Sie sie</translation>
    </message>
    <message>
        <source>&amp;Add keys …</source>
        <translation>Tasten &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>Res&amp;et</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Leave it so</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Choose an action above to give it other keys.</source>
        <translation>Wählen Sie oben eine Aktion, um ihr andere Tasten zu geben.</translation>
    </message>
    <message>
        <source>Take these keys away</source>
        <translation>Diese Tasten wegnehmen</translation>
    </message>
    <message>
        <source>Take {keys} away</source>
        <translation>{keys} wegnehmen</translation>
    </message>
    <message>
        <source>{keys} is for moving in lists and texts, and stays so. Press others.</source>
        <translation>{keys} dient dem Bewegen in Listen und Texten und bleibt dabei. Drücken Sie andere Tasten.</translation>
    </message>
    <message>
        <source>{keys} is “{other}” already.</source>
        <translation>{keys} ist schon „{other}“.</translation>
    </message>
    <message>
        <source>Take it from “{other}”</source>
        <translation>Bei „{other}“ wegnehmen</translation>
    </message>
    <message>
        <source>{keys} is “{action}” now.</source>
        <translation>{keys} ist jetzt „{action}“.</translation>
    </message>
</context>
<context>
    <name>ShortcutTable</name>
    <message>
        <source>What it does</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>{group} (cannot be changed)</source>
        <translation>{group} (nicht änderbar)</translation>
    </message>
    <message>
        <source>no keys</source>
        <translation>keine Tasten</translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation>Von Ihnen geändert</translation>
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
        <source>C&amp;hange keys …</source>
        <translation>Tasten &amp;ändern …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Conversations in the list</source>
        <translation>Unterhaltungen in der Liste</translation>
    </message>
    <message>
        <source>Unfold, or go to the messages below</source>
        <translation>Aufklappen oder zu den Nachrichten darunter</translation>
    </message>
    <message>
        <source>Go to the head, or fold</source>
        <translation>Zur obersten Zeile oder zuklappen</translation>
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
        <source>Bold, italic, underlined (rich text)</source>
        <translation>Fett, kursiv, unterstrichen (formatierter Text)</translation>
    </message>
    <message>
        <source>List, numbered list (rich text)</source>
        <translation>Liste, nummerierte Liste (formatierter Text)</translation>
    </message>
    <message>
        <source>Link (rich text)</source>
        <translation>Link (formatierter Text)</translation>
    </message>
    <message>
        <source>Paste without formatting</source>
        <translation>Ohne Formatierung einfügen</translation>
    </message>
    <message>
        <source>Offer an address no more</source>
        <translation>Eine Adresse nicht mehr anbieten</translation>
    </message>
    <message>
        <source>Close and keep the draft</source>
        <translation>Schließen und Entwurf behalten</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Find an action</source>
        <translation>Aktion suchen</translation>
    </message>
    <message>
        <source>Press keys to see what they do</source>
        <translation>Tasten drücken: Was tun sie?</translation>
    </message>
    <message>
        <source>Find by keys: press them</source>
        <translation>Nach Tasten suchen: Drücken Sie sie</translation>
    </message>
    <message>
        <source>Show all actions</source>
        <translation>Alle Aktionen zeigen</translation>
    </message>
    <message>
        <source>Nothing has these keys, or is called so.</source>
        <translation>Nichts hat diese Tasten oder heißt so.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>keys hotkeys bindings accelerators</source>
        <comment>keywords for the search</comment>
        <translation>Tasten Hotkeys Belegung Tastaturkürzel</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Settings found</source>
        <translation>Gefundene Einstellungen</translation>
    </message>
    <message>
        <source>No setting is called “{text}”, or is described so.</source>
        <translation>Keine Einstellung heißt „{text}“ oder ist so beschrieben.</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in with {provider}</source>
        <translation>Anmelden bei {provider}</translation>
    </message>
    <message>
        <source>Waiting for the browser</source>
        <translation>Warten auf den Browser</translation>
    </message>
    <message>
        <source>Sign in as {email} in your browser and allow access to your mail. Depesche never sees your password. Then come back here; it goes on by itself.</source>
        <translation>Melden Sie sich im Browser als {email} an und erlauben Sie den Zugriff auf Ihre E-Mails. Ihr Passwort sieht Depesche nie. Kommen Sie dann hierher zurück; es geht von selbst weiter.</translation>
    </message>
    <message>
        <source>{provider} says: {words}</source>
        <translation>{provider} meldet: {words}</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) that did not come from your browser had no effect.</source>
        <translation>
            <numerusform>%n Anfrage, die nicht von Ihrem Browser kam, hatte keine Wirkung.</numerusform>
            <numerusform>%n Anfragen, die nicht von Ihrem Browser kamen, hatten keine Wirkung.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Asking the provider for its page …</source>
        <translation>Der Anbieter wird nach seiner Seite gefragt …</translation>
    </message>
    <message>
        <source>If no browser opens, &amp;copy this address into one:</source>
        <translation>Falls sich kein Browser öffnet, kopieren Sie diese &amp;Adresse hinein:</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Open &amp;again</source>
        <translation>Noch einmal öff&amp;nen</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Noch einmal &amp;versuchen</translation>
    </message>
</context>
<context>
    <name>SignInPart</name>
    <message>
        <source>Use a pass&amp;word instead</source>
        <translation>Stattdessen ein Pass&amp;wort verwenden</translation>
    </message>
    <message>
        <source>Sign in in the &amp;browser instead …</source>
        <translation>Stattdessen im &amp;Browser anmelden …</translation>
    </message>
    <message>
        <source>{provider} lets you sign in in the browser; Depesche never sees your password.</source>
        <translation>Bei {provider} melden Sie sich im Browser an; Ihr Passwort sieht Depesche nie.</translation>
    </message>
    <message>
        <source>That is not the address above. If the mailbox belongs to it all the same, go on; otherwise sign in again.</source>
        <translation>Das ist nicht die Adresse von oben. Gehört das Postfach trotzdem dazu, machen Sie weiter; sonst melden Sie sich noch einmal an.</translation>
    </message>
    <message>
        <source>Sign in a&amp;gain …</source>
        <translation>Noch einmal anm&amp;elden …</translation>
    </message>
    <message>
        <source>Sign &amp;in with {provider} …</source>
        <translation>Anme&amp;lden bei {provider} …</translation>
    </message>
</context>
<context>
    <name>SignInWords</name>
    <message>
        <source>Access was not allowed</source>
        <translation>Der Zugriff wurde nicht erlaubt</translation>
    </message>
    <message>
        <source>Nobody signed in</source>
        <translation>Niemand hat sich angemeldet</translation>
    </message>
    <message>
        <source>Depesche is not registered there</source>
        <translation>Depesche ist dort nicht registriert</translation>
    </message>
    <message>
        <source>There is no sign-in at this address</source>
        <translation>Unter dieser Adresse gibt es keine Anmeldung</translation>
    </message>
    <message>
        <source>The answer is not to be trusted</source>
        <translation>Der Antwort ist nicht zu trauen</translation>
    </message>
    <message>
        <source>Another program disturbed the sign-in</source>
        <translation>Ein anderes Programm hat die Anmeldung gestört</translation>
    </message>
    <message>
        <source>The sign-in did not work</source>
        <translation>Die Anmeldung hat nicht geklappt</translation>
    </message>
    <message>
        <source>{provider} says that access to your mail was refused. Try again and agree in the browser; in a company its administrator may have to allow it.</source>
        <translation>{provider} meldet, dass der Zugriff auf Ihre E-Mails abgelehnt wurde. Versuchen Sie es noch einmal und stimmen Sie im Browser zu; in einer Firma muss es vielleicht die Verwaltung erlauben.</translation>
    </message>
    <message>
        <source>Depesche waited five minutes for the browser. Try again, and go on there until it says that you can close the window.</source>
        <translation>Depesche hat fünf Minuten auf den Browser gewartet. Versuchen Sie es noch einmal, und machen Sie dort weiter, bis es heißt, dass Sie das Fenster schließen können.</translation>
    </message>
    <message>
        <source>This copy of Depesche cannot use the sign-in of {provider}, since nobody has registered it there. Use an app password, which you make on the provider&apos;s page.</source>
        <translation>{provider} kennt diese Ausgabe von Depesche nicht, weil niemand sie dort registriert hat. Nehmen Sie ein App-Passwort, das Sie auf der Seite des Anbieters anlegen.</translation>
    </message>
    <message>
        <source>{provider} does not accept this copy of Depesche. Tell whoever gave it to you; until then use an app password, which you make on the provider&apos;s page.</source>
        <translation>{provider} akzeptiert diese Ausgabe von Depesche nicht. Sagen Sie es dem, von dem Sie sie haben; nehmen Sie bis dahin ein App-Passwort, das Sie auf der Seite des Anbieters anlegen.</translation>
    </message>
    <message>
        <source>{provider} does not say how one signs in there. Check the address, or ask whoever runs it.</source>
        <translation>{provider} sagt nicht, wie man sich dort anmeldet. Prüfen Sie die Adresse, oder fragen Sie den Betreiber.</translation>
    </message>
    <message>
        <source>What the browser brought back is not from {provider}, so it was not used. Try again; if it happens again, somebody may be tampering with your connection.</source>
        <translation>{provider} hat nicht geschickt, was der Browser zurückgebracht hat; es wurde deshalb nicht verwendet. Versuchen Sie es noch einmal; geschieht es wieder, manipuliert vielleicht jemand Ihre Verbindung.</translation>
    </message>
    <message>
        <source>Thousands of requests came from a program on this computer that is not your browser. None had an effect. Find out which program it is, and try again.</source>
        <translation>Ein Programm auf diesem Computer, das nicht Ihr Browser ist, hat Tausende Anfragen geschickt. Keine hatte eine Wirkung. Finden Sie heraus, welches Programm es ist, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{provider} refused it. Its own words below may say why. Try again, or use an app password.</source>
        <translation>{provider} hat die Anmeldung abgelehnt. Die Worte des Anbieters darunter sagen vielleicht, warum. Versuchen Sie es noch einmal, oder nehmen Sie ein App-Passwort.</translation>
    </message>
    <message>
        <source>Signed in with {provider} as {identity}</source>
        <translation>Bei {provider} angemeldet als {identity}</translation>
    </message>
    <message>
        <source>Signed in until Depesche is quit: no keyring keeps it longer.</source>
        <translation>Angemeldet, bis Depesche beendet wird: Kein Schlüsselbund bewahrt es länger auf.</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation>Angemeldet.</translation>
    </message>
    <message>
        <source>The sign-in was cancelled</source>
        <translation>Die Anmeldung wurde abgebrochen</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Depesche: sign-in with {provider}</source>
        <translation>Depesche: Anmeldung bei {provider}</translation>
    </message>
    <message>
        <source>Depesche has the answer and goes on.</source>
        <translation>Depesche hat die Antwort und macht weiter.</translation>
    </message>
    <message>
        <source>The sign-in was not allowed. Depesche says what can be done.</source>
        <translation>Die Anmeldung wurde nicht erlaubt. Depesche sagt, was Sie tun können.</translation>
    </message>
    <message>
        <source>You can close this window.</source>
        <translation>Sie können dieses Fenster schließen.</translation>
    </message>
</context>
<context>
    <name>SnoozeDialog</name>
    <message numerus="yes">
        <source>Snooze %n message(s)</source>
        <translation>
            <numerusform>Eine Nachricht zurückstellen</numerusform>
            <numerusform>%n Nachrichten zurückstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show it again &amp;at</source>
        <translation>Wieder &amp;zeigen am</translation>
    </message>
    <message>
        <source>Until then it is hidden from its folder on this computer; on other devices it stays where it is. It comes back as unread.</source>
        <translation>Bis dahin ist sie auf diesem Computer aus ihrem Ordner ausgeblendet; auf anderen Geräten bleibt sie, wo sie ist. Sie kommt als ungelesen wieder.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Zurückstellen</translation>
    </message>
</context>
<context>
    <name>SnoozingDesk</name>
    <message>
        <source>Snooze</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Hidden on this computer until then; on other devices it stays where it is</source>
        <translation>Bis dahin auf diesem Computer ausgeblendet; auf anderen Geräten bleibt sie, wo sie ist</translation>
    </message>
    <message>
        <source>Pick a &amp;day and time …</source>
        <translation>&amp;Tag und Uhrzeit wählen …</translation>
    </message>
    <message>
        <source>Show again &amp;now</source>
        <translation>&amp;Jetzt wieder zeigen</translation>
    </message>
    <message>
        <source>&amp;Later today</source>
        <translation>&amp;Später heute</translation>
    </message>
    <message>
        <source>This &amp;evening</source>
        <translation>Heute &amp;Abend</translation>
    </message>
    <message>
        <source>&amp;Tomorrow morning</source>
        <translation>&amp;Morgen früh</translation>
    </message>
    <message>
        <source>At the &amp;weekend</source>
        <translation>Am &amp;Wochenende</translation>
    </message>
    <message>
        <source>Next wee&amp;k</source>
        <translation>&amp;Nächste Woche</translation>
    </message>
    <message numerus="yes">
        <source>%n snoozed message(s) are back</source>
        <translation>
            <numerusform>Eine zurückgestellte Nachricht ist wieder da</numerusform>
            <numerusform>%n zurückgestellte Nachrichten sind wieder da</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
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
        <source>&amp;Save as …</source>
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
    <name>Sources</name>
    <message>
        <source>The list of providers that comes with Depesche</source>
        <translation>Die Anbieterliste, die Depesche mitbringt</translation>
    </message>
    <message>
        <source>autoconfig.{domain}, over https</source>
        <translation>autoconfig.{domain}, über https</translation>
    </message>
    <message>
        <source>{domain} itself, over https</source>
        <translation>{domain} selbst, über https</translation>
    </message>
    <message>
        <source>The DNS of {domain}: servers for mail (SRV)</source>
        <translation>Das DNS von {domain}: Mailserver (SRV)</translation>
    </message>
    <message>
        <source>The provider that takes the mail of {domain} (MX)</source>
        <translation>Der Anbieter, der die E-Mails von {domain} annimmt (MX)</translation>
    </message>
    <message>
        <source>Servers with the usual names</source>
        <translation>Server mit den üblichen Namen</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>asking …</source>
        <translation>wird gefragt …</translation>
    </message>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>nothing there</source>
        <translation>nichts da</translation>
    </message>
    <message>
        <source>not usable</source>
        <translation>nicht brauchbar</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>Do you mean {meant}? {domain} is another domain, and your password would go to whoever owns it. Go back to correct the address; go on only if it is right.</source>
        <translation>Meinen Sie {meant}? {domain} ist eine andere Domain, und Ihr Passwort ginge an deren Inhaber. Gehen Sie zurück, um die Adresse zu berichtigen; gehen Sie nur weiter, wenn sie stimmt.</translation>
    </message>
    <message>
        <source>Only the DNS of {domain} names these servers, and DNS can be faked. They are not part of {domain}: {hosts}. Go on only if your provider&apos;s page names them, too.</source>
        <translation>Nur das DNS von {domain} nennt diese Server, und DNS lässt sich fälschen. Nicht zu {domain} gehören: {hosts}. Fahren Sie nur fort, wenn auch die Seite Ihres Anbieters sie nennt.</translation>
    </message>
    <message>
        <source>From the list of providers: the settings of {provider}. Usually nothing is to be changed.</source>
        <translation>Aus der Anbieterliste: die Einstellungen von {provider}. Meist ist nichts zu ändern.</translation>
    </message>
    <message>
        <source>Told by {domain} itself, over https. Usually nothing is to be changed.</source>
        <translation>Von {domain} selbst mitgeteilt, über https. Meist ist nichts zu ändern.</translation>
    </message>
    <message>
        <source>By the DNS of {domain} (SRV). Usually nothing is to be changed.</source>
        <translation>Aus dem DNS von {domain} (SRV). Meist ist nichts zu ändern.</translation>
    </message>
    <message>
        <source>{provider} takes the mail of {domain}: its settings are from the list of providers.</source>
        <translation>{provider} nimmt die E-Mails von {domain} an: Die Einstellungen stammen aus der Anbieterliste.</translation>
    </message>
    <message>
        <source>The list of providers knows the servers of {provider} only without encryption. Here they stand with it; the next step tries that out.</source>
        <translation>Die Anbieterliste kennt die Server von {provider} nur ohne Verschlüsselung. Hier stehen sie mit Verschlüsselung; der nächste Schritt probiert das aus.</translation>
    </message>
    <message>
        <source>Guessed: servers answer at these names. Please compare them with your provider&apos;s page.</source>
        <translation>Geraten: Unter diesen Namen antworten Server. Bitte vergleichen Sie sie mit der Seite Ihres Anbieters.</translation>
    </message>
    <message>
        <source>Guessed: nobody told us the servers of {domain}. Please compare them with your provider&apos;s page; the next step tries them out.</source>
        <translation>Geraten: Niemand hat uns die Server von {domain} genannt. Bitte vergleichen Sie sie mit der Seite Ihres Anbieters; der nächste Schritt probiert sie aus.</translation>
    </message>
    <message>
        <source>Only some of the servers of {domain} are known, the others are guessed. Please compare them with your provider&apos;s page.</source>
        <translation>Nur einige der Server von {domain} sind bekannt, die anderen sind geraten. Bitte vergleichen Sie sie mit der Seite Ihres Anbieters.</translation>
    </message>
    <message>
        <source>Type in what your provider&apos;s page says. What stands here already is a proposal.</source>
        <translation>Geben Sie ein, was auf der Seite Ihres Anbieters steht. Was hier schon steht, ist ein Vorschlag.</translation>
    </message>
    <message>
        <source>{provider} takes an app password here, not the one for its web page. You make it there:</source>
        <translation>{provider} nimmt hier ein App-Passwort, nicht das für die Webseite. Sie legen es dort an:</translation>
    </message>
    <message>
        <source>If you sign in to {provider} with a second step, it takes an app password here. You make it there:</source>
        <translation>Wenn Sie sich bei {provider} in zwei Schritten anmelden, wird hier ein App-Passwort gebraucht. Sie legen es dort an:</translation>
    </message>
    <message>
        <source>{provider} lets mail programs in only once IMAP and POP3 are switched on in its settings. How that is done:</source>
        <translation>{provider} lässt Mailprogramme erst ein, wenn IMAP und POP3 in den Einstellungen dort eingeschaltet sind. So geht es:</translation>
    </message>
    <message>
        <source>{provider} lets mail programs in only by a sign-in in the browser. A password will most likely be refused.</source>
        <translation>{provider} lässt Mailprogramme nur mit einer Anmeldung im Browser ein. Ein Passwort wird höchstwahrscheinlich abgelehnt.</translation>
    </message>
    <message>
        <source>{provider} lets mail programs in only by a sign-in in the browser, for which this copy of Depesche is not registered. A password will most likely be refused.</source>
        <translation>{provider} lässt Mailprogramme nur mit einer Anmeldung im Browser ein; dafür ist diese Ausgabe von Depesche nicht registriert. Ein Passwort wird höchstwahrscheinlich abgelehnt.</translation>
    </message>
</context>
<context>
    <name>SpellingMenu</name>
    <message>
        <source>Looking for suggestions …</source>
        <translation>Vorschläge werden gesucht …</translation>
    </message>
    <message>
        <source>&amp;Add “{word}” to the dictionary</source>
        <translation>„{word}“ ins &amp;Wörterbuch aufnehmen</translation>
    </message>
    <message>
        <source>&amp;Spelling</source>
        <translation>&amp;Rechtschreibung</translation>
    </message>
    <message>
        <source>Language of the &amp;text</source>
        <translation>Sprache des &amp;Textes</translation>
    </message>
    <message>
        <source>&amp;Do not check</source>
        <translation>&amp;Nicht prüfen</translation>
    </message>
    <message>
        <source>More languages: install their Hunspell dictionaries</source>
        <translation>Weitere Sprachen: ihre Hunspell-Wörterbücher installieren</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>Keine Vorschläge</translation>
    </message>
</context>
<context>
    <name>Spinner</name>
    <message>
        <source>Working …</source>
        <translation>Läuft …</translation>
    </message>
</context>
<context>
    <name>SpokenCells</name>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Anhang</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>ungelesen</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>mit Stern</translation>
    </message>
    <message>
        <source>not starred</source>
        <translation>ohne Stern</translation>
    </message>
    <message>
        <source>with attachment</source>
        <translation>mit Anhang</translation>
    </message>
    <message>
        <source>without attachment</source>
        <translation>ohne Anhang</translation>
    </message>
    <message>
        <source>on the server</source>
        <translation>auf dem Server</translation>
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
    <name>StoredMail</name>
    <message>
        <source>Your mail on this computer is not encrypted</source>
        <translation>Ihre E-Mails auf diesem Computer sind nicht verschlüsselt</translation>
    </message>
    <message>
        <source>Your mail on this computer is encrypted</source>
        <translation>Ihre E-Mails auf diesem Computer sind verschlüsselt</translation>
    </message>
    <message>
        <source>Your mail is being encrypted</source>
        <translation>Ihre E-Mails werden verschlüsselt</translation>
    </message>
    <message>
        <source>Your mail is being encrypted with the new key</source>
        <translation>Ihre E-Mails werden mit dem neuen Schlüssel verschlüsselt</translation>
    </message>
    <message>
        <source>The encryption is being removed</source>
        <translation>Die Verschlüsselung wird entfernt</translation>
    </message>
    <message>
        <source>Your mail will be encrypted when Depesche is started next</source>
        <translation>Ihre E-Mails sind verschlüsselt, sobald Depesche das nächste Mal startet</translation>
    </message>
    <message>
        <source>The new key takes effect when Depesche is started next</source>
        <translation>Der neue Schlüssel gilt, sobald Depesche das nächste Mal startet</translation>
    </message>
    <message>
        <source>The encryption will be gone when Depesche is started next</source>
        <translation>Die Verschlüsselung ist entfernt, sobald Depesche das nächste Mal startet</translation>
    </message>
    <message>
        <source>Its key is in the system&apos;s keyring, and Depesche opens without a question.</source>
        <translation>Der Schlüssel liegt im Schlüsselbund des Systems, und Depesche öffnet sich ohne Nachfrage.</translation>
    </message>
    <message>
        <source>No keyring has its key: Depesche asks for the recovery phrase at each start.</source>
        <translation>Kein Schlüsselbund hat den Schlüssel: Depesche fragt bei jedem Start nach den Wiederherstellungswörtern.</translation>
    </message>
    <message>
        <source>The key to your mail is in the keyring, and the keyring is locked. Unlock it and try again, or type the recovery phrase.</source>
        <translation>Der Schlüssel zu Ihren E-Mails liegt im Schlüsselbund, und der ist gesperrt. Entsperren Sie ihn und versuchen Sie es noch einmal, oder geben Sie die Wiederherstellungswörter ein.</translation>
    </message>
    <message>
        <source>No keyring answers on this system that could have the key to your mail. Type the recovery phrase that you have written down.</source>
        <translation>Auf diesem System antwortet kein Schlüsselbund, der den Schlüssel zu Ihren E-Mails haben könnte. Geben Sie die Wiederherstellungswörter ein, die Sie aufgeschrieben haben.</translation>
    </message>
    <message>
        <source>The keyring that should have the key to your mail failed. Try again, or type the recovery phrase.</source>
        <translation>Der Schlüsselbund, der den Schlüssel zu Ihren E-Mails haben sollte, hat versagt. Versuchen Sie es noch einmal, oder geben Sie die Wiederherstellungswörter ein.</translation>
    </message>
    <message>
        <source>The key to your mail is not in the keyring: this may be another computer, or the keyring was made anew. Type the recovery phrase that you have written down.</source>
        <translation>Der Schlüssel zu Ihren E-Mails ist nicht im Schlüsselbund: Vielleicht ist dies ein anderer Computer, oder der Schlüsselbund wurde neu angelegt. Geben Sie die Wiederherstellungswörter ein, die Sie aufgeschrieben haben.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space and try again; nothing was changed.</source>
        <translation>Die Platte ist voll. Schaffen Sie Platz und versuchen Sie es noch einmal; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The key of the conversion that was begun is not in the keyring: enter the recovery phrase anew to go on.</source>
        <translation>Der Schlüssel der begonnenen Umwandlung ist nicht im Schlüsselbund: Geben Sie die Wiederherstellungswörter noch einmal ein, damit es weitergeht.</translation>
    </message>
    <message>
        <source>The copy of the mail database is not like it any more: it is made anew.</source>
        <translation>Die Kopie der Mail-Datenbank gleicht ihr nicht mehr: Sie wird neu gemacht.</translation>
    </message>
    <message>
        <source>The disk is full: free some space, then try again. Nothing that was already stored is lost.</source>
        <translation>Die Platte ist voll: Schaffen Sie Platz und versuchen Sie es noch einmal. Nichts, was schon gespeichert war, ist verloren.</translation>
    </message>
    <message>
        <source>The mail database cannot be read or written: check the profile folder&apos;s permissions and its disk.</source>
        <translation>Die Mail-Datenbank lässt sich nicht lesen oder schreiben: Prüfen Sie die Rechte des Profilordners und seine Platte.</translation>
    </message>
    <message>
        <source>The mail database refused an operation.</source>
        <translation>Die Mail-Datenbank hat einen Vorgang abgelehnt.</translation>
    </message>
    <message>
        <source>Another program holds the mail database: close it, then try again.</source>
        <translation>Ein anderes Programm hält die Mail-Datenbank: Schließen Sie es und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The mail database is damaged. Depesche repairs it when it is started next, and keeps the damaged file aside.</source>
        <translation>Die Mail-Datenbank ist beschädigt. Depesche repariert sie beim nächsten Start und hebt die beschädigte Datei auf.</translation>
    </message>
    <message>
        <source>The profile folder {0} can&apos;t be written: check its permissions and its disk.</source>
        <translation>Der Profilordner {0} lässt sich nicht beschreiben: Prüfen Sie seine Rechte und seine Platte.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be removed: check the profile folder&apos;s permissions.</source>
        <translation>{0} lässt sich nicht entfernen: Prüfen Sie die Rechte des Profilordners.</translation>
    </message>
</context>
<context>
    <name>StoredMailPart</name>
    <message>
        <source>&amp;Encrypt the mail on this computer</source>
        <translation>E-Mails auf diesem Computer &amp;verschlüsseln</translation>
    </message>
    <message>
        <source>Then nobody can read it who gets the disk or a copy of the file. At the end of this assistant you write down a recovery phrase of 12 words.</source>
        <translation>Dann kann sie niemand lesen, der die Platte oder eine Kopie der Datei bekommt. Am Ende dieses Assistenten schreiben Sie 12 Wiederherstellungswörter auf.</translation>
    </message>
    <message>
        <source>&amp;More about it …</source>
        <translation>&amp;Mehr dazu …</translation>
    </message>
    <message>
        <source>The mail of all accounts on this computer is stored without encryption. That can be changed in the preferences, under Security.</source>
        <translation>Die E-Mails aller Konten sind auf diesem Computer unverschlüsselt gespeichert. Das lässt sich in den Einstellungen ändern, unter Sicherheit.</translation>
    </message>
    <message>
        <source>The mail of all accounts on this computer is encrypted, this account&apos;s as well.</source>
        <translation>Die E-Mails aller Konten auf diesem Computer sind verschlüsselt, auch die dieses Kontos.</translation>
    </message>
    <message>
        <source>The mail of all accounts on this computer is being encrypted, this account&apos;s as well.</source>
        <translation>Die E-Mails aller Konten auf diesem Computer werden gerade verschlüsselt, auch die dieses Kontos.</translation>
    </message>
    <message>
        <source>The encryption of the mail on this computer is being removed, this account&apos;s as well.</source>
        <translation>Die Verschlüsselung der E-Mails auf diesem Computer wird gerade entfernt, auch für dieses Konto.</translation>
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
        <source>No folder has this in its name.</source>
        <translation>In keinem Ordnernamen kommt das vor.</translation>
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
    <name>Suggestions</name>
    <message>
        <source>earlier</source>
        <translation>frühere Suche</translation>
    </message>
    <message>
        <source>Forget earlier searches</source>
        <translation>Frühere Suchen vergessen</translation>
    </message>
    <message>
        <source>the sender</source>
        <translation>der Absender</translation>
    </message>
    <message>
        <source>a recipient</source>
        <translation>ein Empfänger</translation>
    </message>
    <message>
        <source>words of the subject</source>
        <translation>Wörter des Betreffs</translation>
    </message>
    <message>
        <source>words of the text</source>
        <translation>Wörter des Textes</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>with attachment</source>
        <translation>mit Anhang</translation>
    </message>
    <message>
        <source>unread, read, starred, answered</source>
        <translation>ungelesen, gelesen, markiert, beantwortet</translation>
    </message>
    <message>
        <source>since a day, such as 2026-01-31</source>
        <translation>seit einem Tag, etwa 2026-01-31</translation>
    </message>
    <message>
        <source>earlier than a day, a month, a year</source>
        <translation>vor einem Tag, einem Monat, einem Jahr</translation>
    </message>
    <message>
        <source>on a day, in a month, in a year</source>
        <translation>an einem Tag, in einem Monat, in einem Jahr</translation>
    </message>
    <message>
        <source>a tag</source>
        <translation>ein Schlagwort</translation>
    </message>
    <message>
        <source>larger than, such as 5M</source>
        <translation>größer als, etwa 5M</translation>
    </message>
    <message>
        <source>smaller than, such as 500k</source>
        <translation>kleiner als, etwa 500k</translation>
    </message>
    <message>
        <source>an account</source>
        <translation>ein Konto</translation>
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
    <name>TagChip</name>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Only messages with a tag</source>
        <translation>Nur Nachrichten mit einem Schlagwort</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Irgendein Schlagwort</translation>
    </message>
    <message>
        <source>No matter which</source>
        <translation>Egal, welches</translation>
    </message>
    <message>
        <source>Tagged</source>
        <translation>Mit Schlagwort</translation>
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
        <source>Colour of the tag “{tag}”</source>
        <translation>Farbe des Schlagworts „{tag}“</translation>
    </message>
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
    <name>TagsPage</name>
    <message>
        <source>New tag …</source>
        <translation>Neues Schlagwort …</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>labels colours keywords</source>
        <comment>keywords for the search</comment>
        <translation>Etiketten Labels Farben</translation>
    </message>
</context>
<context>
    <name>TemplateNameDialog</name>
    <message>
        <source>Rename template</source>
        <translation>Vorlage umbenennen</translation>
    </message>
    <message>
        <source>Save as template</source>
        <translation>Als Vorlage speichern</translation>
    </message>
    <message>
        <source>Recipients, subject, text and files are kept for new messages.</source>
        <translation>Empfänger, Betreff, Text und Dateien bleiben für neue Nachrichten erhalten.</translation>
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
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>A name may contain visible characters only.</source>
        <translation>Ein Name darf nur sichtbare Zeichen enthalten.</translation>
    </message>
    <message>
        <source>There is a template of this name already.</source>
        <translation>Es gibt schon eine Vorlage mit diesem Namen.</translation>
    </message>
    <message>
        <source>The template of this name is replaced.</source>
        <translation>Die Vorlage mit diesem Namen wird ersetzt.</translation>
    </message>
</context>
<context>
    <name>TemplatesDialog</name>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>A message becomes a template by “More” in its window; a new message begins with one by File, New from template.</source>
        <translation>Eine Nachricht wird in ihrem Fenster über „Mehr“ zur Vorlage; eine neue beginnt damit über Datei, Neu aus Vorlage.</translation>
    </message>
    <message>
        <source>There are no templates yet.</source>
        <translation>Es gibt noch keine Vorlagen.</translation>
    </message>
    <message>
        <source>&amp;Rename …</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Delete the template “{name}”?</source>
        <translation>Die Vorlage „{name}“ löschen?</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>D&amp;elete it</source>
        <translation>L&amp;öschen</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Your accounts and folders. A right click shows what can be done with each.</source>
        <translation>Ihre Konten und Ordner. Ein Rechtsklick zeigt, was man mit jedem tun kann.</translation>
    </message>
    <message>
        <source>Your messages. The arrow keys walk through them, A archives, Del deletes; Ctrl+Z takes back whatever it was.</source>
        <translation>Ihre Nachrichten. Die Pfeiltasten gehen hindurch, A archiviert, Entf löscht; Strg+Z nimmt zurück, was immer es war.</translation>
    </message>
    <message>
        <source>Here you read. Images from the internet stay away until you ask for them.</source>
        <translation>Hier lesen Sie. Bilder aus dem Internet bleiben weg, bis Sie danach verlangen.</translation>
    </message>
    <message>
        <source>Finds while you type. Words like from:anna or has:attachment narrow it down.</source>
        <translation>Findet, während Sie tippen. Wörter wie von:anna oder hat:anhang grenzen es ein.</translation>
    </message>
    <message>
        <source>Each account says here how it is doing. A click tells more.</source>
        <translation>Hier sagt jedes Konto, wie es ihm geht. Ein Klick sagt mehr.</translation>
    </message>
    <message>
        <source>Escape, or a click, closes this. Help ▸ Show the tour brings it back.</source>
        <translation>Esc oder ein Klick schließt dies. Hilfe ▸ Rundgang zeigen bringt es zurück.</translation>
    </message>
    <message>
        <source>&amp;IMAP and POP3 explained</source>
        <translation>&amp;IMAP und POP3 erklärt</translation>
    </message>
    <message>
        <source>&amp;Start reading</source>
        <translation>Jetzt &amp;lesen</translation>
    </message>
    <message>
        <source>Depesche at a glance</source>
        <translation>Depesche auf einen Blick</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>&amp;Open Depesche</source>
        <translation>&amp;Depesche öffnen</translation>
    </message>
    <message>
        <source>&amp;Pause notifications for an hour</source>
        <translation>Benachrichtigungen eine Stunde &amp;pausieren</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n ungelesene Nachricht</numerusform>
            <numerusform>%n ungelesene Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>No unread messages</source>
        <translation>Keine ungelesenen Nachrichten</translation>
    </message>
    <message>
        <source>Notifications &amp;paused until {time}</source>
        <translation>Benachrichtigungen &amp;pausiert bis {time}</translation>
    </message>
</context>
<context>
    <name>Troubles</name>
    <message>
        <source>{account} gets no mail</source>
        <translation>{account} empfängt keine E-Mails</translation>
    </message>
    <message>
        <source>{account}: a message was not sent</source>
        <translation>{account}: Eine Nachricht wurde nicht gesendet</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>TrustedSendersDialog</name>
    <message>
        <source>Senders whose images load</source>
        <translation>Absender, deren Bilder geladen werden</translation>
    </message>
    <message>
        <source>There are none. “Always from …” above a message with images puts its sender here.</source>
        <translation>Noch keine. „Immer von …“ über einer Nachricht mit Bildern setzt ihren Absender hierher.</translation>
    </message>
    <message>
        <source>Images of these senders are fetched as soon as a message is opened, and tell them so. A sender can be forged: where your own server found out, you are asked again. Junk and encrypted mail never load any.</source>
        <translation>Bilder dieser Absender werden geladen, sobald Sie eine Nachricht öffnen; das erfahren die Absender dabei. Ein Absender lässt sich fälschen: Wo Ihr eigener Server das bemerkt hat, werden Sie wieder gefragt. Bei Spam und verschlüsselten Nachrichten werden nie welche geladen.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Undelivered</name>
    <message>
        <source>A message could not be sent. {sentence}</source>
        <translation>Eine Nachricht konnte nicht gesendet werden. {sentence}</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message>
        <source>It is unclear whether “{subject}” was sent: the recipients may have it. The outbox asks what to do.</source>
        <translation>Unklar, ob „{subject}“ gesendet wurde: Die Empfänger haben die Nachricht vielleicht. Der Postausgang fragt, was geschehen soll.</translation>
    </message>
    <message>
        <source>“{subject}” could not be sent yet. {sentence}</source>
        <translation>„{subject}“ konnte noch nicht gesendet werden. {sentence}</translation>
    </message>
    <message>
        <source>{words} Next try: {time}.</source>
        <translation>{words} Nächster Versuch: {time}.</translation>
    </message>
    <message>
        <source>“{subject}” could not be sent to {recipients}. {sentence}</source>
        <translation>„{subject}“ konnte nicht an {recipients} gesendet werden. {sentence}</translation>
    </message>
    <message>
        <source>{words} The server said: {answer}</source>
        <translation>{words} Antwort des Servers: {answer}</translation>
    </message>
    <message>
        <source>and %n more</source>
        <translation>und noch %n</translation>
    </message>
</context>
<context>
    <name>UndoWords</name>
    <message numerus="yes">
        <source>%n message(s) moved</source>
        <translation>
            <numerusform>Eine Nachricht verschoben</numerusform>
            <numerusform>%n Nachrichten verschoben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) copied</source>
        <translation>
            <numerusform>Eine Nachricht kopiert</numerusform>
            <numerusform>%n Nachrichten kopiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) archived</source>
        <translation>
            <numerusform>Eine Nachricht archiviert</numerusform>
            <numerusform>%n Nachrichten archiviert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) marked as junk</source>
        <translation>
            <numerusform>Eine Nachricht als Spam markiert</numerusform>
            <numerusform>%n Nachrichten als Spam markiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) marked as no junk</source>
        <translation>
            <numerusform>Eine Nachricht als kein Spam markiert</numerusform>
            <numerusform>%n Nachrichten als kein Spam markiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) deleted</source>
        <translation>
            <numerusform>Eine Nachricht gelöscht</numerusform>
            <numerusform>%n Nachrichten gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) snoozed</source>
        <translation>
            <numerusform>Eine Nachricht zurückgestellt</numerusform>
            <numerusform>%n Nachrichten zurückgestellt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) shown again</source>
        <translation>
            <numerusform>Eine Nachricht wieder gezeigt</numerusform>
            <numerusform>%n Nachrichten wieder gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder put into the trash</source>
        <translation>Ordner in den Papierkorb gelegt</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>Rückgängig gemacht: {what}</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) marked as read</source>
        <translation>
            <numerusform>Eine Nachricht als gelesen markiert</numerusform>
            <numerusform>%n Nachrichten als gelesen markiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) marked as unread</source>
        <translation>
            <numerusform>Eine Nachricht als ungelesen markiert</numerusform>
            <numerusform>%n Nachrichten als ungelesen markiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) starred</source>
        <translation>
            <numerusform>Eine Nachricht mit Stern versehen</numerusform>
            <numerusform>%n Nachrichten mit Stern versehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Star removed from %n message(s)</source>
        <translation>
            <numerusform>Stern von einer Nachricht entfernt</numerusform>
            <numerusform>Stern von %n Nachrichten entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) tagged</source>
        <translation>
            <numerusform>Eine Nachricht mit Schlagwort versehen</numerusform>
            <numerusform>%n Nachrichten mit Schlagwort versehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag removed from %n message(s)</source>
        <translation>
            <numerusform>Schlagwort von einer Nachricht entfernt</numerusform>
            <numerusform>Schlagwort von %n Nachrichten entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) changed</source>
        <translation>
            <numerusform>Eine Nachricht geändert</numerusform>
            <numerusform>%n Nachrichten geändert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Unlock your mail</source>
        <translation>E-Mails entsperren</translation>
    </message>
    <message>
        <source>Your mail is encrypted</source>
        <translation>Ihre E-Mails sind verschlüsselt</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Entsperren</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Keep the key in the keyring</source>
        <translation>Schlüssel im Schlüssel&amp;bund aufbewahren</translation>
    </message>
    <message>
        <source>Ask the keyring &amp;again</source>
        <translation>Schlüsselbund &amp;noch einmal fragen</translation>
    </message>
    <message>
        <source>This phrase does not open this mail. Is it the newest one, and of this computer? Nothing was changed; you can try again as often as you like.</source>
        <translation>Diese Wörter öffnen diese E-Mails nicht. Sind es die neuesten, und die von diesem Computer? Es wurde nichts geändert; Sie können es so oft versuchen, wie Sie möchten.</translation>
    </message>
    <message>
        <source>The keyring did not give the key.</source>
        <translation>Der Schlüsselbund hat den Schlüssel nicht herausgegeben.</translation>
    </message>
</context>
<context>
    <name>UnsubscribeLine</name>
    <message>
        <source>Mailing list “{name}”</source>
        <translation>Mailingliste „{name}“</translation>
    </message>
    <message>
        <source>A mailing list</source>
        <translation>Eine Mailingliste</translation>
    </message>
    <message>
        <source>Unsubscribe …</source>
        <translation>Abmelden …</translation>
    </message>
    <message>
        <source>Unsubscribe from {name}</source>
        <translation>Von {name} abmelden</translation>
    </message>
    <message>
        <source>You asked to be taken off the list “{name}”.</source>
        <translation>Sie haben gebeten, von der Liste „{name}“ genommen zu werden.</translation>
    </message>
</context>
<context>
    <name>UpdatePart</name>
    <message>
        <source>What is new</source>
        <translation>Was neu ist</translation>
    </message>
    <message>
        <source>Check &amp;now</source>
        <translation>Jetzt &amp;nachsehen</translation>
    </message>
    <message>
        <source>&amp;Open its page</source>
        <translation>Seite ö&amp;ffnen</translation>
    </message>
    <message>
        <source>S&amp;kip this version</source>
        <translation>Diese Version über&amp;springen</translation>
    </message>
    <message>
        <source>{name} keeps Depesche up to date here. Depesche itself asks nobody.</source>
        <translation>{name} hält Depesche hier aktuell. Depesche selbst fragt niemanden.</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Es wird gefragt …</translation>
    </message>
    <message>
        <source>Check your internet connection, and try again later.</source>
        <translation>Prüfen Sie Ihre Internetverbindung, und versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>That could not be found out. {reason}</source>
        <translation>Das ließ sich nicht feststellen. {reason}</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>Dies ist die neueste Version.</translation>
    </message>
    <message>
        <source>Whether there is a newer version was not asked yet.</source>
        <translation>Ob es eine neuere Version gibt, wurde noch nicht gefragt.</translation>
    </message>
    <message>
        <source>Version {version} of {date} is there. This is {ours}.</source>
        <translation>Version {version} vom {date} ist da. Dies ist {ours}.</translation>
    </message>
    <message>
        <source>Version {version} is there. This is {ours}.</source>
        <translation>Version {version} ist da. Dies ist {ours}.</translation>
    </message>
    <message>
        <source>You chose to skip it.</source>
        <translation>Sie wollten sie überspringen.</translation>
    </message>
</context>
<context>
    <name>UpkeepPage</name>
    <message>
        <source>Newer versions</source>
        <translation>Neuere Versionen</translation>
    </message>
    <message>
        <source>This version</source>
        <translation>Diese Version</translation>
    </message>
    <message>
        <source>version release number</source>
        <comment>keywords for the search</comment>
        <translation>Version Ausgabe Nummer</translation>
    </message>
    <message>
        <source>Newer version</source>
        <translation>Neuere Version</translation>
    </message>
    <message>
        <source>update upgrade check release</source>
        <comment>keywords for the search</comment>
        <translation>Update Aktualisierung prüfen nachsehen</translation>
    </message>
    <message>
        <source>Ask once a &amp;week</source>
        <translation>Einmal pro &amp;Woche fragen</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Von selbst</translation>
    </message>
    <message>
        <source>The list of releases at Depesche&apos;s own address is read. Nothing is sent about you, and nothing is downloaded or installed by itself.</source>
        <translation>Gelesen wird die Liste der Versionen unter der eigenen Adresse von Depesche. Über Sie wird nichts gesendet, und nichts wird von selbst heruntergeladen oder installiert.</translation>
    </message>
    <message>
        <source>automatic update check privacy</source>
        <comment>keywords for the search</comment>
        <translation>automatisch Update Aktualisierung Privatsphäre</translation>
    </message>
    <message>
        <source>Everything that is here</source>
        <translation>Alles, was hier liegt</translation>
    </message>
    <message>
        <source>&amp;Remove all data of Depesche …</source>
        <translation>Alle &amp;Daten von Depesche entfernen …</translation>
    </message>
    <message>
        <source>This profile</source>
        <translation>Dieses Profil</translation>
    </message>
    <message>
        <source>Accounts, mail, settings and passwords on this computer. You are told first what would be lost.</source>
        <translation>Konten, E-Mails, Einstellungen und Passwörter auf diesem Computer. Vorher erfahren Sie, was verloren ginge.</translation>
    </message>
    <message>
        <source>delete erase uninstall reset profile wipe</source>
        <comment>keywords for the search</comment>
        <translation>löschen entfernen deinstallieren zurücksetzen Profil</translation>
    </message>
</context>
<context>
    <name>Usage</name>
    <message>
        <source>This is the phrase that the mail database has already.</source>
        <translation>Das sind die Wörter, die die Mail-Datenbank schon hat.</translation>
    </message>
    <message>
        <source>The mail database is not encrypted.</source>
        <translation>Die Mail-Datenbank ist nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>A recovery phrase has {0} words, and these are {1}.</source>
        <translation>Es müssen {0} Wiederherstellungswörter sein, und dies sind {1}.</translation>
    </message>
    <message>
        <source>These twelve words are no recovery phrase: one of them is another word of the list, or two are in each other&apos;s place.</source>
        <translation>Diese zwölf Wörter gehören so nicht zusammen: Eines davon ist ein anderes Wort der Liste, oder zwei sind vertauscht.</translation>
    </message>
    <message>
        <source>Word {0}, “{1}”, is none of the words that recovery phrases are made of: look at it again.</source>
        <translation>Wort {0}, „{1}“, kommt unter den Wiederherstellungswörtern nicht vor: Sehen Sie noch einmal nach.</translation>
    </message>
    <message>
        <source>A name or an address is too long or holds a line break. Shorten it.</source>
        <translation>Ein Name oder eine Adresse ist zu lang oder enthält einen Zeilenumbruch. Kürzen Sie das.</translation>
    </message>
    <message>
        <source>The user name or the password holds a line break. Enter it again.</source>
        <translation>Benutzername oder Passwort enthält einen Zeilenumbruch. Geben Sie sie noch einmal ein.</translation>
    </message>
    <message>
        <source>User name and password must not contain line breaks. Enter them again.</source>
        <translation>Benutzername und Passwort dürfen keine Zeilenumbrüche enthalten. Geben Sie sie noch einmal ein.</translation>
    </message>
    <message>
        <source>This sign-in is for the provider&apos;s own mail servers and is not shown to {0}. Enter one of those, or log in there with a password.</source>
        <translation>Diese Anmeldung gilt nur für die Mailserver des Anbieters und wird {0} nicht gezeigt. Tragen Sie einen von ihnen ein, oder melden Sie sich dort mit einem Passwort an.</translation>
    </message>
    <message>
        <source>A folder&apos;s name must not be empty, longer than 1,000 characters or hold control characters. Choose another one.</source>
        <translation>Ein Ordnername darf nicht leer sein, nicht länger als 1.000 Zeichen und keine Steuerzeichen enthalten. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The CA file {0} cannot be used: it is missing, unreadable or holds no PEM certificate. Check the account&apos;s CA file.</source>
        <translation>Die CA-Datei {0} ist nicht brauchbar: Sie fehlt, ist nicht lesbar oder enthält kein PEM-Zertifikat. Prüfen Sie die CA-Datei des Kontos.</translation>
    </message>
    <message>
        <source>Without encryption everyone on the way to {0} could read the password. Choose TLS or STARTTLS. Only for a server on this computer may it be left out, and only with your consent.</source>
        <translation>Ohne Verschlüsselung könnte auf dem Weg zu {0} jeder das Passwort lesen. Wählen Sie TLS oder STARTTLS. Nur bei einem Server auf diesem Computer darf sie fehlen, und nur mit Ihrer Zustimmung.</translation>
    </message>
    <message>
        <source>The account of this message is not there any more.</source>
        <translation>Das Konto dieser Nachricht gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The account is not there any more.</source>
        <translation>Das Konto gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>{0} lies over {1} folders deep: import parts of it.</source>
        <translation>{0} liegt über {1} Ordner tief: Importieren Sie Teile davon.</translation>
    </message>
    <message>
        <source>This is no mail: it must begin with header fields.</source>
        <translation>Das ist keine Nachricht: Sie muss mit Kopfzeilen beginnen.</translation>
    </message>
    <message>
        <source>There is nothing at {0}.</source>
        <translation>Unter {0} ist nichts.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no POP3 account: it has no such rule.</source>
        <translation>„{0}“ ist kein POP3-Konto: Es hat keine solche Regel.</translation>
    </message>
    <message>
        <source>The message has no recipient: add one, then send it.</source>
        <translation>Die Nachricht hat keinen Empfänger: Tragen Sie einen ein, und senden Sie sie dann.</translation>
    </message>
    <message>
        <source>The message has no recipient. Add one.</source>
        <translation>Die Nachricht hat keinen Empfänger. Tragen Sie einen ein.</translation>
    </message>
    <message>
        <source>A backup is being restored already: wait for its end.</source>
        <translation>Es wird schon eine Sicherung zurückgeholt: Warten Sie, bis das fertig ist.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; has no outgoing server: set one in its settings.</source>
        <translation>„{0}“ hat keinen Server zum Senden: Tragen Sie in den Einstellungen des Kontos einen ein.</translation>
    </message>
    <message>
        <source>The server refused some of the edits in &apos;{0}&apos;: see to these messages first, then go on.</source>
        <translation>Der Server hat einige Änderungen in „{0}“ abgelehnt: Kümmern Sie sich erst um diese Nachrichten, und machen Sie dann weiter.</translation>
    </message>
    <message>
        <source>This switch was undone: plan it again.</source>
        <translation>Diese Umstellung wurde rückgängig gemacht: Planen Sie sie neu.</translation>
    </message>
    <message>
        <source>From IMAP to POP3 there is no switch without the server: the mail is there.</source>
        <translation>Von IMAP zu POP3 geht es nicht ohne den Server: Die Nachrichten liegen dort.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; shares its Inbox with another account: give each of them an Inbox and folders of its own first.</source>
        <translation>„{0}“ teilt sich den Posteingang mit einem anderen Konto: Geben Sie erst jedem einen eigenen Posteingang und eigene Ordner.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; speaks {1} already.</source>
        <translation>„{0}“ spricht schon {1}.</translation>
    </message>
    <message>
        <source>Messages of &apos;{0}&apos; disappeared from the server: decide on them first (&apos;depeschectl missing&apos;).</source>
        <translation>Nachrichten aus „{0}“ sind vom Server verschwunden: Entscheiden Sie erst, was aus ihnen wird.</translation>
    </message>
    <message>
        <source>A folder that was mapped is not there, or not a local one.</source>
        <translation>Ein zugeordneter Ordner fehlt oder liegt nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>Two folders can&apos;t become the one mailbox &apos;{0}&apos;.</source>
        <translation>Aus zwei Ordnern kann nicht das eine Postfach „{0}“ werden.</translation>
    </message>
    <message>
        <source>There are no messages at {0}.</source>
        <translation>Unter {0} sind keine Nachrichten.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; can&apos;t hold other folders: choose another one, or import without the tree.</source>
        <translation>„{0}“ kann keine anderen Ordner enthalten: Wählen Sie einen anderen, oder importieren Sie ohne den Ordnerbaum.</translation>
    </message>
    <message>
        <source>{0} is there already, and nothing is written over: choose another place.</source>
        <translation>{0} gibt es schon, und nichts wird überschrieben: Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>There is no folder &apos;{0}&apos; in &apos;{1}&apos;.</source>
        <translation>In „{1}“ gibt es keinen Ordner „{0}“.</translation>
    </message>
    <message>
        <source>Something else is at work on this account: wait for its end.</source>
        <translation>An diesem Konto arbeitet gerade etwas anderes: Warten Sie, bis es fertig ist.</translation>
    </message>
    <message>
        <source>There are more than {0} addresses: send in smaller groups.</source>
        <translation>Das sind mehr als {0} Adressen: Senden Sie in kleineren Gruppen.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no e-mail address: write it as name@example.org.</source>
        <translation>„{0}“ ist keine E-Mail-Adresse: Schreiben Sie sie wie name@example.org.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no mail address. Correct it.</source>
        <translation>„{0}“ ist keine E-Mail-Adresse. Berichtigen Sie sie.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; in the field &apos;{1}&apos; is no e-mail address that can be sent to: write it as name@example.org.</source>
        <translation>„{0}“ im Feld „{1}“ ist keine E-Mail-Adresse, an die sich senden lässt: Schreiben Sie sie wie name@example.org.</translation>
    </message>
    <message>
        <source>The invitation names no organiser to whom an answer could go: write to the sender instead.</source>
        <translation>Die Einladung nennt niemanden, an den eine Antwort gehen könnte: Schreiben Sie stattdessen dem Absender.</translation>
    </message>
    <message>
        <source>The invitation can&apos;t be answered from this address.</source>
        <translation>Von dieser Adresse aus lässt sich die Einladung nicht beantworten.</translation>
    </message>
    <message>
        <source>This is no mailto: link; it must begin with &apos;mailto:&apos;.</source>
        <translation>Das ist kein mailto:-Link; er muss mit „mailto:“ beginnen.</translation>
    </message>
    <message>
        <source>This message did not come by a mailing list that takes answers: use Reply or Reply all.</source>
        <translation>Diese Nachricht kam über keine Mailingliste, die Antworten annimmt: Nehmen Sie „Antworten“ oder „Allen antworten“.</translation>
    </message>
    <message>
        <source>The field &apos;{0}&apos; holds a line break or control character: remove it.</source>
        <translation>Das Feld „{0}“ enthält einen Zeilenumbruch oder ein Steuerzeichen: Entfernen Sie das.</translation>
    </message>
    <message>
        <source>The field &apos;{0}&apos; holds a broken character: type it again.</source>
        <translation>Das Feld „{0}“ enthält ein kaputtes Zeichen: Tippen Sie es neu.</translation>
    </message>
    <message>
        <source>The field &apos;{0}&apos; holds no valid message identifier.</source>
        <translation>Das Feld „{0}“ enthält keine gültige Nachrichtenkennung.</translation>
    </message>
    <message>
        <source>Addresses and names must not contain line breaks. Correct them.</source>
        <translation>Adressen und Namen dürfen keine Zeilenumbrüche enthalten. Berichtigen Sie sie.</translation>
    </message>
    <message>
        <source>This account is no longer there.</source>
        <translation>Dieses Konto gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>An account needs a name of 1 to 200 printable characters.</source>
        <translation>Ein Konto braucht einen Namen aus 1 bis 200 druckbaren Zeichen.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; has no Inbox of its own here that could take other mail: choose a POP3 account that has.</source>
        <translation>„{0}“ hat hier keinen eigenen Posteingang, der andere E-Mails aufnehmen könnte: Wählen Sie ein POP3-Konto, das einen hat.</translation>
    </message>
    <message>
        <source>The Inbox of &apos;{0}&apos; takes other accounts&apos; mail: it keeps its own there too.</source>
        <translation>Der Posteingang von „{0}“ nimmt E-Mails anderer Konten auf: Auch die eigenen bleiben dort.</translation>
    </message>
    <message>
        <source>There is already an account named &apos;{0}&apos;: choose another name.</source>
        <translation>Ein Konto namens „{0}“ gibt es schon: Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>{0} is no valid flag: use letters, digits, $ or \Seen etc.</source>
        <translation>{0} ist keine gültige Markierung: Nehmen Sie Buchstaben, Ziffern, $ oder \Seen usw.</translation>
    </message>
    <message>
        <source>There are {0} favourites already: remove one first.</source>
        <translation>Es gibt schon {0} Favoriten: Entfernen Sie erst einen.</translation>
    </message>
    <message>
        <source>The original is no longer there: its copy stays, since it may be the last one.</source>
        <translation>Das Original gibt es nicht mehr: Seine Kopie bleibt, denn sie könnte die letzte sein.</translation>
    </message>
    <message>
        <source>To copy a message to another account, or from or to this computer, it must be here as a whole: open it once, then try again.</source>
        <translation>Um eine Nachricht in ein anderes Konto, von diesem Computer oder auf ihn zu kopieren, muss sie ganz hier sein: Öffnen Sie sie einmal, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>There may be {0} filters at most, with {1} conditions and actions each.</source>
        <translation>Es sind höchstens {0} Filter möglich, mit je {1} Bedingungen und Aktionen.</translation>
    </message>
    <message>
        <source>In the filter &apos;{0}&apos;, &apos;{1}&apos; can&apos;t be asked of &apos;{2}&apos;: sizes are over or under a number, texts contain, lack or are a text.</source>
        <translation>Im Filter „{0}“ passt „{1}“ nicht zu „{2}“: Größen liegen über oder unter einer Zahl; Texte enthalten etwas, enthalten es nicht oder gleichen ihm.</translation>
    </message>
    <message>
        <source>In the filter &apos;{0}&apos;, a size needs a number of octets.</source>
        <translation>Im Filter „{0}“ braucht eine Größe eine Zahl von Bytes.</translation>
    </message>
    <message>
        <source>In the filter &apos;{0}&apos;, a condition on &apos;{1}&apos; has no text to look for.</source>
        <translation>Im Filter „{0}“ fehlt einer Bedingung zu „{1}“ der gesuchte Text.</translation>
    </message>
    <message>
        <source>In the filter &apos;{0}&apos;, {1} is no valid flag.</source>
        <translation>Im Filter „{0}“ ist {1} keine gültige Markierung.</translation>
    </message>
    <message>
        <source>A folder can&apos;t be moved into itself: choose another place.</source>
        <translation>Ein Ordner lässt sich nicht in sich selbst verschieben: Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Messages of &apos;{0}&apos; disappeared from the server: decide first what becomes of them.</source>
        <translation>Nachrichten aus „{0}“ sind vom Server verschwunden: Entscheiden Sie erst, was aus ihnen wird.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; holds other folders: delete or move those first.</source>
        <translation>„{0}“ enthält andere Ordner: Löschen oder verschieben Sie erst diese.</translation>
    </message>
    <message>
        <source>Changes to messages of &apos;{0}&apos; are still on their way to the server: get mail once, then delete the folder.</source>
        <translation>Änderungen an Nachrichten aus „{0}“ sind noch auf dem Weg zum Server: Rufen Sie einmal ab, und löschen Sie dann den Ordner.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is on this computer only: there is nothing to subscribe to.</source>
        <translation>„{0}“ ist nur auf diesem Computer: Da gibt es nichts zu abonnieren.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is on this computer only: all of it is kept.</source>
        <translation>„{0}“ ist nur auf diesem Computer: Alles darin wird aufbewahrt.</translation>
    </message>
    <message>
        <source>{0} is no number of days: use 1 to {1}.</source>
        <translation>{0} ist keine Anzahl von Tagen: Nehmen Sie 1 bis {1}.</translation>
    </message>
    <message>
        <source>The account&apos;s folders are not known yet: get mail once, then try again.</source>
        <translation>Die Ordner des Kontos sind noch nicht bekannt: Rufen Sie einmal ab, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>A folder needs a name of printable characters, and none of its levels may be empty.</source>
        <translation>Ein Ordner braucht einen Namen aus druckbaren Zeichen, und keine seiner Ebenen darf leer sein.</translation>
    </message>
    <message>
        <source>Folders go {0} levels deep at most.</source>
        <translation>Ordner gehen höchstens {0} Ebenen tief.</translation>
    </message>
    <message>
        <source>There is already a folder &apos;{0}&apos;: choose another name.</source>
        <translation>Einen Ordner „{0}“ gibt es schon: Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>This folder is no longer there.</source>
        <translation>Diesen Ordner gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>An account can have {0} identities at most.</source>
        <translation>Ein Konto kann höchstens {0} Identitäten haben.</translation>
    </message>
    <message>
        <source>A signature can have {0} characters at most.</source>
        <translation>Eine Signatur kann höchstens {0} Zeichen haben.</translation>
    </message>
    <message>
        <source>An identity&apos;s name, addresses and organisation must be {0} characters at most, without line breaks or control characters.</source>
        <translation>Name, Adressen und Organisation einer Identität dürfen höchstens {0} Zeichen haben, ohne Zeilenumbrüche und Steuerzeichen.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; misses no messages: there is nothing to decide.</source>
        <translation>In „{0}“ fehlen keine Nachrichten: Es gibt nichts zu entscheiden.</translation>
    </message>
    <message>
        <source>To move a message to the server it must be here as a whole: open it once, then try again.</source>
        <translation>Um eine Nachricht auf den Server zu verschieben, muss sie ganz hier sein: Öffnen Sie sie einmal, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Messages can&apos;t be moved to another account by themselves: move them there yourself.</source>
        <translation>Von selbst lassen sich Nachrichten nicht in ein anderes Konto verschieben: Verschieben Sie sie dorthin von Hand.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is on this computer only: copy the messages there, then delete them on the server.</source>
        <translation>„{0}“ ist nur auf diesem Computer: Kopieren Sie die Nachrichten dorthin, und löschen Sie sie dann auf dem Server.</translation>
    </message>
    <message>
        <source>The outbox holds no message {0}.</source>
        <translation>Im Postausgang gibt es diese Nachricht ({0}) nicht.</translation>
    </message>
    <message>
        <source>Message {0} of the outbox is on its way already: it can&apos;t be taken back any more.</source>
        <translation>Die Nachricht ({0}) im Postausgang ist schon unterwegs: Sie lässt sich nicht mehr zurückholen.</translation>
    </message>
    <message>
        <source>It is not unclear whether message {0} of the outbox was sent.</source>
        <translation>Bei der Nachricht ({0}) im Postausgang ist nicht unklar, ob sie gesendet wurde.</translation>
    </message>
    <message>
        <source>In &apos;{0}&apos; the server does not let you change these marks of messages.</source>
        <translation>In „{0}“ lässt der Server Sie diese Markierungen nicht ändern.</translation>
    </message>
    <message>
        <source>In &apos;{0}&apos; the server does not let you delete or move messages; copying them still works.</source>
        <translation>In „{0}“ lässt der Server Sie keine Nachrichten löschen oder verschieben; kopieren geht.</translation>
    </message>
    <message>
        <source>In &apos;{0}&apos; the server does not let you file messages; choose another one.</source>
        <translation>In „{0}“ lässt der Server Sie keine Nachrichten ablegen; wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>In &apos;{0}&apos; the server does not let you make folders.</source>
        <translation>In „{0}“ lässt der Server Sie keine Ordner anlegen.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; has a role in the account and can&apos;t be renamed.</source>
        <translation>„{0}“ hat im Konto eine Aufgabe und lässt sich nicht umbenennen.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; has a role in the account and can&apos;t be deleted.</source>
        <translation>„{0}“ hat im Konto eine Aufgabe und lässt sich nicht löschen.</translation>
    </message>
    <message>
        <source>The server does not let you have &apos;{0}&apos; renamed: ask its owner for the right to.</source>
        <translation>Der Server lässt Sie „{0}“ nicht umbenennen: Bitten Sie den Besitzer um das Recht dazu.</translation>
    </message>
    <message>
        <source>The server does not let you have &apos;{0}&apos; deleted: ask its owner for the right to.</source>
        <translation>Der Server lässt Sie „{0}“ nicht löschen: Bitten Sie den Besitzer um das Recht dazu.</translation>
    </message>
    <message>
        <source>The server keeps no tags in &apos;{0}&apos;, so {1} can&apos;t be set there: move or copy the message to another folder first.</source>
        <translation>In „{0}“ bewahrt der Server keine Schlagwörter auf, daher lässt sich {1} dort nicht setzen: Verschieben oder kopieren Sie die Nachricht erst in einen anderen Ordner.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; only holds other folders: choose one that holds messages.</source>
        <translation>„{0}“ enthält nur andere Ordner: Wählen Sie einen, der Nachrichten aufnimmt.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is a view of the server, not a folder to file into.</source>
        <translation>„{0}“ ist eine Ansicht des Servers, kein Ordner zum Ablegen.</translation>
    </message>
    <message>
        <source>A search&apos;s name must have 1 to {0} characters: choose another one.</source>
        <translation>Der Name einer Suche muss 1 bis {0} Zeichen haben: Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>There is a saved search called &apos;{0}&apos; already: choose another name.</source>
        <translation>Eine gespeicherte Suche namens „{0}“ gibt es schon: Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There are {0} saved searches already: delete one first.</source>
        <translation>Es gibt schon {0} gespeicherte Suchen: Löschen Sie erst eine.</translation>
    </message>
    <message>
        <source>Choose a time that is still to come.</source>
        <translation>Wählen Sie eine Zeit, die noch kommt.</translation>
    </message>
    <message>
        <source>This switch can&apos;t be undone any more: since then mail came, or was changed, of which only the new server knows.</source>
        <translation>Diese Umstellung lässt sich nicht mehr rückgängig machen: Seither sind Nachrichten gekommen oder geändert worden, von denen nur der neue Server weiß.</translation>
    </message>
    <message>
        <source>A switch of this account is under way: go on with it, or undo it first.</source>
        <translation>Dieses Konto wird gerade umgestellt: Führen Sie das zu Ende, oder machen Sie es erst rückgängig.</translation>
    </message>
    <message>
        <source>This switch is no longer there: plan it again.</source>
        <translation>Diese Umstellung gibt es nicht mehr: Planen Sie sie neu.</translation>
    </message>
    <message>
        <source>This template is no longer there.</source>
        <translation>Diese Vorlage gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>A template can have {0} MB at most: leave its files out.</source>
        <translation>Eine Vorlage kann höchstens {0} MB groß sein: Lassen Sie ihre Dateien weg.</translation>
    </message>
    <message>
        <source>A template needs a name of 1 to {0} printable characters.</source>
        <translation>Eine Vorlage braucht einen Namen aus 1 bis {0} druckbaren Zeichen.</translation>
    </message>
    <message>
        <source>There is already a template named &apos;{0}&apos;: choose another name.</source>
        <translation>Eine Vorlage namens „{0}“ gibt es schon: Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There are {0} templates already: delete one first.</source>
        <translation>Es gibt schon {0} Vorlagen: Löschen Sie erst eine.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is neither Trash nor Junk: choose the messages to delete.</source>
        <translation>„{0}“ ist weder Papierkorb noch Spam: Wählen Sie die Nachrichten aus, die gelöscht werden sollen.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is where deleted mail goes and can&apos;t be deleted.</source>
        <translation>In „{0}“ kommt, was gelöscht wird; dieser Ordner lässt sich nicht löschen.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is on this computer only, but the account&apos;s Trash is on the server: move or delete its messages first.</source>
        <translation>„{0}“ ist nur auf diesem Computer, der Papierkorb des Kontos aber auf dem Server: Verschieben oder löschen Sie erst die Nachrichten darin.</translation>
    </message>
    <message>
        <source>This message is just being filed on its server: try again in a moment.</source>
        <translation>Diese Nachricht wird gerade auf ihrem Server abgelegt: Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>One of the two accounts is being switched to another protocol: try again when that is done.</source>
        <translation>Eines der beiden Konten wird gerade auf ein anderes Protokoll umgestellt: Versuchen Sie es danach noch einmal.</translation>
    </message>
    <message>
        <source>A message could not be moved to another account, or to this computer: only what is here as a whole can be. Open it once, then try again.</source>
        <translation>Eine Nachricht konnte nicht in ein anderes Konto oder auf diesen Computer verschoben werden: Das geht nur mit dem, was ganz hier ist. Öffnen Sie sie einmal, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>{0} messages could not be moved to another account, or to this computer: only what is here as a whole can be. Open them once, then try again.</source>
        <translation>{0} Nachrichten konnten nicht in ein anderes Konto oder auf diesen Computer verschoben werden: Das geht nur mit dem, was ganz hier ist. Öffnen Sie sie einmal, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The Inbox of this account takes the mail of {0} too: give these another Inbox first.</source>
        <translation>Der Posteingang dieses Kontos nimmt auch die E-Mails von {0} auf: Geben Sie diesen erst einen anderen Posteingang.</translation>
    </message>
    <message>
        <source>Mail of &apos;{0}&apos; lies in this account&apos;s folders: move it to its own folders first.</source>
        <translation>In den Ordnern dieses Kontos liegen E-Mails von „{0}“: Verschieben Sie sie erst in eigene Ordner.</translation>
    </message>
    <message>
        <source>This sender has no proper address: its images can&apos;t be allowed for ever.</source>
        <translation>Dieser Absender hat keine ordentliche Adresse: Seine Bilder lassen sich nicht auf Dauer erlauben.</translation>
    </message>
    <message>
        <source>This is not an address that can be asked.</source>
        <translation>Diese Adresse lässt sich nicht abfragen.</translation>
    </message>
    <message>
        <source>Only https is asked: what comes by http can be read and changed on its way.</source>
        <translation>Abgefragt wird nur über https: Was über http kommt, kann unterwegs gelesen und verändert werden.</translation>
    </message>
    <message>
        <source>This picture is damaged, or too large to be shown here: save it and open it with another program.</source>
        <translation>Dieses Bild ist beschädigt oder zu groß, um hier gezeigt zu werden: Speichern Sie es, und öffnen Sie es mit einem anderen Programm.</translation>
    </message>
    <message>
        <source>This picture cannot be read: attach it as a file.</source>
        <translation>Dieses Bild lässt sich nicht lesen: Hängen Sie es als Datei an.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; can&apos;t be read: choose another file.</source>
        <translation>„{0}“ lässt sich nicht lesen: Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>This file is not what its name says, so it is not shown here: save it if you expected it.</source>
        <translation>Diese Datei ist nicht, was ihr Name sagt, und wird hier deshalb nicht gezeigt: Speichern Sie sie, wenn Sie sie erwartet haben.</translation>
    </message>
</context>
<context>
    <name>VerdictRow</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Details: {what}</source>
        <translation>Einzelheiten: {what}</translation>
    </message>
    <message>
        <source>Show the whole message</source>
        <translation>Ganze Nachricht zeigen</translation>
    </message>
    <message>
        <source>Open that part</source>
        <translation>Diesen Teil öffnen</translation>
    </message>
    <message>
        <source>Show only that part</source>
        <translation>Nur diesen Teil zeigen</translation>
    </message>
</context>
<context>
    <name>VirtualPlaces</name>
    <message>
        <source>All inboxes</source>
        <translation>Alle Posteingänge</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>All inboxes are empty</source>
        <translation>Alle Posteingänge sind leer</translation>
    </message>
    <message>
        <source>New messages show up here by themselves.</source>
        <translation>Neue Nachrichten erscheinen hier von selbst.</translation>
    </message>
    <message>
        <source>Nothing is snoozed</source>
        <translation>Nichts ist zurückgestellt</translation>
    </message>
    <message>
        <source>What you snooze waits here and comes back to its folder in time.</source>
        <translation>Was Sie zurückstellen, wartet hier und kommt rechtzeitig in seinen Ordner zurück.</translation>
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
    <message>
        <source>Show quoted text</source>
        <translation>Zitat anzeigen</translation>
    </message>
    <message>
        <source>Hide quoted text</source>
        <translation>Zitat ausblenden</translation>
    </message>
</context>
<context>
    <name>WordGrid</name>
    <message>
        <source>Word {number}, “{word}”, is not in the list of words. Look at it once more.</source>
        <translation>Wort {number}, „{word}“, steht nicht in der Liste der Wörter. Sehen Sie noch einmal nach.</translation>
    </message>
</context>
<context>
    <name>WordLine</name>
    <message>
        <source>Word {number}</source>
        <translation>Wort {number}</translation>
    </message>
    <message>
        <source>Words that begin so</source>
        <translation>Wörter, die so anfangen</translation>
    </message>
    <message>
        <source>There is no such word in the list.</source>
        <translation>Dieses Wort steht nicht in der Liste.</translation>
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
        <source>Please sign in again</source>
        <translation>Bitte melden Sie sich neu an</translation>
    </message>
    <message>
        <source>Your mail is encrypted</source>
        <translation>Ihre E-Mails sind verschlüsselt</translation>
    </message>
    <message>
        <source>The provider</source>
        <translation>Der Anbieter</translation>
    </message>
    <message>
        <source>The server offers only outdated encryption, which others can read. Ask your provider for a newer server.</source>
        <translation>Der Server bietet nur veraltete Verschlüsselung an, die andere mitlesen können. Fragen Sie Ihren Anbieter nach einem neueren Server.</translation>
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
        <source>The mail on this computer is encrypted, and its key is not at hand. Start Depesche again: it asks for the recovery phrase.</source>
        <translation>Die E-Mails auf diesem Computer sind verschlüsselt, und der Schlüssel ist nicht zur Hand. Starten Sie Depesche noch einmal: Es fragt nach den Wiederherstellungswörtern.</translation>
    </message>
    <message>
        <source>The keyring that has the sign-in is locked. Unlock it, and Depesche goes on by itself; or sign in again.</source>
        <translation>Der Schlüsselbund, in dem die Anmeldung liegt, ist gesperrt. Entsperren Sie ihn, dann macht Depesche von selbst weiter; oder melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>The mail server does not accept the sign-in. Sign in again as the owner of this mailbox; at the provider mail programs may have to be allowed first.</source>
        <translation>Der Mailserver akzeptiert die Anmeldung nicht. Melden Sie sich neu an, und zwar als Inhaber dieses Postfachs; beim Anbieter müssen Mailprogramme vielleicht erst erlaubt werden.</translation>
    </message>
    <message>
        <source>The sign-in with the provider has ended. Sign in again in the browser; nothing is lost, and mail in the outbox waits.</source>
        <translation>Die Anmeldung beim Anbieter ist abgelaufen. Melden Sie sich im Browser neu an; nichts ist verloren, und Nachrichten im Postausgang warten.</translation>
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
        <source>signed out</source>
        <translation>abgemeldet</translation>
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
        <source>Searching “{folder}” on the server</source>
        <translation>Suche in „{folder}“ auf dem Server</translation>
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
        <source>&amp;Details …</source>
        <translation>&amp;Einzelheiten …</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
</context>
<context>
    <name>WritingDesk</name>
    <message>
        <source>Save as &amp;template …</source>
        <translation>Als &amp;Vorlage speichern …</translation>
    </message>
    <message>
        <source>&amp;New from template</source>
        <translation>&amp;Neu aus Vorlage</translation>
    </message>
    <message>
        <source>&amp;Identities and signatures …</source>
        <translation>&amp;Identitäten und Signaturen …</translation>
    </message>
    <message>
        <source>No templates yet: save a message as one</source>
        <translation>Noch keine Vorlagen: Speichern Sie eine Nachricht als Vorlage</translation>
    </message>
    <message>
        <source>&amp;Manage templates …</source>
        <translation>Vorlagen ver&amp;walten …</translation>
    </message>
    <message>
        <source>Saved as the template “{name}”</source>
        <translation>Als Vorlage „{name}“ gespeichert</translation>
    </message>
</context>
<context>
    <name>WritingPage</name>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>&amp;New messages</source>
        <translation>&amp;Neue Nachrichten</translation>
    </message>
    <message>
        <source>Plain text; rich text to answer rich text</source>
        <translation>Reiner Text; formatiert, wenn Formatiertes beantwortet wird</translation>
    </message>
    <message>
        <source>Always rich text</source>
        <translation>Immer formatierter Text</translation>
    </message>
    <message>
        <source>Always plain text</source>
        <translation>Immer reiner Text</translation>
    </message>
    <message>
        <source>HTML format compose</source>
        <comment>keywords for the search</comment>
        <translation>HTML Format verfassen</translation>
    </message>
    <message>
        <source>In answers it stands &amp;above the quoted text</source>
        <translation>In Antworten steht sie &amp;über dem zitierten Text</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>top posting footer</source>
        <comment>keywords for the search</comment>
        <translation>TOFU Fußzeile oben</translation>
    </message>
    <message>
        <source>By the language of the text</source>
        <translation>Nach der Sprache des Textes</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Gar nicht</translation>
    </message>
    <message>
        <source>Check the s&amp;pelling</source>
        <translation>&amp;Rechtschreibung prüfen</translation>
    </message>
    <message>
        <source>No dictionary of Hunspell is installed on this computer.</source>
        <translation>Auf diesem Computer ist kein Wörterbuch von Hunspell installiert.</translation>
    </message>
    <message>
        <source>dictionary language mistakes Hunspell</source>
        <comment>keywords for the search</comment>
        <translation>Wörterbuch Sprache Fehler Hunspell</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Time to take a &amp;message back</source>
        <translation>Zeit, eine Nachricht &amp;zurückzuholen</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>So long a message waits in the outbox after “Send”. If Depesche is closed meanwhile, it is sent at once.</source>
        <translation>So lange wartet eine Nachricht nach „Senden“ im Postausgang. Wird Depesche inzwischen geschlossen, geht sie sofort hinaus.</translation>
    </message>
    <message>
        <source>undo send delay recall</source>
        <comment>keywords for the search</comment>
        <translation>Senden rückgängig Verzögerung widerrufen</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) imported</source>
        <translation>
            <numerusform>%n Adresse importiert</numerusform>
            <numerusform>%n Adressen importiert</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Import contacts (vCard) …</source>
        <translation>Kontakte &amp;importieren (vCard) …</translation>
    </message>
    <message>
        <source>Known addresses</source>
        <translation>Bekannte Adressen</translation>
    </message>
    <message>
        <source>address book vcf</source>
        <comment>keywords for the search</comment>
        <translation>Adressbuch vcf</translation>
    </message>
    <message>
        <source>Addresses are offered while you type them: those that you wrote to, whose mail you read, and what you import.</source>
        <translation>Adressen werden beim Tippen angeboten: die, an die Sie geschrieben haben, deren Nachrichten Sie gelesen haben, und was Sie importieren.</translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation>Kontakte importieren</translation>
    </message>
    <message>
        <source>vCard files</source>
        <translation>vCard-Dateien</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>Import läuft …</translation>
    </message>
</context>
<context>
    <name>YesNo</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
</context>
<context>
    <name>_AccountState</name>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Enter password …</source>
        <translation>Passwort eingeben …</translation>
    </message>
    <message>
        <source>Sign in again …</source>
        <translation>Neu anmelden …</translation>
    </message>
    <message>
        <source>Enter the password of “{account}”</source>
        <translation>Das Passwort von „{account}“ eingeben</translation>
    </message>
    <message>
        <source>Sign in to “{account}” again</source>
        <translation>Bei „{account}“ neu anmelden</translation>
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
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
</TS>
