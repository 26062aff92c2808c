// The queue of the laboratory: equal runs once, later wishes first, cancelled at once, broken benches replaced.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { MARKS } from '../../www/elements/legend.ts';
import { toCsv } from '../../www/figures/kit/experiment/csv.ts';
import { equal } from '../../www/figures/kit/equal.ts';
import { seedBand } from '../../www/figures/kit/experiment/bands.ts';
import { type Cell, createScene } from '../../www/figures/kit/experiment/scene.ts';
import { createRuns } from '../../www/figures/kit/experiment/runs.ts';
import { en as strings } from '../../www/strings/en.ts';
import { type Bench, BenchBroke, createLab, type History, keyOf, type Run } from '../../www/lab.ts';

/** Benches whose jobs a test ends by hand. */
function workshop(most = 1) {
  const jobs: { name: string; settings: Run['settings']; finish(history: History): void; fail(error: Error): void }[] = [];
  let [opened, stopped] = [0, 0];
  const open = async (): Promise<Bench> => {
    opened += 1;
    return {
      compute: (name, settings) => new Promise((finish, fail) => jobs.push({ name, settings, finish, fail })),
      stop: () => void (stopped += 1),
    };
  };
  return { lab: createLab(open, most), jobs, counts: () => ({ opened, stopped }) };
}

const run = (name: string, settings: Run['settings'] = {}): Run => ({ name, settings });
const history = (value = 1, series: History['series'] = {}): History => ({ numbers: { value }, series });
const settle = () => new Promise((done) => setTimeout(done));

test('equal runs are computed once and known afterwards, whatever the order of their settings', async () => {
  const { lab, jobs } = workshop();
  const heard: string[] = [];
  lab.order([run('a', { x: 1, y: 2 }), run('a', { y: 2, x: 1 })], { finished: ({ name }) => heard.push(name) });
  await settle();
  jobs[0]?.finish(history(7));
  await settle();
  assert.equal(jobs.length, 1);
  assert.deepEqual(heard, ['a']);
  assert.equal(lab.peek(run('a', { y: 2, x: 1 }))?.numbers.value, 7);
  assert.equal(lab.peek(run('a', { x: 1, y: 3 })), undefined);
  assert.notEqual(keyOf(run('a', { x: Float64Array.of(0.1) })), keyOf(run('a', { x: Float64Array.of(0.2) })));
});

test('a later order overtakes what has not begun', async () => {
  const { lab, jobs } = workshop();
  lab.order([run('1'), run('2')], {});
  await settle();
  lab.order([run('3')], {});
  jobs[0]?.finish(history());
  await settle();
  assert.deepEqual(jobs.map(({ name }) => name), ['1', '3']);
});

test('cancelling ends a bench at its work, but not what somebody else waits for', async () => {
  const { lab, jobs, counts } = workshop(2);
  const heard: string[] = [];
  const first = lab.order([run('1'), run('2'), run('3')], { finished: ({ name }) => heard.push(name) });
  lab.order([run('2')], { finished: ({ name }) => heard.push(`again ${name}`) });
  await settle();
  first.cancel();
  assert.deepEqual(counts(), { opened: 2, stopped: 1 });
  for (const job of jobs) job.finish(history());
  await settle();
  assert.deepEqual(heard, ['again 2']);
  assert.deepEqual(jobs.map(({ name }) => name).sort(), ['1', '2']);
  lab.order([run('1')], { finished: ({ name }) => heard.push(name) });
  await settle();
  jobs.at(-1)?.finish(history());
  await settle();
  assert.deepEqual(heard, ['again 2', '1']);
});

test('a bench that breaks is replaced once; a bad setting is final', async () => {
  const { lab, jobs, counts } = workshop();
  const failed: string[] = [];
  lab.order([run('1')], { failed: ({ name }, error) => failed.push(`${name} ${error.name}`) });
  await settle();
  jobs[0]?.fail(new BenchBroke('killed'));
  await settle();
  assert.deepEqual(counts(), { opened: 2, stopped: 1 });
  jobs[1]?.fail(new BenchBroke('killed'));
  await settle();
  assert.deepEqual(failed, ['1 BenchBroke']);
  assert.equal(lab.fault(run('1')), undefined);
  lab.order([run('2')], { failed: ({ name }) => failed.push(name) });
  await settle();
  jobs[2]?.fail(Object.assign(new Error('no'), { key: 'bad-parameter' }));
  await settle();
  assert.match(lab.fault(run('2'))?.message ?? '', /no/);
  assert.deepEqual(failed, ['1 BenchBroke', '2']);
});

test('a run that needs another gets its series as settings', async () => {
  const { lab, jobs } = workshop();
  const training = run('train', { seed: 1 });
  const later: Run = { ...run('use', { noise: 2 }), after: { run: training, take: ['parameters'] } };
  lab.order([later], {});
  await settle();
  assert.deepEqual(jobs.map(({ name }) => name), ['train']);
  jobs[0]?.finish(history(1, { parameters: Float64Array.of(3), losses: Float64Array.of(4) }));
  await settle();
  assert.deepEqual(jobs[1]?.settings, { noise: 2, parameters: Float64Array.of(3) });
});

test('without a place to compute, runs and those that need them fail, and may be asked for again', async () => {
  let offline = true;
  const { jobs } = workshop();
  const lab = createLab(async () => {
    if (offline) throw new TypeError('Failed to fetch');
    return { compute: (name, settings) => new Promise((finish) => jobs.push({ name, settings, finish, fail: () => undefined })), stop: () => undefined };
  }, 1);
  const after = { ...run('second'), after: { run: run('first'), take: ['weights'] } };
  const told: string[] = [];
  lab.order([after], { failed: ({ name }, error) => told.push(`${name}: ${error.message}`) });
  await settle();
  assert.deepEqual(told, ['first: Failed to fetch', 'second: Failed to fetch']);
  assert.equal(lab.fault(after), undefined);
  offline = false;
  lab.order([after], {});
  await settle();
  assert.deepEqual(jobs.map(({ name }) => name), ['first']);
});

test('an order that cannot be done ends, says why, and can be started again', async () => {
  let offline = true;
  const { lab, jobs } = workshop();
  const cut = createLab(() => Promise.reject(new TypeError('Failed to fetch')), 1);
  const runs = createRuns(() => (offline ? cut : lab), () => undefined);
  runs.want([run('a'), run('b')], false);
  runs.start();
  assert.equal(runs.kind, 'running');
  await settle();
  await settle();
  assert.deepEqual([runs.kind, runs.stopped, runs.done, runs.faults.length], ['waiting', true, 0, 2]);
  offline = false;
  runs.start();
  await settle();
  jobs[0]?.finish(history());
  await settle();
  jobs[1]?.finish(history());
  await settle();
  assert.deepEqual([runs.kind, runs.done, runs.faults.length], ['done', 2, 0]);
  runs.destroy();
});

test('the CSV of the runs holds every number in full', () => {
  const cell = { id: 'pre:0.1', ...run('learning-rate', { norm: 'pre', rate: 0.1 }) };
  const text = toCsv([{ cell, history: history(0.1 + 0.2, { losses: Float64Array.of(1, Infinity) }) }]);
  assert.deepEqual(text.trimEnd().split('\n'), [
    'experiment,run,norm,rate,name,index,value',
    'learning-rate,pre:0.1,pre,0.1,value,,0.30000000000000004',
    'learning-rate,pre:0.1,pre,0.1,losses,0,1',
    'learning-rate,pre:0.1,pre,0.1,losses,1,Infinity',
  ]);
});

test('legends have the dash and the dot of src/plot/theme.rs', () => {
  const source = readFileSync(new URL('../../src/plot/theme.rs', import.meta.url), 'utf8');
  const rows = [...source.matchAll(/row\(Hue::\w+,\s*"(\w+)",\s*\[[^\]]*\],\s*&\[([^\]]*)\],\s*Marker::(\w+)\)/g)];
  const drawn = rows.map(([, id, dash = '', marker]) => [id, [dash.split(',').filter((part) => part.trim()).map(Number).join(' '), marker]]);
  assert.ok(drawn.length > 10);
  assert.deepEqual(MARKS, Object.fromEntries(drawn));
});

test('what was computed first is forgotten first, by how much it holds', async () => {
  const { lab, jobs } = workshop();
  const large = { many: { length: 2_000_000 } as Float64Array };
  for (const name of ['1', '2', '3']) {
    lab.order([run(name)], {});
    await settle();
    jobs.at(-1)?.finish(history(0, large));
    await settle();
  }
  assert.deepEqual(['1', '2', '3'].map((name) => lab.peek(run(name)) !== undefined), [false, true, true]);
});

/** A scene over two seeds whose laboratory knows the spreads that a test gives. */
function sceneOf(known: Map<string, History>, spreads?: History) {
  const asked: Run[] = [];
  const cells = (seed: number): Cell[] => [{ id: 'run', name: 'run', settings: { seed } }];
  const engine = { writeNumber: (value: number) => String(value) } as unknown as Parameters<typeof createScene>[0]['engine'];
  const scene = createScene({ state: {}, words: {}, common: strings.experiment, engine, seeds: [1, 2], middle: 'mean', cells, set: () => undefined }, {
    peek: (one) => known.get(keyOf(one)),
    ask: (one) => (asked.push(one), spreads),
  });
  return { scene, asked };
}

test('many numbers over the seeds are asked for at once; until all seeds are there, the first one speaks', () => {
  const of = (seed: number, values: number[]): [string, History] => [keyOf(run('run', { seed })), history(0, { layer: Float64Array.from(values) })];
  const pick = ({ series }: History) => series.layer;
  const { scene: early, asked: none } = sceneOf(new Map([of(1, [1, 2])]));
  assert.deepEqual(early.overAll('run', pick).map(({ mean, count }) => [mean, count]), [[1, 1], [2, 1]]);
  assert.equal(early.writeSpread(early.overAll('run', pick)[1]), '2');
  assert.equal(none.length, 0);
  const columns = { mean: [2, 3], median: [2, 3], deviation: [1.5, 1], lowest: [1, 2], highest: [3, 4] };
  const spreads = history(0, Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values)])));
  const { scene, asked } = sceneOf(new Map([of(1, [1, 2]), of(2, [3, 4])]), spreads);
  const found = scene.overAll('run', pick);
  assert.deepEqual(Array.from(asked[0]?.settings.values as Float64Array), [1, 2, 3, 4]);
  assert.equal(asked[0]?.settings.seeds, 2);
  assert.equal(scene.writeSpread(found[0]), '2\u00a0±\u00a01.5');
  assert.deepEqual(seedBand([1, 2], found, 'with'), [{ x: Float64Array.of(1, 2), low: Float64Array.of(1, 2), high: Float64Array.of(3, 4), hue: 'with' }]);
  assert.deepEqual(seedBand([1, 2], early.overAll('run', pick), 'with'), []);
  assert.equal(scene.write(Number.NaN), '–');
  assert.equal(scene.write(undefined), '…');
});

test('pictures are the same when every number is', () => {
  const plot = (y: number[]) => ({ curves: { levels: [1], series: [{ y: Float64Array.from(y), hue: 'with' }] } });
  assert.ok(equal(plot([1, Number.NaN]), plot([1, Number.NaN])));
  assert.ok(!equal(plot([1, 2]), plot([1, 3])) && !equal(plot([1, 2]), plot([1])) && !equal(plot([1]), undefined) && !equal({ a: undefined }, { b: undefined }));
});
