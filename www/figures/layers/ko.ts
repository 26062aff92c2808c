// 그림의 말, 한국어.
import type { Words } from './en.ts';

export const words: Words = {
  title: '학습하는 신경망의 층들',
  look: '한 줄이 한 층이고, 활성화 함수에 들어가기 직전의 값입니다. 위에서 아래로 가며 줄의 폭이 어떻게 달라지나요? 처음 가중치를 줄이거나 키우면 어떻게 될까요?',
  caveat: '나타나지 않는 것: 처음 가중치를 잘 고르면 문제가 생기지 않습니다. 배율이 1이면 BN이 없는 망도 건강합니다. 그리고 렐루 뒤에서 0이 되는 비율은 가중치의 크기와 상관이 없습니다.',
  lookTrain: '걸음을 옮겨 보세요. 학습하는 동안 어느 줄이 옆으로 움직이고 넓어지나요? 제자리에 머무는 망의 손실이 더 낮을까요?',
  caveatTrain: '나타나지 않는 것: 덜 움직인다고 손실까지 늘 낮지는 않습니다. 학습률 0.1의 tanh에서 시드 다섯 개로 재면, BN의 줄이 거의 움직이지 않는데도 손실이 더 낫지 않습니다. 두 가지를 조심하세요. 처음에 거의 퍼져 있지 않던 층은 움직인 거리가 엄청나게 커 보이므로 표준편차도 함께 보아야 합니다. 그리고 여기 그리지 않은 BN 앞의 값은 BN이 있어도 움직입니다.',
  fields: { mode: '무엇을 볼까', bn: '그림', layers: '은닉층 수', step: '보여 줄 걸음' },
  options: { mode: { init: '시작할 때', train: '학습하는 동안' }, bn: { both: '둘 다', 0: 'BN 없음', 1: 'BN 있음' } },
  ridges: '활성화 전 값, {arm}', ridgesAt: '활성화 전 값, {arm}, {step}걸음', values: '값', outside: '{depth}층의 값 {all}개 가운데 {count}개는 그림 밖에 있습니다.', heads: ['표준편차', '움직임'],
  deviation: '층마다 잰 표준편차', drift: '층마다 움직인 거리(처음 표준편차의 몇 배)',
  flat: { relu: '0의 비율', tanh: '포화 비율', sigmoid: '포화 비율' }, layer: '층',
  caption: '활성화 전 값의 표준편차를 유닛에 걸쳐 평균한 값과, 활성화 함수 뒤에서 0이 되거나 포화된 비율입니다.',
  captionTrain: '움직인 거리: 유닛마다 평균이 처음 자리에서 얼마나 멀어졌는지를 처음 표준편차를 단위로 재고 유닛에 걸쳐 평균했습니다.',
  rows: '{title}: {depth}개 층의 히스토그램. {outside}', profile: '{title}. {arms}.', level: '{label}: 1층 {first}, {depth}층 {last}',
  seen: '{depth}층의 표준편차는 BN이 없으면 {none}, BN이 있으면 {pre}입니다.',
  seenTrain: '{step}걸음까지 {depth}층은 처음 표준편차를 단위로 BN이 없으면 {none}, BN이 있으면 {pre}만큼 움직였습니다. 전체 학습 데이터에서 잰 마지막 손실은 각각 {noneLoss}, {preLoss}입니다.',
  lost: '{arm}: 그 전에 손실이 무한대로 발산했습니다.', lostRows: '이 걸음 전에 손실이 발산해 실행이 끝났습니다.',
  what: '학습률 {rate}',
};
