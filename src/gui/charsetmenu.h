// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMenu>

class QActionGroup;

namespace poplar::gui {

/// Which characters the text of a message is made of: by itself, or one of the charsets that mail is written
/// in.
class CharsetMenu : public QMenu {
    Q_OBJECT

public:
    explicit CharsetMenu(QWidget *parent = nullptr);

    /// Marks what is in use. It is told to nobody.
    /// @param charset as of mime::ReadingOptions; empty for by itself.
    void setCharset(const QByteArray &charset);

Q_SIGNALS:
    /// The user chose another one; empty for by itself.
    void charsetChosen(const QByteArray &charset);

private:
    void add(QMenu &menu, const QString &name, const QByteArray &charset);

    QActionGroup *m_group;
};

} // namespace poplar::gui
