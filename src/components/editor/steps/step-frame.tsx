import { PageSummary } from "@/components/ui/page-header";

type StepFrameProps = { title: string; summary: string; children: React.ReactNode };

/** One step of the editor: what it is about, and its parts. */
export function StepFrame({ title, summary, children }: StepFrameProps) {
  return (
    <div data-slot="step" className="flex min-w-0 flex-col gap-8">
      <header className="flex flex-col gap-1">
        <h2 className="text-xl">{title}</h2>
        <PageSummary className="text-base">{summary}</PageSummary>
      </header>
      {children}
    </div>
  );
}

type FormPartProps = {
  id: string;
  title: React.ReactNode;
  summary?: React.ReactNode;
  actions?: React.ReactNode;
  children: React.ReactNode;
};

/** Fields that belong together, under a heading of their own. */
export function FormPart({ id, title, summary, actions, children }: FormPartProps) {
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-4 border-t pt-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-col gap-0.5">
          <h3 id={id} className="text-lg">
            {title}
          </h3>
          {summary && <p className="max-w-[72ch] text-muted">{summary}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** Two columns where there is room. */
export function FormColumns({ children }: { children: React.ReactNode }) {
  return <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2">{children}</div>;
}
