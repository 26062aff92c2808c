// Two people build the same bytes: `npm run reproduce` builds the committed files in two folders of different names and compares what is published.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, root, run, stop } from './run.mjs';

const here = fileURLToPath(root);
const base = mkdtempSync(join(tmpdir(), 'bn-reproduce-'));
const builds = ['one', join('another', 'and-deeper')].map((name) => published(join(base, name)));
rmSync(base, { recursive: true });

const [first, second] = builds;
const differing = [...new Set([...first.keys(), ...second.keys()])].filter((path) => first.get(path) !== second.get(path)).sort();
if (differing.length > 0) stop(`These files differ:\n${differing.join('\n')}`);
console.log(`Two builds in two folders: ${first.size} files, the same bytes.`);

/** Builds in a fresh folder, and gives the checksum of every file that is published. */
function published(folder) {
  mkdirSync(folder, { recursive: true });
  for (const path of execFileSync('git', ['ls-files', '-z'], { cwd: here }).toString().split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(here, path), join(folder, path));
  }
  if (!npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder })) stop('`npm ci` failed.');
  if (!run(process.execPath, ['scripts/build.mjs'], { cwd: folder })) stop('The build failed.');
  const dist = join(folder, 'dist');
  const files = readdirSync(dist, { recursive: true }).filter((path) => statSync(join(dist, path)).isFile());
  return new Map(files.map((path) => [path, createHash('sha256').update(readFileSync(join(dist, path))).digest('hex')]));
}
