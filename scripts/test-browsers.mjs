// `npm run test:browsers`: adds the other engines and the blog software where it can, and runs what needs them; a missing one is a failure.
import { installEngines } from './engines.mjs';
import { needSite, run } from './run.mjs';

installEngines();
needSite();
const files = ['engines', 'embed-blogs'].map((name) => `tests/browser/${name}.test.mjs`);
const args = ['--import', './scripts/ts.mjs', '--test', '--test-reporter=spec', '--test-timeout=900000', '--test-concurrency=1', ...files];
process.exit(run(process.execPath, args, { env: { ...process.env, BN_ENGINES: 'insist' } }) ? 0 : 1);
