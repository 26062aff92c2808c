// The words of the overfitting experiment.
import type { ExperimentWords } from '../kit/experiment.ts';
import type { Lang } from '../../strings/index.ts';

export interface Words extends ExperimentWords {
  readonly plot: string;
  readonly across: string;
  readonly without: string;
  readonly chosen: string;
  readonly dropped: string;
  readonly bn: string;
  readonly gap: string;
  readonly caption: string;
  readonly head: readonly string[];
  readonly summary: string;
  readonly seen: string;
  readonly what: string;
}

export const words: Readonly<Record<Lang, Words>> = {
  en: {
    look: 'Follow the gap between training and test accuracy as the batch grows from 8 to 90. The network has BN all the time.',
    caveat: 'What does not appear: BN against overfitting at large batches. With batches of 90 the gap is about as wide as without BN. What regularizes is the noise of small batches, and it costs training accuracy.',
    groups: { data: 'Data' },
    fields: { batch: 'Batch size with BN', samples: 'Training samples', noise: 'Noise of the data', dropout: 'Dropout without BN' },
    plot: 'Training minus test accuracy', across: 'batch size', chosen: 'no gap, and the batch size below', without: 'without BN', dropped: 'without BN, dropout {rate}', bn: 'BN, batch {batch}',
    gap: 'gap', caption: 'Accuracies after 1000 steps, and the gap between them.', head: ['Network', 'training', 'test', 'gap'],
    summary: 'Training minus test accuracy with BN over the batch size: {points}. Without BN it is {none}.',
    seen: 'Gap: {none} without BN, {small} with BN and batches of {batch}, {large} with BN and batches of {all}.', what: 'BN, batch {batch}',
  },
  ko: {
    look: '배치 크기가 8에서 90까지 커질 때 학습 정확도와 시험 정확도의 차이를 따라가 보세요. BN은 늘 켜져 있습니다.',
    caveat: '나타나지 않는 것: 배치가 크면 BN이 과적합을 막지 못합니다. 배치 크기가 90이면 차이가 BN이 없을 때와 비슷합니다. 규제를 하는 것은 작은 배치의 잡음이고, 그만큼 학습 정확도를 내줍니다.',
    groups: { data: '데이터' },
    fields: { batch: 'BN 망의 배치 크기', samples: '학습 표본 수', noise: '데이터의 잡음', dropout: 'BN 없는 망의 드롭아웃' },
    plot: '학습 정확도 빼기 시험 정확도', across: '배치 크기', chosen: '차이 없음, 아래에서 고른 배치 크기', without: 'BN 없음', dropped: 'BN 없음, 드롭아웃 {rate}', bn: 'BN, 배치 {batch}',
    gap: '차이', caption: '1000걸음 뒤의 정확도와 그 차이입니다.', head: ['신경망', '학습', '시험', '차이'],
    summary: '배치 크기에 따른 BN 망의 학습 정확도와 시험 정확도의 차이: {points}. BN이 없으면 {none}.',
    seen: '차이: BN 없음 {none}, 배치 크기 {batch}인 BN {small}, 배치 크기 {all}인 BN {large}.', what: 'BN, 배치 {batch}',
  },
};
