// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/contenthash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace poplar {

namespace {

/// Without a digest nothing could be said to be verified.
void require(int succeeded)
{
    if (succeeded != 1)
        qFatal("OpenSSL cannot make SHA-256 digests");
}

} // namespace

ContentHash::ContentHash()
    : m_context(EVP_MD_CTX_new(), EVP_MD_CTX_free)
{
    Q_CHECK_PTR(m_context.get());
    require(EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr));
}

void ContentHash::add(QByteArrayView octets)
{
    require(EVP_DigestUpdate(m_context.get(), octets.data(), size_t(octets.size())));
}

QByteArray ContentHash::result()
{
    QByteArray digest(EVP_MAX_MD_SIZE, '\0');
    unsigned length = 0;
    require(EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<unsigned char *>(digest.data()), &length));
    digest.truncate(qsizetype(length));
    return digest;
}

void ContentHash::leaveThread()
{
    OPENSSL_thread_stop();
}

} // namespace poplar
