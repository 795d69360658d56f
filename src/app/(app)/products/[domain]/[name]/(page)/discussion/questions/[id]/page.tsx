import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { AnswerItem } from "@/components/collaboration/answer-item";
import { Disclosure } from "@/components/collaboration/disclosure";
import { QuestionForm } from "@/components/collaboration/question-form";
import { SaidText } from "@/components/collaboration/said-text";
import { WithdrawForm } from "@/components/collaboration/withdraw-form";
import { WordsForm } from "@/components/collaboration/words-form";
import { OneButtonForm } from "@/components/identity/one-button-form";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { discussionHref, TEXT_MAX } from "@/lib/collaboration/model";
import { findQuestion } from "@/lib/collaboration/queries/find-question";
import { now } from "@/lib/platform/clock";
import { productOfPage } from "../../../product-of-page";
import {
  acceptAnswerAction,
  answerQuestionAction,
  closeQuestionAction,
  editAnswerAction,
  editQuestionAction,
  withdrawAnswerAction,
  withdrawQuestionAction,
} from "../../actions";

type QuestionPageProps = { params: Promise<{ domain: string; name: string; id: string }> };

const load = cache(async (domain: string, name: string, id: string) => {
  const { actor, product } = await productOfPage(Promise.resolve({ domain, name }));
  return z.uuid().safeParse(id).success ? findQuestion(actor, product.ref, id) : null;
});

export async function generateMetadata({ params }: QuestionPageProps): Promise<Metadata> {
  const { domain, name, id } = await params;
  const question = await load(domain, name, id);
  return { title: question?.title || "Question" };
}

const ANSWER_ACTIONS = {
  accept: acceptAnswerAction,
  edit: editAnswerAction,
  withdraw: withdrawAnswerAction,
};

export default async function QuestionPage({ params }: QuestionPageProps) {
  const { domain, name, id } = await params;
  const question = (await load(domain, name, id)) ?? notFound();
  const { product, title, text, author, askedAt, editedAt, answers, mentioned, closed } = question;
  const time = now();

  return (
    <div className="flex flex-col gap-6">
      <p>
        <TextLink href={discussionHref(product.ref)}>All questions and reviews</TextLink>
      </p>
      <Section aria-labelledby="question">
        <SectionTitle id="question" className="text-xl [overflow-wrap:anywhere]">
          {question.isWithdrawn ? "This question was withdrawn" : title}
        </SectionTitle>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
          <span>
            {author?.name ?? "Somebody who left"} asked <RelativeTime at={askedAt} now={time} />
            {editedAt && ", edited"}
          </span>
          {closed && <Badge>Closed{closed.by && ` by ${closed.by.name}`}</Badge>}
        </p>
        {text && <SaidText text={text} mentioned={mentioned} />}
        {(question.mayEdit || question.mayWithdraw || question.mayClose) && (
          <div className="flex flex-wrap items-start gap-2">
            {question.mayEdit && (
              <Disclosure
                key={editedAt?.toISOString()}
                label="Edit"
                about="your question"
                variant="secondary"
                size="sm"
              >
                <QuestionForm
                  id="edit"
                  product={product.ref}
                  fields={{ id }}
                  title={title}
                  text={text}
                  button="Save"
                  pendingLabel="Saving…"
                  submit={editQuestionAction}
                />
              </Disclosure>
            )}
            {question.mayClose && (
              <OneButtonForm
                submit={closeQuestionAction}
                fields={{ id, isClosed: closed ? "no" : "yes" }}
                label={closed ? "Open again" : "Close"}
                pendingLabel="Saving…"
                variant="secondary"
                size="sm"
              />
            )}
            {question.mayWithdraw && (
              <WithdrawForm
                id={id}
                about={question.mayEdit ? "your question" : "this question"}
                consequence="Its words are gone for everybody. What others answered stays at this address."
                submit={withdrawQuestionAction}
              />
            )}
          </div>
        )}
      </Section>
      <Section aria-labelledby="answers">
        <SectionTitle id="answers">
          Answers <span className="font-normal text-muted tabular-nums">{answers.length}</span>
        </SectionTitle>
        {answers.length === 0 ? (
          <p className="text-muted">Nobody has answered yet. Who works for the domain was told.</p>
        ) : (
          <ul className="divide-y overflow-hidden rounded-lg border bg-surface">
            {answers.map((answer) => (
              <AnswerItem
                key={answer.id}
                product={product.ref}
                answer={answer}
                mentioned={mentioned}
                mayAccept={question.mayAccept}
                actions={ANSWER_ACTIONS}
                now={time}
              />
            ))}
          </ul>
        )}
        {question.mayAnswer && (
          <div className="max-w-2xl">
            <WordsForm
              id="answer"
              name="text"
              namesFor={product.ref}
              label="Your answer"
              help="Markdown works; write @ and somebody's full name to tell them."
              fields={{ id }}
              text=""
              maxLength={TEXT_MAX}
              button="Answer"
              pendingLabel="Answering…"
              variant="primary"
              submit={answerQuestionAction}
            />
          </div>
        )}
      </Section>
    </div>
  );
}
