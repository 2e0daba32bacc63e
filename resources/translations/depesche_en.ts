<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccountHistory</name>
    <message numerus="yes">
        <source>Checked: %Ln new or newly listed message(s)</source>
        <translation>
            <numerusform>Checked: %Ln new or newly listed message</numerusform>
            <numerusform>Checked: %Ln new or newly listed messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new message(s) in the Inbox</source>
        <translation>
            <numerusform>%Ln new message in the Inbox</numerusform>
            <numerusform>%Ln new messages in the Inbox</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddressCompleter</name>
    <message numerus="yes">
        <source>%n address(es) to choose from</source>
        <translation>
            <numerusform>%n address to choose from</numerusform>
            <numerusform>%n addresses to choose from</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttachmentStrip</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackUpDialog</name>
    <message numerus="yes">
        <source>%Ln message(s) saved in “{name}” ({size}).</source>
        <translation>
            <numerusform>%Ln message saved in “{name}” ({size}).</numerusform>
            <numerusform>%Ln messages saved in “{name}” ({size}).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardsDesk</name>
    <message numerus="yes">
        <source>%n address(es) added to the address completion</source>
        <translation>
            <numerusform>%n address added to the address completion</numerusform>
            <numerusform>%n addresses added to the address completion</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactsCard</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationWords</name>
    <message numerus="yes">
        <source>conversation of %n message(s)</source>
        <translation>
            <numerusform>conversation of %n message</numerusform>
            <numerusform>conversation of %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DaysField</name>
    <message numerus="yes">
        <source>day(s)</source>
        <translation>
            <numerusform>day</numerusform>
            <numerusform>days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message numerus="yes">
        <source>Depesche downloads %Ln mail(s), the newest first; you can read while the rest is on its way.</source>
        <translation>
            <numerusform>Depesche downloads %Ln mail.</numerusform>
            <numerusform>Depesche downloads %Ln mails, the newest first; you can read while the rest is on its way.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditingDesk</name>
    <message numerus="yes">
        <source>Delete %n message(s) for ever?</source>
        <translation>
            <numerusform>Delete this message for ever?</numerusform>
            <numerusform>Delete %n messages for ever?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventCounts</name>
    <message numerus="yes">
        <source>Every %n day(s)</source>
        <translation>
            <numerusform>Every day</numerusform>
            <numerusform>Every %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n week(s)</source>
        <translation>
            <numerusform>Every week</numerusform>
            <numerusform>Every %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n month(s)</source>
        <translation>
            <numerusform>Every month</numerusform>
            <numerusform>Every %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n year(s)</source>
        <translation>
            <numerusform>Every year</numerusform>
            <numerusform>Every %n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{rule}, %n time(s)</source>
        <translation>
            <numerusform>{rule}, once</numerusform>
            <numerusform>{rule}, %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guest(s)</source>
        <translation>
            <numerusform>%n guest</numerusform>
            <numerusform>%n guests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accepted</source>
        <translation>
            <numerusform>%n accepted</numerusform>
            <numerusform>%n accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tentative</source>
        <translation>
            <numerusform>%n tentative</numerusform>
            <numerusform>%n tentative</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n declined</source>
        <translation>
            <numerusform>%n declined</numerusform>
            <numerusform>%n declined</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%Ln message(s) exported.</source>
        <translation>
            <numerusform>%Ln message exported.</numerusform>
            <numerusform>%Ln messages exported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are here by the header only and was/were left out.</source>
        <translation>
            <numerusform>%Ln is here by the header only and was left out.</numerusform>
            <numerusform>%Ln are here by the header only and were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesDesk</name>
    <message numerus="yes">
        <source>%n file(s) saved in “{folder}”</source>
        <translation>
            <numerusform>%n file saved in “{folder}”</numerusform>
            <numerusform>%n files saved in “{folder}”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderPropertiesDialog</name>
    <message numerus="yes">
        <source>“{account}” keeps the messages of the last %n day(s).</source>
        <translation>
            <numerusform>“{account}” keeps the messages of the last day.</numerusform>
            <numerusform>“{account}” keeps the messages of the last %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderTips</name>
    <message numerus="yes">
        <source>%n message(s) to be sent</source>
        <translation>
            <numerusform>%n message to be sent</numerusform>
            <numerusform>%n messages to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) hidden for a while</source>
        <translation>
            <numerusform>%n message hidden for a while</numerusform>
            <numerusform>%n messages hidden for a while</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused: %Ln message(s) disappeared from the server at once</source>
        <translation>
            <numerusform>Paused: one message disappeared from the server</numerusform>
            <numerusform>Paused: %Ln messages disappeared from the server at once</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoldersDesk</name>
    <message numerus="yes">
        <source>%n message(s) in it are deleted for ever.</source>
        <translation>
            <numerusform>The message in it is deleted for ever.</numerusform>
            <numerusform>%n messages in it are deleted for ever.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n message(s) in “{folder}” for ever?</source>
        <translation>
            <numerusform>Delete %n message in “{folder}” for ever?</numerusform>
            <numerusform>Delete %n messages in “{folder}” for ever?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%Ln message(s) imported.</source>
        <translation>
            <numerusform>%Ln message imported.</numerusform>
            <numerusform>%Ln messages imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) made.</source>
        <translation>
            <numerusform>%Ln folder made.</numerusform>
            <numerusform>%Ln folders made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln was/were there already.</source>
        <translation>
            <numerusform>%Ln was there already.</numerusform>
            <numerusform>%Ln were there already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InvitationCard</name>
    <message numerus="yes">
        <source>The file holds %n more event(s).</source>
        <translation>
            <numerusform>The file holds %n more event.</numerusform>
            <numerusform>The file holds %n more events.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message numerus="yes">
        <source>%n key(s) taken in</source>
        <translation>
            <numerusform>%n key taken in</numerusform>
            <numerusform>%n keys taken in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListWords</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MailboxWords</name>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln folder</numerusform>
            <numerusform>%Ln folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at least %Ln mail(s)</source>
        <translation>
            <numerusform>at least %Ln mail</numerusform>
            <numerusform>at least %Ln mails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mail(s)</source>
        <translation>
            <numerusform>%Ln mail</numerusform>
            <numerusform>%Ln mails</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageWindow</name>
    <message numerus="yes">
        <source>%n file(s) saved</source>
        <translation>
            <numerusform>%n file saved</numerusform>
            <numerusform>%n files saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingDialog</name>
    <message numerus="yes">
        <source>%Ln message(s) disappeared from the server at once</source>
        <translation>
            <numerusform>One message disappeared from the server</numerusform>
            <numerusform>%Ln messages disappeared from the server at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and one more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s)</source>
        <translation>
            <numerusform>Delete one message</numerusform>
            <numerusform>Delete %Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewKeyDialog</name>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NothingShown</name>
    <message numerus="yes">
        <source>%n message(s) chosen</source>
        <translation>
            <numerusform>%n message chosen</numerusform>
            <numerusform>%n messages chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticesDesk</name>
    <message numerus="yes">
        <source>%n message(s) that exist only here were saved.</source>
        <translation>
            <numerusform>One message that exists only here was saved.</numerusform>
            <numerusform>%n messages that exist only here were saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) could not be read.</source>
        <translation>
            <numerusform>%n message could not be read.</numerusform>
            <numerusform>%n messages could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotificationCount</name>
    <message numerus="yes">
        <source>%n new message(s) in {account}</source>
        <translation>
            <numerusform>%n new message in {account}</numerusform>
            <numerusform>%n new messages in {account}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message numerus="yes">
        <source>%Ln message(s) would be uploaded ({size}).</source>
        <translation>
            <numerusform>%Ln message would be uploaded ({size}).</numerusform>
            <numerusform>%Ln messages would be uploaded ({size}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) would be downloaded ({size}).</source>
        <translation>
            <numerusform>%Ln message would be downloaded ({size}).</numerusform>
            <numerusform>%Ln messages would be downloaded ({size}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are on the server already and is/are not uploaded again.</source>
        <translation>
            <numerusform>%Ln is on the server already and is not uploaded again.</numerusform>
            <numerusform>%Ln are on the server already and are not uploaded again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are here already.</source>
        <translation>
            <numerusform>%Ln is here already.</numerusform>
            <numerusform>%Ln are here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) would be made on the server.</source>
        <translation>
            <numerusform>%Ln folder would be made on the server.</numerusform>
            <numerusform>%Ln folders would be made on the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) stay(s) on this computer only.</source>
        <translation>
            <numerusform>%Ln folder stays on this computer only.</numerusform>
            <numerusform>%Ln folders stay on this computer only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) cannot be carried, since they are not here as a whole; they stay as they are.</source>
        <translation>
            <numerusform>%Ln message cannot be carried, since it is not here as a whole; it stays as it is.</numerusform>
            <numerusform>%Ln messages cannot be carried, since they are not here as a whole; they stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message numerus="yes">
        <source>At least %n character(s). Without it the backup is worthless: write it down and keep it in a safe place.</source>
        <translation>
            <numerusform>At least %n character. Without it the backup is worthless: write it down and keep it in a safe place.</numerusform>
            <numerusform>At least %n characters. Without it the backup is worthless: write it down and keep it in a safe place.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PausesDesk</name>
    <message numerus="yes">
        <source>%Ln message(s) disappeared from the server at once. They are still here; Depesche has paused this folder.</source>
        <translation>
            <numerusform>One message disappeared from the server. It is still here; Depesche has paused this folder.</numerusform>
            <numerusform>%Ln messages disappeared from the server at once. They are still here; Depesche has paused this folder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{account}: %Ln message(s) disappeared at once from “{folder}” on the server. They are still here; Depesche has paused the folder.</source>
        <translation>
            <numerusform>{account}: one message disappeared from “{folder}” on the server. It is still here; Depesche has paused the folder.</numerusform>
            <numerusform>{account}: %Ln messages disappeared at once from “{folder}” on the server. They are still here; Depesche has paused the folder.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PendingDeletesDialog</name>
    <message numerus="yes">
        <source>%Ln message(s) will be deleted on the server</source>
        <translation>
            <numerusform>%Ln message will be deleted on the server</numerusform>
            <numerusform>%Ln messages will be deleted on the server</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlainBody</name>
    <message numerus="yes">
        <source>Show quoted text (%n line(s))</source>
        <translation>
            <numerusform>Show quoted text (%n line)</numerusform>
            <numerusform>Show quoted text (%n lines)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message numerus="yes">
        <source>The first {shown} of %n page(s) are shown.</source>
        <translation>
            <numerusform>The first {shown} of %n page is shown.</numerusform>
            <numerusform>The first {shown} of %n pages are shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProtectionBar</name>
    <message numerus="yes">
        <source>keys for %n of {total}</source>
        <translation>
            <numerusform>keys for %n of {total}</numerusform>
            <numerusform>keys for %n of {total}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProtocolChoice</name>
    <message numerus="yes">
        <source>%Ln mail(s) in other folders are not fetched.</source>
        <translation>
            <numerusform>%Ln mail in other folders is not fetched.</numerusform>
            <numerusform>%Ln mails in other folders are not fetched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server itself removes mail after %n day(s).</source>
        <translation>
            <numerusform>The server itself removes mail after %n day.</numerusform>
            <numerusform>The server itself removes mail after %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server allows a check every %n minute(s) at most.</source>
        <translation>
            <numerusform>The server allows a check every minute at most.</numerusform>
            <numerusform>The server allows a check every %n minutes at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message numerus="yes">
        <source>%n sender(s) …</source>
        <translation>
            <numerusform>%n sender …</numerusform>
            <numerusform>%n senders …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceivedFiles</name>
    <message numerus="yes">
        <source>%n attachment(s)</source>
        <translation>
            <numerusform>%n attachment</numerusform>
            <numerusform>%n attachments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemotePictures</name>
    <message numerus="yes">
        <source>%n remote image(s) of this encrypted message stay blocked: loading them could carry its text away.</source>
        <translation>
            <numerusform>%n remote image of this encrypted message stays blocked: loading it could carry its text away.</numerusform>
            <numerusform>%n remote images of this encrypted message stay blocked: loading them could carry its text away.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remote image(s) of this junk mail stay blocked.</source>
        <translation>
            <numerusform>%n remote image of this junk mail stays blocked.</numerusform>
            <numerusform>%n remote images of this junk mail stay blocked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Loading %n image(s) …</source>
        <translation>
            <numerusform>Loading %n image …</numerusform>
            <numerusform>Loading %n images …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remote image(s) stay blocked: loading them would tell the sender that you read this.</source>
        <translation>
            <numerusform>%n remote image stays blocked: loading it would tell the sender that you read this.</numerusform>
            <numerusform>%n remote images stay blocked: loading them would tell the sender that you read this.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) could not be loaded.</source>
        <translation>
            <numerusform>%n image could not be loaded.</numerusform>
            <numerusform>%n images could not be loaded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them would come unencrypted, which is never done.</source>
        <translation>
            <numerusform>%n of them would come unencrypted, which is never done.</numerusform>
            <numerusform>%n of them would come unencrypted, which is never done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemoveAllDialog</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) exist only on this computer, and are lost for ever.</source>
        <translation>
            <numerusform>%Ln message exists only on this computer, and is lost for ever.</numerusform>
            <numerusform>%Ln messages exist only on this computer, and are lost for ever.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n private key(s) are lost: mail that was encrypted for them can never be read again.</source>
        <translation>
            <numerusform>%n private key is lost: mail that was encrypted for it can never be read again.</numerusform>
            <numerusform>%n private keys are lost: mail that was encrypted for them can never be read again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message numerus="yes">
        <source>%Ln message(s) could not be carried</source>
        <translation>
            <numerusform>%Ln message could not be carried</numerusform>
            <numerusform>%Ln messages could not be carried</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) uploaded</source>
        <translation>
            <numerusform>%Ln message uploaded</numerusform>
            <numerusform>%Ln messages uploaded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) were there already</source>
        <translation>
            <numerusform>%Ln message was there already</numerusform>
            <numerusform>%Ln messages were there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) downloaded</source>
        <translation>
            <numerusform>%Ln message downloaded</numerusform>
            <numerusform>%Ln messages downloaded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) compared, octet for octet</source>
        <translation>
            <numerusform>%Ln message compared, octet for octet</numerusform>
            <numerusform>%Ln messages compared, octet for octet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln folder</numerusform>
            <numerusform>%Ln folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln uploaded message(s) stay(s) on the server: Depesche deletes nothing there.</source>
        <translation>
            <numerusform>%Ln uploaded message stays on the server: Depesche deletes nothing there.</numerusform>
            <numerusform>%Ln uploaded messages stay on the server: Depesche deletes nothing there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message numerus="yes">
        <source>The backup is sound and holds %Ln message(s).</source>
        <translation>
            <numerusform>The backup is sound and holds %Ln message.</numerusform>
            <numerusform>The backup is sound and holds %Ln messages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message numerus="yes">
        <source>On the server for %n day(s), then only here</source>
        <translation>
            <numerusform>On the server for %n day, then only here</numerusform>
            <numerusform>On the server for %n days, then only here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>then removed after %n day(s)</source>
        <translation>
            <numerusform>then removed after %n day</numerusform>
            <numerusform>then removed after %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Messages stay on the server for %n day(s), then only this computer has them.</source>
        <translation>
            <numerusform>Messages stay on the server for %n day, then only this computer has them.</numerusform>
            <numerusform>Messages stay on the server for %n days, then only this computer has them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At the next check %Ln message(s) leave the server, the oldest of {date}</source>
        <translation>
            <numerusform>At the next check %Ln message leaves the server, of {date}</numerusform>
            <numerusform>At the next check %Ln messages leave the server, the oldest of {date}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At the next check %Ln message(s) leave the server</source>
        <translation>
            <numerusform>At the next check %Ln message leaves the server</numerusform>
            <numerusform>At the next check %Ln messages leave the server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are not fully downloaded and stay</source>
        <translation>
            <numerusform>%Ln is not fully downloaded and stays</numerusform>
            <numerusform>%Ln are not fully downloaded and stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more follow(s) later, the first on {date}.</source>
        <translation>
            <numerusform>%Ln more follows later, on {date}.</numerusform>
            <numerusform>%Ln more follow later, the first on {date}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln will follow later, the first on {date}.</source>
        <translation>
            <numerusform>%Ln will follow later, on {date}.</numerusform>
            <numerusform>%Ln will follow later, the first on {date}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln that you chose to keep stay(s) there.</source>
        <translation>
            <numerusform>%Ln that you chose to keep stays there.</numerusform>
            <numerusform>%Ln that you chose to keep stay there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>after in</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchWords</name>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln result</numerusform>
            <numerusform>%Ln results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln only on the server</source>
        <translation>
            <numerusform>%Ln only on the server</numerusform>
            <numerusform>%Ln only on the server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{account}: %n found on the server</source>
        <translation>
            <numerusform>{account}: %n found on the server</numerusform>
            <numerusform>{account}: %n found on the server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them new here</source>
        <translation>
            <numerusform>%n of them new here</numerusform>
            <numerusform>%n of them new here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecurityPage</name>
    <message numerus="yes">
        <source>%n key(s) …</source>
        <translation>
            <numerusform>%n key …</numerusform>
            <numerusform>%n keys …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServerMailDesk</name>
    <message numerus="yes">
        <source>%Ln message(s) will be deleted on the server, the first not before {time}.</source>
        <translation>
            <numerusform>%Ln message will be deleted on the server, the first not before {time}.</numerusform>
            <numerusform>%Ln messages will be deleted on the server, the first not before {time}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message numerus="yes">
        <source>%n request(s) that did not come from your browser had no effect.</source>
        <translation>
            <numerusform>%n request that did not come from your browser had no effect.</numerusform>
            <numerusform>%n requests that did not come from your browser had no effect.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SnoozeDialog</name>
    <message numerus="yes">
        <source>Snooze %n message(s)</source>
        <translation>
            <numerusform>Snooze %n message</numerusform>
            <numerusform>Snooze %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SnoozingDesk</name>
    <message numerus="yes">
        <source>%n snoozed message(s) are back</source>
        <translation>
            <numerusform>%n snoozed message is back</numerusform>
            <numerusform>%n snoozed messages are back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message numerus="yes">
        <source>There are %n tags already; remove one first.</source>
        <translation>
            <numerusform>There is one tag already; remove it first.</numerusform>
            <numerusform>There are %n tags already; remove one first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoWords</name>
    <message numerus="yes">
        <source>%n message(s) moved</source>
        <translation>
            <numerusform>%n message moved</numerusform>
            <numerusform>%n messages moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) copied</source>
        <translation>
            <numerusform>%n message copied</numerusform>
            <numerusform>%n messages copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) archived</source>
        <translation>
            <numerusform>%n message archived</numerusform>
            <numerusform>%n messages archived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) marked as junk</source>
        <translation>
            <numerusform>%n message marked as junk</numerusform>
            <numerusform>%n messages marked as junk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) marked as no junk</source>
        <translation>
            <numerusform>%n message marked as no junk</numerusform>
            <numerusform>%n messages marked as no junk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) deleted</source>
        <translation>
            <numerusform>%n message deleted</numerusform>
            <numerusform>%n messages deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) snoozed</source>
        <translation>
            <numerusform>%n message snoozed</numerusform>
            <numerusform>%n messages snoozed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) shown again</source>
        <translation>
            <numerusform>%n message shown again</numerusform>
            <numerusform>%n messages shown again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) marked as read</source>
        <translation>
            <numerusform>%n message marked as read</numerusform>
            <numerusform>%n messages marked as read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) marked as unread</source>
        <translation>
            <numerusform>%n message marked as unread</numerusform>
            <numerusform>%n messages marked as unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) starred</source>
        <translation>
            <numerusform>%n message starred</numerusform>
            <numerusform>%n messages starred</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Star removed from %n message(s)</source>
        <translation>
            <numerusform>Star removed from %n message</numerusform>
            <numerusform>Star removed from %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) tagged</source>
        <translation>
            <numerusform>%n message tagged</numerusform>
            <numerusform>%n messages tagged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag removed from %n message(s)</source>
        <translation>
            <numerusform>Tag removed from %n message</numerusform>
            <numerusform>Tag removed from %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) changed</source>
        <translation>
            <numerusform>%n message changed</numerusform>
            <numerusform>%n messages changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtualPlaces</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WarningsDesk</name>
    <message numerus="yes">
        <source>Each check takes {seconds} s, since %Ln message(s) are left on the server.</source>
        <translation>
            <numerusform>Each check takes {seconds} s, since %Ln message is left on the server.</numerusform>
            <numerusform>Each check takes {seconds} s, since %Ln messages are left on the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Another device works in the same mailbox: %Ln message(s) changed on the server without Depesche.</source>
        <translation>
            <numerusform>Another device works in the same mailbox: %Ln message changed on the server without Depesche.</numerusform>
            <numerusform>Another device works in the same mailbox: %Ln messages changed on the server without Depesche.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server gave all messages new numbers. %Ln were recognised and not downloaded again.</source>
        <translation>
            <numerusform>The server gave all messages new numbers. %Ln was recognised and not downloaded again.</numerusform>
            <numerusform>The server gave all messages new numbers. %Ln were recognised and not downloaded again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) on the server have numbers that are empty or used twice. Depesche never deletes those there.</source>
        <translation>
            <numerusform>%Ln message on the server has a number that is empty or used twice. Depesche never deletes it there.</numerusform>
            <numerusform>%Ln messages on the server have numbers that are empty or used twice. Depesche never deletes those there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What your rule deletes after %n day(s) is gone there, too.</source>
        <translation>
            <numerusform>What your rule deletes after %n day is gone there, too.</numerusform>
            <numerusform>What your rule deletes after %n days is gone there, too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WritingPage</name>
    <message numerus="yes">
        <source>%n address(es) imported</source>
        <translation>
            <numerusform>%n address imported</numerusform>
            <numerusform>%n addresses imported</numerusform>
        </translation>
    </message>
</context>
</TS>
