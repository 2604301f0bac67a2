// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/values.h"

#include <QAbstractListModel>
#include <QFrame>

class QLabel;
class QListView;
class QPushButton;

namespace poplar::gui {

/// The attachments of a message, one a row.
class AttachmentModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setAttachments(const QList<mime::Attachment> &attachments);
    [[nodiscard]] const QList<mime::Attachment> &attachments() const { return m_attachments; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<mime::Attachment> m_attachments;
};

/// Shows what is attached to a message, and asks where to save it. It reads and writes nothing itself.
class AttachmentBar : public QFrame {
    Q_OBJECT

public:
    explicit AttachmentBar(QWidget *parent = nullptr);

    /// Hides the bar where there are none.
    void setAttachments(mailbox::MessageId message, const QList<mime::Attachment> &attachments);
    /// How many rows are shown before the list scrolls.
    void setRowsInSight(int rows);
    /// Where the file dialog opens; changes with each file saved.
    [[nodiscard]] const QString &folder() const { return m_folder; }

Q_SIGNALS:
    /// The user chose where one part is to go.
    void saveWanted(poplar::mailbox::MessageId message, int part, const QString &path);
    /// The user chose to read a message that is attached.
    void messageWanted(poplar::mailbox::MessageId message, int part);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void openOrSave();
    void askWhere();
    void fitHeight();
    void dress();

    AttachmentModel *m_model;
    QLabel *m_count;
    QListView *m_list;
    QPushButton *m_save;
    int m_rowsInSight = 3;
    QString m_folder;
    mailbox::MessageId m_message{};
};

} // namespace poplar::gui
