// SPDX-License-Identifier: GPL-3.0-or-later
// SMTP by hand: whatever is typed and whatever the server says, what goes out is what was typed, and what
// the server may say without end is bounded. Lines that begin with "C" are typed and with "S" said by the
// server; one that begins with "T" ends a handshake, if one is under way.
#include "base/limits.h"
#include "fuzzing.h"
#include "smtp/byhand.h"
#include "wire/secretguard.h"

#include <QByteArrayList>

#include <algorithm>

using namespace poplar;
using namespace poplar::fuzz;
using namespace poplar::smtp;
using wire::HandInput;
using wire::HandReply;

namespace {

class Talk {
public:
    void play(QByteArrayView line)
    {
        if (line.isEmpty())
            return;
        // Of its own size, so that AddressSanitizer sees who reads beyond it.
        const QByteArray text = line.sliced(1).toByteArray();
        if (line[0] == 'C')
            type(text);
        else if (line[0] == 'S')
            hear(text);
        else if (line[0] == 'T' && m_isSecuring)
            secure();
        check();
    }

private:
    void type(const QByteArray &text)
    {
        (void)m_hand.takesAhead(text);
        if (m_hand.awaitsReply() || m_hand.input() == HandInput::Nothing)
            return;
        const State before = m_hand.state();
        const HandInput input = m_hand.input();
        const Result<wire::HandLine> said = m_hand.say(Secret(text));
        if (!said) {
            require(m_hand.state() == before && m_hand.input() == input,
                    "nothing changes by what is not sent");
            return;
        }
        require(said->wire == text + "\r\n", "what goes out is what was typed");
        require(!text.contains('\r') && !text.contains('\n') && !text.contains('\0'), "it is one line");
        if (!said->secrets.isEmpty())
            require(said->shown.endsWith(wire::SecretGuard::blot), "what may not be seen is masked");
        if (input == HandInput::Answer)
            require(text.isEmpty() || text == "*" || said->shown == wire::SecretGuard::blot,
                    "nothing of an answer is seen");
        m_goingOn = 0;
    }

    void hear(const QByteArray &text)
    {
        if (m_isSecuring || m_isOver || text.size() > m_hand.lineLimit())
            return;
        const HandReply reply = m_hand.hear(text);
        m_goingOn = reply.then == HandReply::Then::GoesOn ? m_goingOn + 1 : m_goingOn;
        require(m_goingOn <= limit::mailReplyLines, "no reply goes on without end");
        if (reply.then == HandReply::Then::Complete || reply.then == HandReply::Then::Turn)
            m_goingOn = 0;
        if (reply.then == HandReply::Then::Turn)
            require(m_hand.input() == HandInput::Answer || m_hand.input() == HandInput::Data,
                    "it is the user's turn");
        m_isSecuring = reply.then == HandReply::Then::Handshake;
        m_isOver = reply.then == HandReply::Then::Over;
    }

    void secure()
    {
        m_isSecuring = false;
        m_hand.secured();
        require(m_hand.extensions().lines().isEmpty(), "what was said in clear is forgotten");
        require(m_hand.state() == State::Connected, "and so is the state");
    }

    void check() const
    {
        require(m_hand.input() != HandInput::Data || m_hand.state() == State::Data, "lines belong to DATA");
        require(!m_hand.mayHaveSent() || m_hand.awaitsReply(), "a verdict ends the doubt");
        require(m_hand.extensions().lines().size() <= limit::mailReplyLines, "extensions are limited");
        require(m_hand.challenge().size() <= limit::saslChallenge, "challenges are");
    }

    ByHand m_hand;
    int m_goingOn = 0; ///< Lines of the reply that is coming.
    bool m_isSecuring = false;
    bool m_isOver = false;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input = bytesOf(data, size);
    QByteArrayView rest = input;
    Talk talk;
    while (!rest.isEmpty())
        talk.play(takeUntil(rest, "\n"));
    return 0;
}
