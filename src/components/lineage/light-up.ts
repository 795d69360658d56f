/**
 * Marks the lines of the box that the pointer or the focus is in, and on the sheet that there are some. By hand rather
 * than by state: a picture of hundreds of lines must not be rendered anew whenever the pointer moves.
 */
export function lightUp(sheet: Element | null, at: EventTarget | null): void {
  if (!sheet) return;
  const box = at instanceof Element ? at.closest("[data-node]") : null;
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
