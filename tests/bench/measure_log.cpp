// SPDX-License-Identifier: GPL-3.0-or-later
// How lively the window stays while a conversation of so many lines runs through the shown log, its current
// line explained and its oldest lines forgotten, see Heartbeat:
//
//   measure_log LINES
//
// The lines are written on a thread of their own and told in batches, as a session does.
#include "base/limits.h"
#include "gui/logdock.h"
#include "gui/theme.h"
#include "gui/transcriptmodel.h"
#include "gui/transcriptpane.h"
#include "heartbeat.h"

#include <QApplication>
#include <QMainWindow>
#include <QThread>
#include <QTreeView>

#include <cstdio>
#include <cstdlib>

using namespace poplar;
using bench::Figures;
using bench::Heartbeat;
using wire::TranscriptEvent;

namespace {

constexpr int settling = 1000; ///< ms; the window has been drawn by then.
constexpr int idling = 1000; ///< ms; what the machine itself lets a beat wait.
constexpr int batch = 50; ///< ms between two batches, as of a session,
constexpr int linesInBatch = 500; ///< and how much such a session says: 10,000 lines a second.
constexpr int looking = 20; ///< ms
constexpr int drawing = 200; ///< ms that it goes on when all is there: it must be drawn.

/// A session that fetches headers: a command, the reply, what came.
class Speaker : public QObject {
    Q_OBJECT

public:
    explicit Speaker(int lines)
        : m_lines(lines)
    {
    }

    void speak()
    {
        auto *timer = new QTimer(this);
        timer->setTimerType(Qt::PreciseTimer);
        connect(timer, &QTimer::timeout, this, [this, timer] {
            const quint64 told = m_transcript.lastNumber();
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
        TranscriptEvent event;
        event.kind = step == 0 ? TranscriptEvent::Kind::Sent
            : step == 1        ? TranscriptEvent::Kind::Received
                               : TranscriptEvent::Kind::Body;
        event.state = "TRANSACTION";
        event.command = quint64(number);
        event.message = number;
        if (step == 0)
            event.text = "TOP " + QByteArray::number(number) + " 0";
        else if (step == 1)
            event.text = number % 100 == 0 ? "-ERR there is no such message" : "+OK top of message follows";
        event.octets = step == 2 ? 1500 : event.text.size() + 2;
        event.lines = 30;
        return event;
    }

    wire::Transcript m_transcript;
    const int m_lines;
    int m_said = 0;
};

class LogRun : public QObject {
    Q_OBJECT

public:
    explicit LogRun(int lines)
        : m_lines(lines)
        , m_speaker(new Speaker(lines))
        , m_pane(m_dock.addSession(QStringLiteral("measured"), QStringLiteral("Measured")))
        , m_view(m_pane.findChild<QTreeView *>(QStringLiteral("transcript")))
    {
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
    void begin()
    {
        m_heartbeat.report(m_figures, "idle_gap");
        m_figures.start();
        m_heartbeat.start();
        QMetaObject::invokeMethod(m_speaker, &Speaker::speak);
        m_look.start(looking);
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
        QTimer::singleShot(drawing, this, &LogRun::finish);
    }

    void finish()
    {
        m_heartbeat.report(m_figures, "gap");
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
    Heartbeat m_heartbeat;
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
