// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/conversation.h"

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
    void open(const TranscriptLine &line, const std::optional<QByteArray> &begin);
    void close();
    /// Hides it without a word.
    void forget();
    /// Of the event whose text is shown; 0 for none.
    [[nodiscard]] quint64 number() const { return m_number; }

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QLabel *m_title;
    QPlainTextEdit *m_text;
    quint64 m_number = 0;
};

} // namespace poplar::gui
