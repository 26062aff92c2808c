// A first state as the HTML carries it: what nobody can see, hear or use before its scripts run stays out, and nothing moves for it.
import { standIn } from './stand-ins.ts';

/** Parts that only scripts make useful: they keep their place, dead to keyboards and screen readers until the live figure comes. */
const WAITING = '.needs-script, .actions';
/** What says something about a control to those who use it. */
const OF_CONTROLS = ['title', 'aria-label', 'aria-pressed', 'role', 'tabindex', 'data-step'];

export function prune(root: Element, hidden = ''): void {
  for (const part of hidden.split(' ').filter(Boolean)) root.querySelector(`[data-part="${part}"]`)?.remove();
  for (const hidden of root.querySelectorAll('[hidden]')) hidden.remove();
  // Without scripts a reader can open a fold, but what only scripts make useful is of no use there.
  for (const part of root.querySelectorAll('details:not([open]) > .needs-script')) part.remove();
  for (const part of root.querySelectorAll(WAITING)) {
    part.setAttribute('inert', '');
    for (const details of part.querySelectorAll('details:not([open])')) details.replaceChildren(...details.querySelectorAll('summary'));
    for (const inside of part.querySelectorAll('*')) strip(inside, OF_CONTROLS);
    // For those who look for what can be used and do not know `inert`; buttons keep their looks (elements.css).
    // Written with this value, "disabled" says that a button waits; an empty one, that it cannot be used in this state.
    for (const button of part.querySelectorAll('button:not([disabled])')) button.setAttribute('disabled', 'disabled');
  }
  for (const control of root.querySelectorAll('input, select, textarea')) {
    const seen = standIn(control);
    if (seen) control.replaceWith(seen);
    else control.remove();
  }
  // A title repeats its button's name.
  for (const button of root.querySelectorAll('button')) strip(button, ['title', 'data-step', 'data-q']);
  // Without the keys of a grid a table is a table.
  for (const cell of root.querySelectorAll('[role="grid"], [role="gridcell"]')) strip(cell, ['role', 'tabindex']);
  for (const rows of root.querySelectorAll('tbody')) strip(rows, ['data-q', 'aria-label']);
  for (const formula of root.querySelectorAll('math')) simplify(formula);
}

/** Terms are told apart only where they light up; a row of one is that one. */
function simplify(formula: Element): void {
  if (formula.getAttribute('display') === 'inline') formula.removeAttribute('display');
  for (const term of formula.querySelectorAll('[data-q]')) term.removeAttribute('data-q');
  for (const row of formula.querySelectorAll('mrow')) {
    if (row.attributes.length === 0 && row.children.length === 1) row.replaceWith(...row.childNodes);
  }
}

function strip(element: Element, names: readonly string[]): void {
  for (const name of names) element.removeAttribute(name);
}
