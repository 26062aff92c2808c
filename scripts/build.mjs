// Builds the site into dist/: `npm run build`.
import { build } from 'vite';

await build();
