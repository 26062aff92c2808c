// The words of the two pictures.
import type { Lang } from '../../strings/index.ts';

export interface PlotWords {
  /** Symbols at the mean and at one standard deviation. */
  readonly marks: [string, string];
  readonly stages: Readonly<Record<string, string>>;
  readonly distribution: string;
  readonly cloud: string;
}

export const plotWords: Readonly<Record<Lang, PlotWords>> = {
  en: {
    marks: ['μ', 'σ'],
    stages: { x: 'before', deviation: 'centred', x_hat: 'centred and scaled', y: 'after scale and shift', line: 'after the one line' },
    distribution: 'Histogram of feature {name}, {stage}: {count} values, mean {mean}, standard deviation {deviation}.',
    cloud: 'Points of feature {name} against {other}, {stage}: {count} samples, means {mean} and {otherMean}, standard deviations {deviation} and {otherDeviation}.',
  },
  ko: {
    marks: ['μ', 'σ'],
    stages: { x: '처음 값', deviation: '평균을 뺀 값', x_hat: '표준편차로 나눈 값', y: '스케일과 시프트를 거친 값', line: '한 줄로 계산한 값' },
    distribution: '특성 {name}의 히스토그램({stage}): 값 {count}개, 평균 {mean}, 표준편차 {deviation}.',
    cloud: '특성 {name}과 {other}의 산점도({stage}): 표본 {count}개, 평균 {mean}와 {otherMean}, 표준편차 {deviation}와 {otherDeviation}.',
  },
};
