/** Leads to the first place that keeps the work from being saved, once it is shown. */
export function focusFirstFault() {
  requestAnimationFrame(() => {
    const first = document.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault] button');
    first?.scrollIntoView({ block: "center" });
    first?.focus({ preventScroll: true });
  });
}
