// Keeps the site for readers who come back without a network: only on its own pages, and after they have been there for a while.
import { siteRoot } from './root.ts';

export function keepOffline(): void {
  const root = siteRoot();
  // Not in a frame: that page is somebody else's.
  if (!import.meta.env.PROD || root === undefined || parent !== window || !location.protocol.startsWith('http') || !('serviceWorker' in navigator)) return;
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  if (connection?.saveData) return;
  // Refused in private windows and where storage is full: the site works without.
  navigator.serviceWorker.register(new URL('sw.js', root)).catch(() => undefined);
}
