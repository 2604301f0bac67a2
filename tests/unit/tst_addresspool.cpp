// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/addresspool.h"

#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;

namespace {

Envelope letterFrom(const QString &name)
{
    Envelope envelope;
    envelope.from = {{name, name.toLower() + QStringLiteral("@example.org")}};
    envelope.to = {{QStringLiteral("Anna"), QStringLiteral("anna@example.org")}};
    envelope.subject = QStringLiteral("from ") + name;
    return envelope;
}

} // namespace

class TestAddressPool : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalAddressesLieInMemoryOnce()
    {
        AddressPool pool;
        const Envelope first = pool.shared(letterFrom(QStringLiteral("Boris")));
        const Envelope second = pool.shared(letterFrom(QStringLiteral("Clara")));
        const Envelope third = pool.shared(letterFrom(QStringLiteral("Boris")));
        QCOMPARE(second.to.constData(), first.to.constData());
        QCOMPARE(third.from.constData(), first.from.constData());
        QVERIFY(second.from.constData() != first.from.constData());
    }

    void nothingIsChanged()
    {
        AddressPool pool;
        (void)pool.shared(letterFrom(QStringLiteral("Boris")));
        const Envelope letter = letterFrom(QStringLiteral("Boris"));
        QCOMPARE(pool.shared(letter), letter);
        QCOMPARE(pool.shared(Envelope()), Envelope());
    }
};

QTEST_GUILESS_MAIN(TestAddressPool)
#include "tst_addresspool.moc"
