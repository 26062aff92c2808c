// Words that the controls of several walks share.
import type { Lang } from '../../strings/index.ts';

const en = {
  numbers: 'Numbers', layer: 'Layer', display: 'Display',
  source: 'Batch', size: 'Samples', features: 'Features', seed: 'Seed', draw: 'Draw again', own: 'Use your own numbers', ownName: 'Your own numbers',
  generated: {
    normal: 'Random: normal', shifted: 'Random: shifted and scaled', skewed: 'Random: skewed', bimodal: 'Random: two humps', heavy: 'Random: heavy tails',
  },
  more: 'Add a sample', fewer: 'Remove the last sample',
  epsilon: 'epsilon', gamma: 'scale', beta: 'shift', digits: 'Digits',
  notation: 'Letters', notations: { paper: 'γ · x̂ + β', post: 'β · x̂ + γ' },
  divisor: 'Variance divides by', divisors: { n: 'N', 'n-1': 'N − 1' },
  wrong: 'wrong', right: 'right', histogram: 'Histogram, {name}: {count} values, mean {mean}, standard deviation {deviation}.',
};

export type KitWords = typeof en;

const ko: KitWords = {
  numbers: '데이터', layer: '층', display: '보기',
  source: '배치', size: '표본 수', features: '특성 수', seed: '난수 시드', draw: '다시 뽑기', own: '내 데이터 넣기', ownName: '내 데이터',
  generated: {
    normal: '난수: 정규 분포', shifted: '난수: 옮기고 늘인 분포', skewed: '난수: 치우친 분포', bimodal: '난수: 봉우리 둘', heavy: '난수: 꼬리가 두꺼운 분포',
  },
  more: '표본 추가', fewer: '마지막 표본 삭제',
  epsilon: '엡실론', gamma: '스케일', beta: '시프트', digits: '자릿수',
  notation: '기호', notations: { paper: 'γ · x̂ + β', post: 'β · x̂ + γ' },
  divisor: '분산을 나누는 수', divisors: { n: 'N', 'n-1': 'N − 1' },
  wrong: '틀림', right: '맞음', histogram: '{name}의 히스토그램: 값 {count}개, 평균 {mean}, 표준편차 {deviation}.',
};

export const kitWords: Readonly<Record<Lang, KitWords>> = { en, ko };
