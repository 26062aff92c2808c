// What benches/bench.mjs calls in the browser.
import { compute, setUp } from './compute.js';
import { redraw } from './redraw.js';
import { training } from './training.js';

window.bench = { compute, redraw, setUp, training };
