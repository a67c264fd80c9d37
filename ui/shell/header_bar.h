// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QAbstractButton>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QWidget>

#include "bridge/session.h"
#include "kit/segmented.h"

namespace leadlight::shell {

/// Looks like a search field and opens the command palette.
class SearchTrigger : public QAbstractButton {
    Q_OBJECT

public:
    explicit SearchTrigger(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// The bar over every view: search, the model in force with its signatures, the review date, who is at the table.
class HeaderBar : public QWidget {
    Q_OBJECT

public:
    enum class Seats : std::uint8_t { marketing, joint, sales };

    explicit HeaderBar(bridge::WorkspaceSession &session, QWidget *parent = nullptr);

    [[nodiscard]] SearchTrigger *search() const { return m_search; }
    /// Under 1280 px the names of who is at the table move into the tooltip.
    void setNarrow(bool narrow);

    /// Who would sit for `seats`: those who sit already, else the first of each side. Nothing where a side has nobody.
    [[nodiscard]] static std::optional<std::vector<base::Uuid>> peopleFor(Seats seats,
                                                                          const workspace::Snapshot &snapshot);
    [[nodiscard]] static std::optional<Seats> seatsOf(const workspace::Snapshot &snapshot);

Q_SIGNALS:
    void seatWanted(const std::vector<leadlight::base::Uuid> &people);
    void peopleWanted(); ///< a side has nobody yet
    void signatureWanted(); ///< the proposed version is to be looked at and signed

private:
    void showSnapshot();
    void showPeopleMenu();
    void choose(int segment);
    void resizeToTheme();

    bridge::WorkspaceSession &m_session;
    SearchTrigger *m_search;
    QLabel *m_signedModel;
    QLabel *m_draftModel;
    QLabel *m_review;
    QPushButton *m_signature;
    QToolButton *m_people;
    kit::SegmentedControl *m_seats;
    bool m_narrow = false;
};

} // namespace leadlight::shell
