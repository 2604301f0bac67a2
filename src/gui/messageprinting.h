// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/paper.h"
#include "gui/paperwriting.h"

#include <QList>
#include <QObject>

#include <functional>
#include <memory>

class QAction;
class QPrinter;
class QWidget;

namespace poplar::gui {

/// Prints what is shown of a message, shows a preview of it, and saves it as PDF. Asks nothing without being
/// asked, and blocks nothing while the user answers.
class MessagePrinting : public QObject {
    Q_OBJECT

public:
    using PaperReady = std::function<void(const Paper &)>;
    using MakePaper = std::function<void(const PaperReady &)>;

    /// @param make puts on paper what is shown, at once or later.
    /// @param window what the dialogs belong to; owns this.
    MessagePrinting(MakePaper make, QWidget *window);
    ~MessagePrinting() override;

    /// "Print…", "Print preview…", "Export as PDF…", with their shortcuts.
    [[nodiscard]] QList<QAction *> actions() const { return {m_print, m_preview, m_pdf}; }
    /// There is a message to be printed, of this subject.
    void setSubject(const QString &subject);
    /// There is none.
    void clear();

Q_SIGNALS:
    void pdfSaved(const QString &path);

private:
    void print();
    void preview();
    void exportPdf();
    [[nodiscard]] std::unique_ptr<QPrinter> makePrinter() const;
    void askForPrinter(const Paper &paper);
    void showPreview(const Paper &paper);
    void askForFile(const Paper &paper);
    void watch(PaperWriting *writing, const QString &failure, const std::function<void()> &done);
    void tell(const QString &failure);

    MakePaper m_make;
    QWidget *m_window;
    QString m_subject;
    QString m_folder; ///< Where the dialog for PDF files opens.
    QAction *m_print;
    QAction *m_preview;
    QAction *m_pdf;
};

} // namespace poplar::gui
