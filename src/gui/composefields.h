// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "gui/obstacletext.h"

#include <QWidget>

#include <array>
#include <optional>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QToolButton;

namespace poplar::gui {

class AddressField;
class Banner;

/// Whom a message comes from, whom it goes to, and what it is about: the upper part of the window in which
/// one is written.
class ComposeFields : public QWidget {
    Q_OBJECT

public:
    enum class To { To, Cc, Bcc };

    /// An address to write from.
    struct Sender {
        QString account; ///< Its id.
        Address address;

        bool operator==(const Sender &) const = default;
    };

    explicit ComposeFields(QWidget *parent = nullptr);

    /// Who can send, and in what name. Those that cannot are offered to be set up. What is chosen stays so;
    /// if it is gone, what is nearest to it is chosen: sender() tells.
    void setAccounts(const QList<accounts::Account> &accounts);
    /// @param account of several with the same address.
    void chooseSender(const QString &address, const QString &account);
    [[nodiscard]] std::optional<Sender> sender() const;

    [[nodiscard]] AddressField &field(To to) const { return *m_lines[size_t(to)].field; }
    [[nodiscard]] QString typed(To to) const;
    /// Shows the fields that hold something.
    void showFilled();
    void setSubject(const QString &subject);
    [[nodiscard]] QString subject() const;
    enum class Subject { Editable, Fixed };
    void setSubjectUse(Subject use);

    /// Underlines what is no address, says why, and leads to the first.
    /// @return false if there is any.
    bool checkAddresses();
    /// Leads to what is to be changed.
    void lead(ComposeField field);

Q_SIGNALS:
    /// Something was typed or chosen.
    void changed();
    void senderChanged();
    /// By the number of the field.
    void completionWanted(int field, const QString &beginning);
    void setUpWanted(const QString &account);

private:
    struct Line {
        QWidget *label = nullptr;
        AddressField *field = nullptr;
        Banner *fault = nullptr;
    };
    void buildFrom(QGridLayout &grid);
    void buildLine(QGridLayout &grid, To to, const QString &label, const char *name);
    void buildSubject(QGridLayout &grid);
    void showLine(To to);
    void takeChoice(int index);
    [[nodiscard]] int nearestTo(const Sender &sender) const;

    QComboBox *m_from;
    int m_chosen = -1; ///< Of m_senders.
    QList<Sender> m_senders;
    std::array<Line, 3> m_lines;
    std::array<QToolButton *, 2> m_more{}; ///< Show Cc and Bcc.
    QLineEdit *m_subject;
};

} // namespace poplar::gui
