// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <span>
#include <string_view>
#include <vector>

namespace leadlight::cli {

/// Prints one JSON line a metric: median, least and most of the runs. Names hold nothing that JSON would escape.
class BenchLines {
public:
    explicit BenchLines(std::size_t leads, int runs = 9) : m_leads(leads), m_runs(runs) {}

    [[nodiscard]] static double millisecondsSince(std::chrono::steady_clock::time_point begin)
    {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    }

    /// Runs `work(run)` once without counting it, then several times.
    template <class Work> void measure(std::string_view metric, const Work &work) const
    {
        std::vector<double> times;
        for (int run = 0; run <= m_runs; ++run) {
            const auto begin = std::chrono::steady_clock::now();
            work(run);
            if (run > 0)
                times.push_back(millisecondsSince(begin));
        }
        print(metric, "ms", std::move(times));
    }

    void print(std::string_view metric, std::string_view unit, std::vector<double> values) const
    {
        std::sort(values.begin(), values.end());
        begin(metric) << R"(,"unit":")" << unit << R"(","median":)" << values[values.size() / 2] << R"(,"min":)"
                      << values.front() << R"(,"max":)" << values.back() << R"(,"runs":)" << values.size() << "}"
                      << std::endl;
    }

    void counts(std::string_view metric, std::span<const std::uint64_t> cells) const
    {
        begin(metric) << R"(,"counts":[)";
        for (std::size_t cell = 0; cell < cells.size(); ++cell)
            std::cout << (cell > 0 ? "," : "") << cells[cell];
        std::cout << "]}" << std::endl;
    }

private:
    std::ostream &begin(std::string_view metric) const
    {
        return std::cout << R"({"peer":"leadlight","n":)" << m_leads << R"(,"metric":")" << metric << '"';
    }

    std::size_t m_leads;
    int m_runs;
};

} // namespace leadlight::cli
