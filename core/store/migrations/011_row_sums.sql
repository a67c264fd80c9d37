-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every row that stands in no page of ours gets a checksum of its own (store/row_sums.h names the same columns).
-- row_sum() is a function of the program. What would take an import back is of rows without checksums: it goes; the
-- copy that was kept before this migration still has it.
DELETE FROM import_undo;
DELETE FROM import_added;
DROP TRIGGER signature_does_not_change;

ALTER TABLE meta ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE meta SET checksum = row_sum('meta', key, value);
ALTER TABLE setting ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE setting SET checksum = row_sum('setting', key, value);
ALTER TABLE saved_view ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE saved_view SET checksum = row_sum('saved_view', name, json);
ALTER TABLE person ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE person SET checksum = row_sum('person', number, id, name, side, email, at_table, public_key, sealed_key);
ALTER TABLE import ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE import SET checksum = row_sum('import', id, kind, file, source, source_type, person, time, counts, mapping);
ALTER TABLE column_def ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE column_def SET checksum = row_sum('column_def', id, entity, key, label, type, position, rows, texts,
    source_import);
ALTER TABLE account ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE account SET checksum = row_sum('account', row, id, key, name, domain, target);
ALTER TABLE campaign ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE campaign SET checksum = row_sum('campaign', number, name, channel, from_date, to_date, cost_minor, currency);
ALTER TABLE move ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE move SET checksum = row_sum('move', seq, follows, lead_row, lead_id, move, from_stage, to_stage, person, side,
    time, reason, note, program, model_version, rank, fit_exact, engagement_exact, ledger_seq, undone_by, until, answer_then);
ALTER TABLE value_history ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE value_history SET checksum = row_sum('value_history', seq, lead, field, valid_from, recorded, source, value,
    person);
ALTER TABLE external_ref ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE external_ref SET checksum = row_sum('external_ref', entity, system, id, row);
ALTER TABLE model_version ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE model_version SET checksum = row_sum('model_version', number, state, title, reason, bytes, in_force_since);
ALTER TABLE signature ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE signature SET checksum = row_sum('signature', seq, version, person, side, time, public_key, signature);
ALTER TABLE draft_row ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE draft_row SET checksum = row_sum('draft_row', path, marketing, sales, agreed_marketing, agreed_sales, comment);
ALTER TABLE lead_merge ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE lead_merge SET checksum = row_sum('lead_merge', seq, survivor, person, time, changes, ledger_seq, undone_by);
ALTER TABLE merged_lead ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE merged_lead SET checksum = row_sum('merged_lead', merge, lead);
ALTER TABLE junk_decision ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE junk_decision SET checksum = row_sum('junk_decision', seq, lead, subject, reason, verdict, note, person, time,
    ledger_seq, undone_by);
ALTER TABLE import_undo ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE import_undo SET checksum = row_sum('import_undo', import_id, part, data);
ALTER TABLE import_added ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_undone ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE import_undone SET checksum = row_sum('import_undone', import_id, person, time);
ALTER TABLE lead_deed ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE lead_deed SET checksum = row_sum('lead_deed', seq, lead, kind, what, words, until, person, side, time,
    ledger_seq, undone_by);
ALTER TABLE two_people ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE two_people SET checksum = row_sum('two_people', seq, one, other, person, time, ledger_seq, undone_by);
ALTER TABLE draft_comment ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE draft_comment SET checksum = row_sum('draft_comment', seq, version, path, person, side, time, text,
    ledger_seq);
ALTER TABLE draft_edit ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE draft_edit SET checksum = row_sum('draft_edit', seq, version, kind, path, marketing, sales, time, before,
    after, ledger_seq, undone);
ALTER TABLE proposal ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE proposal SET checksum = row_sum('proposal', version, person, time, in_force_on, release, impact,
    rolls_back_to);
ALTER TABLE held_lead ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE held_lead SET checksum = row_sum('held_lead', lead, since);
ALTER TABLE erased_lead ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE erased_lead SET checksum = row_sum('erased_lead', row);
ALTER TABLE erased_name ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE erased_name SET checksum = row_sum('erased_name', hash);

CREATE TRIGGER signature_does_not_change BEFORE UPDATE ON signature
BEGIN
    SELECT RAISE(ABORT, 'a signature does not change');
END;
