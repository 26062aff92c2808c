// The two hooks behind scripts/ts.mjs: find a module as Vite finds it, and strip its types.
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transformWithOxc } from 'vite';

/** Relative imports may leave out `.ts`. */
export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (error) {
    if (!/^\.\.?\//.test(specifier) || /\.\w+(\?|$)/.test(specifier)) throw error;
    return next(`${specifier}.ts`, context);
  }
}

/** TypeScript becomes JavaScript; `?url` and `?inline` imports become the address and the text, as in a build. */
export async function load(url, context, next) {
  const [path, query] = url.split('?');
  if (query === 'url') return source(`export default ${JSON.stringify(path)}`);
  if (query === 'inline' || query === 'raw') return source(`export default ${JSON.stringify(await read(path))}`);
  if (!path.endsWith('.ts')) return next(url, context);
  const { code } = await transformWithOxc(await read(path), fileURLToPath(path), { sourcemap: false });
  return source(globbed(code, path));
}

/** `import.meta.glob('./*\/file.ts')` as Vite has it: every folder that has the file, with what imports it. */
function globbed(code, url) {
  return code.replace(/import\.meta\.glob\(["']\.\/\*\/([\w.-]+)["']\)/g, (_, file) => {
    const folders = readdirSync(new URL('.', url)).filter((folder) => existsSync(new URL(`${folder}/${file}`, url))).sort();
    return `{${folders.map((folder) => `'./${folder}/${file}': () => import('./${folder}/${file}')`).join()}}`;
  });
}

function read(url) {
  return readFile(new URL(url), 'utf8');
}

function source(text) {
  return { format: 'module', source: text, shortCircuit: true };
}
