// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include <QWidget>

#include "bridge/view.h"
#include "inspector/why_sentences.h"
#include "workspace/queries/timeline.h"

class QLabel;
class QMenu;
class QPushButton;
class QScrollArea;
class QStackedLayout;

namespace leadlight::kit {
class Card;
class EmptyState;
class ScoreCurve;
}

namespace leadlight::inspector {

class FieldModel;
class FieldView;
class LeadHead;
class TimelineView;
struct ActAnswers;
class WhyPanel;

/// One lead beside a view: who it is, why its score, how the score went, what happened and all its fields. Follows the
/// session's snapshots by itself. What costs time is asked on the query thread.
class Inspector final : public QWidget {
    Q_OBJECT

public:
    explicit Inspector(bridge::ViewContext &context, QWidget *parent = nullptr);

    /// None: nothing is chosen.
    void setLead(std::optional<std::uint32_t> row);
    [[nodiscard]] std::optional<std::uint32_t> lead() const { return m_row; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// As bridge::View has them: a sentence with or without an act, and a deed with its undo.
    void notice(const QString &text, const QString &actionText, const std::function<void()> &action);
    void decided(const QString &text, const std::function<void()> &undo);
    /// These leads, of which the shown one is the first, are one person and want to be put side by side.
    void mergeRequested(const std::vector<std::uint32_t> &rows);

private:
    [[nodiscard]] QWidget *makePage();
    void connectActs();
    [[nodiscard]] ActAnswers answers();
    void refresh();
    void askStory();
    void askCurve();
    void showCurve();
    void showTimeline();
    void showFields();
    void editField(const QString &field, const QString &label, const QString &before, const QString &after);
    void copyWhy();
    void dispute();
    void showOthers();

    bridge::ViewContext &m_context;
    std::optional<std::uint32_t> m_row;
    bridge::SnapshotPtr m_snapshot;
    LeadStory m_story;
    bool m_storyKnown = false;
    std::vector<workspace::CurvePoint> m_points;
    std::vector<workspace::TimelineEntry> m_entries;
    QStackedLayout *m_pages;
    kit::EmptyState *m_nobody;
    QScrollArea *m_area;
    LeadHead *m_head;
    QPushButton *m_dispute;
    QPushButton *m_merge; ///< where others have the lead's e-mail address
    std::vector<std::uint32_t> m_others;
    WhyPanel *m_why;
    kit::Card *m_curveCard;
    kit::ScoreCurve *m_curve;
    kit::Card *m_timelineCard;
    TimelineView *m_timeline;
    QPushButton *m_wholeTimeline;
    kit::Card *m_fieldCard;
    FieldModel *m_fieldModel;
    FieldView *m_fields;
    QPushButton *m_blankFields;
};

} // namespace leadlight::inspector
