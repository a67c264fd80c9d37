// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "workspace/queries/lead_list.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

/// A named way to look at the leads ("Late A and B in DACH"), kept in the workspace for everybody who opens it. It
/// decides nothing and its filter may name a person, so it makes no ledger entry.
struct SavedView {
    std::string name;
    std::string filter;                               ///< expression of data::Filter, tiles included
    std::vector<SortBy> order;                        ///< empty: the agreed order
    std::vector<std::pair<std::string, int>> columns; ///< key and width in pixels at factor 1; empty: those shown at first
    bool operator==(const SavedView &) const = default;
};

/// By name, as people sort. Errors: storage.…
[[nodiscard]] base::Result<std::vector<SavedView>> savedViews(Workspace &workspace);
/// The view of that name, case-folded. Errors: view.unknown (name; usage), storage.…
[[nodiscard]] base::Result<SavedView> savedView(Workspace &workspace, const std::string &name);
/// Takes the place of a view of the same name, case-folded. Errors: view.no_name (usage), filter.…,
/// workspace.read_only, storage.…
[[nodiscard]] base::Result<void> saveView(Workspace &workspace, SavedView view);
/// Returns the view that is gone, so that it can be put back. Errors: view.unknown (name; usage), workspace.read_only, storage.…
[[nodiscard]] base::Result<SavedView> removeView(Workspace &workspace, const std::string &name);

} // namespace leadlight::workspace
