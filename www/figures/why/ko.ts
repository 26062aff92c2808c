// 그림의 말, 한국어.
import type { Words } from './en.ts';

export const words: Words = {
  title: '배치 정규화는 왜 도움이 되는가',
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
};
