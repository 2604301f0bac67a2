// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/icons.h"
#include "gui/style.h"
#include "gui/theme.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QProgressBar>
#include <QRadioButton>
#include <QSpinBox>
#include <QTest>

#include <cmath>
#include <memory>

using namespace poplar::gui;

namespace {

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF())
        + 0.0722 * channel(colour.blueF());
}

/// WCAG 2.1, contrast ratio.
double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void questionsHaveThePicturesOfTheProgram_data()
    {
        QTest::addColumn<QMessageBox::Icon>("kind");
        QTest::addColumn<Icon>("picture");
        QTest::addColumn<Tint>("tint");
        QTest::newRow("question") << QMessageBox::Question << Icon::CircleQuestionMark << Tint::Accent;
        QTest::newRow("information") << QMessageBox::Information << Icon::Info << Tint::Accent;
        QTest::newRow("warning") << QMessageBox::Warning << Icon::TriangleAlert << Tint::Warning;
        QTest::newRow("failure") << QMessageBox::Critical << Icon::CircleX << Tint::Danger;
    }

    void questionsHaveThePicturesOfTheProgram()
    {
        QFETCH(QMessageBox::Icon, kind);
        QFETCH(Icon, picture);
        QFETCH(Tint, tint);
        Style style;
        QMessageBox box;
        box.setStyle(&style);
        box.setIcon(kind);
        const QPixmap shown = box.iconPixmap();
        QVERIFY(!shown.isNull());
        QCOMPARE(shown.toImage(),
                 icon(picture, tint).pixmap(shown.deviceIndependentSize().toSize()).toImage());
        box.setStyle(nullptr);
    }

    void boxesAndFieldsAreSeen_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"box", "choice", "field", "number"}) {
            QTest::addRow("%s, light", kind) << lightPalette() << QString::fromLatin1(kind);
            QTest::addRow("%s, dark", kind) << darkPalette() << QString::fromLatin1(kind);
        }
    }

    // WCAG 2.1, 1.4.11: what shows where a control is has a contrast of 3 to what is around it.
    void boxesAndFieldsAreSeen()
    {
        QFETCH(const QPalette, palette);
        QFETCH(const QString, kind);
        std::unique_ptr<QWidget> widget;
        if (kind == u"box")
            widget = std::make_unique<QCheckBox>();
        else if (kind == u"choice")
            widget = std::make_unique<QRadioButton>();
        else if (kind == u"field")
            widget = std::make_unique<QLineEdit>();
        else
            widget = std::make_unique<QSpinBox>();
        Style style;
        widget->setStyle(&style);
        widget->setPalette(palette);
        widget->resize(60, 30);
        // At the left there is no text, and no arrow.
        const QImage picture = widget->grab(QRect(0, 0, 5, 30)).toImage();
        double best = 0;
        for (int x = 0; x < picture.width(); ++x) {
            for (int y = 0; y < picture.height(); ++y)
                best = std::max(best, contrast(picture.pixelColor(x, y), palette.color(QPalette::Window)));
        }
        QVERIFY2(best >= 3, qPrintable(QString::number(best)));
    }

    void aBarOfProgressShowsWhatIsDoneAndWhatIsLeft_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << lightPalette();
        QTest::newRow("dark") << darkPalette();
    }

    void aBarOfProgressShowsWhatIsDoneAndWhatIsLeft()
    {
        QFETCH(const QPalette, palette);
        Style style;
        QProgressBar bar;
        bar.setStyle(&style);
        bar.setPalette(palette);
        bar.setTextVisible(false);
        bar.setValue(50);
        bar.resize(100, 10);
        const QImage picture = bar.grab().toImage();
        const QColor window = palette.color(QPalette::Window);
        const double done = contrast(picture.pixelColor(25, 5), window);
        const double left = contrast(picture.pixelColor(75, 5), window);
        QVERIFY2(done >= 3, qPrintable(QString::number(done)));
        QVERIFY2(left >= 1.2, qPrintable(QString::number(left)));
    }

    void everyTextIsLegibleOnEveryGroundItStandsOn_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        for (const auto &[name, palette] :
             {std::pair("light", lightPalette()), std::pair("dark", darkPalette())}) {
            const ThemeColours c = themeColours(palette);
            const QColor text = palette.color(QPalette::Text);
            const std::pair<const char *, QColor> texts[] = {
                {"text", text},
                {"muted", c.muted},
                {"accent", c.accent},
                {"success", c.success},
                {"warning", c.warning},
                {"danger", c.danger},
                {"link", palette.color(QPalette::Link)},
            };
            const std::pair<const char *, QColor> grounds[] = {
                {"base", palette.color(QPalette::Base)},
                {"window", palette.color(QPalette::Window)},
                {"hover", c.hover},
                {"selection", c.selection},
            };
            for (const auto &[textName, textColour] : texts) {
                for (const auto &[groundName, ground] : grounds)
                    QTest::addRow("%s: %s on %s", name, textName, groundName) << textColour << ground;
            }
            const QColor bars[] = {c.infoGround, c.warningGround, c.dangerGround};
            for (const QColor &bar : bars)
                QTest::addRow("%s: text on bar %s", name, qPrintable(bar.name())) << text << bar;
            QTest::addRow("%s: danger on its bar", name) << c.danger << c.dangerGround;
            QTest::addRow("%s: warning on its bar", name) << c.warning << c.warningGround;
            QTest::addRow("%s: button", name)
                << palette.color(QPalette::ButtonText) << palette.color(QPalette::Button);
            QTest::addRow("%s: highlight", name)
                << palette.color(QPalette::HighlightedText) << palette.color(QPalette::Highlight);
            QTest::addRow("%s: placeholder", name)
                << palette.color(QPalette::PlaceholderText) << palette.color(QPalette::Base);
        }
    }
    void everyTextIsLegibleOnEveryGroundItStandsOn()
    {
        QFETCH(const QColor, text);
        QFETCH(const QColor, ground);
        const double ratio = contrast(text, ground);
        QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
    }
};

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
