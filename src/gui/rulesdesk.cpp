// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rulesdesk.h"

#include "base/limits.h"
#include "gui/accountlistmodel.h"
#include "gui/actiontip.h"
#include "gui/icons.h"
#include "gui/openmailbox.h"
#include "gui/problembar.h"
#include "gui/rulelogdialog.h"
#include "gui/ruletext.h"

#include <QAction>
#include <QDir>

#include <algorithm>

namespace poplar::gui {

using accounts::FilterCondition;
using accounts::FilterRule;
using Of = FilterCondition::Of;
using mailbox::Mailbox;
using mailbox::MessageId;

RulesDesk::RulesDesk(const QString &file, QWidget *window, ProblemBar &bar)
    : m_store(file)
    , m_window(window)
    , m_bar(bar)
    , m_edit(new QAction(icon(Icon::ListFilter), tr("R&ules…"), window))
    , m_run(new QAction(icon(Icon::Play), tr("Run the rules on all messages"), window))
    , m_showLog(new QAction(icon(Icon::ScrollText), tr("What the rules did…"), window))
    , m_fromMessage(new QAction(icon(Icon::ListFilter), tr("Rule from this message…"), window))
{
    m_edit->setObjectName(QStringLiteral("rulesAction"));
    m_run->setObjectName(QStringLiteral("runRulesAction"));
    m_showLog->setObjectName(QStringLiteral("ruleLogAction"));
    m_fromMessage->setObjectName(QStringLiteral("ruleFromMessageAction"));
    connect(m_edit, &QAction::triggered, this, &RulesDesk::openRules);
    connect(m_run, &QAction::triggered, this, &RulesDesk::run);
    connect(m_showLog, &QAction::triggered, this, &RulesDesk::openLog);
    connect(m_fromMessage, &QAction::triggered, this, &RulesDesk::addFromMessage);
    updateActions();
}

RulesDesk::~RulesDesk() = default;

void RulesDesk::take(OpenMailbox &open)
{
    m_mailboxes += &open;
    open.mailbox().setRules(m_store.rules());
    connect(&open.mailbox(), &Mailbox::ruleTried, this,
            [this, id = open.id()](const mailbox::RuleTrialReport &report) {
                if (m_dialog)
                    m_dialog->trial().takeReport(id, report);
            });
    connect(&open.mailbox(), &Mailbox::foldersChanged, this,
            [this, id = open.id()](const QList<mailbox::LocalFolder> &folders) {
                QStringList names;
                for (const mailbox::LocalFolder &folder : folders)
                    names += folder.name;
                m_folders.insert(id, names);
            });
}

void RulesDesk::showMailbox(OpenMailbox *open)
{
    m_shown = open;
    m_connections = open ? std::make_unique<QObject>() : nullptr;
    m_selected.clear();
    delete m_log;
    updateActions();
    if (!open)
        return;
    QObject *context = m_connections.get();
    Mailbox *mailbox = &open->mailbox();
    connect(mailbox, &Mailbox::contentReady, context, [this](const mailbox::MessageContent &content) {
        const auto &fields = content.headerFields;
        const auto list = std::find_if(fields.begin(), fields.end(), [](const mime::HeaderField &field) {
            return field.name.compare(u"List-Id", Qt::CaseInsensitive) == 0;
        });
        m_read = content.id;
        m_list = list == fields.end() ? QString() : list->value;
    });
    connect(mailbox, &Mailbox::rulesRan, context, [this](const auto &report) { takeRun(report); });
    connect(mailbox, &Mailbox::rulesActed, context, [this, mailbox] {
        if (m_log)
            mailbox->readRuleLog();
    });
    connect(mailbox, &Mailbox::ruleLogRead, context, [this](const QList<mailbox::RuleDeed> &deeds) {
        if (m_log)
            m_log->setDeeds(deeds);
    });
}

void RulesDesk::setSelected(const QList<MessageId> &messages)
{
    m_selected = messages;
    updateActions();
}

void RulesDesk::updateActions()
{
    m_showLog->setEnabled(m_shown != nullptr);
    const auto &rules = m_store.rules();
    const bool any = m_shown && std::any_of(rules.begin(), rules.end(), [this](const FilterRule &rule) {
                         return rule.state == FilterRule::Switch::On && rule.isFor(m_shown->id());
                     });
    setObstacle(*m_run, any ? QString() : tr("No rule is switched on for this mailbox."));
    m_fromMessage->setEnabled(m_shown && m_selected.size() == 1);
}

QList<OpenMailbox *> RulesDesk::mailboxes() const
{
    QList<OpenMailbox *> all;
    for (const QPointer<OpenMailbox> &open : m_mailboxes) {
        if (open)
            all += open.data();
    }
    return all;
}

void RulesDesk::openRules()
{
    (void)showRules();
}

RulesDialog &RulesDesk::showRules()
{
    if (m_dialog)
        return *m_dialog;
    RulesDialog::Contents contents;
    contents.rules = m_store.rules();
    contents.shown = m_shown ? m_shown->id() : QString();
    for (OpenMailbox *open : mailboxes()) {
        contents.accounts += {open->id(), open->name()};
        contents.places += {open->id(), open->name(), &open->model()};
        contents.folders += m_folders.value(open->id());
    }
    contents.folders.removeDuplicates();
    contents.folders.sort(Qt::CaseInsensitive);
    m_dialog = new RulesDialog(contents, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &RulesDialog::rulesSaved, this, &RulesDesk::save);
    connect(m_dialog, &RulesDialog::logWanted, this, &RulesDesk::openLog);
    connect(&m_dialog->trial(), &RuleTrialView::trialWanted, this,
            [this](const QString &id, const mailbox::RuleTrial &trial) {
                for (OpenMailbox *open : mailboxes()) {
                    if (open->id() == id)
                        open->mailbox().tryRule(trial);
                }
            });
    // What is still being tried is of no use to anybody.
    connect(m_dialog, &QDialog::finished, this, [this] {
        for (OpenMailbox *open : mailboxes())
            open->mailbox().tryRule({});
    });
    m_dialog->open();
    return *m_dialog;
}

void RulesDesk::addFromMessage()
{
    if (!m_shown || m_selected.size() != 1)
        return;
    const mailbox::MessageRow *row = m_shown->model().find(m_selected.first());
    if (!row)
        return;
    FilterRule rule = ruleLike(row->envelope.value_or(Envelope()), row->id == m_read ? m_list : QString());
    if (m_shown->id() != AccountListModel::practiceId)
        rule.accounts = {m_shown->id()};
    showRules().addRule(rule);
}

void RulesDesk::save(const QList<FilterRule> &rules)
{
    const Result<Done> stored = m_store.store(rules);
    if (!stored) {
        m_bar.showNotice(ProblemBar::Tone::Problem, tr("The rules could not be saved"),
                         stored.error().detail);
        return;
    }
    for (OpenMailbox *open : mailboxes())
        open->mailbox().setRules(m_store.rules());
    updateActions();
}

void RulesDesk::run()
{
    if (m_shown)
        m_shown->mailbox().runRules();
}

void RulesDesk::takeRun(const mailbox::RuleRunReport &report)
{
    m_bar.showNotice(report.fits > 0 ? ProblemBar::Tone::Good : ProblemBar::Tone::Notice,
                     ruleRunTitle(report), ruleRunDetails(report));
}

void RulesDesk::openLog()
{
    if (!m_shown)
        return;
    if (!m_log) {
        QWidget *parent = m_dialog ? static_cast<QWidget *>(m_dialog) : m_window;
        m_log = new RuleLogDialog(m_shown->name(), parent);
        m_log->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_log, &RuleLogDialog::messageChosen, this, &RulesDesk::messageChosen);
        connect(m_log, &RuleLogDialog::clearWanted, this, [this] {
            if (m_shown)
                m_shown->mailbox().clearRuleLog();
        });
    }
    m_log->show();
    m_log->raise();
    m_shown->mailbox().readRuleLog();
}

void RulesDesk::tellTrouble()
{
    if (const auto &error = m_store.loadError()) {
        const QString detail = error->code == "NEWER-RULES"
            ? tr("A newer Poplar has written them. No rule is in force, and none can be saved here.")
            : tr("No rule is in force, and none can be saved: %1").arg(error->detail);
        m_bar.showNotice(ProblemBar::Tone::Problem, tr("The rules cannot be read"), detail);
    } else if (!m_store.copyOfDamagedFile().isEmpty()) {
        m_bar.showNotice(ProblemBar::Tone::Problem, tr("Not all rules could be read"),
                         tr("What was not understood is not in force. The file as it was is kept as %1")
                             .arg(QDir::toNativeSeparators(m_store.copyOfDamagedFile())));
    }
}

FilterRule ruleLike(const Envelope &envelope, const QString &list)
{
    FilterRule rule;
    rule.actions = accounts::FilterAction::Tick;
    const Address sender = envelope.from.value(0);
    FilterCondition condition;
    // A description may stand before the id, and change (RFC 2919 section 3).
    const QString id = list.section(u'<', -1).section(u'>', 0, 0).trimmed();
    if (!id.isEmpty()) {
        //: The name of a rule; %1 is the id of a mailing list.
        rule.name = RulesDesk::tr("List %1").arg(id);
        condition = {.of = Of::List, .text = id};
    } else if (!sender.address.isEmpty()) {
        //: The name of a rule; %1 is who wrote a message.
        rule.name = RulesDesk::tr("From %1").arg(sender.shown());
        condition = {.of = Of::From, .test = FilterCondition::Test::Equals, .text = sender.address};
    } else {
        rule.name = RulesDesk::tr("New rule");
        condition = {.of = Of::Subject, .text = envelope.subject};
    }
    condition.text.truncate(limit::ruleText);
    rule.name.truncate(limit::ruleText);
    rule.conditions = {condition};
    return rule;
}

} // namespace poplar::gui
