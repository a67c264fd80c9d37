// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>
#include <QWidget>

#include "model/scoring_model.h"

class QComboBox;
class QLineEdit;

namespace leadlight::model_editor {

/// A test's operand as it is typed: "Food, Pharma", "20 to 500", "500", "2026-03-01", "-30 days".
[[nodiscard]] QString operandText(const model::Test &test);
/// The other way round; nothing where the text does not fit the kind. Numbers that look like dates or days are bounds
/// in time.
[[nodiscard]] std::optional<model::Test> testOf(model::TestKind kind, const QString &operand);

/// What is asked of an attribute: kind of test and operand.
class TestEdit final : public QWidget {
    Q_OBJECT

public:
    /// `name` goes in front of the accessible names: "Answer 2".
    explicit TestEdit(const QString &name, QWidget *parent = nullptr);

    void setTest(const model::Test &test);
    /// Nothing while the operand does not fit.
    [[nodiscard]] std::optional<model::Test> test() const;

Q_SIGNALS:
    void edited();

private:
    void showOperand();

    QComboBox *m_kind;
    QLineEdit *m_operand;
};

} // namespace leadlight::model_editor
