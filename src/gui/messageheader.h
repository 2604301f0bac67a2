// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/envelope.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace poplar::gui {

/// Who wrote to whom, when and about what: the head of the message pane. Everything can be selected;
/// what is too long is shortened, and whole in the tool tip.
class MessageHeader : public QWidget {
    Q_OBJECT

public:
    explicit MessageHeader(QWidget *parent = nullptr);

    /// Compact leaves out the recipients, where the pane is low, and Line all but the subject, where it is
    /// very low.
    enum class Density { Full, Compact, Line };
    void setDensity(Density density);
    void setEnvelope(const Envelope &envelope);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Row {
        QLabel *caption = nullptr;
        QLabel *text = nullptr;
    };
    Row addRow(const QString &caption, const char *name);
    void setRow(const Row &row, const QString &shown, const QString &whole);
    void setPeople(const Row &row, const QList<Address> &people);
    void showSubject();
    void showRows();
    void dress();

    Density m_density = Density::Full;
    QGridLayout *m_grid;
    QString m_wholeSubject;
    QLabel *m_subject;
    Row m_from;
    Row m_to;
    Row m_cc;
    Row m_date;
};

/// Text of a header field on one line, made fit to be shown: control characters and what turns the
/// direction of writing go, since they could make a name look like another.
[[nodiscard]] QString headerLine(const QString &text);

} // namespace poplar::gui
