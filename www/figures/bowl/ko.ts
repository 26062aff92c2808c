// 그림의 말, 한국어.
import type { Words } from './en.ts';

export const words: Words = {
  title: '가중치 둘의 그릇',
  quantities: {
    x: '입력', count: '배치 크기', mean: '평균', deviation: '편차', square: '제곱', variance: '분산', epsilon: '엡실론', root: '제곱근', x_hat: '정규화한 값',
    rate: '학습률', curvature: '곡률', steepest: '가파른 곡률', flattest: '완만한 곡률', condition: '조건수', rate_limit: '학습률 한계',
    steep_factor: '가파른 배율', flat_factor: '완만한 배율', steep_path: '가파른 거리', flat_path: '완만한 거리',
  },
  sentences: {
    x: '특성이 둘이고, 가중치가 하나씩 걸려 있습니다. 어떤 수든 바꿔 적을 수 있습니다.',
    mean: '특성마다의 평균입니다.', square: '편차를 제곱합니다.', variance: '특성마다의 분산입니다.', root: '분산의 제곱근입니다.',
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
  labels: {
    ways: '무엇이 정하나', steep: '가장 가파른 방향', flat: '가장 완만한 방향', ratio: '둘의 비', limit: '학습률의 한계', diverges: '발산',
    curves: '바닥까지의 거리', across: '걸음', summary: '{steps}걸음 뒤에 남은 거리는 가장 가파른 방향에서 {steep}, 가장 완만한 방향에서 {flat}입니다.',
  },
};
