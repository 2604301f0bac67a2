// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/composewindow.h"

#include "gui/addressfield.h"
#include "gui/composetext.h"
#include "gui/filestrip.h"
#include "gui/formatmenu.h"
#include "gui/formatting.h"
#include "gui/hairline.h"
#include "gui/icons.h"
#include "gui/problembar.h"
#include "gui/spellingdesk.h"
#include "gui/spellmenu.h"
#include "mime/addresslist.h"
#include "spelling/spelling.h"
#include "wire/displaytext.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

namespace poplar::gui {

using To = ComposeFields::To;

ComposeWindow::ComposeWindow(quint64 number, const QList<accounts::Account> &accounts,
                             const ComposeStart &start)
    : m_number(number)
    , m_keeping(new DraftKeeping(
          {[this] { return toBeKept(); }, [this] { return place(); }, [this] { return ticket(); }}, this))
    , m_notice(new ProblemBar)
    , m_fields(new ComposeFields)
    , m_text(new ComposeText)
    , m_files(new FileStrip)
    , m_status(new QLabel)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("composeWindow"));
    setAcceptDrops(true);
    build();
    buildActions();
    buildEditMenu();
    m_fields->setAccounts(accounts);
    begin(start);
    connectParts();
    connectKeeping();
    tellAbility();
}

ComposeWindow::~ComposeWindow() = default;

void ComposeWindow::build()
{
    constexpr QSize usual(760, 660);
    constexpr QSize smallest(420, 380);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_fields);
    layout->addWidget(new Hairline);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_files);
    m_notice->hide();
    setCentralWidget(page);
    statusBar()->setSizeGripEnabled(false);
    m_status->setObjectName(QStringLiteral("draftStatus"));
    m_status->setTextFormat(Qt::PlainText);
    statusBar()->addWidget(m_status, 1);
    setMinimumSize(smallest);
    resize(usual);
}

void ComposeWindow::buildActions()
{
    m_send = new QAction(icon(Icon::Send), tr("&Send"), this);
    m_send->setObjectName(QStringLiteral("sendAction"));
    m_send->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    m_send->setToolTip(tr("Send the message (Ctrl+Enter)"));
    m_attach = new QAction(icon(Icon::Paperclip), tr("&Attach files…"), this);
    m_attach->setObjectName(QStringLiteral("attachAction"));
    m_attach->setIconText(tr("Attach…", "toolbar: files to a message"));
    m_attach->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_A);
    m_attach->setToolTip(tr("Let files go with the message; they can be dragged here, too (Ctrl+Shift+A)"));
    m_keep = new QAction(icon(Icon::Save), tr("Keep &draft"), this);
    m_keep->setObjectName(QStringLiteral("keepAction"));
    m_keep->setShortcut(QKeySequence::Save);
    m_keep->setToolTip(tr("Keep what is written so far on this computer (Ctrl+S)"));
    m_report = new QAction(tr("Ask for a delivery &report"), this);
    m_report->setObjectName(QStringLiteral("reportAction"));
    m_report->setCheckable(true);
    auto *close = new QAction(tr("&Close"), this);
    close->setShortcut(Qt::CTRL | Qt::Key_W);
    connect(close, &QAction::triggered, this, &QWidget::close);
    QMenu *menu = menuBar()->addMenu(tr("&Message"));
    menu->addActions({m_send, m_attach, m_keep});
    menu->addSeparator();
    menu->addAction(m_report);
    menu->addSeparator();
    menu->addAction(close);
    auto *bar = new QToolBar(tr("Toolbar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->addActions({m_send, m_attach, m_keep});
    addToolBar(bar);
    connect(m_send, &QAction::triggered, this, &ComposeWindow::send);
    connect(m_attach, &QAction::triggered, this, &ComposeWindow::askForFiles);
    connect(m_keep, &QAction::triggered, m_keeping, &DraftKeeping::keepNow);
}

void ComposeWindow::buildEditMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Edit"));
    // They are for the text; the fields have such keys of their own.
    const auto add = [this, menu](const QString &text, QKeySequence::StandardKey key, auto slot) {
        auto *action = new QAction(text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_text->addAction(action);
        menu->addAction(action);
        connect(action, &QAction::triggered, m_text, slot);
    };
    add(tr("&Undo"), QKeySequence::Undo, &QTextEdit::undo);
    add(tr("&Redo"), QKeySequence::Redo, &QTextEdit::redo);
    menu->addSeparator();
    add(tr("Cu&t"), QKeySequence::Cut, &QTextEdit::cut);
    add(tr("&Copy"), QKeySequence::Copy, &QTextEdit::copy);
    add(tr("&Paste"), QKeySequence::Paste, &QTextEdit::paste);
    auto *quote = new QAction(tr("Paste as &quotation"), this);
    quote->setObjectName(QStringLiteral("quoteAction"));
    quote->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_V);
    connect(quote, &QAction::triggered, m_text, &ComposeText::pasteAsQuotation);
    menu->addAction(quote);
    auto *forms = new QToolBar(tr("Formatting"));
    forms->setMovable(false);
    forms->setContextMenuPolicy(Qt::PreventContextMenu);
    addToolBar(forms);
    m_format = new FormatMenu(*m_text, *forms, this);
    menuBar()->addMenu(m_format);
}

void ComposeWindow::begin(const ComposeStart &start)
{
    m_base = start.draft;
    m_home = start.account;
    const mime::Draft &draft = start.draft.draft;
    const auto fill = [this](To to, const QString &typed, const QList<Address> &addresses) {
        if (typed.isEmpty())
            m_fields->field(to).setAddresses(addresses);
        else
            m_fields->field(to).setText(typed);
    };
    fill(To::To, start.draft.to, draft.to);
    fill(To::Cc, start.draft.cc, draft.cc);
    fill(To::Bcc, start.draft.bcc, draft.bcc);
    m_fields->showFilled();
    m_fields->chooseSender(draft.from.address, start.account);
    m_fields->setSubject(draft.subject);
    m_text->setWritten(draft.text, draft.html);
    m_files->setFiles(draft.files, start.partSizes);
    m_report->setChecked(start.draft.notice == mailbox::DeliveryNotice::OnFailureAndSuccess);
    if (isRedirected()) {
        m_fields->setSubjectUse(ComposeFields::Subject::Fixed);
        m_text->setReadOnly(true);
        m_attach->setEnabled(false);
    }
    if (start.origin == ComposeStart::Origin::Fresh) {
        const QStringList lines = draft.text.split(u'\n');
        m_givenLines = QSet<QString>(lines.begin(), lines.end());
    } else if (start.origin == ComposeStart::Origin::Kept) {
        m_keeping->setKept(start.account, start.draft.id);
    }
    m_format->refresh();
    if (start.cursor == ComposeStart::Cursor::End)
        m_text->moveCursor(QTextCursor::End);
    if (m_fields->typed(To::To).isEmpty())
        m_fields->field(To::To).setFocus(Qt::OtherFocusReason);
    else
        m_text->setFocus(Qt::OtherFocusReason);
    updateTitle();
}

void ComposeWindow::connectParts()
{
    connect(m_fields, &ComposeFields::changed, this, &ComposeWindow::noteChange);
    connect(m_fields, &ComposeFields::changed, this, &ComposeWindow::updateTitle);
    connect(m_text, &ComposeText::edited, this, &ComposeWindow::noteChange);
    connect(m_files, &FileStrip::changed, this, &ComposeWindow::noteChange);
    connect(m_report, &QAction::toggled, this, &ComposeWindow::noteChange);
    connect(m_files, &FileStrip::refused, this, [this](const QString &sentence) {
        m_notice->showNotice(ProblemBar::Tone::Notice, tr("Not everything was attached"), sentence);
    });
    connect(m_text, &ComposeText::filesGiven, m_files, &FileStrip::add);
    connect(m_fields, &ComposeFields::senderChanged, this, &ComposeWindow::accountChosen);
    connect(m_fields, &ComposeFields::setUpWanted, this, &ComposeWindow::setUpWanted);
    connect(m_fields, &ComposeFields::completionWanted, this, [this](int field, const QString &beginning) {
        const quint64 asked = ticket();
        m_peopleTickets[size_t(field)] = asked;
        Q_EMIT peopleWanted(account(), asked, beginning);
    });
    connect(m_notice, &ProblemBar::offerTaken, this, [this] {
        const auto offer = std::exchange(m_offer, nullptr);
        m_notice->dismiss();
        if (offer)
            offer();
    });
}

void ComposeWindow::noteChange()
{
    m_isWritten = true;
    if (m_state == State::Writing)
        m_keeping->noteChange();
}

void ComposeWindow::updateTitle()
{
    const QString subject = wire::displayText(m_fields->subject().trimmed());
    setWindowTitle(subject.isEmpty() ? tr("New message") : subject);
}

void ComposeWindow::setSpelling(SpellingDesk &desk)
{
    auto *menu = new SpellMenu(desk, *m_text, this);
    menuBar()->addMenu(menu);
    connect(menu, &SpellMenu::nothingFound, m_status,
            [this] { m_status->setText(tr("No misspelt word was found.")); });
    connect(&desk.spelling(), &spelling::Spelling::learningFailed, this, [this](const Error &error) {
        m_notice->showNotice(ProblemBar::Tone::Problem, tr("The word could not be stored"),
                             tr("It counts as right until Poplar ends. %1", "%1: what the system says")
                                 .arg(wire::displayText(error.detail)));
    });
}

void ComposeWindow::setAccounts(const QList<accounts::Account> &accounts)
{
    const auto before = m_fields->sender();
    m_fields->setAccounts(accounts);
    tellAbility();
    const auto now = m_fields->sender();
    if (!before || !now || *before == *now)
        return;
    const bool isOther = !mime::isSameMailbox(before->address.address, now->address.address);
    if (isOther && m_state == State::WaitingToSend)
        setState(State::Writing); // Nobody said that it should go so.
    if (m_isWritten)
        noteChange();
    if (isOther)
        m_notice->showNotice(
            ProblemBar::Tone::Notice, tr("The message has another sender now"),
            //: Both are mail addresses.
            tr("“%1” is not in the settings any more. The message comes from “%2” now, "
               "unless you choose another sender.")
                .arg(wire::displayText(before->address.address), wire::displayText(now->address.address)));
}

/// Where nothing can be sent yet, the way to change that is the first thing to be seen.
void ComposeWindow::tellAbility()
{
    if (m_fields->sender()) {
        if (m_notice->property("isAbility").toBool())
            m_notice->dismiss();
        m_notice->setProperty("isAbility", false);
        return;
    }
    m_notice->showNotice(ProblemBar::Tone::Notice, tr("No account can send mail yet"),
                         tr("An account needs an address to write from and a server to send by. What is "
                            "written here is kept as a draft meanwhile."),
                         tr("Set up sending…"));
    m_notice->setProperty("isAbility", true);
    m_offer = [this] { Q_EMIT setUpWanted(m_home); };
}

QString ComposeWindow::account() const
{
    const auto sender = m_fields->sender();
    return sender ? sender->account : m_home;
}

void ComposeWindow::setLargest(qint64 octets)
{
    m_files->setLargest(octets);
}

mailbox::KeptDraft ComposeWindow::draft() const
{
    mailbox::KeptDraft kept = m_base;
    mime::Draft &draft = kept.draft;
    if (const auto sender = m_fields->sender())
        draft.from = sender->address;
    kept.to = m_fields->typed(To::To);
    kept.cc = m_fields->typed(To::Cc);
    kept.bcc = m_fields->typed(To::Bcc);
    draft.to = m_fields->field(To::To).addresses();
    draft.cc = m_fields->field(To::Cc).addresses();
    draft.bcc = m_fields->field(To::Bcc).addresses();
    draft.subject = m_fields->subject();
    draft.text = m_text->written();
    draft.html = m_text->writtenHtml();
    draft.files = m_files->files();
    kept.notice = m_report->isChecked() ? mailbox::DeliveryNotice::OnFailureAndSuccess
                                        : mailbox::DeliveryNotice::Unasked;
    return kept;
}

void ComposeWindow::takePeople(const mailbox::Correspondents &found)
{
    for (const To to : {To::To, To::Cc, To::Bcc}) {
        if (m_peopleTickets[size_t(to)] == found.ticket)
            m_fields->field(to).offer(found.people);
    }
}

void ComposeWindow::askForFiles()
{
    auto *dialog = new QFileDialog(this, tr("Attach files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, m_files, &FileStrip::add);
    dialog->open();
}

void ComposeWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_attach->isEnabled() && !localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ComposeWindow::dropEvent(QDropEvent *event)
{
    m_files->add(localFiles(*event->mimeData()));
    event->acceptProposedAction();
}

} // namespace poplar::gui
