// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QDialog>
#include <QTimer>

#include "bridge/session.h"
#include "model/scoring_model.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace leadlight::model_editor {

class DraftDesk;
class EventEditor;
class ProfileEditor;
class TestEdit;

/// Adds a criterion to the draft or changes one; says in a sentence what it does, and how many leads each answer takes.
class CriterionForm final : public QDialog {
    Q_OBJECT

public:
    /// `criterion` null: a new one, on `axis` unless another is chosen.
    CriterionForm(bridge::WorkspaceSession &session, DraftDesk &desk, const model::ScoringModel &model,
                  std::size_t axis, const model::Criterion *criterion, QWidget *parent = nullptr);

private:
    enum Page { profilePage, eventPage, targetPage, handRaisePage, stopperPage, keptPage };
    [[nodiscard]] QLayout *makeHead(std::size_t axis);
    void makePages();
    [[nodiscard]] QWidget *makeTargetPage();
    [[nodiscard]] QWidget *makeHandRaisePage();
    [[nodiscard]] QWidget *makeStopperPage();
    void fill(const model::Criterion &criterion);
    [[nodiscard]] std::optional<model::Rule> rule() const;
    [[nodiscard]] std::optional<model::Criterion> criterion() const;
    void showSentence();
    void count();
    void put();

    bridge::WorkspaceSession &m_session;
    DraftDesk &m_desk;
    model::ScoringModel m_model;
    std::optional<model::Criterion> m_before;
    QStringList m_fieldKeys;
    QStringList m_fieldLabels;
    QStringList m_types;
    QLineEdit *m_label;
    QComboBox *m_group;
    QLineEdit *m_note;
    QComboBox *m_axes;
    QComboBox *m_kind;
    QStackedWidget *m_pages;
    ProfileEditor *m_profile = nullptr;
    EventEditor *m_events = nullptr;
    QSpinBox *m_target = nullptr;
    QLineEdit *m_raiseTypes = nullptr;
    QSpinBox *m_raiseWindow = nullptr;
    QCheckBox *m_directly = nullptr;
    QComboBox *m_stopperField = nullptr;
    TestEdit *m_stopper = nullptr;
    QLabel *m_sentence;
    QLabel *m_matches;
    QPushButton *m_put;
    QTimer m_rest;
};

} // namespace leadlight::model_editor
