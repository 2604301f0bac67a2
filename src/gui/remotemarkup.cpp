// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/remotemarkup.h"

#include <QRegularExpression>

namespace poplar::gui {

namespace {

/// In place of a picture: its description is escaped for an attribute, and so for a text.
QString placeFor(const QString &attributes)
{
    static const QRegularExpression description(QStringLiteral(" alt=\"([^\"]*)\""));
    const auto words = description.match(attributes);
    return words.hasMatch() ? u'[' + words.captured(1) + u']'
                            : QStringLiteral("<img src=\"held:\"%1>").arg(attributes);
}

} // namespace

mime::SafeHtml withRemotePictures(const mime::SafeHtml &html, const QHash<int, QByteArray> &loaded)
{
    static const QRegularExpression picture(
        QStringLiteral("<img src=\"(?:remote:([0-9]+)|held:)\"([^<>]*)>"));
    mime::SafeHtml shown = html;
    shown.markup.clear();
    QHash<int, qsizetype> places;
    qsizetype at = 0;
    for (auto matches = picture.globalMatch(html.markup); matches.hasNext();) {
        const auto match = matches.next();
        shown.markup += QStringView(html.markup).mid(at, match.capturedStart() - at);
        at = match.capturedEnd();
        const int number = match.captured(1).isEmpty() ? -1 : match.captured(1).toInt();
        if (!loaded.contains(number)) {
            shown.markup += placeFor(match.captured(2));
            continue;
        }
        if (!places.contains(number)) {
            places.insert(number, shown.pictures.size());
            shown.pictures += loaded.value(number);
        }
        shown.markup +=
            QStringLiteral("<img src=\"picture:%1\"%2>").arg(places.value(number)).arg(match.captured(2));
    }
    shown.markup += QStringView(html.markup).mid(at);
    return shown;
}

} // namespace poplar::gui
