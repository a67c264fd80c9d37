// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/rule_editors.h"

#include <algorithm>

#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "model/model_schema.h"
#include "model_editor/test_edit.h"
#include "theme/icons.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::model_editor {

namespace {

constexpr int mostBands = 40;

QSpinBox *pointsBox(const QString &name, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setRange(model::pointsRange.low, model::pointsRange.high);
    box->setAccessibleName(name);
    return box;
}

QLabel *leadsLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    theme::setRole(*label, theme::Role::small);
    label->setMinimumWidth(theme::theme().px(84));
    return label;
}

void showLeads(QLabel &label, const std::vector<std::uint64_t> &counts, std::size_t place)
{
    label.setText(place < counts.size()
                      ? ProfileEditor::tr("%1 leads").arg(bridge::countText(static_cast<std::int64_t>(counts[place])))
                      : QString());
}

std::optional<int> numberOrNone(const QSpinBox &box)
{
    return box.value() == box.minimum() ? std::nullopt : std::optional(box.value());
}

} // namespace

std::vector<std::string> listOf(const QString &text)
{
    std::vector<std::string> values;
    const QStringList parts = text.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (!part.trimmed().isEmpty()) {
            values.push_back(bridge::toUtf8(part.trimmed()));
        }
    }
    return values;
}

QString listText(const std::vector<std::string> &values)
{
    QStringList parts;
    for (const std::string &value : values) {
        parts << bridge::toQt(value);
    }
    return parts.join(QStringLiteral(", "));
}

ProfileEditor::ProfileEditor(const QStringList &keys, const QStringList &labels, QWidget *parent)
    : QWidget(parent),
      m_field(new QComboBox(this)),
      m_lines(new QVBoxLayout),
      m_add(new QPushButton(tr("Another answer"), this)),
      m_otherwise(pointsBox(tr("Points for anything else"), this)),
      m_unknown(pointsBox(tr("Points where it is not known"), this)),
      m_otherwiseLeads(leadsLabel(this)),
      m_unknownLeads(leadsLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    for (qsizetype i = 0; i < keys.size(); ++i) {
        m_field->addItem(labels.value(i), keys.at(i));
    }
    m_field->setAccessibleName(tr("Attribute"));
    column->addWidget(m_field);
    column->addLayout(m_lines);
    column->addWidget(m_add, 0, Qt::AlignLeading);
    const auto rest = [&](const QString &text, QSpinBox *points, QLabel *leads) {
        auto *row = new QHBoxLayout;
        row->addWidget(new QLabel(text, this), 1);
        row->addWidget(points);
        row->addWidget(leads);
        column->addLayout(row);
        connect(points, &QSpinBox::valueChanged, this, &ProfileEditor::edited);
    };
    rest(tr("Anything else"), m_otherwise, m_otherwiseLeads);
    rest(tr("Not known"), m_unknown, m_unknownLeads);
    connect(m_field, &QComboBox::currentIndexChanged, this, &ProfileEditor::edited);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addBand({});
        Q_EMIT edited();
    });
}

void ProfileEditor::addBand(const model::Band &band)
{
    const QString name = tr("Answer %1").arg(m_bands.size() + 1);
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    const BandLine made{line, new QLineEdit(line), new TestEdit(name, line),
                        pointsBox(tr("%1: points").arg(name), line), leadsLabel(line)};
    made.label->setPlaceholderText(tr("Name"));
    made.label->setAccessibleName(tr("%1: name").arg(name));
    made.label->setText(bridge::toQt(band.label));
    made.test->setTest(band.test);
    made.points->setValue(band.points);
    auto *remove = new QPushButton(line);
    remove->setIcon(theme::icon(QLatin1String("trash"), theme::Tone::muted));
    remove->setAccessibleName(tr("%1: remove").arg(name));
    theme::setRole(*remove, theme::Role::quiet);
    row->addWidget(made.label, 2);
    row->addWidget(made.test, 4);
    row->addWidget(made.points);
    row->addWidget(made.leads);
    row->addWidget(remove);
    connect(made.label, &QLineEdit::textChanged, this, &ProfileEditor::edited);
    connect(made.test, &TestEdit::edited, this, &ProfileEditor::edited);
    connect(made.points, &QSpinBox::valueChanged, this, &ProfileEditor::edited);
    connect(remove, &QPushButton::clicked, this, [this, line] { removeBand(line); });
    m_lines->addWidget(line);
    m_bands.push_back(made);
    m_add->setEnabled(m_bands.size() < mostBands);
}

void ProfileEditor::removeBand(const QWidget *line)
{
    std::erase_if(m_bands, [line](const BandLine &band) {
        if (band.line == line) {
            band.line->hide();
            band.line->deleteLater();
        }
        return band.line == line;
    });
    Q_EMIT edited();
}

void ProfileEditor::setRule(const model::ProfileRule &rule)
{
    m_field->setCurrentIndex(std::max(0, m_field->findData(bridge::toQt(rule.field))));
    for (const model::Band &band : rule.bands) {
        addBand(band);
    }
    m_otherwise->setValue(rule.otherwise);
    m_unknown->setValue(rule.unknown);
}

std::optional<model::ProfileRule> ProfileEditor::rule() const
{
    model::ProfileRule rule;
    rule.field = bridge::toUtf8(m_field->currentData().toString());
    for (const BandLine &line : m_bands) {
        const auto test = line.test->test();
        if (!test) {
            return std::nullopt;
        }
        const QString label = line.label->text().trimmed();
        rule.bands.push_back(
            {bridge::toUtf8(label.isEmpty() ? operandText(*test) : label), *test, line.points->value()});
    }
    rule.otherwise = m_otherwise->value();
    rule.unknown = m_unknown->value();
    return rule.bands.empty() || rule.field.empty() ? std::nullopt : std::optional(rule);
}

void ProfileEditor::setCounts(const std::vector<std::uint64_t> &counts)
{
    for (std::size_t i = 0; i < m_bands.size(); ++i) {
        showLeads(*m_bands[i].leads, counts, i);
    }
    showLeads(*m_otherwiseLeads, counts, m_bands.size());
    showLeads(*m_unknownLeads, counts, m_bands.size() + 1);
}

EventEditor::EventEditor(const QStringList &types, QWidget *parent)
    : QWidget(parent),
      m_types(new QLineEdit(this)),
      m_points(pointsBox(tr("Points for an event"), this)),
      m_cap(nullptr),
      m_beyond(nullptr),
      m_window(nullptr),
      m_halfLife(nullptr),
      m_perAsset(nullptr)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    m_types->setAccessibleName(tr("Types of events that count"));
    m_types->setPlaceholderText(tr("all, or for example %1").arg(types.mid(0, 2).join(QStringLiteral(", "))));
    m_types->setToolTip(types.join(QStringLiteral(", ")));
    form->addRow(tr("Events"), m_types);
    form->addRow(tr("Points for each"), m_points);
    m_cap = addNumber(form, tr("Counted at most"), 0, model::countRange.high, tr("all"));
    m_beyond = addNumber(form, tr("Every further one"), model::pointsRange.low, model::pointsRange.high, {});
    m_window = addNumber(form, tr("Within days"), 0, model::daysRange.high, tr("any time"));
    m_halfLife = addNumber(form, tr("Halves every days"), 0, model::daysRange.high, tr("no fading"));
    m_perAsset = addNumber(form, tr("Of one page or file"), 0, model::countRange.high, tr("all"));
    connect(m_types, &QLineEdit::textChanged, this, &EventEditor::edited);
    connect(m_points, &QSpinBox::valueChanged, this, &EventEditor::edited);
    m_beyond->setValue(0);
}

QSpinBox *EventEditor::addNumber(QFormLayout *form, const QString &label, int low, int high, const QString &none)
{
    auto *box = new QSpinBox(this);
    box->setRange(low, high);
    box->setSpecialValueText(none);
    box->setAccessibleName(label);
    form->addRow(label, box);
    connect(box, &QSpinBox::valueChanged, this, &EventEditor::edited);
    return box;
}

void EventEditor::setRule(const model::BehaviourRule &rule)
{
    m_kept = rule;
    m_types->setText(listText(rule.filter.types));
    m_points->setValue(rule.points);
    m_cap->setValue(rule.cap.value_or(0));
    m_beyond->setValue(rule.beyond);
    m_window->setValue(rule.windowDays.value_or(0));
    m_halfLife->setValue(rule.halfLifeDays.value_or(0));
    m_perAsset->setValue(rule.perAsset.value_or(0));
}

model::BehaviourRule EventEditor::rule() const
{
    model::BehaviourRule rule = m_kept;
    rule.filter.types = listOf(m_types->text());
    rule.points = m_points->value();
    rule.cap = numberOrNone(*m_cap);
    rule.beyond = m_beyond->value();
    rule.windowDays = numberOrNone(*m_window);
    rule.halfLifeDays = numberOrNone(*m_halfLife);
    if (rule.halfLifeDays) {
        rule.lifespanDays.reset();
    }
    rule.perAsset = numberOrNone(*m_perAsset);
    return rule;
}

} // namespace leadlight::model_editor
