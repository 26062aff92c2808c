// Predict, then reveal: a self-check asks for a guess before its answer opens. Without scripts it is a question and a <details>.
import { h } from '../dom.ts';
import { pickLang } from '../strings/index.ts';

const WORDS = {
  en: { guess: 'Your guess', check: 'Check', right: 'Right: {guess}.', again: 'Not quite: {guess}. Try once more.', other: 'Not quite: {guess}.', empty: 'Type a number first.' },
  ko: { guess: '예상', check: '확인', right: '맞았습니다: {guess}', again: '아쉽습니다: {guess}. 한 번 더 해 보세요.', other: '아쉽습니다: {guess}', empty: '먼저 숫자를 입력하세요.' },
} as const;
type Words = (typeof WORDS)[keyof typeof WORDS];

let count = 0;

/** A number as a person types it: decimal comma, real minus, percent sign. */
function readGuess(text: string): number {
  const plain = text.trim().replace('\u2212', '-').replace(',', '.').replace(/\s*%$/, '');
  return plain === '' ? Number.NaN : Number(plain);
}

/** Whether a typed number is near enough to `data-answer`. */
export function isNear(text: string, answer: number, tolerance: number): boolean {
  return Math.abs(readGuess(text) - answer) <= tolerance + 1e-9;
}

/** Says whether a guess was right. The answer opens at a right guess, or at the second wrong one. */
function judge(details: HTMLDetailsElement, said: HTMLElement, words: Words): (guess: string, right: boolean) => void {
  let wrong = 0;
  return (guess, right) => {
    if (!right) wrong += 1;
    said.textContent = (right ? words.right : wrong < 2 && !details.open ? words.again : words.other).replace('{guess}', () => guess);
    if (right || wrong >= 2) details.open = true;
  };
}

function choices(check: HTMLElement, details: HTMLDetailsElement, said: HTMLElement, words: Words): void {
  const name = `check-${(count += 1)}`;
  const judged = judge(details, said, words);
  for (const item of check.querySelectorAll<HTMLElement>('.options > li')) {
    const label = h('label', null, ...item.childNodes);
    const guess = (label.textContent ?? '').trim().replace(/\.$/, '');
    const input = h('input', { type: 'radio', name, onchange: () => judged(guess, item.hasAttribute('data-right')) });
    label.prepend(input, ' ');
    item.append(label);
  }
}

function numbers(check: HTMLElement, details: HTMLDetailsElement, said: HTMLElement, words: Words): void {
  const input = h('input', { type: 'text', inputmode: 'text', autocomplete: 'off', size: 8 });
  const judged = judge(details, said, words);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!Number.isFinite(readGuess(input.value))) {
      said.textContent = words.empty;
      return;
    }
    const right = isNear(input.value, Number(check.getAttribute('data-answer')), Number(check.getAttribute('data-tolerance')));
    judged(input.value.trim(), right);
  };
  details.before(h('form', { class: 'guess', onsubmit: submit },
    h('label', null, `${words.guess} `, input), ' ', h('button', { type: 'submit', class: 'button' }, words.check)));
}

/** Turns every `.check` of the page into a question that waits for a guess. */
export function enhanceChecks(root: ParentNode, lang: string): void {
  const words = WORDS[pickLang(lang)];
  for (const check of root.querySelectorAll<HTMLElement>('.check')) {
    const details = check.querySelector('details');
    if (!details) continue;
    const said = h('p', { class: 'said', role: 'status' });
    if (check.getAttribute('data-check') === 'number') numbers(check, details, said, words);
    else choices(check, details, said, words);
    details.before(said);
  }
}
