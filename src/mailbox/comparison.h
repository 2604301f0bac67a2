// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/catalogue.h"
#include "mailbox/headerfetcher.h"
#include "mailbox/maildroplisting.h"

#include <QList>

namespace poplar::mailbox {

/// A maildrop whose messages may be known ones under new names. Nothing is made of it until that is known.
struct Comparison {
    enum class Stage { Files, Headers, Asked };
    Maildrop maildrop;
    bool mayBeRenamed = false; ///< Else only strays are looked for.
    Stage stage = Stage::Files; ///< What is being read of, or that the user decides.
    QList<HeaderFetcher::Header> headers = {}; ///< Their `message` stands for a number.
    archive::Renaming renaming = archive::Renaming::Refused;
};

} // namespace poplar::mailbox
