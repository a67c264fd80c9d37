// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "imports/import_view.h"
#include "inbox/inbox_view.h"
#include "inspector/inspector.h"
#include "leads/leads_view.h"
#include "matrix/matrix_view.h"
#include "reports/reports_view.h"
#include "shell/rooms.h"

namespace leadlight::shell {

namespace {

QString roomWord(const char *text)
{
    return QCoreApplication::translate("Rooms", text);
}

template <class SomeView>
Rooms::Room room(const char *id, const QString &title, const QString &group)
{
    return {QLatin1String(id), title, group, QLatin1String(id),
            [](bridge::ViewContext &context, QWidget *parent) { return new SomeView(context, parent); }};
}

} // namespace

Rooms allRooms()
{
    const QString ofLeads = roomWord("Leads");
    return {{room<matrix::MatrixView>("matrix", roomWord("Matrix"), ofLeads),
             room<leads::LeadsView>("leads", roomWord("Leads"), ofLeads),
             room<inbox::InboxView>("inbox", roomWord("Inbox"), ofLeads),
             room<reports::ReportsView>("reports", roomWord("Reports"), roomWord("Agreement")),
             room<imports::ImportView>("imports", roomWord("Imports"), roomWord("Data"))},
            [](bridge::ViewContext &context, QWidget *parent) {
                auto *inspector = new inspector::Inspector(context, parent);
                return InspectorPane{inspector,
                                     [inspector](std::optional<std::uint32_t> row) { inspector->setLead(row); }};
            }};
}

} // namespace leadlight::shell
