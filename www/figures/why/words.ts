// The words of the experiment on why batch normalization helps.
import type { ExperimentWords } from '../kit/experiment.ts';
import type { Lang } from '../../strings/index.ts';

export interface Words extends ExperimentWords {
  readonly arms: Readonly<Record<'none' | 'pre' | 'noisy' | 'noisyNone', string>>;
  readonly movement: string;
  readonly range: string;
  readonly step: string;
  readonly caption: string;
  readonly head: readonly string[];
  readonly summary: string;
  readonly change: string;
  readonly seen: string;
  readonly ground: string;
  readonly what: string;
}

export const words: Readonly<Record<Lang, Words>> = {
  en: {
    look: 'Noise after BN makes every layer’s input jump from step to step. Does the network that moves most train worst?',
    caveat: 'What does not appear: smoothness as the whole answer. With tanh at a rate of 0.1, over five seeds, the loss ranges more widely along BN’s gradient, not less: try it. And a network that is stuck looks perfectly smooth.',
    fields: { noise: 'Noise after BN, times' },
    arms: { none: 'without BN', pre: 'BN', noisy: 'noisy BN', noisyNone: 'without BN, same noise' },
    movement: 'How far a unit’s mean moves per step, in its standard deviations', range: 'Loss along the gradient: lowest (line) and highest (dots)', change: 'Change of the gradient along its direction, relative to its length', step: 'step',
    caption: 'Medians over the training. Movement: per step, in standard deviations of a middle layer. Range and change: over steps of 0.25 to 4 times the learning rate along the gradient.',
    head: ['Network', 'final loss', 'test accuracy', 'movement', 'loss range', 'gradient change', 'effective smoothness'],
    summary: '{what}: {ends}.',
    seen: 'Movement per step: {none} without BN, {pre} with BN, {noisy} with noisy BN. Test accuracy: {noneTest}, {preTest}, {noisyTest}.',
    ground: 'Loss range along the gradient: {none}, {pre}, {noisy}.',
    what: 'noise times {noise}',
  },
  ko: {
    look: 'BN 뒤에 잡음을 넣으면 층마다 입력이 걸음마다 튑니다. 가장 많이 움직이는 망이 가장 못 배울까요?',
    caveat: '나타나지 않는 것: 매끄러움만으로는 다 설명되지 않습니다. 학습률 0.1의 tanh에서 시드 다섯 개로 재면, BN의 기울기를 따라갈 때 손실의 범위가 오히려 더 넓습니다. 직접 해 보세요. 그리고 멈춰 버린 망은 완벽하게 매끄러워 보입니다.',
    fields: { noise: 'BN 뒤 잡음의 배율' },
    arms: { none: 'BN 없음', pre: 'BN', noisy: '잡음 섞인 BN', noisyNone: 'BN 없음, 같은 잡음' },
    movement: '유닛의 평균이 한 걸음에 움직이는 거리(표준편차 단위)', range: '기울기 방향의 손실: 가장 낮은 값(선)과 가장 높은 값(점)', change: '기울기 방향으로 가는 동안 기울기의 변화(기울기 길이에 대한 비)', step: '걸음',
    caption: '학습하는 동안의 중앙값입니다. 움직임: 가운데 층에서 한 걸음마다, 표준편차 단위. 범위와 변화: 기울기 방향으로 학습률의 0.25배에서 4배까지 나아간 동안.',
    head: ['신경망', '마지막 손실', '시험 정확도', '움직임', '손실 범위', '기울기 변화', '유효 매끄러움'],
    summary: '{what}: {ends}.',
    seen: '한 걸음의 움직임: BN 없음 {none}, BN {pre}, 잡음 섞인 BN {noisy}. 시험 정확도: {noneTest}, {preTest}, {noisyTest}.',
    ground: '기울기 방향의 손실 범위: {none}, {pre}, {noisy}.',
    what: '잡음 {noise}배',
  },
};
