import ReactMarkdown from "react-markdown";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { cn } from "./cn";

/** Text people wrote, as Markdown; HTML in it stays text, and links name no opener. */
export function Markdown({ children, className }: { children: string; className?: string }) {
  return (
    <div
      data-slot="markdown"
      className={cn(
        "flex max-w-[72ch] flex-col gap-2 [overflow-wrap:anywhere]",
        "[&_a]:text-accent [&_a]:underline [&_a]:underline-offset-[3px] [&_li]:ml-5 [&_ol]:list-decimal [&_ul]:list-disc",
        "[&_code]:rounded-sm [&_code]:bg-sunken [&_code]:px-1 [&_code]:font-mono [&_pre]:overflow-x-auto",
        "[&_blockquote]:border-l-2 [&_blockquote]:pl-3 [&_blockquote]:text-muted",
        className,
      )}
    >
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[rehypeSanitize]}
        components={{
          // A product's text is a section of a page that has its own headings.
          h1: "h4",
          h2: "h4",
          h3: "h4",
          // Pictures would tell other sites who reads this page.
          img: ({ alt }) => <span className="text-muted">[{alt || "picture"}]</span>,
          a: ({ href, children: label }) => (
            <a href={href} rel="noopener noreferrer nofollow">
              {label}
            </a>
          ),
        }}
      >
        {children}
      </ReactMarkdown>
    </div>
  );
}
