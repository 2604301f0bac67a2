// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/opening.h"

namespace poplar::pop3 {

struct Opening::Row {
    Step step;
    bool (Opening::*due)() const;
    enum class IfRefused { Fail, GoOn } ifRefused;
};

// clang-format off
const Opening::Row Opening::table[] = {
    // step               when                        a refusal
    { Step::Greeting,     &Opening::alwaysDue,        Row::IfRefused::Fail },
    { Step::CapaFirst,    &Opening::alwaysDue,        Row::IfRefused::GoOn }, // RFC 1939 servers have no CAPA
    { Step::Stls,         &Opening::dueWithStartTls,  Row::IfRefused::Fail }, // never lowered; asked for even where
                                                                              // it is not announced: some servers do so
    { Step::Handshake,    &Opening::dueWithStartTls,  Row::IfRefused::Fail },
    { Step::CapaSecured,  &Opening::dueWithStartTls,  Row::IfRefused::GoOn }, // RFC 2595 section 4: ask again
    { Step::User,         &Opening::alwaysDue,        Row::IfRefused::Fail },
    { Step::Pass,         &Opening::alwaysDue,        Row::IfRefused::Fail },
    { Step::CapaLast,     &Opening::alwaysDue,        Row::IfRefused::GoOn }, // some list UIDL and TOP only now
    { Step::Done,         &Opening::alwaysDue,        Row::IfRefused::GoOn },
};
// clang-format on

Opening::Opening(Security security, Login login)
    : m_security(security)
    , m_login(std::move(login))
{
}

Opening::Move Opening::answered(const Result<Reply> &result)
{
    const Row &row = table[static_cast<int>(m_step)];
    if (!result && (row.ifRefused == Row::IfRefused::Fail || result.error().kind != ErrorKind::Refused)) {
        Error error = result.error();
        if (m_step == Step::Stls && error.kind == ErrorKind::Refused)
            error.kind = ErrorKind::TlsNotOffered;
        return Failed{error};
    }
    const bool announced =
        m_step == Step::CapaFirst || m_step == Step::CapaSecured || m_step == Step::CapaLast;
    if (announced && result)
        m_capabilities = Capabilities(result->listing);
    return advance();
}

Opening::Move Opening::secured()
{
    m_capabilities = {}; // what was said in clear text may have been said by anybody
    return advance();
}

Opening::Move Opening::advance()
{
    const Row *row = &table[static_cast<int>(m_step)];
    do {
        ++row;
    } while (!(this->*row->due)());
    m_step = row->step;
    return next(*row);
}

Opening::Move Opening::next(const Row &row)
{
    switch (row.step) {
    case Step::Greeting: // comes unasked
    case Step::CapaFirst:
    case Step::CapaSecured:
    case Step::CapaLast:
        return Ask{capa()};
    case Step::Stls:
        return Ask{stls()};
    case Step::Handshake:
        return Handshake{};
    case Step::User:
        return Ask{user(m_login.user)};
    case Step::Pass:
        return Ask{pass(m_login.password)};
    case Step::Done:
        return Opened{m_capabilities};
    }
    Q_UNREACHABLE();
}

} // namespace poplar::pop3
