// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDBusVariant;

namespace poplar::gui {

/// Whether the system prefers dark windows. Asks Qt where it knows (6.5 and later), else the desktop
/// portal (org.freedesktop.appearance), else judges by the platform's palette.
class SystemScheme : public QObject {
    Q_OBJECT

public:
    /// To be made before the application's palette is replaced.
    explicit SystemScheme(QObject *parent = nullptr);

    [[nodiscard]] bool isDark() const { return m_dark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void portalSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void set(bool dark);
    void askPortal();

    bool m_dark = false;
};

} // namespace poplar::gui
