// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/values.h"

#include <QDialog>

class QFormLayout;

namespace poplar::gui {

/// Shows how the present connection is protected, who the server says it is, and what it can do.
class ConnectionDetails : public QDialog {
    Q_OBJECT

public:
    explicit ConnectionDetails(const mailbox::ConnectionStatus &status, QWidget *parent = nullptr);

private:
    void addTls(QFormLayout *form, const wire::TlsDetails &tls);
};

} // namespace poplar::gui
