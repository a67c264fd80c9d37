// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "agreement/proposal.h"

class QComboBox;
class QLabel;
class QSpinBox;

namespace leadlight::model_editor {

/// What becomes of leads that newly qualify when a version comes into force.
class ReleaseChoice final : public QWidget {
    Q_OBJECT

public:
    explicit ReleaseChoice(QWidget *parent = nullptr);

    void setRelease(const agreement::Release &release);
    [[nodiscard]] agreement::Release release() const;
    /// "212 leads qualify; Sales can take 60 a week." `capacity` 0: not known.
    void setFacts(std::size_t leads, int capacity);

private:
    void showNumber();

    QComboBox *m_kind;
    QSpinBox *m_number;
    QLabel *m_facts;
};

} // namespace leadlight::model_editor
