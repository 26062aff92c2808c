// Runs other programs: with their output on this terminal, or with their output as text.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository, whatever folder a command was started from. */
export const root = new URL('..', import.meta.url);

/** Runs a program in the repository with its output on this terminal; true when it ended well. */
export function run(program, args, options = {}) {
  const result = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options });
  return result.status === 0;
}

/** What a program prints, or undefined when it is not there or fails. */
export function output(program, args, options = {}) {
  const result = spawnSync(program, args, { cwd: root, encoding: 'utf8', ...options });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/** Runs npm: by the script that runs us when there is one, because `npm` is not a program on Windows. */
export function npm(args, options = {}) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], options);
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}

/** Ends with one plain sentence. */
export function stop(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}

/** Builds the site where it has not been built. */
export function needSite() {
  if (!existsSync(fileURLToPath(new URL('dist/sw.js', root))) && !run(process.execPath, ['scripts/build.mjs'])) stop('The site was not built.');
}
