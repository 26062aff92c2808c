// Text to the clipboard, also where a frame may not use the newer way.
import { h } from '../dom.ts';

/** Whether the text is on the clipboard now. `near` is the button that was pressed. */
export async function copyText(text: string, near: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text, near);
  }
}

/** The old way, by a selection: beside the button, because a dialog makes everything else inert. */
function copySelected(text: string, near: HTMLElement): boolean {
  const field = h('textarea', { class: 'unseen', 'aria-hidden': 'true', tabindex: -1, readonly: true, '.value': text });
  near.after(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  near.focus({ preventScroll: true });
  return done;
}
