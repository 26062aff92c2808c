// 그림의 말, 한국어.
import type { Words } from './en.ts';

export const words: Words = {
  title: '배치 정규화와 과적합',
  look: '배치 크기가 8에서 90까지 커질 때 학습 정확도와 시험 정확도의 차이를 따라가 보세요. BN은 늘 켜져 있습니다.',
  caveat: '나타나지 않는 것: 배치가 크면 BN이 과적합을 막지 못합니다. 배치 크기가 90이면 차이가 BN이 없을 때와 비슷합니다. 규제를 하는 것은 작은 배치의 잡음이고, 그만큼 학습 정확도를 내줍니다.',
  groups: { data: '데이터' },
  fields: { batch: 'BN 망의 배치 크기', samples: '학습 표본 수', noise: '데이터의 잡음', dropout: 'BN 없는 망의 드롭아웃' },
  plot: '학습 정확도 빼기 시험 정확도', across: '배치 크기', chosen: '차이 없음, 아래에서 고른 배치 크기', without: 'BN 없음', dropped: 'BN 없음, 드롭아웃 {rate}', bn: 'BN, 배치 {batch}',
  gap: '차이', caption: '1000걸음 뒤의 정확도와 그 차이입니다.', head: ['신경망', '학습', '시험', '차이'],
  summary: '배치 크기에 따른 BN 망의 학습 정확도와 시험 정확도의 차이: {points}. BN이 없으면 {none}.',
  seen: '차이: BN 없음 {none}, 배치 크기 {batch}인 BN {small}, 배치 크기 {all}인 BN {large}.', what: 'BN, 배치 {batch}',
};
