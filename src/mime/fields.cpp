// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/fields.h"

#include "base/limits.h"

#include <algorithm>
#include <optional>

namespace poplar::mime {

namespace {

struct KnownField {
    QByteArrayView name;
    Field field;
};
constexpr std::array<KnownField, 11> knownFields{{
    {"from", Field::From},
    {"sender", Field::Sender},
    {"to", Field::To},
    {"cc", Field::Cc},
    {"subject", Field::Subject},
    {"date", Field::Date},
    {"message-id", Field::MessageId},
    {"content-type", Field::ContentType},
    {"content-transfer-encoding", Field::ContentTransferEncoding},
    {"content-disposition", Field::ContentDisposition},
    {"content-id", Field::ContentId},
}};

/// Where the name ends; 0 if the line is no field.
qsizetype nameLength(QByteArrayView line)
{
    qsizetype length = 0;
    while (length < line.size() && line[length] > ' ' && line[length] < 127 && line[length] != ':')
        ++length;
    qsizetype colon = length;
    while (colon < line.size() && (line[colon] == ' ' || line[colon] == '\t'))
        ++colon;
    return colon < line.size() && line[colon] == ':' ? length : 0;
}

std::optional<Field> fieldNamed(QByteArrayView name)
{
    for (const KnownField &known : knownFields) {
        if (known.name.size() == name.size()
            && qstrnicmp(known.name.data(), name.size(), name.data(), name.size()) == 0)
            return known.field;
    }
    return std::nullopt;
}

QByteArrayView withoutLineBreak(QByteArrayView line)
{
    while (!line.isEmpty() && (line.back() == '\n' || line.back() == '\r'))
        line.chop(1);
    return line;
}

bool listsAddresses(Field field)
{
    return field == Field::From || field == Field::To || field == Field::Cc;
}

} // namespace

bool isFieldLine(QByteArrayView line)
{
    return nameLength(line) > 0;
}

Fields Fields::of(QByteArrayView header)
{
    Fields fields;
    std::optional<Field> current;
    while (!header.isEmpty()) {
        const qsizetype found = header.indexOf('\n');
        const qsizetype next = found < 0 ? header.size() : found + 1;
        const QByteArrayView line = withoutLineBreak(header.first(next));
        header = header.sliced(next);
        if (line.isEmpty())
            break;
        if (line[0] == ' ' || line[0] == '\t') {
            if (current)
                fields.append(*current, line);
            continue;
        }
        const qsizetype length = nameLength(line);
        current = length > 0 ? fieldNamed(line.first(length)) : std::nullopt;
        if (!current)
            continue;
        const bool again = !fields[*current].isEmpty();
        if (again && !listsAddresses(*current))
            current = std::nullopt;
        else if (again)
            fields.append(*current, ", ");
        if (current)
            fields.append(*current, line.sliced(line.indexOf(':') + 1));
    }
    return fields;
}

bool Fields::isEmpty() const
{
    return std::all_of(m_values.begin(), m_values.end(),
                       [](const QByteArray &value) { return value.isEmpty(); });
}

void Fields::append(Field field, QByteArrayView value)
{
    QByteArray &all = m_values[static_cast<size_t>(field)];
    const qsizetype before = all.size();
    const qsizetype room = std::max<qsizetype>(0, limit::headerField - before);
    all.append(value.first(std::min(value.size(), room)));
    // What follows works with C strings.
    std::replace(all.begin() + before, all.end(), '\0', ' ');
}

} // namespace poplar::mime
