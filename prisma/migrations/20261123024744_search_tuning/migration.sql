-- CreateTable
CREATE TABLE "search_tuning" (
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "restored_from" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" TEXT,

    CONSTRAINT "search_tuning_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "judged_query" (
    "id" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "within" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" TEXT,

    CONSTRAINT "judged_query_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "judged_product" (
    "judged_query_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,

    CONSTRAINT "judged_product_pkey" PRIMARY KEY ("judged_query_id","product_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "judged_query_query_key" ON "judged_query"("query");

-- CreateIndex
CREATE INDEX "judged_product_product_id_idx" ON "judged_product"("product_id");

-- AddForeignKey
ALTER TABLE "search_tuning" ADD CONSTRAINT "search_tuning_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judged_query" ADD CONSTRAINT "judged_query_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judged_product" ADD CONSTRAINT "judged_product_judged_query_id_fkey" FOREIGN KEY ("judged_query_id") REFERENCES "judged_query"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judged_product" ADD CONSTRAINT "judged_product_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in schema.prisma.

ALTER TABLE "search_tuning" ADD CONSTRAINT "search_tuning_version_counts_from_one" CHECK ("version" >= 1);
ALTER TABLE "search_tuning" ADD CONSTRAINT "search_tuning_restores_an_earlier_one"
  CHECK ("restored_from" IS NULL OR "restored_from" BETWEEN 0 AND "version" - 1);
CREATE TRIGGER "search_tuning_is_history" BEFORE UPDATE OR DELETE ON "search_tuning"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_history"();
ALTER TABLE "judged_query" ADD CONSTRAINT "judged_query_asks_something" CHECK (length(btrim("query")) BETWEEN 1 AND 200);
ALTER TABLE "judged_query" ADD CONSTRAINT "judged_query_within_sight" CHECK ("within" BETWEEN 1 AND 20);
