// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QWidget>

#include "bridge/session.h"
#include "domain/side.h"

class QLabel;
class QPushButton;

namespace leadlight::agreement {
struct ModelVersion;
} // namespace leadlight::agreement

namespace leadlight::kit {
class Card;
} // namespace leadlight::kit

namespace leadlight::model_editor {

class DraftDesk;

/// Two equal cards, one a side: who signed when, what exactly, or that nobody has yet.
class SignatureCards final : public QWidget {
    Q_OBJECT

public:
    explicit SignatureCards(DraftDesk &desk, QWidget *parent = nullptr);

    void setSnapshot(const bridge::SnapshotPtr &snapshot);
    /// The button of the side that has to sign next, if it may be pressed; else null.
    [[nodiscard]] QPushButton *waitingButton() const;

Q_SIGNALS:
    void signWanted(leadlight::domain::Side side);
    void changesWanted();

private:
    struct SideCard {
        QLabel *who;
        QLabel *when;
        QLabel *digest;
        QPushButton *sign;
    };
    SideCard addCard(domain::Side side);
    void showSide(const SideCard &card, domain::Side side, const agreement::ModelVersion &version,
                  const workspace::Snapshot &snapshot);

    DraftDesk &m_desk;
    kit::Card *m_card;
    std::array<SideCard, 2> m_sides;
    QPushButton *m_changes;
};

} // namespace leadlight::model_editor
