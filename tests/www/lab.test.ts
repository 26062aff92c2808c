// The queue of the laboratory: equal runs once, later wishes first, cancelled at once, broken benches replaced.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { MARKS } from '../../www/elements/legend.ts';
import { toCsv } from '../../www/figures/kit/experiment/csv.ts';
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
