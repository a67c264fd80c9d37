// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/import_plan.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <unordered_set>

#include "base/ahead.h"
#include "base/text.h"
#include "io/column_names.h"
#include "io/row_batch.h"

namespace leadlight::io {

namespace {

using domain::FieldType;

constexpr std::uint64_t guessedBytes = std::uint64_t{64} << 20U;
constexpr std::uint64_t settledBytes = std::uint64_t{4} << 20U;

bool takesAttributes(ImportKind kind)
{
    return kind == ImportKind::leads || kind == ImportKind::accounts;
}

bool isOutcomeKey(std::string_view key)
{
    return key == "won" || key == "lost" || key == "open" || key == "on_hold";
}

class PlanGuess {
public:
    PlanGuess(ImportPlan &plan, const std::vector<ColumnGuess> &guesses) : m_plan(plan), m_guesses(guesses) {}

    void run()
    {
        findDerived();
        byName(true);
        if (isPersons())
            byWords();
        byName(false);
        byContent();
        for (std::size_t i = 0; i < m_plan.columns.size(); ++i) {
            if (!isMapped(i))
                leaveOver(i);
        }
        if (m_derivedFrom >= m_plan.columns.size()) // our own export counts as we do
            findUnit();
    }

private:
    [[nodiscard]] bool isPersons() const { return m_plan.kind == ImportKind::leads || m_plan.kind == ImportKind::outcomes; }
    [[nodiscard]] bool isMapped(std::size_t i) const { return i >= m_derivedFrom || m_plan.columns[i].target != "ignore"; }
    [[nodiscard]] bool isFree(std::string_view target) const { return !m_taken.contains(std::string(target)); }

    /// Our own export of leads begins with our id and ends with what was computed of each lead; the latter is computed
    /// anew, never taken in. A name may carry a number where a file's column has it, too.
    void findDerived()
    {
        constexpr std::array<std::string_view, 7> last{"stage", "owner", "rank", "fit_rank", "engagement_rank", "fit", "engagement"};
        const std::size_t count = m_plan.columns.size();
        if (!isPersons() || count <= last.size() || m_plan.columns.front().name != "id")
            return;
        for (std::size_t i = 0; i < last.size(); ++i) {
            if (!m_plan.columns[count - last.size() + i].name.starts_with(last[i]))
                return;
        }
        m_derivedFrom = count - 5;
        for (std::size_t i = m_derivedFrom; i < count; ++i)
            m_plan.columns[i].reason = {"plan.derived", {m_plan.columns[i].name}};
        // We write nothing for nothing: "null" and "-" are what somebody is called.
        for (PlanColumn &column : m_plan.columns)
            column.blankTokens.clear();
    }

    /// A number or date field needs a column that holds numbers or dates; a list of "11-50" stays an attribute.
    [[nodiscard]] bool canHold(std::size_t i, FieldType type) const
    {
        const ColumnGuess &guess = m_guesses[i];
        return type == FieldType::text || guess.filled == 0 || guess.type == type;
    }

    void assign(std::size_t i, std::string_view target, Reason reason, double confidence)
    {
        PlanColumn &column = m_plan.columns[i];
        const ColumnGuess &guess = m_guesses[i];
        column.target = target;
        column.type = typeOfTarget(m_plan.kind, target).value_or(guess.type);
        column.reason = std::move(reason);
        column.confidence = confidence;
        if (column.type == FieldType::instant)
            column.dates = guess.dates == DateOrder::none ? DateOrder::ymd : guess.dates;
        if (column.type == FieldType::number)
            column.number = guess.number;
        m_taken.insert(std::string(target));
    }

    void byName(bool exactly)
    {
        const bool isOurExport = m_derivedFrom < m_plan.columns.size();
        const bool hasExternalId = isOurExport
                                   || std::any_of(m_plan.columns.begin(), m_plan.columns.end(), [](const PlanColumn &column) {
                                          return base::keyOf(column.name) == "external_id";
                                      });
        for (std::size_t i = 0; i < m_plan.columns.size(); ++i) {
            const std::string &name = m_plan.columns[i].name;
            auto target = targetByName(m_plan.kind, name);
            const std::string key = base::keyOf(name);
            if (isPersons() && hasExternalId && key == "id")
                target = "id";
            if (!target || isMapped(i) || !isFree(*target) || (exactly && key != *target))
                continue;
            if (canHold(i, typeOfTarget(m_plan.kind, *target).value_or(FieldType::text)))
                assign(i, *target, {"plan.by_name", {name}}, 1);
        }
    }

    void byWords()
    {
        for (std::size_t i = 0; i < m_plan.columns.size(); ++i) {
            const ColumnGuess &guess = m_guesses[i];
            if (isMapped(i) || !isOutcomeName(m_plan.columns[i].name) || !guess.distinctKnown || guess.distinct.empty())
                continue;
            std::uint64_t knownRows = 0;
            std::size_t knownWords = 0;
            bool outcomesAlone = true;
            for (const auto &[word, count] : guess.distinct) {
                if (const auto stage = stageOfWord(word)) {
                    knownRows += count;
                    ++knownWords;
                    outcomesAlone = outcomesAlone && isOutcomeKey(*stage);
                }
            }
            // Our own export has both, and where every lead has ended the stage, too, has no other words.
            const bool isOurStage = m_derivedFrom < m_plan.columns.size() && !isFree("outcome");
            const std::string_view target = outcomesAlone && !isOurStage ? "outcome" : "stage";
            if (knownRows * 2 < guess.filled || knownWords * 2 < guess.distinct.size() || knownWords == 0 || !isFree(target))
                continue;
            assign(i, target, {"plan.by_words", {std::to_string(guess.distinct.size()), std::to_string(knownWords)}},
                   static_cast<double>(knownWords) / static_cast<double>(guess.distinct.size()));
            mapWords(m_plan.columns[i], guess, !outcomesAlone);
        }
    }

    void mapWords(PlanColumn &column, const ColumnGuess &guess, bool isStage)
    {
        std::vector<std::string> unknown;
        std::unordered_set<std::string> seen;
        for (const auto &[word, count] : guess.distinct) {
            if (!seen.insert(base::comparable(word)).second)
                continue;
            std::string key(stageOfWord(word).value_or(""));
            if (key.empty())
                unknown.push_back(word);
            if (isStage && key == "open")
                key = "identified";
            column.values.emplace_back(word, std::move(key));
        }
        if (!unknown.empty())
            m_plan.notes.push_back({"plan.unknown_words", {column.name, base::joined(unknown, ", ")}});
    }

    void take(std::string_view target, std::string_view what, bool (*fits)(const PlanColumn &, const ColumnGuess &))
    {
        if (!isFree(target) || !typeOfTarget(m_plan.kind, target))
            return;
        for (std::size_t i = 0; i < m_plan.columns.size(); ++i) {
            if (!isMapped(i) && m_guesses[i].filled > 0 && fits(m_plan.columns[i], m_guesses[i])) {
                assign(i, target, {"plan.by_content", {std::string(what)}}, 0.7);
                return;
            }
        }
    }

    void byContent()
    {
        const auto isEmail = [](const PlanColumn &, const ColumnGuess &guess) { return guess.emailShare >= 0.9; };
        take(m_plan.kind == ImportKind::activities ? "lead_email" : "email", "email", isEmail);
        take("phone", "phone", [](const PlanColumn &column, const ColumnGuess &guess) {
            return guess.phoneShare >= 0.9 && guess.type == FieldType::text && !isIdName(column.name);
        });
        const auto isId = [](const PlanColumn &column, const ColumnGuess &guess) {
            return isIdName(column.name) && guess.unique && guess.type == FieldType::text;
        };
        if (m_plan.kind == ImportKind::activities) {
            if (isFree("lead_email"))
                take("lead", "id", [](const PlanColumn &column, const ColumnGuess &) { return isIdName(column.name); });
            take("time", "date", [](const PlanColumn &, const ColumnGuess &guess) { return guess.type == FieldType::instant; });
        } else {
            take("external_id", "id", isId);
        }
        take("name", "unique", [](const PlanColumn &, const ColumnGuess &guess) {
            return guess.unique && guess.type == FieldType::text && guess.emailShare == 0;
        });
    }

    [[nodiscard]] std::string attributeKey(const PlanColumn &column)
    {
        std::string wanted = base::keyOf(column.name).substr(0, 60);
        if (wanted.empty())
            wanted = "column_" + std::to_string(column.index + 1);
        std::string key = wanted;
        for (int n = 2; typeOfTarget(m_plan.kind, key).has_value() || m_attributes.contains(key); ++n)
            key = wanted + "_" + std::to_string(n);
        m_attributes.insert(key);
        return key;
    }

    void leaveOver(std::size_t i)
    {
        PlanColumn &column = m_plan.columns[i];
        const ColumnGuess &guess = m_guesses[i];
        column.reason = {"plan.unknown_name", {}};
        column.confidence = guess.confidence;
        if (guess.filled == 0 || !takesAttributes(m_plan.kind))
            return;
        const auto wanted = targetByName(m_plan.kind, column.name);
        column.target = "attribute:" + attributeKey(column);
        column.type = guess.type;
        // A few words among the numbers of a column that nobody defined: keep every row rather than the type.
        if (guess.type == FieldType::number && guess.confidence < 0.999)
            column.type = FieldType::text;
        if (column.type == FieldType::number)
            column.number = guess.number;
        if (column.type == FieldType::instant)
            column.dates = guess.dates;
        if (wanted && !isFree(*wanted))
            column.reason = {"plan.taken", {std::string(*wanted)}};
    }

    /// Nobody earns less than 2,000 a head: then the file counts in thousands or millions.
    void findUnit()
    {
        const auto indexOf = [this](std::string_view target) {
            const PlanColumn *column = m_plan.find(target);
            return column == nullptr ? m_plan.columns.size() : static_cast<std::size_t>(column - m_plan.columns.data());
        };
        const std::size_t revenue = indexOf("annual_revenue");
        const std::size_t employees = indexOf("employees");
        if (revenue == m_plan.columns.size() || employees == m_plan.columns.size())
            return;
        const double earned = m_guesses[revenue].median;
        const double heads = m_guesses[employees].median;
        if (earned <= 0 || heads <= 0 || earned >= 2000 * heads)
            return;
        const bool millions = earned < 10 * heads;
        m_plan.columns[revenue].factor = millions ? 1e6 : 1e3;
        m_plan.columns[revenue].confidence = 0.8;
        m_plan.columns[revenue].reason = {millions ? "plan.millions" : "plan.thousands", {}};
    }

    std::size_t m_derivedFrom = static_cast<std::size_t>(-1); ///< columns from here on are not taken in
    ImportPlan &m_plan;
    const std::vector<ColumnGuess> &m_guesses;
    std::unordered_set<std::string> m_taken;
    std::unordered_set<std::string> m_attributes;
};

/// A name that asks for a number ("number" of an activity) is no hint at an id, as it would be elsewhere.
std::vector<std::string> hintingNames(ImportKind kind, std::vector<std::string> names)
{
    for (std::string &name : names) {
        const auto target = targetByName(kind, name);
        if (target && typeOfTarget(kind, *target) == FieldType::number)
            name.clear();
    }
    return names;
}

/// Of a file that brings no attributes of its own enough is known after a while; of others each row counts, for one word
/// among the numbers makes an attribute text.
base::Result<void> lookAtRows(ImportKind kind, ColumnGuesser &guesser, TableReader &reader, base::Progress *progress)
{
    std::atomic<bool> enough = false;
    base::Ahead<RowBatch> ahead([&](RowBatch &batch) {
        return batch.fill(reader) && batch.bytesDone() <= guessedBytes + sniffedBytes && !enough;
    });
    while (const RowBatch *batch = ahead.next()) {
        for (const RowBatch::Read &read : batch->rows()) {
            if (read.step == TableReader::Step::row)
                guesser.add(read.row.fields);
        }
        if (batch->failure())
            return base::fail(*batch->failure());
        enough = !takesAttributes(kind) && batch->bytesDone() > settledBytes && guesser.isSettled();
        if (progress == nullptr)
            continue;
        progress->setDone(std::min(batch->bytesDone(), guessedBytes));
        if (progress->stopRequested())
            return base::fail(base::ErrorKind::stopped, "io.stopped");
    }
    return {};
}

} // namespace

ImportPlan guessPlan(ImportKind kind, const Dialect &dialect, const std::vector<std::string> &names,
                     const std::vector<ColumnGuess> &columns)
{
    ImportPlan plan;
    plan.kind = kind;
    plan.dialect = dialect;
    for (std::size_t i = 0; i < names.size(); ++i) {
        PlanColumn column;
        column.name = names[i];
        column.index = i;
        column.blankTokens = columns[i].blankTokens;
        column.typeReason = columns[i].reason;
        plan.columns.push_back(std::move(column));
    }
    PlanGuess(plan, columns).run();
    return plan;
}

base::Result<ImportPlan> guessPlan(ImportKind kind, TableReader &reader, base::Progress *progress,
                                   std::vector<ColumnGuess> *guesses)
{
    ColumnGuesser guesser(hintingNames(kind, reader.columns()));
    if (auto moved = reader.rewind(); !moved)
        return base::fail(moved.error());
    if (progress != nullptr)
        progress->setTotal(std::min(reader.bytesTotal(), guessedBytes));
    if (auto looked = lookAtRows(kind, guesser, reader, progress); !looked)
        return base::fail(looked.error());
    if (auto moved = reader.rewind(); !moved)
        return base::fail(moved.error());
    std::vector<ColumnGuess> columns = guesser.finish();
    ImportPlan plan = guessPlan(kind, reader.dialect(), reader.columns(), columns);
    if (guesses != nullptr)
        *guesses = std::move(columns);
    plan.notes.insert(plan.notes.begin(), reader.notes().begin(), reader.notes().end());
    return plan;
}

} // namespace leadlight::io
