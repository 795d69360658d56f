import { grownTo } from "./growable-array";

/** The values of one field for every document, as small integers. Documents are appended, never changed. */
export class FacetColumn {
  readonly labels: string[] = [];
  readonly #codes = new Map<string, number>();
  #starts = new Uint32Array(1_024);
  #values = new Uint32Array(1_024);
  #docs = 0;

  append(values: readonly string[]): void {
    let end = this.#starts[this.#docs] ?? 0;
    for (const value of new Set(values)) {
      this.#values = grownTo(this.#values, end);
      this.#values[end++] = this.#codeFor(value);
    }
    this.#docs += 1;
    this.#starts = grownTo(this.#starts, this.#docs);
    this.#starts[this.#docs] = end;
  }

  #codeFor(value: string): number {
    const known = this.#codes.get(value);
    if (known !== undefined) return known;
    this.#codes.set(value, this.labels.length);
    return this.labels.push(value) - 1;
  }

  isEmpty(doc: number): boolean {
    return this.#starts[doc] === this.#starts[doc + 1];
  }

  /** One byte per value, 1 where the value is among `values`. */
  selection(values: readonly string[]): Uint8Array {
    const selected = new Uint8Array(this.labels.length);
    for (const value of values) {
      const code = this.#codes.get(value);
      if (code !== undefined) selected[code] = 1;
    }
    return selected;
  }

  hasAny(doc: number, selected: Uint8Array): boolean {
    const end = this.#starts[doc + 1] ?? 0;
    for (let i = this.#starts[doc] ?? 0; i < end; i++) if (selected[this.#values[i] ?? 0] === 1) return true;
    return false;
  }

  countInto(counts: Uint32Array, doc: number): void {
    const end = this.#starts[doc + 1] ?? 0;
    for (let i = this.#starts[doc] ?? 0; i < end; i++) {
      const code = this.#values[i] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }
}
