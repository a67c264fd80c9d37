// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/test_edit.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>

#include "base/text.h"
#include "bridge/text.h"

namespace leadlight::model_editor {

namespace {

using model::DateBound;
using model::Test;
using model::TestKind;

constexpr int isoDateLength = 10;

bool takesList(TestKind kind)
{
    return kind == TestKind::isOneOf || kind == TestKind::isNot || kind == TestKind::contains
           || kind == TestKind::startsWith;
}

QString boundText(const std::optional<double> &number, const std::optional<DateBound> &date)
{
    if (date) {
        return date->at ? bridge::toQt(base::isoText(*date->at)).left(isoDateLength)
                        : QStringLiteral("%1 days").arg(date->daysFromAsOf);
    }
    return number ? bridge::toQt(base::numberText(*number)) : QString();
}

struct Bound {
    std::optional<double> number;
    std::optional<DateBound> date;
};

std::optional<Bound> boundOf(const QString &text)
{
    static const QRegularExpression days(QStringLiteral("^([+\u2212-]?\\d+) days?$"));
    static const QRegularExpression date(QStringLiteral("^\\d{4}-\\d{2}-\\d{2}$"));
    const QString typed = text.trimmed();
    if (const auto match = days.match(typed); match.hasMatch()) {
        const int count = match.captured(1).replace(QChar(0x2212), QLatin1Char('-')).toInt();
        return Bound{{}, DateBound{std::nullopt, count}};
    }
    if (date.match(typed).hasMatch()) {
        const auto instant = base::parseIsoInstant(bridge::toUtf8(typed + QStringLiteral("T00:00:00Z")));
        return instant ? std::optional(Bound{{}, DateBound{*instant, 0}}) : std::nullopt;
    }
    const auto number = base::parseNumber(bridge::toUtf8(typed));
    return number ? std::optional(Bound{*number, {}}) : std::nullopt;
}

} // namespace

QString operandText(const Test &test)
{
    if (takesList(test.kind)) {
        QStringList values;
        for (const std::string &value : test.values) {
            values << bridge::toQt(value);
        }
        return values.join(QStringLiteral(", "));
    }
    const QString low = boundText(test.low, test.lowDate);
    const QString high = boundText(test.high, test.highDate);
    return low.isEmpty() || high.isEmpty() ? low + high : QStringLiteral("%1 to %2").arg(low, high);
}

std::optional<Test> testOf(TestKind kind, const QString &operand)
{
    Test test;
    test.kind = kind;
    if (kind == TestKind::isBlank) {
        return test;
    }
    if (takesList(kind)) {
        const QStringList values = operand.split(QLatin1Char(','), Qt::SkipEmptyParts);
        for (const QString &value : values) {
            if (!value.trimmed().isEmpty()) {
                test.values.push_back(bridge::toUtf8(value.trimmed()));
            }
        }
        return test.values.empty() ? std::nullopt : std::optional(test);
    }
    const QStringList ends = operand.split(QStringLiteral(" to "));
    const bool wantsTwo = kind == TestKind::between;
    if (ends.size() != (wantsTwo ? 2 : 1)) {
        return std::nullopt;
    }
    const auto first = boundOf(ends.first());
    const auto last = boundOf(ends.last());
    const bool wantsDate = kind == TestKind::before || kind == TestKind::after;
    if (!first || !last || (wantsDate && !first->date) || first->date.has_value() != last->date.has_value()) {
        return std::nullopt;
    }
    if (wantsTwo || kind == TestKind::atLeast || kind == TestKind::after) {
        test.low = first->number;
        test.lowDate = first->date;
    }
    if (wantsTwo || kind == TestKind::atMost || kind == TestKind::before) {
        test.high = last->number;
        test.highDate = last->date;
    }
    return test;
}

TestEdit::TestEdit(const QString &name, QWidget *parent)
    : QWidget(parent), m_kind(new QComboBox(this)), m_operand(new QLineEdit(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_kind);
    row->addWidget(m_operand, 1);
    // In the order of model::TestKind.
    m_kind->addItems({tr("is one of"), tr("is not"), tr("contains"), tr("starts with"), tr("is between"),
                      tr("is at least"), tr("is at most"), tr("is before"), tr("is after"), tr("is blank")});
    m_kind->setAccessibleName(tr("%1: test").arg(name));
    m_operand->setAccessibleName(tr("%1: value").arg(name));
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showOperand();
        Q_EMIT edited();
    });
    connect(m_operand, &QLineEdit::textChanged, this, &TestEdit::edited);
    showOperand();
}

void TestEdit::showOperand()
{
    const auto kind = static_cast<TestKind>(m_kind->currentIndex());
    m_operand->setVisible(kind != TestKind::isBlank);
    m_operand->setPlaceholderText(takesList(kind)                                       ? tr("Food, Pharma")
                                  : kind == TestKind::between                           ? tr("20 to 500")
                                  : kind == TestKind::before || kind == TestKind::after ? tr("2026-03-01 or -30 days")
                                                                                        : tr("500"));
}

void TestEdit::setTest(const Test &test)
{
    m_kind->setCurrentIndex(static_cast<int>(test.kind));
    m_operand->setText(operandText(test));
}

std::optional<Test> TestEdit::test() const
{
    return testOf(static_cast<TestKind>(m_kind->currentIndex()), m_operand->text());
}

} // namespace leadlight::model_editor
