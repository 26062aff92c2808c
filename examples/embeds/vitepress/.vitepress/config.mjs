import { defineConfig } from 'vitepress';

// The tag is no component of Vue; its code is loaded by the theme.
export default defineConfig({
  title: 'A page',
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'bn-figure' } } },
  vite: { ssr: { noExternal: ['batch-norm-explained'] } },
});
