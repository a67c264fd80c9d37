// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/import_history.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

void takeCounts(ImportEntry &entry, const std::string &text)
{
    const nlohmann::json counts = nlohmann::json::parse(text, nullptr, false);
    if (!counts.is_object())
        return;
    const auto take = [&](const char *key, std::uint64_t &into) {
        if (const auto found = counts.find(key); found != counts.end() && found->is_number_unsigned())
            into = found->get<std::uint64_t>();
    };
    take("rows", entry.rows);
    take("added", entry.added);
    take("updated", entry.updated);
    take("unchanged", entry.unchanged);
    take("skipped", entry.skipped);
    take("refused", entry.refused);
}

} // namespace

base::Result<std::vector<ImportEntry>> importHistory(Workspace &workspace)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    const auto snapshot = session.snapshot();
    const auto imports = session.store().imports();
    const auto undos = session.store().importUndos();
    if (!imports || !undos)
        return base::fail(imports ? undos.error() : imports.error());
    const auto nameOf = [&](const base::Uuid &person) {
        const domain::Person *known = snapshot->personOf(person);
        return known ? known->name : std::string();
    };
    std::vector<ImportEntry> entries;
    for (auto import = imports->rbegin(); import != imports->rend(); ++import) {
        ImportEntry entry;
        entry.number = import->id;
        entry.kind = import->kind;
        entry.file = import->file;
        entry.source = import->source;
        entry.sourceType = import->sourceType;
        entry.time = import->time;
        entry.person = nameOf(import->person);
        takeCounts(entry, import->counts);
        for (const domain::Campaign &campaign : snapshot->campaigns) {
            if (!import->source.empty() && base::comparable(campaign.name) == base::comparable(import->source))
                entry.cost = campaign.cost;
        }
        for (const store::ImportUndo &undo : *undos) {
            if (undo.import != import->id)
                continue;
            entry.canBeUndone = undo.isKept;
            entry.undone = undo.undone;
            entry.undoneBy = nameOf(undo.undoneBy);
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace leadlight::workspace
