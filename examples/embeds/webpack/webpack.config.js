import { cpSync } from 'node:fs';

/** Copies the page beside the bundle; any plugin for pages does. */
const page = { apply: (compiler) => compiler.hooks.done.tap('page', () => cpSync('public', 'dist', { recursive: true })) };

export default { mode: 'production', plugins: [page], performance: { hints: false } };
