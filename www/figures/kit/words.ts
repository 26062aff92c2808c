// Words that the controls of several walks share.
import type { Lang } from '../../strings/index.ts';

const en = {
  groups: { numbers: 'Numbers', layer: 'Layer', view: 'Display' } as Readonly<Record<string, string>>,
  fields: {
    source: 'Batch', size: 'Samples', features: 'Features', gamma: 'scale', beta: 'shift', epsilon: 'epsilon', notation: 'Letters', digits: 'Digits', divisor: 'Variance divides by',
  } as Readonly<Record<string, string>>,
  options: {
    source: {
      hand: 'By hand: 2, 4, 5, 6, 8', normal: 'Random: normal', shifted: 'Random: shifted and scaled', skewed: 'Random: skewed', bimodal: 'Random: two humps',
      heavy: 'Random: heavy tails', own: 'Your own numbers',
    },
    notation: { paper: 'γ · x̂ + β', post: 'β · x̂ + γ' }, divisor: { n: 'N', 'n-1': 'N − 1' },
  } as Readonly<Record<string, Readonly<Record<string, string>>>>,
  draw: 'Draw again', own: 'Use your own numbers',
  more: 'Add a sample', fewer: 'Remove the last sample',
  wrong: 'wrong', right: 'right', histogram: 'Histogram, {name}: {count} values, mean {mean}, standard deviation {deviation}.',
};

export type KitWords = typeof en;

const ko: KitWords = {
  groups: { numbers: '데이터', layer: '층', view: '보기' },
  fields: {
    source: '배치', size: '표본 수', features: '특성 수', gamma: '스케일', beta: '시프트', epsilon: '엡실론', notation: '기호', digits: '자릿수', divisor: '분산을 나누는 수',
  },
  options: {
    source: {
      hand: '손으로: 2, 4, 5, 6, 8', normal: '난수: 정규분포', shifted: '난수: 옮기고 늘인 분포', skewed: '난수: 치우친 분포', bimodal: '난수: 봉우리 둘',
      heavy: '난수: 꼬리가 두꺼운 분포', own: '내 데이터',
    },
    notation: { paper: 'γ · x̂ + β', post: 'β · x̂ + γ' }, divisor: { n: 'N', 'n-1': 'N − 1' },
  },
  draw: '다시 뽑기', own: '내 데이터 넣기',
  more: '표본 추가', fewer: '마지막 표본 삭제',
  wrong: '틀림', right: '맞음', histogram: '{name}의 히스토그램: 값 {count}개, 평균 {mean}, 표준편차 {deviation}.',
};

export const kitWords: Readonly<Record<Lang, KitWords>> = { en, ko };
