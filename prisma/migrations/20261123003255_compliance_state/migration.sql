-- AlterTable
ALTER TABLE "compliance_day" DROP CONSTRAINT "compliance_day_pkey",
ADD COLUMN     "discoverable_by" TEXT NOT NULL,
ADD CONSTRAINT "compliance_day_pkey" PRIMARY KEY ("day", "domain_id", "discoverable_by");

-- AlterTable
ALTER TABLE "policy_outcome" ADD COLUMN     "mode" TEXT NOT NULL DEFAULT 'binding';

-- CreateTable
CREATE TABLE "product_compliance" (
    "product_id" TEXT NOT NULL,
    "domain_id" TEXT NOT NULL,
    "badge" TEXT NOT NULL,
    "score" DOUBLE PRECISION,
    "open" INTEGER NOT NULL,
    "waived" INTEGER NOT NULL,
    "grace" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_compliance_pkey" PRIMARY KEY ("product_id")
);

-- CreateIndex
CREATE INDEX "product_compliance_domain_id_badge_idx" ON "product_compliance"("domain_id", "badge");

-- CreateIndex
CREATE INDEX "product_compliance_badge_open_idx" ON "product_compliance"("badge", "open");

-- CreateIndex
CREATE INDEX "policy_outcome_status_idx" ON "policy_outcome"("status");

-- AddForeignKey
ALTER TABLE "product_compliance" ADD CONSTRAINT "product_compliance_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_compliance" ADD CONSTRAINT "product_compliance_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in schema.prisma.

ALTER TABLE "policy_outcome" ADD CONSTRAINT "policy_outcome_mode_known" CHECK ("mode" IN ('binding', 'announced'));
ALTER TABLE "product_compliance" ADD CONSTRAINT "product_compliance_badge_known"
  CHECK ("badge" IN ('compliant', 'non-compliant', 'not-rated'));
ALTER TABLE "product_compliance" ADD CONSTRAINT "product_compliance_score_is_a_share"
  CHECK ("score" IS NULL OR "score" BETWEEN 0 AND 100);
