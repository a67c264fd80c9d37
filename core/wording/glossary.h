// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "domain/glossary.h"

namespace leadlight::wording {

/// What the program calls something, and what it means by it, before the organisation says otherwise.
struct UsualWord {
    std::string key;
    std::string label;
    std::string definition; ///< may be empty: nothing more to say than the label does
};

/// For every key of domain::Glossary; an axis or a rank, which the model names, is called by its key.
[[nodiscard]] UsualWord usualWord(std::string_view key);
/// Keys of the words that have a definition but keep their label, and of the ideal customer profile.
[[nodiscard]] std::span<const std::string_view> termWords();
/// "Hand-over" (Lena, Jonas); wanted: "Handed" (Lena)": what is in force, what is wanted, and who accepted.
[[nodiscard]] std::string wordStory(const domain::Word &word, const std::function<std::string(std::string_view id)> &person);

} // namespace leadlight::wording
