// The declarations of a wasm package as data, so that a new function or field is tried without anybody naming it.

/** `{ functions: [{ name, parameters: [{ name, type }] }], types: Map }` of a `.d.ts` text. */
export function readDeclarations(text) {
  // What follows the package's own declarations is plumbing.
  const [own = ''] = text.split(/^export (?:type InitInput|interface InitOutput)/m);
  const tokens = own.replace(/\/\*[^]*?\*\//g, '').match(/"[^"]*"|[A-Za-z_$][\w$]*|=>|\S/g) ?? [];
  const parser = createParser(tokens);
  const types = new Map();
  const functions = [];
  while (!parser.done()) {
    if (!parser.skip('export')) parser.next();
    else if (parser.skip('interface')) types.set(...inherited(parser, types));
    else if (parser.skip('type')) types.set(...named(parser));
    else if (parser.skip('function')) functions.push({ name: parser.next(), parameters: parser.generics().parameters() });
  }
  return { types, functions: functions.filter(({ name }) => !name.startsWith('__')) };
}

/** An interface with the fields of those that it extends, which may be declared later. */
function inherited(parser, types) {
  const name = parser.next();
  const bases = [];
  if (parser.skip('extends')) do bases.push(parser.next()); while (parser.skip(','));
  const own = parser.object();
  return [name, { kind: 'object', get fields() { return [...bases.flatMap((base) => types.get(base)?.fields ?? []), ...own.fields]; } }];
}

function named(parser) {
  const name = parser.next();
  parser.expect('=');
  return [name, parser.type()];
}

function createParser(tokens) {
  let at = 0;
  const next = () => tokens[at++];
  const skip = (token) => tokens[at] === token && ++at > 0;
  const expect = (token) => {
    if (!skip(token)) throw new Error(`expected ${token}, found ${tokens.slice(at - 5, at + 5).join(' ')}`);
  };
  const until = (end, one) => {
    const all = [];
    while (!skip(end)) {
      all.push(one());
      while (skip(',') || skip(';'));
    }
    return all;
  };
  const field = () => {
    skip('readonly');
    const name = next().replaceAll('"', '');
    const optional = skip('?');
    expect(':');
    return { name, optional, type: type() };
  };
  const object = () => {
    expect('{');
    return { kind: 'object', fields: until('}', field) };
  };
  const word = () => {
    const name = next();
    if (name.startsWith('"')) return { kind: 'literal', value: name.slice(1, -1) };
    if (!skip('<')) return { kind: 'word', name };
    return { kind: 'generic', name, given: until('>', type) };
  };
  const grouped = () => {
    const inner = type();
    expect(')');
    return inner;
  };
  const start = () => {
    if (tokens[at] === '{') return object();
    if (skip('[')) return { kind: 'tuple', items: until(']', type) };
    return skip('(') ? grouped() : word();
  };
  const single = () => {
    let found = start();
    while (tokens[at] === '[' && tokens[at + 1] === ']') {
      at += 2;
      found = { kind: 'array', of: found };
    }
    return found;
  };
  const type = () => {
    const options = [single()];
    while (skip('|')) options.push(single());
    return options.length === 1 ? options[0] : { kind: 'union', options };
  };
  const parameters = () => {
    expect('(');
    return until(')', field);
  };
  /** Type parameters say nothing about values. */
  const generics = () => {
    if (skip('<')) while (!skip('>')) at += 1;
    return parser;
  };
  const parser = { done: () => at >= tokens.length, generics, next, skip, expect, object, type, parameters };
  return parser;
}
