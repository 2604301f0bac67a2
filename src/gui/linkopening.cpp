// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/linkopening.h"

#include "wire/displaytext.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>

namespace poplar::gui {

namespace {

struct LinkOpening {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::LinkOpening)
};

constexpr qsizetype longestShown = 300; ///< Of an address in a question.

/// A host in a text that looks like an address; empty if there is none.
QString hostIn(const QString &shown)
{
    static const QRegularExpression address(
        QStringLiteral(
            R"(^\s*(?:https?://|www\.)?(?:[^\s/@]+@)?([\p{L}\d-]+(?:\.[\p{L}\d-]+)+)(?:[:/?#]\S*)?\s*$)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return address.match(shown).captured(1).toLower();
}

/// Whether one is the other, or lies within it ("www.example.org" and "example.org").
bool isSamePlace(const QString &shown, const QString &real)
{
    const QString one = QUrl::fromUserInput(shown).host(QUrl::FullyEncoded).toLower();
    return one == real || real.endsWith(u'.' + one) || one.endsWith(u'.' + real);
}

bool mixesAlphabets(const QString &host)
{
    for (const QString &label : host.split(u'.')) {
        QSet<int> scripts;
        for (const char32_t c : label.toUcs4()) {
            const auto script = QChar::script(c);
            if (script != QChar::Script_Common && script != QChar::Script_Inherited)
                scripts.insert(script);
        }
        // Japanese is written in several.
        const QSet<int> alike{QChar::Script_Latin, QChar::Script_Cyrillic, QChar::Script_Greek,
                              QChar::Script_Armenian};
        if (scripts.intersect(alike).size() > 1)
            return true;
    }
    return false;
}

QString explanation(LinkDoubt doubt, const QUrl &target, const QString &shown)
{
    const QString host = wire::displayText(QString::fromLatin1(target.host(QUrl::FullyEncoded).toLatin1()));
    if (doubt == LinkDoubt::MixedLetters)
        return LinkOpening::tr(
                   "The name of the place mixes letters of several alphabets, so that it can look like "
                   "another. Written plainly it is %1.")
            .arg(host);
    if (doubt == LinkDoubt::TextUnknown)
        return LinkOpening::tr("It leads to %1.")
            .arg(host.isEmpty() ? wire::displayText(target.path()) : host);
    return LinkOpening::tr("Its text says %1, but it leads to %2.")
        .arg(wire::displayText(shown.simplified()).left(longestShown), host);
}

} // namespace

LinkDoubt doubtOf(const QString &shown, const QUrl &target)
{
    const QString real = target.scheme() == u"mailto" ? target.path().section(u'@', -1).toLower()
                                                      : target.host(QUrl::FullyEncoded).toLower();
    if (mixesAlphabets(QUrl::fromAce(real.toLatin1(), QUrl::IgnoreIDNWhitelist)))
        return LinkDoubt::MixedLetters;
    const QString named = hostIn(shown);
    return named.isEmpty() || isSamePlace(named, real) ? LinkDoubt::None : LinkDoubt::OtherPlace;
}

void openLink(QWidget *parent, const QUrl &target, const std::optional<QString> &shown)
{
    static const QStringList opened{QStringLiteral("http"), QStringLiteral("https"),
                                    QStringLiteral("mailto")};
    if (!target.isValid() || !opened.contains(target.scheme()))
        return;
    const LinkDoubt doubt = shown ? doubtOf(*shown, target) : LinkDoubt::TextUnknown;
    if (doubt == LinkDoubt::None) {
        QDesktopServices::openUrl(target);
        return;
    }
    auto *question = new QMessageBox(QMessageBox::Warning, LinkOpening::tr("Open link"),
                                     LinkOpening::tr("This link may not lead where it seems to"),
                                     QMessageBox::Cancel, parent);
    question->setObjectName(QStringLiteral("doubtfulLink"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(explanation(doubt, target, shown.value_or(QString())));
    const QPushButton *open = question->addButton(LinkOpening::tr("&Open anyway"), QMessageBox::AcceptRole);
    question->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(question, &QMessageBox::buttonClicked, parent,
                     [open, target](const QAbstractButton *clicked) {
                         if (clicked == open)
                             QDesktopServices::openUrl(target);
                     });
    question->open();
}

} // namespace poplar::gui
