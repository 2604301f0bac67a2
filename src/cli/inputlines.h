// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

namespace poplar::cli {

/// Standard input, line by line, without holding up the event loop. A line is read only when somebody
/// asks for it, so that what belongs to another program behind this one on the same input stays there as
/// far as the system lets it.
class InputLines : public QObject {
    Q_OBJECT

public:
    /// A line without its line end; nothing at the end of the input. A line longer than
    /// limit::commandArgument comes in pieces.
    using Taken = std::function<void(const std::optional<QByteArray> &)>;

    explicit InputLines(QObject *parent = nullptr);
    ~InputLines() override;

    /// The next line, from the event loop. One call at a time: a further one replaces the one before.
    /// The call is dropped when @p context goes.
    void next(QObject *context, Taken taken);
    /// Nobody waits for a line any more.
    void forget();

private:
    /// How lines come in; one implementation for each system.
    class Source : public QObject {
    public:
        /// give() is to be called with the next line, from the event loop.
        virtual void want() = 0;
        /// Nothing is wanted any more.
        virtual void stop() = 0;
    };
    class SystemSource;
    static std::unique_ptr<Source> makeSource(InputLines &owner);

    void give(const std::optional<QByteArray> &line);

    std::unique_ptr<Source> m_source;
    QPointer<QObject> m_context;
    Taken m_taken;
};

} // namespace poplar::cli
