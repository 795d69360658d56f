/** A ref for the current entry of a bar that scrolls sideways: it starts in the middle of what is seen. */
export function keepInSight(entry: HTMLElement | null): void {
  const bar = entry?.closest("nav");
  if (!entry || !bar || bar.scrollWidth <= bar.clientWidth) return;
  const [at, around] = [entry.getBoundingClientRect(), bar.getBoundingClientRect()];
  bar.scrollLeft += at.left + at.width / 2 - (around.left + around.width / 2);
}
