// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include <QWidget>

#include "inspector/why_sentences.h"
#include "workspace/queries/timeline.h"

class QLabel;
class QPushButton;

namespace leadlight::kit {
class Card;
class ScoreCurve;
class WaterfallView;
}

namespace leadlight::inspector {
class WhyModel;
}

namespace leadlight::inbox {

/// Why the lead has its rank, one card an axis: the points that add up, when the rank falls and, for engagement, how
/// the score went.
class WhyCards final : public QWidget {
    Q_OBJECT

public:
    explicit WhyCards(QWidget *parent = nullptr);

    void setStory(const workspace::Snapshot &snapshot, const inspector::LeadStory &story,
                  const std::vector<workspace::CurvePoint> &curve);
    void clear();

Q_SIGNALS:
    void disputeRequested();

private:
    struct Axis {
        kit::Card *card = nullptr;
        inspector::WhyModel *model = nullptr;
        kit::WaterfallView *view = nullptr;
        QLabel *falls = nullptr;
    };
    void fitViews();
    void setCurve(const workspace::Snapshot &snapshot, const std::vector<workspace::CurvePoint> &curve);

    std::array<Axis, 2> m_axes;
    QLabel *m_gates;
    QPushButton *m_dispute;
    kit::ScoreCurve *m_curve;
};

} // namespace leadlight::inbox
