// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/passwordstore.h"

#include <qt6keychain/keychain.h>

namespace poplar::accounts {

namespace {

const QString service = QStringLiteral("Poplar");

/// QtKeychain can fall back to a plain settings file: never.
void setUp(QKeychain::Job &job, const QString &accountId)
{
    job.setInsecureFallback(false);
    job.setAutoDelete(true);
    job.setKey(accountId);
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
    auto *job = new QKeychain::ReadPasswordJob(service, this);
    setUp(*job, accountId);
    connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        if (job->error() == QKeychain::NoError) {
            QByteArray bytes = job->binaryData();
            done(std::optional<Secret>(Secret(bytes)));
            bytes.fill('\0');
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
    auto *job = new QKeychain::WritePasswordJob(service, this);
    setUp(*job, accountId);
    job->setTextData(QString::fromUtf8(password.wireBytes()));
    connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        done(job->error() == QKeychain::NoError ? Result<Done>(Done()) : Result<Done>(keyringError(*job)));
    });
    job->start();
}

void PasswordStore::remove(const QString &accountId, QObject *context,
                           std::function<void(const Result<Done> &)> done)
{
    auto *job = new QKeychain::DeletePasswordJob(service, this);
    setUp(*job, accountId);
    connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        const bool gone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
        done(gone ? Result<Done>(Done()) : Result<Done>(keyringError(*job)));
    });
    job->start();
}

} // namespace poplar::accounts
