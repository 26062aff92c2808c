// What an experiment measured, as figures, files and statistics over seeds take it: numbers and series by name.

/** Numbers and series by name. */
export interface History {
  readonly numbers: Readonly<Record<string, number>>;
  readonly series: Readonly<Record<string, Float64Array>>;
}

/**
 * Flattens the outcome of an experiment. `test: { accuracy }` becomes the number `testAccuracy`. A list of numbers becomes a series.
 * A list of records (layers, checkpoints) becomes one series for each number in them; a series in record 3 is called `3.name`.
 */
export function historyOf(outcome: object): History {
  const numbers: Record<string, number> = {};
  const series: Record<string, Float64Array> = {};
  const visit = (value: unknown, name: string) => {
    if (typeof value === 'number' || typeof value === 'boolean') numbers[name] = Number(value);
    else if (Array.isArray(value)) visitList(value, name);
    else if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) visit(inner, name === '' ? key : name + key.charAt(0).toUpperCase() + key.slice(1));
  };
  const visitList = (values: readonly unknown[], name: string) => {
    if (values.every((value) => typeof value === 'number')) {
      series[name] = Float64Array.from(values);
      return;
    }
    const records = values.map((value) => historyOf(value as object));
    for (const key of Object.keys(records[0]?.numbers ?? {})) series[key] = Float64Array.from(records, (record) => record.numbers[key] ?? Number.NaN);
    for (const [index, record] of records.entries()) for (const [key, inner] of Object.entries(record.series)) series[`${index}.${key}`] = inner;
  };
  visit(outcome, '');
  return { numbers, series };
}
