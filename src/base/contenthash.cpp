// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/contenthash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace poplar {

ContentHash::ContentHash()
    : m_context(EVP_MD_CTX_new(), EVP_MD_CTX_free)
{
    if (EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) != 1)
        qFatal("OpenSSL has no SHA-256");
}

void ContentHash::add(QByteArrayView octets)
{
    EVP_DigestUpdate(m_context.get(), octets.data(), size_t(octets.size()));
}

QByteArray ContentHash::result()
{
    QByteArray digest(EVP_MAX_MD_SIZE, '\0');
    unsigned length = 0;
    EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<unsigned char *>(digest.data()), &length);
    digest.truncate(qsizetype(length));
    return digest;
}

void ContentHash::leaveThread()
{
    OPENSSL_thread_stop();
}

} // namespace poplar
