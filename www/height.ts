// The frame's side of the height protocol: says how tall the content is, whenever that changes.
import { type HeightMessage, isHello, LEAST } from './protocol.ts';

declare global {
  interface Window {
    /** Chromium 154 and later size a frame by themselves when it asks. */
    requestResize?(): void;
  }
}

/** Starts telling; the function that it returns tells again, for the code that renders: off screen no observer would run. */
export function tellHeight(): () => void {
  const root = document.documentElement;
  let told = 0;
  const tell = (again = false) => {
    // The box of the root, not its scroll height: that is never less than the frame is tall.
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height < LEAST || (height === told && !again)) return;
    told = height;
    const message: HeightMessage = { source: 'bn-figure', type: 'height', height };
    parent.postMessage(message, '*');
    try {
      window.requestResize?.();
    } catch {
      // It throws in a page that is not in a frame.
    }
  };
  if (parent !== window) {
    addEventListener('message', ({ data, source }) => {
      if (source !== parent || !isHello(data)) return;
      // Scroll bars would change the width, the width the height, and the height the scroll bars.
      root.style.overflow = 'hidden';
      tell(true);
    });
    new ResizeObserver(() => tell()).observe(root);
  }
  return tell;
}
