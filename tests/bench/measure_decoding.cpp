// SPDX-License-Identifier: GPL-3.0-or-later
// How long Poplar takes to read messages for the pane: measure_decoding FOLDER
#include "figures.h"
#include "mime/message.h"

#include <QDir>

#include <cstdio>

using namespace poplar;

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: measure_decoding FOLDER\n");
        return 64;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    const QStringList names = folder.entryList(QDir::Files);
    bench::Figures figures;
    figures.start();
    qint64 characters = 0;
    qint64 octets = 0;
    for (const QString &name : names) {
        const Result<mime::Message> message = mime::readMessage(folder.filePath(name));
        if (!message)
            return 66;
        characters += message->text.size();
        for (const mime::Attachment &attachment : message->attachments)
            octets += attachment.octets;
    }
    figures.stop();
    figures.set("messages", double(names.size()));
    figures.set("characters", double(characters));
    figures.set("attached", double(octets));
    figures.print();
}
