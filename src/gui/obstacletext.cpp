// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/obstacletext.h"

#include "base/limits.h"
#include "wire/displaytext.h"

#include <QCoreApplication>
#include <QLocale>

namespace poplar::gui {

namespace {

struct ObstacleWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::ObstacleWords)
};

constexpr qsizetype longestQuoted = 60; ///< Characters of what was typed, in a sentence.

QString quotedEntry(const QString &text)
{
    const QString shown = wire::displayText(text.simplified());
    return shown.size() <= longestQuoted ? shown : shown.left(longestQuoted) + u'…';
}

} // namespace

ObstacleText obstacleText(const mime::Obstacle &obstacle)
{
    using Kind = mime::Obstacle::Kind;
    const QString what = quotedEntry(obstacle.what);
    const QString detail = wire::displayText(obstacle.detail);
    switch (obstacle.kind) {
    case Kind::NoSender:
        return {ComposeField::From, ObstacleWords::tr("Choose an address to write from.")};
    case Kind::NoRecipient:
        return {ComposeField::Recipients, ObstacleWords::tr("Enter at least one recipient.")};
    case Kind::BadAddress:
        return {ComposeField::Recipients,
                ObstacleWords::tr("“%1” is no address that mail can be sent to.").arg(what)};
    case Kind::TooManyRecipients:
        return {ComposeField::Recipients,
                ObstacleWords::tr("One message can go to %L1 recipients at most.").arg(limit::recipients)};
    case Kind::TooManyFiles:
        return {ComposeField::Files,
                ObstacleWords::tr("One message can take %L1 files at most.").arg(limit::sentFiles)};
    case Kind::Unreadable:
        return {ComposeField::Files, ObstacleWords::tr("The file “%1” cannot be read: %2").arg(what, detail)};
    case Kind::Unwritable:
        return {ComposeField::None,
                ObstacleWords::tr("The message could not be written to this computer: %1").arg(detail)};
    case Kind::NoSuchPart:
        return {
            ComposeField::Files,
            ObstacleWords::tr("An attachment of the message in “%1” is not there any more. Remove it here, "
                              "or forward the message anew.")
                .arg(what)};
    case Kind::HeaderTooLong:
        return {
            ComposeField::Recipients,
            ObstacleWords::tr("The header of the message is too long. Fewer recipients make it shorter.")};
    case Kind::Utf8Address:
        return {ComposeField::Recipients,
                ObstacleWords::tr("The server takes no addresses like “%1”: what stands before the @ must be "
                                  "Latin letters, digits and the like.")
                    .arg(what)};
    case Kind::Utf8Field:
        return {
            ComposeField::None,
            ObstacleWords::tr("The server takes no header with letters beyond Latin ones as they stand in "
                              "“%1”.")
                .arg(what)};
    case Kind::BadField:
        return {
            ComposeField::None,
            what.isEmpty()
                ? ObstacleWords::tr("The header of the message has a line that is no field and cannot be "
                                    "sent.")
                : ObstacleWords::tr("The field “%1” in the header of the message is not in UTF-8 and cannot "
                                    "be sent.")
                      .arg(what)};
    case Kind::NoHeader:
        return {ComposeField::None, ObstacleWords::tr("The file is no message: it has no header.")};
    case Kind::SeveralMessages:
        return {ComposeField::None, ObstacleWords::tr("The file holds several messages.")};
    case Kind::Signed:
        return {ComposeField::None,
                ObstacleWords::tr("The message is signed, and this server would have it changed, which would "
                                  "break the signature.")};
    case Kind::Tangled:
        return {ComposeField::None,
                ObstacleWords::tr("The message would have to be changed for this server, and is built too "
                                  "strangely for that.")};
    }
    return {};
}

QString addressFaultText(const mime::ParsedAddress &entry, QStringView typed)
{
    using Fault = mime::AddressFault;
    const QString text = quotedEntry(typed.mid(entry.begin, entry.end - entry.begin).toString());
    switch (entry.fault) {
    case Fault::None:
        break;
    case Fault::Empty:
        return ObstacleWords::tr("“%1” has a name, but no address.").arg(text);
    case Fault::NoDomain:
        return ObstacleWords::tr("“%1” lacks the @ and what follows it.").arg(text);
    case Fault::LocalPart:
        return ObstacleWords::tr("In “%1”, what stands before the @ is not right.").arg(text);
    case Fault::Domain:
        return ObstacleWords::tr("In “%1”, what follows the @ is no name of a domain.").arg(text);
    case Fault::Unended:
        return ObstacleWords::tr("In “%1”, a quotation mark or a bracket has no other to close it.")
            .arg(text);
    case Fault::Surplus:
        return ObstacleWords::tr("“%1” is more than one address. A comma goes between two.").arg(text);
    case Fault::TooLong:
        return ObstacleWords::tr("“%1” is too long.").arg(text);
    case Fault::TooMany:
        return ObstacleWords::tr("One message can go to %L1 recipients at most.").arg(limit::recipients);
    }
    return {};
}

} // namespace poplar::gui
