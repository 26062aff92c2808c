// Finds Firefox and WebKitGTK for the tests that run in every engine, and installs them where that is one safe command.
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isDebianRoot } from './chromium.mjs';
import { run } from './run.mjs';

/** The programs that drive the other engines; what is not there is undefined. */
export function programs() {
  return {
    firefox: first([process.env.FIREFOX, ...onPath('firefox-esr'), ...onPath('firefox'), '/Applications/Firefox.app/Contents/MacOS/firefox']),
    webkit: { driver: first([process.env.WEBKITDRIVER, ...onPath('WebKitWebDriver')]), browser: first([process.env.MINIBROWSER, ...miniBrowsers()]), xvfb: first(onPath('Xvfb')) },
    hugo: first([process.env.HUGO, ...onPath('hugo')]),
    mkdocs: first([process.env.MKDOCS, ...onPath('mkdocs'), VENV_MKDOCS]),
  };
}

/** For each engine and blog what a person would have to install; undefined where nothing is missing. */
export function missingEngines({ firefox, webkit, hugo, mkdocs } = programs()) {
  const lacking = Object.entries({ WebKitWebDriver: webkit.driver, MiniBrowser: webkit.browser, Xvfb: webkit.xvfb }).filter(([, path]) => !path).map(([name]) => name);
  return {
    firefox: firefox ? undefined : 'Firefox',
    webkit: lacking.length > 0 ? lacking.join(', ') : undefined,
    hugo: hugo ? undefined : 'hugo',
    mkdocs: mkdocs ? undefined : 'mkdocs',
  };
}

/** Debian packages of everything above; Korean letters need a font, and so does text. */
const PACKAGES = ['firefox-esr', 'webkit2gtk-driver', 'xvfb', 'hugo', 'fonts-liberation', 'fonts-nanum'];
const VENV = new URL('../out/mkdocs/', import.meta.url).pathname;
const VENV_MKDOCS = join(VENV, 'bin', 'mkdocs');

/** On Debian as root installs what is missing, and MkDocs into a Python of its own under out/. */
export function installEngines() {
  const missing = missingEngines();
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if ((missing.firefox || missing.webkit || missing.hugo) && isDebianRoot()) {
    run('apt-get', ['update'], { env });
    run('apt-get', ['install', '-y', '--no-install-recommends', ...PACKAGES], { env });
  }
  if (missing.mkdocs && run('python3', ['-m', 'venv', VENV])) run(join(VENV, 'bin', 'pip'), ['install', '--quiet', 'mkdocs==1.6.1']);
}

function first(paths) {
  return paths.find((path) => path && existsSync(path));
}

function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).filter(Boolean).map((folder) => join(folder, name));
}

/** It belongs to a library, and lies on no path. */
function miniBrowsers() {
  if (!existsSync('/usr/lib')) return [];
  const folders = ['/usr/lib', '/usr/libexec', ...readdirSync('/usr/lib').filter((name) => name.endsWith('-linux-gnu')).map((name) => join('/usr/lib', name))];
  return folders.flatMap((folder) => ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map((version) => join(folder, version, 'MiniBrowser')));
}
