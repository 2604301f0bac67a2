// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/interoptest.h"

namespace poplar::test {

QString quoted(const QByteArray &words)
{
    return u'`' + QString::fromUtf8(words).replace(u'\r', QString()).replace(u'\n', u'⏎') + u'`';
}

bool isRefusedInTime(const Talk &talk)
{
    for (const char *word : {"C: USER", "C: PASS", "C: AUTH", "C: APOP"}) {
        if (talk.shown().contains(word))
            return false;
    }
    return talk.user.error.has_value();
}

void TestInterop::addServers()
{
    QTest::addColumn<int>("server");
    for (int i = 0; i < mailServerKinds().size(); ++i)
        QTest::newRow(mailServerKinds().at(i).name) << i;
}

const MailServerKind &TestInterop::kind() const
{
    QFETCH(int, server);
    return mailServerKinds().at(server);
}

QString TestInterop::column() const
{
    static const QHash<QByteArray, QString> titles{{"uniqueIds", QStringLiteral("unique-ids")},
                                                   {"deletes", QStringLiteral("delete")},
                                                   {"stls", QStringLiteral("STLS")},
                                                   {"tls", QStringLiteral("TLS")},
                                                   {"commandLine", QStringLiteral("poplar-cli")}};
    const QByteArray name = QTest::currentTestFunction();
    return titles.value(name, QString::fromLatin1(name));
}

void TestInterop::initTestCase()
{
    for (const MailServerKind &kind : mailServerKinds()) {
        m_matrix.addServer(QString::fromLatin1(kind.name), versionOf(kind),
                           QString::fromLatin1(kind.additions));
        if (!obstacle(kind).isEmpty())
            qWarning("%s is not tried: %s", kind.name, qPrintable(obstacle(kind)));
    }
}

void TestInterop::init()
{
    m_mark = Matrix::Mark::Yes;
    m_note.clear();
    const QString why = obstacle(kind());
    if (!why.isEmpty()) {
        m_mark = Matrix::Mark::Skipped;
        m_note = why;
        QSKIP(qPrintable(why));
    }
    m_server = kind().make();
    QVERIFY2(m_server->start(), m_server->log().constData());
}

void TestInterop::cleanup()
{
    if (QTest::currentTestFailed())
        m_mark = Matrix::Mark::Failed;
    m_matrix.set(QString::fromLatin1(kind().name), column(), m_mark, m_note);
    m_server.reset();
}

void TestInterop::cleanupTestCase()
{
    const QString path = qEnvironmentVariable("POPLAR_INTEROP_REPORT");
    QVERIFY(path.isEmpty() || m_matrix.write(path));
}

bool TestInterop::deliverLetters()
{
    for (int i = 1; i <= letters; ++i) {
        if (!m_server->deliver(ordinaryMessage(nameOfLetter(i))))
            return false;
    }
    return true;
}

QByteArrayList TestInterop::lettersLeft() const
{
    const QByteArray stored = m_server->stored();
    QByteArrayList left;
    for (int i = 1; i <= letters; ++i) {
        if (stored.contains("Message-ID: <" + nameOfLetter(i) + "@example.org>"))
            left += QByteArray::number(i);
    }
    return left;
}

} // namespace poplar::test
