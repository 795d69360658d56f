-- AlterTable
ALTER TABLE "product_compliance" ADD COLUMN     "outcomes_hash" TEXT;
