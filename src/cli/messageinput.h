// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTemporaryFile>

#include <memory>

namespace poplar::cli {

/// A message from standard input, to its end, in a file that only the user may read and that goes with this
/// object. Reading does not hold up the event loop.
class MessageInput : public QObject {
    Q_OBJECT

public:
    explicit MessageInput(QObject *parent = nullptr);
    ~MessageInput() override;

    /// Begins: complete() or failed() follows, from the event loop.
    void start();

    [[nodiscard]] QString path() const { return m_file.fileName(); }

Q_SIGNALS:
    void complete();
    /// @param reason what the system says.
    void failed(const QString &reason);

private:
    /// How octets come in; one implementation for each system.
    class Reader : public QObject {
    public:
        /// The next octets are to be given to take() or fail(), from the event loop, until stop().
        virtual void start() = 0;
        virtual void stop() = 0;
    };
    class SystemReader;
    static std::unique_ptr<Reader> makeReader(MessageInput &owner);

    /// @param octets empty at the end.
    void take(const QByteArray &octets);
    void fail(const QString &reason);

    QTemporaryFile m_file;
    std::unique_ptr<Reader> m_reader;
};

} // namespace poplar::cli
