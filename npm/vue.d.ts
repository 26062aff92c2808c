// `import 'batch-norm-explained/vue'` is the element, and its type for templates of Vue 3. Vue needs no wrapper: name the element in `isCustomElement`.
import type { DefineComponent } from 'vue';
import type { BnFigureAttributes } from './element.js';

export type { BnFigureAttributes, BnFigureElement, FigureChange } from './element.js';

declare module 'vue' {
  interface GlobalComponents {
    'bn-figure': DefineComponent<BnFigureAttributes>;
  }
}
