// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"

#include "practice/letters.h"
#include "practice/listener.h"
#include "practice/maildoor.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QSslSocket>

#include <utility>

namespace poplar::practice {

Server::Server(QObject *parent)
    : QObject(parent)
{
    m_thread.setObjectName(QStringLiteral("practice server"));
}

Server::~Server()
{
    m_thread.quit();
    m_thread.wait();
}

bool Server::start()
{
    if (m_port != 0)
        return true;
    std::optional<ServerCertificate> certificate = makeServerCertificate();
    if (!certificate || !QSslSocket::supportsSsl())
        return false;
    const QByteArray digest = certificate->certificate.digest(QCryptographicHash::Sha256);
    const auto dialect = [](Maildrop &maildrop, const QByteArray &timestamp) {
        return std::make_unique<Dialect>(maildrop, Credentials{user, password}, timestamp);
    };
    auto listener = std::make_unique<Listener>(
        Service{.certificate = *certificate, .messages = practiceLetters, .dialect = dialect});
    auto mailDoor = std::make_unique<MailDoor>(Submissions{.certificate = *std::move(certificate),
                                                           .credentials = {user, password},
                                                           .mailroom = listener->mailroom()});
    if (!listener->listen(QHostAddress::LocalHost, 0) || !mailDoor->listen(QHostAddress::LocalHost, 0))
        return false;

    m_port = listener->serverPort();
    m_mailPort = mailDoor->serverPort();
    m_certificateDigest = digest;
    serve(std::move(listener));
    serve(std::move(mailDoor));
    m_thread.start();
    return true;
}

void Server::serve(std::unique_ptr<Door> door)
{
    door->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, door.get(), &QObject::deleteLater);
    door.release(); // the thread's from here on
}

} // namespace poplar::practice
