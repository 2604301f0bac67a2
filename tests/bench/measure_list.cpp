// SPDX-License-Identifier: GPL-3.0-or-later
// How lively the window stays while its list is sorted, filtered, selected and ticked, and the picture of
// what fills the mailbox is shown, see Heartbeat:
//
//   measure_list PROFILE MESSAGES
//
// The profile is of `measure_start make`. For each step its longest gap in ms (step_NAME_max; step_NAME_busy
// in processor time) and the seconds until the list was as it should be (step_NAME_seconds).
#include "heartbeat.h"
#include "profilewindow.h"

#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>

#include <cstdio>
#include <functional>

using namespace poplar;
using bench::Figures;
using bench::Heartbeat;

namespace {

constexpr int settling = 1000; ///< ms; the window has been drawn by then.
constexpr int idling = 1000; ///< ms; what the machine itself lets a beat wait.
constexpr int looking = 5; ///< ms
constexpr int drawing = 60; ///< ms that a step goes on when the list is as it should be: it must be drawn.

class ListRun : public QObject {
public:
    ListRun(const QString &profile, int messages)
        : m_window(profile)
        , m_messages(messages)
    {
        m_window.expect(messages);
        addSteps();
        m_look.setInterval(looking);
        connect(&m_look, &QTimer::timeout, this, &ListRun::look);
        m_look.start();
    }

private:
    struct Step {
        std::string name;
        std::function<void()> act;
        std::function<bool()> isDone;
    };

    void addSort(const char *name, int column, Qt::SortOrder order)
    {
        m_steps.push_back(
            {name, [this, column, order] { m_window.view().header()->setSortIndicator(column, order); },
             [this] { return m_window.isComplete(); }});
    }

    void addKey(const char *name, const QString &text, std::function<bool(int)> isRight)
    {
        m_steps.push_back({name, [this, text] { m_window.pane().findChild<QLineEdit *>()->setText(text); },
                           [this, isRight] { return isRight(m_window.model().rowCount()); }});
    }

    void addSteps()
    {
        using Model = gui::MessageListModel;
        addSort("sort_from", Model::FromColumn, Qt::AscendingOrder);
        addSort("sort_subject", Model::SubjectColumn, Qt::AscendingOrder);
        addSort("sort_subject_down", Model::SubjectColumn, Qt::DescendingOrder);
        addSort("sort_date", Model::DateColumn, Qt::DescendingOrder);
        addSort("sort_size", Model::SizeColumn, Qt::DescendingOrder);
        addSort("sort_new", Model::MarkerColumn, Qt::DescendingOrder);
        addSort("sort_attachments", Model::AttachmentColumn, Qt::DescendingOrder);
        addSort("sort_kept", Model::KeptColumn, Qt::DescendingOrder);
        addSort("sort_arrival", -1, Qt::DescendingOrder);
        // Every subject is "Report NUMBER".
        const auto all = [this](int rows) { return rows == m_messages; };
        const auto some = [this](int rows) { return rows > 0 && rows < m_messages; };
        const QString typed = QStringLiteral("report 9");
        for (int length = 1; length <= 6; ++length)
            addKey(("key_" + std::to_string(length)).c_str(), typed.left(length), all);
        addKey("key_8", typed, some);
        addKey("clear", QString(), all);
        addSelecting();
    }

    void addSelecting()
    {
        const auto act = [this](int action) { m_window.pane().messageActions().at(action)->trigger(); };
        const auto isComplete = [this] { return m_window.isComplete(); };
        const auto ticked = [this](qint64 count) { return m_window.model().totals().ticked == count; };
        enum { Tick = 1, UntickAll = 2, SelectAll = 3 };
        m_steps.push_back({"select_all", [act] { act(SelectAll); }, isComplete});
        addSort("sort_selected", gui::MessageListModel::SubjectColumn, Qt::AscendingOrder);
        addKey("filter_selected", QStringLiteral("9"), [this](int rows) { return rows < m_messages; });
        addKey("clear_selected", QString(), [this](int rows) { return rows == m_messages; });
        m_steps.push_back({"select_all_again", [act] { act(SelectAll); }, isComplete});
        m_steps.push_back({"tick_all", [act] { act(Tick); }, [=, this] { return ticked(m_messages); }});
        addSort("sort_ticked", gui::MessageListModel::TickColumn, Qt::DescendingOrder);
        m_steps.push_back({"untick_all", [act] { act(UntickAll); }, [=] { return ticked(0); }});
        addPicture();
    }

    void addPicture()
    {
        gui::SpaceDock &dock = m_window.spaceDock();
        const auto shows = [this, &dock](gui::SpaceBy by) {
            const auto &picture = dock.map().picture();
            return picture && picture->query == gui::SpaceQuery{.by = by, .path = {}}
            && picture->messages == m_messages;
        };
        m_steps.push_back(
            {"picture_sender", [&dock] { dock.show(); }, [=] { return shows(gui::SpaceBy::Sender); }});
        const std::pair<const char *, gui::SpaceBy> others[] = {{"picture_domain", gui::SpaceBy::Domain},
                                                                {"picture_month", gui::SpaceBy::Month},
                                                                {"picture_size", gui::SpaceBy::Size}};
        for (const auto &[name, by] : others)
            m_steps.push_back(
                {name, [&dock, by = by] { dock.setBy(by); }, [=, by = by] { return shows(by); }});
        m_steps.push_back({"picture_select", [&dock] { dock.map().selectTile(0); },
                           [this] { return !m_window.pane().selected().isEmpty(); }});
    }

    void look()
    {
        if (!m_isReady) {
            if (!m_window.isComplete())
                return;
            m_isReady = true;
            m_look.stop();
            QTimer::singleShot(settling, this, [this] {
                m_heartbeat.start();
                QTimer::singleShot(idling, this, [this] {
                    m_heartbeat.report(m_figures, "idle_gap");
                    m_figures.start();
                    begin();
                });
            });
            return;
        }
        if (!m_steps[m_step].isDone() || m_window.model().isArranging())
            return;
        m_look.stop();
        m_figures.set("step_" + m_steps[m_step].name + "_seconds", double(m_since.nsecsElapsed()) / 1e9);
        QTimer::singleShot(drawing, this, &ListRun::endStep);
    }

    void begin()
    {
        m_heartbeat.start();
        m_since.start();
        m_steps[m_step].act();
        m_look.start();
    }

    void endStep()
    {
        const Heartbeat::Gaps gaps = m_heartbeat.stop();
        const std::string name = "step_" + m_steps[m_step].name;
        m_figures.set(name + "_max", *std::max_element(gaps.clock.begin(), gaps.clock.end()));
        m_figures.set(name + "_busy", *std::max_element(gaps.busy.begin(), gaps.busy.end()));
        m_gaps.append(gaps);
        if (++m_step < m_steps.size())
            return begin();
        m_figures.stop();
        Heartbeat::reportGaps(m_figures, "gap", m_gaps);
        m_figures.set("messages", m_messages);
        m_figures.print();
        std::fflush(stdout);
        std::_Exit(EXIT_SUCCESS); // what is still unticked in the catalogue is of no interest
    }

    bench::ProfileWindow m_window;
    const int m_messages;
    std::vector<Step> m_steps;
    size_t m_step = 0;
    bool m_isReady = false;
    QTimer m_look;
    QElapsedTimer m_since;
    Heartbeat m_heartbeat;
    Heartbeat::Gaps m_gaps;
    Figures m_figures;
};

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: measure_list PROFILE MESSAGES\n");
        return 64;
    }
    QApplication application(argc, argv);
    ListRun run(QString::fromLocal8Bit(argv[1]), std::atoi(argv[2]));
    return QApplication::exec();
}
