// A million cases: `npm run fuzz`. Half of them cross the boundary of the modules, the others stay in Rust.
// FUZZ says how many calls, PROPTEST_CASES how many cases each property gets, STATES how many addresses a browser gets, SEED where
// the calls begin.
import { needSite, run } from './run.mjs';

const env = { PROPTEST_CASES: '10000', FUZZ: '500000', STATES: '10000', SEED: String(Date.now() % 1e9), ...process.env };
const steps = [
  ['cargo', ['test', '--locked', '--workspace', '--release', '--test', 'data_random', '--test', 'digits', '--test', 'plots', '--test', 'properties']],
  [process.execPath, ['--test', '--test-reporter=spec', 'tests/node/fuzz.test.mjs']],
  [process.execPath, ['--import', './scripts/ts.mjs', '--test', '--test-reporter=spec', 'tests/www/states.test.ts']],
  [process.execPath, ['--import', './scripts/ts.mjs', '--test', '--test-reporter=spec', '--test-name-pattern=malformed queries, each', 'tests/browser/embed-states.test.mjs']],
];
needSite();
process.exit(steps.every(([program, args]) => run(program, args, { env })) ? 0 : 1);
