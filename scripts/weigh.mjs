// Bytes as they travel: raw, gzip and brotli.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** The three sizes of some bytes, each at the strongest setting, as a static host prepares them. */
export function weigh(bytes) {
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  };
}

/** `12345` as `12.3 kB`. */
export function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
