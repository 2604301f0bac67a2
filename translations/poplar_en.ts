<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
    <context>
        <name>SettingsNotice</name>
        <message numerus="yes">
            <source>%Ln account(s) are incomplete or were read with safe values instead. Please look at the settings.</source>
            <translation>
                <numerusform>%Ln account is incomplete or was read with safe values instead. Please look at the settings.</numerusform>
                <numerusform>%Ln accounts are incomplete or were read with safe values instead. Please look at the settings.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>poplar::gui::AccountListModel</name>
        <message numerus="yes">
            <source>%1, %2, %n message(s)</source>
            <comment>account name, server name</comment>
            <translation>
                <numerusform>%1, %2, %n message</numerusform>
                <numerusform>%1, %2, %n messages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>poplar::gui::AttachmentBar</name>
        <message numerus="yes">
            <source>%n attachment(s)</source>
            <translation>
                <numerusform>%n attachment</numerusform>
                <numerusform>%n attachments</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln attachment(s) saved in %1</source>
            <translation>
                <numerusform>%Ln attachment saved in %1</numerusform>
                <numerusform>%Ln attachments saved in %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln attachment(s) could not be saved in %1</source>
            <translation>
                <numerusform>%Ln attachment could not be saved in %1</numerusform>
                <numerusform>%Ln attachments could not be saved in %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>poplar::gui::CommitText</name>
        <message numerus="yes">
            <source>%Ln message(s) deleted</source>
            <translation>
                <numerusform>%Ln message deleted</numerusform>
                <numerusform>%Ln messages deleted</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>poplar::gui::ConnectionTestView</name>
        <message numerus="yes">
            <source>%Ln message(s), %1</source>
            <extracomment>What is in the mailbox: %n messages, %1 is their size.</extracomment>
            <translation>
                <numerusform>%Ln message, %1</numerusform>
                <numerusform>%Ln messages, %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>poplar::gui::Formatting</name>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n byte</numerusform>
                <numerusform>%n bytes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>poplar::gui::MessageHeader</name>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <extracomment>A list of addresses: %1 is the first of them.</extracomment>
            <translation>
                <numerusform>%1 and %n more</numerusform>
                <numerusform>%1 and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>poplar::gui::ReviewSheet</name>
        <message numerus="yes">
            <source>Delete %Ln message(s) from the server?</source>
            <translation>
                <numerusform>Delete %Ln message from the server?</numerusform>
                <numerusform>Delete %Ln messages from the server?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Delete %Ln message(s)</source>
            <translation>
                <numerusform>Delete %Ln message</numerusform>
                <numerusform>Delete %Ln messages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>poplar::gui::StatusStrip</name>
        <message numerus="yes">
            <source>%Ln message(s), %1</source>
            <extracomment>%1 is a size such as 12 MB</extracomment>
            <translation>
                <numerusform>%Ln message, %1</numerusform>
                <numerusform>%Ln messages, %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln new</source>
            <translation>
                <numerusform>%Ln new</numerusform>
                <numerusform>%Ln new</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln ticked, %1</source>
            <translation>
                <numerusform>%Ln ticked, %1</numerusform>
                <numerusform>%Ln ticked, %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>poplar::gui::TranscriptModel</name>
        <message numerus="yes">
            <source>%Ln octet(s)</source>
            <translation>
                <numerusform>%Ln octet</numerusform>
                <numerusform>%Ln octets</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln line(s)</source>
            <translation>
                <numerusform>%Ln line</numerusform>
                <numerusform>%Ln lines</numerusform>
            </translation>
        </message>
    </context>
<context>
    <name>SettingsNotice</name>
    <message numerus="yes">
        <source>%Ln account(s) are incomplete or were read with safe values instead. Please look at the settings.</source>
        <translation>
            <numerusform>%Ln account is incomplete or was read with safe values instead. Please look at the settings.</numerusform>
            <numerusform>%Ln accounts are incomplete or were read with safe values instead. Please look at the settings.</numerusform>
        </translation>
    </message>
</context>
    <context>
        <name>poplar::gui::ConnectionDetails</name>
        <message numerus="yes">
            <source>%1, %n bit(s)</source>
            <translation>
                <numerusform>%1, %n bit</numerusform>
                <numerusform>%1, %n bits</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>poplar::gui::PasswordDialog</name>
        <message numerus="yes">
            <source>%Ln character(s)</source>
            <translation>
                <numerusform>%Ln character</numerusform>
                <numerusform>%Ln characters</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>poplar::gui::ServerWords</name>
        <message numerus="yes">
            <source>This server asks clients to wait %n minute(s) between logins.</source>
            <translation>
                <numerusform>This server asks clients to wait a minute between logins.</numerusform>
                <numerusform>This server asks clients to wait %n minutes between logins.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>This server asks clients to wait %n second(s) between logins.</source>
            <translation>
                <numerusform>This server asks clients to wait a second between logins.</numerusform>
                <numerusform>This server asks clients to wait %n seconds between logins.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>This server may delete messages after %n day(s).</source>
            <translation>
                <numerusform>This server may delete messages after a day.</numerusform>
                <numerusform>This server may delete messages after %n days.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>poplar::gui::VanishedText</name>
        <message numerus="yes">
            <source>%Ln message(s) of them are kept on this computer.</source>
            <translation>
                <numerusform>%Ln of them is kept on this computer.</numerusform>
                <numerusform>%Ln of them are kept on this computer.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln message(s) vanished from the server</source>
            <translation>
                <numerusform>%Ln message vanished from the server</numerusform>
                <numerusform>%Ln messages vanished from the server</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>poplar::gui::RouteFindings</name>
        <message numerus="yes">
            <source>%n more verdict(s) are not shown.</source>
            <translation>
                <numerusform>%n more verdict is not shown.</numerusform>
                <numerusform>%n more verdicts are not shown.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more signature(s) are not shown.</source>
            <translation>
                <numerusform>%n more signature is not shown.</numerusform>
                <numerusform>%n more signatures are not shown.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>poplar::gui::RouteWords</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The message passed %n server(s) in %1.</source>
            <translation>
                <numerusform>The message passed %n server in %1.</numerusform>
                <numerusform>The message passed %n servers in %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The message passed %n server(s).</source>
            <translation>
                <numerusform>The message passed %n server.</numerusform>
                <numerusform>The message passed %n servers.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>It was not encrypted on %n section(s) of its way.</source>
            <translation>
                <numerusform>It was not encrypted on %n section of its way.</numerusform>
                <numerusform>It was not encrypted on %n sections of its way.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The first %n of them are not shown.</source>
            <translation>
                <numerusform>The first of them is not shown.</numerusform>
                <numerusform>The first %n of them are not shown.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Invitation</name>
        <message numerus="yes">
            <source>every %n day(s)</source>
            <translation>
                <numerusform>every day</numerusform>
                <numerusform>every %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>every %n week(s)</source>
            <translation>
                <numerusform>every week</numerusform>
                <numerusform>every %n weeks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>every %n month(s)</source>
            <translation>
                <numerusform>every month</numerusform>
                <numerusform>every %n months</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>every %n year(s)</source>
            <translation>
                <numerusform>every year</numerusform>
                <numerusform>every %n years</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, %n time(s) in all</source>
            <translation>
                <numerusform>%1, once in all</numerusform>
                <numerusform>%1, %n times in all</numerusform>
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
        <name>poplar::gui::InvitationCard</name>
        <message numerus="yes">
            <source>%n more event(s) are in the attached calendar.</source>
            <translation>
                <numerusform>%n more event is in the attached calendar.</numerusform>
                <numerusform>%n more events are in the attached calendar.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>poplar::gui::PaperWords</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>poplar::gui::PrivacyBar</name>
        <message numerus="yes">
            <source>%Ln remote picture(s) were not loaded.</source>
            <translation>
                <numerusform>%Ln remote picture was not loaded.</numerusform>
                <numerusform>%Ln remote pictures were not loaded.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln invisible picture(s), which would have told the sender that you read this, were not loaded.</source>
            <translation>
                <numerusform>%Ln invisible picture, which would have told the sender that you read this, was not loaded.</numerusform>
                <numerusform>%Ln invisible pictures, which would have told the sender that you read this, were not loaded.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln remote picture(s) were loaded.</source>
            <translation>
                <numerusform>%Ln remote picture was loaded.</numerusform>
                <numerusform>%Ln remote pictures were loaded.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln picture(s) could not be loaded.</source>
            <translation>
                <numerusform>%Ln picture could not be loaded.</numerusform>
                <numerusform>%Ln pictures could not be loaded.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln invisible picture(s) stay unloaded: they only tell the sender that you read this.</source>
            <translation>
                <numerusform>%Ln invisible picture stays unloaded: it only tells the sender that you read this.</numerusform>
                <numerusform>%Ln invisible pictures stay unloaded: they only tell the sender that you read this.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Loading %Ln remote picture(s)…</source>
            <translation>
                <numerusform>Loading %Ln remote picture…</numerusform>
                <numerusform>Loading %Ln remote pictures…</numerusform>
            </translation>
        </message>
    </context>
</TS>
