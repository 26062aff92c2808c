// The words of the dropout experiment.
import type { ExperimentWords } from '../kit/experiment.ts';
import type { Lang } from '../../strings/index.ts';

export interface Words extends ExperimentWords {
  readonly inputs: Readonly<Record<'normal' | 'rectified', string>>;
  readonly plot: string;
  readonly across: string;
  readonly measured: string;
  readonly chosen: string;
  readonly formula: string;
  readonly nets: Readonly<Record<'every' | 'last', string>>;
  readonly caption: string;
  readonly head: readonly string[];
  readonly summary: string;
  readonly seen: string;
  readonly what: string;
}

export const words: Readonly<Record<Lang, Words>> = {
  en: {
    look: 'Dropout spreads the values that BN sees in training, and is gone at test. Which share of the variance is left?',
    caveat: 'What does not appear: harm at small rates. Up to 0.2 the networks lose nothing worth mentioning, and at 0.5 collecting the statistics again repairs the loss more than the accuracy: most of the damage is too much regularization.',
    fields: { rate: 'Drop rate', mean: 'Mean of the normal input' },
    inputs: { normal: 'normal input with mean {mean}', rectified: 'input after ReLU' },
    plot: 'Variance at test over variance in training: formula (lines) and measured (dots)', chosen: 'the drop rate below', across: 'drop rate', measured: 'measured', formula: 'formula',
    nets: { every: 'dropout after every hidden layer', last: 'dropout after the last BN only' },
    caption: 'Test accuracy and loss of a network with drop rate {rate}: with its running statistics, and with statistics collected again without dropout.',
    head: ['Network', 'running: accuracy', 'loss', 'collected again: accuracy', 'loss'],
    summary: 'Variance at test over variance in training by drop rate, formula and measured. After ReLU: {rectified}. Normal: {normal}.',
    seen: 'At drop rate {rate}: ratio {expected} by formula and {measured} measured, for input after ReLU.', what: 'drop rate {rate}',
  },
  ko: {
    look: '드롭아웃은 학습 때 BN이 보는 값들을 넓게 흩뜨리고, 시험 때는 사라집니다. 분산은 얼마나 남을까요?',
    caveat: '나타나지 않는 것: 드롭아웃 비율이 작으면 해롭지 않습니다. 0.2까지는 이렇다 할 손해가 없습니다. 0.5에서 통계량을 다시 모으면 손실은 나아져도 정확도는 별로 나아지지 않습니다. 대부분은 지나친 규제 탓입니다.',
    fields: { rate: '드롭아웃 비율', mean: '정규 입력의 평균' },
    inputs: { normal: '평균이 {mean}인 정규 입력', rectified: '렐루를 지난 입력' },
    plot: '시험 때 분산 ÷ 학습 때 분산: 공식(선)과 측정(점)', chosen: '아래에서 고른 비율', across: '드롭아웃 비율', measured: '측정', formula: '공식',
    nets: { every: '모든 은닉층 뒤에 드롭아웃', last: '마지막 BN 뒤에만 드롭아웃' },
    caption: '드롭아웃 비율이 {rate}인 신경망의 시험 정확도와 손실: 이동 통계량으로, 그리고 드롭아웃 없이 다시 모은 통계량으로.',
    head: ['신경망', '이동 통계량: 정확도', '손실', '다시 모은 통계량: 정확도', '손실'],
    summary: '드롭아웃 비율에 따른 시험 때 분산과 학습 때 분산의 비, 공식과 측정. 렐루 뒤: {rectified}. 정규: {normal}.',
    seen: '드롭아웃 비율 {rate}, 렐루를 지난 입력: 분산의 비가 공식으로 {expected}, 측정으로 {measured}입니다.', what: '드롭아웃 비율 {rate}',
  },
};
