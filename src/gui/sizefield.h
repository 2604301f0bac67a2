// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;

namespace poplar::gui {

/// A size to be typed in, with its unit.
class SizeField : public QWidget {
    Q_OBJECT

public:
    explicit SizeField(QWidget *parent = nullptr);

    [[nodiscard]] qint64 octets() const;
    /// Shows it in the unit that suits it. octetsChanged() is not told.
    void setOctets(qint64 octets);
    /// What is shown in place of 0.
    void setTextForNothing(const QString &text);
    /// For screen readers.
    void setNames(const QString &number, const QString &unit);
    [[nodiscard]] QDoubleSpinBox *number() const { return m_number; }

Q_SIGNALS:
    void octetsChanged(qint64 octets);

private:
    QDoubleSpinBox *m_number;
    QComboBox *m_unit;
};

} // namespace poplar::gui
