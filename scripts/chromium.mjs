// Finds the Chromium that the browser tests drive, whole or as the shell that has its engine alone.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { output, run } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'chrome.exe'];
const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell', 'chrome-headless-shell.exe'];

/** The path of a Chromium or Chrome, or undefined. */
export function findChromium() {
  return [...named(), ...onPath(NAMES), ...usualPlaces(), ...playwrightCache(BUILDS.whole)].find((path) => existsSync(path));
}

/** The path of a headless shell, which opens a page a third quicker than the whole of Chromium, or undefined. */
export function findShell() {
  return [...named(), ...onPath(SHELLS), ...playwrightCache(BUILDS.shell)].find((path) => existsSync(path));
}

function named() {
  return process.env.CHROME ? [process.env.CHROME] : [];
}

function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function usualPlaces() {
  const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
  return [
    '/usr/bin/chromium',
    '/usr/lib/chromium/chromium',
    '/opt/google/chrome/chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...programs.filter(Boolean).flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
  ];
}

/** What `npx playwright-core install chromium` leaves: folders and the programs in them. */
const BUILDS = {
  whole: {
    folder: /^chromium-(\d+)$/,
    programs: [
      ['chrome-linux', 'chrome'],
      ['chrome-linux64', 'chrome'],
      ['chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'],
      ['chrome-win', 'chrome.exe'],
      ['chrome-win64', 'chrome.exe'],
    ],
  },
  shell: {
    folder: /^chromium_headless_shell-(\d+)$/,
    programs: ['linux', 'linux64', 'mac-x64', 'mac-arm64', 'win64'].flatMap((system) => SHELLS.map((name) => [`chrome-headless-shell-${system}`, name])),
  },
};

/** Its programs, newest first. */
function playwrightCache({ folder, programs }) {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    {
      darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
      win32: join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
    }[process.platform] ??
    join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(cache)) return [];
  const number = (name) => Number(folder.exec(name)?.[1] ?? 0);
  const builds = readdirSync(cache).filter((name) => folder.test(name));
  builds.sort((a, b) => number(b) - number(a));
  return builds.flatMap((build) => programs.map((program) => join(cache, build, ...program)));
}

/** Installs Chromium where that is one safe command: Debian, as root. True when it did. */
export function installChromium() {
  if (!isDebianRoot()) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // The fonts: without any, text has no width; the Korean one is the smallest that Debian has.
  const packages = ['chromium', 'chromium-headless-shell', 'fonts-liberation', 'fonts-nanum'];
  return (
    run('apt-get', ['update'], { env }) && run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env })
  );
}

/** Whether packages can be installed without asking anybody. */
export function isDebianRoot() {
  return process.getuid?.() === 0 && isDebian() && output('apt-get', ['--version']) !== undefined;
}

function isDebian() {
  // Ubuntu's package of the same name only points to a snap, which a container cannot install.
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}
