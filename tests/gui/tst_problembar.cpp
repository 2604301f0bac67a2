// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/problembar.h"

#include <QAccessible>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace poplar;
using namespace poplar::gui;
using mailbox::Problem;

namespace {

Problem refusedPassword()
{
    Problem problem;
    problem.error.kind = ErrorKind::Authentication;
    problem.error.said = "<b>bold</b> no";
    problem.error.verb = "PASS";
    problem.host = QStringLiteral("pop.example.org");
    problem.port = 110;
    return problem;
}

QPushButton *buttonFor(const ProblemBar &bar, Remedy remedy)
{
    for (auto *button : bar.findChildren<QPushButton *>())
        if (button->property("remedy").toInt() == int(remedy) && !button->isHidden())
            return button;
    return nullptr;
}

QList<QAccessible::Event> announced;

void recordAnnouncement(QAccessibleEvent *event)
{
    announced << event->type();
}

} // namespace

class ProblemBarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isHiddenUntilThereIsAProblem();
    void aButtonTellsTheRemedyAndTheProblem();
    void remediesThatMakeNoSenseHereAreLeftOut();
    void detailsUnfoldTheServersWordsAsPlainText();
    void escapeClosesIt();
    void isAnnouncedToScreenReaders();
};

void ProblemBarTest::isHiddenUntilThereIsAProblem()
{
    QWidget window;
    ProblemBar bar(&window);
    QVERIFY(bar.isHidden());
    bar.showProblem(refusedPassword());
    QVERIFY(!bar.isHidden());
    bar.dismiss();
    QVERIFY(bar.isHidden());
}

void ProblemBarTest::aButtonTellsTheRemedyAndTheProblem()
{
    ProblemBar bar;
    bar.showProblem(refusedPassword());
    QSignalSpy chosen(&bar, &ProblemBar::remedyChosen);
    QPushButton *button = buttonFor(bar, Remedy::AskPassword);
    QVERIFY(button != nullptr);
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<Remedy>(), Remedy::AskPassword);
    QCOMPARE(chosen[0][1].value<Problem>().error.verb, QByteArray("PASS"));
}

void ProblemBarTest::remediesThatMakeNoSenseHereAreLeftOut()
{
    ProblemBar bar;
    bar.setOffered({Remedy::AskPassword});
    bar.showProblem(refusedPassword());
    QVERIFY(buttonFor(bar, Remedy::AskPassword) != nullptr);
    QVERIFY(buttonFor(bar, Remedy::OpenSettings) == nullptr);
}

void ProblemBarTest::detailsUnfoldTheServersWordsAsPlainText()
{
    ProblemBar bar;
    bar.showProblem(refusedPassword());
    auto *words = bar.findChild<QLabel *>(QStringLiteral("problemWords"));
    QVERIFY(words->isHidden());
    bar.findChild<QToolButton *>(QStringLiteral("problemDetails"))->click();
    QVERIFY(!words->isHidden());
    QVERIFY(words->text().contains(QStringLiteral("<b>bold</b> no")));
    for (const auto *label : bar.findChildren<QLabel *>())
        if (!label->text().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    bar.showProblem(refusedPassword());
    QVERIFY(words->isHidden());
}

void ProblemBarTest::escapeClosesIt()
{
    ProblemBar bar;
    bar.showProblem(refusedPassword());
    QSignalSpy dismissed(&bar, &ProblemBar::dismissed);
    QTest::keyClick(buttonFor(bar, Remedy::AskPassword), Qt::Key_Escape);
    QVERIFY(bar.isHidden());
    QCOMPARE(dismissed.size(), 1);
}

void ProblemBarTest::isAnnouncedToScreenReaders()
{
    ProblemBar bar;
    announced.clear();
    const auto before = QAccessible::installUpdateHandler(recordAnnouncement);
    QAccessible::setActive(true);
    bar.showProblem(refusedPassword());
    QAccessible::installUpdateHandler(before);
    if (QAccessible::isActive()) // Not on the offscreen platform.
        QVERIFY(announced.contains(QAccessible::Alert));
    QVERIFY(bar.accessibleName().contains(QStringLiteral("pop.example.org")));
}

QTEST_MAIN(ProblemBarTest)
#include "tst_problembar.moc"
