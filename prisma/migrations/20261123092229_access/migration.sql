-- CreateTable
CREATE TABLE "purpose" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "retired_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "purpose_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_settings" (
    "product_id" TEXT NOT NULL,
    "max_days" INTEGER,
    "is_team_approved" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "access_settings_pkey" PRIMARY KEY ("product_id")
);

-- CreateTable
CREATE TABLE "access_approver" (
    "product_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "access_approver_pkey" PRIMARY KEY ("product_id","user_id")
);

-- CreateTable
CREATE TABLE "access_request" (
    "id" TEXT NOT NULL,
    "requested_by_id" TEXT,
    "consumer_key" TEXT NOT NULL,
    "person_id" TEXT,
    "domain_id" TEXT,
    "product_id" TEXT,
    "purpose_id" TEXT,
    "purpose" TEXT NOT NULL DEFAULT '',
    "days" INTEGER NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_request_port" (
    "id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "consumer_key" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "port_name" TEXT NOT NULL,
    "columns" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "renews_id" TEXT,
    "is_open" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "access_request_port_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_decision" (
    "id" TEXT NOT NULL,
    "request_port_id" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "of_steps" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "is_final" BOOLEAN NOT NULL,
    "decided_by_id" TEXT,
    "is_automatic" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL DEFAULT '',
    "alternative_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_grant" (
    "id" TEXT NOT NULL,
    "request_port_id" TEXT NOT NULL,
    "consumer_key" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "port_name" TEXT NOT NULL,
    "decision_id" TEXT NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'approved',
    "is_final" BOOLEAN NOT NULL DEFAULT true,
    "version_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_grant_end" (
    "grant_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "ended_by_id" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_grant_end_pkey" PRIMARY KEY ("grant_id")
);

-- CreateTable
CREATE TABLE "access_attestation" (
    "id" TEXT NOT NULL,
    "grant_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "causes" TEXT[],
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "is_open" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "access_attestation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_attestation_answer" (
    "attestation_id" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "answered_by_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_attestation_answer_pkey" PRIMARY KEY ("attestation_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "purpose_name_key" ON "purpose"("name");

-- CreateIndex
CREATE INDEX "access_approver_user_id_idx" ON "access_approver"("user_id");

-- CreateIndex
CREATE INDEX "access_request_requested_by_id_requested_at_idx" ON "access_request"("requested_by_id", "requested_at");

-- CreateIndex
CREATE INDEX "access_request_consumer_key_idx" ON "access_request"("consumer_key");

-- CreateIndex
CREATE UNIQUE INDEX "access_request_id_consumer_key_key" ON "access_request"("id", "consumer_key");

-- CreateIndex
CREATE INDEX "access_request_port_request_id_idx" ON "access_request_port"("request_id");

-- CreateIndex
CREATE INDEX "access_request_port_product_id_is_open_idx" ON "access_request_port"("product_id", "is_open");

-- CreateIndex
CREATE UNIQUE INDEX "access_request_port_id_consumer_key_product_id_port_name_key" ON "access_request_port"("id", "consumer_key", "product_id", "port_name");

-- CreateIndex
CREATE INDEX "access_decision_at_idx" ON "access_decision"("at");

-- CreateIndex
CREATE UNIQUE INDEX "access_decision_request_port_id_step_key" ON "access_decision"("request_port_id", "step");

-- CreateIndex
CREATE UNIQUE INDEX "access_decision_id_request_port_id_outcome_is_final_key" ON "access_decision"("id", "request_port_id", "outcome", "is_final");

-- CreateIndex
CREATE UNIQUE INDEX "access_grant_request_port_id_key" ON "access_grant"("request_port_id");

-- CreateIndex
CREATE INDEX "access_grant_product_id_ended_at_idx" ON "access_grant"("product_id", "ended_at");

-- CreateIndex
CREATE INDEX "access_grant_consumer_key_idx" ON "access_grant"("consumer_key");

-- CreateIndex
CREATE INDEX "access_grant_ended_at_expires_at_idx" ON "access_grant"("ended_at", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "access_grant_id_consumer_key_product_id_port_name_key" ON "access_grant"("id", "consumer_key", "product_id", "port_name");

-- CreateIndex
CREATE UNIQUE INDEX "access_grant_id_product_id_key" ON "access_grant"("id", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "access_grant_request_port_id_consumer_key_product_id_port_n_key" ON "access_grant"("request_port_id", "consumer_key", "product_id", "port_name");

-- CreateIndex
CREATE UNIQUE INDEX "access_grant_decision_id_request_port_id_outcome_is_final_key" ON "access_grant"("decision_id", "request_port_id", "outcome", "is_final");

-- CreateIndex
CREATE INDEX "access_attestation_grant_id_idx" ON "access_attestation"("grant_id");

-- CreateIndex
CREATE INDEX "access_attestation_is_open_due_at_idx" ON "access_attestation"("is_open", "due_at");

-- AddForeignKey
ALTER TABLE "access_settings" ADD CONSTRAINT "access_settings_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_approver" ADD CONSTRAINT "access_approver_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "access_settings"("product_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_approver" ADD CONSTRAINT "access_approver_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_purpose_id_fkey" FOREIGN KEY ("purpose_id") REFERENCES "purpose"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request_port" ADD CONSTRAINT "access_request_port_request_id_consumer_key_fkey" FOREIGN KEY ("request_id", "consumer_key") REFERENCES "access_request"("id", "consumer_key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request_port" ADD CONSTRAINT "access_request_port_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request_port" ADD CONSTRAINT "access_request_port_renews_id_consumer_key_product_id_port_fkey" FOREIGN KEY ("renews_id", "consumer_key", "product_id", "port_name") REFERENCES "access_grant"("id", "consumer_key", "product_id", "port_name") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "access_decision" ADD CONSTRAINT "access_decision_request_port_id_fkey" FOREIGN KEY ("request_port_id") REFERENCES "access_request_port"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_decision" ADD CONSTRAINT "access_decision_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_decision" ADD CONSTRAINT "access_decision_alternative_id_fkey" FOREIGN KEY ("alternative_id") REFERENCES "data_product"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_request_port_id_consumer_key_product_id_port__fkey" FOREIGN KEY ("request_port_id", "consumer_key", "product_id", "port_name") REFERENCES "access_request_port"("id", "consumer_key", "product_id", "port_name") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_decision_id_request_port_id_outcome_is_final_fkey" FOREIGN KEY ("decision_id", "request_port_id", "outcome", "is_final") REFERENCES "access_decision"("id", "request_port_id", "outcome", "is_final") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_version_id_product_id_fkey" FOREIGN KEY ("version_id", "product_id") REFERENCES "product_version"("id", "product_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant_end" ADD CONSTRAINT "access_grant_end_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "access_grant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant_end" ADD CONSTRAINT "access_grant_end_ended_by_id_fkey" FOREIGN KEY ("ended_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_attestation" ADD CONSTRAINT "access_attestation_grant_id_product_id_fkey" FOREIGN KEY ("grant_id", "product_id") REFERENCES "access_grant"("id", "product_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_attestation" ADD CONSTRAINT "access_attestation_version_id_product_id_fkey" FOREIGN KEY ("version_id", "product_id") REFERENCES "product_version"("id", "product_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_attestation_answer" ADD CONSTRAINT "access_attestation_answer_attestation_id_fkey" FOREIGN KEY ("attestation_id") REFERENCES "access_attestation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_attestation_answer" ADD CONSTRAINT "access_attestation_answer_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What follows cannot be said in schema.prisma.

ALTER TABLE "purpose" ADD CONSTRAINT "purpose_has_a_name" CHECK (length("name") > 0);
ALTER TABLE "access_settings" ADD CONSTRAINT "access_settings_days_are_sane" CHECK ("max_days" BETWEEN 1 AND 3650);

-- A consumer is one thing: a person, the team of a domain, or a data product that consumes.
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_has_one_consumer"
  CHECK (num_nonnulls("person_id", "domain_id", "product_id") = 1 AND "consumer_key" IS NOT DISTINCT FROM
    coalesce('person:' || "person_id", 'domain:' || "domain_id", 'product:' || "product_id"));
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_has_a_purpose"
  CHECK ("purpose_id" IS NOT NULL OR length("purpose") >= 10);
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_has_an_end" CHECK ("days" BETWEEN 1 AND 3650);

-- One consumer has at one port at most one open request, and at most one grant in force.
CREATE UNIQUE INDEX "access_request_port_one_open"
  ON "access_request_port" ("consumer_key", "product_id", "port_name") WHERE "is_open";
CREATE UNIQUE INDEX "access_grant_one_in_force"
  ON "access_grant" ("consumer_key", "product_id", "port_name") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "access_attestation_one_open" ON "access_attestation" ("grant_id") WHERE "is_open";
CREATE INDEX "access_request_port_open" ON "access_request_port" ("product_id") WHERE "is_open";

ALTER TABLE "access_decision" ADD CONSTRAINT "access_decision_outcome_known"
  CHECK ("outcome" IN ('approved', 'denied', 'withdrawn', 'expired'));
ALTER TABLE "access_decision" ADD CONSTRAINT "access_decision_step_known"
  CHECK ("of_steps" IN (1, 2) AND "step" BETWEEN 1 AND "of_steps");
ALTER TABLE "access_decision" ADD CONSTRAINT "access_decision_is_final_or_leads_on"
  CHECK ("is_final" = ("outcome" <> 'approved' OR "step" = "of_steps"));
ALTER TABLE "access_decision" ADD CONSTRAINT "access_decision_denial_has_a_reason"
  CHECK ("outcome" <> 'denied' OR length("reason") > 0);
-- Settings may approve the first step and time may end a request; anything else is decided by somebody.
ALTER TABLE "access_decision" ADD CONSTRAINT "access_decision_is_somebodys"
  CHECK (CASE WHEN "is_automatic" THEN "decided_by_id" IS NULL
      AND ("outcome" = 'expired' OR ("outcome" = 'approved' AND "step" = 1))
    ELSE "outcome" <> 'expired' END);

ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_was_approved" CHECK ("outcome" = 'approved' AND "is_final");
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_has_a_term" CHECK ("starts_at" < "expires_at");
ALTER TABLE "access_grant_end" ADD CONSTRAINT "access_grant_end_kind_known"
  CHECK ("kind" IN ('expired', 'revoked', 'given-back', 'renewed', 'lapsed', 'port-removed', 'account-closed'));
ALTER TABLE "access_grant_end" ADD CONSTRAINT "access_grant_end_revocation_has_a_reason"
  CHECK ("kind" <> 'revoked' OR length("reason") > 0);
ALTER TABLE "access_grant_end" ADD CONSTRAINT "access_grant_end_is_nobodys"
  CHECK ("kind" NOT IN ('expired', 'lapsed', 'port-removed', 'account-closed') OR "ended_by_id" IS NULL);

ALTER TABLE "access_attestation" ADD CONSTRAINT "access_attestation_has_causes"
  CHECK (cardinality("causes") > 0 AND "causes" <@ ARRAY['terms', 'classification', 'personal-data']::text[]);
ALTER TABLE "access_attestation" ADD CONSTRAINT "access_attestation_leaves_time" CHECK ("asked_at" < "due_at");
ALTER TABLE "access_attestation_answer" ADD CONSTRAINT "access_attestation_answer_known"
  CHECK ("outcome" IN ('confirmed', 'declined', 'superseded'));

-- Rows of access are only ever added. They go with what they belong to (a cascade, hence the trigger depth), people
-- who were deleted are forgotten, and what follows from a row that was added is noted by the triggers below.
CREATE FUNCTION "refuse_change_of_access"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  noted CONSTANT text[] :=
    ARRAY['requested_by_id', 'decided_by_id', 'ended_by_id', 'answered_by_id', 'alternative_id', 'is_open', 'ended_at'];
BEGIN
  IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 AND to_jsonb(NEW) - noted = to_jsonb(OLD) - noted THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% rows are history and cannot be changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "access_request_is_history" BEFORE UPDATE OR DELETE ON "access_request"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_access"();
CREATE TRIGGER "access_request_port_is_history" BEFORE UPDATE OR DELETE ON "access_request_port"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_access"();
CREATE TRIGGER "access_decision_is_history" BEFORE UPDATE OR DELETE ON "access_decision"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_access"();
CREATE TRIGGER "access_grant_is_history" BEFORE UPDATE OR DELETE ON "access_grant"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_access"();
CREATE TRIGGER "access_grant_end_is_history" BEFORE UPDATE OR DELETE ON "access_grant_end"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_access"();
CREATE TRIGGER "access_attestation_is_history" BEFORE UPDATE OR DELETE ON "access_attestation"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_access"();
CREATE TRIGGER "access_attestation_answer_is_history" BEFORE UPDATE OR DELETE ON "access_attestation_answer"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_access"();

-- A request begins open and a grant in force, whatever an INSERT says.
CREATE FUNCTION "begin_access"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'access_grant' THEN
    NEW."ended_at" := NULL;
  ELSE
    NEW."is_open" := true;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "access_request_port_begins" BEFORE INSERT ON "access_request_port"
  FOR EACH ROW EXECUTE FUNCTION "begin_access"();
CREATE TRIGGER "access_grant_begins" BEFORE INSERT ON "access_grant"
  FOR EACH ROW EXECUTE FUNCTION "begin_access"();
CREATE TRIGGER "access_attestation_begins" BEFORE INSERT ON "access_attestation"
  FOR EACH ROW EXECUTE FUNCTION "begin_access"();

-- Nobody decides what they asked for, nobody takes both steps, and nothing is decided twice.
CREATE FUNCTION "check_access_decision"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asked record;
  earlier record;
BEGIN
  SELECT p."is_open", r."requested_by_id" INTO asked
    FROM "access_request_port" p JOIN "access_request" r ON r."id" = p."request_id"
    WHERE p."id" = NEW."request_port_id" FOR UPDATE OF p;
  IF NOT asked."is_open" THEN
    RAISE EXCEPTION 'this request is not open' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."outcome" IN ('approved', 'denied') AND NEW."decided_by_id" = asked."requested_by_id" THEN
    RAISE EXCEPTION 'nobody decides what they asked for' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."step" = 2 THEN
    SELECT d."outcome", d."decided_by_id" INTO earlier
      FROM "access_decision" d WHERE d."request_port_id" = NEW."request_port_id" AND d."step" = 1;
    IF NOT FOUND OR earlier."outcome" <> 'approved' THEN
      RAISE EXCEPTION 'the second step follows the approval of the first' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW."outcome" IN ('approved', 'denied') AND NEW."decided_by_id" = earlier."decided_by_id" THEN
      RAISE EXCEPTION 'two steps are taken by two people' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "access_decision_is_allowed" BEFORE INSERT ON "access_decision"
  FOR EACH ROW EXECUTE FUNCTION "check_access_decision"();

CREATE FUNCTION "close_access_request"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "access_request_port" SET "is_open" = false WHERE "id" = NEW."request_port_id";
  RETURN NULL;
END
$$;
CREATE TRIGGER "access_decision_closes" AFTER INSERT ON "access_decision"
  FOR EACH ROW WHEN (NEW."is_final") EXECUTE FUNCTION "close_access_request"();

CREATE FUNCTION "end_access_grant"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "access_grant" SET "ended_at" = NEW."at" WHERE "id" = NEW."grant_id";
  UPDATE "access_attestation" SET "is_open" = false WHERE "grant_id" = NEW."grant_id" AND "is_open";
  RETURN NULL;
END
$$;
CREATE TRIGGER "access_grant_end_ends" AFTER INSERT ON "access_grant_end"
  FOR EACH ROW EXECUTE FUNCTION "end_access_grant"();

-- What has ended is not asked about, and what has been answered is not answered again.
CREATE FUNCTION "check_access_attestation"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "access_grant" WHERE "id" = NEW."grant_id" AND "ended_at" IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this grant has ended' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "access_attestation_is_of_a_grant_in_force" BEFORE INSERT ON "access_attestation"
  FOR EACH ROW EXECUTE FUNCTION "check_access_attestation"();

CREATE FUNCTION "close_access_attestation"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "access_attestation" SET "is_open" = false WHERE "id" = NEW."attestation_id" AND "is_open";
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this attestation is not open' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "access_attestation_answer_closes" AFTER INSERT ON "access_attestation_answer"
  FOR EACH ROW EXECUTE FUNCTION "close_access_attestation"();

-- Looked at when the transaction ends: who was finally approved has access, and a request asks for something.
CREATE FUNCTION "check_access_is_whole"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'access_decision' THEN
    IF EXISTS (SELECT 1 FROM "access_decision" WHERE "id" = NEW."id")
       AND NOT EXISTS (SELECT 1 FROM "access_grant" WHERE "decision_id" = NEW."id") THEN
      RAISE EXCEPTION 'a final approval grants' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF EXISTS (SELECT 1 FROM "access_request" WHERE "id" = NEW."id")
     AND NOT EXISTS (SELECT 1 FROM "access_request_port" WHERE "request_id" = NEW."id") THEN
    RAISE EXCEPTION 'a request names a port' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER "access_decision_grants" AFTER INSERT ON "access_decision"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."outcome" = 'approved' AND NEW."is_final")
  EXECUTE FUNCTION "check_access_is_whole"();
CREATE CONSTRAINT TRIGGER "access_request_names_a_port" AFTER INSERT ON "access_request"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "check_access_is_whole"();

-- A request of which nothing is left says nothing: its last port went with the product.
CREATE FUNCTION "remove_empty_access_request"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "access_request" r WHERE r."id" = OLD."request_id"
    AND NOT EXISTS (SELECT 1 FROM "access_request_port" p WHERE p."request_id" = r."id");
  RETURN NULL;
END
$$;
CREATE TRIGGER "access_request_port_was_the_last" AFTER DELETE ON "access_request_port"
  FOR EACH ROW EXECUTE FUNCTION "remove_empty_access_request"();
