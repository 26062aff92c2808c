// The words of the gradients by depth.
import type { ExperimentWords } from '../kit/experiment.ts';
import type { Lang } from '../../strings/index.ts';

export interface Words extends ExperimentWords {
  readonly values: string;
  readonly weights: string;
  readonly theory: string;
  readonly caption: string;
  readonly head: readonly string[];
  readonly summary: string;
  readonly seen: string;
  readonly seenShallow: string;
  readonly level: string;
}

export const words: Readonly<Record<Lang, Words>> = {
  en: {
    look: 'The upright axis counts powers of ten. A level line is healthy: what do other initial weights do to each line?',
    caveat: 'What does not appear: BN does not make the line level. With ReLU its gradients grow by about 1.21 per layer towards the input, whatever the initial weights are, and by more in small batches. For plain ReLU the gradients of the weights are equal in all layers; only their common size moves.',
    values: 'Gradient of the values before the activation', weights: 'Gradient of the weights', theory: 'theory for BN and ReLU, √(π / (π − 1))',
    caption: 'The factor says how much larger the gradient of the values is one layer closer to the input.',
    head: ['Network', 'layer 1', 'last layer', 'factor per layer', 'weights of layer 1'],
    summary: '{title}, by layer, before the first step. {arms}.',
    seen: 'Towards the input the gradient changes per layer by a factor of {none} without BN and {pre} with BN.', level: '{label}: {first} in layer 1, {last} in layer {depth}',
    seenShallow: 'The factor leaves the first layer out, so two layers are too few for one. Make the network deeper.',
  },
  ko: {
    look: '세로축은 10의 거듭제곱을 셉니다. 수평에 가까울수록 건강합니다. 처음 가중치를 바꾸면 두 선이 어떻게 달라질까요?',
    caveat: '나타나지 않는 것: BN이 선을 수평으로 만들지는 않습니다. 렐루에서는 처음 가중치가 어떻든 입력 쪽으로 한 층 갈 때마다 기울기가 약 1.21배씩, 작은 배치에서는 더 크게 커집니다. BN 없는 렐루 망에서 가중치의 기울기는 모든 층에서 같고, 전체의 크기만 달라집니다.',
    values: '활성화 전 값의 기울기', weights: '가중치의 기울기', theory: 'BN과 렐루의 이론값 √(π / (π − 1))',
    caption: '배율은 입력 쪽으로 한 층 갈 때 활성화 전 값의 기울기가 몇 배가 되는지를 나타냅니다.',
    head: ['신경망', '1층', '마지막 층', '층마다 배율', '1층의 가중치'],
    summary: '{title}, 첫걸음 전에 층마다 잰 크기. {arms}.',
    seen: '입력 쪽으로 한 층 갈 때마다 기울기는 BN이 없으면 {none}배, BN이 있으면 {pre}배가 됩니다.', level: '{label}: 1층 {first}, {depth}층 {last}',
    seenShallow: '배율은 1층을 빼고 재므로 두 층으로는 구할 수 없습니다. 층을 늘려 보세요.',
  },
};
