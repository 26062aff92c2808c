// dist/_headers, for hosts that read it: who may frame and fetch, how long a copy is good, and a policy that lets nothing in.
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { RULES } from './head.ts';

/** Pages with a policy. A single file carries its script inside, and must not be held to it. */
const PAGES = ['/', '/embed.html', '/embedding.html', '/chapters/*', '/figure/*', '/ko/*'];

/** Vite plugin; after those that finish the pages. */
export function hostHeaders(): Plugin {
  return {
    name: 'host-headers',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const embed = bundle['embed.html'];
      const html = embed?.type === 'asset' ? String(embed.source) : '';
      const inline = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
      this.emitFile({ type: 'asset', fileName: '_headers', source: headers(inline) });
    },
  };
}

function headers(inline: readonly string[]): string {
  const policy = [...RULES.map((rule) => (rule.startsWith('script-src') ? [rule, ...inline].join(' ') : rule)), 'frame-ancestors *'].join('; ');
  return `# For hosts that read this file (Netlify, Cloudflare Pages); the others need nothing. The paths are those of a site at the root of its host.
/*
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/sw.js
  Cache-Control: no-cache
${PAGES.map((page) => `${page}\n  Content-Security-Policy: ${policy}`).join('\n')}
`;
}
