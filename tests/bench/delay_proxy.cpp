// SPDX-License-Identifier: GPL-3.0-or-later
// Passes TCP connections on with a delay each way, on loopback only:
//
//     delay_proxy TARGET_PORT MILLISECONDS [HIDDEN_CAPABILITY]
//
// Every piece leaves the given time after it came, in order; the rate is not limited. A capability may
// be taken out of what the server says. Prints the port it listens on and runs until standard input ends.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t pieceOctets = 64 * 1024;
constexpr std::size_t mostUnderWay = 256 * 1024 * 1024; ///< More than any rate on loopback times the delay.

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

void makeQuick(int socket)
{
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK);
}

/// One direction of a connection.
class Pipe {
public:
    Pipe(int from, int to, Clock::duration delay, std::string hidden)
        : m_from(from)
        , m_to(to)
        , m_delay(delay)
        , m_hidden(std::move(hidden))
    {
    }

    [[nodiscard]] bool wantsToRead() const { return !m_ended && m_underWay < mostUnderWay; }
    [[nodiscard]] bool wantsToWrite(Clock::time_point now) const
    {
        return !m_pieces.empty() && m_pieces.front().due <= now;
    }
    [[nodiscard]] bool isOver() const { return m_ended && m_pieces.empty(); }
    [[nodiscard]] Clock::time_point due() const
    {
        return m_pieces.empty() ? Clock::time_point::max() : m_pieces.front().due;
    }

    void read()
    {
        std::string bytes(pieceOctets, '\0');
        const ssize_t count = ::read(m_from, bytes.data(), bytes.size());
        if (count < 0 && errno == EAGAIN)
            return;
        if (count <= 0) {
            m_ended = true;
            return;
        }
        bytes.resize(static_cast<std::size_t>(count));
        hide(bytes);
        m_underWay += bytes.size();
        m_pieces.push_back({Clock::now() + m_delay, std::move(bytes)});
    }

    void write(Clock::time_point now)
    {
        while (wantsToWrite(now)) {
            Piece &piece = m_pieces.front();
            const ssize_t count =
                send(m_to, piece.bytes.data() + piece.sent, piece.bytes.size() - piece.sent, MSG_NOSIGNAL);
            if (count < 0 && errno == EAGAIN)
                return;
            if (count < 0) {
                m_ended = true;
                m_pieces.clear();
                return;
            }
            m_underWay -= static_cast<std::size_t>(count);
            piece.sent += static_cast<std::size_t>(count);
            if (piece.sent == piece.bytes.size())
                m_pieces.pop_front();
        }
    }

private:
    struct Piece {
        Clock::time_point due;
        std::string bytes;
        std::size_t sent = 0;
    };

    /// Dovecot writes its reply to CAPA at once, so the line is never split.
    void hide(std::string &bytes) const
    {
        if (m_hidden.empty())
            return;
        const std::size_t at = bytes.find("\r\n" + m_hidden + "\r\n");
        if (at != std::string::npos)
            bytes.erase(at, m_hidden.size() + 2);
    }

    int m_from;
    int m_to;
    Clock::duration m_delay;
    std::string m_hidden;
    std::deque<Piece> m_pieces;
    std::size_t m_underWay = 0;
    bool m_ended = false;
};

class Connection {
public:
    Connection(int client, int server, Clock::duration delay, const std::string &hidden)
        : m_client(client)
        , m_server(server)
        , m_up(client, server, delay, {})
        , m_down(server, client, delay, hidden)
    {
        makeQuick(client);
        makeQuick(server);
    }
    ~Connection()
    {
        close(m_client);
        close(m_server);
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] bool isOver() const { return m_up.isOver() || m_down.isOver(); }
    [[nodiscard]] Clock::time_point due() const { return std::min(m_up.due(), m_down.due()); }

    void request(std::vector<pollfd> &polled, Clock::time_point now) const
    {
        polled.push_back({m_client, events(m_up, m_down, now), 0});
        polled.push_back({m_server, events(m_down, m_up, now), 0});
    }
    void serve(short client, short server, Clock::time_point now)
    {
        constexpr short readable = POLLIN | POLLHUP | POLLERR;
        if (client & readable)
            m_up.read();
        if (server & readable)
            m_down.read();
        m_up.write(now);
        m_down.write(now);
    }

private:
    static short events(const Pipe &from, const Pipe &to, Clock::time_point now)
    {
        return static_cast<short>((from.wantsToRead() ? POLLIN : 0) | (to.wantsToWrite(now) ? POLLOUT : 0));
    }

    int m_client;
    int m_server;
    Pipe m_up;
    Pipe m_down;
};

class Proxy {
public:
    Proxy(int target, Clock::duration delay, std::string hidden)
        : m_target(target)
        , m_delay(delay)
        , m_hidden(std::move(hidden))
    {
        m_listener = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof address;
        if (bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || listen(m_listener, 16) != 0
            || getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0) {
            std::perror("delay_proxy");
            std::exit(EXIT_FAILURE);
        }
        std::printf("%d\n", ntohs(address.sin_port));
        std::fflush(stdout);
    }

    void run()
    {
        for (;;) {
            Clock::time_point now = Clock::now();
            std::vector<pollfd> polled{{STDIN_FILENO, POLLIN, 0}, {m_listener, POLLIN, 0}};
            for (const auto &connection : m_connections)
                connection->request(polled, now);
            wait(polled, now);
            if (polled[0].revents)
                return;
            now = Clock::now();
            for (std::size_t i = 0; i < m_connections.size(); ++i)
                m_connections[i]->serve(polled[2 + 2 * i].revents, polled[3 + 2 * i].revents, now);
            std::erase_if(m_connections, [](const auto &connection) { return connection->isOver(); });
            if (polled[1].revents)
                accept();
        }
    }

private:
    void wait(std::vector<pollfd> &polled, Clock::time_point now) const
    {
        Clock::time_point due = Clock::time_point::max();
        for (const auto &connection : m_connections) {
            if (connection->due() > now) // what is due already waits for POLLOUT
                due = std::min(due, connection->due());
        }
        timespec left{};
        if (due != Clock::time_point::max()) {
            const auto nanoseconds = std::chrono::nanoseconds(due - now).count();
            left = {nanoseconds / 1'000'000'000, nanoseconds % 1'000'000'000};
        }
        ppoll(polled.data(), polled.size(), due == Clock::time_point::max() ? nullptr : &left, nullptr);
    }

    void accept()
    {
        const int client = ::accept(m_listener, nullptr, nullptr);
        const int server = socket(AF_INET, SOCK_STREAM, 0);
        const sockaddr_in address = loopback(m_target);
        if (connect(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            std::perror("delay_proxy");
        m_connections.push_back(std::make_unique<Connection>(client, server, m_delay, m_hidden));
    }

    int m_target;
    Clock::duration m_delay;
    std::string m_hidden;
    int m_listener = -1;
    std::vector<std::unique_ptr<Connection>> m_connections;
};

} // namespace

int main(int argc, char *argv[])
{
    if (argc < 3 || argc > 4) {
        std::fprintf(stderr, "usage: delay_proxy TARGET_PORT MILLISECONDS [HIDDEN_CAPABILITY]\n");
        return 64;
    }
    prctl(PR_SET_TIMERSLACK, 1);
    const auto delay = std::chrono::microseconds(std::lround(std::atof(argv[2]) * 1000));
    Proxy(std::atoi(argv[1]), delay, argc == 4 ? argv[3] : "").run();
}
