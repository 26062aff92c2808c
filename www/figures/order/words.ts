// The words of the order experiment.
import type { ExperimentWords } from '../kit/experiment.ts';
import type { Lang } from '../../strings/index.ts';

export interface Words extends ExperimentWords {
  readonly what: string;
  readonly bySeed: string;
  readonly bySeedSummary: string;
  readonly caption: string;
  readonly head: readonly string[];
  readonly paired: string;
  readonly alone: string;
  readonly early: string;
}

export const words: Readonly<Record<Lang, Words>> = {
  en: {
    look: 'Which place is better? Change the activation, and repeat over five seeds before you answer.',
    caveat: 'What does not appear: one right place. Over ten seeds ReLU was a tie, tanh did better with BN before it, and the sigmoid at small learning rates with BN after it. Seeds differ by one to three points of accuracy, so a single run decides nothing.',
    what: 'learning rate {rate}', bySeed: 'Test accuracy, seed by seed', bySeedSummary: 'Test accuracy, seed by seed: {values}.',
    caption: 'Where each network ends, and what its last layer gets at the start. A mean of some 10⁻¹⁶ is zero but for rounding.',
    head: ['Network', 'test accuracy', 'test loss', 'next input: mean', 'deviation', 'share of zeros'],
    paired: 'After minus before, seed by seed: {mean} in test accuracy, standard error {error}, t = {t}. Beyond ±2 it is hardly chance.',
    alone: 'Test accuracy: before {pre}, after {post}, without {none}. One seed decides nothing: repeat over five for the paired difference.',
    early: 'The paired difference appears when all seeds have finished.',
  },
  ko: {
    look: '어느 자리가 더 나을까요? 활성화 함수를 바꾸고, 시드 다섯 개로 되풀이한 뒤에 답해 보세요.',
    caveat: '나타나지 않는 것: 언제나 더 나은 자리는 없습니다. 시드 열 개로 재면 렐루에서는 비기고, tanh에서는 앞이 낫고, 학습률이 작은 시그모이드에서는 뒤가 낫습니다. 시드에 따라 정확도가 1~3퍼센트포인트씩 달라지므로 한 번의 실행으로는 아무것도 정할 수 없습니다.',
    what: '학습률 {rate}', bySeed: '시드마다 잰 시험 정확도', bySeedSummary: '시드마다 잰 시험 정확도: {values}.',
    caption: '각 신경망이 다다른 곳과, 시작할 때 마지막 층이 받는 입력입니다. 10⁻¹⁶쯤의 평균은 반올림을 빼면 0입니다.',
    head: ['신경망', '시험 정확도', '시험 손실', '다음 입력의 평균', '표준편차', '0의 비율'],
    paired: '같은 시드끼리 뒤에서 앞을 뺀 차이: 시험 정확도 {mean}, 표준오차 {error}, t = {t}. ±2를 넘으면 우연이라고 보기 어렵습니다.',
    alone: '시험 정확도: 앞 {pre}, 뒤 {post}, 없음 {none}. 시드 하나로는 아무것도 정할 수 없습니다. 다섯 개로 되풀이하면 짝지은 차이가 나옵니다.',
    early: '모든 시드가 끝나면 짝지은 차이가 나타납니다.',
  },
};
