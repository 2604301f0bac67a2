// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/decode.h"

#include "cli/json.h"
#include "mime/extract.h"
#include "wire/displaytext.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace poplar::cli {

namespace {

struct DecodeText {
    Q_DECLARE_TR_FUNCTIONS(poplar::cli::Decode)
};

ExitCode decodeFile(const QString &file, Output &output)
{
    const QFileInfo info(file);
    if (!info.isFile() || !info.isReadable()) {
        output.complain(info.exists() ? DecodeText::tr("%1 cannot be read.").arg(file)
                                      : DecodeText::tr("There is no file %1.").arg(file));
        return ExitCode::Data;
    }
    const Result<mime::Extract> extract = mime::extractMessage(file);
    if (!extract) {
        output.complain(DecodeText::tr("%1 cannot be read: %2").arg(file, extract.error().detail));
        return ExitCode::InputOutput;
    }
    output.json(extractJson(file, *extract));
    if (extract->damages.testFlag(mime::Damage::TextCut))
        output.complain(DecodeText::tr("%1: the text is longer than Poplar reads; it was cut.").arg(file));
    if (extract->damages.testFlag(mime::Damage::TooDeep))
        output.complain(DecodeText::tr("%1 has more parts than Poplar reads.").arg(file));
    return ExitCode::Success;
}

} // namespace

ExitCode decode(const QStringList &files, Output &output)
{
    ExitCode worst = ExitCode::Success;
    for (const QString &file : files) {
        if (output.failed())
            break; // nobody would see the rest
        const ExitCode code = decodeFile(file, output);
        if (worst == ExitCode::Success)
            worst = code;
    }
    return worst;
}

} // namespace poplar::cli
