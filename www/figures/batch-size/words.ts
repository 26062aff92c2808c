// The words of the batch sizes.
import type { ExperimentWords } from '../kit/experiment.ts';
import type { Lang } from '../../strings/index.ts';

export interface Words extends ExperimentWords {
  readonly caveatDigits: string;
  readonly size: string;
  readonly accuracy: string;
  readonly losses: string;
  readonly trainMode: string;
  readonly inference: string;
  readonly noise: string;
  readonly measured: string;
  readonly expected: string;
  readonly what: string;
  readonly heads: readonly string[];
  readonly caption: string;
  readonly summary: string;
  readonly at: string;
  readonly seen: string;
}

export const words: Readonly<Record<Lang, Words>> = {
  en: {
    look: 'Every network has seen the same number of samples. Watch the distance between BN’s loss with batch statistics and its loss in inference mode.',
    caveat: 'What does not appear: harm to networks that do not look at the batch. At the right end those without BN fall behind because large batches mean fewer steps here, not for want of normalization. Group norm is level, but low on spirals: it normalizes each sample by itself, and so loses how far a point lies from the centre.',
    caveatDigits: 'What does not appear: larger is not always better. Over five seeds the best batch size for BN on digits was 16 to 32, because a little noise helps. At the right end all networks take few steps here, so those without BN fall behind for that reason, not for want of normalization.',
    fields: { batch: 'Batch size shown' },
    size: 'batch size', accuracy: 'Test accuracy', losses: 'Loss of BN on the training set', trainMode: 'with the statistics of the batch', inference: 'in inference mode',
    noise: 'How far the mean of a batch scatters', measured: 'measured in 4000 batches', expected: '1 / √N', what: 'batches of {batch}',
    heads: ['Batch size', 'batch statistics', 'inference', 'BN', 'group norm', 'none', 'measured', '1 / √N'],
    caption: 'Loss of BN on the training set in both modes, test accuracy of the three networks, and the scatter of the mean of N standard normal numbers. Choose a batch size to see its training.',
    summary: '{title}, by batch size. At {batch}: {values}.', at: '{label} {value}',
    seen: 'With batches of {batch} the loss of BN reads {trainMode} with the statistics of the batch and {inference} in inference mode. Test accuracy: BN {pre}, group norm {group}, none {none}.',
  },
  ko: {
    look: '모든 신경망이 본 표본의 수는 같습니다. 배치 통계량으로 잰 BN의 손실과 추론 모드의 손실이 얼마나 떨어져 있는지 보세요.',
    caveat: '나타나지 않는 것: 배치를 보지 않는 망은 작은 배치에서 손해를 입지 않습니다. 오른쪽 끝에서 BN 없는 망이 뒤처지는 것은 배치가 커서 걸음 수가 줄었기 때문이지 정규화가 없어서가 아닙니다. 그룹 정규화는 수평이지만 소용돌이에서는 낮습니다. 표본 하나하나를 따로 정규화하므로 점이 중심에서 얼마나 먼지를 잃기 때문입니다.',
    caveatDigits: '나타나지 않는 것: 클수록 늘 좋지는 않습니다. 시드 다섯 개로 재면 숫자 그림에서 BN에 가장 좋은 배치 크기는 16에서 32인데, 잡음이 조금 있는 편이 도움이 되기 때문입니다. 오른쪽 끝에서는 모든 망의 걸음 수가 줄어듭니다. BN 없는 망이 뒤처지는 것은 그 때문이지 정규화가 없어서가 아닙니다.',
    fields: { batch: '보여 줄 배치 크기' },
    size: '배치 크기', accuracy: '시험 정확도', losses: 'BN 망이 학습 데이터에서 낸 손실', trainMode: '배치 통계량으로', inference: '추론 모드에서',
    noise: '배치 평균이 흩어지는 정도', measured: '배치 4000개에서 잰 값', expected: '1 / √N', what: '배치 크기 {batch}',
    heads: ['배치 크기', '배치 통계량', '추론', 'BN', '그룹 정규화', '없음', '잰 값', '1 / √N'],
    caption: 'BN 망이 두 모드에서 낸 학습 데이터의 손실, 세 신경망의 시험 정확도, 표준 정규 난수 N개의 평균이 흩어지는 정도입니다. 배치 크기를 고르면 그 학습 과정이 보입니다.',
    summary: '배치 크기에 따른 {title}. 배치 크기 {batch}에서는 {values}.', at: '{label} {value}',
    seen: '배치 크기가 {batch}이면 BN 망의 손실은 배치 통계량으로 {trainMode}, 추론 모드에서 {inference}입니다. 시험 정확도는 BN {pre}, 그룹 정규화 {group}, 정규화 없음 {none}입니다.',
  },
};
