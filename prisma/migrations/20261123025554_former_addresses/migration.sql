-- CreateTable
CREATE TABLE "former_address" (
    "ref" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "left_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "former_address_pkey" PRIMARY KEY ("ref")
);

-- CreateIndex
CREATE INDEX "former_address_product_id_idx" ON "former_address"("product_id");

-- AddForeignKey
ALTER TABLE "former_address" ADD CONSTRAINT "former_address_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in schema.prisma.

ALTER TABLE "former_address" ADD CONSTRAINT "former_address_ref_names_a_product"
  CHECK ("ref" ~ '^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$');
