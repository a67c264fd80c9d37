// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/response.h"

#include <algorithm>

namespace leadlight::evidence {

namespace {

Share joined(Share a, Share b)
{
    return {a.yes + b.yes, a.n + b.n};
}

/// Neighbouring counts pooled until each step has enough cases; 0 stays apart, since never is not rarely.
std::vector<Response::Step> stepsOf(const ByCount &counts)
{
    std::vector<Response::Step> steps;
    for (const auto &[count, share] : counts) {
        const bool startsAnew = steps.empty() || steps.back().to == 0 || steps.back().share.isEnough();
        if (startsAnew) {
            steps.push_back({count, count, share});
        } else {
            steps.back().to = count;
            steps.back().share = joined(steps.back().share, share);
        }
    }
    return steps;
}

struct Block {
    Share share;
    std::size_t last = 0; ///< step
};

/// Blocks of steps whose rates rise (weighted least squares, by pooling what falls), and the squared error of it.
std::vector<Block> risingBlocks(const std::vector<Response::Step> &steps, std::size_t count, bool fromEnd)
{
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t step = fromEnd ? steps.size() - 1 - i : i;
        blocks.push_back({steps[step].share, step});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].share.rate() > blocks.back().share.rate()) {
            const Block top = blocks.back();
            blocks.pop_back();
            blocks.back().share = joined(blocks.back().share, top.share);
            blocks.back().last = top.last;
        }
    }
    return blocks;
}

/// Squared error of 0 and 1 outcomes around their block's rate.
double errorOf(const std::vector<Block> &blocks)
{
    double error = 0;
    for (const Block &block : blocks)
        error += static_cast<double>(block.share.n) * block.share.rate() * (1 - block.share.rate());
    return error;
}

} // namespace

Response response(const ByCount &counts)
{
    Response result;
    result.steps = stepsOf(counts);
    const std::size_t size = result.steps.size();
    // For each place of the top: rising up to it, falling after it.
    std::optional<double> least;
    std::size_t top = 0;
    for (std::size_t rising = 1; rising <= size; ++rising) {
        const double error = errorOf(risingBlocks(result.steps, rising, false)) + errorOf(risingBlocks(result.steps, size - rising, true));
        // Of equals the later: at the earlier the top itself would count as past it.
        if (!least || error < *least + 1e-9) {
            least = error;
            top = rising - 1;
        }
    }
    if (size < 2 || top + 1 >= size || result.steps[top].to == 0)
        return result;
    result.top = risingBlocks(result.steps, top + 1, false).back().share;
    for (std::size_t i = top + 1; i < size; ++i)
        result.past = joined(result.past, result.steps[i].share);
    if (result.top.isEnough() && result.past.isEnough() && newcombe(result.top, result.past).low > 0)
        result.turnsAt = result.steps[top].to;
    return result;
}

} // namespace leadlight::evidence
