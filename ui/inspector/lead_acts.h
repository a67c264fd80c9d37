// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include <QObject>
#include <QString>

#include "bridge/view.h"
#include "workspace/field_edit.h"

class QMenu;
class QWidget;

namespace leadlight::inspector {

/// What may be done to leads from a list or the inspector, as commands of the workspace. Answers come back as the two
/// callbacks; both may be called long after, while `context` lives.
struct ActAnswers {
    /// It is done: a sentence, and what takes it back.
    std::function<void(const QString &text, const std::function<void()> &undo)> done;
    std::function<void(const QString &text)> refused;
};

/// Gives the leads an owner, or none.
void assignLeads(bridge::WorkspaceSession &session, QObject *context, const std::vector<std::uint32_t> &rows,
                 std::optional<base::Uuid> owner, const ActAnswers &answers);
/// A menu with everybody who works here, and nobody.
void fillOwnerMenu(QMenu &menu, const workspace::Snapshot &snapshot,
                   const std::function<void(std::optional<base::Uuid>)> &chosen);
/// Sets attributes of one lead. `before` gives the values that undo puts back.
void setFields(bridge::WorkspaceSession &session, QObject *context, std::uint32_t row,
               const workspace::FieldValues &values, const workspace::FieldValues &before, const QString &text,
               const ActAnswers &answers);
/// Forms, opened over `over`.
void openEditForm(bridge::WorkspaceSession &session, QWidget *over, std::uint32_t row, const ActAnswers &answers);
void openCallForm(bridge::WorkspaceSession &session, QWidget *over, std::uint32_t row, const ActAnswers &answers);
void openDisputeForm(bridge::WorkspaceSession &session, QWidget *over, std::uint32_t row, const ActAnswers &answers);
void openAddForm(bridge::WorkspaceSession &session, QWidget *over,
                 const std::function<void(std::uint32_t row, const QString &name)> &added);

} // namespace leadlight::inspector
