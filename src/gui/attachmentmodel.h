// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/message.h"

#include <QAbstractListModel>

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
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QList<mime::Attachment> m_attachments;
};

} // namespace poplar::gui
