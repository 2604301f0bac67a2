// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"

#include <QDebug>
#include <QTest>

#include <concepts>

using poplar::Secret;

namespace {

template <class T>
concept Printable = requires(QDebug debug, T value)
{
    debug << value;
};
template <class T>
concept Hashable = requires(T value)
{
    qHash(value);
};

static_assert(Printable<QByteArray> && Hashable<QByteArray>);
static_assert(!Printable<Secret>);
static_assert(!Hashable<Secret>);
static_assert(!std::equality_comparable<Secret>);
static_assert(!std::equality_comparable_with<Secret, QByteArray>);
static_assert(!std::convertible_to<Secret, QByteArray>);
static_assert(!std::convertible_to<Secret, QByteArrayView>);
static_assert(!std::convertible_to<Secret, QString>);
static_assert(!std::convertible_to<QByteArray, Secret>);
static_assert(!std::convertible_to<QString, Secret>);

} // namespace

class TestSecret : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textBecomesUtf8()
    {
        QCOMPARE(Secret(QStringLiteral(u"пар")).wireBytes(), "\xd0\xbf\xd0\xb0\xd1\x80");
    }

    void emptyOnesAreEmpty()
    {
        QVERIFY(Secret().isEmpty());
        QVERIFY(Secret(QString()).isEmpty());
        QVERIFY(Secret(QByteArray()).isEmpty());
        QVERIFY(!Secret(QByteArray("x")).isEmpty());
        QCOMPARE(Secret().wireBytes().size(), 0);
    }

    void itKeepsACopyOfItsOwn()
    {
        QByteArray typed("hunter22");
        const Secret secret(typed);
        typed.fill('x');
        QCOMPARE(secret.wireBytes(), "hunter22");
    }

    void copiesShareTheBytesAndOutliveEachOther()
    {
        auto first = std::make_unique<Secret>(QByteArray("hunter22"));
        const Secret second = *first;
        QCOMPARE(static_cast<const void *>(second.wireBytes().data()),
                 static_cast<const void *>(first->wireBytes().data()));
        first.reset();
        QCOMPARE(second.wireBytes(), "hunter22");
    }

    void aVariantDoesNotTellIt()
    {
        const QVariant variant = QVariant::fromValue(Secret(QByteArray("hunter22")));
        QVERIFY(!variant.canConvert<QString>());
        QString printed;
        QDebug(&printed) << variant;
        QVERIFY(!printed.contains(QStringLiteral("hunter")));
    }
};

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
