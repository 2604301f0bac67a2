// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/envelope.h"

#include <QLineEdit>

#include <optional>

class QCompleter;
class QStringListModel;
class QTimer;

namespace poplar::gui {

/// A list of addresses as it is typed. It asks for people whose names begin as what is being typed, offers
/// them, and underlines what is no address once it has been left.
class AddressField : public QLineEdit {
    Q_OBJECT

public:
    explicit AddressField(QWidget *parent = nullptr);

    /// Without those at which there is a fault.
    [[nodiscard]] QList<Address> addresses() const;
    void setAddresses(const QList<Address> &addresses);
    /// The first fault, as a sentence; empty if there is none.
    [[nodiscard]] QString fault() const;
    /// Underlines what is wrong: faultShown() tells it in words.
    void check();

    /// The answer to completionWanted(): who can stand in the place of what is being typed.
    void offer(const QList<Address> &people);

Q_SIGNALS:
    /// Somebody's name or address is being typed, so far.
    void completionWanted(const QString &beginning);
    /// The first fault as a sentence, or nothing any more.
    void faultShown(const QString &fault);

protected:
    bool event(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void takeTyping();
    void complete(const QString &person);
    void underline();
    struct Entry {
        qsizetype begin = 0;
        qsizetype end = 0;
    };
    /// Where the entry stands that the cursor is in, and its text up to the cursor.
    [[nodiscard]] Entry entryAtCursor() const;
    [[nodiscard]] QString typed() const;

    QStringListModel *m_people;
    QCompleter *m_completer;
    QTimer *m_pause; ///< So that not every letter asks.
    QString m_asked;
    bool m_isMarked = false; ///< Something is underlined.
};

} // namespace poplar::gui
