// SPDX-License-Identifier: GPL-3.0-or-later
// Questions about the catalogue, and the review with what is on this machine of each message.
#include "gui/banner.h"
#include "gui/choicedialog.h"
#include "gui/questions.h"
#include "gui/victimmodel.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace poplar;
using namespace poplar::gui;
using namespace poplar::mailbox;

namespace {

constexpr QuestionId theQuestion{7};
using Copy = Victim::Copy;

RelinkQuestion allRenamed()
{
    return {.listed = 100, .known = 98, .alike = 97};
}

RebuildQuestion damaged()
{
    return {.why = RebuildQuestion::Why::Damaged,
            .messages = 12,
            .movedTo = QStringLiteral("/home/anna/mail/catalogue.damaged")};
}

QList<Victim> victims(const QList<Copy> &copies)
{
    QList<Victim> all;
    for (qsizetype i = 0; i < copies.size(); ++i) {
        Victim victim;
        victim.id = MessageId(quint64(i + 1));
        victim.identity.octets = 1000 * (i + 1);
        victim.copy = copies[i];
        Envelope envelope;
        envelope.subject = QStringLiteral("Letter %1").arg(i);
        victim.envelope = envelope;
        all += victim;
    }
    return all;
}

QString wordsOf(const QWidget &widget)
{
    QString words;
    for (const auto *label : widget.findChildren<QLabel *>())
        words += label->text() + u'\n';
    return words;
}

/// A window with a question in it, and what came of it.
struct Asked {
    explicit Asked(const Question::About &about)
    {
        window.show();
        questions.ask({theQuestion, about});
        dialog = window.findChild<QuestionDialog *>();
    }
    QPushButton *button(const char *name) const
    {
        return dialog->findChild<QPushButton *>(QLatin1StringView(name));
    }
    Answer answer() const { return answers.value(0).value(1).value<Answer>(); }

    QWidget window;
    Questions questions{&window};
    QSignalSpy answers{&questions, &Questions::answered};
    QuestionDialog *dialog = nullptr;
};

} // namespace

class ChoicesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newNamesAreExplained();
    void allKnownIsSaidSo();
    void everyAnswerHasItsButton_data();
    void everyAnswerHasItsButton();
    void returnLinks();
    void escapeDecidesNothing();
    void aDamagedCatalogueIsToldWithItsPlace();
    void returnRebuilds();
    void rebuildingOnRequestIsExplained();
    void theCopyOfEachVictimIsShown();
    void victimsWithoutACopyAreCounted_data();
    void victimsWithoutACopyAreCounted();
    void victimsAreSortedByAnyColumn();
    void aHundredThousandVictimsAreSortedBesideTheWindow();
};

void ChoicesTest::newNamesAreExplained()
{
    const Asked asked(allRenamed());
    const QString words = wordsOf(*asked.dialog);
    QVERIFY2(words.contains(QStringLiteral("of 100 message(s), 97 are known")), qPrintable(words));
    QVERIFY(words.contains(QStringLiteral("nothing is downloaded twice")));
    QCOMPARE(asked.dialog->windowModality(), Qt::WindowModal);
    QVERIFY(!asked.dialog->accessibleDescription().isEmpty());
}

void ChoicesTest::allKnownIsSaidSo()
{
    const Asked asked(RelinkQuestion{.listed = 3, .known = 3, .alike = 3});
    QVERIFY(wordsOf(*asked.dialog).contains(QStringLiteral("all 3 message(s) are known")));
}

void ChoicesTest::everyAnswerHasItsButton_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<int>("answer");
    QTest::newRow("link") << QByteArray("link") << int(RelinkAnswer::Link);
    QTest::newRow("all new") << QByteArray("allNew") << int(RelinkAnswer::AllNew);
    QTest::newRow("leave") << QByteArray("leave") << int(RelinkAnswer::Leave);
}

void ChoicesTest::everyAnswerHasItsButton()
{
    QFETCH(QByteArray, button);
    const Asked asked(allRenamed());
    asked.button(button.constData())->click();
    QTRY_COMPARE(asked.answers.size(), 1);
    QTEST(int(std::get<RelinkAnswer>(asked.answer())), "answer");
}

void ChoicesTest::returnLinks()
{
    const Asked asked(allRenamed());
    QTest::keyClick(asked.dialog, Qt::Key_Return);
    QTRY_COMPARE(asked.answers.size(), 1);
    QCOMPARE(std::get<RelinkAnswer>(asked.answer()), RelinkAnswer::Link);
}

void ChoicesTest::escapeDecidesNothing()
{
    const Asked renamed(allRenamed());
    QTest::keyClick(renamed.dialog, Qt::Key_Escape);
    QTRY_COMPARE(renamed.answers.size(), 1);
    QCOMPARE(std::get<RelinkAnswer>(renamed.answer()), RelinkAnswer::Leave);
    const Asked missing(damaged());
    QTest::keyClick(missing.dialog, Qt::Key_Escape);
    QTRY_COMPARE(missing.answers.size(), 1);
    QVERIFY(std::holds_alternative<Declined>(missing.answer()));
}

void ChoicesTest::aDamagedCatalogueIsToldWithItsPlace()
{
    const Asked asked(damaged());
    const QString words = wordsOf(*asked.dialog);
    QVERIFY2(words.contains(QStringLiteral("12 downloaded message(s)")), qPrintable(words));
    QVERIFY(words.contains(QStringLiteral("catalogue.damaged")));
    QVERIFY(asked.dialog->windowTitle().contains(QStringLiteral("damaged")));
    const Asked missing(RebuildQuestion{.why = RebuildQuestion::Why::Missing, .messages = 1, .movedTo = {}});
    QVERIFY(missing.dialog->windowTitle().contains(QStringLiteral("missing")));
    QVERIFY(!wordsOf(*missing.dialog).contains(QStringLiteral("is kept as")));
}

void ChoicesTest::returnRebuilds()
{
    const Asked asked(damaged());
    QTest::keyClick(asked.dialog, Qt::Key_Return);
    QTRY_COMPARE(asked.answers.size(), 1);
    QCOMPARE(std::get<RebuildAnswer>(asked.answer()), RebuildAnswer::Rebuild);
    const Asked other(damaged());
    other.button("startEmpty")->click();
    QTRY_COMPARE(other.answers.size(), 1);
    QCOMPARE(std::get<RebuildAnswer>(other.answer()), RebuildAnswer::StartEmpty);
}

void ChoicesTest::rebuildingOnRequestIsExplained()
{
    ChoiceDialog dialog(rebuildWarning());
    dialog.show();
    QVERIFY(wordsOf(dialog).contains(QStringLiteral("No message is touched")));
    dialog.findChild<QPushButton *>(QStringLiteral("cancel"))->click();
    QVERIFY(std::holds_alternative<Declined>(dialog.answer()));
}

void ChoicesTest::theCopyOfEachVictimIsShown()
{
    const VictimModel model(victims({Copy::None, Copy::Verified, Copy::Missing, Copy::Doubtful}));
    const auto shown = [&model](int row) { return model.index(row, VictimModel::Copy); };
    QCOMPARE(shown(0).data().toString(), QStringLiteral("None"));
    QCOMPARE(shown(1).data().toString(), QStringLiteral("Verified"));
    QCOMPARE(shown(2).data().toString(), QStringLiteral("File is missing"));
    QCOMPARE(shown(3).data().toString(), QStringLiteral("Perhaps not whole"));
    for (int row = 0; row < 4; ++row)
        QVERIFY(!shown(row).data(Qt::DecorationRole).value<QIcon>().isNull());
}

void ChoicesTest::victimsWithoutACopyAreCounted_data()
{
    QTest::addColumn<QList<Copy>>("copies");
    QTest::addColumn<QString>("words");
    QTest::newRow("all verified") << QList<Copy>{Copy::Verified, Copy::Verified}
                                  << QStringLiteral("Each of them has a verified copy on this computer.");
    QTest::newRow("none") << QList<Copy>{Copy::None, Copy::None}
                          << QStringLiteral("None of them has a copy on this computer.");
    QTest::newRow("some") << QList<Copy>{Copy::None, Copy::Verified, Copy::Missing}
                          << QStringLiteral("1 message(s) of them have no copy on this computer. Of 1 "
                                            "message(s) the copy that was here is missing.");
    QTest::newRow("cut") << QList<Copy>{Copy::Verified, Copy::Doubtful}
                         << QStringLiteral("Of 1 message(s) the copy here may not be whole: the server lists "
                                           "more.");
    QTest::newRow("one") << QList<Copy>{Copy::Verified}
                         << QStringLiteral("It has a verified copy on this computer.");
    QTest::newRow("one, cut") << QList<Copy>{Copy::Doubtful}
                              << QStringLiteral("Its copy on this computer may not be whole");
}

void ChoicesTest::victimsWithoutACopyAreCounted()
{
    QFETCH(QList<Copy>, copies);
    QFETCH(QString, words);
    const Asked asked(ReviewQuestion{victims(copies), 6000});
    QVERIFY2(wordsOf(*asked.dialog->findChild<Banner *>(QStringLiteral("copies"))).contains(words),
             qPrintable(wordsOf(*asked.dialog)));
    QVERIFY(asked.dialog->findChild<QLabel *>(QStringLiteral("total"))
                ->text()
                .contains(QStringLiteral("5.9 KB")));
}

void ChoicesTest::victimsAreSortedByAnyColumn()
{
    const Asked asked(ReviewQuestion{victims({Copy::Verified, Copy::None, Copy::Missing}), 6000});
    auto *view = asked.dialog->findChild<QTreeView *>(QStringLiteral("victims"));
    const QAbstractItemModelTester tester(view->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto first = [view](int column) { return view->model()->index(0, column).data().toString(); };
    QCOMPARE(first(VictimModel::Subject), QStringLiteral("Letter 0"));
    view->header()->setSortIndicator(VictimModel::Copy, Qt::AscendingOrder);
    QTRY_COMPARE(first(VictimModel::Copy), QStringLiteral("None"));
    view->header()->setSortIndicator(VictimModel::Subject, Qt::DescendingOrder);
    QTRY_COMPARE(first(VictimModel::Subject), QStringLiteral("Letter 2"));
    view->header()->setSortIndicator(VictimModel::Size, Qt::AscendingOrder);
    QTRY_COMPARE(first(VictimModel::Size), QStringLiteral("1000 byte(s)"));
}

void ChoicesTest::aHundredThousandVictimsAreSortedBesideTheWindow()
{
    constexpr int count = 100'000;
    QList<Copy> copies(count, Copy::None);
    copies.last() = Copy::Verified;
    const Asked asked(ReviewQuestion{victims(copies), 1});
    auto *view = asked.dialog->findChild<QTreeView *>(QStringLiteral("victims"));
    QVERIFY(view->uniformRowHeights());
    QCOMPARE(view->model()->rowCount(), count);
    view->header()->setSortIndicator(VictimModel::Copy, Qt::DescendingOrder);
    // The order before stays until the other thread has the new one.
    QCOMPARE(view->model()->index(0, VictimModel::Copy).data().toString(), QStringLiteral("None"));
    QTRY_COMPARE_WITH_TIMEOUT(view->model()->index(0, VictimModel::Copy).data().toString(),
                              QStringLiteral("Verified"), 20000);
    QTest::keyClick(asked.dialog, Qt::Key_Escape);
    QTRY_COMPARE(asked.answers.size(), 1);
    QCOMPARE(std::get<ReviewAnswer>(asked.answer()), ReviewAnswer::Stay);
}

QTEST_MAIN(ChoicesTest)
#include "tst_choices.moc"
