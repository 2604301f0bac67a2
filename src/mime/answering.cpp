// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/answering.h"

#include "base/limits.h"
#include "mime/addresslist.h"
#include "mime/replysubject.h"

#include <QSet>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace poplar::mime {

namespace {

bool names(const QList<Address> &list, const QString &address)
{
    return std::any_of(list.begin(), list.end(),
                       [&address](const Address &other) { return isSameMailbox(other.address, address); });
}

/// A list for an answer: each once, nobody of `others`.
class Addressees {
public:
    explicit Addressees(const QList<Address> &others)
    {
        for (const Address &other : others)
            m_others.insert(mailboxKey(other.address));
    }

    [[nodiscard]] QList<Address> take(const QList<Address> &list)
    {
        QList<Address> taken;
        for (const Address &address : list) {
            const QString key = mailboxKey(address.address);
            if (key.isEmpty() || m_others.contains(key))
                continue;
            taken += address;
            m_others.insert(key);
        }
        return taken;
    }

private:
    QSet<QString> m_others; ///< Their keys.
};

QList<Address> recipients(const Original &original)
{
    return original.message.envelope.to + original.correspondence.to;
}

/// The own address that the message was sent to.
Address sender(const Original &original, const Answering &how)
{
    const Envelope &envelope = original.message.envelope;
    for (const QList<Address> &list :
         {recipients(original), envelope.cc + original.correspondence.cc, envelope.from}) {
        for (const Address &own : how.own) {
            if (names(list, own.address))
                return own;
        }
    }
    return how.own.value(0);
}

bool isOwn(const Original &original, const Answering &how)
{
    const QList<Address> &from = original.message.envelope.from;
    return !from.isEmpty() && std::all_of(from.begin(), from.end(), [&how](const Address &author) {
        return names(how.own, author.address);
    });
}

/// RFC 5322 section 3.6.4.
QList<QByteArray> referencesOf(const Correspondence &correspondence)
{
    QList<QByteArray> references = correspondence.references;
    if (references.isEmpty() && correspondence.inReplyTo.size() == 1)
        references = correspondence.inReplyTo;
    if (!correspondence.messageId.isEmpty())
        references += correspondence.messageId;
    return references;
}

QString behindAttribution(const QString &attribution, const QString &text)
{
    return attribution.isEmpty() ? text : attribution + u'\n' + text;
}

Draft answer(const Original &original, const Answering &how)
{
    Draft draft;
    draft.from = sender(original, how);
    draft.subject = replySubject(original.message.envelope.subject);
    draft.text = behindAttribution(how.attribution, quoted(original.message.text));
    if (!original.correspondence.messageId.isEmpty())
        draft.inReplyTo = {original.correspondence.messageId};
    draft.references = referencesOf(original.correspondence);
    return draft;
}

QList<Address> repliedTo(const Original &original)
{
    return original.correspondence.replyTo.isEmpty() ? original.message.envelope.from
                                                     : original.correspondence.replyTo;
}

Draft forward(const Original &original, const Answering &how)
{
    Draft draft;
    draft.from = sender(original, how);
    draft.subject = forwardSubject(original.message.envelope.subject);
    if (!original.correspondence.messageId.isEmpty())
        draft.references = referencesOf(original.correspondence);
    return draft;
}

} // namespace

Draft reply(const Original &original, const Answering &how)
{
    Draft draft = answer(original, how);
    if (isOwn(original, how)) {
        draft.to = Addressees(how.own).take(recipients(original));
        if (draft.to.isEmpty()) // a note to oneself
            draft.to = Addressees({}).take(original.message.envelope.from);
        return draft;
    }
    draft.to = Addressees(how.own).take(repliedTo(original));
    if (draft.to.isEmpty())
        draft.to = Addressees({}).take(repliedTo(original));
    return draft;
}

Draft replyAll(const Original &original, const Answering &how)
{
    const Correspondence &ways = original.correspondence;
    Draft draft = answer(original, how);
    Addressees addressees(how.own);
    if (!ways.followupTo.isEmpty()) {
        draft.to = addressees.take(ways.followupTo);
    } else {
        if (!isOwn(original, how))
            draft.to = addressees.take(repliedTo(original));
        draft.to += addressees.take(recipients(original));
        draft.cc = addressees.take(original.message.envelope.cc + ways.cc);
        if (!ways.list.isEmpty())
            draft.cc += addressees.take({{{}, ways.list}});
    }
    if (draft.to.isEmpty())
        draft.to = std::exchange(draft.cc, {});
    if (draft.to.isEmpty())
        draft.to = reply(original, how).to;
    return draft;
}

Draft replyToList(const Original &original, const Answering &how)
{
    if (original.correspondence.list.isEmpty())
        return reply(original, how);
    Draft draft = answer(original, how);
    draft.to = {{{}, original.correspondence.list}};
    return draft;
}

Draft forwardInline(const Original &original, const Answering &how)
{
    Draft draft = forward(original, how);
    draft.text = behindAttribution(how.attribution, QString(original.message.text.left(limit::quotedText)));
    for (const Attachment &attachment : original.message.attachments)
        draft.files += {original.path, attachment.fileName, attachment.type, attachment.part};
    return draft;
}

Draft forwardAttached(const Original &original, const Answering &how)
{
    Draft draft = forward(original, how);
    const QString subject = original.message.envelope.subject.trimmed();
    // The file's own name tells the host's; and what is no path in a subject would be taken for one in a
    // name.
    QString name = (subject.isEmpty() ? QStringLiteral("message") : subject) + QStringLiteral(".eml");
    draft.files = {{original.path, name.replace(u'/', u'-').replace(u'\\', u'-'), "message/rfc822"}};
    return draft;
}

Draft redirect(const Original &original, const Answering &how)
{
    Draft draft;
    draft.from = sender(original, how);
    draft.subject = original.message.envelope.subject;
    draft.text = original.message.text;
    draft.redirected = original.path;
    return draft;
}

QString quoted(const QString &text)
{
    QStringList lines = text.left(limit::quotedText).split(u'\n');
    const auto isBlank = [](const QString &line) { return line.trimmed().isEmpty(); };
    if (const qsizetype mark = lines.lastIndexOf(QStringLiteral("-- ")); mark >= 0)
        lines.resize(mark);
    while (!lines.isEmpty() && isBlank(lines.last()))
        lines.removeLast();
    while (!lines.isEmpty() && isBlank(lines.first()))
        lines.removeFirst();
    QString all;
    for (const QString &line : lines)
        all += (line.isEmpty() ? QStringLiteral(">") : QStringLiteral("> ") + line) + u'\n';
    return all;
}

} // namespace poplar::mime
