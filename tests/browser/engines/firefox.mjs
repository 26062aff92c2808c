// Firefox, driven by WebDriver BiDi: Firefox speaks it by itself, so that no driver has to be installed or compiled.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';

/** Nothing at start that reaches for the network or asks the reader something. */
const PREFERENCES = {
  'app.update.auto': false, 'app.normandy.enabled': false, 'browser.shell.checkDefaultBrowser': false, 'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false, 'toolkit.telemetry.enabled': false, 'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false, 'browser.safebrowsing.update.enabled': false, 'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'extensions.systemAddon.update.enabled': false, 'remote.active-protocols': 1, 'browser.aboutwelcome.enabled': false, 'datareporting.usage.uploadEnabled': false,
};

export async function openFirefox(program, { width = 1280, height = 900 } = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'bn-firefox-'));
  writeFileSync(join(profile, 'user.js'), Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`).join('\n'));
  const child = spawn(program, ['--headless', '--remote-debugging-port=0', '--no-remote', '--profile', profile, `--width=${width}`, `--height=${height}`, 'about:blank'], {
    // Its crash helper would outlive it.
    stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' },
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const close = async () => {
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 5000).unref();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  try {
    const socket = await connect(`${await addressOf(child)}/session`);
    return { ...await pageOf(socket), name: 'Firefox', close: async () => (socket.close(), close()) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Firefox prints where it listens. */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stderr.on('data', (data) => {
      printed += data;
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(printed)?.[1];
      if (address) resolve(address);
    });
    child.on('exit', () => reject(new Error(`Firefox ended: ${printed.slice(-400)}`)));
  });
}

function connect(address) {
  const socket = new WebSocket(address);
  const waiting = new Map();
  let last = 0;
  socket.on('message', (text) => {
    const { id, type, result, error, message } = JSON.parse(text);
    const call = waiting.get(id);
    if (!call) return;
    waiting.delete(id);
    if (type === 'error') call.reject(new Error(`${error}: ${message}`));
    else call.resolve(result);
  });
  const send = (method, params = {}) => new Promise((resolve, reject) => {
    waiting.set(last += 1, { resolve, reject });
    socket.send(JSON.stringify({ id: last, method, params }));
  });
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve({ send, close: () => socket.close() }));
    socket.on('error', reject);
  });
}

/** The one tab: what `webkit.mjs` gives too. */
async function pageOf({ send }) {
  const { capabilities } = await send('session.new', { capabilities: {} });
  const { contexts: [{ context }] } = await send('browsingContext.getTree');
  const framed = async (frame) => (frame === undefined ? context : (await send('browsingContext.getTree', { root: context })).contexts[0].children[frame].context);
  return {
    version: capabilities.browserVersion,
    goto: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
    async evaluate(code, frame) {
      const { type, result, exceptionDetails } = await send('script.evaluate', { expression: `(async () => JSON.stringify(await (async () => { ${code} })()) ?? 'null')()`, awaitPromise: true, target: { context: await framed(frame) } });
      if (type === 'exception') throw new Error(exceptionDetails.text);
      return JSON.parse(result.value);
    },
    act: (actions) => send('input.performActions', { context, actions }),
  };
}
