// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/transfervalues.h"

#include <QDialog>

class QPushButton;
class QStackedWidget;

namespace poplar::gui {

class TransferView;

/// What the dialogs for export and import have in common: a form first, then in its place how far it is, and
/// then what came of it. The window can be used meanwhile; closing the dialog stops what is under way, and
/// the report is shown all the same.
class TransferDialog : public QDialog {
    Q_OBJECT

public:
    void setProgress(const mailbox::TransferProgress &progress);
    void setReport(const mailbox::TransferReport &report);

    /// Whether the form is still to be filled in.
    [[nodiscard]] bool isAsking() const { return m_stage == Stage::Form; }

    void reject() override;

Q_SIGNALS:
    void stopWanted();

protected:
    explicit TransferDialog(QWidget *parent);

    /// @param startText what the button says that begins it.
    void build(QWidget *form, const QString &startText);
    void setStartable(bool startable);
    /// The form is filled in, and the button has been pressed.
    virtual void start() = 0;
    /// @param doing as of TransferView::begin().
    void begin(const QString &doing);

private:
    enum class Stage { Form, UnderWay, Over };

    Stage m_stage = Stage::Form;
    QStackedWidget *m_pages;
    TransferView *m_view;
    QPushButton *m_start = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace poplar::gui
