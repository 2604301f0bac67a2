// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/downloaddialog.h"

#include "gui/formatting.h"
#include "gui/messagelistmodel.h"
#include "gui/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace poplar::gui {

namespace {

constexpr qint64 kilobyte = 1024;
constexpr qint64 megabyte = 1024 * kilobyte;
constexpr qint64 usualLimit = megabyte;

} // namespace

DownloadDialog::DownloadDialog(const MessageListModel &messages, QWidget *parent)
    : QDialog(parent)
    , m_messages(&messages)
    , m_size(new QComboBox)
    , m_amount(new QLabel)
    , m_rest(new QLabel)
    , m_download(nullptr)
{
    setObjectName(QStringLiteral("downloadDialog"));
    setWindowTitle(tr("Download everything below a size"));
    for (const qint64 octets : {50 * kilobyte, 100 * kilobyte, 500 * kilobyte, megabyte, 5 * megabyte,
                                10 * megabyte, 25 * megabyte, 100 * megabyte})
        m_size->addItem(formatSize(octets), octets);
    m_size->setCurrentIndex(m_size->findData(usualLimit));
    m_size->setObjectName(QStringLiteral("largestDownload"));
    auto *label = new QLabel(tr("&Messages up to"));
    label->setBuddy(m_size);
    m_amount->setObjectName(QStringLiteral("downloadAmount"));
    m_rest->setObjectName(QStringLiteral("downloadRest"));
    m_rest->setForegroundRole(QPalette::PlaceholderText);
    m_rest->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_download = buttons->addButton(tr("Download"), QDialogButtonBox::AcceptRole);
    m_download->setObjectName(QStringLiteral("startDownload"));
    auto *line = new QHBoxLayout;
    line->addWidget(label);
    line->addWidget(m_size);
    line->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::large, space::huge, space::large);
    layout->setSpacing(space::normal);
    layout->addLayout(line);
    layout->addWidget(m_amount);
    layout->addWidget(m_rest);
    layout->addStretch();
    layout->addSpacing(space::normal);
    layout->addWidget(buttons);
    m_download->setDefault(true); // Only now has it a dialog whose default it can be.
    setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    connect(m_size, &QComboBox::currentIndexChanged, this, &DownloadDialog::showAmount);
    connect(&messages, &MessageListModel::totalsChanged, this, &DownloadDialog::showAmount);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showAmount();
    m_size->setFocus();
}

qint64 DownloadDialog::largest() const
{
    return m_size->currentData().toLongLong();
}

void DownloadDialog::showAmount()
{
    const DownloadAmount amount = m_messages ? downloadAmount(*m_messages, largest()) : DownloadAmount();
    const QString sum =
        //: %1 is a size such as 12 MB
        tr("%Ln message(s), %1, will be downloaded.", nullptr, int(amount.messages))
            .arg(formatSize(amount.octets));
    m_amount->setText(amount.messages > 0 ? sum : tr("There is nothing of this size left to download."));
    QStringList rest;
    if (amount.largerMessages > 0)
        rest += tr("%Ln larger message(s), %1, stay on the server.", nullptr, int(amount.largerMessages))
                    .arg(formatSize(amount.largerOctets));
    if (amount.keptMessages > 0)
        rest += tr("%Ln message(s) are on this computer already.", nullptr, int(amount.keptMessages));
    if (amount.wantedMessages > 0)
        rest += tr("%Ln message(s) wait for their download already.", nullptr, int(amount.wantedMessages));
    m_rest->setText(rest.join(u'\n'));
    m_rest->setVisible(!rest.isEmpty());
    m_size->setAccessibleDescription(m_amount->text());
    m_download->setEnabled(amount.messages > 0);
}

} // namespace poplar::gui
