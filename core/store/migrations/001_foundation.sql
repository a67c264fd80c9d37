-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema. A migration is never changed once a release has shipped it.
-- Times are UTC seconds since 1970, dates days since 1970, ids 16 bytes, enumerations the numbers of core/domain.

CREATE TABLE meta(key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE setting(key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE saved_view(name TEXT NOT NULL PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE person(
    number INTEGER PRIMARY KEY CHECK (number > 0),
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name TEXT NOT NULL,
    side INTEGER NOT NULL,
    email TEXT NOT NULL,
    at_table INTEGER NOT NULL,
    public_key BLOB,
    sealed_key BLOB
) STRICT;

CREATE TABLE import(
    id INTEGER PRIMARY KEY CHECK (id > 0),
    kind TEXT NOT NULL,
    file TEXT NOT NULL,
    source TEXT NOT NULL,
    source_type TEXT NOT NULL,
    person BLOB NOT NULL,
    time INTEGER NOT NULL,
    counts TEXT NOT NULL,
    mapping TEXT NOT NULL
) STRICT;

-- Attributes are typed columns in pages, never a row a value. `entity` is 'lead', 'account' or, for the dictionaries
-- of the activity pages, 'activity' (there `rows` of the key 'type' is the number of all activities).
CREATE TABLE column_def(
    id INTEGER PRIMARY KEY,
    entity TEXT NOT NULL,
    key TEXT NOT NULL,
    label TEXT NOT NULL,
    type INTEGER NOT NULL,
    position INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    texts INTEGER NOT NULL,
    source_import INTEGER NOT NULL,
    UNIQUE (entity, key)
) STRICT;
CREATE TABLE column_page(
    column_id INTEGER NOT NULL REFERENCES column_def(id),
    page_no INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (column_id, page_no)
) STRICT;
CREATE TABLE dictionary_page(
    column_id INTEGER NOT NULL REFERENCES column_def(id),
    page_no INTEGER NOT NULL,
    first_code INTEGER NOT NULL,
    texts INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (column_id, page_no)
) STRICT;

CREATE TABLE account(
    row INTEGER PRIMARY KEY CHECK (row >= 0),
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    domain TEXT NOT NULL,
    target INTEGER NOT NULL
) STRICT;

-- `owner` is person.number, `account` 1 + account.row; 0 is none. `checksum` covers the whole row.
CREATE TABLE lead(
    row INTEGER PRIMARY KEY CHECK (row >= 0),
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    stage INTEGER NOT NULL,
    stage_since INTEGER NOT NULL,
    due_at INTEGER,
    owner INTEGER NOT NULL,
    flags INTEGER NOT NULL,
    sent_by_hand INTEGER NOT NULL,
    account INTEGER NOT NULL,
    import_id INTEGER NOT NULL,
    quarantine TEXT NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE activity_page(
    page_no INTEGER PRIMARY KEY CHECK (page_no >= 0),
    count INTEGER NOT NULL,
    first_lead INTEGER NOT NULL,
    last_lead INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;

CREATE TABLE campaign(
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    channel TEXT NOT NULL,
    from_date INTEGER,
    to_date INTEGER,
    cost_minor INTEGER NOT NULL,
    currency TEXT NOT NULL
) STRICT;

CREATE TABLE move(
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    follows INTEGER NOT NULL,
    lead_row INTEGER NOT NULL REFERENCES lead(row),
    lead_id BLOB NOT NULL,
    move INTEGER NOT NULL,
    from_stage INTEGER NOT NULL,
    to_stage INTEGER NOT NULL,
    person BLOB NOT NULL,
    side INTEGER NOT NULL,
    time INTEGER NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    program TEXT NOT NULL,
    model_version INTEGER NOT NULL,
    rank TEXT NOT NULL,
    fit_exact INTEGER NOT NULL,
    engagement_exact INTEGER NOT NULL,
    ledger_seq INTEGER NOT NULL,
    undone_by INTEGER NOT NULL,
    until INTEGER,
    answer_then TEXT NOT NULL
) STRICT;
CREATE INDEX move_of_lead ON move(lead_row, seq);

CREATE TABLE value_history(
    seq INTEGER PRIMARY KEY,
    lead INTEGER NOT NULL REFERENCES lead(row),
    field TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    recorded INTEGER NOT NULL,
    source TEXT NOT NULL,
    value TEXT NOT NULL,
    person BLOB NOT NULL
) STRICT;
CREATE INDEX value_history_of_lead ON value_history(lead, seq);

-- What other systems call our things, and the last value that both sides knew.
CREATE TABLE external_ref(
    entity TEXT NOT NULL,
    system TEXT NOT NULL,
    id TEXT NOT NULL,
    row INTEGER NOT NULL,
    PRIMARY KEY (entity, system, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE sync_base(
    entity TEXT NOT NULL,
    system TEXT NOT NULL,
    row INTEGER NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (entity, system, row, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE model_version(
    number INTEGER PRIMARY KEY CHECK (number > 0),
    state INTEGER NOT NULL,
    title TEXT NOT NULL,
    reason TEXT NOT NULL,
    bytes TEXT NOT NULL,
    in_force_since INTEGER
) STRICT;
CREATE TABLE signature(
    seq INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES model_version(number),
    person BLOB NOT NULL,
    side INTEGER NOT NULL,
    time INTEGER NOT NULL,
    public_key BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;
CREATE TABLE draft_row(
    path TEXT NOT NULL PRIMARY KEY,
    marketing TEXT NOT NULL,
    sales TEXT NOT NULL,
    agreed_marketing INTEGER NOT NULL,
    agreed_sales INTEGER NOT NULL,
    comment TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What both sides signed (state 3 and later) is never edited or deleted.
CREATE TRIGGER model_version_keeps_signed_bytes BEFORE UPDATE OF number, bytes ON model_version
WHEN OLD.state >= 3 AND (NEW.bytes IS NOT OLD.bytes OR NEW.number IS NOT OLD.number)
BEGIN
    SELECT RAISE(ABORT, 'a signed version does not change');
END;
CREATE TRIGGER model_version_stays BEFORE DELETE ON model_version WHEN OLD.state >= 3
BEGIN
    SELECT RAISE(ABORT, 'a signed version is not deleted');
END;
CREATE TRIGGER signature_does_not_change BEFORE UPDATE ON signature
BEGIN
    SELECT RAISE(ABORT, 'a signature does not change');
END;
CREATE TRIGGER signature_stays BEFORE DELETE ON signature
WHEN (SELECT state FROM model_version WHERE number = OLD.version) >= 3
BEGIN
    SELECT RAISE(ABORT, 'the signature of a signed version is not deleted');
END;

-- The ledger: a hash chain per origin. Persons are named in payloads alone, which an erasure may take away.
CREATE TABLE ledger_entry(
    origin BLOB NOT NULL CHECK (length(origin) = 16),
    seq INTEGER NOT NULL,
    time INTEGER NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    payload_hash BLOB NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (origin, seq)
) STRICT;
CREATE TABLE ledger_payload(
    origin BLOB NOT NULL,
    seq INTEGER NOT NULL,
    salt BLOB NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (origin, seq)
) STRICT;
CREATE TABLE ledger_head(
    origin BLOB NOT NULL PRIMARY KEY CHECK (length(origin) = 16),
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;
-- Holds a row only while an erasure is at work, inside its transaction.
CREATE TABLE erasure(marker INTEGER PRIMARY KEY) STRICT;

CREATE TRIGGER ledger_entry_does_not_change BEFORE UPDATE ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'the ledger is only added to');
END;
CREATE TRIGGER ledger_entry_stays BEFORE DELETE ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'the ledger is only added to');
END;
CREATE TRIGGER ledger_payload_does_not_change BEFORE UPDATE ON ledger_payload
BEGIN
    SELECT RAISE(ABORT, 'the ledger is only added to');
END;
CREATE TRIGGER ledger_payload_stays BEFORE DELETE ON ledger_payload WHEN NOT EXISTS (SELECT 1 FROM erasure)
BEGIN
    SELECT RAISE(ABORT, 'only an erasure takes a payload away');
END;
