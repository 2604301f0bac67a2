// SPDX-License-Identifier: GPL-3.0-or-later
// The way into a maildrop, with every mechanism: Opening, LoginPlan, AuthDialogue and the SASL exchanges.
// No server gets more of the password than the user allowed, or is believed where it proves nothing.
//
// The input is text. Its first line: "S", "T" or "N" for STARTTLS, TLS or none, the name of a mechanism, and
// what was learnt of the server as a number. Then what the server says, in turns that end with "%%" and a
// line feed: {text} stands for its base64, and $N within for the nonce that the client sent (SCRAM).
#include "conversation.h"
#include "pop3/opening.h"

#include <QHash>
#include <QRegularExpression>

using namespace poplar;
using namespace poplar::fuzz;
using namespace poplar::pop3;

namespace {

const Secret password(QByteArray("pencil7"));
constexpr qsizetype mostTurns = 40;
const QHash<QByteArray, Security> securities{{"N", Security::None}, {"T", Security::Tls}};

bool showsPassword(const QByteArray &shown)
{
    return shown.startsWith("PASS") || shown.startsWith("AUTH PLAIN") || shown.startsWith("AUTH LOGIN");
}

class Opener {
public:
    Opener(Cut cut, const QByteArrayList &settings)
        : m_conversation(cut)
        , m_security(securities.value(settings[0], Security::StartTls))
        , m_authentication(authenticationNamed(settings.value(1)).value_or(Authentication::Automatic))
        , m_opening({QStringLiteral("pop.example.org"), 110, m_security},
                    {"user", password, m_authentication},
                    ServerTraits::fromInt(settings.value(2).toInt() & 0x3F), "en")
    {
        m_conversation.onSent = [this](const auto &sending) { sent(sending.verb, sending.encoded); };
        m_conversation.onFinished = [this](Conversation::Finished &one) {
            const bool scram = one.command.exchange && one.command.exchange->mechanism().startsWith("SCRAM");
            require(!scram || !one.result, "nobody here can prove to know the password");
            follow(m_opening.answered(one.result));
        };
        m_conversation.expectGreeting();
    }

    void run(QByteArrayView server)
    {
        for (qsizetype turn = 0; turn < mostTurns && !server.isEmpty() && !m_conversation.isOver; ++turn) {
            m_conversation.hear(withBase64(takeUntil(server, "%%\n").toByteArray(), m_nonce));
            if (std::exchange(m_conversation.isDeaf, false)) {
                // What came behind the reply to STLS is an attack: the channel ends it.
                if (m_conversation.queue.unread() > 0)
                    break;
                m_secured = true;
                follow(m_opening.secured());
            }
            m_conversation.send();
        }
        m_conversation.end();
    }

    [[nodiscard]] const Conversation &conversation() const { return m_conversation; }
    [[nodiscard]] bool isTheSameEachTime() const { return m_nonce.isEmpty(); }

private:
    void follow(Opening::Move move)
    {
        if (auto *ask = std::get_if<Opening::Ask>(&move))
            return m_conversation.enqueue(std::move(ask->command));
        if (std::holds_alternative<Opening::Handshake>(move)) {
            require(m_security == Security::StartTls && !m_secured, "TLS begins where it was asked for");
            m_conversation.isDeaf = true;
            return;
        }
        m_conversation.isOver = true;
        if (const auto *failed = std::get_if<Opening::Failed>(&move))
            return require(failed->error.detail.size() <= limit::saslExplanation, "explanations are limited");
        const Authentication by = std::get<Opening::Opened>(move).by;
        require(m_security != Security::StartTls || m_secured, "STARTTLS is never passed over");
        require(m_authentication == Authentication::Automatic || by == m_authentication,
                "the user's choice holds");
    }

    void sent(const QByteArray &verb, const EncodedCommand &line)
    {
        const bool clear = m_security == Security::StartTls && !m_secured;
        require(!clear || verb == "CAPA" || verb == "STLS", "nothing is said before the handshake");
        const QByteArray last = line.shown.split(' ').last();
        const bool answers = verb == "AUTH" && !line.wire.startsWith("AUTH ");
        if (answers || verb == "PASS" || verb == "APOP" || line.shown.count(' ') > 1)
            require(last == "********" || (answers && (last.isEmpty() || last == "*")), "secrets are masked");
        if (!answers && (verb == "AUTH" || verb == "PASS" || verb == "APOP")) {
            require(++m_attempts <= limit::loginAttempts, "a password is risked twice at most");
            const bool lowered =
                m_security == Security::None && m_attempts == 2 && !m_firstShows && showsPassword(line.shown);
            require(!lowered, "without TLS no second attempt shows more");
            m_firstShows = showsPassword(line.shown);
        }
        const QByteArray decoded = QByteArray::fromBase64(line.wire.trimmed().split(' ').last());
        if (const qsizetype at = decoded.indexOf(",r="); verb == "AUTH" && at >= 0)
            m_nonce = decoded.mid(at + 3).split(',').first();
    }

    Conversation m_conversation;
    const Security m_security;
    const Authentication m_authentication;
    Opening m_opening;
    QByteArray m_nonce;
    int m_attempts = 0;
    bool m_firstShows = false;
    bool m_secured = false;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    // So many rounds of hashing are allowed and take their time; more must be refused.
    static const QRegularExpression slow(QStringLiteral("i=0*[1-9][0-9]{4,6}(?![0-9])"));
    const QByteArray input = bytesOf(data, size);
    if (QString::fromLatin1(input).contains(slow))
        return 0;
    QByteArrayView server = input;
    const QByteArrayList settings = takeUntil(server, "\n").toByteArray().split(' ');
    Opener whole(Cut::Whole, settings);
    whole.run(server);
    if (!whole.isTheSameEachTime() || whole.conversation().octets > Conversation::comparedOctets)
        return 0;
    for (const Cut cut : {Cut::Bytes, Cut::Pieces}) {
        Opener cutUp(cut, settings);
        cutUp.run(server);
        whole.conversation().requireSame(cutUp.conversation());
    }
    return 0;
}
