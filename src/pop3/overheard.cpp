// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/overheard.h"

#include "wire/transcript.h"

namespace poplar::pop3 {

namespace {

class ListeningSink : public BodySink {
public:
    ListeningSink(std::shared_ptr<BodySink> sink, std::shared_ptr<QByteArray> begin)
        : m_sink(std::move(sink))
        , m_begin(std::move(begin))
    {
    }

    Result<Done> write(QByteArrayView chunk) override
    {
        wire::appendBodyBegin(*m_begin, chunk);
        return m_sink->write(chunk);
    }

    Result<Done> finish() override { return m_sink->finish(); }

private:
    std::shared_ptr<BodySink> m_sink;
    std::shared_ptr<QByteArray> m_begin;
};

} // namespace

std::shared_ptr<BodySink> Overheard::listen(std::shared_ptr<BodySink> sink) const
{
    return std::make_shared<ListeningSink>(std::move(sink), m_coming);
}

} // namespace poplar::pop3
