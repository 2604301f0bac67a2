// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/transcript.h"

#include <QPlainTextEdit>

namespace poplar::gui {

/// A conversation as plain lines that can be selected and copied: time, direction, words.
class PlainLog : public QPlainTextEdit {
    Q_OBJECT

public:
    /// @param name for those who hear it.
    explicit PlainLog(const QString &name, QWidget *parent = nullptr);

    /// Lines below those that are there.
    void append(const QList<wire::TranscriptEvent> &events);
};

} // namespace poplar::gui
