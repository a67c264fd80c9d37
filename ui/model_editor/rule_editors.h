// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QStringList>
#include <QWidget>

#include "model/scoring_model.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace leadlight::model_editor {

class TestEdit;

/// An attribute and a list of answers with points; each shows how many leads it takes.
class ProfileEditor final : public QWidget {
    Q_OBJECT

public:
    ProfileEditor(const QStringList &keys, const QStringList &labels, QWidget *parent = nullptr);

    void setRule(const model::ProfileRule &rule);
    [[nodiscard]] std::optional<model::ProfileRule> rule() const; ///< nothing while an answer is not complete
    /// One a band, then `otherwise`, then `unknown`; empty: not counted yet.
    void setCounts(const std::vector<std::uint64_t> &counts);

Q_SIGNALS:
    void edited();

private:
    struct BandLine {
        QWidget *line;
        QLineEdit *label;
        TestEdit *test;
        QSpinBox *points;
        QLabel *leads;
    };
    void addBand(const model::Band &band);
    void removeBand(const QWidget *line);

    QComboBox *m_field;
    QVBoxLayout *m_lines;
    std::vector<BandLine> m_bands;
    QPushButton *m_add;
    QSpinBox *m_otherwise;
    QSpinBox *m_unknown;
    QLabel *m_otherwiseLeads;
    QLabel *m_unknownLeads;
};

/// Which events count, and how they add up and fade.
class EventEditor final : public QWidget {
    Q_OBJECT

public:
    explicit EventEditor(const QStringList &types, QWidget *parent = nullptr);

    void setRule(const model::BehaviourRule &rule);
    [[nodiscard]] model::BehaviourRule rule() const;

Q_SIGNALS:
    void edited();

private:
    QSpinBox *addNumber(QFormLayout *form, const QString &label, int low, int high, const QString &none);

    model::BehaviourRule m_kept; ///< what the form does not show stays
    QLineEdit *m_types;
    QSpinBox *m_points;
    QSpinBox *m_cap;
    QSpinBox *m_beyond;
    QSpinBox *m_window;
    QSpinBox *m_halfLife;
    QSpinBox *m_perAsset;
};

/// A list typed with commas.
[[nodiscard]] std::vector<std::string> listOf(const QString &text);
[[nodiscard]] QString listText(const std::vector<std::string> &values);

} // namespace leadlight::model_editor
