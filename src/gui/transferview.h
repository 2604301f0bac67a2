// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/transfertext.h"
#include "mailbox/transfervalues.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace poplar::gui {

/// How far an export or an import is, and then what came of it, with the files that were left out.
class TransferView : public QWidget {
    Q_OBJECT

public:
    explicit TransferView(QWidget *parent = nullptr);

    /// @param doing what is being done: "Exporting…".
    void begin(const QString &doing);
    void setProgress(const mailbox::TransferProgress &progress);
    void setReport(const mailbox::TransferReport &report);
    void setText(const TransferText &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void paintPicture();
    void copyFailures() const;

    TransferText::Tone m_tone = TransferText::Tone::Good;
    bool m_isOver = false;
    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_lines;
    QProgressBar *m_bar;
    QTreeWidget *m_failures;
    QPushButton *m_copy;
};

} // namespace poplar::gui
