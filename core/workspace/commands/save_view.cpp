// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/save_view.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

using Json = nlohmann::json;

std::string viewText(const SavedView &view)
{
    Json order = Json::array();
    for (const SortBy &by : view.order)
        order.push_back({{"column", by.column}, {"descending", by.descending}});
    Json columns = Json::array();
    for (const auto &[key, width] : view.columns)
        columns.push_back({{"key", key}, {"width", width}});
    return Json{{"filter", view.filter}, {"order", std::move(order)}, {"columns", std::move(columns)}}.dump();
}

/// What of the text can be read: a view that a later version or somebody else wrote loses what is not known here.
SavedView viewFrom(std::string name, const std::string &text)
{
    SavedView view{std::move(name), {}, {}, {}};
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return view;
    const auto textOf = [](const Json &from, const char *key) {
        const auto found = from.find(key);
        return found != from.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    view.filter = textOf(json, "filter");
    for (const Json &by : json.value("order", Json::array())) {
        if (by.is_object() && !textOf(by, "column").empty())
            view.order.push_back({textOf(by, "column"), by.value("descending", Json(false)) == Json(true)});
    }
    for (const Json &column : json.value("columns", Json::array())) {
        if (!column.is_object() || textOf(column, "key").empty())
            continue;
        const Json width = column.value("width", Json(0));
        view.columns.emplace_back(textOf(column, "key"), width.is_number_integer() ? width.get<int>() : 0);
    }
    return view;
}

base::Result<std::vector<SavedView>> viewsIn(const store::WorkspaceStore &store)
{
    const auto stored = store.savedViews();
    if (!stored)
        return base::fail(stored.error());
    std::vector<SavedView> views;
    for (const auto &[name, json] : *stored)
        views.push_back(viewFrom(name, json));
    std::sort(views.begin(), views.end(),
              [](const SavedView &a, const SavedView &b) { return base::comparable(a.name) < base::comparable(b.name); });
    return views;
}

base::Result<SavedView> viewIn(const store::WorkspaceStore &store, const std::string &name)
{
    auto views = viewsIn(store);
    if (!views)
        return base::fail(views.error());
    for (SavedView &view : *views) {
        if (base::comparable(view.name) == base::comparable(name))
            return std::move(view);
    }
    return base::fail(base::ErrorKind::usage, "view.unknown", {name});
}

} // namespace

base::Result<std::vector<SavedView>> savedViews(Workspace &workspace)
{
    const auto lock = workspace.session().lock();
    return viewsIn(workspace.session().store());
}

base::Result<SavedView> savedView(Workspace &workspace, const std::string &name)
{
    const auto lock = workspace.session().lock();
    return viewIn(workspace.session().store(), name);
}

base::Result<void> saveView(Workspace &workspace, SavedView view)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return writable;
    view.name = std::string(base::trimmed(view.name));
    if (view.name.empty())
        return base::fail(base::ErrorKind::usage, "view.no_name");
    if (const auto filter = data::Filter::parse(view.filter); !filter)
        return base::fail(filter.error());
    const auto same = viewIn(session.store(), view.name);
    if (!same && same.error().code != "view.unknown")
        return base::fail(same.error());
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (same) {
        if (auto removed = write->removeSavedView(same->name); !removed)
            return removed;
    }
    if (auto put = write->putSavedView(view.name, viewText(view)); !put)
        return put;
    return write->commit();
}

base::Result<SavedView> removeView(Workspace &workspace, const std::string &name)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    auto view = viewIn(session.store(), name);
    if (!view)
        return view;
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto removed = write->removeSavedView(view->name); !removed)
        return base::fail(removed.error());
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    return view;
}

} // namespace leadlight::workspace
