// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/transcript.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPlainTextEdit;

namespace poplar::gui {

/// Under the lines of the log: the text of a message that the log shows folded. Hidden until asked for;
/// Escape hides it again.
class FoldedBody : public QFrame {
    Q_OBJECT

public:
    explicit FoldedBody(QWidget *parent = nullptr);

    /// Shows a body as it came, neutralised.
    /// @param begin nothing where it is no more known.
    void open(const wire::TranscriptEvent &event, const std::optional<QByteArray> &begin);
    void close();

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QLabel *m_title;
    QPlainTextEdit *m_text;
};

} // namespace poplar::gui
