-- CreateTable
CREATE TABLE "database_role" (
    "consumer_key" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "person_id" TEXT,
    "domain_id" TEXT,
    "product_id" TEXT,
    "named_by_id" TEXT,
    "named_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "database_role_pkey" PRIMARY KEY ("consumer_key","target")
);

-- CreateTable
CREATE TABLE "access_provision" (
    "grant_id" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "role" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "wishes" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_provision_pkey" PRIMARY KEY ("grant_id")
);

-- CreateTable
CREATE TABLE "webhook" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "types" TEXT[],
    "domain_id" TEXT,
    "state" TEXT NOT NULL DEFAULT 'active',
    "paused_reason" TEXT NOT NULL DEFAULT '',
    "secret" TEXT NOT NULL,
    "previous_secret" TEXT,
    "previous_until" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "since_xid" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_success_at" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "claim" TEXT,
    "claimed_until" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_attempt" (
    "id" TEXT NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "status" INTEGER,
    "error" TEXT NOT NULL DEFAULT '',
    "response" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "webhook_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "database_role_target_role_key" ON "database_role"("target", "role");

-- CreateIndex
CREATE INDEX "access_provision_due_at_idx" ON "access_provision"("due_at");

-- CreateIndex
CREATE INDEX "access_provision_target_idx" ON "access_provision"("target");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_name_key" ON "webhook"("name");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_position_key" ON "webhook_delivery"("position");

-- CreateIndex
CREATE INDEX "webhook_delivery_webhook_id_created_at_idx" ON "webhook_delivery"("webhook_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_webhook_id_event_id_key" ON "webhook_delivery"("webhook_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_webhook_id_subject_sequence_key" ON "webhook_delivery"("webhook_id", "subject", "sequence");

-- CreateIndex
CREATE INDEX "webhook_attempt_delivery_id_at_idx" ON "webhook_attempt"("delivery_id", "at");

-- AddForeignKey
ALTER TABLE "database_role" ADD CONSTRAINT "database_role_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "database_role" ADD CONSTRAINT "database_role_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "database_role" ADD CONSTRAINT "database_role_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "database_role" ADD CONSTRAINT "database_role_named_by_id_fkey" FOREIGN KEY ("named_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_provision" ADD CONSTRAINT "access_provision_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "access_grant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_attempt" ADD CONSTRAINT "webhook_attempt_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "webhook_delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in schema.prisma.

ALTER TABLE "database_role" ADD CONSTRAINT "database_role_has_one_consumer"
  CHECK (num_nonnulls("person_id", "domain_id", "product_id") = 1 AND "consumer_key" IS NOT DISTINCT FROM
    coalesce('person:' || "person_id", 'domain:' || "domain_id", 'product:' || "product_id"));
ALTER TABLE "database_role" ADD CONSTRAINT "database_role_is_a_name"
  CHECK (octet_length("role") BETWEEN 1 AND 63 AND "role" !~ '^(pg_|agora_)');

ALTER TABLE "access_provision" ADD CONSTRAINT "access_provision_state_known"
  CHECK ("state" IN ('by-hand', 'wanted', 'waiting-for-role', 'done', 'failed', 'removed', 'removal-failed'));
ALTER TABLE "access_provision" ADD CONSTRAINT "access_provision_failure_has_a_reason"
  CHECK (("state" IN ('failed', 'removal-failed')) = ("error" IS NOT NULL) AND "attempts" >= 0);
ALTER TABLE "access_provision" ADD CONSTRAINT "access_provision_failure_is_tried_again"
  CHECK ("state" NOT IN ('wanted', 'failed', 'removal-failed') OR "due_at" IS NOT NULL);
-- Whoever was let in has a role.
ALTER TABLE "access_provision" ADD CONSTRAINT "access_provision_done_has_a_role"
  CHECK ("state" <> 'done' OR "role" IS NOT NULL);

ALTER TABLE "webhook" ADD CONSTRAINT "webhook_has_a_name" CHECK (length("name") > 0);
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_asks_for_something" CHECK (cardinality("types") > 0);
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_state_known" CHECK ("state" IN ('active', 'paused'));
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_overlap_ends"
  CHECK (("previous_secret" IS NULL) = ("previous_until" IS NULL));
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_state_known"
  CHECK ("state" IN ('waiting', 'delivered', 'given-up', 'skipped'));
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_settled_or_waiting"
  CHECK (("state" = 'waiting') = ("settled_at" IS NULL));
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_claim_ends"
  CHECK (("claim" IS NULL) = ("claimed_until" IS NULL));
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_counts"
  CHECK ("sequence" > 0 AND "attempts" >= 0);
ALTER TABLE "webhook_attempt" ADD CONSTRAINT "webhook_attempt_was_answered_or_says_why"
  CHECK (("status" IS NULL) = (length("error") > 0));

-- What waits, in the order in which it is sent.
CREATE INDEX "webhook_delivery_waiting" ON "webhook_delivery" ("webhook_id", "subject", "position")
  WHERE "state" = 'waiting';
