// The words that experiments share: settings of networks, progress, what is taken away.
import type { Lang } from '../../../strings/index.ts';

const en = {
  fields: {
    data: 'Data', activation: 'Activation', depth: 'Hidden layers', width: 'Units per layer', gain: 'Initial weights, times', lr: 'Learning rate',
    norm: 'Normalization', batch: 'Batch size', steps: 'Steps', seed: 'Seed', seeds: 'Repetitions',
  } as Readonly<Record<string, string>>,
  options: {
    data: { spirals: 'Spirals', digits: 'Digits' },
    activation: { relu: 'ReLU', tanh: 'tanh', sigmoid: 'Sigmoid' },
    norm: { none: 'None', pre: 'BN before the activation', post: 'BN after the activation', group: 'Group norm' },
    seeds: { 1: '1 seed', 5: '5 seeds' },
  } as Readonly<Record<string, Readonly<Record<string, string>>>>,
  arms: { none: 'without BN', with: 'with BN', pre: 'BN before the activation', post: 'BN after the activation', group: 'group norm' } as Readonly<Record<string, string>>,
  groups: { network: 'Network', more: 'More', runs: 'Runs', view: 'Display' } as Readonly<Record<string, string>>,
  run: 'Run', cancel: 'Cancel', progress: 'Progress of the runs',
  waiting: '{total} runs to do', stopped: 'Stopped after {done} of {total} runs', running: '{done} of {total} runs', left: '{done} of {total} runs, about {seconds} s left',
  done: '{total} runs, computed here', one: '1 run, computed here', failed: '{count} of the runs could not be done: {message}', broke: 'the part of this page that computes did not load, or stopped ({message}).',
  onPage: 'This page does not allow background work. The runs are computed between other things, and the page may hesitate.',
  more: 'All pictures and numbers', csv: 'All runs (CSV)',
  middles: { mean: 'Means', median: 'Medians' },
  seedsNote: '{middle} over seeds {first} to {last}; pale areas reach from the lowest seed to the highest, ± is one standard deviation.',
  wholeSet: 'whole training set', miniBatch: 'mini-batches', step: 'step', chance: 'guessing', loss: 'Loss', layer: 'layer',
  trainingPlot: 'Loss on the whole training set, {what}',
  trainingSummary: 'Loss while training, {what}. At the end on the whole training set: {ends}.',
};

export type CommonWords = typeof en;

const ko: CommonWords = {
  fields: {
    data: '데이터', activation: '활성화 함수', depth: '은닉층 수', width: '층마다 유닛 수', gain: '처음 가중치의 배율', lr: '학습률',
    norm: '정규화', batch: '배치 크기', steps: '걸음 수', seed: '시드', seeds: '반복',
  },
  options: {
    data: { spirals: '소용돌이', digits: '숫자 그림' },
    activation: { relu: '렐루', tanh: 'tanh', sigmoid: '시그모이드' },
    norm: { none: '없음', pre: '활성화 함수 앞에 BN', post: '활성화 함수 뒤에 BN', group: '그룹 정규화' },
    seeds: { 1: '시드 1개', 5: '시드 5개' },
  },
  arms: { none: 'BN 없음', with: 'BN 있음', pre: '활성화 함수 앞에 BN', post: '활성화 함수 뒤에 BN', group: '그룹 정규화' },
  groups: { network: '신경망', more: '더 보기', runs: '실행', view: '보기' },
  run: '실행', cancel: '취소', progress: '실행 진행 상황',
  waiting: '실행할 학습 {total}번', stopped: '{total}번 가운데 {done}번 뒤에 멈춤', running: '{total}번 가운데 {done}번', left: '{total}번 가운데 {done}번, 약 {seconds}초 남음',
  done: '{total}번 모두 이 브라우저에서 계산했습니다', one: '이 브라우저에서 한 번 계산했습니다', failed: '{count}번은 실행하지 못했습니다: {message}', broke: '계산하는 부분을 불러오지 못했거나 중간에 멈췄습니다({message}).',
  onPage: '이 페이지에서는 백그라운드 작업을 할 수 없습니다. 다른 일 사이사이에 계산하므로 페이지가 잠깐씩 멈출 수 있습니다.',
  more: '모든 그림과 숫자', csv: '모든 실행(CSV)',
  middles: { mean: '평균', median: '중앙값' },
  seedsNote: '시드 {first}부터 {last}까지의 {middle}입니다. 옅은 띠는 가장 낮은 시드에서 가장 높은 시드까지이고, ±는 표준편차입니다.',
  wholeSet: '전체 학습 데이터', miniBatch: '미니배치', step: '걸음', chance: '찍을 때', loss: '손실', layer: '층',
  trainingPlot: '전체 학습 데이터에서 잰 손실, {what}',
  trainingSummary: '학습하는 동안의 손실, {what}. 마지막에 전체 학습 데이터에서 잰 값: {ends}.',
};

export const commonWords: Readonly<Record<Lang, CommonWords>> = { en, ko };
