-- CreateTable
CREATE TABLE "notification" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "product_id" TEXT,
    "domain_id" TEXT,
    "standing" TEXT NOT NULL,
    "category" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "href" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "mail" TEXT NOT NULL DEFAULT 'none',
    "once_key" TEXT,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_setting" (
    "user_id" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "delivery" TEXT NOT NULL,
    "is_important" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "notification_setting_pkey" PRIMARY KEY ("user_id","group")
);

-- CreateTable
CREATE TABLE "notification_digest" (
    "user_id" TEXT NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "notification_digest_pkey" PRIMARY KEY ("user_id","day")
);

-- CreateTable
CREATE TABLE "review" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "author_id" TEXT,
    "rating" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "hidden_at" TIMESTAMPTZ(3),
    "hidden_by_id" TEXT,
    "hidden_reason" TEXT NOT NULL DEFAULT '',
    "answer" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_id" TEXT,
    "helpful" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_helpful" (
    "review_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_helpful_pkey" PRIMARY KEY ("review_id","user_id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "author_id" TEXT,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "mentioned" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" TEXT,
    "accepted_answer_id" TEXT,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "id" TEXT NOT NULL,
    "question_id" TEXT NOT NULL,
    "author_id" TEXT,
    "text" TEXT NOT NULL,
    "mentioned" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "is_from_team" BOOLEAN NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "announcement" (
    "id" TEXT NOT NULL,
    "product_id" TEXT,
    "domain_id" TEXT,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "importance" TEXT NOT NULL DEFAULT 'normal',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "announcement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "product_id" TEXT,
    "domain_id" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "follow_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notification_user_id_at_idx" ON "notification"("user_id", "at");

-- CreateIndex
CREATE INDEX "notification_user_id_read_at_idx" ON "notification"("user_id", "read_at");

-- CreateIndex
CREATE INDEX "notification_product_id_idx" ON "notification"("product_id");

-- CreateIndex
CREATE INDEX "notification_domain_id_idx" ON "notification"("domain_id");

-- CreateIndex
CREATE INDEX "notification_mail_user_id_idx" ON "notification"("mail", "user_id");

-- CreateIndex
CREATE INDEX "notification_read_at_idx" ON "notification"("read_at");

-- CreateIndex
CREATE UNIQUE INDEX "notification_user_id_once_key_key" ON "notification"("user_id", "once_key");

-- CreateIndex
CREATE INDEX "notification_digest_day_idx" ON "notification_digest"("day");

-- CreateIndex
CREATE INDEX "review_product_id_written_at_idx" ON "review"("product_id", "written_at");

-- CreateIndex
CREATE INDEX "review_product_id_helpful_written_at_idx" ON "review"("product_id", "helpful", "written_at");

-- CreateIndex
CREATE INDEX "review_author_id_idx" ON "review"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_product_id_author_id_key" ON "review"("product_id", "author_id");

-- CreateIndex
CREATE INDEX "review_helpful_user_id_idx" ON "review_helpful"("user_id");

-- CreateIndex
CREATE INDEX "question_product_id_asked_at_idx" ON "question"("product_id", "asked_at");

-- CreateIndex
CREATE INDEX "question_author_id_idx" ON "question"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "question_accepted_answer_id_id_key" ON "question"("accepted_answer_id", "id");

-- CreateIndex
CREATE INDEX "answer_question_id_written_at_idx" ON "answer"("question_id", "written_at");

-- CreateIndex
CREATE INDEX "answer_author_id_idx" ON "answer"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "answer_id_question_id_key" ON "answer"("id", "question_id");

-- CreateIndex
CREATE INDEX "announcement_product_id_starts_at_idx" ON "announcement"("product_id", "starts_at");

-- CreateIndex
CREATE INDEX "announcement_domain_id_starts_at_idx" ON "announcement"("domain_id", "starts_at");

-- CreateIndex
CREATE INDEX "announcement_told_at_starts_at_idx" ON "announcement"("told_at", "starts_at");

-- CreateIndex
CREATE INDEX "announcement_created_by_id_idx" ON "announcement"("created_by_id");

-- CreateIndex
CREATE INDEX "follow_product_id_idx" ON "follow"("product_id");

-- CreateIndex
CREATE INDEX "follow_domain_id_idx" ON "follow"("domain_id");

-- CreateIndex
CREATE UNIQUE INDEX "follow_user_id_product_id_key" ON "follow"("user_id", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "follow_user_id_domain_id_key" ON "follow"("user_id", "domain_id");

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_setting" ADD CONSTRAINT "notification_setting_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_digest" ADD CONSTRAINT "notification_digest_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_hidden_by_id_fkey" FOREIGN KEY ("hidden_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_helpful" ADD CONSTRAINT "review_helpful_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_helpful" ADD CONSTRAINT "review_helpful_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_accepted_answer_id_id_fkey" FOREIGN KEY ("accepted_answer_id", "id") REFERENCES "answer"("id", "question_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow" ADD CONSTRAINT "follow_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow" ADD CONSTRAINT "follow_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow" ADD CONSTRAINT "follow_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "notification" ADD CONSTRAINT "notification_mail_known" CHECK ("mail" IN ('sent', 'digest', 'none'));
ALTER TABLE "notification" ADD CONSTRAINT "notification_standing_known"
  CHECK ("standing" IN ('reader', 'self', 'contributor', 'steward', 'owner', 'category-steward', 'delegate', 'admin'));
ALTER TABLE "notification" ADD CONSTRAINT "notification_stays_in_agora" CHECK ("href" LIKE '/%' AND "href" NOT LIKE '//%');
ALTER TABLE "notification_setting" ADD CONSTRAINT "notification_setting_delivery_known"
  CHECK ("delivery" IN ('at-once', 'digest', 'in-app'));

ALTER TABLE "review" ADD CONSTRAINT "review_rating_known" CHECK ("rating" BETWEEN 1 AND 5);
ALTER TABLE "review" ADD CONSTRAINT "review_says_something" CHECK (length("text") > 0);
ALTER TABLE "review" ADD CONSTRAINT "review_hidden_for_a_reason" CHECK (("hidden_at" IS NULL) = (length("hidden_reason") = 0));
ALTER TABLE "review" ADD CONSTRAINT "review_answer_has_words" CHECK (("answered_at" IS NULL) = (length("answer") = 0));

-- How many found a review helpful is counted with each of them, so that a list is read without counting.
CREATE FUNCTION "count_review_helpful"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE "review" SET "helpful" = "helpful" + 1 WHERE "id" = NEW."review_id";
  ELSE
    UPDATE "review" SET "helpful" = "helpful" - 1 WHERE "id" = OLD."review_id";
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "review_helpful_is_counted" AFTER INSERT OR DELETE ON "review_helpful"
  FOR EACH ROW EXECUTE FUNCTION "count_review_helpful"();

-- A withdrawn question or answer has no words; another one has some.
ALTER TABLE "question" ADD CONSTRAINT "question_withdrawn_has_no_words"
  CHECK (("withdrawn_at" IS NULL) = (length("title") > 0) AND ("withdrawn_at" IS NULL OR "text" = ''));
ALTER TABLE "answer" ADD CONSTRAINT "answer_withdrawn_has_no_words"
  CHECK (("withdrawn_at" IS NULL) = (length("text") > 0));

ALTER TABLE "announcement" ADD CONSTRAINT "announcement_is_about_one_thing" CHECK (num_nonnulls("product_id", "domain_id") = 1);
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_importance_known" CHECK ("importance" IN ('normal', 'important'));
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_ends_after_it_begins" CHECK ("ends_at" IS NULL OR "ends_at" > "starts_at");
ALTER TABLE "follow" ADD CONSTRAINT "follow_is_of_one_thing" CHECK (num_nonnulls("product_id", "domain_id") = 1);
