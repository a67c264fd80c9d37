// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/rank_measures.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace leadlight::evidence {

namespace {

std::vector<std::size_t> orderOf(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    return order;
}

/// Variance with n − 1; the count is at least two.
double sampleVariance(std::span<const double> values)
{
    const double n = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double sum = 0;
    for (const double value : values)
        sum += (value - mean) * (value - mean);
    return sum / (n - 1);
}

double pairsOf(std::uint64_t count)
{
    return static_cast<double>(count) * (static_cast<double>(count) - 1) / 2;
}

/// Sum over runs of equal neighbours of the pairs within the run.
template <class Equal> double tiedPairs(std::size_t count, const Equal &equalsNext)
{
    double pairs = 0;
    std::uint64_t run = 1;
    for (std::size_t i = 0; i < count; ++i) {
        if (i + 1 < count && equalsNext(i)) {
            ++run;
            continue;
        }
        pairs += pairsOf(run);
        run = 1;
    }
    return pairs;
}

/// Sorts `values` and returns how many pairs stood the wrong way round.
double sortedExchanges(std::vector<double> &values)
{
    double exchanges = 0;
    std::vector<double> merged(values.size());
    for (std::size_t width = 1; width < values.size(); width *= 2) {
        for (std::size_t begin = 0; begin < values.size(); begin += 2 * width) {
            const std::size_t middle = std::min(begin + width, values.size());
            const std::size_t end = std::min(begin + 2 * width, values.size());
            std::size_t left = begin;
            std::size_t right = middle;
            for (std::size_t out = begin; out < end; ++out) {
                if (right >= end || (left < middle && values[left] <= values[right])) {
                    merged[out] = values[left++];
                } else {
                    exchanges += static_cast<double>(middle - left);
                    merged[out] = values[right++];
                }
            }
        }
        values.swap(merged);
    }
    return exchanges;
}

} // namespace

std::vector<double> midranks(std::span<const double> values)
{
    const std::vector<std::size_t> order = orderOf(values);
    std::vector<double> ranks(values.size());
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from + 1;
        while (to < order.size() && values[order[to]] == values[order[from]])
            ++to;
        for (std::size_t i = from; i < to; ++i)
            ranks[order[i]] = static_cast<double>(from + 1 + to) / 2;
        from = to;
    }
    return ranks;
}

std::optional<Auc> auc(std::span<const double> scores, Outcomes outcomes)
{
    std::vector<double> well;
    std::vector<double> badly;
    for (std::size_t i = 0; i < scores.size(); ++i)
        (outcomes[i] != 0 ? well : badly).push_back(scores[i]);
    if (well.empty() || badly.empty())
        return std::nullopt;
    const double m = static_cast<double>(well.size());
    const double n = static_cast<double>(badly.size());
    std::vector<double> all = well;
    all.insert(all.end(), badly.begin(), badly.end());
    const std::vector<double> ranks = midranks(all);
    const std::vector<double> wellRanks = midranks(well);
    const std::vector<double> badRanks = midranks(badly);
    // The share of the other kind that each case beats: DeLong's structural components.
    std::vector<double> beats(well.size());
    std::vector<double> beaten(badly.size());
    for (std::size_t i = 0; i < well.size(); ++i)
        beats[i] = (ranks[i] - wellRanks[i]) / n;
    for (std::size_t i = 0; i < badly.size(); ++i)
        beaten[i] = 1 - (ranks[well.size() + i] - badRanks[i]) / m;
    Auc result;
    result.value = std::accumulate(beats.begin(), beats.end(), 0.0) / m;
    if (well.size() < 2 || badly.size() < 2)
        return result;
    const double half = zAt95 * std::sqrt(sampleVariance(beats) / m + sampleVariance(beaten) / n);
    result.interval = {std::max(0.0, result.value - half), std::min(1.0, result.value + half)};
    return result;
}

std::optional<double> kendallTauB(std::span<const double> first, std::span<const double> second)
{
    const std::size_t n = first.size();
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return first[a] != first[b] ? first[a] < first[b] : second[a] < second[b];
    });
    const double tiedFirst = tiedPairs(n, [&](std::size_t i) { return first[order[i]] == first[order[i + 1]]; });
    const double tiedBoth = tiedPairs(n, [&](std::size_t i) {
        return first[order[i]] == first[order[i + 1]] && second[order[i]] == second[order[i + 1]];
    });
    std::vector<double> seconds(n);
    for (std::size_t i = 0; i < n; ++i)
        seconds[i] = second[order[i]];
    const double exchanges = sortedExchanges(seconds);
    const double tiedSecond = tiedPairs(n, [&](std::size_t i) { return seconds[i] == seconds[i + 1]; });
    const double all = pairsOf(n);
    const double scale = std::sqrt(all - tiedFirst) * std::sqrt(all - tiedSecond);
    if (scale == 0)
        return std::nullopt;
    return (all - tiedFirst - tiedSecond + tiedBoth - 2 * exchanges) / scale;
}

std::optional<double> pearson(std::span<const double> first, std::span<const double> second)
{
    if (first.empty())
        return std::nullopt;
    const double n = static_cast<double>(first.size());
    const double meanFirst = std::accumulate(first.begin(), first.end(), 0.0) / n;
    const double meanSecond = std::accumulate(second.begin(), second.end(), 0.0) / n;
    double together = 0;
    double ofFirst = 0;
    double ofSecond = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const double a = first[i] - meanFirst;
        const double b = second[i] - meanSecond;
        together += a * b;
        ofFirst += a * a;
        ofSecond += b * b;
    }
    if (ofFirst == 0 || ofSecond == 0)
        return std::nullopt;
    return together / (std::sqrt(ofFirst) * std::sqrt(ofSecond));
}

std::optional<double> spearman(std::span<const double> first, std::span<const double> second)
{
    return pearson(midranks(first), midranks(second));
}

} // namespace leadlight::evidence
