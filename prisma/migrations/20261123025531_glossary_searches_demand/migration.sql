-- CreateTable
CREATE TABLE "glossary_term" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "synonyms" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "domain_id" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "glossary_term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "business_definition" (
    "product_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "port_name" TEXT NOT NULL,
    "path" TEXT,
    "url" TEXT NOT NULL,

    CONSTRAINT "business_definition_pkey" PRIMARY KEY ("product_id","position")
);

-- CreateTable
CREATE TABLE "saved_search" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "notifies" BOOLEAN NOT NULL DEFAULT true,
    "told_until" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_search_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_miss" (
    "query" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "search_miss_pkey" PRIMARY KEY ("query","person")
);

-- CreateTable
CREATE TABLE "data_request" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "made_by_id" TEXT,
    "domain_id" TEXT,
    "claimed_at" TIMESTAMPTZ(3),
    "product_id" TEXT,
    "fulfilled_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closing_note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_request_backing" (
    "request_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_request_backing_pkey" PRIMARY KEY ("request_id","user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "glossary_term_slug_key" ON "glossary_term"("slug");

-- CreateIndex
CREATE INDEX "glossary_term_domain_id_idx" ON "glossary_term"("domain_id");

-- CreateIndex
CREATE INDEX "business_definition_url_idx" ON "business_definition"("url");

-- CreateIndex
CREATE INDEX "saved_search_notifies_told_until_idx" ON "saved_search"("notifies", "told_until");

-- CreateIndex
CREATE UNIQUE INDEX "saved_search_user_id_name_key" ON "saved_search"("user_id", "name");

-- CreateIndex
CREATE INDEX "search_miss_at_idx" ON "search_miss"("at");

-- CreateIndex
CREATE INDEX "data_request_closed_at_fulfilled_at_created_at_idx" ON "data_request"("closed_at", "fulfilled_at", "created_at");

-- CreateIndex
CREATE INDEX "data_request_domain_id_idx" ON "data_request"("domain_id");

-- CreateIndex
CREATE INDEX "data_request_product_id_idx" ON "data_request"("product_id");

-- CreateIndex
CREATE INDEX "data_request_backing_user_id_idx" ON "data_request_backing"("user_id");

-- AddForeignKey
ALTER TABLE "glossary_term" ADD CONSTRAINT "glossary_term_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "business_definition" ADD CONSTRAINT "business_definition_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domain"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_request_backing" ADD CONSTRAINT "data_request_backing_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "data_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_request_backing" ADD CONSTRAINT "data_request_backing_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in schema.prisma.

ALTER TABLE "glossary_term" ADD CONSTRAINT "glossary_term_status_known" CHECK ("status" IN ('active', 'retired'));
ALTER TABLE "glossary_term" ADD CONSTRAINT "glossary_term_says_something"
  CHECK (length("slug") > 0 AND length("name") > 0 AND length("definition") > 0);
ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_has_a_name" CHECK (length("name") > 0);
ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_query_is_bounded" CHECK (length("query") <= 4000);
ALTER TABLE "search_miss" ADD CONSTRAINT "search_miss_query_is_bounded" CHECK (length("query") BETWEEN 1 AND 200);
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_says_something"
  CHECK (length("title") > 0 AND length("reason") > 0);
-- A request ends once: with the data, or without.
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_ends_once"
  CHECK ("fulfilled_at" IS NULL OR "closed_at" IS NULL);
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_fulfilled_was_claimed"
  CHECK ("fulfilled_at" IS NULL OR "claimed_at" IS NOT NULL);
