-- SPDX-License-Identifier: GPL-3.0-or-later
-- Two leads that look like one person, of whom somebody said that they are two. The rows stay whatever is merged later:
-- readers look for the leads that they are part of by then.
CREATE TABLE two_people(
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    one INTEGER NOT NULL REFERENCES lead(row),
    other INTEGER NOT NULL REFERENCES lead(row),
    person BLOB NOT NULL,
    time INTEGER NOT NULL,
    ledger_seq INTEGER NOT NULL,
    undone_by INTEGER NOT NULL
) STRICT;
