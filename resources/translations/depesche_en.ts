<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>BodyPolicyChooser</name>
    <message numerus="yes">
        <source>day(s)</source>
        <translation>
            <numerusform>day</numerusform>
            <numerusform>days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BrowsingDesk</name>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message numerus="yes">
        <source>Downloaded messages stay on the server for %n day(s) and are then removed there.</source>
        <translation>
            <numerusform>Downloaded messages stay on the server for %n day and are then removed there.</numerusform>
            <numerusform>Downloaded messages stay on the server for %n days and are then removed there.</numerusform>
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
    <message numerus="yes">
        <source>%n message(s) moved</source>
        <translation>
            <numerusform>%n message moved</numerusform>
            <numerusform>%n messages moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) deleted</source>
        <translation>
            <numerusform>%n message deleted</numerusform>
            <numerusform>%n messages deleted</numerusform>
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
</context>
<context>
    <name>LeaveRuleChooser</name>
    <message numerus="yes">
        <source>day(s)</source>
        <translation>
            <numerusform>day</numerusform>
            <numerusform>days</numerusform>
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
    <message numerus="yes">
        <source>%n more only on the server.</source>
        <translation>
            <numerusform>%n more only on the server.</numerusform>
            <numerusform>%n more only on the server.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageViewPane</name>
    <message numerus="yes">
        <source>%n message(s) chosen</source>
        <translation>
            <numerusform>%n message chosen</numerusform>
            <numerusform>%n messages chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remote image(s) stay blocked: loading them would tell the sender that you read this.</source>
        <translation>
            <numerusform>%n remote image stays blocked: loading it would tell the sender that you read this.</numerusform>
            <numerusform>%n remote images stay blocked: loading them would tell the sender that you read this.</numerusform>
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
    <name>ServerCheck</name>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln folder</numerusform>
            <numerusform>%Ln folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) in the inbox</source>
        <translation>
            <numerusform>%Ln message in the inbox</numerusform>
            <numerusform>%Ln messages in the inbox</numerusform>
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
</TS>
