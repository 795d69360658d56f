-- CreateTable
CREATE TABLE "evidence_report" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "reporter" TEXT NOT NULL DEFAULT '',
    "reported_by_id" TEXT,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" JSON NOT NULL,

    CONSTRAINT "evidence_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "seq" BIGSERIAL NOT NULL,
    "report_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "element" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "value" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "observed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "product_trust" (
    "product_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reasons" TEXT[],
    "promises" INTEGER NOT NULL,
    "kept" INTEGER NOT NULL,
    "ageing" INTEGER NOT NULL,
    "violated" INTEGER NOT NULL,
    "version_id" TEXT NOT NULL,
    "lifecycle" TEXT NOT NULL,
    "badge" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),

    CONSTRAINT "product_trust_pkey" PRIMARY KEY ("product_id")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "ports" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by_id" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_update" (
    "seq" BIGSERIAL NOT NULL,
    "incident_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "by_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_update_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "usage_day" (
    "product_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "views" INTEGER NOT NULL DEFAULT 0,
    "searches" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "usage_day_pkey" PRIMARY KEY ("product_id","day")
);

-- CreateTable
CREATE TABLE "usage_mark" (
    "day" TEXT NOT NULL,
    "mark" TEXT NOT NULL,

    CONSTRAINT "usage_mark_pkey" PRIMARY KEY ("day","mark")
);

-- CreateTable
CREATE TABLE "product_popularity" (
    "product_id" TEXT NOT NULL,
    "popularity" INTEGER NOT NULL,

    CONSTRAINT "product_popularity_pkey" PRIMARY KEY ("product_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "evidence_report_product_id_key_key" ON "evidence_report"("product_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_report_id_product_id_key" ON "evidence_report"("id", "product_id");

-- CreateIndex
CREATE INDEX "evidence_product_id_element_observed_at_seq_idx" ON "evidence"("product_id", "element", "observed_at" DESC, "seq" DESC);

-- CreateIndex
CREATE INDEX "evidence_report_id_idx" ON "evidence"("report_id");

-- CreateIndex
CREATE INDEX "product_trust_valid_until_idx" ON "product_trust"("valid_until");

-- CreateIndex
CREATE INDEX "incident_product_id_ended_at_idx" ON "incident"("product_id", "ended_at");

-- CreateIndex
CREATE INDEX "incident_update_incident_id_seq_idx" ON "incident_update"("incident_id", "seq");

-- CreateIndex
CREATE INDEX "usage_day_day_idx" ON "usage_day"("day");

-- CreateIndex
CREATE INDEX "product_popularity_popularity_idx" ON "product_popularity"("popularity");

-- AddForeignKey
ALTER TABLE "evidence_report" ADD CONSTRAINT "evidence_report_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_report" ADD CONSTRAINT "evidence_report_reported_by_id_fkey" FOREIGN KEY ("reported_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_report_id_product_id_fkey" FOREIGN KEY ("report_id", "product_id") REFERENCES "evidence_report"("id", "product_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_trust" ADD CONSTRAINT "product_trust_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_opened_by_id_fkey" FOREIGN KEY ("opened_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_update" ADD CONSTRAINT "incident_update_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_update" ADD CONSTRAINT "incident_update_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_day" ADD CONSTRAINT "usage_day_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_popularity" ADD CONSTRAINT "product_popularity_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "access_token" DROP CONSTRAINT "access_token_scopes_known";
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_scopes_known"
  CHECK (cardinality("scopes") > 0 AND "scopes" <@ ARRAY['read', 'check', 'publish', 'evidence']::TEXT[]);

ALTER TABLE "evidence_report" ADD CONSTRAINT "evidence_report_has_a_key" CHECK (length("key") > 0);
ALTER TABLE "evidence_report" ADD CONSTRAINT "evidence_report_source_known"
  CHECK ("source" IN ('person', 'api', 'openlineage', 'dbt'));
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_outcome_known" CHECK ("outcome" IN ('kept', 'violated', 'unknown'));
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_names_what_it_is_about"
  CHECK (length("element") > 0 AND length("fingerprint") > 0);

ALTER TABLE "product_trust" ALTER COLUMN "reasons" SET NOT NULL;
ALTER TABLE "product_trust" ADD CONSTRAINT "product_trust_state_known"
  CHECK ("state" IN ('proven', 'partly-proven', 'unproven', 'failing'));
-- Unknown is never green, and what is broken is never anything else than failing.
ALTER TABLE "product_trust" ADD CONSTRAINT "product_trust_follows_its_figures"
  CHECK ("kept" >= 0 AND "ageing" >= 0 AND "violated" >= 0 AND "kept" + "ageing" + "violated" <= "promises"
    AND ("violated" = 0 OR "state" = 'failing')
    AND ("state" <> 'proven' OR ("promises" > 0 AND "kept" = "promises"))
    AND ("state" <> 'partly-proven' OR "kept" + "ageing" > 0));

ALTER TABLE "incident" ALTER COLUMN "ports" SET NOT NULL;
ALTER TABLE "incident" ADD CONSTRAINT "incident_severity_known" CHECK ("severity" IN ('minor', 'major', 'critical'));
ALTER TABLE "incident" ADD CONSTRAINT "incident_status_known"
  CHECK ("status" IN ('reported', 'investigating', 'identified', 'monitoring', 'resolved', 'rejected'));
ALTER TABLE "incident" ADD CONSTRAINT "incident_ends_when_it_is_over"
  CHECK (("ended_at" IS NOT NULL) = ("status" IN ('resolved', 'rejected')) AND "ended_at" >= "opened_at");
ALTER TABLE "incident_update" ADD CONSTRAINT "incident_rejection_has_a_reason"
  CHECK ("status" <> 'rejected' OR length("note") > 0);

ALTER TABLE "usage_day" ADD CONSTRAINT "usage_day_counts" CHECK ("views" >= 0 AND "searches" >= 0);
ALTER TABLE "usage_day" ADD CONSTRAINT "usage_day_is_a_day" CHECK ("day" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "product_popularity" ADD CONSTRAINT "product_popularity_is_bounded" CHECK ("popularity" BETWEEN 0 AND 100);

-- Evidence and the steps of incidents are history. Only what goes with its product or person may go.
CREATE FUNCTION "refuse_change_of_evidence"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  noted CONSTANT text[] := ARRAY['reported_by_id', 'by_id'];
BEGIN
  IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 AND to_jsonb(NEW) - noted = to_jsonb(OLD) - noted THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% rows are history and cannot be changed', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER "evidence_report_is_history" BEFORE UPDATE OR DELETE ON "evidence_report"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_evidence"();
CREATE TRIGGER "evidence_is_history" BEFORE UPDATE OR DELETE ON "evidence"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_evidence"();
CREATE TRIGGER "incident_update_is_history" BEFORE UPDATE OR DELETE ON "incident_update"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_evidence"();

-- An incident moves by its updates and by nothing else.
CREATE FUNCTION "refuse_change_of_incident"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() > 1 AND TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF pg_trigger_depth() > 1 THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an incident is moved by its updates' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER "incident_is_moved_by_updates" BEFORE UPDATE OR DELETE ON "incident"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_incident"();

CREATE FUNCTION "move_incident"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before text;
  is_first boolean;
BEGIN
  SELECT i."status" INTO before FROM "incident" i WHERE i."id" = NEW."incident_id" FOR UPDATE;
  SELECT NOT EXISTS (SELECT 1 FROM "incident_update" u WHERE u."incident_id" = NEW."incident_id" AND u."seq" <> NEW."seq")
    INTO is_first;
  IF is_first THEN
    IF NEW."status" <> before OR before NOT IN ('reported', 'investigating') THEN
      RAISE EXCEPTION 'an incident begins as it was opened' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF NOT (
    (before = 'reported' AND NEW."status" IN ('investigating', 'identified', 'rejected'))
    OR (before IN ('investigating', 'identified', 'monitoring')
      AND NEW."status" IN ('investigating', 'identified', 'monitoring', 'resolved'))
  ) THEN
    RAISE EXCEPTION 'an incident that is % does not become %', before, NEW."status" USING ERRCODE = 'check_violation';
  END IF;
  UPDATE "incident" SET "status" = NEW."status", "severity" = NEW."severity",
    "ended_at" = CASE WHEN NEW."status" IN ('resolved', 'rejected') THEN NEW."at" END
    WHERE "id" = NEW."incident_id";
  RETURN NULL;
END
$$;
CREATE TRIGGER "incident_update_moves" AFTER INSERT ON "incident_update"
  FOR EACH ROW EXECUTE FUNCTION "move_incident"();
