// SPDX-License-Identifier: GPL-3.0-or-later
#include "link.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace poplar::bench {

namespace {

constexpr int patience = 60'000; // ms

bool isAgain(int error)
{
    return error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE;
}

} // namespace

void giveUp(const char *what)
{
    std::fprintf(stderr, "failed: %s (%s)\n", what, std::strerror(errno));
    std::exit(EXIT_FAILURE);
}

Link::Link(const Task &task)
{
    connect(task);
    if (!task.authority.empty())
        secure(task);
}

Link::~Link()
{
    SSL_free(m_tls);
    SSL_CTX_free(m_context);
    close(m_socket);
}

void Link::connect(const Task &task)
{
    m_socket = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(task.port);
    if (inet_pton(AF_INET, task.host.c_str(), &address.sin_addr) != 1)
        giveUp("no IPv4 address");
    if (::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        giveUp("connect");
    const int on = 1;
    setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    fcntl(m_socket, F_SETFL, fcntl(m_socket, F_GETFL) | O_NONBLOCK);
}

void Link::secure(const Task &task)
{
    m_context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_verify(m_context, SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_mode(m_context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_read_ahead(m_context, 1);
    if (SSL_CTX_load_verify_locations(m_context, task.authority.c_str(), nullptr) != 1)
        giveUp("the authority's certificate");
    m_tls = SSL_new(m_context);
    SSL_set_fd(m_tls, m_socket);
    X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(m_tls), task.host.c_str());
    for (int result = SSL_connect(m_tls); result != 1; result = SSL_connect(m_tls)) {
        const int error = SSL_get_error(m_tls, result);
        if (!isAgain(error))
            giveUp(ERR_error_string(ERR_get_error(), nullptr));
        wait(error == SSL_ERROR_WANT_WRITE);
    }
}

void Link::wait(bool wantsToWrite)
{
    if (m_tls && SSL_has_pending(m_tls) && SSL_is_init_finished(m_tls))
        return;
    pollfd request{m_socket, static_cast<short>(wantsToWrite ? POLLIN | POLLOUT : POLLIN), 0};
    if (poll(&request, 1, patience) <= 0)
        giveUp("the server is silent");
}

std::size_t Link::read(std::span<char> buffer)
{
    if (m_tls) {
        std::size_t count = 0;
        if (const int result = SSL_read_ex(m_tls, buffer.data(), buffer.size(), &count); result == 1)
            return count;
        else if (!isAgain(SSL_get_error(m_tls, result)))
            giveUp("the server hung up");
        return 0;
    }
    const ssize_t count = ::read(m_socket, buffer.data(), buffer.size());
    if (count == 0 || (count < 0 && errno != EAGAIN))
        giveUp("the server hung up");
    return count < 0 ? 0 : static_cast<std::size_t>(count);
}

std::size_t Link::write(std::string_view bytes)
{
    if (m_tls) {
        std::size_t count = 0;
        if (const int result = SSL_write_ex(m_tls, bytes.data(), bytes.size(), &count); result == 1)
            return count;
        else if (!isAgain(SSL_get_error(m_tls, result)))
            giveUp("the server hung up");
        return 0;
    }
    const ssize_t count = send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count < 0 && errno != EAGAIN)
        giveUp("the server hung up");
    return count < 0 ? 0 : static_cast<std::size_t>(count);
}

} // namespace poplar::bench
