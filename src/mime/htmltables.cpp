// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/htmltables.h"

#include "base/limits.h"
#include "mime/htmlelements.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace poplar::mime {

namespace {

constexpr int deepestTable = 10;
constexpr double costOfElement = 10; ///< In characters: a line that is broken is a line,
constexpr double costOfCell = 50; ///< and a cell is as much work as this, as measured.

const GumboElement *elementOf(const void *node)
{
    const auto *child = static_cast<const GumboNode *>(node);
    return child->type == GUMBO_NODE_ELEMENT ? &child->v.element : nullptr;
}

template <class Test>
bool allChildren(const GumboElement &element, Test test)
{
    for (unsigned i = 0; i < element.children.length; ++i) {
        const GumboElement *child = elementOf(element.children.data[i]);
        if (child && !test(*child))
            return false;
    }
    return true;
}

bool hasOneCellAtMost(const GumboElement &row)
{
    int cells = 0;
    return allChildren(row, [&cells](const GumboElement &child) {
        return (child.tag != GUMBO_TAG_TD && child.tag != GUMBO_TAG_TH) || ++cells < 2;
    });
}

/// A table of one column is there for its width and its ground.
bool isWrapper(const GumboElement &table)
{
    return allChildren(table, [](const GumboElement &group) {
        return group.tag == GUMBO_TAG_TR ? hasOneCellAtMost(group)
                                         : allChildren(group, [](const GumboElement &row) {
                                               return row.tag != GUMBO_TAG_TR || hasOneCellAtMost(row);
                                           });
    });
}

/// What laying out would cost by a plan, of what the limits let through.
class Estimate {
public:
    Estimate(const TablePlan &plan, const ShownLimits &limits)
        : m_plan(plan)
        , m_limits(limits)
    {
    }

    [[nodiscard]] double cost() const { return m_cost; }

    void add(const GumboNode &node, int depth)
    {
        if (m_letters > double(m_limits.html) || m_rows > m_limits.htmlRows || m_cells > m_limits.htmlCells)
            return;
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE
            || node.type == GUMBO_NODE_CDATA)
            addText(double(std::strlen(node.v.text.text)), depth);
        else if (node.type == GUMBO_NODE_ELEMENT)
            add(node.v.element, depth);
    }

private:
    void addText(double letters, int depth)
    {
        m_letters += letters;
        m_cost += std::ldexp(letters, depth);
    }

    void add(const GumboElement &element, int depth)
    {
        addText(costOfElement, depth);
        switch (element.tag) {
        case GUMBO_TAG_HEAD:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_SCRIPT:
            return;
        case GUMBO_TAG_TABLE:
            depth += m_plan.isTable(element, depth) ? 1 : 0;
            break;
        case GUMBO_TAG_BLOCKQUOTE:
            depth += m_plan.hasRoomForFrame(depth) ? 1 : 0;
            break;
        case GUMBO_TAG_IMG:
            addText(double(attribute(element, "alt").size()), depth);
            break;
        case GUMBO_TAG_TR:
            ++m_rows;
            break;
        case GUMBO_TAG_TD:
        case GUMBO_TAG_TH:
            ++m_cells;
            m_cost += std::ldexp(costOfCell, depth);
            break;
        default:
            break;
        }
        for (unsigned i = 0; i < element.children.length; ++i)
            add(*static_cast<const GumboNode *>(element.children.data[i]), depth);
    }

    const TablePlan &m_plan;
    const ShownLimits &m_limits;
    double m_cost = 0;
    double m_letters = 0;
    int m_rows = 0;
    int m_cells = 0;
};

} // namespace

TablePlan::TablePlan(const GumboNode &root, const ShownLimits &limits)
{
    for (const Wrappers wrappers : {Wrappers::Keep, Wrappers::Flatten}) {
        m_wrappers = wrappers;
        const int least = wrappers == Wrappers::Keep ? deepestTable : 1;
        for (m_deepest = deepestTable; m_deepest >= least; --m_deepest) {
            Estimate estimate(*this, limits);
            estimate.add(root, 0);
            if (estimate.cost() <= limits.htmlLayout)
                return;
        }
    }
}

bool TablePlan::isTable(const GumboElement &table, int depth) const
{
    return hasRoomForFrame(depth) && (m_wrappers == Wrappers::Keep || !isWrapper(table));
}

} // namespace poplar::mime
