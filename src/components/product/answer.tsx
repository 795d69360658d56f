import { cn } from "@/components/ui/cn";
import { Section, SectionTitle } from "@/components/ui/section";

type AnswerProps = {
  id: string;
  question: string;
  className?: string | undefined;
  children: React.ReactNode;
};

/** One of the five questions a consumer comes with. */
export function Answer({ id, question, className, children }: AnswerProps) {
  return (
    <Section aria-labelledby={id} className={cn("border-t pt-4", className)}>
      <SectionTitle id={id}>{question}</SectionTitle>
      {children}
    </Section>
  );
}

export function Unsaid({ children }: { children: React.ReactNode }) {
  return <p className="text-muted">{children}</p>;
}
