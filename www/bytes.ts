// The bytes of a file of the build, which in a single file are part of the address.

/** Where an asset lies, seen from the module that imported its address. */
export function bytesOf(address: string, base: string): Promise<BufferSource> {
  if (address.startsWith('data:')) return Promise.resolve(decode(address));
  // A server that compiles sheets as they are asked for (npm start) must not take this for an import by a module.
  return fetch(new URL(address, base), { headers: { accept: address.endsWith('.css') ? 'text/css' : '*/*' } }).then((response) => response.arrayBuffer());
}

/** A strict policy forbids fetching a data: address, but not its bytes. */
export function decode(address: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (character) => character.charCodeAt(0));
}
