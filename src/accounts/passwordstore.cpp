// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/passwordstore.h"

#include <qt6keychain/keychain.h>

#include <algorithm>
#include <memory>

namespace poplar::accounts {

namespace {

const QString service = QStringLiteral("Poplar");

/// The key of the entry; that of the password is the account's alone, as it was when there was no other.
QString keyOf(const QString &accountId, StoredSecret what)
{
    switch (what) {
    case StoredSecret::Password:
        return accountId;
    case StoredSecret::Token:
        return accountId + QStringLiteral("/token");
    case StoredSecret::ClientKey:
        return accountId + QStringLiteral("/client-key");
    case StoredSecret::Proxy:
        return accountId + QStringLiteral("/proxy");
    case StoredSecret::Submission:
        return accountId + QStringLiteral("/submission");
    }
    Q_UNREACHABLE();
}

/// QtKeychain can fall back to a plain settings file: never.
void setUp(QKeychain::Job &job, const QString &key)
{
    job.setInsecureFallback(false);
    job.setAutoDelete(true);
    job.setKey(key);
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

void PasswordStore::read(const QString &accountId, StoredSecret what, QObject *context,
                         std::function<void(const Result<std::optional<Secret>> &)> done)
{
    auto *job = new QKeychain::ReadPasswordJob(service);
    setUp(*job, keyOf(accountId, what));
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

void PasswordStore::write(const QString &accountId, StoredSecret what, const Secret &secret, QObject *context,
                          std::function<void(const Result<Done> &)> done)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    setUp(*job, keyOf(accountId, what));
    const QString text = QString::fromUtf8(secret.wireBytes());
    job->setTextData(text);
    if (text.isDetached()) // Else QtKeychain still needs it.
        wipe(text.constData(), text.size() * qsizetype(sizeof(QChar)));
    connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        done(job->error() == QKeychain::NoError ? Result<Done>(Done()) : Result<Done>(keyringError(*job)));
    });
    job->start();
}

void PasswordStore::remove(const QString &accountId, StoredSecret what, QObject *context,
                           std::function<void(const Result<Done> &)> done)
{
    auto *job = new QKeychain::DeletePasswordJob(service);
    setUp(*job, keyOf(accountId, what));
    connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        const bool gone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
        done(gone ? Result<Done>(Done()) : Result<Done>(keyringError(*job)));
    });
    job->start();
}

void PasswordStore::remove(const QString &accountId, QObject *context,
                           std::function<void(const Result<Done> &)> done)
{
    struct Progress {
        int awaited = 0;
        Result<Done> result = Done();
    };
    const auto progress = std::make_shared<Progress>();
    for (const StoredSecret what : {StoredSecret::Password, StoredSecret::Token, StoredSecret::ClientKey,
                                    StoredSecret::Proxy, StoredSecret::Submission}) {
        ++progress->awaited;
        remove(accountId, what, context, [progress, done](const Result<Done> &removed) {
            if (!removed)
                progress->result = removed;
            if (--progress->awaited == 0)
                done(progress->result);
        });
    }
}

} // namespace poplar::accounts
