// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace poplar::gui {

/// What is said below the line of a console, in one line of text: what does not fit is cut off visibly, and
/// is in the tool tip as a whole.
class ConsoleNote : public QWidget {
    Q_OBJECT

public:
    struct Text {
        QString usage; ///< Of a command, in letters of one width; may be empty.
        QString sentence;
        QString reference; ///< At the right; may be empty.
        enum class Tone { Quiet, Warning } tone = Tone::Quiet;

        [[nodiscard]] QString whole() const;
        bool operator==(const Text &) const = default;
    };

    explicit ConsoleNote(QWidget *parent = nullptr);

    void setText(const Text &text);
    [[nodiscard]] const Text &text() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Text m_text;
};

} // namespace poplar::gui
