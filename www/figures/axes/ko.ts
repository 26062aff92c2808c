// 그림의 말, 한국어.
import type { Words } from './en.ts';

export const words: Words = {
  title: '어떤 값들이 평균을 함께 쓰는가',
  quantities: {
    x: '입력', channel: '채널', count: '평균마다 칸 수', epsilon: '엡실론', gamma: '스케일', beta: '시프트', mean: '평균', deviation: '편차',
    square: '제곱', variance: '분산', root: '제곱근', x_hat: '정규화한 값', y: '출력', z: 'BN → 렐루', zero_share: '0의 비율',
    activated: '렐루', activated_zero_share: '0의 비율', activated_mean: '평균', activated_variance: '분산', activated_root: '제곱근',
    activated_x_hat: '정규화한 값', activated_y: '렐루 → BN', activated_y_zero_share: '0의 비율',
  },
  sentences: {
    x: '작은 텐서입니다. 표본과 채널마다 판이 하나씩 있습니다. 칸 하나를 가리키면 평균을 함께 쓰는 칸이 모두 밝아집니다.',
    mean: '함께 밝아지는 칸의 묶음마다 평균이 하나씩 있습니다. 표에서는 묶음 하나가 열 하나입니다.',
    deviation: '칸마다 자기 묶음의 평균을 뺍니다.',
    square: '편차를 제곱합니다.',
    variance: '분산도 묶음마다 하나씩입니다.',
    root: '분산에 ε을 더한 값의 제곱근입니다.',
    x_hat: '이제 모든 묶음의 평균은 0, 분산은 1입니다. 묶음이 다르면 결과도 다릅니다. 달라진 것은 묶음의 경계뿐입니다.',
    y: '평균을 어떤 묶음에서 구했든 스케일과 시프트는 채널마다 하나씩입니다.',
    'order.x': '어떤 층의 출력입니다. 두 순서 모두 이 {count}개의 수에서 시작합니다.',
    'order.y': '층의 출력에 배치 정규화를 합니다. 평균 0, 분산 1로 만든 뒤 {gamma}와 {beta}를 적용합니다.',
    z: '렐루가 나중입니다. 음수는 0이 됩니다. 배치 정규화가 먼저일 때 다음 층이 받는 값입니다.',
    zero_share: '정확히 0인 수의 비율입니다.',
    activated: '렐루가 먼저입니다. Conv2D(activation=\'relu\') 다음에 BatchNormalization을 쓰면 이렇게 합성곱, 렐루, 배치 정규화의 순서가 됩니다.',
    activated_zero_share: '배치 정규화에 들어가기 전, 렐루를 지난 값에서 0의 비율입니다.',
    activated_mean: '렐루가 남긴 값의 평균입니다. 0도 함께 셉니다.',
    activated_variance: '그 값들의 분산입니다.',
    activated_root: '분산에 ε을 더한 값의 제곱근입니다.',
    activated_x_hat: '렐루 뒤에 정규화한 값입니다. 0이던 값들은 더 이상 0이 아니라 모두 같은 음수가 됩니다.',
    activated_y: '스케일과 시프트가 마지막입니다. 배치 정규화가 나중일 때 다음 층이 받는 값입니다. {gamma}와 {beta}가 처음 값 그대로라면 평균 0, 분산 1입니다.',
    activated_y_zero_share: '배치 정규화가 넘겨주는 값에서 0의 비율입니다.',
  },
  notes: {
    'batch-of-one': '묶음마다 칸이 하나뿐입니다. 값이 곧 평균이므로 ε이 0보다 크기만 하면 정규화한 값은 모두 0입니다.',
    'flat-feature': '묶음 {about}의 값이 모두 같습니다. 분산이 0이므로 ε이 있어야만 나눗셈을 할 수 있습니다.',
    'zero-root': 'ε도 0, 분산도 0입니다. x̂은 0 ÷ 0이 되어 값이 없습니다(NaN). ε이 조금이라도 0보다 크면 0이 됩니다.',
    'not-finite': '묶음 {about}에 유한한 수가 아닌 값이 있습니다.',
  },
  groups: { tensor: '텐서' },
  fields: {
    order: '볼 것', norm: '정규화', groups: '그룹 수', layout: '축: 표본 N, 채널 C, 높이 H, 너비 W', samples: '표본 수', channels: '채널 수',
    height: '높이', width: '너비', input: '입력',
  },
  options: {
    order: { none: '함께 쓰는 평균', pre: 'BN 다음 ReLU', post: 'ReLU 다음 BN' }, norm: { batch: '배치', layer: '층', instance: '인스턴스', group: '그룹' },
    layout: { 'channels-first': 'NCHW', 'channels-last': 'NHWC', dense: 'NC' },
    input: { normal: '난수: 정규분포', shifted: '난수: 옮기고 늘인 분포', skewed: '난수: 치우친 분포', bimodal: '난수: 봉우리 둘', heavy: '난수: 꼬리가 두꺼운 분포', tensor: '텐서를 채널별로' },
  },
  labels: {
    sample: '표본 {n}', channel: '채널 {c}', cell: '표본 {n}, 채널 {c}, {h}행 {w}열: {value}', features: '특성 {c}',
    shared: '이 칸들이 함께 쓰는 수', pieces: '구하는 평균은 {statistics}개, 분산도 {statistics}개입니다. 학습하는 수는 채널마다 스케일과 시프트로 모두 {learned}개, 추론에 쓰려고 저장하는 수는 {tracked}개입니다.',
    tensor: '텐서', first: '행은 표본, 열은 밀집층의 특성입니다. 처음 {samples}행과 {channels}열만 씁니다.',
    keras: 'Conv2D(activation=\'relu\') 다음에 BatchNormalization()을 쓰면 합성곱 → 렐루 → BN이 됩니다. 활성화 함수가 Conv2D 층에 들어 있기 때문입니다. 논문의 순서로 쓰려면 activation을 빼고 BN 뒤에 Activation(\'relu\')를 더합니다.',
    orders: '같은 입력, 두 순서', pre: 'BN 다음 렐루', post: '렐루 다음 BN', zeros: '넘겨주는 값에서 0의 비율',
    hist: { x: '입력', z: 'BN 다음 렐루', activated_y: '렐루 다음 BN' },
    histograms: '이 칸들의 분포', sets: '평균을 함께 쓰는 칸',
  },
};
