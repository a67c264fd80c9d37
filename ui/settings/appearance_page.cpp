// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/appearance_page.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QSpinBox>

#include "theme/ramps.h"
#include "theme/theme.h"

namespace leadlight::settings {

AppearancePage::AppearancePage(SettingsContext &context, QWidget *parent)
    : SettingsPage(context, tr("Appearance"), tr("For you on this computer; nothing of it is kept in the workspace."), parent),
      m_theme(new QComboBox(this)), m_size(new QSpinBox(this)), m_ramp(new QComboBox(this)),
      m_singleKeys(new QCheckBox(tr("Single &letters act while a list has focus, such as A for accept"), this))
{
    m_theme->addItem(tr("Like the system"), QStringLiteral("system"));
    m_theme->addItem(tr("Light"), QStringLiteral("light"));
    m_theme->addItem(tr("Dark"), QStringLiteral("dark"));
    m_theme->setAccessibleName(tr("Theme"));
    m_size->setRange(80, 200);
    m_size->setSingleStep(10);
    m_size->setSuffix(tr(" %"));
    m_size->setKeyboardTracking(false);
    m_size->setAccessibleName(tr("Text size"));
    m_ramp->addItem(tr("Glow"), QStringLiteral("glow"));
    m_ramp->addItem(tr("Cividis, for every kind of colour vision"), QStringLiteral("cividis"));
    m_ramp->setAccessibleName(tr("Colours of the matrix"));
    QFormLayout *form = addForm();
    form->addRow(tr("&Theme"), m_theme);
    form->addRow(tr("Text &size"), m_size);
    form->addRow(tr("&Colours of the matrix"), m_ramp);
    form->addRow(tr("Keys"), m_singleKeys);
    column()->addStretch(1);
    showState();
    connectParts();
}

void AppearancePage::connectParts()
{
    connect(m_theme, &QComboBox::activated, this, [this] {
        const QString wanted = m_theme->currentData().toString();
        theme::theme().setPreference(wanted == QStringLiteral("dark")    ? theme::Preference::dark
                                     : wanted == QStringLiteral("light") ? theme::Preference::light
                                                                         : theme::Preference::system);
        view().settings.setValue(QStringLiteral("look/theme"), wanted);
    });
    connect(m_size, &QSpinBox::valueChanged, this, [this](int percent) {
        theme::theme().setTextSize(percent / 100.0);
        view().settings.setValue(QStringLiteral("look/text_size"), theme::theme().textSize());
    });
    connect(m_ramp, &QComboBox::activated, this, [this] {
        const QString wanted = m_ramp->currentData().toString();
        theme::setHeatRamp(wanted == QStringLiteral("cividis") ? theme::HeatRamp::cividis : theme::HeatRamp::glow);
        view().settings.setValue(QStringLiteral("look/ramp"), wanted);
        const QWidgetList all = QApplication::allWidgets();
        for (QWidget *widget : all) {
            widget->update();
        }
    });
    connect(m_singleKeys, &QCheckBox::toggled, this, [this](bool on) {
        view().actions.setSingleKeys(on);
        view().settings.setValue(QStringLiteral("keys/single"), on);
        if (QAction *action = view().actions.find(QStringLiteral("tools.single_keys"))) {
            action->setChecked(on);
        }
    });
    connect(&theme::theme(), &theme::Theme::changed, this, &AppearancePage::showState);
}

void AppearancePage::setSnapshot(const bridge::SnapshotPtr & /*snapshot*/)
{
    showState();
}

void AppearancePage::showState()
{
    const QSignalBlocker quiet(m_size);
    const QSignalBlocker silent(m_singleKeys);
    const theme::Preference preference = theme::theme().preference();
    m_theme->setCurrentIndex(m_theme->findData(preference == theme::Preference::dark    ? QStringLiteral("dark")
                                               : preference == theme::Preference::light ? QStringLiteral("light")
                                                                                        : QStringLiteral("system")));
    m_size->setValue(qRound(theme::theme().textSize() * 100));
    m_ramp->setCurrentIndex(theme::heatRamp() == theme::HeatRamp::cividis ? 1 : 0);
    m_singleKeys->setChecked(view().actions.singleKeys());
}

} // namespace leadlight::settings
