// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/routefields.h"

#include "base/limits.h"
#include "mime/fields.h"

#include <algorithm>

namespace poplar::mime {

namespace {

/// Puts the lines of a header into the rows that they belong to.
class RouteFieldReader {
public:
    void read(QByteArrayView line)
    {
        if (line[0] == ' ' || line[0] == '\t')
            append(line);
        else
            begin(line);
    }

    RouteFields fields;

private:
    void begin(QByteArrayView line)
    {
        m_current = nullptr;
        if (!isFieldLine(line))
            return;
        const qsizetype colon = line.indexOf(':');
        const auto [row, most] = rowOf(line.first(colon).trimmed());
        if (row == nullptr)
            return;
        if (row->values.size() >= most) {
            ++row->leftOut;
            return;
        }
        row->values.emplaceBack();
        m_current = &row->values.last();
        append(line.sliced(colon + 1));
    }

    void append(QByteArrayView text)
    {
        if (m_current == nullptr)
            return;
        const qsizetype before = m_current->size();
        const qsizetype room = std::max<qsizetype>(0, limit::headerField - before);
        m_current->append(text.first(std::min(text.size(), room)));
        std::replace(m_current->begin() + before, m_current->end(), '\0', ' ');
    }

    std::pair<FieldRow *, int> rowOf(QByteArrayView name)
    {
        const auto is = [name](QByteArrayView known) {
            return name.size() == known.size()
                && qstrnicmp(name.data(), name.size(), known.data(), known.size()) == 0;
        };
        if (is("received"))
            return {&fields.received, limit::routeHops};
        if (is("authentication-results"))
            return {&fields.results, limit::routeVerdicts};
        if (is("received-spf"))
            return {&fields.spf, limit::routeVerdicts};
        if (is("arc-authentication-results"))
            return {&fields.arcResults, limit::routeVerdicts};
        if (is("dkim-signature"))
            return {&fields.signatures, limit::routeSignatures};
        return {nullptr, 0};
    }

    QByteArray *m_current = nullptr;
};

} // namespace

RouteFields RouteFields::of(QByteArrayView header)
{
    RouteFieldReader reader;
    while (!header.isEmpty()) {
        const qsizetype found = header.indexOf('\n');
        const qsizetype next = found < 0 ? header.size() : found + 1;
        QByteArrayView line = header.first(next);
        header = header.sliced(next);
        while (!line.isEmpty() && (line.back() == '\n' || line.back() == '\r'))
            line.chop(1);
        if (line.isEmpty())
            break;
        reader.read(line);
    }
    return std::move(reader.fields);
}

} // namespace poplar::mime
