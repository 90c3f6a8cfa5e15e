-- The first schema. Migrations are never changed once released; they change schema only.
-- Every table of a register has the same first columns; references hold uids; unique and required
-- are checked where records are written, so that entries of another office always apply.

-- What the workspace is: id, schema of derived tables, site.
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT
) WITHOUT ROWID;

-- Sites: one for each copy of the workspace that ever wrote. Sites "ura/…" wrote the shipped records, each
-- version of a shipped file being a site of its own, so that their entries are the same in every office.
CREATE TABLE site (
  id TEXT PRIMARY KEY,
  started_at TEXT NOT NULL,
  machine TEXT
) WITHOUT ROWID;

-- One batch is what one act of the user changed: a transaction, one step of undo.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  site TEXT NOT NULL,
  author TEXT,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  final INTEGER NOT NULL DEFAULT 0,
  undoes TEXT
);
CREATE INDEX batch_undoes ON batch (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX batch_author ON batch (author, id);

-- The operation log. kind: create, set, link, unlink, bin, restore. content: JSON object of the values
-- (create: every field; set, link, unlink: one). Of each value only H (salt, value) enters the chain; the
-- salts follow from seed until a value is erased, then the remaining ones stand in salts and the
-- commitments of the erased ones in erased.
CREATE TABLE op (
  id INTEGER PRIMARY KEY,
  site TEXT NOT NULL,
  seq INTEGER NOT NULL,
  clock INTEGER NOT NULL,
  author TEXT,
  schema INTEGER NOT NULL,
  batch TEXT NOT NULL,
  kind TEXT NOT NULL,
  register TEXT NOT NULL,
  uid TEXT NOT NULL,
  content TEXT,
  bases TEXT,
  seed BLOB,
  salts TEXT,
  erased TEXT,
  hash BLOB NOT NULL,
  UNIQUE (site, seq)
);
CREATE INDEX op_uid ON op (uid);
CREATE INDEX op_batch ON op (batch);

-- Which entry gave a field its value. Sparse: no row means the entry that created the record.
CREATE TABLE head (
  uid TEXT NOT NULL,
  field TEXT NOT NULL,
  site TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (uid, field, site, seq)
) WITHOUT ROWID;

-- Fields that hold several references.
CREATE TABLE link (
  register TEXT NOT NULL,
  uid TEXT NOT NULL,
  field TEXT NOT NULL,
  target TEXT NOT NULL,
  PRIMARY KEY (register, uid, field, target)
) WITHOUT ROWID;
CREATE INDEX link_target ON link (target);

-- What the rules found in a saved record.
CREATE TABLE issue (
  register TEXT NOT NULL,
  uid TEXT NOT NULL,
  level INTEGER NOT NULL,
  field TEXT,
  message TEXT NOT NULL
);
CREATE INDEX issue_record ON issue (uid);

CREATE TABLE "user" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "name" TEXT,
  "function" TEXT,
  "role" TEXT,
  "disabled" INTEGER
);

CREATE TABLE "value_item" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "list" TEXT,
  "code" TEXT,
  "label_sq" TEXT,
  "label_en" TEXT,
  "meaning" TEXT,
  "position" INTEGER,
  "active" INTEGER
);
CREATE INDEX "value_item_code" ON "value_item" (list, code);

CREATE TABLE "custom_field" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "register" TEXT,
  "label" TEXT,
  "type" TEXT,
  "value_list" TEXT,
  "position" INTEGER
);

CREATE TABLE "place" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "code" TEXT,
  "name" TEXT,
  "level" TEXT,
  "parent" TEXT,
  "alt_names" TEXT
);
CREATE INDEX "place_parent" ON "place" ("parent");

CREATE TABLE "institution" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "name" TEXT,
  "short_name" TEXT,
  "kind" TEXT,
  "parent" TEXT,
  "place" TEXT,
  "active" INTEGER,
  "address" TEXT,
  "phone" TEXT,
  "email" TEXT,
  "web" TEXT
);
CREATE INDEX "institution_parent" ON "institution" ("parent");
CREATE INDEX "institution_place" ON "institution" ("place");

CREATE TABLE "institution_alias" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "institution" TEXT,
  "alias" TEXT,
  "context" TEXT,
  "valid_from" TEXT,
  "valid_to" TEXT
);
CREATE INDEX "institution_alias_institution" ON "institution_alias" ("institution");

CREATE TABLE "legal_act" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "kind" TEXT,
  "number" TEXT,
  "date" TEXT,
  "title" TEXT,
  "protocol_no" TEXT,
  "protocol_date" TEXT,
  "status" TEXT,
  "amends" TEXT,
  "file" TEXT
);
CREATE INDEX "legal_act_amends" ON "legal_act" ("amends");

CREATE TABLE "glossary" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "abbreviation" TEXT,
  "meaning" TEXT,
  "definition" TEXT,
  "plan" TEXT,
  "source_act" TEXT
);
CREATE INDEX "glossary_plan" ON "glossary" ("plan");
CREATE INDEX "glossary_source_act" ON "glossary" ("source_act");

CREATE TABLE "plan" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "title" TEXT,
  "code" TEXT,
  "level" TEXT,
  "place" TEXT,
  "period_start" TEXT,
  "period_end" TEXT,
  "report_kind" TEXT,
  "status" TEXT,
  "lead_institution" TEXT,
  "approving_act" TEXT,
  "version_no" INTEGER,
  "supersedes" TEXT,
  "vision" TEXT,
  "mission" TEXT,
  "goal" TEXT,
  "donor_support" TEXT,
  "source" TEXT
);
CREATE INDEX "plan_place" ON "plan" ("place");
CREATE INDEX "plan_lead_institution" ON "plan" ("lead_institution");
CREATE INDEX "plan_approving_act" ON "plan" ("approving_act");
CREATE INDEX "plan_supersedes" ON "plan" ("supersedes");
CREATE INDEX "plan_by_code" ON "plan" ("code");

CREATE TABLE "node" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  path TEXT,
  depth INTEGER,
  "plan" TEXT,
  "parent" TEXT,
  "type" TEXT,
  "code" TEXT,
  "code_printed" TEXT,
  "code_printed_also" TEXT,
  "text" TEXT,
  "expected_result" TEXT,
  "deadline_text" TEXT,
  "start" TEXT,
  "end" TEXT,
  "recurrence" TEXT,
  "recurrence_count" INTEGER,
  "priority" TEXT,
  "cost" TEXT,
  "position" INTEGER,
  "retired_on" TEXT,
  "retired_reason" TEXT,
  "note" TEXT
);
CREATE INDEX "node_plan" ON "node" ("plan");
CREATE INDEX "node_parent" ON "node" ("parent");
CREATE INDEX "node_path" ON "node" (path);
CREATE INDEX "node_by_code" ON "node" ("plan", "code");

CREATE TABLE "node_link" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "from_node" TEXT,
  "relation" TEXT,
  "to_node" TEXT,
  "to_printed" TEXT
);
CREATE INDEX "node_link_from_node" ON "node_link" ("from_node");
CREATE INDEX "node_link_to_node" ON "node_link" ("to_node");

CREATE TABLE "node_institution" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "node" TEXT,
  "institution" TEXT,
  "role" TEXT,
  "text_printed" TEXT,
  "position" INTEGER
);
CREATE INDEX "node_institution_node" ON "node_institution" ("node");
CREATE INDEX "node_institution_institution" ON "node_institution" ("institution");

CREATE TABLE "verification" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "node" TEXT,
  "text" TEXT,
  "kind" TEXT,
  "position" INTEGER
);
CREATE INDEX "verification_node" ON "verification" ("node");

CREATE TABLE "period" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "key" TEXT,
  "kind" TEXT,
  "start" TEXT,
  "end" TEXT
);
CREATE INDEX "period_by_code" ON "period" ("key");

CREATE TABLE "indicator" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "plan" TEXT,
  "code" TEXT,
  "name" TEXT,
  "kind" TEXT,
  "level" TEXT,
  "unit" TEXT,
  "direction" TEXT,
  "aggregation" TEXT,
  "baseline_to_be_set" INTEGER,
  "same_as" TEXT,
  "position" INTEGER,
  "definition" TEXT,
  "data_source" TEXT,
  "responsible" TEXT,
  "frequency" TEXT,
  "method" TEXT,
  "data_issues" TEXT,
  "note" TEXT
);
CREATE INDEX "indicator_plan" ON "indicator" ("plan");
CREATE INDEX "indicator_same_as" ON "indicator" ("same_as");
CREATE INDEX "indicator_responsible" ON "indicator" ("responsible");
CREATE INDEX "indicator_by_code" ON "indicator" ("plan", "code");

CREATE TABLE "indicator_link" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "indicator" TEXT,
  "node" TEXT,
  "weight" REAL
);
CREATE INDEX "indicator_link_indicator" ON "indicator_link" ("indicator");
CREATE INDEX "indicator_link_node" ON "indicator_link" ("node");

CREATE TABLE "disaggregation" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "name" TEXT
);

CREATE TABLE "disaggregation_item" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "disaggregation" TEXT,
  "name" TEXT,
  "position" INTEGER
);
CREATE INDEX "disaggregation_item_disaggregation" ON "disaggregation_item" ("disaggregation");

CREATE TABLE "indicator_disaggregation" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "indicator" TEXT,
  "disaggregation" TEXT,
  "required" INTEGER
);
CREATE INDEX "indicator_disaggregation_indicator" ON "indicator_disaggregation" ("indicator");
CREATE INDEX "indicator_disaggregation_disaggregation" ON "indicator_disaggregation" ("disaggregation");

CREATE TABLE "baseline" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "indicator" TEXT,
  "date" TEXT,
  "value" REAL,
  "text_printed" TEXT,
  "missing_reason" TEXT,
  "source" TEXT,
  "comment" TEXT
);
CREATE INDEX "baseline_indicator" ON "baseline" ("indicator");

CREATE TABLE "target" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "indicator" TEXT,
  "period" TEXT,
  "comparator" TEXT,
  "value" REAL,
  "value_to" REAL,
  "text_printed" TEXT,
  "missing_reason" TEXT,
  "set_by_act" TEXT,
  "revised_from" TEXT,
  "revision_reason" TEXT
);
CREATE INDEX "target_indicator" ON "target" ("indicator");
CREATE INDEX "target_period" ON "target" ("period");
CREATE INDEX "target_set_by_act" ON "target" ("set_by_act");
CREATE INDEX "target_revised_from" ON "target" ("revised_from");

CREATE TABLE "indicator_value" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "indicator" TEXT,
  "period" TEXT,
  "value" REAL,
  "text_value" TEXT,
  "missing_reason" TEXT,
  "method" TEXT,
  "source_institution" TEXT,
  "reported_on" TEXT,
  "comment" TEXT,
  "status" TEXT,
  "restates" TEXT,
  "restate_reason" TEXT
);
CREATE INDEX "indicator_value_indicator" ON "indicator_value" ("indicator", "period");
CREATE INDEX "indicator_value_period" ON "indicator_value" ("period");
CREATE INDEX "indicator_value_source_institution" ON "indicator_value" ("source_institution");
CREATE INDEX "indicator_value_restates" ON "indicator_value" ("restates");

CREATE TABLE "indicator_cell" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "indicator_value" TEXT,
  "item" TEXT,
  "value" REAL
);
CREATE INDEX "indicator_cell_indicator_value" ON "indicator_cell" ("indicator_value");
CREATE INDEX "indicator_cell_item" ON "indicator_cell" ("item");

CREATE TABLE "measure_report" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "node" TEXT,
  "period" TEXT,
  "status" TEXT,
  "progress" INTEGER,
  "occurrences_done" INTEGER,
  "description" TEXT,
  "achievements" TEXT,
  "deviation_reasons" TEXT,
  "reason_text" TEXT,
  "corrective_action" TEXT,
  "next_steps" TEXT,
  "new_deadline" TEXT,
  "risk" TEXT,
  "evidence_waiver" TEXT,
  "reported_by" TEXT,
  "reported_on" TEXT
);
CREATE INDEX "measure_report_node" ON "measure_report" ("node", "period");
CREATE INDEX "measure_report_period" ON "measure_report" ("period");
CREATE INDEX "measure_report_reported_by" ON "measure_report" ("reported_by");

CREATE TABLE "measure_budget" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "node" TEXT,
  "year" INTEGER,
  "source" TEXT,
  "funder" TEXT,
  "planned" TEXT,
  "committed" TEXT,
  "spent" TEXT,
  "note" TEXT
);
CREATE INDEX "measure_budget_node" ON "measure_budget" ("node");
CREATE INDEX "measure_budget_funder" ON "measure_budget" ("funder");

CREATE TABLE "document" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "title" TEXT,
  "kind" TEXT,
  "date" TEXT,
  "protocol_no" TEXT,
  "file" TEXT,
  "web" TEXT,
  "note" TEXT
);

CREATE TABLE "evidence_link" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT,
  created_by TEXT,
  updated_at TEXT,
  updated_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  extra TEXT,
  "target" TEXT,
  "document" TEXT,
  "verification" TEXT,
  "period" TEXT
);
CREATE INDEX "evidence_link_target" ON "evidence_link" ("target");
CREATE INDEX "evidence_link_document" ON "evidence_link" ("document");
CREATE INDEX "evidence_link_verification" ON "evidence_link" ("verification");
CREATE INDEX "evidence_link_period" ON "evidence_link" ("period");
