export type Named = { id: string; name: string };

/**
 * Who of these people is named in a text as `@Name`, in whatever case. The longest name wins where one begins another,
 * and a name ends where its word ends.
 */
export function findMentions<P extends Named>(text: string, people: readonly P[]): P[] {
  const lower = text.toLocaleLowerCase("en");
  const byLength = people.toSorted((a, b) => b.name.length - a.name.length);
  const found = new Set<P>();
  for (const { index } of lower.matchAll(/@/g)) {
    const rest = lower.slice(index + 1);
    const isHere = ({ name }: Named) => {
      const wanted = name.toLocaleLowerCase("en");
      return rest.startsWith(wanted) && !/^[\p{L}\p{N}]/u.test(rest.slice(wanted.length));
    };
    const first = byLength.find(isHere);
    // Who share a name cannot be told apart by it: each of them is meant.
    for (const person of byLength)
      if (first && person.name.toLocaleLowerCase("en") === first.name.toLocaleLowerCase("en"))
        found.add(person);
  }
  return [...found];
}

/** The text as Markdown with the names of those who were told standing out; every other `@` stays as it is. */
export function withMentions(markdown: string, names: readonly string[]): string {
  const people = names.map((name) => ({ id: name, name }));
  return findMentions(markdown, people).reduce((text, { name }) => {
    const pattern = new RegExp(`(?<!\\*\\*)@${escaped(name)}(?![\\p{L}\\p{N}])`, "giu");
    return text.replace(pattern, (said) => `**${said}**`);
  }, markdown);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
