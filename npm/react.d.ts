// `import 'batch-norm-explained/react'` is the element, and its type for JSX of React 18.3 or 19. React needs no wrapper.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { BnFigureAttributes, BnFigureElement } from './element.js';

export type { BnFigureAttributes, BnFigureElement, FigureChange } from './element.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'bn-figure': DetailedHTMLProps<HTMLAttributes<HTMLElement & BnFigureElement>, HTMLElement & BnFigureElement> & BnFigureAttributes;
    }
  }
}
