// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/validation.h"

namespace leadlight::model {

/// Collects findings about one criterion of one axis.
class FindingSink {
public:
    FindingSink(std::vector<Finding> &findings, std::string axis, std::string criterion)
        : m_findings(findings), m_axis(std::move(axis)), m_criterion(std::move(criterion))
    {
    }
    void error(std::string code, std::vector<std::string> arguments = {})
    {
        m_findings.push_back({Severity::error, std::move(code), m_axis, m_criterion, std::move(arguments)});
    }
    void warning(std::string code, std::vector<std::string> arguments = {})
    {
        m_findings.push_back({Severity::warning, std::move(code), m_axis, m_criterion, std::move(arguments)});
    }

private:
    std::vector<Finding> &m_findings;
    std::string m_axis;
    std::string m_criterion;
};

/// What a criterion can give at least and at most, in points times per cent of weight; infinite where events without
/// number add up without end.
struct Attainable {
    double least = 0;
    double most = 0;
};
[[nodiscard]] Attainable attainable(const Criterion &criterion);

/// Points, bounds, bands and limits of one criterion by itself.
void checkRule(const Criterion &criterion, FindingSink &sink);
/// One criterion against the columns that there are.
void checkAgainstSchema(const Criterion &criterion, const data::Table &schema, FindingSink &sink);
/// A field that something else than a criterion asks for.
void checkField(const std::string &field, const data::Table &schema, FindingSink &sink);

} // namespace leadlight::model
