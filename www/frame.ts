// bn-frame.js: gives every `iframe[data-bn-figure]` of a page the height of its content.
import { type HelloMessage, toldHeight } from './protocol.ts';

const FRAMES = 'iframe[data-bn-figure]';
const LOWEST = 80;
const HIGHEST = 6000;
/** The script may be pasted with every frame; one of them is enough. */
const ONCE = Symbol.for('bn-frame');

function greet(frame: HTMLIFrameElement): void {
  const hello: HelloMessage = { source: 'bn-frame', type: 'hello' };
  frame.contentWindow?.postMessage(hello, '*');
}

/** A frame speaks for the address that it was given; in a sandbox it has no origin. An address that is none speaks for nobody. */
function mayCome(frame: HTMLIFrameElement, origin: string): boolean {
  return origin === 'null' || (URL.canParse(frame.src, document.baseURI) && origin === new URL(frame.src, document.baseURI).origin);
}

/** The sunken border that browsers draw around a frame which nobody dressed. */
function undress(frame: HTMLIFrameElement): void {
  if (getComputedStyle(frame).borderTopStyle === 'inset') frame.style.border = '0';
}

function size(frame: HTMLIFrameElement, content: number): void {
  undress(frame);
  const style = getComputedStyle(frame);
  const around = [style.paddingTop, style.paddingBottom, style.borderTopWidth, style.borderBottomWidth].reduce((sum, width) => sum + (parseFloat(width) || 0), 0);
  const height = Math.ceil(Math.min(HIGHEST, Math.max(LOWEST, content))) + (style.boxSizing === 'border-box' ? around : 0);
  // Not an attribute: a strict policy allows this way. Important: themes say `iframe { height: auto }`.
  frame.style.setProperty('height', `${height}px`, 'important');
}

function listen(): void {
  addEventListener('message', ({ data, source, origin }) => {
    const height = toldHeight(data);
    if (height === undefined) return;
    for (const frame of document.querySelectorAll<HTMLIFrameElement>(FRAMES)) {
      if (frame.contentWindow === source && mayCome(frame, origin)) size(frame, height);
    }
  });
  // A frame may have been ready before this script, or become ready after it; `load` does not bubble, but it can be caught on its way down.
  document.addEventListener('load', ({ target }) => target instanceof HTMLIFrameElement && target.matches(FRAMES) && greet(target), true);
  document.querySelectorAll<HTMLIFrameElement>(FRAMES).forEach(greet);
}

if (!(ONCE in window)) {
  Object.defineProperty(window, ONCE, { value: true });
  listen();
}
