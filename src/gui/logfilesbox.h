// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/logfolder.h"

#include <QGroupBox>

class QCheckBox;
class QSpinBox;

namespace poplar::gui {

/// Settings: whether sessions are written into files, and how long the files stay.
class LogFilesBox : public QGroupBox {
    Q_OBJECT

public:
    explicit LogFilesBox(const records::LogFiles &files, QWidget *parent = nullptr);

    [[nodiscard]] records::LogFiles files() const;

Q_SIGNALS:
    /// The user wants to see the folder of the files.
    void folderWanted();

private:
    void buildLimits();
    void updateEnabled();

    records::LogFiles m_before;
    QCheckBox *m_writing;
    QSpinBox *m_days;
    QSpinBox *m_megabytes;
};

} // namespace poplar::gui
