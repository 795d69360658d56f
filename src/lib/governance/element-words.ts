const NOUNS: Readonly<Record<string, string>> = {
  outputPorts: "output port",
  inputPorts: "input port",
  columns: "column",
  members: "team member",
  support: "support channel",
  links: "link",
  qualityChecks: "quality check",
};

/** An element key as people would say it: `Column "orders/email" of output port "orders"`. */
export function elementWords(key: string): string {
  if (key === "product") return "The product itself";
  const change = /^change\.\w+\[[\w-]+: (.*)\]$/s.exec(key);
  if (change?.[1]) return change[1].replace(/\.$/, "");
  const parts = [...key.matchAll(/(\w+)\[(.*?)\](?=\.\w+\[|$)/gs)].map(([, list = "", name = ""]) => {
    const noun = Object.hasOwn(NOUNS, list) ? NOUNS[list] : undefined;
    return noun ? `${noun} "${name}"` : `${list} "${name}"`;
  });
  if (parts.length === 0) return key;
  const words = parts.toReversed().join(" of ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
