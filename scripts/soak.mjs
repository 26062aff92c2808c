// The long soak: `npm run soak`. 10,000 slider moves, 1,000 figures that come and go, 200 runs cancelled half-way.
import { needSite, run } from './run.mjs';

needSite();
const tests = ['--test', '--test-reporter=spec', '--test-timeout=3600000', 'tests/browser/soak.test.mjs'];
process.exit(run(process.execPath, tests, { env: { ...process.env, SOAK: process.env.SOAK ?? '1' } }) ? 0 : 1);
