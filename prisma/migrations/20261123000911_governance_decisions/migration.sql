-- AlterTable
ALTER TABLE "policy" ADD COLUMN     "effective_from" TIMESTAMPTZ(3),
ADD COLUMN     "lapses_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "waiver" (
    "id" TEXT NOT NULL,
    "policy_id" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "product_id" TEXT NOT NULL,
    "elements" TEXT[],
    "reason" TEXT NOT NULL,
    "compensating_control" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'requested',
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "requested_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" TEXT,
    "decision_note" TEXT NOT NULL DEFAULT '',
    "starts_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "renews_id" TEXT,
    "renewals" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "waiver_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_outcome" (
    "product_id" TEXT NOT NULL,
    "policy_key" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "level" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "blocking" BOOLEAN NOT NULL,
    "checked" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "waived" INTEGER NOT NULL,
    "findings" JSONB NOT NULL,
    "error" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "evaluated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_outcome_pkey" PRIMARY KEY ("product_id","policy_key")
);

-- CreateTable
CREATE TABLE "outcome_transition" (
    "seq" BIGSERIAL NOT NULL,
    "product_id" TEXT NOT NULL,
    "policy_key" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outcome_transition_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "compliance_day" (
    "day" TEXT NOT NULL,
    "domain_id" TEXT NOT NULL,
    "products" INTEGER NOT NULL,
    "compliant" INTEGER NOT NULL,
    "rated" INTEGER NOT NULL,
    "score_sum" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "compliance_day_pkey" PRIMARY KEY ("day","domain_id")
);

-- CreateTable
CREATE TABLE "blast_radius" (
    "id" TEXT NOT NULL,
    "policy_key" TEXT NOT NULL,
    "policy_version" INTEGER,
    "content_hash" TEXT NOT NULL,
    "report" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" TEXT,

    CONSTRAINT "blast_radius_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" TEXT NOT NULL,
    "policy_id" TEXT NOT NULL,
    "version" INTEGER,
    "effect" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "blast_radius_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "opened_by_id" TEXT,
    "deadline" TIMESTAMPTZ(3) NOT NULL,
    "notice_days" INTEGER NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "outcome" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vote" (
    "proposal_id" TEXT NOT NULL,
    "domain_id" TEXT NOT NULL,
    "voter_id" TEXT,
    "choice" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "blast_radius_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "vote_pkey" PRIMARY KEY ("proposal_id","domain_id")
);

-- CreateTable
CREATE TABLE "audit_record" (
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "facts" JSON NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_record_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE INDEX "waiver_product_id_status_expires_at_idx" ON "waiver"("product_id", "status", "expires_at");

-- CreateIndex
CREATE INDEX "waiver_policy_id_idx" ON "waiver"("policy_id");

-- CreateIndex
CREATE INDEX "waiver_status_expires_at_idx" ON "waiver"("status", "expires_at");

-- CreateIndex
CREATE INDEX "policy_outcome_policy_key_status_idx" ON "policy_outcome"("policy_key", "status");

-- CreateIndex
CREATE INDEX "policy_outcome_valid_until_idx" ON "policy_outcome"("valid_until");

-- CreateIndex
CREATE INDEX "outcome_transition_product_id_at_idx" ON "outcome_transition"("product_id", "at");

-- CreateIndex
CREATE INDEX "outcome_transition_at_idx" ON "outcome_transition"("at");

-- CreateIndex
CREATE INDEX "blast_radius_policy_key_created_at_idx" ON "blast_radius"("policy_key", "created_at");

-- CreateIndex
CREATE INDEX "proposal_policy_id_status_idx" ON "proposal"("policy_id", "status");

-- CreateIndex
CREATE INDEX "proposal_status_deadline_idx" ON "proposal"("status", "deadline");

-- CreateIndex
CREATE UNIQUE INDEX "audit_record_hash_key" ON "audit_record"("hash");

-- CreateIndex
CREATE INDEX "audit_record_subject_id_seq_idx" ON "audit_record"("subject_id", "seq");

-- CreateIndex
CREATE INDEX "audit_record_actor_id_seq_idx" ON "audit_record"("actor_id", "seq");

-- AddForeignKey
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "policy"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_renews_id_fkey" FOREIGN KEY ("renews_id") REFERENCES "waiver"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_outcome" ADD CONSTRAINT "policy_outcome_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome_transition" ADD CONSTRAINT "outcome_transition_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "compliance_day" ADD CONSTRAINT "compliance_day_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blast_radius" ADD CONSTRAINT "blast_radius_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "policy"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_blast_radius_id_fkey" FOREIGN KEY ("blast_radius_id") REFERENCES "blast_radius"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_opened_by_id_fkey" FOREIGN KEY ("opened_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_voter_id_fkey" FOREIGN KEY ("voter_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_blast_radius_id_fkey" FOREIGN KEY ("blast_radius_id") REFERENCES "blast_radius"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows cannot be said in schema.prisma.

ALTER TABLE "policy" ADD CONSTRAINT "policy_status_known"
  CHECK ("status" IN ('draft', 'evaluate', 'active', 'retired'));
ALTER TABLE "policy" ADD CONSTRAINT "policy_in_force_has_version"
  CHECK ("status" NOT IN ('evaluate', 'active') OR "active_version_id" IS NOT NULL);
ALTER TABLE "policy" ADD CONSTRAINT "policy_active_since"
  CHECK ("status" <> 'active' OR "effective_from" IS NOT NULL) NOT VALID;
UPDATE "policy" SET "effective_from" = now() WHERE "status" = 'active' AND "effective_from" IS NULL;
ALTER TABLE "policy" VALIDATE CONSTRAINT "policy_active_since";

ALTER TABLE "waiver" ADD CONSTRAINT "waiver_status_known"
  CHECK ("status" IN ('requested', 'active', 'rejected', 'revoked', 'withdrawn'));
-- Nobody grants what they asked for, and what was granted has a beginning and a later end.
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_decided_by_another"
  CHECK ("decided_by_id" IS NULL OR "requested_by_id" IS NULL OR "status" <> 'active' OR "decided_by_id" <> "requested_by_id");
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_has_a_term"
  CHECK ("status" <> 'active' OR ("starts_at" IS NOT NULL AND "starts_at" < "expires_at"));

ALTER TABLE "policy_outcome" ADD CONSTRAINT "policy_outcome_status_known"
  CHECK ("status" IN ('pass', 'fail', 'waived', 'grace', 'not-applicable', 'error'));

ALTER TABLE "proposal" ADD CONSTRAINT "proposal_status_known"
  CHECK ("status" IN ('open', 'approved', 'rejected', 'withdrawn'));
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_rule_known" CHECK ("rule" IN ('consent', 'majority', 'emergency'));
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_effect_known"
  CHECK ("effect" IN ('tightening', 'loosening', 'editorial'));
-- Two proposals about one policy at a time could each be voted through on figures the other makes wrong.
CREATE UNIQUE INDEX "proposal_one_open_per_policy" ON "proposal" ("policy_id") WHERE "status" = 'open';
ALTER TABLE "vote" ADD CONSTRAINT "vote_choice_known" CHECK ("choice" IN ('approve', 'object', 'abstain'));
ALTER TABLE "vote" ADD CONSTRAINT "vote_objection_has_reason" CHECK ("choice" <> 'object' OR "reason" <> '');

-- The audit log is never changed, not even by the deletion of what it tells about.
CREATE FUNCTION "refuse_change_of_audit"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit records cannot be changed' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "audit_record_is_kept" BEFORE UPDATE OR DELETE ON "audit_record"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_audit"();
CREATE TRIGGER "audit_record_is_not_emptied" BEFORE TRUNCATE ON "audit_record"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_audit"();
CREATE TRIGGER "blast_radius_is_history" BEFORE UPDATE OR DELETE ON "blast_radius"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_history"();
