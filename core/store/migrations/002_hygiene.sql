-- SPDX-License-Identifier: GPL-3.0-or-later
-- Merged leads and decisions on junk. The rows of a lead that became part of another stay as they are: a merge is only
-- a note that readers apply, so that it can be undone exactly.

-- `changes` is JSON: what the survivor took from the others, with what stood there before. `undone_by` is the number of
-- the ledger entry that undid it; 0: it stands.
CREATE TABLE lead_merge(
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    survivor INTEGER NOT NULL REFERENCES lead(row),
    person BLOB NOT NULL,
    time INTEGER NOT NULL,
    changes TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL,
    undone_by INTEGER NOT NULL
) STRICT;
CREATE TABLE merged_lead(
    merge INTEGER NOT NULL REFERENCES lead_merge(seq),
    lead INTEGER NOT NULL REFERENCES lead(row),
    PRIMARY KEY (merge, lead)
) STRICT, WITHOUT ROWID;

-- `subject` says who was meant whatever row a later import gives them; `verdict` 0 cleared, 1 confirmed.
CREATE TABLE junk_decision(
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    lead INTEGER NOT NULL REFERENCES lead(row),
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    verdict INTEGER NOT NULL,
    note TEXT NOT NULL,
    person BLOB NOT NULL,
    time INTEGER NOT NULL,
    ledger_seq INTEGER NOT NULL,
    undone_by INTEGER NOT NULL
) STRICT;
