// The two messages between a page and the frames on it. A height is no secret: they go to any origin, and are checked on arrival.

/** From a frame: how tall its content is. */
export interface HeightMessage {
  readonly source: 'bn-figure';
  readonly type: 'height';
  readonly height: number;
}

/** From the page: somebody listens. */
export interface HelloMessage {
  readonly source: 'bn-frame';
  readonly type: 'hello';
}

/** Below this a frame has not been laid out. */
export const LEAST = 40;

export function isHello(data: unknown): data is HelloMessage {
  return says(data, 'bn-frame', 'hello');
}

/** The height that a message tells; undefined for anything else. */
export function toldHeight(data: unknown): number | undefined {
  if (!says(data, 'bn-figure', 'height')) return undefined;
  const { height } = data as { readonly height?: unknown };
  return typeof height === 'number' && Number.isFinite(height) && height >= LEAST ? height : undefined;
}

function says(data: unknown, source: string, type: string): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const message = data as { readonly source?: unknown; readonly type?: unknown };
  return message.source === source && message.type === type;
}
