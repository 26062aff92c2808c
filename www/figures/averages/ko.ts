// 그림의 말, 한국어.
import type { Words } from './en.ts';

export const words: Words = {
  title: '추론이 쓰는 평균',
  look: '신경망은 하나, 저장해 두는 통계량은 다섯 가지이고, 견주어 볼 시험 배치 자신의 통계량이 하나 더 있습니다. 시험 정확도가 평균이 아니라 신경망의 실력을 나타내기까지 각각 얼마나 걸릴까요?',
  caveat: '나타나지 않는 것: 중심을 맞춘 데이터에서는 차이가 오래가지 않습니다. 오래 학습하면 모든 평균이 일치합니다. 입력이 0에서 멀면 누적 평균은 계속 뒤처집니다. 맨 처음 가중치의 통계량을 여전히 품고 있기 때문입니다.',
  groups: { data: '데이터' },
  fields: { rho: '옛 값의 가중치 ρ', inputs: '입력' },
  options: { inputs: { moved: '중심을 맞추지 않음', centred: '중심을 맞춤' } },
  lines: { short: '가중치 0.9', exponential: '가중치 {rho}', corrected: '가중치 {rho}, 편향 보정', cumulative: '누적 평균', population: '고정한 가중치', batch: '시험 배치 자신' },
  plot: '추론이 쓰는 통계량에 따른 시험 정확도', across: '학습 걸음 수', caption: '그만큼 학습한 뒤의 시험 정확도입니다.', steps: '걸음 수',
  summary: '{steps}걸음 뒤의 시험 정확도: {ends}.', seen: '{steps}걸음 뒤, 같은 신경망인데도 가중치 {rho}로는 {exponential}, 0.9로는 {short}, 고정한 가중치의 통계량으로는 {population}입니다.', what: '{steps}걸음',
};
