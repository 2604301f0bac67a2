// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace poplar::cli {

/// Standard output for results and standard error for what is said about them, in UTF-8.
///
/// Whatever comes from a server or a message is neutralised (wire::displayText) before it is written,
/// with one exception: text() and bytes() leave alone what goes to a file or to another program.
class Output {
public:
    Output();

    [[nodiscard]] bool isTerminal() const { return m_outIsTerminal; }

    /// One line of results. Tabs stay.
    void line(const QString &text);
    /// One object, on one line.
    void json(const QJsonObject &object);
    /// The text of a message, of many lines.
    void text(const QString &text);
    /// Part of a message as the server sent it; CRLF become LF.
    void bytes(const QByteArray &bytes);
    /// Sees to it that everything is out.
    void flush();

    /// Something that went wrong, under the program's name.
    void complain(const QStringList &lines);
    void complain(const QString &line) { complain(QStringList{line}); }
    /// Something that went well, or a prompt's surroundings.
    void remark(const QString &line);
    /// Without a line end.
    void prompt(const QString &text);

    /// Rewrites the line of progress, where standard error is a terminal; an empty one clears it.
    void progress(const QString &text);

    /// Whether something could not be written (the disk is full, or nobody reads any more).
    [[nodiscard]] bool failed() const { return m_failed; }
    /// Whether that is because nobody reads any more, as behind `| head`.
    [[nodiscard]] bool isUnwanted() const { return m_unwanted; }

private:
    void write(const QByteArray &bytes);
    void noteFailure();
    void writeError(const QByteArray &bytes);

    const bool m_outIsTerminal;
    const bool m_errorIsTerminal;
    bool m_progressShown = false;
    bool m_failed = false;
    bool m_unwanted = false;
};

} // namespace poplar::cli
