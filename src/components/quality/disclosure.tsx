/** Something that can be done here, folded away until it is wanted. Works without JavaScript. */
export function Disclosure({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <details data-slot="disclosure" className="group rounded-lg border bg-surface">
      <summary className="cursor-pointer rounded-lg px-4 py-2.5 font-medium hover:bg-sunken/60">
        {label}
      </summary>
      <div className="border-t px-4 py-4">{children}</div>
    </details>
  );
}
