// A reader's own numbers: pasted from a spreadsheet, dropped, or chosen as a file. What is wrong is said right here.
import { h } from '../dom.ts';
import type { Strings } from '../strings/index.ts';
import type { Part } from './element.ts';
import { createNotes } from './status.ts';

export interface DataInputData {
  readonly notes: readonly string[];
  readonly errors: readonly string[];
}

/** What a reader gives: a text that was pasted or dropped, or the bytes of a file, whose encoding is not known yet. */
export type Given = string | Uint8Array;

/** `load` gets what came as it came; it reports back through `update`. */
export function createDataInput(strings: Strings['input'], load: (given: Given) => void): Part<DataInputData> {
  const errors = createNotes('error');
  const notes = createNotes('note');
  const read = async (file: File | undefined | null) => {
    if (file) load(new Uint8Array(await file.arrayBuffer()));
  };
  const area = h('textarea', { rows: 4, spellcheck: 'false', placeholder: strings.placeholder, 'aria-label': strings.paste });
  const use = h('button', { type: 'button', class: 'button', onclick: () => load(area.value) }, strings.use);
  const file = h('input', { type: 'file', accept: '.csv,.tsv,.tab,.txt,.dat,.md,.m,.json,text/*,application/json', class: 'unseen',
    onchange: async () => {
      await read(file.files?.[0]);
      file.value = '';
    } });
  const node = h('div', { class: 'data-input',
    ondragover: (event: DragEvent) => {
      event.preventDefault();
      node.setAttribute('data-over', '');
    },
    ondragleave: () => node.removeAttribute('data-over'),
    ondrop: (event: DragEvent) => {
      event.preventDefault();
      node.removeAttribute('data-over');
      const dropped = event.dataTransfer;
      const text = dropped?.getData('text/plain');
      if (dropped?.files.length) void read(dropped.files[0]);
      else if (text) load(text);
    } },
  h('label', null, h('span', { class: 'label' }, strings.paste), area),
  h('div', { class: 'row' }, use, h('label', { class: 'button' }, file, h('span', null, strings.choose)), h('span', { class: 'hint' }, strings.drop)),
  errors.node, notes.node);
  return {
    node,
    update(data) {
      errors.update(data.errors);
      notes.update(data.notes);
    },
  };
}
