// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <QList>
#include <QSettings>
#include <QString>
#include <QWidget>

#include "base/result.h"
#include "bridge/actions.h"
#include "bridge/filter_state.h"
#include "bridge/session.h"
#include "report/document.h"

namespace leadlight::bridge {

/// Writes a document as PDF; runs on the GUI thread (fonts), is an adapter of the app.
using PdfPort = std::function<base::Result<void>(const report::Document &, const std::string &path)>;

/// Asks for a printer and prints; false: the user thought better of it. On the GUI thread.
using PrintPort = std::function<bool(const report::Document &, QWidget *parent)>;

/// What every view is built from; owned by the main window and outlives the views.
///
/// Each view is an `XView(bridge::ViewContext &context, QWidget *parent = nullptr)` of its own room, as the app lists
/// them; inspector::Inspector is a plain QWidget with the same constructor and `setLead(std::optional<std::uint32_t> row)`.
struct ViewContext {
    WorkspaceSession &session;
    FilterState &filter;
    ActionRegistry &actions;
    QSettings &settings;
    PdfPort writePdf;
    PrintPort print = {};
};

/// One page of the main window.
class View : public QWidget {
    Q_OBJECT

public:
    explicit View(ViewContext &context, QWidget *parent = nullptr) : QWidget(parent), m_context(context) {}

    [[nodiscard]] virtual QString title() const = 0;
    /// A snapshot took the place of another (or the first, or none: null). Called by the main window, hidden views
    /// included; what costs time is left to a query or until the view is shown.
    virtual void setSnapshot(const SnapshotPtr &snapshot, const workspace::ChangeEvent &event) = 0;
    /// Panes in reading order, for F6; each takes focus by itself or through its focus proxy.
    [[nodiscard]] virtual QList<QWidget *> panes() { return {this}; }
    /// Where focus goes when the view is shown.
    [[nodiscard]] virtual QWidget *firstPane() { return panes().value(0); }
    /// Takes a file that was dropped or pasted; false: not for this view.
    [[nodiscard]] virtual bool takeFile(const QString & /*path*/) { return false; }
    /// Takes leads that another view hands over (requestLeads).
    virtual void takeLeads(const std::vector<std::uint32_t> & /*rows*/) {}
    /// Whether the inspector stands beside this view.
    [[nodiscard]] virtual bool wantsInspector() const { return true; }
    /// Whether there is anything to look at here; a view that comes and goes stands in the rail only then.
    [[nodiscard]] virtual bool holdsSomething() const { return true; }
    /// How many things wait for somebody here; the rail's badge. 0: none.
    [[nodiscard]] virtual int waiting() const { return 0; }
    /// Whether this view has steps of its own to take back or make again: Ctrl+Z and Ctrl+Shift+Z go there first.
    [[nodiscard]] virtual bool canUndo() const { return false; }
    [[nodiscard]] virtual bool canRedo() const { return false; }
    virtual void undo() {}
    virtual void redo() {}

Q_SIGNALS:
    /// The lead that is current here: the inspector shows it. `show` opens the inspector (Enter, double click).
    void leadActivated(quint32 row, bool show);
    /// Goes to the view with this id: "matrix", "leads", "inbox", "model", "reports", "imports", …
    void requestView(const QString &id);
    /// Goes there and hands these leads over: View::takeLeads.
    void requestLeads(const QString &id, const std::vector<std::uint32_t> &rows);
    /// A sentence in the notice bar, with one action or none (empty text).
    void notice(const QString &text, const QString &actionText, const std::function<void()> &action);
    /// A decision was taken: shown with "Undo" for ten seconds; Ctrl+Z takes decisions back, the newest first.
    void decided(const QString &text, const std::function<void()> &undo);
    /// The newest decision is to be taken back, as by Ctrl+Z.
    void undoRequested();
    /// waiting() changed.
    void waitingChanged();
    /// holdsSomething() changed.
    void holdingChanged();

protected:
    [[nodiscard]] ViewContext &context() const { return m_context; }
    [[nodiscard]] WorkspaceSession &session() const { return m_context.session; }

private:
    ViewContext &m_context;
};

} // namespace leadlight::bridge
