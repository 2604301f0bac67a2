// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace poplar::gui {

/// The path of a file that may be missing: to type, to choose in a dialog, to clear. Says so where there is
/// no such file.
class FileField : public QWidget {
    Q_OBJECT

public:
    explicit FileField(QWidget *parent = nullptr);
    ~FileField() override;

    /// @param name what the field is called by screen readers.
    /// @param title of the dialog.
    /// @param filter as QFileDialog has it.
    void setPurpose(const QString &name, const QString &title, const QString &filter);
    void setPath(const QString &path);
    /// Without blanks around it; empty for none.
    [[nodiscard]] QString path() const;
    void setPlaceholderText(const QString &text);

Q_SIGNALS:
    /// By the user.
    void edited();

private:
    void choose();
    void check();

    QString m_title;
    QString m_filter;
    QLineEdit *m_line;
    QPushButton *m_choose;
    QLabel *m_fault;
};

} // namespace poplar::gui
