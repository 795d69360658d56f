/**
 * Puts `text` on the clipboard. The clipboard API exists only on https and localhost; an installation reached over
 * plain http falls back to the browser's copy command.
 */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => copyBySelection(text),
    );
  }
  return copyBySelection(text);
}

function copyBySelection(text: string): boolean {
  const holder = document.createElement("textarea");
  holder.value = text;
  holder.className = "fixed top-0 left-0 opacity-0";
  const previous = document.activeElement;
  document.body.append(holder);
  holder.select();
  const isCopied = document.execCommand("copy");
  holder.remove();
  if (previous instanceof HTMLElement) previous.focus();
  return isCopied;
}
