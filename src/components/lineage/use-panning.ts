import { type RefObject, useEffect } from "react";

/** A hand that trembles by less is clicking. */
const CLICK_PIXELS = 4;

/** Lets the mouse drag what scrolls; fingers do so by themselves. */
export function usePanning(region: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = region.current;
    if (!element) return;
    let from: { x: number; y: number; left: number; top: number } | null = null;
    let isDragged = false;

    const onDown = (event: PointerEvent) => {
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      isDragged = false;
      from = { x: event.clientX, y: event.clientY, left: element.scrollLeft, top: element.scrollTop };
    };
    const onMove = (event: PointerEvent) => {
      if (!from) return;
      const [x, y] = [event.clientX - from.x, event.clientY - from.y];
      if (!isDragged && Math.hypot(x, y) < CLICK_PIXELS) return;
      isDragged = true;
      element.scrollLeft = from.left - x;
      element.scrollTop = from.top - y;
    };
    const onUp = () => {
      from = null;
    };
    // The end of a drag over a link must not follow it, and links must not be dragged themselves.
    const onClick = (event: MouseEvent) => {
      if (!isDragged) return;
      isDragged = false;
      event.preventDefault();
      event.stopPropagation();
    };
    const onDragStart = (event: Event) => event.preventDefault();

    element.addEventListener("pointerdown", onDown);
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onUp);
    element.addEventListener("click", onClick, true);
    element.addEventListener("dragstart", onDragStart);
    return () => {
      element.removeEventListener("pointerdown", onDown);
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onUp);
      element.removeEventListener("click", onClick, true);
      element.removeEventListener("dragstart", onDragStart);
    };
  }, [region]);
}
