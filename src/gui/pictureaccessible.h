// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QRect>
#include <QString>
#include <QStringList>

#include <optional>

class QWidget;

namespace poplar::gui {

/// What a screen reader sees of a widget that paints a picture: a list with an item for each part of it. The
/// widget implements this itself. Parts count from 0.
class PictureParts {
public:
    [[nodiscard]] virtual int partCount() const = 0;
    /// The one that the keyboard is at; -1 for none.
    [[nodiscard]] virtual int currentPart() const = 0;
    /// The one at this place of the screen; -1 for none.
    [[nodiscard]] virtual int partAt(const QPoint &place) const = 0;
    /// On the screen.
    [[nodiscard]] virtual QRect partPlace(int part) const = 0;
    /// What the eye reads from the part, and from its tip; a line for each thing.
    [[nodiscard]] virtual QString partWords(int part) const = 0;
    /// Whether it is selected; nothing where that has no sense.
    [[nodiscard]] virtual std::optional<bool> isPartSelected(int part) const;
    /// Of QAccessibleActionInterface, what can be done with each of them.
    [[nodiscard]] virtual QStringList partActions() const = 0;
    virtual void actOnPart(int part, const QString &action) = 0;

protected:
    ~PictureParts() = default;
};

/// Makes the list for all widgets that have PictureParts. To be called before the first of them is asked for.
void installPictureAccessible();

/// Tells screen readers that there are other parts,
void tellPartsChanged(QWidget &view);
/// that the keyboard is at another one,
void tellPartCurrent(QWidget &view, int part);
/// or that another one is selected; -1 for none.
void tellPartSelected(QWidget &view, int part);

} // namespace poplar::gui
