/**
 * Marks the lines of the box that the pointer or the focus is in, and on the sheet that there are some. By hand rather
 * than by state: a picture of hundreds of lines must not be rendered anew whenever the pointer moves.
 */
export function lightUp(sheet: Element | null, at: EventTarget | null): void {
  if (!sheet) return;
  // Where the pointer is in no box, the one that has the focus stays lit.
  const focused = sheet.contains(document.activeElement) ? document.activeElement : null;
  const box = boxAround(at) ?? boxAround(focused);
  const id = box?.getAttribute("data-node") ?? null;
  if (sheet.getAttribute("data-lit") === id) return;
  for (const line of sheet.querySelectorAll("[data-from][data-lit]")) line.removeAttribute("data-lit");
  if (id === null) {
    sheet.removeAttribute("data-lit");
    return;
  }
  sheet.setAttribute("data-lit", id);
  const own = CSS.escape(id);
  for (const line of sheet.querySelectorAll(`[data-from="${own}"], [data-to="${own}"]`))
    line.setAttribute("data-lit", "");
}

function boxAround(at: EventTarget | null): Element | null {
  return at instanceof Element ? at.closest("[data-node]") : null;
}
