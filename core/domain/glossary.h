// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "base/uuid.h"
#include "domain/stage.h"

namespace leadlight::domain {

/// Who accepted a word for one side, and when; a null person: nobody yet.
struct WordConsent {
    base::Uuid person;
    base::Instant time;
    bool operator==(const WordConsent &) const = default;
};

/// What something is called and what that means. Empty: as the program calls it.
struct WordText {
    std::string label;
    std::string definition;
    WordConsent marketing;
    WordConsent sales;
    bool operator==(const WordText &) const = default;
    [[nodiscard]] bool isAccepted() const { return !marketing.person.isNull() && !sales.person.isNull(); }
    /// Says the same, whoever accepted it.
    [[nodiscard]] bool saysAs(const WordText &other) const { return label == other.label && definition == other.definition; }
};

/// One word of the organisation: what is in force, and what one side wants instead until the other accepts it, too.
struct Word {
    std::string key;
    WordText inForce;
    std::optional<WordText> wanted;
    bool operator==(const Word &) const = default;
};

/// The organisation's own words, a value; the one place that says what anything is called.
///
/// Keys: "stage.qualified" · "axis.fit" · "rank.fit.A" · "field.industry" · "term.late" (has a definition alone) ·
/// "icp", the ideal customer profile, a text that Sales alone owns.
class Glossary {
public:
    [[nodiscard]] const std::vector<Word> &words() const { return m_words; } ///< by key
    [[nodiscard]] const Word *find(std::string_view key) const;
    void put(Word word);
    void remove(std::string_view key);

    /// The label in force, else `usual`.
    [[nodiscard]] std::string labelOr(std::string_view key, std::string_view usual) const;
    /// The definition in force; empty where there is none of the organisation's own.
    [[nodiscard]] std::string definition(std::string_view key) const;
    [[nodiscard]] std::string stage(Stage stage) const;
    [[nodiscard]] std::string field(std::string_view field) const;
    bool operator==(const Glossary &) const = default;

private:
    std::vector<Word> m_words;
};

[[nodiscard]] std::string stageWordKey(Stage stage);
[[nodiscard]] std::string axisWordKey(std::string_view axis);
[[nodiscard]] std::string rankWordKey(std::string_view axis, std::string_view rank);
[[nodiscard]] std::string fieldWordKey(std::string_view field);
inline constexpr std::string_view profileWordKey = "icp";
inline constexpr std::string_view termWordPrefix = "term.";

} // namespace leadlight::domain
