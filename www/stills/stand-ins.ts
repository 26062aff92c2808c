// What a first state shows in place of a control until the live figure comes. Browsers look through a page for fields that
// they could fill in, and lay out every one for it, however far away it is: a page of forms never rests.
import { h, svg } from '../dom.ts';

/** Of the same size as the control, and of about its looks. */
export function standIn(control: Element): Element | undefined {
  const value = control.getAttribute('value') ?? '';
  const checked = control.hasAttribute('checked');
  if (control.localName === 'select') return menu(control);
  switch (control.getAttribute('type')) {
    case 'range':
      return svg('svg', { class: 'range' }, svg('circle', { cx: `${percent(Number(value) / Number(control.getAttribute('max')))}%`, cy: '50%', r: 8 }));
    case 'radio':
    case 'checkbox':
      // The field of a segment is not seen, only whether it is chosen.
      if (!control.closest('.segment')) return h('i', { class: checked ? 'tick on' : 'tick' });
      return checked ? h('i', { class: 'on' }) : undefined;
    default:
      return h('span', { class: 'typed' }, value);
  }
}

/** As wide as its longest choice, which is why that one stands there unseen. */
function menu(select: Element): Element {
  const options = [...select.querySelectorAll('option')];
  const words = options.map((option) => option.textContent ?? '');
  const longest = words.reduce((long, next) => (next.length > long.length ? next : long), '');
  const chosen = options.find((option) => option.hasAttribute('selected'))?.textContent ?? words[0];
  return h('span', { class: 'chosen' }, h('span', null, chosen), h('span', { class: 'longest' }, longest));
}

function percent(share: number): number {
  return Number((100 * share).toFixed(1));
}
