export type AtomEntry = {
  /** An IRI that never changes. */
  id: string;
  title: string;
  summary: string;
  /** Whole addresses, as readers are elsewhere. */
  url: string;
  author: string;
  published: Date;
  updated: Date;
};

export type AtomFeed = {
  id: string;
  title: string;
  url: string;
  self: string;
  entries: readonly AtomEntry[];
};

/** A feed of RFC 4287. The same entries give the same text, so that readers can be told that nothing is new. */
export function toAtom({ id, title, url, self, entries }: AtomFeed): string {
  const newest = Math.max(0, ...entries.map(({ updated }) => updated.getTime()));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  <id>${escaped(id)}</id>`,
    `  <title>${escaped(title)}</title>`,
    `  <updated>${new Date(newest).toISOString()}</updated>`,
    `  <link rel="alternate" type="text/html" href="${escaped(url)}"/>`,
    `  <link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
    "  <author><name>Agora</name></author>",
    ...entries.map(toEntry),
    "</feed>",
    "",
  ].join("\n");
}

function toEntry({ id, title, summary, url, author, published, updated }: AtomEntry): string {
  return [
    "  <entry>",
    `    <id>${escaped(id)}</id>`,
    `    <title>${escaped(title)}</title>`,
    `    <published>${published.toISOString()}</published>`,
    `    <updated>${updated.toISOString()}</updated>`,
    `    <author><name>${escaped(author)}</name></author>`,
    `    <link rel="alternate" type="text/html" href="${escaped(url)}"/>`,
    `    <summary>${escaped(summary)}</summary>`,
    "  </entry>",
  ].join("\n");
}

// XML has no way at all to write these.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(NO_XML, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
