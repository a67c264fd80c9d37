-- SPDX-License-Identifier: GPL-3.0-or-later
-- The agreement: what was said of a draft's rows, the steps that undo and redo walk along, proposals with their frozen
-- impact, and the leads that a release left to new evidence. Persons are 16 bytes, zeros for nobody.
-- Leads are named by row without a reference, so that an import that brought them can still be taken back.

CREATE TABLE draft_comment(
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    version INTEGER NOT NULL,
    path TEXT NOT NULL,
    person BLOB NOT NULL,
    side INTEGER NOT NULL,
    time INTEGER NOT NULL,
    text TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL
) STRICT;
-- Until now a row had one comment, of nobody and no time.
INSERT INTO draft_comment(version, path, person, side, time, text, ledger_seq)
    SELECT (SELECT max(number) FROM model_version WHERE state < 3), path, zeroblob(16), 2, 0, comment, 0
    FROM draft_row WHERE comment <> '' AND EXISTS (SELECT 1 FROM model_version WHERE state < 3);
UPDATE draft_row SET comment = '';

-- `before` and `after` are JSON of core/agreement: what turns the draft back, and what makes the step again.
CREATE TABLE draft_edit(
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    path TEXT NOT NULL,
    marketing BLOB NOT NULL,
    sales BLOB NOT NULL,
    time INTEGER NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL,
    undone INTEGER NOT NULL
) STRICT;

-- `release` and `impact` are texts of core/agreement; `rolls_back_to` 0: to none.
CREATE TABLE proposal(
    version INTEGER PRIMARY KEY CHECK (version > 0),
    person BLOB NOT NULL,
    time INTEGER NOT NULL,
    in_force_on INTEGER,
    release TEXT NOT NULL,
    impact TEXT NOT NULL,
    rolls_back_to INTEGER NOT NULL
) STRICT;

CREATE TABLE held_lead(
    lead INTEGER PRIMARY KEY CHECK (lead >= 0),
    since INTEGER NOT NULL
) STRICT;
