// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/filestrip.h"

#include "base/limits.h"
#include "gui/attachmentlist.h"
#include "gui/attachmentmodel.h"
#include "gui/banner.h"
#include "gui/formatting.h"
#include "gui/theme.h"
#include "wire/displaytext.h"

#include <QAction>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeDatabase>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace poplar::gui {

using mime::DraftFile;

namespace {

/// Base64 makes four octets of three, and a line end after 76 (RFC 2045 section 6.8).
qint64 encodedOctets(qint64 octets)
{
    const qint64 letters = (octets + 2) / 3 * 4;
    return letters + letters / 76 * 2;
}

/// A message changes its name with its flags, as when it has been read: who sends it finds it.
bool liesInMaildir(const DraftFile &file)
{
    const QString folder = QFileInfo(file.path).dir().dirName();
    return folder == QStringLiteral("cur") || folder == QStringLiteral("new");
}

QString shownName(const DraftFile &file)
{
    return file.name.isEmpty() ? QFileInfo(file.path).fileName() : file.name;
}

} // namespace

FileStrip::FileStrip(QWidget *parent)
    : QFrame(parent)
    , m_model(new AttachmentModel(this))
    , m_sum(new QLabel)
    , m_list(new AttachmentList)
    , m_warning(new Banner)
{
    auto *remove = new QAction(icon(Icon::X), tr("&Remove attachment"), this);
    remove->setObjectName(QStringLiteral("removeFile"));
    remove->setShortcut(Qt::Key_Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    remove->setToolTip(tr("Take the chosen attachment out of the message (Del)"));
    connect(remove, &QAction::triggered, this, &FileStrip::removeCurrent);
    m_list->addAction(remove);
    m_list->setDragEnabled(false);
    m_list->setModel(m_model);
    connect(m_list, &AttachmentList::menuWanted, this, [this, remove](const QPoint &place) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(remove);
        menu->popup(place);
    });
    setFocusProxy(m_list);
    auto *button = new QToolButton;
    button->setDefaultAction(remove);
    button->setAutoRaise(true);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::large, space::small, space::large, 0);
    head->addWidget(m_sum, 1);
    head->addWidget(button);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::large - space::small, 0, space::large, space::small);
    row->addWidget(m_list);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_warning);
    layout->addLayout(head);
    layout->addLayout(row);
    setAutoFillBackground(true);
    dress();
    refresh();
}

void FileStrip::setFiles(const QList<DraftFile> &files, const QHash<int, qint64> &partSizes)
{
    m_files = files;
    m_partSizes = partSizes;
    measure();
    refresh();
}

void FileStrip::add(const QStringList &paths)
{
    const QMimeDatabase types;
    QString sentence;
    for (const QString &path : paths) {
        const QFileInfo file(path);
        const QString name = wire::displayText(file.fileName());
        const auto isThere = [&path](const DraftFile &one) { return one.path == path && !one.part; };
        if (std::any_of(m_files.begin(), m_files.end(), isThere))
            continue;
        if (!file.isFile())
            sentence = file.isDir() ? tr("“%1” is a folder. Only files can be attached.").arg(name)
                                    : tr("The file “%1” is not there any more.").arg(name);
        else if (!file.isReadable())
            sentence = tr("The file “%1” may not be read.").arg(name);
        else if (m_files.size() >= limit::sentFiles)
            sentence = tr("One message can take %L1 files at most.").arg(limit::sentFiles);
        else
            m_files += {path, file.fileName(),
                        types.mimeTypeForFile(file, QMimeDatabase::MatchExtension).name().toLatin1()};
    }
    measure();
    refresh();
    Q_EMIT changed();
    if (!sentence.isEmpty())
        Q_EMIT refused(sentence);
}

void FileStrip::setLargest(qint64 octets)
{
    if (octets == m_largest)
        return; // It is told at every step of what is being sent.
    m_largest = octets;
    refresh();
}

QStringList FileStrip::vanished()
{
    QStringList names;
    for (const DraftFile &file : std::as_const(m_files)) {
        if (!liesInMaildir(file) && !QFileInfo(file.path).isFile())
            names += wire::displayText(shownName(file));
    }
    measure();
    refresh();
    return names;
}

/// Looks at the disk, so not more often than files come and go.
void FileStrip::measure()
{
    m_sizes.clear();
    for (const DraftFile &file : std::as_const(m_files))
        m_sizes += sizeOf(file);
}

qint64 FileStrip::sizeOf(const DraftFile &file) const
{
    if (file.part)
        return m_partSizes.value(*file.part, -1);
    const QFileInfo info(file.path);
    return info.isFile() ? info.size() : -1;
}

qint64 FileStrip::octetsOnTheWay() const
{
    qint64 octets = 0;
    for (const qint64 size : m_sizes)
        octets += encodedOctets(std::max<qint64>(0, size));
    return octets;
}

void FileStrip::removeCurrent()
{
    const int row = m_list->currentIndex().row();
    if (row < 0 || row >= m_files.size())
        return;
    m_files.removeAt(row);
    m_sizes.removeAt(row);
    refresh();
    const int next = std::min(row, int(m_files.size()) - 1);
    if (next >= 0)
        m_list->setCurrentIndex(m_model->index(next));
    Q_EMIT changed();
}

void FileStrip::refresh()
{
    QList<mime::Attachment> shown;
    qint64 sum = 0;
    for (qsizetype i = 0; i < m_files.size(); ++i) {
        sum += std::max<qint64>(0, m_sizes[i]);
        shown += {int(i), shownName(m_files[i]), m_files[i].type, m_sizes[i]};
    }
    const int row = m_list->currentIndex().row();
    m_model->setAttachments(shown);
    m_list->setCurrentIndex(m_model->index(std::clamp(row, 0, std::max(0, int(shown.size()) - 1))));
    //: The sum of sizes, such as 12 MB.
    m_sum->setText(tr("%Ln attachment(s), %1", nullptr, int(m_files.size())).arg(formatSize(sum)));
    if (isTooLarge())
        m_warning->setContent(Banner::Tone::Warning, Icon::TriangleAlert,
                              tr("On its way this message has about %1. The server takes %2 at most.")
                                  .arg(formatSize(octetsOnTheWay()), formatSize(m_largest)));
    m_warning->setVisible(isTooLarge());
    setVisible(!m_files.isEmpty());
}

void FileStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isDressing)
        dress();
}

void FileStrip::dress()
{
    m_isDressing = true;
    QPalette muted;
    muted.setColor(QPalette::WindowText,
                   themeColours(parentWidget() ? parentWidget()->palette() : palette()).muted);
    m_sum->setPalette(muted);
    m_isDressing = false;
}

} // namespace poplar::gui
