type Row = { wanted: number; height: number };

/**
 * Where each row of a column begins, so that none overlaps the next, all keep their order, and together they lie as
 * close as can be to where they want their middles.
 */
export function spread(rows: readonly Row[], gap: number): number[] {
  // Without the room the rows above take, the question is for the closest sequence that never falls.
  const blocks: { sum: number; count: number }[] = [];
  let above = 0;
  const offsets = rows.map(({ height }) => {
    const offset = above;
    above += height + gap;
    return offset;
  });
  for (const [index, { wanted, height }] of rows.entries()) {
    let block = { sum: wanted - height / 2 - (offsets[index] ?? 0), count: 1 };
    for (let last = blocks.at(-1); last && mean(last) >= mean(block); last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  }
  const bases = blocks.flatMap((block) => Array.from({ length: block.count }, () => mean(block)));
  return offsets.map((offset, index) => offset + (bases[index] ?? 0));
}

function mean({ sum, count }: { sum: number; count: number }): number {
  return sum / count;
}
