// The few icons of the page: strokes in the colour of the text.
import { svg } from '../dom.ts';

const PATHS = {
  back: 'M14.5 5 7.5 12l7 7',
  forward: 'M9.5 5l7 7-7 7',
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M8.5 5.5v13M15.5 5.5v13',
  copy: 'M9 9h10v10H9zM15 9V5H5v10h4',
  undo: 'M4.5 9.5h9a5 5 0 0 1 0 10H10M8.5 5.5l-4 4 4 4',
  reset: 'M5.5 12a6.5 6.5 0 1 0 2-4.7M5 4v4.5h4.5',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  picture: 'M4 5h16v14H4zM4.5 16l5-5 4 4 2.5-2.5 3.5 3.5M15.5 9.2v.1',
  share: 'M12 14.5V4M8 8l4-4 4 4M6 12v7.5h12V12',
  save: 'M12 4v10.5M8 10.5l4 4 4-4M5 19.5h14',
  settings: 'M4 7h10M18 7h2M14 7a2 2 0 1 0 4 0a2 2 0 1 0-4 0M4 17h2M10 17h10M6 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
  table: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9',
} as const;

export type IconName = keyof typeof PATHS;

/** An icon without a name of its own: the button around it has one. */
export function icon(name: IconName): SVGSVGElement {
  return svg('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, svg('path', { d: PATHS[name] }));
}
