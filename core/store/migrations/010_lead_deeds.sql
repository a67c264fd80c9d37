-- SPDX-License-Identifier: GPL-3.0-or-later
-- Small things that people do to a lead without moving it: snoozed, a note, a nurture program. `kind` is DeedKind,
-- `what` the program's name, `until` UTC seconds. `undone_by` is the number of the ledger entry that undid it; 0: it
-- stands.
CREATE TABLE lead_deed(
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    lead INTEGER NOT NULL REFERENCES lead(row),
    kind INTEGER NOT NULL,
    what TEXT NOT NULL,
    words TEXT NOT NULL,
    until INTEGER,
    person BLOB NOT NULL,
    side INTEGER NOT NULL,
    time INTEGER NOT NULL,
    ledger_seq INTEGER NOT NULL,
    undone_by INTEGER NOT NULL
) STRICT;
