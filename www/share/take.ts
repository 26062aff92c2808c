// The dialog that gives pictures, tables and texts of the present state as files.
import { h } from '../dom.ts';
import { wordButton } from '../elements/button.ts';
import { FRAMEWORKS, type Framework } from '../elements/code.ts';
import { isInputError } from '../engine.ts';
import { titleOf } from '../figures/titles.ts';
import { parseMathml } from '../mathml.ts';
import { siteRoot } from '../root.ts';
import { fillIn } from '../strings/index.ts';
import { fileStem } from './names.ts';
import { copyButton, part } from './parts.ts';
import { type Drawing, drawingsOn, posterPng, posterSvg } from './pictures.ts';
import { plotCsv } from './plot-numbers.ts';
import { save } from './save.ts';
import { permalink } from './snippets.ts';
import type { Subject } from './subject.ts';
import { viewOf, walkLatex, walkMarkdown } from './walk-text.ts';
import type { ShareWords } from './words.ts';

export function takeBody(subject: Subject, words: ShareWords): Element {
  const walk = subject.figure.explain?.(subject.engine, subject.state as never);
  return h('div', { class: 'take' }, pictures(subject, words), walk && tables(subject, walk, words), walk && steps(subject, walk, words), walk && programs(subject, walk, words));
}

type Walk = NonNullable<ReturnType<NonNullable<Subject['figure']['explain']>>>;

/** Where this state is found; empty where the site is not known. */
function addressOf({ name, lang, settings }: Subject): string {
  const root = siteRoot();
  return root === undefined ? '' : permalink({ root, name, lang, settings });
}

const stemOf = ({ name, settings }: Subject) => fileStem(name, settings);

function pictures(subject: Subject, words: ShareWords): Element {
  const drawings = drawingsOn(subject.stage);
  const address = addressOf(subject);
  const dark = () => subject.wrapper.getAttribute('data-theme') === 'dark';
  const row = (drawing: Drawing, index: number) => {
    const stem = `${stemOf(subject)}.picture${drawings.length > 1 ? `-${index + 1}` : ''}`;
    return h('li', { class: 'row' }, h('span', { class: 'what' }, drawing.title),
      wordButton('save', 'PNG', async () => save(await posterPng(subject, [drawing], address, dark()), `${stem}.png`)),
      wordButton('save', 'SVG', () => save(posterSvg(subject, [drawing], address, dark()), `${stem}.svg`, 'image/svg+xml')),
      wordButton('save', words.numbers, () => save(plotCsv(drawing, words), `${stem}.csv`, 'text/csv')));
  };
  return part(words.pictures, drawings.length > 0 ? h('ul', { class: 'takes' }, drawings.map(row)) : h('p', { class: 'hint' }, words.nothing));
}

function tables(subject: Subject, { request, x }: Walk, words: ShareWords): Element {
  const { engine } = subject;
  const view = viewOf(subject.state);
  const outline = engine.outline(request, x, view.notation);
  const names = [...outline.inputs, ...outline.steps.map(({ id }) => id)];
  const row = (quantity: string) => {
    const csv = () => engine.csv(request, x, quantity);
    return h('li', { class: 'row' }, h('span', { class: 'what symbol' }, parseMathml(engine.symbol(quantity, view.notation).mathml)),
      wordButton('save', 'CSV', () => save(csv(), `${stemOf(subject)}.${quantity}.csv`, 'text/csv')), copyButton(words, csv));
  };
  return part(words.tables, h('ul', { class: 'takes narrow' }, names.map(row)));
}

function steps(subject: Subject, { request, x }: Walk, words: ShareWords): Element {
  const { engine, name, lang, state } = subject;
  const address = addressOf(subject);
  const view = viewOf(state);
  const title = titleOf(name, lang);
  const source = { engine, request, x, view };
  const about = {
    title, rounded: fillIn(words.rounded, { digits: view.digits }),
    ...(address ? { address } : {}),
  };
  const row = (kind: string, ending: string, make: () => string) => h('li', { class: 'row' }, h('span', { class: 'what' }, kind),
    wordButton('save', `.${ending}`, () => save(make(), `${stemOf(subject)}.${ending}`, 'text/plain')), copyButton(words, make));
  return part(words.walk, h('ul', { class: 'takes narrow' },
    row('LaTeX', 'tex', () => walkLatex(source, about)), row('Markdown', 'md', () => walkMarkdown(source, about))));
}

/** Programs that print the numbers of the walk, each with the files that it reads; nothing for a walk that no framework computes. */
function programs(subject: Subject, { request, x }: Walk, words: ShareWords): Element | undefined {
  const write = (framework: Framework) => subject.engine.program(framework, request, x, 'average');
  const store = (framework: Framework) => {
    const { code, files } = write(framework);
    save(code, `${stemOf(subject)}.${framework}.py`, 'text/x-python');
    for (const file of files) save(file.text, file.name, 'text/csv');
  };
  const row = (framework: Framework) => h('li', { class: 'row' }, h('span', { class: 'what' }, FRAMEWORKS[framework]),
    wordButton('save', '.py', () => store(framework)), copyButton(words, () => write(framework).code));
  try {
    write('numpy');
  } catch (error) {
    if (isInputError(error)) return undefined;
    throw error;
  }
  return part(words.code, h('ul', { class: 'takes narrow' }, (Object.keys(FRAMEWORKS) as Framework[]).map(row)));
}
