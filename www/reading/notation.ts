// The letters of the whole page: γ scales and β shifts as in the paper, or the other way round as in the post.
// Only leaves of formulas change their letters; which quantity has which colour stays.
import { loadEngine, type Notation } from '../engine.ts';
import { parseMathml } from '../mathml.ts';
import { pickLang } from '../strings/index.ts';
import { createSwitch } from './switch.ts';

const WORDS = {
  en: { label: 'Letters for scale and shift', paper: 'Paper: γ · x̂ + β', post: 'Post: β · x̂ + γ' },
  ko: { label: '스케일과 시프트의 기호', paper: '논문: γ · x̂ + β', post: '원글: β · x̂ + γ' },
} as const;

export function createNotationSwitch(lang: string): HTMLElement {
  const words = WORDS[pickLang(lang)];
  return createSwitch<Notation>({ key: 'notation', label: words.label, options: [['paper', words.paper], ['post', words.post]], apply: relabel });
}

let wanted: Notation = 'paper';

function relabel(notation: Notation): void {
  wanted = notation;
  // Figures read it as they read any setting of theirs; those without such letters ignore it.
  for (const figure of document.querySelectorAll('bn-figure')) {
    if (notation === 'paper') figure.removeAttribute('notation');
    else figure.setAttribute('notation', notation);
  }
  void relabelProse(notation);
}

/** Writes the formulas and symbols of the prose anew, as the build wrote them. */
async function relabelProse(notation: Notation): Promise<void> {
  // Without an engine every figure says so; the prose keeps the letters it has.
  const engine = await loadEngine().catch(() => undefined);
  if (!engine || wanted !== notation) return;
  for (const holder of document.querySelectorAll<HTMLElement>('[data-formula]')) {
    holder.replaceChildren(parseMathml(engine.formula(holder.dataset.formula ?? '', notation).mathml, holder.localName === 'div' ? 'block' : 'inline'));
  }
  for (const holder of document.querySelectorAll<HTMLElement>('[data-symbol]')) {
    holder.replaceChildren(parseMathml(engine.symbol(holder.dataset.symbol ?? '', notation).mathml));
  }
}
