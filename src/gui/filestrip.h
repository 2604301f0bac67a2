// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/draft.h"

#include <QFrame>
#include <QHash>

class QLabel;

namespace poplar::gui {

class AttachmentList;
class AttachmentModel;
class Banner;

/// The files that go with a message that is written, with their sizes and what they come to; Del takes one
/// away. Hidden where there are none.
class FileStrip : public QFrame {
    Q_OBJECT

public:
    explicit FileStrip(QWidget *parent = nullptr);

    /// @param partSizes of those that are parts of messages, by part; what is not there is unknown.
    void setFiles(const QList<mime::DraftFile> &files, const QHash<int, qint64> &partSizes = {});
    [[nodiscard]] const QList<mime::DraftFile> &files() const { return m_files; }
    /// What is no file, or one too many, is left out: refused() tells.
    void add(const QStringList &paths);
    /// The largest message that the server takes, in octets; 0 if unknown.
    void setLargest(qint64 octets);

    /// Looks at the files once more: the names of those that are not there.
    [[nodiscard]] QStringList vanished();
    /// Roughly what the message has on its way, as far as the sizes are known.
    [[nodiscard]] qint64 octetsOnTheWay() const;
    [[nodiscard]] bool isTooLarge() const { return m_largest > 0 && octetsOnTheWay() > m_largest; }

Q_SIGNALS:
    void changed();
    void refused(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] qint64 sizeOf(const mime::DraftFile &file) const;
    void measure();
    void removeCurrent();
    void refresh();
    void dress();

    QList<mime::DraftFile> m_files;
    QHash<int, qint64> m_partSizes;
    QList<qint64> m_sizes; ///< In octets; -1 where unknown.
    qint64 m_largest = 0;
    AttachmentModel *m_model;
    QLabel *m_sum;
    AttachmentList *m_list;
    Banner *m_warning;
    bool m_isDressing = false;
};

} // namespace poplar::gui
