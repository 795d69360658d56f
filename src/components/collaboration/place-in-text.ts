const SET_LIKE_IT = [
  "boxSizing",
  "width",
  "paddingTop",
  "paddingRight",
  "paddingBottom",
  "paddingLeft",
  "borderTopWidth",
  "borderRightWidth",
  "borderBottomWidth",
  "borderLeftWidth",
  "fontFamily",
  "fontSize",
  "fontStyle",
  "fontWeight",
  "letterSpacing",
  "lineHeight",
  "tabSize",
  "textIndent",
] as const;

/** Where on the screen a character of a text area stands, which browsers tell of no field: a copy set like it does. */
export function placeInText(area: HTMLTextAreaElement, index: number): DOMRect {
  const copy = document.createElement("div");
  const style = getComputedStyle(area);
  for (const property of SET_LIKE_IT) copy.style[property] = style[property];
  Object.assign(copy.style, {
    position: "fixed",
    top: "0",
    left: "0",
    borderStyle: "solid",
    visibility: "hidden",
    whiteSpace: "pre-wrap",
    overflowWrap: "break-word",
  });
  const mark = document.createElement("span");
  mark.textContent = area.value.slice(index, index + 1) || ".";
  copy.append(area.value.slice(0, index), mark);
  document.body.append(copy);
  const [of, within] = [area.getBoundingClientRect(), mark.getBoundingClientRect()];
  copy.remove();
  // What is scrolled out of the text area is told as its edge.
  const top = Math.max(of.top, Math.min(of.top + within.top - area.scrollTop, of.bottom - within.height));
  return new DOMRect(of.left + within.left, top, within.width, within.height);
}
