// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "bridge/session.h"
#include "inspector/why_sentences.h"

class QLabel;
class QPushButton;
class QTabBar;
class QVBoxLayout;

namespace leadlight::kit {
class Card;
class WaterfallView;
}

namespace leadlight::inspector {

class WhyModel;

/// "Why this score": one axis at a time as a waterfall that adds up, and what follows from it in sentences.
class WhyPanel final : public QWidget {
    Q_OBJECT

public:
    explicit WhyPanel(QWidget *parent = nullptr);

    void setStory(const bridge::SnapshotPtr &snapshot, const LeadStory &story);
    void clear();
    [[nodiscard]] std::size_t axis() const;

Q_SIGNALS:
    void axisChanged();

private:
    void fill();
    void fitView();
    void showDetail();
    void fillSentences();

    bridge::SnapshotPtr m_snapshot;
    LeadStory m_story;
    bool m_known = false;
    kit::Card *m_card;
    QTabBar *m_axes;
    QPushButton *m_bySize;
    QLabel *m_overridden;
    WhyModel *m_model;
    kit::WaterfallView *m_view;
    QPushButton *m_quiet;
    QLabel *m_detail;
    QLabel *m_falls;
    QLabel *m_liftHeading;
    QLabel *m_lifts;
    QLabel *m_gates;
    QLabel *m_ask;
};

} // namespace leadlight::inspector
