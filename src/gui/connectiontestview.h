// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/errortext.h"
#include "mailbox/connectiontest.h"

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace poplar::gui {

class ProblemBar;
class StepMark;

/// Shows a connection test as it goes: each step with its mark and what came of it, and where it failed
/// what can be done, with buttons that do it.
class ConnectionTestView : public QWidget {
    Q_OBJECT

public:
    explicit ConnectionTestView(QWidget *parent = nullptr);

    /// The remedies that make sense where it is, besides those that a test never has.
    void setOffered(const QList<Remedy> &remedies);
    /// Begins anew: all steps are still to come.
    /// @param account whose server is the one that is tested.
    void begin(const accounts::Account &account, mailbox::Service service = mailbox::Service::Pop3);
    /// Connect this to `ConnectionTest::stepChanged`.
    void setStep(const mailbox::TestStep &step);
    /// Connect this to `ConnectionTest::finished`.
    void finish();

    /// What the server showed of itself, if the test came that far.
    [[nodiscard]] const std::optional<wire::TlsDetails> &tls() const { return m_tls; }
    [[nodiscard]] const QString &tlsProblem() const { return m_tlsProblem; }

Q_SIGNALS:
    void remedyChosen(poplar::gui::Remedy remedy);

private:
    struct Row {
        StepMark *mark = nullptr;
        QLabel *title = nullptr;
        QLabel *detail = nullptr;
    };
    void addRow(QGridLayout *grid);
    void showRow(int row, bool shown);
    void showError(const mailbox::TestStep &step);
    [[nodiscard]] QString title(mailbox::TestStep::What what) const;
    [[nodiscard]] QString detail(const mailbox::TestStep &step) const;
    [[nodiscard]] QString tlsDetail(const wire::TlsDetails &tls) const;

    [[nodiscard]] static QString extensionsText(const mailbox::TestStep &step);
    [[nodiscard]] bool isPartOf(mailbox::TestStep::What what) const;

    accounts::Account m_account;
    mailbox::Service m_service = mailbox::Service::Pop3;
    std::optional<wire::TlsDetails> m_tls;
    QString m_tlsProblem;
    QList<Row> m_rows; ///< In the order of TestStep::What.
    bool m_failed = false;
    QLabel *m_verdict;
    ProblemBar *m_problem;
};

} // namespace poplar::gui
