// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/parts.h"
#include "mailbox/readingfolder.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

namespace poplar::mailbox {

/// Makes files of the parts of messages, streaming, on a pool: in a folder of the user's, or in one that
/// nobody else may enter and that is removed when the program ends. On the session thread.
class PartFiles : public QObject {
    Q_OBJECT

public:
    /// @param folder as of ReadingFolder; only part files lie there.
    PartFiles(const QString &folder, QThreadPool &pool, QObject *parent = nullptr);
    ~PartFiles() override;

    /// Removes what programs left that were killed.
    void prepare();

    /// @param messageFile where the message lies.
    void extract(const ExtractOrder &order, const QString &messageFile);
    void preview(const PreviewOrder &order, const QString &messageFile);
    /// No file that is there is replaced: a number is added to the name ("a (2).pdf").
    void save(MessageId message, const QList<NamedPart> &parts, const QString &folder,
              const QString &messageFile);

Q_SIGNALS:
    void extracted(const poplar::mailbox::Extracted &extracted);
    void previewed(const poplar::mailbox::PreviewedPart &preview);
    void saved(const poplar::mailbox::SavedParts &saved);
    /// Before the signals above where not all went well.
    void failed(poplar::mailbox::MessageId message, const poplar::Error &error);

private:
    [[nodiscard]] QString pathFor(const ExtractOrder &order) const;
    void answer(const QString &path, const Result<mime::Harm> &harm);

    ReadingFolder m_folder;
    QThreadPool &m_pool;
    QHash<QString, QList<ExtractOrder>> m_underWay; ///< By the file: several may want the same.
};

} // namespace poplar::mailbox
