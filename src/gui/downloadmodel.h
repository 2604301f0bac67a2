// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/downloads.h"

#include <QAbstractTableModel>
#include <QHash>

namespace poplar::gui {

class MessageListModel;

/// The downloads of one mailbox, one a row, in the order in which they were asked for, and what they come to
/// together. It mirrors what the mailbox says. What was cancelled goes; what is kept stays until it is
/// cleared.
class DownloadModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { SubjectColumn, SenderColumn, SizeColumn, StateColumn, ColumnCount };
    enum Role {
        StateRole = Qt::UserRole, ///< mailbox::Download::State as int.
        PermilleRole, ///< How much of it has come, while it is under way.
    };

    /// @param messages where subjects and senders are looked up; outlives this.
    explicit DownloadModel(const MessageListModel &messages, QObject *parent = nullptr);

    /// Whose server it is, for the words about failures.
    void setAccount(const accounts::Account &account);

    /// Takes over a batch of changes. Connect this to `Mailbox::downloadsChanged`.
    void apply(const QList<mailbox::Download> &changes);
    /// Connect this to `Mailbox::downloadStatusChanged`.
    void setStatus(const mailbox::DownloadStatus &status);
    [[nodiscard]] const mailbox::DownloadStatus &status() const { return m_status; }

    /// Rows that are kept go; the mailbox has forgotten them already.
    void clearFinished();
    /// These rows go, as those of failures that the user does not want to see again.
    void forget(const QList<mailbox::MessageId> &messages);

    [[nodiscard]] qint64 count(mailbox::Download::State state) const;
    /// The row that came under way last; -1 if there is none.
    [[nodiscard]] int lastUnderWay() const;
    [[nodiscard]] const mailbox::Download &at(int row) const { return m_rows[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// The status, or how many rows there are of each state.
    void statusChanged();

private:
    void remove(const QList<int> &rows);
    void dropRows(const QList<int> &rows);
    void append(const QList<mailbox::Download> &added);
    void indexFrom(int first);
    [[nodiscard]] QString text(const mailbox::Download &download, int column) const;
    [[nodiscard]] QString tip(const mailbox::Download &download, int column) const;

    const MessageListModel &m_messages;
    mailbox::Problem m_server; ///< Only where it is.
    mailbox::DownloadStatus m_status;
    QList<mailbox::Download> m_rows;
    QHash<mailbox::MessageId, int> m_rowOf;
    std::optional<mailbox::MessageId> m_underWay; ///< Which came under way last.
    QHash<int, qint64> m_counts; ///< By state.
};

} // namespace poplar::gui
