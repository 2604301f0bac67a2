// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

namespace poplar::gui {

/// The text that is written, quoted lines in colour: plain, or with a simple form. Files that are pasted or
/// dropped do not become text.
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

Q_SIGNALS:
    void filesGiven(const QStringList &paths);

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void changeEvent(QEvent *event) override;

private:
    class Colours;
    Colours *m_colours;
    Form m_form = Form::Plain;
};

/// The files on this machine among what is dragged or pasted.
[[nodiscard]] QStringList localFiles(const QMimeData &source);

} // namespace poplar::gui
