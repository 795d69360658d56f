-- CreateTable
CREATE TABLE "access_token" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_on" DATE,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_token_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "access_token_hash_key" ON "access_token"("hash");

-- CreateIndex
CREATE INDEX "access_token_user_id_created_at_idx" ON "access_token"("user_id", "created_at");

-- AddForeignKey
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in schema.prisma.

ALTER TABLE "access_token" ALTER COLUMN "scopes" SET NOT NULL;
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_hash_is_sha256" CHECK ("hash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_scopes_known"
  CHECK (cardinality("scopes") > 0 AND "scopes" <@ ARRAY['read', 'check', 'publish']::TEXT[]);
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_expires_within_a_year"
  CHECK ("expires_at" > "created_at" AND "expires_at" <= "created_at" + INTERVAL '365 days');
