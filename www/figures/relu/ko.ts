// 그림의 말, 한국어.
import type { Words } from './en.ts';

export const words: Words = {
  title: '배치 정규화가 있을 때와 없을 때의 렐루',
  look: '0의 왼쪽은 모두 0이 됩니다. 스케일과 시프트 가운데 어느 쪽이 0의 비율을 바꾸나요? 한쪽으로 치우친 분포에서는 어떨까요?',
  caveat: '나타나지 않는 것: 시프트가 0이고 스케일의 부호가 그대로면 스케일만으로는 아무것도 달라지지 않습니다. ‘절반이 0’이라는 말은 대칭인 분포에서만 맞습니다.',
  lookTrain: '신경망은 스케일과 시프트로 0의 비율을 마음대로 고를 수 있습니다. 실제로 그렇게 할까요?',
  caveatTrain: '나타나지 않는 것: 학습해도 0은 사라지지 않습니다. 시프트는 평균해서 양수 쪽으로 조금 움직이지만 0의 비율은 거의 그대로입니다. 시프트 1에서 시작해 0을 줄여 놓아도 도움이 되지 않습니다.',
  groups: { feature: '스케일과 시프트' },
  fields: { mode: '무엇을 볼까', gamma: '스케일', beta: '시프트', shape: '분포', start: '처음 시프트', decay: '가중치 감쇠' },
  options: {
    mode: { shape: '특성 하나', train: '학습한 신경망' },
    shape: { normal: '정규 분포', uniform: '균등 분포', exponential: '지수 분포', rectified: '음수를 0으로 자른 정규 분포', lognormal: '로그 정규 분포', spikes: '두 값(90대 10)' },
  },
  histogram: '늘이고 옮긴 값, 표본 20,000개', zero: '0이 됨', passed: '통과', value: '렐루 전의 값',
  curve: '시프트 / |스케일|에 따른 0의 비율', ratio: '시프트 / |스케일|', measured: '세어 본 값', exact: '이 분포의 정확한 값', normal: '정규 분포: Φ(−시프트 / |스케일|)', here: '슬라이더의 스케일과 시프트',
  share: '0의 비율', how: '구한 방법', caption: '첫째는 정규화한 표본 20,000개에서 센 값이고, 나머지 둘은 곡선 아래의 넓이입니다.',
  histogramSummary: '늘이고 옮긴 값의 히스토그램. 0 이하의 비율은 {share}.', curveSummary: '0의 비율은 시프트 / |스케일|이 커질수록 줄어듭니다. 슬라이더의 {ratio}에서는 {share}.', count: '표본 수',
  seen: '스케일 {gamma}, 시프트 {beta}이면 {measured}의 비율이 0이 됩니다. 정규 분포라면 {normal}입니다.',
  zeros: '층마다 렐루 뒤에서 0이 되는 비율', predicted: '학습된 값의 Φ(−시프트 / |스케일|)', learned: '학습된 스케일과 시프트', meanBeta: '시프트의 평균, ± 표준편차', betas: '시프트', meanGamma: '|스케일|의 평균',
  heads: ['시프트 평균', '± 유닛 사이', '|스케일| 평균', '0의 비율', '예측', '죽은 유닛', '0의 비율', '죽은 유닛'], layer: '층',
  captionTrain: '시험 그림 512장에서 센 비율입니다. 죽은 유닛은 모든 그림에서 0인 유닛입니다.',
  layerSummary: '{title}, 층마다: {values}.', seenTrain: '600걸음 뒤 BN이 있는 망의 0의 비율은 층마다 {zeros}입니다. 시험 정확도는 BN이 있으면 {pre}, 없으면 {none}입니다.',
  what: '학습률 {rate}',
};
