// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/opening.h"

#include "pop3/knownservers.h"

namespace poplar::pop3 {

struct Opening::Row {
    Step step;
    bool (Opening::*due)() const;
    enum class IfRefused { Fail, GoOn } ifRefused;
};

// clang-format off
const Opening::Row Opening::table[] = {
    // step               when                              a refusal
    { Step::Greeting,     &Opening::alwaysDue,              Row::IfRefused::Fail },
    { Step::CapaFirst,    &Opening::dueWithCapa,            Row::IfRefused::GoOn }, // RFC 1939 servers have no CAPA
    { Step::Stls,         &Opening::dueWithStartTls,        Row::IfRefused::Fail }, // never lowered; asked for even
                                                                                    // where it is not announced: some
                                                                                    // servers have it all the same
    { Step::Handshake,    &Opening::dueWithStartTls,        Row::IfRefused::Fail },
    { Step::CapaSecured,  &Opening::dueWithCapaAndStartTls, Row::IfRefused::GoOn }, // RFC 2595 section 4: ask again
    { Step::Utf8,         &Opening::dueWithUtf8,            Row::IfRefused::GoOn }, // RFC 6856 section 2: before the
                                                                                    // login and behind STLS
    { Step::Lang,         &Opening::dueWithLanguage,        Row::IfRefused::GoOn }, // the words of a refused login count
    { Step::Login,        &Opening::alwaysDue,              Row::IfRefused::Fail }, // LoginPlan knows how
    { Step::CapaLast,     &Opening::dueWithCapa,            Row::IfRefused::GoOn }, // some list UIDL and TOP only now
    { Step::Done,         &Opening::alwaysDue,              Row::IfRefused::GoOn },
};
// clang-format on

Opening::Opening(const wire::Endpoint &endpoint, const Login &login, ServerTraits traits,
                 const QByteArray &language)
    : m_endpoint(endpoint)
    , m_login(login)
    , m_traits(traits)
    , m_language(language)
{
}

Opening::Move Opening::answered(const Result<Reply> &result)
{
    if (m_step == Step::Login)
        return follow(m_plan->answered(result));
    const bool announced =
        m_step == Step::CapaFirst || m_step == Step::CapaSecured || m_step == Step::CapaLast;
    m_survivedCapa = m_survivedCapa || announced;
    if (!result)
        return refused(table[static_cast<int>(m_step)], result.error());
    if (announced)
        m_capabilities = Capabilities(result->listing);
    if (m_step == Step::Greeting)
        m_greeting = result->text;
    return advance();
}

Opening::Move Opening::refused(const Row &row, const Error &reason)
{
    if (row.ifRefused == Row::IfRefused::GoOn && reason.kind == ErrorKind::Refused)
        return advance();
    Error error = reason;
    if (m_step == Step::Stls && error.kind == ErrorKind::Refused)
        error.kind = ErrorKind::TlsNotOffered;
    return Failed{error};
}

Opening::Move Opening::secured()
{
    m_capabilities.reset(); // what was said in clear text may have been said by anybody
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
        return Ask{capa()};
    case Step::CapaLast: {
        if (!mayPipeline())
            return Ask{capa()};
        Opened opened = this->opened();
        opened.meanwhile = capa();
        opened.meanwhile->flow = Flow::Pipelined;
        return opened;
    }
    case Step::Stls:
        return Ask{stls()};
    case Step::Handshake:
        return Handshake{};
    case Step::Utf8:
        return Ask{utf8()};
    case Step::Lang:
        return Ask{lang(m_language)};
    case Step::Login:
        m_plan.emplace(m_endpoint, m_login, ServerOffer{m_greeting, m_capabilities, m_traits});
        return follow(m_plan->begin());
    case Step::Done:
        return opened();
    }
    Q_UNREACHABLE();
}

Opening::Opened Opening::opened() const
{
    return Opened{capabilities(), m_by, knownTraits(m_greeting, m_endpoint.host)};
}

void Opening::answeredMeanwhile(const Result<Reply> &result)
{
    if (result)
        m_capabilities = Capabilities(result->listing);
}

Opening::Move Opening::follow(LoginPlan::Move move)
{
    if (auto *command = std::get_if<Command>(&move))
        return Ask{std::move(*command)};
    if (const auto *failed = std::get_if<LoginPlan::Failed>(&move))
        return Failed{failed->error, failed->learnt};
    m_by = std::get<LoginPlan::LoggedIn>(move).by;
    return advance();
}

} // namespace poplar::pop3
