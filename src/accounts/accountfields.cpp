// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/accountfields.h"

#include "accounts/validation.h"

#include <QCryptographicHash>
#include <QSettings>

#include <algorithm>
#include <optional>

namespace poplar::accounts {

namespace {

template <class Value>
using Words = QList<QPair<Value, QLatin1StringView>>;

const Words<Security> &securityWords()
{
    static const Words<Security> words{{Security::StartTls, QLatin1StringView("starttls")},
                                       {Security::Tls, QLatin1StringView("tls")},
                                       {Security::None, QLatin1StringView("none")}};
    return words;
}

const Words<OldestTls> &versionWords()
{
    static const Words<OldestTls> words{{OldestTls::Tls10, QLatin1StringView("1.0")},
                                        {OldestTls::Tls12, QLatin1StringView("1.2")},
                                        {OldestTls::Tls13, QLatin1StringView("1.3")}};
    return words;
}

const Words<Proxy::Kind> &proxyWords()
{
    static const Words<Proxy::Kind> words{{Proxy::Kind::System, QLatin1StringView("system")},
                                          {Proxy::Kind::None, QLatin1StringView("none")},
                                          {Proxy::Kind::Socks5, QLatin1StringView("socks5")},
                                          {Proxy::Kind::Http, QLatin1StringView("http")}};
    return words;
}

const Words<Retention::Kind> &retentionWords()
{
    static const Words<Retention::Kind> words{{Retention::Kind::Keep, QLatin1StringView("keep")},
                                              {Retention::Kind::AfterDays, QLatin1StringView("days")},
                                              {Retention::Kind::AtOnce, QLatin1StringView("downloaded")}};
    return words;
}

const Words<NewMail> &newMailWords()
{
    static const Words<NewMail> words{{NewMail::List, QLatin1StringView("list")},
                                      {NewMail::Download, QLatin1StringView("download")}};
    return words;
}

const Words<SubmissionServer::Login> &submissionLoginWords()
{
    using Login = SubmissionServer::Login;
    static const Words<Login> words{{Login::AsForPop3, QLatin1StringView("pop3")},
                                    {Login::Own, QLatin1StringView("own")},
                                    {Login::None, QLatin1StringView("none")}};
    return words;
}

template <class Value>
QString wordFor(const Words<Value> &words, Value value)
{
    for (const auto &[known, word] : words) {
        if (known == value)
            return word;
    }
    Q_UNREACHABLE();
}

template <class Value>
std::optional<Value> valueOf(const Words<Value> &words, const QString &text)
{
    for (const auto &[value, word] : words) {
        if (word == text)
            return value;
    }
    return std::nullopt;
}

std::optional<quint16> portFrom(const QString &text)
{
    bool isNumber = false;
    const quint16 port = text.toUShort(&isNumber);
    return isNumber && port > 0 ? std::optional(port) : std::nullopt;
}

std::optional<QByteArray> digestFrom(const QString &hex)
{
    const QByteArray text = hex.toLatin1();
    const QByteArray digest = QByteArray::fromHex(text);
    const bool isWhole = digest.size() == QCryptographicHash::hashLength(QCryptographicHash::Sha256)
        && digest.toHex() == text.toLower();
    return isWhole ? std::optional(digest) : std::nullopt;
}

std::optional<qint64> numberFrom(const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

/// Reads one group, and notes whether something in it made no sense.
class Reader {
public:
    explicit Reader(const QSettings &settings)
        : m_settings(settings)
    {
    }

    [[nodiscard]] QString text(QStringView key) const { return m_settings.value(key.toString()).toString(); }
    [[nodiscard]] QStringList texts(QStringView key) const
    {
        return m_settings.value(key.toString()).toStringList();
    }
    [[nodiscard]] bool has(QStringView key) const { return m_settings.contains(key.toString()); }

    /// @param found what could be made of the text.
    template <class Value>
    void take(const std::optional<Value> &found, const Value &otherwise, Value &into)
    {
        into = found.value_or(otherwise);
        if (!found)
            note();
    }
    /// Likewise, where a missing key leaves what is there.
    template <class Value>
    void takeIfThere(QStringView key, const std::optional<Value> &found, Value &into)
    {
        if (has(key))
            take(found, into, into);
    }
    /// A number that `problem` lets pass.
    template <class Value>
    void takeNumber(QStringView key, FieldProblem (*problem)(Value), Value &into)
    {
        const std::optional<qint64> number = numberFrom(text(key));
        const bool isSound = number && problem(Value(*number)) == FieldProblem::None;
        takeIfThere(key, isSound ? std::optional(Value(*number)) : std::nullopt, into);
    }
    void note() { m_reading = Reading::Repaired; }
    [[nodiscard]] Reading reading() const { return m_reading; }

private:
    const QSettings &m_settings;
    Reading m_reading = Reading::Sound;
};

QByteArrayList readDigests(Reader &reader, QStringView key)
{
    QByteArrayList digests;
    for (const QString &hex : reader.texts(key)) {
        if (const std::optional<QByteArray> digest = digestFrom(hex))
            digests += *digest;
        else
            reader.note();
    }
    return digests;
}

QStringList hexOf(const QByteArrayList &digests)
{
    QStringList texts;
    for (const QByteArray &digest : digests)
        texts += QString::fromLatin1(digest.toHex());
    return texts;
}

void readServer(Reader &reader, Account &account)
{
    account.name = reader.text(u"name");
    account.host = reader.text(u"host");
    account.user = reader.text(u"user");
    reader.take(valueOf(securityWords(), reader.text(u"security")), Security::StartTls, account.security);
    reader.take(portFrom(reader.text(u"port")), defaultPop3Port(account.security), account.port);
    account.trustedDigests = readDigests(reader, u"trusted");
}

void readLogin(Reader &reader, Account &account)
{
    reader.takeIfThere(u"authentication", authenticationNamed(reader.text(u"authentication").toUtf8()),
                       account.authentication);
    account.tokenCommand = reader.text(u"tokenCommand");
    reader.takeIfThere(u"oldestTls", valueOf(versionWords(), reader.text(u"oldestTls")), account.oldestTls);
    account.authorityFile = reader.text(u"authorityFile");
    account.clientCertificateFile = reader.text(u"clientCertificateFile");
    account.clientKeyFile = reader.text(u"clientKeyFile");
}

void readProxy(Reader &reader, Proxy &proxy)
{
    reader.takeIfThere(u"proxy", valueOf(proxyWords(), reader.text(u"proxy")), proxy.kind);
    proxy.host = reader.text(u"proxyHost");
    reader.takeIfThere(u"proxyPort", portFrom(reader.text(u"proxyPort")), proxy.port);
    proxy.user = reader.text(u"proxyUser");
}

void readBehaviour(Reader &reader, Account &account)
{
    reader.takeNumber(u"silence", silenceProblem, account.silence);
    reader.takeNumber(u"keepAlive", keepAliveProblem, account.keepAlive);
    reader.takeNumber(u"quietTime", quietTimeProblem, account.quietTime);
    reader.takeNumber(u"checkEvery", checkEveryProblem, account.checkEvery);
    reader.takeNumber(u"largestMessage", largestMessageProblem, account.largestMessage);
}

/// What makes no sense keeps everything: not even the number of days is guessed.
void readRetention(Reader &reader, Account &account)
{
    Retention retention;
    reader.takeIfThere(u"retention", valueOf(retentionWords(), reader.text(u"retention")), retention.kind);
    const std::optional<qint64> days = numberFrom(reader.text(u"retentionDays"));
    const bool daysMakeSense = days && retentionDaysProblem(*days) == FieldProblem::None;
    if (daysMakeSense)
        retention.days = int(*days);
    const bool daysAreMissing = retention.kind == Retention::Kind::AfterDays || reader.has(u"retentionDays");
    if (!daysMakeSense && daysAreMissing) {
        reader.note();
        retention = {};
    }
    account.retention = retention;
    reader.takeIfThere(u"newMail", valueOf(newMailWords(), reader.text(u"newMail")), account.newMail);
}

void readSubmission(Reader &reader, SubmissionServer &server)
{
    server.host = reader.text(u"smtpHost");
    reader.takeIfThere(u"smtpSecurity", valueOf(securityWords(), reader.text(u"smtpSecurity")),
                       server.security);
    server.port = defaultSubmissionPort(server.security);
    reader.takeIfThere(u"smtpPort", portFrom(reader.text(u"smtpPort")), server.port);
    reader.takeIfThere(u"smtpLogin", valueOf(submissionLoginWords(), reader.text(u"smtpLogin")),
                       server.login);
    server.user = reader.text(u"smtpUser");
    reader.takeIfThere(u"smtpAuthentication",
                       authenticationNamed(reader.text(u"smtpAuthentication").toUtf8()),
                       server.authentication);
    server.trustedDigests = readDigests(reader, u"smtpTrusted");
    if (submissionProblem(server) == FieldProblem::None)
        return;
    reader.note();
    server = {}; // Rather none than another than the user's.
}

/// Names and addresses stand in two lists of the same length.
void readSenders(Reader &reader, QList<Address> &senders)
{
    const QStringList addresses = reader.texts(u"senderAddresses");
    const QStringList names = reader.texts(u"senderNames");
    if (names.size() != addresses.size())
        reader.note();
    for (qsizetype i = 0; i < addresses.size(); ++i) {
        const Address sender{names.value(i), addresses[i]};
        if (senderProblem(sender) != FieldProblem::None || senders.size() >= limit::senderAddresses)
            reader.note();
        else
            senders += sender;
    }
}

void writeSubmission(QSettings &settings, const SubmissionServer &server)
{
    settings.setValue(u"smtpHost", server.host);
    settings.setValue(u"smtpPort", server.port);
    settings.setValue(u"smtpSecurity", wordFor(securityWords(), server.security));
    settings.setValue(u"smtpLogin", wordFor(submissionLoginWords(), server.login));
    settings.setValue(u"smtpUser", server.user);
    settings.setValue(u"smtpAuthentication", QString::fromLatin1(nameOf(server.authentication)));
    settings.setValue(u"smtpTrusted", hexOf(server.trustedDigests));
}

void writeSenders(QSettings &settings, const QList<Address> &senders)
{
    QStringList names;
    QStringList addresses;
    for (const Address &sender : senders) {
        names += sender.name;
        addresses += sender.address;
    }
    settings.setValue(u"senderNames", names);
    settings.setValue(u"senderAddresses", addresses);
}

} // namespace

Reading readFields(const QSettings &settings, Account &account)
{
    Reader reader(settings);
    readServer(reader, account);
    readLogin(reader, account);
    readProxy(reader, account.proxy);
    readBehaviour(reader, account);
    readRetention(reader, account);
    readSubmission(reader, account.submission);
    readSenders(reader, account.senders);
    return reader.reading();
}

void writeFields(QSettings &settings, const Account &account)
{
    settings.setValue(u"name", account.name);
    settings.setValue(u"host", account.host);
    settings.setValue(u"port", account.port);
    settings.setValue(u"security", wordFor(securityWords(), account.security));
    settings.setValue(u"user", account.user);
    settings.setValue(u"trusted", hexOf(account.trustedDigests));
    settings.setValue(u"authentication", QString::fromLatin1(nameOf(account.authentication)));
    settings.setValue(u"tokenCommand", account.tokenCommand);
    settings.setValue(u"oldestTls", wordFor(versionWords(), account.oldestTls));
    settings.setValue(u"authorityFile", account.authorityFile);
    settings.setValue(u"clientCertificateFile", account.clientCertificateFile);
    settings.setValue(u"clientKeyFile", account.clientKeyFile);
    settings.setValue(u"proxy", wordFor(proxyWords(), account.proxy.kind));
    settings.setValue(u"proxyHost", account.proxy.host);
    settings.setValue(u"proxyPort", account.proxy.port);
    settings.setValue(u"proxyUser", account.proxy.user);
    settings.setValue(u"silence", qint64(account.silence.count()));
    settings.setValue(u"keepAlive", qint64(account.keepAlive.count()));
    settings.setValue(u"quietTime", qint64(account.quietTime.count()));
    settings.setValue(u"checkEvery", qint64(account.checkEvery.count()));
    settings.setValue(u"largestMessage", account.largestMessage);
    settings.setValue(u"retention", wordFor(retentionWords(), account.retention.kind));
    settings.setValue(u"retentionDays", account.retention.days);
    settings.setValue(u"newMail", wordFor(newMailWords(), account.newMail));
    writeSubmission(settings, account.submission);
    writeSenders(settings, account.senders);
}

bool fieldsSurvive(const Account &account)
{
    const bool sendersSurvive = account.senders.size() <= limit::senderAddresses
        && std::all_of(account.senders.begin(), account.senders.end(),
                       [](const Address &sender) { return senderProblem(sender) == FieldProblem::None; });
    return sendersSurvive && submissionProblem(account.submission) == FieldProblem::None
        && account.submission.port > 0 && silenceProblem(account.silence) == FieldProblem::None
        && keepAliveProblem(account.keepAlive) == FieldProblem::None
        && quietTimeProblem(account.quietTime) == FieldProblem::None
        && checkEveryProblem(account.checkEvery) == FieldProblem::None
        && largestMessageProblem(account.largestMessage) == FieldProblem::None
        && retentionDaysProblem(account.retention.days) == FieldProblem::None && account.proxy.port > 0;
}

} // namespace poplar::accounts
