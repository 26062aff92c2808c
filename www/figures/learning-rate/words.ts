// The words of the learning-rate sweep.
import type { ExperimentWords } from '../kit/experiment.ts';
import type { Lang } from '../../strings/index.ts';

export interface Words extends ExperimentWords {
  readonly plot: string;
  readonly across: string;
  readonly range: string;
  readonly summary: string;
  readonly arm: string;
  readonly never: string;
  readonly caption: string;
  readonly rate: string;
  readonly loss: string;
  readonly accuracy: string;
  readonly works: string;
  readonly at: string;
}

export const words: Readonly<Record<Lang, Words>> = {
  en: {
    look: 'Do not stop at the lowest point. How wide is the part of each curve that lies near the floor?',
    caveat: 'What does not appear: BN does not give the single lowest loss here, a well-chosen rate without BN does. With one hidden layer both ranges are the same. Rates of 3 to 10 break networks with BN too: the output layer, scale and shift are not protected by it.',
    fields: { norm: 'BN', lr: 'Rate shown while training' },
    options: { norm: { pre: 'Before', post: 'After', both: 'Both' } },
    plot: 'Final loss on the whole training set', across: 'learning rate', range: 'rates that train',
    summary: 'Final loss on the whole training set over nine learning rates. {arms}',
    arm: '{label}: {count} of 9 rates train, {from} to {to}; lowest loss {least}, at rate {best}.',
    never: '{label}: no rate trains; lowest loss {least}, at rate {best}.',
    caption: 'A rate trains when the loss ends below half of what guessing gives, for every seed. Choose a rate to see its training.',
    rate: 'Rate', loss: 'loss', accuracy: 'test accuracy', works: 'this rate trains', at: 'learning rate {rate}',
  },
  ko: {
    look: '가장 낮은 점만 보지 마십시오. 곡선마다 바닥 가까이에 놓인 구간이 얼마나 넓습니까?',
    caveat: '나타나지 않는 것: 여기서 가장 낮은 손실은 BN이 아니라 학습률을 잘 고른, BN 없는 망에서 나옵니다. 은닉층이 하나면 두 구간이 같습니다. 학습률이 3에서 10이면 BN이 있는 망도 무너집니다. 출력층과 스케일, 시프트는 BN이 지켜 주지 못하기 때문입니다.',
    fields: { norm: 'BN의 자리', lr: '학습 과정을 볼 학습률' },
    options: { norm: { pre: '앞', post: '뒤', both: '둘 다' } },
    plot: '마지막에 전체 학습 데이터에서 잰 손실', across: '학습률', range: '학습되는 구간',
    summary: '아홉 가지 학습률로 학습한 뒤 전체 학습 데이터에서 잰 손실. {arms}',
    arm: '{label}: 아홉 가운데 {count}가지({from}에서 {to})가 학습되며, 가장 낮은 손실은 학습률 {best}에서 {least}.',
    never: '{label}: 학습되는 학습률이 없으며, 가장 낮은 손실은 학습률 {best}에서 {least}.',
    caption: '모든 시드에서 마지막 손실이 찍을 때의 절반 아래면 학습된 것으로 셉니다. 학습률을 고르면 그 학습 과정이 보입니다.',
    rate: '학습률', loss: '손실', accuracy: '시험 정확도', works: '이 학습률에서 학습됨', at: '학습률 {rate}',
  },
};
