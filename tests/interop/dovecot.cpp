// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/mailserver.h"
#include "support/dovecotserver.h"

namespace poplar::test {

namespace {

class Dovecot : public MailServer {
public:
    bool start() override
    {
        DovecotServer::Options options;
        options.mechanisms = "plain login cram-md5 apop scram-sha-1 scram-sha-256";
        options.identity = certificates().good();
        return m_server.start(options);
    }
    quint16 plainPort() const override { return m_server.plainPort(); }
    quint16 tlsPort() const override { return m_server.tlsPort(); }
    bool deliver(const QByteArray &message) override
    {
        m_server.addMessages(user, {message});
        return true;
    }
    QByteArray stored() const override { return m_server.messagesLeft(user).join('\n'); }
    QByteArray log() override { return m_server.log(); }

private:
    DovecotServer m_server;
};

} // namespace

std::unique_ptr<MailServer> makeDovecot()
{
    return std::make_unique<Dovecot>();
}

} // namespace poplar::test
