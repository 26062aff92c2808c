// A program to take away: one tab per framework, the text, a button that copies it, and the files it reads.
import { fill, h, setAttribute, setText } from '../dom.ts';
import { save } from '../share/save.ts';
import type { Strings } from '../strings/index.ts';
import { relabelWords, wordButton } from './button.ts';
import { createSegments } from './choice.ts';
import { copyText } from './copy.ts';
import type { Part } from './element.ts';

export const FRAMEWORKS = { numpy: 'NumPy', pytorch: 'PyTorch', keras: 'Keras', flax: 'JAX' } as const;
export type Framework = keyof typeof FRAMEWORKS;

export interface CodeData {
  readonly framework: Framework;
  readonly code: string;
  /** What the program expects beside itself. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

export function createCode(strings: Strings['code'], choose: (framework: Framework) => void): Part<CodeData> {
  const tabs = createSegments<Framework>(strings.label, choose);
  const text = h('code');
  const copy = wordButton('copy', strings.copy, async () => {
    if (!(await copyText(text.textContent ?? '', copy))) return;
    relabelWords(copy, strings.copied);
    setTimeout(() => relabelWords(copy, strings.copy), 1500);
  });
  const files = h('span', { class: 'row' });
  const options = (Object.keys(FRAMEWORKS) as Framework[]).map((value) => ({ value, label: FRAMEWORKS[value] }));
  return {
    node: h('div', { class: 'code' }, h('div', { class: 'row' }, tabs.node, copy, files), h('pre', { tabindex: 0, role: 'group', 'aria-label': strings.label }, text)),
    update(data) {
      tabs.update({ value: data.framework, options });
      setText(text, data.code);
      setAttribute(files, 'hidden', data.files.length === 0);
      fill(files, data.files.map((file) => wordButton('save', file.name, () => save(file.text, file.name, 'text/csv'))));
    },
  };
}
