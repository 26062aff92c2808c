// Just enough of ONNX's protobuf to write a graph of a few operators for onnxruntime-web.

const varint = (value) => {
  const bytes = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 128);
  }
};
const text = (value) => [...new TextEncoder().encode(value)];
const number = (field, value) => [...varint(field * 8), ...varint(value)];
const bytes = (field, value) => [...varint(field * 8 + 2), ...varint(value.length), ...value];
const float = (field, value) => [...varint(field * 8 + 5), ...new Uint8Array(Float32Array.of(value).buffer)];

const FLOAT = 1;

/** A named tensor of singles. */
function value(name, shape) {
  const dimensions = shape.flatMap((size) => bytes(1, number(1, size)));
  const type = bytes(1, [...number(1, FLOAT), ...bytes(2, dimensions)]);
  return [...bytes(1, text(name)), ...bytes(2, type)];
}

/** An operator; attributes are a single, a whole number or a list of whole numbers. */
function node([operator, inputs, outputs, attributes = {}]) {
  const attribute = ([name, given]) => {
    const kind = Array.isArray(given) ? 7 : Number.isInteger(given) ? 2 : 1;
    const content = kind === 7 ? given.flatMap((one) => number(8, one)) : kind === 2 ? number(3, given) : float(2, given);
    return bytes(5, [...bytes(1, text(name)), ...content, ...number(20, kind)]);
  };
  return [
    ...inputs.flatMap((name) => bytes(1, text(name))),
    ...outputs.flatMap((name) => bytes(2, text(name))),
    ...bytes(4, text(operator)),
    ...Object.entries(attributes).flatMap(attribute),
  ];
}

/** A model: operators, constant numbers (a list, one each), inputs and outputs with their shapes. */
export function model({ nodes, constants = {}, inputs, outputs }) {
  const constant = ([name, values]) => bytes(5, [...number(1, values.length), ...number(2, FLOAT), ...bytes(8, text(name)), ...bytes(9, [...new Uint8Array(Float32Array.from(values).buffer)])]);
  const named = (field) => ([name, shape]) => bytes(field, value(name, shape));
  const graph = [
    ...nodes.flatMap((one) => bytes(1, node(one))),
    ...bytes(2, text('batch-norm')),
    ...Object.entries(constants).flatMap(constant),
    ...Object.entries(inputs).flatMap(named(11)),
    ...Object.entries(outputs).flatMap(named(12)),
  ];
  return Uint8Array.from([...number(1, 8), ...bytes(7, graph), ...bytes(8, number(2, 17))]);
}
