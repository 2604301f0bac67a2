// SPDX-License-Identifier: GPL-3.0-or-later
// Which part explains a line of SMTP, and what is the same for all lines.
#include "gui/explainwords.h"
#include "wire/displaytext.h"

#include <algorithm>
#include <climits>

namespace poplar::gui {

using SmtpRole = TranscriptLine::Role;

namespace {

Explanation smtpGreeting(const TranscriptLine &line)
{
    Explanation told{Explain::tr("The server’s greeting"), {}, Explain::reference("5321", "3.1")};
    if (line.isError()) {
        told.sentences << Explain::tr("The server does not want to talk now, and ends the connection.");
        return told;
    }
    told.sentences << Explain::tr("The server is ready. Behind the code it says what it is called; ESMTP "
                                  "means that it knows EHLO.");
    return told;
}

Explanation content(const TranscriptLine &line)
{
    const auto octets = int(std::min<qint64>(line.event.octets, INT_MAX));
    Explanation told{Explain::tr("The message goes out"), {}, {}};
    if (line.verb == "BDAT") {
        told.sentences << Explain::tr("Header and text: %Ln octet(s), in counted pieces. So nothing ends "
                                      "them, and no dot is doubled.",
                                      nullptr, octets);
        told.reference = Explain::reference("3030", "2");
    } else {
        told.sentences << Explain::tr("Header and text: %Ln octet(s), without the dot that ends them.",
                                      nullptr, octets);
        told.sentences << Explain::tr("A line that begins with a dot is sent with a second one, so that it "
                                      "is not taken for the end. Click to unfold the text.");
        told.reference = Explain::reference("5321", "4.5.2");
    }
    return told;
}

Explanation furtherLine(const TranscriptLine &line)
{
    if (line.verb == "EHLO" || line.verb == "LHLO")
        return Explain::extension(line.event.text);
    return {Explain::tr("A further line of the reply to %1").arg(wire::displayText(line.verb)),
            {Explain::tr("A hyphen behind the code says that the reply goes on; its last line has a blank "
                         "there.")},
            Explain::reference("5321", "4.2.1")};
}

Explanation smtpUnasked(const TranscriptLine &line)
{
    Explanation told{Explain::tr("A line that replies to nothing"), {}, {}};
    told.sentences << (line.isError() ? Explain::tr("Servers say so before they hang up, being idle too long "
                                                    "or shutting down.")
                                      : Explain::tr("Nothing was asked. From here on it is not certain which "
                                                    "reply belongs to which command."));
    return told;
}

/// A line of the message that was typed by hand.
Explanation typedContent(const TranscriptLine &line)
{
    if (line.event.text == ".")
        return {
            Explain::tr("The end of the message"),
            {Explain::tr("A line with nothing but a dot ends the message; the server’s verdict follows.")},
            Explain::reference("5321", "4.1.1.4")};
    return {Explain::tr("A line of the message"),
            {Explain::tr("It is sent as it was typed. An empty line ends the header; a dot at the beginning "
                         "has to be doubled by whoever types it.")},
            Explain::reference("5321", "4.5.2")};
}

Explanation ofSmtpRole(const TranscriptLine &line)
{
    switch (line.role) {
    case SmtpRole::Command:
        return Explain::smtpCommand(line);
    case SmtpRole::Answer:
        if (line.verb == "DATA")
            return typedContent(line);
        return Explain::saslAnswer(line, Explain::reference("4954", "4"));
    case SmtpRole::Greeting:
        return smtpGreeting(line);
    case SmtpRole::Status:
        return Explain::smtpStatus(line);
    case SmtpRole::Challenge:
        return Explain::saslChallenge(Explain::reference("4954", "4"));
    case SmtpRole::Listed:
        return furtherLine(line);
    case SmtpRole::Unasked:
        return smtpUnasked(line);
    case SmtpRole::Body:
        return content(line);
    default:
        return explainConnection(line);
    }
}

} // namespace

Explanation explainSmtp(const TranscriptLine &line)
{
    Explanation told = ofSmtpRole(line);
    const bool isReply =
        line.role == SmtpRole::Status || line.role == SmtpRole::Greeting || line.role == SmtpRole::Unasked;
    if (const QString code = isReply ? Explain::enhancedCode(line.event.text) : QString(); !code.isEmpty())
        told.sentences << code;
    if (const QString waited = Explain::wait(line); !waited.isEmpty())
        told.sentences << waited;
    return told;
}

} // namespace poplar::gui
