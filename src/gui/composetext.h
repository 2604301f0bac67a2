// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

namespace poplar::spelling {
class Spelling;
}

namespace poplar::gui {

class WrittenMarks;

/// The text that is written, quoted lines in colour, misspelt words marked: plain, or with a simple form.
/// Files that are pasted or dropped do not become text.
class ComposeText : public QTextEdit {
    Q_OBJECT

public:
    explicit ComposeText(QWidget *parent = nullptr);

    enum class Form { Plain, Rich };

    /// LF line ends. The cursor stands at the beginning then; nothing can be undone.
    /// @param html the same as writtenHtml() gave it, or empty.
    void setWritten(const QString &text, const QString &html = {});
    [[nodiscard]] QString written() const;
    /// Empty where there is no form.
    [[nodiscard]] QString writtenHtml() const;
    /// Without a form all that there is of it goes.
    void setForm(Form form);
    [[nodiscard]] Form form() const { return m_form; }
    /// What is on the clipboard, with "> " before each line.
    void pasteAsQuotation();

    /// @param spelling outlives this; null where words are not marked.
    void setSpelling(spelling::Spelling *spelling);
    /// Selects the next misspelt word behind the cursor, the first one if there is none.
    /// @return whether there is one at all.
    bool chooseNextMisspelt();

Q_SIGNALS:
    /// The user changed something, which marks and colours do not.
    void edited();
    void filesGiven(const QStringList &paths);

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    WrittenMarks *m_marks;
    spelling::Spelling *m_spelling = nullptr;
    Form m_form = Form::Plain;
};

/// The files on this machine among what is dragged or pasted.
[[nodiscard]] QStringList localFiles(const QMimeData &source);

} // namespace poplar::gui
