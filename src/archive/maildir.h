// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/delivery.h"
#include "base/result.h"

#include <QString>

#include <memory>

namespace poplar::archive {

/// A standard Maildir (https://cr.yp.to/proto/maildir.html): a folder with `cur`, `new` and `tmp`, which
/// any other mail program may use at the same time. A value; deliveries into one Maildir may go on at the
/// same time, in any threads and programs.
class Maildir {
public:
    /// Makes the Maildir, and the folders above it, where missing, readable for the user alone. Removes
    /// from `tmp` what Poplar left there more than 36 hours ago. All errors are ErrorKind::Storage. A
    /// folder that holds other things and has neither `cur` nor `new` is left alone: the code is
    /// "NOT-MAILDIR".
    [[nodiscard]] static Result<Maildir> open(const QString &path);
    /// The Maildir of an account: its folder holds the catalogue and more besides. Otherwise like open().
    [[nodiscard]] static Result<Maildir> openOwn(const QString &folder);

    /// Absolute.
    [[nodiscard]] const QString &path() const { return m_path; }

    /// Begins to deliver a message.
    [[nodiscard]] Result<std::unique_ptr<Delivery>> begin(ReadBack readBack = ReadBack::FromDisk) const;

private:
    explicit Maildir(const QString &path);

    [[nodiscard]] static Result<Maildir> make(const QString &absolute);

    QString m_path;
    Volume m_volume;
};

/// Octets that this user can still write there; the path, or the end of it, need not exist.
/// @return -1 if unknown.
[[nodiscard]] qint64 spaceFor(const QString &path);

} // namespace poplar::archive
