// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtp/opening.h"

#include <algorithm>
#include <array>

namespace poplar::smtp {

struct Opening::Row {
    Step step;
    bool (Opening::*due)() const;
};

// clang-format off
const Opening::Row Opening::table[] = {
    // step               when
    { Step::Greeting,     &Opening::alwaysDue },
    { Step::EhloFirst,    &Opening::alwaysDue },
    { Step::StartTls,     &Opening::dueWithStartTls }, // never lowered: where it is not announced, that is the end
    { Step::Handshake,    &Opening::dueWithStartTls },
    { Step::EhloSecured,  &Opening::dueWithStartTls }, // RFC 3207 section 4.2: forget, and ask again
    { Step::Helo,         &Opening::dueWithoutEhlo },  // RFC 5321 section 3.2; with STARTTLS it never comes to it
    { Step::Login,        &Opening::dueWithLogin },    // LoginPlan knows how
    { Step::Done,         &Opening::alwaysDue },
};
// clang-format on

namespace {

/// The server does not know the command, or not with what stands behind it.
bool isUnknown(int code)
{
    constexpr std::array codes{500, 501, 502, 503, 504};
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

} // namespace

Opening::Opening(const wire::Endpoint &endpoint, const std::optional<wire::Login> &login,
                 const QByteArray &name)
    : m_endpoint(endpoint)
    , m_login(login)
    , m_name(name)
{
}

Opening::Move Opening::answered(const Result<Reply> &result)
{
    if (m_step == Step::Login)
        return follow(m_plan->answered(result));
    if (!result)
        return Failed{result.error()};
    return result->isPositive() ? accepted(*result) : refused(*result);
}

Opening::Move Opening::accepted(const Reply &reply)
{
    if (m_step == Step::EhloFirst || m_step == Step::EhloSecured)
        m_extensions = Extensions(reply);
    return advance();
}

Opening::Move Opening::refused(const Reply &reply)
{
    constexpr std::array verbs{"", "EHLO", "STARTTLS", "", "EHLO", "HELO"};
    Error error = refusal(reply, verbs[std::size_t(m_step)]);
    if (m_step == Step::EhloFirst && isUnknown(reply.code)) {
        m_hasEhlo = false;
        return advance();
    }
    if (m_step == Step::StartTls && reply.isPermanent())
        error.kind = ErrorKind::TlsNotOffered;
    return Failed{error};
}

Opening::Move Opening::secured()
{
    m_extensions = Extensions(); // what was said in clear text may have been said by anybody
    return advance();
}

Opening::Move Opening::advance()
{
    const Row *row = &table[static_cast<int>(m_step)];
    do {
        ++row;
    } while (!(this->*row->due)());
    m_step = row->step;
    return next();
}

Opening::Move Opening::next()
{
    switch (m_step) {
    case Step::Greeting: // comes unasked
    case Step::EhloFirst:
    case Step::EhloSecured:
        return Ask{ehlo(m_name)};
    case Step::StartTls:
        if (!m_extensions.has("STARTTLS"))
            return Failed{{ErrorKind::TlsNotOffered, m_extensions.lines().join(", "), {}, "STARTTLS", {}}};
        return Ask{startTls()};
    case Step::Handshake:
        return Handshake{};
    case Step::Helo:
        return Ask{helo(m_name)};
    case Step::Login:
        m_plan.emplace(m_endpoint, *m_login, m_extensions);
        return follow(m_plan->begin());
    case Step::Done:
        return Opened{m_extensions, m_by};
    }
    Q_UNREACHABLE();
}

Opening::Move Opening::follow(LoginPlan::Move move)
{
    if (auto *command = std::get_if<Command>(&move))
        return Ask{std::move(*command)};
    if (const auto *failed = std::get_if<LoginPlan::Failed>(&move))
        return Failed{failed->error};
    m_by = std::get<LoginPlan::LoggedIn>(move).by;
    return advance();
}

} // namespace poplar::smtp
