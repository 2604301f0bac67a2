<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
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
        <extracomment>%1 is how often something repeats.</extracomment>
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
    <name>poplar::gui::AccountDownloadPage</name>
    <message numerus="yes">
        <source> minute(s)</source>
        <extracomment>After the number in a field: &quot;15 minutes&quot;.</extracomment>
        <translation>
            <numerusform> minute</numerusform>
            <numerusform> minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> day(s)</source>
        <extracomment>After the number in a field: &quot;14 days&quot;.</extracomment>
        <translation>
            <numerusform> day</numerusform>
            <numerusform> days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::AccountListModel</name>
    <message numerus="yes">
        <source>%1, %n message(s)</source>
        <comment>a part of an account&apos;s mail</comment>
        <translation>
            <numerusform>%1, %n message</numerusform>
            <numerusform>%1, %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %n message(s)</source>
        <comment>account name, server name</comment>
        <translation>
            <numerusform>%1, %2, %n message</numerusform>
            <numerusform>%1, %2, %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n new, %2</source>
        <extracomment>%1 is an account with its number of messages, %2 a size such as 12 MB.
----------
%1 is a part of an account&apos;s mail with its number of messages, %2 a size such as 12 MB.</extracomment>
        <translation>
            <numerusform>%1, %n new, %2</numerusform>
            <numerusform>%1, %n new, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n of them to be decided about</source>
        <extracomment>%1 is the outbox with the number of messages in it.</extracomment>
        <translation>
            <numerusform>%1, %n of them to be decided about</numerusform>
            <numerusform>%1, %n of them to be decided about</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::AccountsPage</name>
    <message numerus="yes">
        <source>%Ln message(s) in its outbox will not be sent.</source>
        <translation>
            <numerusform>%Ln message in its outbox will not be sent.</numerusform>
            <numerusform>%Ln messages in its outbox will not be sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s) cannot be opened any more.</source>
        <translation>
            <numerusform>%Ln draft cannot be opened any more.</numerusform>
            <numerusform>%Ln drafts cannot be opened any more.</numerusform>
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
    <name>poplar::gui::ChoiceTexts</name>
    <message numerus="yes">
        <source>Poplar compared their headers and sizes: all %Ln message(s) are known.</source>
        <translation>
            <numerusform>Poplar compared their headers and sizes: the %Ln message is known.</numerusform>
            <numerusform>Poplar compared their headers and sizes: all %Ln messages are known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Poplar compared their headers and sizes: of %Ln message(s), %1 are known, the rest is new.</source>
        <translation>
            <numerusform>Poplar compared their headers and sizes: of %Ln message, %1 are known, the rest is new.</numerusform>
            <numerusform>Poplar compared their headers and sizes: of %Ln messages, %1 are known, the rest is new.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In this account’s folder there are %Ln downloaded message(s). None of them is lost: Poplar can make a new catalogue from them.</source>
        <translation>
            <numerusform>In this account’s folder there is %Ln downloaded message. It is not lost: Poplar can make a new catalogue from it.</numerusform>
            <numerusform>In this account’s folder there are %Ln downloaded messages. None of them is lost: Poplar can make a new catalogue from them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) lie on this computer.</source>
        <translation>
            <numerusform>%Ln message lies on this computer.</numerusform>
            <numerusform>%Ln messages lie on this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What the catalogue says of %Ln message(s) was put right.</source>
        <translation>
            <numerusform>What the catalogue says of %Ln message was put right.</numerusform>
            <numerusform>What the catalogue says of %Ln messages was put right.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The files of %Ln message(s) are gone.</source>
        <translation>
            <numerusform>The file of %Ln message is gone.</numerusform>
            <numerusform>The files of %Ln messages are gone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read.</source>
        <translation>
            <numerusform>%Ln file could not be read.</numerusform>
            <numerusform>%Ln files could not be read.</numerusform>
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
    <name>poplar::gui::ComposeWindow</name>
    <message numerus="yes">
        <source>%n of the attached files is not there any more: %1. Take it out, or put it back.</source>
        <translation>
            <numerusform>%n of the attached files is not there any more: %1. Take it out, or put it back.</numerusform>
            <numerusform>%n of the attached files are not there any more: %1. Take them out, or put them back.</numerusform>
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
    <name>poplar::gui::ConsoleBar</name>
    <message numerus="yes">
        <source>Of what was pasted, only the first %n line(s) wait.</source>
        <translation>
            <numerusform>Of what was pasted, only the first line waits.</numerusform>
            <numerusform>Of what was pasted, only the first %n lines wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more pasted line(s) wait: Enter sends the next, Ctrl+Enter all, Esc forgets them.</source>
        <translation>
            <numerusform>%n more pasted line waits: Enter sends the next, Ctrl+Enter all, Esc forgets it.</numerusform>
            <numerusform>%n more pasted lines wait: Enter sends the next, Ctrl+Enter all, Esc forgets them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more pasted line(s) wait: Enter sends one at a time, Esc forgets them.</source>
        <translation>
            <numerusform>%n more pasted line waits: Enter sends one at a time, Esc forgets it.</numerusform>
            <numerusform>%n more pasted lines wait: Enter sends one at a time, Esc forgets them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::DownloadDialog</name>
    <message numerus="yes">
        <source>%Ln message(s), %1, will be downloaded.</source>
        <extracomment>%1 is a size such as 12 MB</extracomment>
        <translation>
            <numerusform>%Ln message, %1, will be downloaded.</numerusform>
            <numerusform>%Ln messages, %1, will be downloaded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln larger message(s), %1, stay on the server.</source>
        <translation>
            <numerusform>%Ln larger message, %1, stays on the server.</numerusform>
            <numerusform>%Ln larger messages, %1, stay on the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are on this computer already.</source>
        <translation>
            <numerusform>%Ln message is on this computer already.</numerusform>
            <numerusform>%Ln messages are on this computer already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) wait for their download already.</source>
        <translation>
            <numerusform>%Ln message waits for its download already.</numerusform>
            <numerusform>%Ln messages wait for their download already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::DownloadText</name>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>about %n hour left</numerusform>
            <numerusform>about %n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) downloaded, %1</source>
        <translation>
            <numerusform>%Ln message downloaded, %1</numerusform>
            <numerusform>%Ln messages downloaded, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln message(s), %2 of %3</source>
        <comment>done of all</comment>
        <translation>
            <numerusform>%1 of %Ln message, %2 of %3</numerusform>
            <numerusform>%1 of %Ln messages, %2 of %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln download(s) waiting</source>
        <translation>
            <numerusform>%Ln download waiting</numerusform>
            <numerusform>%Ln downloads waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln download(s) failed</source>
        <translation>
            <numerusform>%Ln download failed</numerusform>
            <numerusform>%Ln downloads failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::Explain</name>
    <message numerus="yes">
        <source>The header of the message and as many lines of its text as were asked for: %Ln octet(s), without the dot that ends them.</source>
        <translation>
            <numerusform>The header of the message and as many lines of its text as were asked for: %Ln octet, without the dot that ends them.</numerusform>
            <numerusform>The header of the message and as many lines of its text as were asked for: %Ln octets, without the dot that ends them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The whole message: %Ln octet(s), without the dot that ends it.</source>
        <translation>
            <numerusform>The whole message: %Ln octet, without the dot that ends it.</numerusform>
            <numerusform>The whole message: %Ln octets, without the dot that ends it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The maildrop has %Ln message(s).</source>
        <translation>
            <numerusform>The maildrop has %Ln message.</numerusform>
            <numerusform>The maildrop has %Ln messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Together they take %Ln octet(s).</source>
        <translation>
            <numerusform>Together they take %Ln octet.</numerusform>
            <numerusform>Together they take %Ln octets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The message takes %Ln octet(s).</source>
        <translation>
            <numerusform>The message takes %Ln octet.</numerusform>
            <numerusform>The message takes %Ln octets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It takes %Ln octet(s).</source>
        <translation>
            <numerusform>It takes %Ln octet.</numerusform>
            <numerusform>It takes %Ln octets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Header and text: %Ln octet(s), in counted pieces. So nothing ends them, and no dot is doubled.</source>
        <translation>
            <numerusform>Header and text: %Ln octet, in counted pieces. So nothing ends them, and no dot is doubled.</numerusform>
            <numerusform>Header and text: %Ln octets, in counted pieces. So nothing ends them, and no dot is doubled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Header and text: %Ln octet(s), without the dot that ends them.</source>
        <translation>
            <numerusform>Header and text: %Ln octet, without the dot that ends them.</numerusform>
            <numerusform>Header and text: %Ln octets, without the dot that ends them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::ExportDialog</name>
    <message numerus="yes">
        <source>%Ln of these are only on the server and will be left out.</source>
        <translation>
            <numerusform>%Ln of these is only on the server and will be left out.</numerusform>
            <numerusform>%Ln of these are only on the server and will be left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::FileStrip</name>
    <message numerus="yes">
        <source>%Ln attachment(s), %1</source>
        <extracomment>The sum of sizes, such as 12 MB.</extracomment>
        <translation>
            <numerusform>%Ln attachment, %1</numerusform>
            <numerusform>%Ln attachments, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::FlowPane</name>
    <message numerus="yes">
        <source>The diagram becomes %Ln page(s). Even rows or a smaller scale take fewer.</source>
        <translation>
            <numerusform>The diagram becomes %Ln page. Even rows or a smaller scale take fewer.</numerusform>
            <numerusform>The diagram becomes %Ln pages. Even rows or a smaller scale take fewer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The diagram becomes %Ln file(s). Even rows or a smaller scale take fewer.</source>
        <translation>
            <numerusform>The diagram becomes %Ln file. Even rows or a smaller scale take fewer.</numerusform>
            <numerusform>The diagram becomes %Ln files. Even rows or a smaller scale take fewer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The diagram is being saved on %Ln sheet(s).</source>
        <translation>
            <numerusform>The diagram is being saved on %Ln sheet.</numerusform>
            <numerusform>The diagram is being saved on %Ln sheets.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::FlowWords</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln octet(s)</source>
        <translation>
            <numerusform>%Ln octet</numerusform>
            <numerusform>%Ln octets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::Forecast</name>
    <message numerus="yes">
        <source>Switched on now, this deletes %Ln message(s), %1, when you next leave the mailbox or close Poplar.</source>
        <extracomment>%1 is a size such as 12 MB</extracomment>
        <translation>
            <numerusform>Switched on now, this deletes %Ln message, %1, when you next leave the mailbox or close Poplar.</numerusform>
            <numerusform>Switched on now, this deletes %Ln messages, %1, when you next leave the mailbox or close Poplar.</numerusform>
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
    <name>poplar::gui::HandTalkWords</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s) from the server?</source>
        <translation>
            <numerusform>Delete %Ln message from the server?</numerusform>
            <numerusform>Delete %Ln messages from the server?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s) (QUIT)</source>
        <translation>
            <numerusform>Delete %Ln message (QUIT)</numerusform>
            <numerusform>Delete %Ln messages (QUIT)</numerusform>
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
    <name>poplar::gui::MessageDrag</name>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <comment>what is being dragged</comment>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
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
    <name>poplar::gui::MessageListPane</name>
    <message numerus="yes">
        <source>Only %Ln message(s) are listed: %1</source>
        <extracomment>%1 is a sender, a month or the like</extracomment>
        <translation>
            <numerusform>Only %Ln message is listed: %1</numerusform>
            <numerusform>Only %Ln messages are listed: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are still being read for the search and may be missing here.</source>
        <translation>
            <numerusform>%Ln message is still being read for the search and may be missing here.</numerusform>
            <numerusform>%Ln messages are still being read for the search and may be missing here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::NewMailText</name>
    <message numerus="yes">
        <source>Poplar: %Ln new</source>
        <extracomment>The title of the window.</extracomment>
        <translation>
            <numerusform>Poplar: %Ln new</numerusform>
            <numerusform>Poplar: %Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Poplar: %Ln new in %1</source>
        <extracomment>The title of the window; %1 is the name of an account, or of several with commas.</extracomment>
        <translation>
            <numerusform>Poplar: %Ln new in %1</numerusform>
            <numerusform>Poplar: %Ln new in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::NewsDesk</name>
    <message numerus="yes">
        <source>%1: %Ln message(s)</source>
        <comment>new mail</comment>
        <extracomment>One line for each account, %1 is its name.</extracomment>
        <translation>
            <numerusform>%1: %Ln message</numerusform>
            <numerusform>%1: %Ln messages</numerusform>
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
    <name>poplar::gui::PlacesDesk</name>
    <message numerus="yes">
        <source>Its %Ln message(s) stay in the archive. Nothing is deleted.</source>
        <translation>
            <numerusform>Its message stays in the archive. Nothing is deleted.</numerusform>
            <numerusform>Its %Ln messages stay in the archive. Nothing is deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s) for good?</source>
        <translation>
            <numerusform>Delete %Ln message for good?</numerusform>
            <numerusform>Delete %Ln messages for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete all %Ln message(s) in the trash of %1 for good?</source>
        <extracomment>%1 is the name of an account.</extracomment>
        <translation>
            <numerusform>Delete the message in the trash of %1 for good?</numerusform>
            <numerusform>Delete all %Ln messages in the trash of %1 for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are no longer on the server: nothing will be left of those.</source>
        <translation>
            <numerusform>%Ln of them is no longer on the server: nothing will be left of it.</numerusform>
            <numerusform>%Ln of them are no longer on the server: nothing will be left of those.</numerusform>
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
<context>
    <name>poplar::gui::ReceiptText</name>
    <message numerus="yes">
        <source>%Ln message(s) deleted</source>
        <translation>
            <numerusform>%Ln message deleted</numerusform>
            <numerusform>%Ln messages deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s): outcome not known yet</source>
        <translation>
            <numerusform>%Ln message: outcome not known yet</numerusform>
            <numerusform>%Ln messages: outcome not known yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not deleted</source>
        <translation>
            <numerusform>%Ln message not deleted</numerusform>
            <numerusform>%Ln messages not deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln message(s) deleted</source>
        <translation>
            <numerusform>%1 of %Ln message deleted</numerusform>
            <numerusform>%1 of %Ln messages deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are still on the server.</source>
        <translation>
            <numerusform>%Ln message is still on the server.</numerusform>
            <numerusform>%Ln messages are still on the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The next check tells what became of %Ln message(s).</source>
        <translation>
            <numerusform>The next check tells what became of %Ln message.</numerusform>
            <numerusform>The next check tells what became of %Ln messages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::ReportDialog</name>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
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
    <name>poplar::gui::RoomDialog</name>
    <message numerus="yes">
        <source>&amp;Tick these %Ln message(s)</source>
        <translation>
            <numerusform>&amp;Tick this %Ln message</numerusform>
            <numerusform>&amp;Tick these %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are new and have not been read.</source>
        <translation>
            <numerusform>%Ln of them is new and has not been read.</numerusform>
            <numerusform>%Ln of them are new and have not been read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them have not been read in Poplar.</source>
        <translation>
            <numerusform>%Ln of them has not been read in Poplar.</numerusform>
            <numerusform>%Ln of them have not been read in Poplar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them have no copy on this computer.</source>
        <translation>
            <numerusform>%Ln of them has no copy on this computer.</numerusform>
            <numerusform>%Ln of them have no copy on this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s), %1, would go; %2 remain.</source>
        <extracomment>%1 is what these messages come to, %2 is what remains</extracomment>
        <translation>
            <numerusform>%Ln message, %1, would go; %2 remain.</numerusform>
            <numerusform>%Ln messages, %1, would go; %2 remain.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) with a star are left alone.</source>
        <translation>
            <numerusform>%Ln message with a star is left alone.</numerusform>
            <numerusform>%Ln messages with a star are left alone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::RoundTripDialog</name>
    <message numerus="yes">
        <source>Looked %Ln time(s); the last time the server did not let Poplar in. It is tried again.</source>
        <extracomment>How often the mailbox was looked into.</extracomment>
        <translation>
            <numerusform>Looked %Ln time; the last time the server did not let Poplar in. It is tried again.</numerusform>
            <numerusform>Looked %Ln times; the last time the server did not let Poplar in. It is tried again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looked %Ln time(s).</source>
        <comment>for a message in a mailbox</comment>
        <translation>
            <numerusform>Looked %Ln time.</numerusform>
            <numerusform>Looked %Ln times.</numerusform>
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
        <extracomment>%1 is &quot;3 s&quot; or &quot;2 min 5 s&quot;.</extracomment>
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
    <name>poplar::gui::RuleConditionRow</name>
    <message numerus="yes">
        <source> day(s)</source>
        <extracomment>After the number in a field: &quot;14 days&quot;.</extracomment>
        <translation>
            <numerusform> day</numerusform>
            <numerusform> days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::RuleEditor</name>
    <message numerus="yes">
        <source>%Ln account(s)</source>
        <translation>
            <numerusform>%Ln account</numerusform>
            <numerusform>%Ln accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::RuleTrialView</name>
    <message numerus="yes">
        <source>%Ln of %1 message(s) fit(s)</source>
        <extracomment>%1 is the number of all messages.</extracomment>
        <translation>
            <numerusform>%Ln of %1 messages fits</numerusform>
            <numerusform>%Ln of %1 messages fit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The expression takes too long with %Ln message(s): there the rule does nothing. Make it simpler.</source>
        <translation>
            <numerusform>The expression takes too long with %Ln message: there the rule does nothing. Make it simpler.</numerusform>
            <numerusform>The expression takes too long with %Ln messages: there the rule does nothing. Make it simpler.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading %Ln header(s) from the server…</source>
        <translation>
            <numerusform>Reading %Ln header from the server…</numerusform>
            <numerusform>Reading %Ln headers from the server…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln message(s) the header could not be read. Check the mailbox, then try again.</source>
        <translation>
            <numerusform>Of %Ln message the header could not be read. Check the mailbox, then try again.</numerusform>
            <numerusform>Of %Ln messages the header could not be read. Check the mailbox, then try again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln message(s) that part of the header is not known here.</source>
        <translation>
            <numerusform>Of %Ln message that part of the header is not known here.</numerusform>
            <numerusform>Of %Ln messages that part of the header is not known here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %Ln header(s) from the server</source>
        <translation>
            <numerusform>Read %Ln header from the server</numerusform>
            <numerusform>Read %Ln headers from the server</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::RuleWords</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <comment>age of a message</comment>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) fit(s) a rule</source>
        <translation>
            <numerusform>%Ln message fits a rule</numerusform>
            <numerusform>%Ln messages fit a rule</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticked for deletion; nothing is deleted before you have reviewed it.</source>
        <translation>
            <numerusform>%Ln ticked for deletion; nothing is deleted before you have reviewed it.</numerusform>
            <numerusform>%Ln ticked for deletion; nothing is deleted before you have reviewed it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln put into the download queue.</source>
        <translation>
            <numerusform>%Ln put into the download queue.</numerusform>
            <numerusform>%Ln put into the download queue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln starred.</source>
        <translation>
            <numerusform>%Ln starred.</numerusform>
            <numerusform>%Ln starred.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sorted into folders.</source>
        <translation>
            <numerusform>%Ln sorted into folders.</numerusform>
            <numerusform>%Ln sorted into folders.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln message(s) a header field that a rule asks of is not known here. Try that rule, and have the headers read.</source>
        <translation>
            <numerusform>Of %Ln message a header field that a rule asks of is not known here. Try that rule, and have the headers read.</numerusform>
            <numerusform>Of %Ln messages a header field that a rule asks of is not known here. Try that rule, and have the headers read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With %Ln message(s) an expression took too long and was given up.</source>
        <translation>
            <numerusform>With %Ln message an expression took too long and was given up.</numerusform>
            <numerusform>With %Ln messages an expression took too long and was given up.</numerusform>
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
    <name>poplar::gui::SessionReport</name>
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
    <message numerus="yes">
        <source>The diagram shows the first %Ln arrow(s). The rest is in the exchange.</source>
        <translation>
            <numerusform>The diagram shows the first %Ln arrow. The rest is in the exchange.</numerusform>
            <numerusform>The diagram shows the first %Ln arrows. The rest is in the exchange.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>Behind some addresses.</extracomment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not shown (%n character(s))</source>
        <translation>
            <numerusform>not shown (%n character)</numerusform>
            <numerusform>not shown (%n characters)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n bit(s)</source>
        <translation>
            <numerusform>%1, %n bit</numerusform>
            <numerusform>%1, %n bits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln further message(s) are left out here.</source>
        <translation>
            <numerusform>%Ln further message is left out here.</numerusform>
            <numerusform>%Ln further messages are left out here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::SetupText</name>
    <message numerus="yes">
        <source>%1 lets mail programs in every %Ln minute(s) only.</source>
        <translation>
            <numerusform>%1 lets mail programs in every minute only.</numerusform>
            <numerusform>%1 lets mail programs in every %Ln minutes only.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::SpaceText</name>
    <message numerus="yes">
        <source>%1 · %Ln message(s)</source>
        <extracomment>%1 is a size such as 318 MB</extracomment>
        <translation>
            <numerusform>%1 · %Ln message</numerusform>
            <numerusform>%1 · %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) ticked for deletion, %1</source>
        <translation>
            <numerusform>%Ln message ticked for deletion, %1</numerusform>
            <numerusform>%Ln messages ticked for deletion, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::StatisticsPane</name>
    <message numerus="yes">
        <source>%Ln octet(s)</source>
        <translation>
            <numerusform>%Ln octet</numerusform>
            <numerusform>%Ln octets</numerusform>
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
        <source>%Ln ticked, %1</source>
        <translation>
            <numerusform>%Ln ticked, %1</numerusform>
            <numerusform>%Ln ticked, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new, %1</source>
        <translation>
            <numerusform>%Ln new, %1</numerusform>
            <numerusform>%Ln new, %1</numerusform>
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
    <name>poplar::gui::TransferText</name>
    <message numerus="yes">
        <source>%Ln message(s) exported, %1</source>
        <extracomment>%1 is a size such as 12 MB</extracomment>
        <translation>
            <numerusform>%Ln message exported, %1</numerusform>
            <numerusform>%Ln messages exported, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) imported, %1</source>
        <translation>
            <numerusform>%Ln message imported, %1</numerusform>
            <numerusform>%Ln messages imported, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) were left out, because they are only on the server. Download them first.</source>
        <translation>
            <numerusform>%Ln message was left out, because it is only on the server. Download it first.</numerusform>
            <numerusform>%Ln messages were left out, because they are only on the server. Download them first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) could not be read on this computer.</source>
        <translation>
            <numerusform>%Ln message could not be read on this computer.</numerusform>
            <numerusform>%Ln messages could not be read on this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) were here already and did not come again.</source>
        <translation>
            <numerusform>%Ln message was here already and did not come again.</numerusform>
            <numerusform>%Ln messages were here already and did not come again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were left out.</source>
        <translation>
            <numerusform>%Ln file was left out.</numerusform>
            <numerusform>%Ln files were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) count as fetched now</source>
        <translation>
            <numerusform>%Ln message counts as fetched now</numerusform>
            <numerusform>%Ln messages count as fetched now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are in the mailbox; they are not downloaded by themselves.</source>
        <translation>
            <numerusform>%Ln of them is in the mailbox; it is not downloaded by itself.</numerusform>
            <numerusform>%Ln of them are in the mailbox; they are not downloaded by themselves.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln message(s), %2</source>
        <extracomment>%1 is a number and %2 a size such as 12 MB</extracomment>
        <translation>
            <numerusform>%1 of %Ln message, %2</numerusform>
            <numerusform>%1 of %Ln messages, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s), %1 of %2</source>
        <extracomment>%1 and %2 are sizes such as 12 MB</extracomment>
        <translation>
            <numerusform>%Ln message, %1 of %2</numerusform>
            <numerusform>%Ln messages, %1 of %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::TransferView</name>
    <message numerus="yes">
        <source>The first %Ln of them are listed here.</source>
        <translation>
            <numerusform>The first of them is listed here.</numerusform>
            <numerusform>The first %Ln of them are listed here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::TreemapView</name>
    <message numerus="yes">
        <source>%Ln rectangle(s)</source>
        <translation>
            <numerusform>%Ln rectangle</numerusform>
            <numerusform>%Ln rectangles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poplar::gui::UniqueIdsDialog</name>
    <message numerus="yes">
        <source>It has fetched only the beginning of %Ln message(s): these do not count.</source>
        <translation>
            <numerusform>It has fetched only the beginning of %Ln message: these do not count.</numerusform>
            <numerusform>It has fetched only the beginning of %Ln messages: these do not count.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them seem to be of other accounts; tick one if it is this mailbox after all.</source>
        <translation>
            <numerusform>%Ln of them seems to be of another account; tick it if it is this mailbox after all.</numerusform>
            <numerusform>%Ln of them seem to be of other accounts; tick one if it is this mailbox after all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) were fetched only in part by that program and do not count.</source>
        <translation>
            <numerusform>%Ln message was fetched only in part by that program and does not count.</numerusform>
            <numerusform>%Ln messages were fetched only in part by that program and do not count.</numerusform>
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
    <name>poplar::gui::VictimModel</name>
    <message numerus="yes">
        <source>Of %Ln message(s) the copy here may not be whole: the server lists more.</source>
        <translation>
            <numerusform>Of %Ln message the copy here may not be whole: the server lists more.</numerusform>
            <numerusform>Of %Ln messages the copy here may not be whole: the server lists more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) of them have no copy on this computer.</source>
        <translation>
            <numerusform>%Ln message of them has no copy on this computer.</numerusform>
            <numerusform>%Ln messages of them have no copy on this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln message(s) the copy that was here is missing.</source>
        <translation>
            <numerusform>Of %Ln message the copy that was here is missing.</numerusform>
            <numerusform>Of %Ln messages the copy that was here is missing.</numerusform>
        </translation>
    </message>
</context>
</TS>
