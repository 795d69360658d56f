/** An id nobody has yet. Works over plain http too, where the browser keeps `crypto.randomUUID` to itself. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
