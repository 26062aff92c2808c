// English: the words inside elements. Sentences of one figure live beside the figure.
export const en = {
  stepper: {
    label: 'Steps',
    back: 'Step back',
    forward: 'Step forward',
    play: 'Play',
    pause: 'Pause',
    position: 'Step {step} of {count}',
  },
  formula: {
    copy: 'Copy LaTeX',
    copied: 'Copied',
    symbols: 'Symbols in this formula',
  },
  arithmetic: {
    label: 'How this number was made',
    hint: 'Choose any number in the tables: its arithmetic appears here.',
    full: 'All digits',
    edit: 'Change this number',
    release: 'Release',
  },
  table: {
    omitted: '{count} more rows',
    rounded: 'rounded for display',
    row: 'row {row}',
    edit: 'New value for {row}, {column}',
  },
  plot: {
    numbers: 'Numbers behind this picture',
    more: 'and {count} more',
  },
  slider: {
    typed: '{label}, typed',
    range: 'A number from {min} to {max}',
  },
  input: {
    choose: 'Choose a file',
    drop: 'or drop it here. CSV and TSV are read; text columns are left out.',
    paste: 'Paste a table',
    placeholder: 'A\tB\n1.2\t30\n3.4\t50',
    use: 'Use these numbers',
  },
  actions: {
    label: 'This figure',
    undo: 'Undo',
    reset: 'Reset',
  },
  notes: {
    'bad-value': 'The link asks for {field} = “{value}”, which is not possible here. The usual value is used.',
    clamped: 'The link asks for {field} = {value}, beyond what this figure can do. The nearest value is used.',
    data: 'The numbers of this link did not travel with it. The first example is shown instead.',
  },
  engine: {
    loading: 'Loading the numbers…',
    failed: 'This browser or this site does not let the figure compute (WebAssembly). What you see is its first state.',
    stopped: 'The computation stopped on an internal error. Your settings are kept.',
    restart: 'Start it again',
    unknown: 'There is no figure called “{name}”.',
  },
  errors: {
    unknown: 'These numbers could not be used: {message}',
  } as Readonly<Record<string, string>>,
};
