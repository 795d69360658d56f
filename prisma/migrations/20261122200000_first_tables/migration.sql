-- CreateTable
CREATE TABLE "event" (
    "seq" BIGSERIAL NOT NULL,
    "xid" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "actor_id" TEXT,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_window" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rate_window_pkey" PRIMARY KEY ("key","window_start")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("provider","provider_account_id")
);

-- CreateTable
CREATE TABLE "org_role" (
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "scope" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "org_role_pkey" PRIMARY KEY ("user_id","role","scope")
);

-- CreateTable
CREATE TABLE "one_time_key" (
    "id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "one_time_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "domain" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',
    "boundary" TEXT NOT NULL DEFAULT '',
    "hue" INTEGER NOT NULL DEFAULT 0,
    "parent_id" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "domain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "domain_member" (
    "domain_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "domain_member_pkey" PRIMARY KEY ("domain_id","user_id")
);

-- CreateTable
CREATE TABLE "data_product" (
    "id" TEXT NOT NULL,
    "domain_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "lifecycle" TEXT NOT NULL DEFAULT 'draft',
    "draft" JSON NOT NULL,
    "draft_revision" INTEGER NOT NULL DEFAULT 1,
    "draft_updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "draft_updated_by_id" TEXT,
    "current_version_id" TEXT,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "discoverable_by" TEXT NOT NULL DEFAULT 'domains',
    "audience" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sunset" TEXT,
    "successor_id" TEXT,
    "lifecycle_note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_version" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "descriptor" JSON NOT NULL,
    "snapshot_hash" TEXT NOT NULL,
    "evaluation_id" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "change_note" TEXT NOT NULL DEFAULT '',
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by_id" TEXT,

    CONSTRAINT "product_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "output_port" (
    "product_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "version" TEXT NOT NULL,

    CONSTRAINT "output_port_pkey" PRIMARY KEY ("product_id","position")
);

-- CreateTable
CREATE TABLE "column" (
    "product_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "port_name" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "classification" TEXT NOT NULL,
    "personal_data" TEXT NOT NULL,
    "description" TEXT NOT NULL,

    CONSTRAINT "column_pkey" PRIMARY KEY ("product_id","position")
);

-- CreateTable
CREATE TABLE "product_tag" (
    "product_id" TEXT NOT NULL,
    "tag" TEXT NOT NULL,

    CONSTRAINT "product_tag_pkey" PRIMARY KEY ("product_id","tag")
);

-- CreateTable
CREATE TABLE "input_edge" (
    "product_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "input_name" TEXT NOT NULL,
    "product_ref" TEXT,
    "port_name" TEXT,
    "external" TEXT,

    CONSTRAINT "input_edge_pkey" PRIMARY KEY ("product_id","position")
);

-- CreateTable
CREATE TABLE "policy" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "domain_id" TEXT,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "active_version_id" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_version" (
    "id" TEXT NOT NULL,
    "policy_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "change_note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" TEXT,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "snapshot_hash" TEXT NOT NULL,
    "bundle_hash" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "outcomes" JSONB NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_dead_letter" (
    "product_id" TEXT NOT NULL,
    "error" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "search_dead_letter_pkey" PRIMARY KEY ("product_id")
);

-- CreateIndex
CREATE INDEX "event_xid_seq_idx" ON "event"("xid", "seq");

-- CreateIndex
CREATE INDEX "event_subject_id_seq_idx" ON "event"("subject_id", "seq");

-- CreateIndex
CREATE INDEX "mail_created_at_idx" ON "mail"("created_at");

-- CreateIndex
CREATE INDEX "rate_window_window_start_idx" ON "rate_window"("window_start");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_key_hash_key" ON "one_time_key"("hash");

-- CreateIndex
CREATE INDEX "one_time_key_user_id_idx" ON "one_time_key"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "domain_slug_key" ON "domain"("slug");

-- CreateIndex
CREATE INDEX "domain_parent_id_idx" ON "domain"("parent_id");

-- CreateIndex
CREATE INDEX "domain_member_user_id_idx" ON "domain_member"("user_id");

-- CreateIndex
CREATE INDEX "data_product_lifecycle_updated_at_idx" ON "data_product"("lifecycle", "updated_at");

-- CreateIndex
CREATE INDEX "data_product_draft_updated_by_id_draft_updated_at_idx" ON "data_product"("draft_updated_by_id", "draft_updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "data_product_domain_id_name_key" ON "data_product"("domain_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "data_product_current_version_id_id_key" ON "data_product"("current_version_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "product_version_product_id_version_key" ON "product_version"("product_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "product_version_product_id_ordinal_key" ON "product_version"("product_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "product_version_id_product_id_key" ON "product_version"("id", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "product_version_evaluation_id_product_id_snapshot_hash_deci_key" ON "product_version"("evaluation_id", "product_id", "snapshot_hash", "decision");

-- CreateIndex
CREATE INDEX "column_path_idx" ON "column"("path");

-- CreateIndex
CREATE INDEX "product_tag_tag_idx" ON "product_tag"("tag");

-- CreateIndex
CREATE INDEX "input_edge_product_ref_idx" ON "input_edge"("product_ref");

-- CreateIndex
CREATE UNIQUE INDEX "policy_key_key" ON "policy"("key");

-- CreateIndex
CREATE INDEX "policy_domain_id_idx" ON "policy"("domain_id");

-- CreateIndex
CREATE UNIQUE INDEX "policy_active_version_id_id_key" ON "policy"("active_version_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "policy_version_policy_id_version_key" ON "policy_version"("policy_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "policy_version_id_policy_id_key" ON "policy_version"("id", "policy_id");

-- CreateIndex
CREATE INDEX "evaluation_product_id_created_at_idx" ON "evaluation"("product_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_id_product_id_snapshot_hash_decision_key" ON "evaluation"("id", "product_id", "snapshot_hash", "decision");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "org_role" ADD CONSTRAINT "org_role_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_key" ADD CONSTRAINT "one_time_key_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain" ADD CONSTRAINT "domain_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "domain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain_member" ADD CONSTRAINT "domain_member_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain_member" ADD CONSTRAINT "domain_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_product" ADD CONSTRAINT "data_product_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_product" ADD CONSTRAINT "data_product_draft_updated_by_id_fkey" FOREIGN KEY ("draft_updated_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_product" ADD CONSTRAINT "data_product_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "data_product"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_product" ADD CONSTRAINT "data_product_current_version_id_id_fkey" FOREIGN KEY ("current_version_id", "id") REFERENCES "product_version"("id", "product_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "product_version" ADD CONSTRAINT "product_version_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_version" ADD CONSTRAINT "product_version_published_by_id_fkey" FOREIGN KEY ("published_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_version" ADD CONSTRAINT "product_version_evaluation_id_product_id_snapshot_hash_dec_fkey" FOREIGN KEY ("evaluation_id", "product_id", "snapshot_hash", "decision") REFERENCES "evaluation"("id", "product_id", "snapshot_hash", "decision") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "output_port" ADD CONSTRAINT "output_port_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "column" ADD CONSTRAINT "column_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_tag" ADD CONSTRAINT "product_tag_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "input_edge" ADD CONSTRAINT "input_edge_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy" ADD CONSTRAINT "policy_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy" ADD CONSTRAINT "policy_active_version_id_id_fkey" FOREIGN KEY ("active_version_id", "id") REFERENCES "policy_version"("id", "policy_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "policy_version" ADD CONSTRAINT "policy_version_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "policy"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_version" ADD CONSTRAINT "policy_version_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in schema.prisma.

-- Statuses: a value nobody decided on is refused here too, not only by the code that parses it.
ALTER TABLE "data_product" ADD CONSTRAINT "data_product_lifecycle_known"
  CHECK ("lifecycle" IN ('proposed', 'draft', 'active', 'deprecated', 'retired'));
ALTER TABLE "data_product" ADD CONSTRAINT "data_product_discoverable_by_known"
  CHECK ("discoverable_by" IN ('everyone', 'domains'));
-- "Published" means: there is a version to show.
ALTER TABLE "data_product" ADD CONSTRAINT "data_product_published_has_version"
  CHECK ("lifecycle" IN ('proposed', 'draft') OR "current_version_id" IS NOT NULL);
ALTER TABLE "domain" ADD CONSTRAINT "domain_not_its_own_parent" CHECK ("parent_id" <> "id");
ALTER TABLE "domain" ADD CONSTRAINT "domain_kind_known"
  CHECK ("kind" IN ('source-aligned', 'aggregate', 'consumer-aligned'));
ALTER TABLE "domain_member" ADD CONSTRAINT "domain_member_role_known"
  CHECK ("role" IN ('owner', 'steward', 'contributor'));
ALTER TABLE "policy" ADD CONSTRAINT "policy_active_has_version"
  CHECK ("status" <> 'active' OR "active_version_id" IS NOT NULL);
ALTER TABLE "user" ADD CONSTRAINT "user_email_lower_case" CHECK ("email" = lower("email"));

-- The gate, said by the database itself: a version needs an evaluation of the same product and snapshot (the
-- composite foreign key) whose decision is not a refusal.
ALTER TABLE "product_version" ADD CONSTRAINT "product_version_passed_the_gate"
  CHECK ("decision" IN ('publishable', 'publishable-with-warnings'));
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_decision_known"
  CHECK ("decision" IN ('publishable', 'publishable-with-warnings', 'refused'));

-- History is append-only. Rows go only with the product or policy they belong to (a cascade, hence the trigger
-- depth), and the only change allowed is forgetting a person who was deleted.
CREATE FUNCTION "refuse_change_of_history"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1
     AND (to_jsonb(NEW) - 'published_by_id' - 'created_by_id') = (to_jsonb(OLD) - 'published_by_id' - 'created_by_id') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% rows are history and cannot be changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "product_version_is_history" BEFORE UPDATE OR DELETE ON "product_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_history"();
CREATE TRIGGER "evaluation_is_history" BEFORE UPDATE OR DELETE ON "evaluation"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_history"();
CREATE TRIGGER "policy_version_is_history" BEFORE UPDATE OR DELETE ON "policy_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_history"();

-- Wakes whoever follows the event table; a poll is the net beneath.
CREATE FUNCTION "announce_event"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('agora_event', '');
  RETURN NULL;
END
$$;
CREATE TRIGGER "event_announced" AFTER INSERT ON "event"
  FOR EACH STATEMENT EXECUTE FUNCTION "announce_event"();
