// The words of the bowl, in both languages.
import type { Lang } from '../../strings/index.ts';
import type { WalkWords } from '../kit/walk.ts';

export const words: { readonly en: WalkWords; readonly ko: WalkWords } = {
  en: {
    quantities: {
      x: 'input', count: 'batch size', mean: 'mean', deviation: 'deviation', square: 'square', variance: 'variance', epsilon: 'epsilon', root: 'root', x_hat: 'normalized',
      rate: 'learning rate', curvature: 'curvature', steepest: 'steepest', flattest: 'flattest', condition: 'ratio', rate_limit: 'rate limit',
      steep_factor: 'steep step', flat_factor: 'flat step', steep_path: 'steep path', flat_path: 'flat path',
    },
    sentences: {
      x: 'Two features, and one weight for each. Type over any number.',
      deviation: 'Without their means, which the bias of the model would take care of.',
      x_hat: 'The same features after BN: mean 0 and variance 1.',
      'curvature.raw': 'The curvature of the loss is the covariance of the features. One entry is a hundred times another.',
      'curvature.normalized': 'After normalizing, both variances are 1. What is left beside them is the correlation, which BN does not remove.',
      steepest: 'The curvature in the steepest direction: the larger eigenvalue.',
      flattest: 'The curvature in the flattest direction: the smaller eigenvalue.',
      condition: 'How much steeper the steepest direction is than the flattest: the condition number.',
      rate_limit: 'From this learning rate on, the steepest direction overshoots further with every step.',
      steep_factor: 'One step multiplies the distance in the steepest direction by this. Beyond −1 it grows.',
      flat_factor: 'And in the flattest direction by this. Close to 1, hardly anything happens.',
      steep_path: 'The distance to the bottom, step by step, in the steepest direction.',
      flat_path: 'The distance to the bottom, step by step, in the flattest direction.',
    },
    notes: {
      'batch-of-one': 'A batch of one: there is nothing to vary.',
      'flat-feature': 'Feature {about} is flat: all its values are equal, and its direction has no curvature.',
      'zero-root': 'ε is 0 and so is a variance: x̂ would be 0 / 0, which is no number (NaN). With any ε above 0 it is 0.',
      'not-finite': 'Feature {about} contains a value that is not a finite number.',
    },
    fields: { inputs: 'Features', rate: 'learning rate', steps: 'Steps' },
    options: { inputs: { raw: 'Raw', normalized: 'Normalized' } },
  },
  ko: {
    quantities: {
      x: '입력', count: '배치 크기', mean: '평균', deviation: '편차', square: '제곱', variance: '분산', epsilon: '엡실론', root: '제곱근', x_hat: '정규화한 값',
      rate: '학습률', curvature: '곡률', steepest: '가파른 곡률', flattest: '완만한 곡률', condition: '조건수', rate_limit: '학습률 한계',
      steep_factor: '가파른 배율', flat_factor: '완만한 배율', steep_path: '가파른 거리', flat_path: '완만한 거리',
    },
    sentences: {
      x: '특성이 둘이고, 가중치가 하나씩 걸려 있습니다. 어떤 수든 바꿔 적을 수 있습니다.',
      deviation: '평균을 뺀 값입니다. 모델의 편향이 맡을 몫을 덜어 냈습니다.',
      x_hat: '배치 정규화를 거친 값입니다. 평균은 0, 분산은 1입니다.',
      'curvature.raw': '손실의 곡률은 특성들의 공분산입니다. 한 칸이 다른 칸의 백 배나 됩니다.',
      'curvature.normalized': '정규화하면 두 분산이 모두 1입니다. 옆에 남은 값은 상관이고, 배치 정규화는 상관을 없애지 않습니다.',
      steepest: '가장 가파른 방향의 곡률입니다. 두 고윳값 가운데 큰 쪽입니다.',
      flattest: '가장 완만한 방향의 곡률입니다. 두 고윳값 가운데 작은 쪽입니다.',
      condition: '가장 가파른 방향이 가장 완만한 방향보다 몇 배 가파른지 나타내는 조건수입니다.',
      rate_limit: '학습률이 이 값에 이르면 가파른 방향에서 걸음마다 더 멀리 지나칩니다.',
      steep_factor: '한 걸음마다 가파른 방향의 거리에 곱해지는 수입니다. −1을 넘어가면 거리가 늘어납니다.',
      flat_factor: '완만한 방향의 거리에 곱해지는 수입니다. 1에 가까우면 거의 나아가지 못합니다.',
      steep_path: '가파른 방향에서 바닥까지 남은 거리를 한 걸음씩 적은 것입니다.',
      flat_path: '완만한 방향에서 바닥까지 남은 거리를 한 걸음씩 적은 것입니다.',
    },
    notes: {
      'batch-of-one': '표본이 하나뿐이어서 퍼짐이 없습니다.',
      'flat-feature': '특성 {about}의 값이 모두 같아서 그 방향에는 곡률이 없습니다.',
      'zero-root': 'ε도 0, 분산도 0입니다. x̂은 0 ÷ 0이 되어 값이 없습니다(NaN). ε이 조금이라도 0보다 크면 0이 됩니다.',
      'not-finite': '특성 {about}에 유한한 수가 아닌 값이 있습니다.',
    },
    fields: { inputs: '특성', rate: '학습률', steps: '스텝 수' },
    options: { inputs: { raw: '그대로', normalized: '정규화' } },
  },
};

const en = {
  ways: 'What decides', steep: 'Steepest direction', flat: 'Flattest direction', ratio: 'Steepest over flattest', limit: 'Limit of the learning rate', diverges: 'diverges',
  curves: 'Distance to the bottom', across: 'step', summary: 'After {steps} steps, {steep} of the distance is left in the steepest direction and {flat} in the flattest.',
};

export type Labels = typeof en;

const ko: Labels = {
  ways: '무엇이 정하나', steep: '가장 가파른 방향', flat: '가장 완만한 방향', ratio: '둘의 비', limit: '학습률의 한계', diverges: '발산',
  curves: '바닥까지의 거리', across: '걸음', summary: '{steps}걸음 뒤에 남은 거리는 가장 가파른 방향에서 {steep}, 가장 완만한 방향에서 {flat}입니다.',
};

export const labels: Readonly<Record<Lang, Labels>> = { en, ko };
