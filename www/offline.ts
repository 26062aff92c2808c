// Keeps the site for readers who come back without a network: only on its own pages, and when they have been quiet for a while.
import { siteRoot } from './root.ts';

/** After everything that a reader waits for, so that none of it has to share the line. */
const LATER = 10_000;

export function keepOffline(): void {
  const root = siteRoot();
  // Not in a frame: that page is somebody else's.
  if (!import.meta.env.PROD || root === undefined || parent !== window || !location.protocol.startsWith('http') || !('serviceWorker' in navigator)) return;
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  if (connection?.saveData) return;
  const keep = () => setTimeout(() => {
    // Refused in private windows and where storage is full: the site works without.
    navigator.serviceWorker.register(new URL('sw.js', root)).catch(() => undefined);
  }, LATER);
  if (document.readyState === 'complete') keep();
  else addEventListener('load', keep, { once: true });
}
