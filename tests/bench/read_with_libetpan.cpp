// SPDX-License-Identifier: GPL-3.0-or-later
// Does a task of readTask() with libetpan, and drops what comes.
#include "figures.h"
#include "link.h"
#include "task.h"

#include <libetpan/libetpan.h>

#include <cstring>

using namespace poplar::bench;

namespace {

void check(int result, const char *what)
{
    if (result != MAILPOP3_NO_ERROR)
        giveUp(what);
}

void read(mailpop3 *session, Task::Work work, unsigned int number)
{
    char *text = nullptr;
    size_t size = 0;
    if (work == Task::Work::Headers) {
        check(mailpop3_top(session, number, 0, &text, &size), "TOP");
        mailpop3_top_free(text);
    } else {
        check(mailpop3_retr(session, number, &text, &size), "RETR");
        mailpop3_retr_free(text);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    const Task task = readTask(argc, argv);
    Figures figures;
    figures.start();
    mailpop3 *session = mailpop3_new(0, nullptr);
    if (task.authority.empty())
        check(mailpop3_socket_connect(session, task.host.c_str(), task.port), "connect");
    else
        check(mailpop3_ssl_connect(session, task.host.c_str(), task.port), "connect");
    check(mailpop3_user(session, task.user.c_str()), "USER");
    check(mailpop3_pass(session, task.password.c_str()), "PASS");
    carray *messages = nullptr;
    check(mailpop3_list(session, &messages), "LIST"); // and UIDL
    const auto count = carray_count(messages); // QUIT frees them
    figures.markOpened();
    if (task.work != Task::Work::Listing) {
        for (unsigned int i = 0; i < count; ++i) {
            const auto *info = static_cast<mailpop3_msg_info *>(carray_get(messages, i));
            read(session, task.work, info->msg_index);
            figures.markReceived();
        }
    }
    mailpop3_quit(session);
    figures.stop();
    mailpop3_free(session);
    figures.set("messages", double(count));
    figures.print();
}
