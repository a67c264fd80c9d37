// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/digest.h"
#include "base/uuid.h"
#include "domain/side.h"
#include "domain/stage.h"
#include "lifecycle/time_limits.h"

namespace leadlight::lifecycle {

/// Who answers for a step: a person, else (null id) a side.
struct Accountable {
    domain::Side side = domain::Side::marketing;
    base::Uuid person;
    bool operator==(const Accountable &) const = default;
};

/// One row of the process: a stage, or nurturing, which is a program and never a stage (domain.md §3).
struct ProcessStep {
    std::string key;                   ///< that of the stage, or "nurturing"
    std::optional<domain::Stage> stage;
    std::string step;                  ///< "Follow-up": the step of the process that the row belongs to
    Accountable owner;
    std::optional<base::Span> limit;   ///< how long a lead may stay; nurturing has none of its own
    std::string nextStep;              ///< in words
    std::string escalateTo;            ///< to whom, in words
    std::optional<base::Span> escalateAfter; ///< how long after the limit; none: nobody is told
    std::string marketingDuty;         ///< what each side does here, in words
    std::string salesDuty;
    bool isScored = true; ///< false: the model moves nobody on from here, whatever the rank
    bool operator==(const ProcessStep &) const = default;
};

/// The process both sides live by: every stage exactly once, in the order of the way to a sale.
struct Process {
    std::vector<ProcessStep> steps;
    bool operator==(const Process &) const = default;

    [[nodiscard]] const ProcessStep *find(std::string_view key) const; ///< null: no such row
    [[nodiscard]] const ProcessStep &of(domain::Stage stage) const;
    [[nodiscard]] Limits limits() const;
};

/// A process for those leads that its filter takes: "country:DE" (domain.md §3, cli.md).
struct AudienceProcess {
    std::string key;    ///< "partners"
    std::string name;
    std::string filter; ///< over what is known of a lead, so that no move changes its process
    int place = 0;      ///< the least of those that fit counts
    Process process;
    bool operator==(const AudienceProcess &) const = default;
};

/// The usual seven steps (inquiry, scoring, nurturing, follow-up, qualification, sales cycle, win, loss or hold) mapped
/// on the stages, with the limits of time_limits.h.
[[nodiscard]] Process usualProcess();
/// SHA-256 over all rows as text; people see its first 8 hexadecimal digits.
[[nodiscard]] base::Digest digestOf(const Process &process);

} // namespace leadlight::lifecycle
