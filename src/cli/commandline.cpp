// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"

#include <QCommandLineParser>

namespace poplar::cli {

namespace {

QCommandLineOption flag(const char *name, const QString &description)
{
    return {QString::fromLatin1(name), description};
}

QCommandLineOption valued(const char *name, const QString &description, const char *value)
{
    return {QString::fromLatin1(name), description, QString::fromLatin1(value)};
}

} // namespace

CommandLine::CommandLine()
    : host(valued("host", tr("The server's name or address."), "host"))
    , port(valued("port",
                  tr("Its port; 995 with TLS and 110 otherwise. For send 465 with TLS, 587 with STARTTLS, 25 "
                     "with none."),
                  "port"))
    , user(valued("user", tr("Who logs in."), "user"))
    , security(valued("security", tr("tls, starttls (the default) or none."), "kind"))
    , authentication(valued("auth",
                            tr("How to log in, e.g. SCRAM-SHA-256; the strongest if not given. For send also "
                               "none, for no login."),
                            "mechanism"))
    , passwordStdin(flag("password-stdin", tr("Read the password from the first line of standard input.")))
    , passwordFile(valued("password-file", tr("Read the password from the first line of a file."), "file"))
    , tokenFile(valued("token-file", tr("Read an OAuth access token from the first line of a file."), "file"))
    , tokenCommand(valued("token-command", tr("Run a program that prints an OAuth access token."), "command"))
    , account(valued("account", tr("Use an account of the profile instead."), "name"))
    , timeout(valued("timeout", tr("Give up when the server is silent for so long; 60."), "seconds"))
    , authorityFile(
          valued("ca-file", tr("Trust these authorities besides those of the system (PEM)."), "file"))
    , trust(valued("trust-sha256", tr("Trust the certificate with this SHA-256 digest and no other."), "hex"))
    , profile(valued("profile", tr("Use the settings and mail in this folder."), "folder"))
    , log(valued("log", tr("Write what was said to a file, without secrets."), "file"))
    , json(flag("json", tr("Write results as JSON, one object a line.")))
    , maildir(valued("maildir", tr("For fetch: deliver into this Maildir."), "folder"))
    , isNew(flag("new",
                 tr("For fetch: what was not fetched before. For list, uidl and headers: what was not "
                    "there at the check before.")))
    , all(flag("all", tr("For fetch: everything.")))
    , below(valued("below", tr("For fetch: only what is smaller, e.g. 64K or 5M."), "size"))
    , remove(flag("delete", tr("For fetch: delete on the server what is safely on this disk.")))
    , reportFormat(valued("format", tr("For examine: text (the default), markdown or html."), "format"))
    , reportFile(valued("output", tr("For examine: write the report to this file."), "file"))
    , from(valued("from", tr("For send: whose message it is; its author if not given."), "address"))
    , to(valued(
          "to",
          tr("For send: who gets it, may be given several times; all whom the message names if not given."),
          "address"))
    , helpWanted({QStringLiteral("h"), QStringLiteral("help")}, tr("Show this."))
    , version({QStringLiteral("v"), QStringLiteral("version")}, tr("Show the version."))
{
}

void CommandLine::addTo(QCommandLineParser &parser) const
{
    parser.addOptions({host,         port,       user,         security,     authentication, passwordStdin,
                       passwordFile, tokenFile,  tokenCommand, account,      timeout,        authorityFile,
                       trust,        profile,    log,          json,         maildir,        isNew,
                       all,          below,      remove,       reportFormat, reportFile,     from,
                       to,           helpWanted, version});
}

QString CommandLine::help(const QCommandLineParser &parser)
{
    const QString commands =
        tr("Commands:\n"
           "  capa                     what the server offers\n"
           "  stat                     messages and octets in the maildrop, and of new ones\n"
           "  list [--new]             number and size of each message\n"
           "  uidl [N|--new]           number and unique-id\n"
           "  headers [N…|--new]       who wrote what, and when\n"
           "  top N LINES              the header and the first lines, as they are\n"
           "  show N                   a message as text\n"
           "  fetch N…|--new|--all     deliver into a Maildir\n"
           "  delete N…                delete on the server\n"
           "  console                  do all this in a conversation\n"
           "  decode FILE…             message files as JSON, without a server\n"
           "  search WORD…             who wrote what is known or kept here, and where it lies\n"
           "  export FORMAT TARGET     write what is kept as eml, mbox or maildir, without a server\n"
           "  examine                  what the server can do, and how well, as a graded report\n"
           "  send [FILE]              hand in a complete message at an SMTP server\n"
           "  import FILE…             bring in .eml, mbox, Maildirs, or folders of them\n"
           "N is a message number or a range such as 3-7.\n");
    return tr("Usage: poplar-cli [options] command [arguments]\n"
              "Reads and tidies up mail on a POP3 server, and sends messages.\n")
        + u'\n' + parser.helpText().section(u'\n', 1).trimmed() + QStringLiteral("\n\n") + commands + u'\n'
        + tr("Only delete, fetch --delete and console delete anything. The manual page poplar-cli(1) says "
             "more.")
        + u'\n';
}

} // namespace poplar::cli
