// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <QWidget>

#include "bridge/rule_desk.h"
#include "bridge/view.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::settings {

/// What the pages of the settings are made with; outlives them.
struct SettingsContext {
    bridge::ViewContext &view;
    bridge::RuleDesk &desk;
};

/// One page of the settings: a heading, a sentence on what it is for, and its fields. It shows what the workspace holds
/// and changes it by commands.
class SettingsPage : public QWidget {
    Q_OBJECT

public:
    SettingsPage(SettingsContext &context, const QString &title, const QString &sentence, QWidget *parent)
        : QWidget(parent), m_context(context), m_title(title), m_column(new QVBoxLayout(this))
    {
        auto *heading = new QLabel(title, this);
        theme::setRole(*heading, theme::Role::entity);
        auto *words = new QLabel(sentence, this);
        words->setWordWrap(true);
        theme::setRole(*words, theme::Role::muted);
        m_column->setContentsMargins(0, 0, 0, 0);
        m_column->addWidget(heading);
        m_column->addWidget(words);
        m_column->setSpacing(theme::theme().px(12));
    }

    [[nodiscard]] const QString &title() const { return m_title; }
    /// Null: no workspace is open.
    virtual void setSnapshot(const bridge::SnapshotPtr &snapshot) = 0;
    /// Whether it says something without a workspace.
    [[nodiscard]] virtual bool standsAlone() const { return false; }

Q_SIGNALS:
    /// A view, or "page.ID" of one, that tells the rest: the settings close.
    void viewWanted(const QString &id);
    void said(const QString &text);

protected:
    [[nodiscard]] bridge::ViewContext &view() const { return m_context.view; }
    [[nodiscard]] bridge::WorkspaceSession &session() const { return m_context.view.session; }
    [[nodiscard]] bridge::RuleDesk &desk() const { return m_context.desk; }
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    /// Fields of their own width beside their names.
    [[nodiscard]] QFormLayout *addForm()
    {
        auto *form = new QFormLayout;
        form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
        form->setHorizontalSpacing(theme::theme().px(16));
        form->setVerticalSpacing(theme::theme().px(8));
        form->setLabelAlignment(Qt::AlignLeading | Qt::AlignVCenter);
        m_column->addLayout(form);
        return form;
    }

private:
    SettingsContext &m_context;
    QString m_title;
    QVBoxLayout *m_column;
};

} // namespace leadlight::settings
