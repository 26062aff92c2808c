// What an average forgets, in words, with the crate's numbers; and the same rule as each framework spells it.
import { type Child, fill, h } from '../../dom.ts';
import type { Context } from '../../figure.ts';
import { fillIn } from '../../strings/index.ts';
import type { State } from './fields.ts';
import type { Scene } from './scene.ts';
import type { Words } from './en.ts';

const LAYERS: Readonly<Record<string, readonly [framework: string, layer: string]>> = {
  pytorch: ['PyTorch', 'BatchNorm1d'], keras: ['Keras', 'BatchNormalization'], flax: ['Flax', 'BatchNorm'], onnx: ['ONNX', 'BatchNormalization'],
};

export function createFacts({ engine }: Context<State, Words>, words: Words): { readonly node: Element; update(scene: Scene): void } {
  const list = h('dl', { class: 'facts' });
  const body = h('tbody');
  const spellings = h('table', { class: 'spellings' },
    h('caption', null, words.spellings.caption),
    h('thead', null, h('tr', null, words.spellings.head.map((name) => (name === '' ? h('td') : h('th', { scope: 'col' }, name))))), body);
  const write = (value: number, digits = 3) => engine.writeNumber(value, digits);
  const fact = (name: string, value: string, sentence: string) => h('div', null, h('dt', null, name), h('dd', { class: 'value' }, value), h('dd', null, sentence));
  let shown = '';
  return {
    node: h('section', { class: 'memory', 'aria-label': words.facts.label }, h('p', { class: 'group-title' }, words.facts.label), list, h('div', { class: 'scroll', tabindex: 0 }, spellings)),
    update({ settings: { rho, window }, fading, t }) {
      const key = `${rho} ${window} ${t}`;
      if (key === shown) return;
      shown = key;
      const { facts } = words;
      const values = {
        t, window: Math.min(window, t), rho: write(rho, 6), // Nearly there is not there: close to 100 it takes more digits to see it.
        arrived: write(fading.arrived, fading.arrived > 99 ? 5 : 3), left: write(fading.left), until90: fading.until90, until99: fading.until99,
        noise: write(fading.noise), windowNoise: write(fading.windowNoise), windowLag: write(fading.windowLag),
      };
      const inBatches = (value: number) => fillIn(facts.batches, { value: write(value) });
      fill(list,
        fact(facts.halfLife, inBatches(fading.halfLife), facts.halfLifeMeans),
        fact(facts.memory, inBatches(fading.memory), facts.memoryMeans),
        fact(facts.equalNoise, inBatches(fading.equalNoise), facts.equalNoiseMeans),
        fact(fillIn(facts.arrived, values), `${values.arrived} %`, fillIn(facts.arrivedMeans, values)),
        fact(facts.noise, values.noise, fillIn(facts.noiseMeans, values)),
        fact(facts.lag, inBatches(fading.lag), fillIn(facts.lagMeans, values)));
      fill(body, fading.momenta.map(({ id, momentum, old }) => {
        const [framework = id, layer = ''] = LAYERS[id] ?? [];
        const number = write(momentum, 6);
        // On a phone the rows become blocks, and the heads stand before their cells.
        const [, , weighs, becomes] = words.spellings.head;
        const cell = (content: Child, head?: string) => h('td', { 'data-head': head ?? null }, content);
        return h('tr', null,
          h('th', { scope: 'row' }, framework),
          cell(h('code', null, `${layer}(momentum=${number})`)),
          cell(old ? words.spellings.old : words.spellings.new, weighs),
          cell(h('code', null, old ? `${number} · V + (1 − ${number}) · θ` : `(1 − ${number}) · V + ${number} · θ`), becomes));
      }));
    },
  };
}
