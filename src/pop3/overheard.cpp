// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/overheard.h"

#include "base/limits.h"

#include <algorithm>

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
        const qsizetype room = limit::transcriptBody + limit::transcriptBodyMargin - m_begin->size();
        m_begin->append(chunk.first(std::min(room, chunk.size())));
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

void Overheard::name(quint64 event)
{
    m_bodies.emplace_back(event, std::exchange(*m_coming, {}));
    m_octets += m_bodies.back().second.size();
    while (m_octets > limit::transcriptBodiesAtOnceOctets
           || m_bodies.size() > std::size_t(limit::transcriptBodiesAtOnce)) {
        m_octets -= m_bodies.front().second.size();
        m_bodies.pop_front();
    }
}

std::deque<Overheard::Body> Overheard::take()
{
    m_octets = 0;
    return std::exchange(m_bodies, {});
}

} // namespace poplar::pop3
