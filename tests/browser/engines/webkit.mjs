// WebKitGTK, driven by the WebDriver of its Debian package over plain HTTP. It has no headless mode: it gets a display of its own.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

export async function openWebkit({ driver, browser, xvfb }, { width = 1280, height = 900 } = {}) {
  const screen = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const children = [screen];
  const close = async () => {
    for (const child of children.reverse()) await ended(child);
  };
  try {
    const display = await displayOf(screen);
    const port = await freePort();
    const service = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], { env: { ...process.env, DISPLAY: `:${display}`, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' }, stdio: 'ignore' });
    children.push(service);
    const call = await callsTo(`http://127.0.0.1:${port}`, service);
    const { sessionId, capabilities } = await call('POST', '/session', { capabilities: { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } } } });
    const session = (method, path, body) => call(method, `/session/${sessionId}${path}`, body);
    await session('POST', '/window/rect', { width, height });
    return { ...pageOf(session), name: 'WebKitGTK', version: capabilities.browserVersion, close: async () => (await session('DELETE', '').catch(() => undefined), close()) };
  } catch (error) {
    await close();
    throw error;
  }
}

function displayOf(screen) {
  return new Promise((resolve, reject) => {
    let printed = '';
    screen.stdio[3].on('data', (data) => {
      printed += data;
      if (printed.includes('\n')) resolve(printed.trim());
    });
    screen.on('exit', () => reject(new Error('Xvfb ended')));
  });
}

function ended(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.on('exit', resolve);
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 3000).unref();
  });
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Calls of the protocol, once the service answers. */
async function callsTo(root, service) {
  const call = async (method, path, body) => {
    const response = await fetch(root + path, { method, signal: AbortSignal.timeout(60_000), ...(body ? { body: JSON.stringify(body) } : {}) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (let left = 100; service.exitCode === null; left -= 1) {
    try {
      await call('GET', '/status');
      return call;
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('WebKitWebDriver ended');
}

function pageOf(session) {
  const script = 'const done = arguments[arguments.length - 1]; (async () => { CODE })().then((value) => done({ value }), (error) => done({ error: String(error) }));';
  return {
    goto: (url) => session('POST', '/url', { url }),
    async evaluate(code, frame) {
      if (frame !== undefined) await session('POST', '/frame', { id: frame });
      const { value, error } = await session('POST', '/execute/async', { script: script.replace('CODE', () => code), args: [] }).finally(() => frame !== undefined && session('POST', '/frame', { id: null }));
      if (error) throw new Error(error);
      return value;
    },
    act: (actions) => session('POST', '/actions', { actions }),
  };
}
