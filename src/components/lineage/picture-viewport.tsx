"use client";

import { Maximize, Minus, Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { lightUp } from "./light-up";
import { usePanning } from "./use-panning";

type PictureViewportProps = {
  label: string;
  /** Of the picture at its full size. */
  width: number;
  className?: string | undefined;
  children: React.ReactNode;
};

/** Smaller than this share of its size a picture is not read at first sight; it scrolls instead. */
const SMALLEST_AT_FIRST = 0.65;
const SCALE_MIN = 0.2;
const SCALE_MAX = 2.5;
const ZOOM_STEP = 1.25;

/**
 * The window onto a picture: as wide as there is room while it can be read, and scrolling. With a script, one also
 * zooms (wheel with Ctrl, keys, buttons), drags it about, and sees at a box which lines are its own.
 */
export function PictureViewport({ label, width, className, children }: PictureViewportProps) {
  const region = useRef<HTMLElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState<number | null>(null);
  const [isAlive, setIsAlive] = useState(false);
  usePanning(region);

  // A script that does not run offers no buttons.
  useEffect(() => setIsAlive(true), []);

  // What a small screen shows first is what the picture is about.
  useEffect(() => {
    const [window, here] = [region.current, sheet.current?.querySelector("[aria-current]")];
    if (!window || !here) return;
    const [frame, box] = [window.getBoundingClientRect(), here.getBoundingClientRect()];
    window.scrollLeft += box.left + box.width / 2 - (frame.left + frame.width / 2);
    window.scrollTop += box.top + box.height / 2 - (frame.top + frame.height / 2);
  }, []);

  useEffect(() => {
    const element = region.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? ZOOM_STEP : 1 / ZOOM_STEP, event);
    };
    // React listens passively, and then the page itself would zoom.
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  });

  /** Keeps what is under the pointer, or else in the middle, where it is. */
  function zoom(factor: number, at?: { clientX: number; clientY: number }): void {
    const [window, content] = [region.current, sheet.current];
    if (!window || !content) return;
    const before = content.getBoundingClientRect();
    const frame = window.getBoundingClientRect();
    const x = at?.clientX ?? frame.left + frame.width / 2;
    const y = at?.clientY ?? frame.top + frame.height / 2;
    const next = Math.min(SCALE_MAX, Math.max(SCALE_MIN, (before.width / width) * factor));
    const grown = (next * width) / before.width;
    setScale(next);
    requestAnimationFrame(() => {
      window.scrollLeft += (x - before.left) * (grown - 1);
      window.scrollTop += (y - before.top) * (grown - 1);
    });
  }

  function fit(): void {
    const window = region.current;
    if (!window) return;
    const height = sheet.current?.getBoundingClientRect();
    const share = height ? height.height / height.width : 1;
    setScale(Math.min(1, window.clientWidth / width, window.clientHeight / (width * share)));
  }

  function onKeyDown(event: React.KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") zoom(ZOOM_STEP);
    else if (event.key === "-") zoom(1 / ZOOM_STEP);
    else if (event.key === "0") setScale(null);
    else return;
    event.preventDefault();
  }

  return (
    <div className="relative">
      <section
        ref={region}
        data-slot="picture"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        tabIndex={0}
        onKeyDown={onKeyDown}
        // A pointer that rests is not asked when the focus scrolls the picture beneath it.
        onPointerMove={({ target }) => lightUp(sheet.current, target)}
        onPointerLeave={() => lightUp(sheet.current, null)}
        onFocus={({ target }) => lightUp(sheet.current, target)}
        onBlur={() => lightUp(sheet.current, null)}
        className={cn("overflow-auto overscroll-x-contain rounded-lg border bg-surface", className)}
      >
        <div
          ref={sheet}
          style={
            scale === null
              ? { minWidth: width * SMALLEST_AT_FIRST, maxWidth: width }
              : { width: width * scale }
          }
          className="group/picture mx-auto"
        >
          {children}
        </div>
      </section>
      {isAlive && (
        <div className="absolute top-full right-0 mt-1.5 flex gap-1 max-md:hidden">
          <Button size="icon-sm" aria-label="Zoom out" onClick={() => zoom(1 / ZOOM_STEP)}>
            <Minus aria-hidden />
          </Button>
          <Button size="icon-sm" aria-label="Zoom in" onClick={() => zoom(ZOOM_STEP)}>
            <Plus aria-hidden />
          </Button>
          <Button size="icon-sm" aria-label="Fit the whole picture" onClick={fit}>
            <Maximize aria-hidden />
          </Button>
        </div>
      )}
    </div>
  );
}
