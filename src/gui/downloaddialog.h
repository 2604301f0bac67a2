// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/downloadamount.h"

#include <QDialog>
#include <QPointer>

class QComboBox;
class QLabel;
class QPushButton;

namespace poplar::gui {

class MessageListModel;

/// Asks up to which size everything is to be downloaded, and says beforehand what that comes to. Open it with
/// open().
class DownloadDialog : public QDialog {
    Q_OBJECT

public:
    explicit DownloadDialog(const MessageListModel &messages, QWidget *parent = nullptr);

    /// In octets.
    [[nodiscard]] qint64 largest() const;

private:
    void showAmount();

    QPointer<const MessageListModel> m_messages;
    QComboBox *m_size;
    QLabel *m_amount;
    QLabel *m_rest;
    QPushButton *m_download;
};

} // namespace poplar::gui
