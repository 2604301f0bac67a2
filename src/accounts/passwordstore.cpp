// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/passwordstore.h"

#include <qt6keychain/keychain.h>

#include <algorithm>

namespace poplar::accounts {

namespace {

const QString service = QStringLiteral("Poplar");

/// QtKeychain can fall back to a plain settings file: never.
void setUp(QKeychain::Job &job, const QString &accountId)
{
    job.setInsecureFallback(false);
    job.setAutoDelete(true);
    job.setKey(accountId);
    // It belongs to nobody: an answer that is under way is not lost with the store.
}

/// Overwrites a buffer in place, for whoever shares it.
void wipe(const void *data, qsizetype octets)
{
    std::fill_n(static_cast<volatile char *>(const_cast<void *>(data)), octets, '\0');
}

Error keyringError(const QKeychain::Job &job)
{
    return Error{ErrorKind::Storage, {}, {}, {}, job.errorString()};
}

} // namespace

PasswordStore::PasswordStore(QObject *parent)
    : QObject(parent)
{
}

void PasswordStore::read(const QString &accountId, QObject *context,
                         std::function<void(const Result<std::optional<Secret>> &)> done)
{
    auto *job = new QKeychain::ReadPasswordJob(service);
    setUp(*job, accountId);
    connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        if (job->error() == QKeychain::NoError) {
            const QByteArray bytes = job->binaryData();
            const Secret password(bytes);
            wipe(bytes.constData(), bytes.size()); // QtKeychain's own copy shares it.
            done(std::optional<Secret>(password));
        } else if (job->error() == QKeychain::EntryNotFound) {
            done(std::optional<Secret>());
        } else {
            done(keyringError(*job));
        }
    });
    job->start();
}

void PasswordStore::write(const QString &accountId, const Secret &password, QObject *context,
                          std::function<void(const Result<Done> &)> done)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    setUp(*job, accountId);
    const QString text = QString::fromUtf8(password.wireBytes());
    job->setTextData(text);
    if (text.isDetached()) // Else QtKeychain still needs it.
        wipe(text.constData(), text.size() * qsizetype(sizeof(QChar)));
    connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        done(job->error() == QKeychain::NoError ? Result<Done>(Done()) : Result<Done>(keyringError(*job)));
    });
    job->start();
}

void PasswordStore::remove(const QString &accountId, QObject *context,
                           std::function<void(const Result<Done> &)> done)
{
    auto *job = new QKeychain::DeletePasswordJob(service);
    setUp(*job, accountId);
    connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        const bool gone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
        done(gone ? Result<Done>(Done()) : Result<Done>(keyringError(*job)));
    });
    job->start();
}

} // namespace poplar::accounts
