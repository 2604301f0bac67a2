// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/matrix.h"
#include "interop/nastymessages.h"
#include "interop/talk.h"

namespace poplar::test {

constexpr int letters = 5; ///< Ordinary messages that most of the tests begin with.

[[nodiscard]] inline QByteArray nameOfLetter(int number)
{
    return "letter-" + QByteArray::number(number);
}

/// Poplar's engine and its command line against the servers of the distribution. Each test is one column
/// of docs/servers.md, each of its rows one server; what is skipped or written down as the server's limit
/// is checked to be one.
class TestInterop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void connect_data() { addServers(); }
    void connect();
    void login_data() { addServers(); }
    void login();
    void capabilities_data() { addServers(); }
    void capabilities();
    void list_data() { addServers(); }
    void list();
    void uniqueIds_data() { addServers(); }
    void uniqueIds();
    void top_data() { addServers(); }
    void top();
    void retrieve_data() { addServers(); }
    void retrieve();
    void deletes_data() { addServers(); }
    void deletes();
    void rset_data() { addServers(); }
    void rset();
    void quit_data() { addServers(); }
    void quit();
    void plain_data() { addServers(); }
    void plain();
    void stls_data() { addServers(); }
    void stls();
    void tls_data() { addServers(); }
    void tls();
    void pipelining_data() { addServers(); }
    void pipelining();
    void mechanisms_data() { addServers(); }
    void mechanisms();
    void commandLine_data() { addServers(); }
    void commandLine();

private:
    static void addServers();
    [[nodiscard]] const MailServerKind &kind() const;
    [[nodiscard]] QString column() const;
    void cannot(const QString &why)
    {
        m_mark = Matrix::Mark::No;
        m_note = why;
    }
    void remark(const QString &text) { m_matrix.remark(QString::fromLatin1(kind().name), text); }
    [[nodiscard]] bool deliverLetters();
    [[nodiscard]] QByteArrayList lettersLeft() const;
    void checkSecured(Security security);
    /// Lives until the next call.
    const char *report(const Talk &talk)
    {
        m_report = talk.shown() + "\n--- log\n" + m_server->log();
        return m_report.constData();
    }

    Matrix m_matrix;
    std::unique_ptr<MailServer> m_server;
    Matrix::Mark m_mark = Matrix::Mark::Yes;
    QString m_note;
    QByteArray m_report;
};

/// What a server said, for the page.
[[nodiscard]] QString quoted(const QByteArray &words);

/// Whether the session ended before anything secret was sent.
[[nodiscard]] bool isRefusedInTime(const Talk &talk);

} // namespace poplar::test
