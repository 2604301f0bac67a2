// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/problembar.h"

#include "gui/flowlayout.h"
#include "gui/icons.h"
#include "gui/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace poplar::gui {

namespace {

constexpr int problemPicture = 20;

QLabel *plainLabel(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1StringView(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ProblemBar::ProblemBar(QWidget *parent)
    : QFrame(parent)
    , m_offered{Remedy::TryAgain,        Remedy::AskPassword,  Remedy::UseTls995, Remedy::UseStartTls110,
                Remedy::UseNoEncryption, Remedy::OpenSettings, Remedy::ShowLog}
    , m_picture(new QLabel)
    , m_title(plainLabel("problemTitle"))
    , m_explanation(plainLabel("problemExplanation"))
    , m_words(plainLabel("problemWords"))
    , m_technical(plainLabel("problemTechnical"))
    , m_details(new QToolButton(this))
    , m_close(new QToolButton)
    , m_buttons(new FlowLayout(space::normal))
{
    setObjectName(QStringLiteral("problemBar"));
    setBackgroundRole(QPalette::Window);
    setAutoFillBackground(true);
    build();
    hide();
}

void ProblemBar::build()
{
    QFont strong = m_title->font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    m_details->setObjectName(QStringLiteral("problemDetails"));
    m_details->setText(tr("Details"));
    m_details->setCheckable(true);
    m_details->setAutoRaise(true);
    m_details->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_details, &QToolButton::toggled, this, &ProblemBar::unfold);
    m_close->setObjectName(QStringLiteral("problemClose"));
    m_close->setIcon(icon(Icon::X));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close this notice"));
    connect(m_close, &QToolButton::clicked, this, [this] {
        dismiss();
        Q_EMIT dismissed();
    });

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(space::large, space::normal + space::small, space::normal,
                             space::normal + space::small);
    grid->setHorizontalSpacing(space::normal + space::small);
    grid->setVerticalSpacing(space::small);
    grid->addWidget(m_picture, 0, 0, 2, 1, Qt::AlignTop);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_close, 0, 2, Qt::AlignTop);
    grid->addWidget(m_explanation, 1, 1);
    grid->addWidget(m_words, 2, 1);
    grid->addWidget(m_technical, 3, 1);
    grid->addLayout(m_buttons, 4, 1);
    grid->setColumnStretch(1, 1);
    setFocusPolicy(Qt::NoFocus);
}

void ProblemBar::showProblem(const mailbox::Problem &problem)
{
    m_problem = problem;
    m_tone = problem.error.kind == ErrorKind::Cancelled ? Tone::Notice : Tone::Problem;
    const ErrorText text = errorText(problem);
    m_title->setText(text.title);
    m_explanation->setText(text.advice.isEmpty() ? text.explanation : text.explanation + u' ' + text.advice);
    setDetails(text);
    setRemedies(text.remedies);
    dress();
    show();
    announce();
}

void ProblemBar::showNotice(Tone tone, const QString &title, const QString &explanation, const QString &offer)
{
    m_problem = {};
    m_tone = tone;
    m_title->setText(title);
    m_explanation->setText(explanation);
    setDetails({});
    setRemedies({});
    setOffer(offer);
    dress();
    show();
    announce();
}

void ProblemBar::dismiss()
{
    hide();
}

void ProblemBar::setDetails(const ErrorText &text)
{
    //: %1 is what the server answered, in its own language.
    m_words->setText(text.serverWords.isEmpty() ? QString()
                                                : tr("The server said: “%1”").arg(text.serverWords));
    m_technical->setText(text.technical);
    m_explanation->setVisible(!m_explanation->text().isEmpty());
    m_details->setChecked(false);
    unfold();
    m_details->setVisible(!text.serverWords.isEmpty() || !text.technical.isEmpty());
}

void ProblemBar::unfold()
{
    const bool open = m_details->isChecked();
    m_details->setIcon(icon(open ? Icon::ChevronDown : Icon::ChevronRight));
    m_words->setVisible(open && !m_words->text().isEmpty());
    m_technical->setVisible(open && !m_technical->text().isEmpty());
}

void ProblemBar::clearButtons()
{
    m_buttons->removeWidget(m_details);
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        // A remedy may be chosen by a click on the very button that goes.
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

void ProblemBar::setOffer(const QString &offer)
{
    if (offer.isEmpty())
        return;
    auto *button = new QPushButton(offer);
    button->setObjectName(QStringLiteral("problemOffer"));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, &ProblemBar::offerTaken);
    m_buttons->addWidget(button);
}

void ProblemBar::setRemedies(const QList<Remedy> &remedies)
{
    clearButtons();
    for (const Remedy remedy : remedies) {
        if (!m_offered.contains(remedy))
            continue;
        auto *button = new QPushButton(remedyLabel(remedy));
        button->setAutoDefault(false);
        button->setProperty("remedy", int(remedy));
        connect(button, &QPushButton::clicked, this,
                [this, remedy] { Q_EMIT remedyChosen(remedy, m_problem); });
        m_buttons->addWidget(button);
    }
    m_buttons->addWidget(m_details);
}

void ProblemBar::announce()
{
    ++m_turn;
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_explanation->text());
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ProblemBar::dress()
{
    m_dressing = true;
    QPalette dressed = parentWidget() != nullptr ? parentWidget()->palette() : palette();
    const ThemeColours colours = themeColours(dressed);
    const QColor ground = m_tone == Tone::Problem ? colours.dangerGround
        : m_tone == Tone::Notice                  ? colours.warningGround
                                                  : colours.infoGround;
    dressed.setColor(QPalette::Window, ground);
    setPalette(dressed);
    const QIcon picture = m_tone == Tone::Problem ? icon(Icon::TriangleAlert, Tint::Danger)
        : m_tone == Tone::Notice                  ? icon(Icon::Info, Tint::Warning)
                                                  : icon(Icon::CircleCheck, Tint::Success);
    m_picture->setPixmap(picture.pixmap(QSize(problemPicture, problemPicture), devicePixelRatioF()));
    m_dressing = false;
}

void ProblemBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_dressing)
        dress();
    QFrame::changeEvent(event);
}

void ProblemBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        m_close->click();
    else
        QFrame::keyPressEvent(event);
}

} // namespace poplar::gui
