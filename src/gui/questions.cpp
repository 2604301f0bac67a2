// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/questions.h"

#include "gui/certificatedialog.h"
#include "gui/choicedialog.h"
#include "gui/reviewsheet.h"

#include <QWidget>

#include <utility>

namespace poplar::gui {

using mailbox::QuestionId;

Questions::Questions(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

Questions::~Questions()
{
    for (const auto &dialog : std::as_const(m_open))
        delete dialog;
}

void Questions::ask(const mailbox::Question &question)
{
    withdraw(question.id);
    if (m_isHeld) {
        m_waiting += question;
        Q_EMIT waitingChanged();
        return;
    }
    QuestionDialog *dialog = makeDialog(question);
    dialog->setWindowModality(Qt::WindowModal);
    m_open.insert(question.id, dialog);
    connect(dialog, &QDialog::finished, this, [this, id = question.id] { finish(id); });
    dialog->open();
}

void Questions::release()
{
    m_isHeld = false;
    const QList<mailbox::Question> waiting = std::exchange(m_waiting, {});
    for (const mailbox::Question &question : waiting)
        ask(question);
    if (!waiting.isEmpty())
        Q_EMIT waitingChanged();
}

QuestionDialog *Questions::makeDialog(const mailbox::Question &question) const
{
    if (const auto *password = std::get_if<mailbox::PasswordQuestion>(&question.about))
        return new PasswordDialog(*password, m_use, m_keyring, m_window);
    if (const auto *certificate = std::get_if<mailbox::CertificateQuestion>(&question.about))
        return new CertificateDialog(*certificate, m_trusted, m_window);
    if (const auto *relink = std::get_if<mailbox::RelinkQuestion>(&question.about))
        return withName(new ChoiceDialog(relinkChoice(*relink), m_window));
    if (const auto *rebuild = std::get_if<mailbox::RebuildQuestion>(&question.about))
        return withName(new ChoiceDialog(rebuildChoice(*rebuild), m_window));
    return withName(new ReviewSheet(std::get<mailbox::ReviewQuestion>(question.about), m_window));
}

QuestionDialog *Questions::withName(QuestionDialog *dialog) const
{
    if (!m_account.isEmpty())
        dialog->setWindowTitle(QStringLiteral("%1 – %2").arg(dialog->windowTitle(), m_account));
    return dialog;
}

void Questions::withdraw(QuestionId question)
{
    const auto isIt = [question](const mailbox::Question &one) { return one.id == question; };
    if (m_waiting.removeIf(isIt) > 0)
        Q_EMIT waitingChanged();
    const QPointer<QuestionDialog> dialog = m_open.take(question);
    if (dialog == nullptr)
        return;
    disconnect(dialog, nullptr, this, nullptr);
    dialog->hide();
    dialog->deleteLater();
}

void Questions::finish(QuestionId question)
{
    const QPointer<QuestionDialog> dialog = m_open.take(question);
    if (dialog == nullptr)
        return;
    dialog->deleteLater();
    Q_EMIT answered(question, dialog->answer());
}

} // namespace poplar::gui
