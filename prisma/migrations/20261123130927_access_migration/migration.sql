-- CreateTable
CREATE TABLE "access_migration" (
    "id" TEXT NOT NULL,
    "grant_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "version_id" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "is_open" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "access_migration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_migration_answer" (
    "id" TEXT NOT NULL,
    "migration_id" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "until" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "answered_by_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_migration_answer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "access_migration_grant_id_idx" ON "access_migration"("grant_id");

-- CreateIndex
CREATE INDEX "access_migration_product_id_is_open_idx" ON "access_migration"("product_id", "is_open");

-- CreateIndex
CREATE INDEX "access_migration_answer_migration_id_at_idx" ON "access_migration_answer"("migration_id", "at");

-- AddForeignKey
ALTER TABLE "access_migration" ADD CONSTRAINT "access_migration_grant_id_product_id_fkey" FOREIGN KEY ("grant_id", "product_id") REFERENCES "access_grant"("id", "product_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_migration" ADD CONSTRAINT "access_migration_version_id_product_id_fkey" FOREIGN KEY ("version_id", "product_id") REFERENCES "product_version"("id", "product_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_migration_answer" ADD CONSTRAINT "access_migration_answer_migration_id_fkey" FOREIGN KEY ("migration_id") REFERENCES "access_migration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_migration_answer" ADD CONSTRAINT "access_migration_answer_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language cannot say, asked for by hand.
ALTER TABLE "access_migration" ADD CONSTRAINT "access_migration_has_a_cause"
  CHECK ("cause" IN ('deprecated', 'breaking') AND ("cause" = 'breaking') = ("version_id" IS NOT NULL));
CREATE UNIQUE INDEX "access_migration_asks_once" ON "access_migration" ("grant_id", "cause") WHERE "is_open";
ALTER TABLE "access_migration_answer" ADD CONSTRAINT "access_migration_answer_is_known"
  CHECK ("answer" IN ('acknowledged', 'needs-time', 'blocked'));
ALTER TABLE "access_migration_answer" ADD CONSTRAINT "access_migration_answer_asks_for_time_until_a_day"
  CHECK (("answer" = 'needs-time') = ("until" IS NOT NULL) AND ("until" IS NULL OR "until" ~ '^\d{4}-\d{2}-\d{2}$'));
ALTER TABLE "access_migration_answer" ADD CONSTRAINT "access_migration_answer_says_what_blocks"
  CHECK ("answer" <> 'blocked' OR length("note") > 0);
CREATE TRIGGER "access_migration_answer_is_history" BEFORE UPDATE OR DELETE ON "access_migration_answer"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_access"();
