// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/ascending_ids.h"
#include "base/text.h"
#include "domain/lead_fields.h"
#include "domain/outcome.h"
#include "hygiene/junk.h"
#include "workspace/appended_values.h"
#include "workspace/import/appended_marks.h"
#include "workspace/import/edited_columns.h"
#include "workspace/import/importer.h"
#include "workspace/import/lead_conflicts.h"
#include "workspace/import/lead_index.h"
#include "workspace/import/row_identity.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

/// Targets that are not attributes of their own.
bool isSpecial(const std::string &target)
{
    return target == "stage" || target == "owner" || target == "full_name" || target == "id";
}

std::optional<domain::Stage> stageOfOutcome(std::string_view key)
{
    const auto outcome = domain::parseOutcomeKind(key);
    if (!outcome)
        return domain::parseStage(key);
    switch (*outcome) {
    case domain::OutcomeKind::won:
        return domain::Stage::won;
    case domain::OutcomeKind::lost:
        return domain::Stage::lost;
    case domain::OutcomeKind::onHold:
        return domain::Stage::onHold;
    case domain::OutcomeKind::open:
        return std::nullopt;
    }
    return std::nullopt;
}

class LeadImporter final : public Importer {
public:
    LeadImporter(const ImportContext &context, bool outcomesOnly, LeadConflicts conflicts, store::ErasedNames erased, RowIdentity identity)
        : m_context(context), m_snapshot(context.snapshot), m_index(context.snapshot), m_identity(std::move(identity)),
          m_columns(context.snapshot.leads), m_accounts(context.snapshot.accounts, context.snapshot.accountMergedInto),
          m_appended(context.snapshot, m_columns, context.request.sourceType == appendedSource),
          m_conflicts(std::move(conflicts)), m_erased(std::move(erased)), m_outcomesOnly(outcomesOnly),
          m_people(context.snapshot.people)
    {
        for (const io::PlanColumn &column : context.rows.columns()) {
            Target target;
            target.type = column.type;
            std::string key = column.target;
            if (key.starts_with("attribute:"))
                key.erase(0, 10);
            if (!isSpecial(key)) {
                const domain::LeadField *known = domain::findLeadField(key);
                target.column = m_columns.columnFor(key, known ? known->label : std::string_view(column.name), known ? known->type : column.type);
            }
            m_targets.push_back(target);
        }
        for (std::size_t i = 0; i < knownFields.size(); ++i)
            m_known[i] = context.rows.indexOf(knownFields[i]);
        // Whom an appended file alone knows has come to nobody here either.
        for (const std::string_view type : {std::string_view("purchased"), std::string_view("collected"), appendedSource})
            m_isPurchased = m_isPurchased || context.request.sourceType == type;
    }

    void prepare(const io::TypedRow &row, RowFacts &facts) const override
    {
        facts.junk = hygiene::findJunk(factsOf(row));
        facts.account = AccountMatch::keysOf(textOf(row, company), textOf(row, domainName), textOf(row, email));
        facts.email = base::comparable(textOf(row, email));
    }

    void expect(std::size_t rows) override
    {
        if (m_outcomesOnly)
            return;
        m_index.reserve(m_snapshot.size() + rows);
        m_accounts.reserve(rows);
        m_added.reserve(rows);
        m_refs.reserve(rows);
    }

    RowOutcome take(const io::TypedRow &row, const RowFacts &facts, base::Error &error) override
    {
        const std::string_view id = textOf(row, externalId);
        const std::string_view mail = textOf(row, email);
        const bool isNameless = id.empty() && mail.empty() && textOf(row, ourId).empty() && !m_outcomesOnly;
        const std::string content = isNameless ? m_identity.nameOf(row, m_context.rows.columns()) : std::string();
        const auto named = isNameless ? m_identity.find(content) : findLead(row, id, facts.email);
        auto lead = named ? std::optional(m_snapshot.survivorOf(*named)) : std::nullopt;
        if (!lead && m_outcomesOnly) {
            error = {base::ErrorKind::findings, "import.unknown_lead", {std::string(id.empty() ? mail : id)}, error.place};
            return RowOutcome::refused;
        }
        if (!lead && (m_erased.contains(isNameless ? std::string_view(content) : id) || m_erased.contains(facts.email))) {
            ++m_erasedRows;
            return RowOutcome::skipped;
        }
        if (lead && m_context.request.onDuplicate == OnDuplicate::skip)
            return RowOutcome::skipped;
        if (lead && m_context.request.onDuplicate == OnDuplicate::add && !m_outcomesOnly)
            lead.reset();
        if (const int bad = mismatch(row); bad >= 0) {
            const auto &column = m_context.rows.columns()[static_cast<std::size_t>(bad)];
            error = {base::ErrorKind::findings, "value.not_a_number", {std::string(row.cells[static_cast<std::size_t>(bad)].text)}, {error.place.file, error.place.line, column.name}};
            return RowOutcome::refused;
        }
        if (!lead) {
            if (isNameless && !named)
                m_identity.add(content, static_cast<std::uint32_t>(m_columns.rows()));
            return addRow(row, facts, id);
        }
        return updateRow(row, *lead, *named);
    }

    base::Result<void> write(store::Write &write, std::uint32_t import) override
    {
        for (domain::Person &person : m_people) {
            if (m_snapshot.personOf(person.id) == nullptr) {
                if (auto put = write.putPerson(person); !put)
                    return put;
            }
        }
        if (auto written = m_accounts.write(write); !written)
            return written;
        nameAdded(import);
        if (!m_added.empty()) {
            if (auto appended = write.appendLeads(m_added); !appended)
                return base::fail(appended.error());
        }
        for (const auto &[row, lead] : m_changedRows) {
            if (auto set = write.setLead(row, lead); !set)
                return set;
        }
        for (const data::Column &column : m_columns.changed()) {
            if (auto put = write.putColumn(store::Entity::lead, column, import); !put)
                return put;
        }
        m_history.insert(m_history.end(), m_conflicts.declined().begin(), m_conflicts.declined().end());
        if (auto kept = write.addHistory(m_history); !kept)
            return kept;
        if (!m_refs.empty()) {
            const std::string system = m_context.request.sourceName.empty() ? "file" : m_context.request.sourceName;
            if (auto put = write.putExternalRefs(store::Entity::lead, system, m_refs); !put)
                return put;
        }
        if (m_identity.added().empty())
            return {};
        return write.putExternalRefs(store::Entity::lead, std::string(RowIdentity::rowContent), m_identity.added());
    }

    void report(ImportReport &report) const override
    {
        m_conflicts.report(report);
        report.erased = m_erasedRows;
        report.keptKnown = m_keptKnown;
        for (const store::LeadRow &lead : m_added) {
            report.junk += (lead.flags & scoring::isJunk) != 0;
            report.duplicate += (lead.flags & scoring::isDuplicate) != 0;
            report.purchased += (lead.flags & scoring::isPurchased) != 0;
        }
    }

private:
    struct Target {
        std::optional<std::size_t> column;
        domain::FieldType type = domain::FieldType::text;
    };

    /// Fields that rows are asked for.
    enum Known : std::size_t {
        firstName, lastName, email, phone, company, title, externalId, source, sourceType, createdOn, ourId, domainName, stage, outcome, outcomeDate, ownerName
    };
    static constexpr std::array<std::string_view, 16> knownFields{
        "first_name", "last_name", "email", "phone", "company", "title", "external_id", "source",
        "source_type", "created_at", "id", "domain", "stage", "outcome", "outcome_date", "owner"};

    [[nodiscard]] const io::TypedCell *filledCell(const io::TypedRow &row, Known field) const
    {
        const int index = m_known[field];
        return index < 0 || row.cells[static_cast<std::size_t>(index)].blank ? nullptr : &row.cells[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] std::string_view textOf(const io::TypedRow &row, Known field) const
    {
        const io::TypedCell *cell = filledCell(row, field);
        return cell ? cell->text : std::string_view();
    }
    [[nodiscard]] hygiene::LeadFacts factsOf(const io::TypedRow &row) const
    {
        return {textOf(row, firstName), textOf(row, lastName), textOf(row, email), textOf(row, phone), textOf(row, company), textOf(row, title)};
    }

    /// Gives the added leads the import's number, and ids to those that brought none.
    void nameAdded(std::uint32_t import)
    {
        const std::vector<base::Uuid> ids = base::ascendingIds(m_added.size());
        for (std::size_t i = 0; i < m_added.size(); ++i) {
            m_added[i].import = import;
            if (m_added[i].id.isNull())
                m_added[i].id = ids[i];
        }
    }

    [[nodiscard]] std::optional<std::uint32_t> findLead(const io::TypedRow &row, std::string_view id, std::string_view mail) const
    {
        if (const std::string_view ours = textOf(row, ourId); !ours.empty()) {
            if (const auto known = m_index.byId(ours))
                return known;
        }
        if (!id.empty())
            return m_index.byExternalId(id);
        if (!mail.empty())
            return m_index.byEmail(mail);
        return std::nullopt;
    }

    /// A cell whose text does not fit the column that is there already; −1: none.
    [[nodiscard]] int mismatch(const io::TypedRow &row) const
    {
        for (std::size_t i = 0; i < m_targets.size(); ++i) {
            if (m_targets[i].column && !row.cells[i].blank && !m_columns.accepts(*m_targets[i].column, row.cells[i], m_targets[i].type))
                return static_cast<int>(i);
        }
        return -1;
    }

    RowOutcome addRow(const io::TypedRow &row, const RowFacts &facts, std::string_view id)
    {
        store::LeadRow lead;
        const std::string_view brought = textOf(row, ourId);
        if (const auto parsed = base::Uuid::parse(brought); parsed && !m_index.byId(brought))
            lead.id = *parsed;
        const bool reachable = base::looksLikeEmail(textOf(row, email)) || base::looksLikePhone(textOf(row, phone));
        lead.stage = m_isPurchased ? domain::Stage::suspect
                     : reachable || !id.empty() ? domain::Stage::identified
                                                : domain::Stage::anonymous;
        lead.stageSince = createdAt(row);
        if (m_isPurchased)
            lead.flags |= scoring::isPurchased;
        markJunk(row, facts, lead);
        if (!facts.email.empty() && m_index.byEmail(facts.email)) {
            lead.flags |= scoring::isDuplicate;
            if (lead.quarantine.empty())
                lead.quarantine = "duplicate";
        }
        applyStage(row, lead);
        lead.owner = ownerOf(row).value_or(0);
        lead.account = m_accounts.accountOf(facts.account);
        const std::uint32_t place = m_columns.appendRow();
        m_index.add(place, id, facts.email);
        setCells(row, place, false);
        setDefaults(row, place);
        if (!id.empty())
            m_refs.push_back({std::string(id), place});
        m_added.push_back(std::move(lead));
        return RowOutcome::added;
    }

    /// `named` is the lead that the row is about; it differs from `place` where it was merged into that.
    RowOutcome updateRow(const io::TypedRow &row, std::uint32_t place, std::uint32_t named)
    {
        bool changed = setCells(row, place, true, named);
        store::LeadRow lead = currentRow(place);
        const store::LeadRow before = lead;
        // What a merge decided stays decided until the source itself says something new.
        if (saysNewStage(row, place, named)) {
            store::LeadRow said = lead;
            applyStage(row, said);
            if (place >= m_snapshot.size() || m_conflicts.takesStage(place, lead.stage, said.stage))
                lead = said;
        }
        const std::string *mergedOwner = place < m_snapshot.size() ? m_snapshot.replacedByMerge(place, "@owner") : nullptr;
        if (const auto owner = ownerOf(row); owner && named == place && lead.owner != *owner && !(mergedOwner && *mergedOwner == m_people[*owner - 1].id.text())
                                                && takesOwner(place, lead.owner, *owner))
            lead.owner = *owner;
        if (!(lead == before)) {
            changed = true;
            if (place >= m_snapshot.size())
                m_added[place - m_snapshot.size()] = lead;
            else
                m_changedRows[place] = lead;
        }
        return changed ? RowOutcome::updated : RowOutcome::unchanged;
    }

    [[nodiscard]] bool takesOwner(std::uint32_t place, std::uint32_t ours, std::uint32_t theirs)
    {
        return place >= m_snapshot.size() || ours == 0 || m_conflicts.takesOwner(place, m_people[ours - 1].name, m_people[theirs - 1].name);
    }

    [[nodiscard]] store::LeadRow currentRow(std::uint32_t place) const
    {
        if (place >= m_snapshot.size())
            return m_added[place - m_snapshot.size()];
        const auto changed = m_changedRows.find(place);
        return changed == m_changedRows.end() ? leadRowOf(m_snapshot, place) : changed->second;
    }

    bool setCells(const io::TypedRow &row, std::uint32_t place, bool keepHistory) { return setCells(row, place, keepHistory, place); }
    bool setCells(const io::TypedRow &row, std::uint32_t place, bool keepHistory, std::uint32_t named)
    {
        bool changed = false;
        for (std::size_t i = 0; i < m_targets.size(); ++i) {
            if (!m_targets[i].column) {
                if (m_context.rows.columns()[i].target == "full_name" && named == place)
                    changed |= setFullName(row.cells[i], place);
                continue;
            }
            if (isSettledByMerge(row.cells[i], i, place, named))
                continue;
            const bool known = keepHistory && place < m_snapshot.size();
            const std::string before = known ? m_columns.textAt(*m_targets[i].column, place) : std::string();
            const bool erases = row.cells[i].blank && m_context.request.blanksErase && known;
            if (row.cells[i].blank && !erases)
                continue;
            const std::string said = known ? m_columns.reads(*m_targets[i].column, row.cells[i], m_targets[i].type) : std::string();
            if (known && m_appended.keeps(*m_targets[i].column, place, before, said)) {
                ++m_keptKnown;
                continue;
            }
            if (known && !m_conflicts.takesValue(place, fieldKey(i), m_columns.labelOf(*m_targets[i].column), before, said))
                continue;
            const auto change = erases ? m_columns.erase(*m_targets[i].column, place)
                                       : m_columns.set(*m_targets[i].column, place, row.cells[i], m_targets[i].type);
            const bool differs = change == EditedColumns::Change::set || change == EditedColumns::Change::replaced;
            changed |= differs;
            if (differs)
                m_appended.follow(*m_targets[i].column, place);
            if (known && differs)
                m_history.push_back({place, fieldKey(i), m_context.now, m_context.now, "import", before, {}});
        }
        return changed;
    }

    /// Whether the row's stage is news, and not what a merge has overruled.
    bool saysNewStage(const io::TypedRow &row, std::uint32_t place, std::uint32_t named)
    {
        if (named != place) {
            store::LeadRow merged = currentRow(named);
            const store::LeadRow before = merged;
            applyStage(row, merged);
            if (merged == before)
                return false;
            m_changedRows[named] = merged;
            return true;
        }
        const std::string *replaced = place < m_snapshot.size() ? m_snapshot.replacedByMerge(place, "@stage") : nullptr;
        if (!replaced)
            return true;
        store::LeadRow said = currentRow(place);
        applyStage(row, said);
        return !replaced->starts_with(std::string(domain::keyOf(said.stage)) + " ");
    }

    /// A merged lead's own row keeps what its source last said: only what is new there reaches the survivor. Likewise the
    /// survivor's source may repeat what the merge replaced.
    bool isSettledByMerge(const io::TypedCell &cell, std::size_t i, std::uint32_t place, std::uint32_t named)
    {
        const std::size_t column = *m_targets[i].column;
        if (named != place)
            return m_columns.set(column, named, cell, m_targets[i].type) == EditedColumns::Change::none || fieldKey(i) == "external_id";
        const std::string *replaced = cell.blank || place >= m_snapshot.size() ? nullptr : m_snapshot.replacedByMerge(place, fieldKey(i));
        return replaced && m_columns.reads(column, cell, m_targets[i].type) == *replaced;
    }

    [[nodiscard]] std::string fieldKey(std::size_t index) const
    {
        std::string key = m_context.rows.columns()[index].target;
        return key.starts_with("attribute:") ? key.substr(10) : key;
    }

    bool setFullName(const io::TypedCell &cell, std::uint32_t place)
    {
        if (cell.blank)
            return false;
        const std::string_view name = base::trimmed(cell.text);
        const std::size_t blank = name.rfind(' ');
        const auto first = m_columns.columnFor("first_name", "First name", domain::FieldType::text);
        const auto last = m_columns.columnFor("last_name", "Last name", domain::FieldType::text);
        bool changed = false;
        if (blank != std::string_view::npos)
            changed |= m_columns.setText(first, place, name.substr(0, blank)) != EditedColumns::Change::none;
        changed |= m_columns.setText(last, place, blank == std::string_view::npos ? name : name.substr(blank + 1)) != EditedColumns::Change::none;
        return changed;
    }

    /// What the import as a whole says about its leads, where the row does not.
    void setDefaults(const io::TypedRow &row, std::uint32_t place)
    {
        const auto fill = [&](Known field, const char *label, const std::string &value) {
            if (!value.empty() && textOf(row, field).empty())
                (void)m_columns.setText(m_columns.columnFor(knownFields[field], label, domain::FieldType::text), place, value);
        };
        fill(source, "Source", m_context.request.sourceName);
        fill(sourceType, "Type of source", m_context.request.sourceType);
    }

    [[nodiscard]] base::Instant createdAt(const io::TypedRow &row) const
    {
        const io::TypedCell *cell = filledCell(row, createdOn);
        return cell ? cell->instant : m_context.now;
    }

    void markJunk(const io::TypedRow &row, const RowFacts &facts, store::LeadRow &lead) const
    {
        const auto &junk = facts.junk;
        if (junk && junk->strength == hygiene::JunkStrength::strong && !wasCleared(hygiene::junkSubject(factsOf(row)), junk->reason)) {
            lead.flags |= scoring::isJunk;
            lead.quarantine = junk->reason;
        }
    }

    /// Somebody looked at this person before and let them go.
    [[nodiscard]] bool wasCleared(const std::string &subject, const std::string &reason) const
    {
        const auto &decisions = m_snapshot.junkDecisions;
        const auto newest = std::find_if(decisions.rbegin(), decisions.rend(), [&](const store::JunkDecision &decision) {
            return decision.subject == subject && decision.reason == reason;
        });
        return !subject.empty() && newest != decisions.rend() && newest->verdict == store::JunkVerdict::cleared;
    }

    void applyStage(const io::TypedRow &row, store::LeadRow &lead) const
    {
        for (const Known target : {stage, outcome}) {
            const std::string_view word = textOf(row, target);
            const auto said = word.empty() ? std::nullopt : stageOfOutcome(word);
            if (!said || *said == lead.stage)
                continue;
            lead.stage = *said;
            if (const io::TypedCell *closed = filledCell(row, outcomeDate))
                lead.stageSince = closed->instant;
        }
    }

    /// 1 + place of the person of that name; somebody new of Sales where nobody has it. Nothing if the row is silent.
    std::optional<std::uint32_t> ownerOf(const io::TypedRow &row)
    {
        const std::string name(base::trimmed(textOf(row, ownerName)));
        if (name.empty())
            return std::nullopt;
        const std::string wanted = base::comparable(name);
        for (std::size_t i = 0; i < m_people.size(); ++i) {
            if (base::comparable(m_people[i].name) == wanted || base::comparable(m_people[i].email) == wanted)
                return static_cast<std::uint32_t>(i + 1);
        }
        domain::Person person;
        person.id = base::Uuid::random();
        person.name = name;
        person.side = domain::Side::sales;
        m_people.push_back(std::move(person));
        return static_cast<std::uint32_t>(m_people.size());
    }

    const ImportContext m_context;
    const Snapshot &m_snapshot;
    LeadIndex m_index;
    RowIdentity m_identity;
    EditedColumns m_columns;
    AccountMatch m_accounts;
    AppendedMarks m_appended;
    LeadConflicts m_conflicts;
    store::ErasedNames m_erased;
    std::uint64_t m_erasedRows = 0;
    std::uint64_t m_keptKnown = 0;
    bool m_outcomesOnly;
    bool m_isPurchased = false;
    std::vector<Target> m_targets;
    std::array<int, knownFields.size()> m_known{}; ///< columns; -1: not in the file
    std::vector<domain::Person> m_people;
    std::vector<store::LeadRow> m_added;
    std::map<std::uint32_t, store::LeadRow> m_changedRows;
    std::vector<store::HistoryValue> m_history;
    std::vector<store::ExternalRef> m_refs;
};

} // namespace

base::Result<std::unique_ptr<Importer>> makeLeadImporter(const ImportContext &context, bool outcomesOnly)
{
    auto conflicts = LeadConflicts::of(context);
    if (!conflicts)
        return base::fail(conflicts.error());
    auto erased = context.store.erasedNames();
    if (!erased)
        return base::fail(erased.error());
    const auto contents = context.store.externalRefs(store::Entity::lead, std::string(RowIdentity::rowContent));
    if (!contents)
        return base::fail(contents.error());
    return std::make_unique<LeadImporter>(context, outcomesOnly, std::move(*conflicts), std::move(*erased),
                                          RowIdentity(*contents, context.request.sourceName));
}

} // namespace leadlight::workspace
