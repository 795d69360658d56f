-- AlterTable
ALTER TABLE "compliance_day" ADD COLUMN     "weight_sum" INTEGER;
-- Until now every product weighed the same.
UPDATE "compliance_day" SET "weight_sum" = "rated";
ALTER TABLE "compliance_day" ALTER COLUMN "weight_sum" SET NOT NULL;

-- AlterTable
ALTER TABLE "policy" ADD COLUMN     "fallback_from" TIMESTAMPTZ(3),
ADD COLUMN     "fallback_version_id" TEXT;

-- AlterTable
ALTER TABLE "product_compliance" ADD COLUMN     "criticality" TEXT;

-- AlterTable
ALTER TABLE "proposal" ADD COLUMN     "recount_id" TEXT,
ADD COLUMN     "recounted_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "vote" ADD COLUMN     "told_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "proposal_comment" (
    "id" TEXT NOT NULL,
    "proposal_id" TEXT NOT NULL,
    "author_id" TEXT,
    "text" TEXT NOT NULL,
    "speaks_for" TEXT[],
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "proposal_comment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "proposal_comment_proposal_id_written_at_idx" ON "proposal_comment"("proposal_id", "written_at");

-- CreateIndex
CREATE INDEX "proposal_comment_told_at_idx" ON "proposal_comment"("told_at");

-- CreateIndex
CREATE UNIQUE INDEX "policy_fallback_version_id_id_key" ON "policy"("fallback_version_id", "id");

-- AddForeignKey
ALTER TABLE "policy" ADD CONSTRAINT "policy_fallback_version_id_id_fkey" FOREIGN KEY ("fallback_version_id", "id") REFERENCES "policy_version"("id", "policy_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_recount_id_fkey" FOREIGN KEY ("recount_id") REFERENCES "blast_radius"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_comment" ADD CONSTRAINT "proposal_comment_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_comment" ADD CONSTRAINT "proposal_comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What follows cannot be said in schema.prisma.

-- Only what lapses has something to fall back to, and that had its own beginning.
ALTER TABLE "policy" ADD CONSTRAINT "policy_fallback_is_whole"
  CHECK ("fallback_version_id" IS NULL OR ("fallback_from" IS NOT NULL AND "lapses_at" IS NOT NULL));

-- A comment says something, and nothing any more once it was removed.
ALTER TABLE "proposal_comment" ADD CONSTRAINT "proposal_comment_has_text"
  CHECK (CASE WHEN "removed_at" IS NULL THEN char_length("text") BETWEEN 1 AND 4000 ELSE "text" = '' END);
ALTER TABLE "proposal_comment" ADD CONSTRAINT "proposal_comment_in_order"
  CHECK (("edited_at" IS NULL OR "edited_at" >= "written_at") AND ("removed_at" IS NULL OR "removed_at" >= "written_at"));

-- How critical a product is counts from now on: everything is evaluated anew at once, which writes it down.
DELETE FROM "setting" WHERE "key" = 'compliance:check';
