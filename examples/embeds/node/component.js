// As tests of components run: jsdom's document in Node, which has no observers, no canvas and no adopted style sheets.
import assert from 'node:assert/strict';
import { JSDOM, VirtualConsole } from 'jsdom';

const complaints = [];
const virtualConsole = new VirtualConsole();
virtualConsole.on('jsdomError', (error) => complaints.push(error));
const { window } = new JSDOM('<!doctype html><body></body>', { url: 'http://localhost/', pretendToBeVisual: true, virtualConsole });
for (const key of Object.getOwnPropertyNames(window)) {
  const wins = ['Event', 'CustomEvent', 'EventTarget'].includes(key);
  if ((wins || !(key in globalThis)) && !key.startsWith('_')) Object.defineProperty(globalThis, key, { configurable: true, value: window[key] });
}

await import('batch-norm-explained/element');
document.body.innerHTML = '<bn-figure name="walk" step="x_hat" start="0">Your own words.</bn-figure>';
const figure = document.querySelector('bn-figure');
assert.equal(typeof figure.showFigure, 'function');
await new Promise((ready, late) => {
  figure.addEventListener('bn-ready', ready);
  setTimeout(() => late(new Error('no figure after 20 s')), 20_000).unref();
});
const cells = figure.shadowRoot.querySelectorAll('td').length;
figure.setAttribute('epsilon', '0.001');
await new Promise((done) => setTimeout(done, 100));
assert.match(figure.linkState, /epsilon=0.001/);
figure.remove();
await new Promise((done) => setTimeout(done, 100));
console.log(`jsdom: ${cells} cells, ${complaints.length} complaints: ${[...new Set(complaints.map(String))].join('; ')}`);
assert.ok(cells > 3);
process.exit(0);
