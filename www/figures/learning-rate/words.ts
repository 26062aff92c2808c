// The words of the learning-rate sweep.
import type { ExperimentWords } from '../kit/experiment.ts';
import type { Lang } from '../../strings/index.ts';

export interface Words extends ExperimentWords {
  readonly plot: string;
  readonly across: string;
  readonly range: string;
  readonly summary: string;
  readonly arm: string;
  readonly single: string;
  readonly never: string;
  readonly noneYet: string;
  readonly guessing: string;
  readonly caveatLimit: string;
  readonly caveatShallow: string;
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
    caveat: 'What does not appear: the single lowest loss on these spirals comes from a well-chosen rate without BN. Very large rates break networks with BN too: the output layer, scale and shift are not protected by it.',
    caveatLimit: 'What does not appear: protection without limit. Very large rates break networks with BN too, because the output layer, scale and shift are not protected by it. With a single hidden layer of ReLU on digits the advantage is gone: try it.',
    caveatShallow: 'What does not appear: a wider range. With a single hidden layer both networks train at the same rates, and the lowest loss comes from the one without BN.',
    fields: { norm: 'BN', lr: 'Rate shown while training' },
    options: { norm: { pre: 'Before', post: 'After', both: 'Both' } },
    plot: 'Final loss on the whole training set', across: 'learning rate', range: 'rates that train',
    summary: 'Final loss on the whole training set over nine learning rates. {arms}',
    arm: '{label}: {count} of 9 rates train, from {from} to {to}; lowest loss {least}, at rate {best}.',
    single: '{label}: 1 of 9 rates trains, {from}; lowest loss {least}, at rate {best}.',
    noneYet: '{label}: {known} of 9 rates done, none trains yet; lowest loss {least}, at rate {best}.', guessing: 'guessing, and half of it',
    never: '{label}: no rate trains; lowest loss {least}, at rate {best}.',
    caption: 'A rate trains when the loss ends below half of what guessing gives, for every seed. Choose a rate to see its training.',
    rate: 'Rate', loss: 'loss', accuracy: 'test accuracy', works: 'this rate trains', at: 'learning rate {rate}',
  },
  ko: {
    look: '가장 낮은 점만 보지 마세요. 곡선마다 바닥 가까이에 놓인 구간이 얼마나 넓은가요?',
    caveat: '나타나지 않는 것: 이 소용돌이 데이터에서 가장 낮은 손실은 BN이 아니라, 학습률을 잘 고른 BN 없는 망에서 나옵니다. 학습률이 아주 크면 BN이 있는 망도 무너집니다. 출력층과 스케일, 시프트는 BN이 지켜 주지 못하기 때문입니다.',
    caveatLimit: '나타나지 않는 것: BN의 보호에도 끝이 있습니다. 학습률이 아주 크면 BN이 있는 망도 무너집니다. 출력층과 스케일, 시프트는 BN이 지켜 주지 못하기 때문입니다. 숫자 그림에서 렐루 은닉층이 하나뿐이면 이점도 사라집니다. 직접 해 보세요.',
    caveatShallow: '나타나지 않는 것: 구간이 더 넓어지지 않습니다. 은닉층이 하나면 두 망이 같은 학습률에서 학습되고, 가장 낮은 손실은 BN 없는 망에서 나옵니다.',
    fields: { norm: 'BN의 자리', lr: '학습 과정을 볼 학습률' },
    options: { norm: { pre: '앞', post: '뒤', both: '둘 다' } },
    plot: '마지막에 전체 학습 데이터에서 잰 손실', across: '학습률', range: '학습되는 구간',
    summary: '아홉 가지 학습률로 학습한 뒤 전체 학습 데이터에서 잰 손실. {arms}',
    single: '{label}: 아홉 가운데 한 가지({from})만 학습되며, 가장 낮은 손실은 학습률 {best}에서 {least}.',
    noneYet: '{label}: 아홉 가운데 {known}가지를 마쳤고 아직 학습된 것이 없으며, 가장 낮은 손실은 학습률 {best}에서 {least}.', guessing: '찍을 때, 그 절반',
    arm: '{label}: 아홉 가운데 {count}가지({from}에서 {to})가 학습되며, 가장 낮은 손실은 학습률 {best}에서 {least}.',
    never: '{label}: 학습되는 학습률이 없으며, 가장 낮은 손실은 학습률 {best}에서 {least}.',
    caption: '모든 시드에서 마지막 손실이 찍을 때의 절반 아래면 학습된 것으로 셉니다. 학습률을 고르면 그 학습 과정이 보입니다.',
    rate: '학습률', loss: '손실', accuracy: '시험 정확도', works: '이 학습률에서 학습됨', at: '학습률 {rate}',
  },
};
