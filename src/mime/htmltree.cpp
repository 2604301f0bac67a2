// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/htmltree.h"

#include "base/limits.h"

#include <QSet>

#include <algorithm>
#include <csetjmp>
#include <vector>

namespace poplar::mime {

/// Memory of one parse, freed as a whole: gumbo's own way to free a tree recurses into it.
class HtmlMemory {
public:
    explicit HtmlMemory(QDeadlineTimer deadline)
        : m_deadline(deadline)
    {
    }

    /// Where to go when the limits are reached. gumbo cannot be told to stop, and no memory is a crash to
    /// it; there is nothing in its frames that would have to be undone.
    std::jmp_buf giveUp;

    static void *allocate(void *memory, size_t size) { return static_cast<HtmlMemory *>(memory)->take(size); }
    static void keep(void *, void *) {}

private:
    static constexpr size_t blockSize = 256 * 1024;
    static constexpr unsigned allocationsPerGlance = 1024;

    void *take(size_t size)
    {
        const size_t units = size / sizeof(std::max_align_t) + 1;
        if (units > m_left && !addBlock(units))
            std::longjmp(giveUp, 1);
        if (++m_allocations % allocationsPerGlance == 0 && m_deadline.hasExpired())
            std::longjmp(giveUp, 1);
        std::max_align_t *taken = m_next;
        m_next += units;
        m_left -= units;
        return taken;
    }

    bool addBlock(size_t units)
    {
        units = std::max(units, blockSize / sizeof(std::max_align_t));
        m_taken += units * sizeof(std::max_align_t);
        if (m_taken > size_t(limit::htmlMemory))
            return false;
        m_blocks.emplace_back(new std::max_align_t[units]);
        m_next = m_blocks.back().get();
        m_left = units;
        return true;
    }

    std::vector<std::unique_ptr<std::max_align_t[]>> m_blocks;
    std::max_align_t *m_next = nullptr;
    size_t m_left = 0; ///< Units of the block.
    size_t m_taken = 0; ///< Octets in all.
    unsigned m_allocations = 0;
    QDeadlineTimer m_deadline;
};

namespace {

// No object with a destructor may live here: longjmp passes over it.
const GumboNode *parse(HtmlMemory *memory, const char *utf8, size_t length)
{
    if (setjmp(memory->giveUp) != 0) // NOLINT(cert-err52-cpp): see HtmlMemory::giveUp
        return nullptr;
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = &HtmlMemory::allocate;
    options.deallocator = &HtmlMemory::keep;
    options.userdata = memory;
    options.max_errors = 0;
    return gumbo_parse_with_options(&options, utf8, length)->root;
}

} // namespace

// Elements that others close by themselves, and those without content, do not count.
QByteArray cutWhereTooDeep(const QByteArray &html)
{
    static const QSet<QByteArray> uncounted{"br",   "img", "hr",  "meta",   "link",     "input", "area",
                                            "base", "col", "wbr", "p",      "li",       "td",    "th",
                                            "tr",   "dt",  "dd",  "option", "!doctype", "!--"};
    int depth = 0;
    for (qsizetype at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
        qsizetype from = at + 1;
        const bool closing = from < html.size() && html[from] == '/';
        if (closing)
            ++from;
        qsizetype to = from;
        while (to < html.size() && to - from < 12
               && (isalnum(static_cast<unsigned char>(html[to])) || html[to] == '!' || html[to] == '-'))
            ++to;
        if (to == from || uncounted.contains(html.mid(from, to - from).toLower()))
            continue;
        depth += closing ? (depth > 0 ? -1 : 0) : 1;
        if (depth > deepestElement)
            return html.left(at);
    }
    return html;
}

HtmlTree::HtmlTree(const QByteArray &utf8, QDeadlineTimer deadline)
    : m_memory(std::make_unique<HtmlMemory>(deadline))
    , m_root(parse(m_memory.get(), utf8.constData(), size_t(utf8.size())))
{
}

HtmlTree::~HtmlTree() = default;

} // namespace poplar::mime
