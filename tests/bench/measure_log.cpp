// SPDX-License-Identifier: GPL-3.0-or-later
// How lively the window stays while a conversation of so many lines runs through the shown log, and while the
// user works with them, see Heartbeat:
//
//   measure_log LINES
//
// The log keeps as many lines as a user may choose, and has all its pages. First the lines come, the current
// one being explained; while half as many more follow, for which the oldest go, lines are narrowed by typing
// and by menu, widened, searched through, and the other pages are shown. The lines are written on a thread of
// their own and told in batches with some bodies, as a session does.
#include "base/limits.h"
#include "gui/findbar.h"
#include "gui/logdock.h"
#include "gui/logsettings.h"
#include "gui/sessionviews.h"
#include "gui/theme.h"
#include "gui/transcriptmodel.h"
#include "gui/transcriptpane.h"
#include "heartbeat.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMainWindow>
#include <QTabWidget>
#include <QThread>
#include <QTreeView>

#include <cstdio>
#include <cstdlib>
#include <deque>
#include <functional>
#include <utility>

using namespace poplar;
using bench::Figures;
using bench::Heartbeat;
using wire::TranscriptEvent;

namespace {

constexpr int settling = 1000; ///< ms; the window has been drawn by then.
constexpr int idling = 1000; ///< ms; what the machine itself lets a beat wait.
constexpr int batch = 50; ///< ms between two batches, as of a session,
constexpr int linesInBatch = 500; ///< and how much such a session says: 10,000 lines a second.
constexpr int octetsOfBody = 4096; ///< Of what the log can unfold.
constexpr int looking = 20; ///< ms
constexpr int drawing = 200; ///< ms that it goes on when all is there: it must be drawn.
constexpr int keyPress = 60; ///< ms between two letters,
constexpr int reading = 1000; ///< and until the user does the next thing.

/// A session that fetches headers: a command, the reply, what came.
class Speaker : public QObject {
    Q_OBJECT

public:
    /// So many lines more.
    void speak(int lines)
    {
        m_lines += lines;
        auto *timer = new QTimer(this);
        timer->setTimerType(Qt::PreciseTimer);
        connect(timer, &QTimer::timeout, this, [this, timer] {
            const quint64 told = m_transcript.lastNumber();
            m_bodies = 0;
            for (int i = 0; i < linesInBatch && m_said < m_lines; ++i)
                m_transcript.add(next());
            Q_EMIT grown(m_transcript.since(told));
            if (m_said == m_lines)
                timer->stop();
        });
        timer->start(batch);
    }

Q_SIGNALS:
    void grown(const QList<poplar::wire::TranscriptEvent> &events);

private:
    TranscriptEvent next()
    {
        const int step = m_said % 3;
        const int number = m_said++ / 3 + 1;
        const bool isRefused = number % 100 == 0;
        TranscriptEvent event;
        event.state = "TRANSACTION";
        event.command = quint64(number);
        event.message = number;
        if (step == 0) {
            event.kind = TranscriptEvent::Kind::Sent;
            event.text = "TOP " + QByteArray::number(number) + " 0";
        } else if (step == 1) {
            event.text = isRefused ? "-ERR there is no such message" : "+OK top of message follows";
            event.endsReply = isRefused;
        } else if (isRefused) {
            event.kind = TranscriptEvent::Kind::State;
            event.text = "the server goes on";
        } else {
            event.kind = TranscriptEvent::Kind::Body;
            event.endsReply = true;
            event.lines = 30;
            if (++m_bodies <= limit::transcriptBodiesAtOnce)
                event.body = QByteArray(octetsOfBody, 'x');
        }
        event.octets = event.kind == TranscriptEvent::Kind::Body ? octetsOfBody : event.text.size() + 2;
        return event;
    }

    wire::Transcript m_transcript;
    int m_lines = 0;
    int m_said = 0;
    int m_bodies = 0;
};

class LogRun : public QObject {
    Q_OBJECT

public:
    explicit LogRun(int lines)
        : m_lines(lines)
        , m_speaker(new Speaker)
        , m_pane(m_dock.addSession(QStringLiteral("measured"), QStringLiteral("Measured")))
        , m_view(m_pane.findChild<QTreeView *>(QStringLiteral("transcript")))
    {
        gui::LogSettings settings;
        settings.lines = limit::mostLogLines;
        m_pane.applySettings(settings);
        gui::addSessionViews(m_pane);
        m_window.addDockWidget(Qt::BottomDockWidgetArea, &m_dock);
        m_window.resize(1200, 800);
        m_window.show();
        m_speaker->moveToThread(&m_thread);
        connect(m_speaker, &Speaker::grown, &m_pane, &gui::TranscriptPane::append);
        m_thread.start();
        connect(&m_look, &QTimer::timeout, this, &LogRun::look);
        QTimer::singleShot(settling, this, [this] {
            m_heartbeat.start();
            QTimer::singleShot(idling, this, &LogRun::begin);
        });
    }

private:
    struct Step {
        int pause; ///< ms before it.
        std::function<void()> take;
    };

    void begin()
    {
        m_heartbeat.report(m_figures, "idle_gap");
        m_figures.start();
        m_heartbeat.start();
        speak(m_lines);
        m_look.start(looking);
    }

    void speak(int lines)
    {
        QMetaObject::invokeMethod(m_speaker, [this, lines] { m_speaker->speak(lines); });
    }

    void look()
    {
        // Explained is the newest line, as when somebody goes along with the arrow keys.
        const int last = m_view->model()->rowCount() - 1;
        if (last < 0)
            return;
        m_view->setCurrentIndex(m_view->model()->index(last, 0));
        if (m_pane.model().lineAt(m_pane.model().rowCount() - 1).event.number < quint64(m_lines))
            return;
        m_look.stop();
        addSteps();
        next();
    }

    void addSteps()
    {
        add(drawing, [this] { endPhase("gap_stream"); });
        add(0, [this] { speak(m_lines / 2); });
        for (const char *typed : {"t", "to", "top", "top 9", "top 99"})
            add(keyPress, [this, typed] { type(typed); });
        for (const char *typed : {"top 999", "", "follows"})
            add(reading, [this, typed] { type(typed); });
        add(reading, [this] { type(""); });
        for (const char *choice : {"Said by &Poplar", "Said by &both", "Only &errors", "Only &errors"})
            add(reading, [this, choice] { choose(choice); });
        add(reading, [this] { endPhase("gap_filter"); });
        add(0, [this] { find("top 77"); });
        add(reading, [this] { find("no such text"); });
        add(2 * reading, [this] { endPhase("gap_find"); });
        for (const int page : {1, 2, 0})
            add(reading, [this, page] { m_pane.findChild<QTabWidget *>()->setCurrentIndex(page); });
        add(reading, [this] { endPhase("gap_pages"); });
        add(0, [this] { finish(); });
    }

    void add(int pause, std::function<void()> take) { m_steps.push_back({pause, std::move(take)}); }

    void next()
    {
        const Step step = m_steps.front();
        m_steps.pop_front();
        QTimer::singleShot(step.pause, this, [this, step] {
            step.take();
            next();
        });
    }

    void type(const char *text)
    {
        m_pane.findChild<QLineEdit *>(QStringLiteral("logFilter"))->setText(QLatin1StringView(text));
    }

    void choose(const char *text)
    {
        for (auto *action : m_pane.findChildren<QAction *>()) {
            if (action->text() == QLatin1StringView(text))
                return action->trigger();
        }
    }

    void find(const char *text)
    {
        Q_EMIT m_pane.findChild<gui::FindBar *>()->findRequested(QLatin1StringView(text),
                                                                 gui::FindDirection::Next);
    }

    void endPhase(const char *name)
    {
        const Heartbeat::Gaps gaps = m_heartbeat.stop();
        Heartbeat::reportGaps(m_figures, name, gaps);
        m_all.append(gaps);
        m_heartbeat.start();
    }

    void finish()
    {
        Heartbeat::reportGaps(m_figures, "gap", m_all);
        m_figures.stop();
        m_figures.set("messages", m_lines);
        m_figures.print();
        std::fflush(stdout);
        std::_Exit(EXIT_SUCCESS);
    }

    const int m_lines;
    QThread m_thread;
    Speaker *m_speaker; ///< On m_thread; the process ends with both.
    QMainWindow m_window;
    gui::LogDock m_dock;
    gui::TranscriptPane &m_pane;
    QTreeView *m_view;
    QTimer m_look;
    std::deque<Step> m_steps;
    Heartbeat m_heartbeat;
    Heartbeat::Gaps m_all;
    Figures m_figures;
};

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: measure_log LINES\n");
        return 64;
    }
    QApplication application(argc, argv);
    qRegisterMetaType<QList<TranscriptEvent>>();
    gui::Theme theme;
    LogRun run(std::atoi(argv[1]));
    return QApplication::exec();
}

#include "measure_log.moc"
