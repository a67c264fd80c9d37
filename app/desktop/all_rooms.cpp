// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/all_rooms.h"

#include <QCoreApplication>

#include "accounts/accounts_view.h"
#include "evidence_view/evidence_view.h"
#include "glossary/glossary_view.h"
#include "history/history_view.h"
#include "hygiene/hygiene_view.h"
#include "imports/import_view.h"
#include "inbox/inbox_view.h"
#include "inspector/inspector.h"
#include "leads/leads_view.h"
#include "matrix/matrix_view.h"
#include "model_editor/model_view.h"
#include "nurture/nurture_view.h"
#include "process/process_view.h"
#include "reports/reports_view.h"
#include "review/review_view.h"
#include "shell/paged_view.h"
#include "starter/starter_view.h"

namespace leadlight::desktop {

namespace {

QString roomWord(const char *text)
{
    return QCoreApplication::translate("Rooms", text);
}

template <class SomeView>
shell::Rooms::Room room(const char *id, const QString &title, const QString &group,
                        shell::Rooms::Presence presence = shell::Rooms::Presence::always)
{
    return {QLatin1String(id), title, group, QLatin1String(id),
            [](bridge::ViewContext &context, QWidget *parent) { return new SomeView(context, parent); }, presence};
}

template <class SomeView> shell::PagedView::Page page(const char *id, const QString &title)
{
    return {QLatin1String(id), title, [](bridge::ViewContext &context, QWidget *parent) { return new SomeView(context, parent); }};
}

/// The model and what belongs to it.
shell::Rooms::Room modelRoom()
{
    const QString id = QStringLiteral("model");
    return {id, roomWord("Model"), roomWord("Agreement"), QLatin1String("model"),
            [id](bridge::ViewContext &context, QWidget *parent) {
                return new shell::PagedView(context, id, roomWord("Parts of the model"),
                                            {page<model_editor::ModelView>("model", roomWord("Model")),
                                             page<process::ProcessView>("process", roomWord("Process")),
                                             page<glossary::GlossaryView>("glossary", roomWord("Glossary")),
                                             page<review::ReviewView>("review", roomWord("Review"))},
                                            parent);
            }};
}

/// One that is reached by its action in `menu`.
template <class SomeView>
shell::Rooms::Room roomOnRequest(const char *id, const QString &title, bridge::Menu menu)
{
    shell::Rooms::Room made = room<SomeView>(id, title, {});
    made.presence = shell::Rooms::Presence::onRequest;
    made.menu = menu;
    return made;
}

} // namespace

shell::Rooms allRooms()
{
    const QString ofLeads = roomWord("Leads");
    const QString ofData = roomWord("Data");
    return {{room<matrix::MatrixView>("matrix", roomWord("Matrix"), ofLeads),
             room<leads::LeadsView>("leads", roomWord("Leads"), ofLeads),
             room<inbox::InboxView>("inbox", roomWord("Inbox"), ofLeads),
             modelRoom(),
             room<evidence_view::EvidenceView>("evidence", roomWord("Evidence"), roomWord("Agreement")),
             room<reports::ReportsView>("reports", roomWord("Reports"), roomWord("Agreement")),
             room<imports::ImportView>("imports", roomWord("Imports"), ofData),
             room<hygiene::HygieneView>("hygiene", roomWord("Hygiene"), ofData, shell::Rooms::Presence::whileHolding),
             room<nurture::NurtureView>("nurture", roomWord("Nurture"), ofData, shell::Rooms::Presence::whileHolding),
             roomOnRequest<accounts::AccountsView>("accounts", roomWord("&Accounts"), bridge::Menu::view),
             roomOnRequest<starter::StarterView>("starter", roomWord("&Start a model…"), bridge::Menu::model),
             roomOnRequest<history::HistoryView>("history", roomWord("History"), bridge::Menu::tools)},
            [](bridge::ViewContext &context, QWidget *parent, const shell::InspectorAnswers &answers) {
                auto *pane = new inspector::Inspector(context, parent);
                QObject::connect(pane, &inspector::Inspector::notice, pane, answers.notice);
                QObject::connect(pane, &inspector::Inspector::decided, pane, answers.decided);
                QObject::connect(pane, &inspector::Inspector::mergeRequested, pane,
                                 [leads = answers.leads](const std::vector<std::uint32_t> &rows) { leads(QStringLiteral("hygiene"), rows); });
                return shell::InspectorPane{pane, [pane](std::optional<std::uint32_t> row) { pane->setLead(row); }};
            }};
}

} // namespace leadlight::desktop
