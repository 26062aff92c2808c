// The words of the axes' pictures and controls.
import type { Lang } from '../../strings/index.ts';

const en = {
  question: 'Show', questions: { none: 'shared means', pre: 'BN, then ReLU', post: 'ReLU, then BN' },
  norm: 'Normalization', kind: 'Kind', norms: { batch: 'batch', layer: 'layer', instance: 'instance', group: 'group' }, groups: 'Groups',
  layout: 'Axes: samples N, channels C, height H, width W', layouts: { 'channels-first': 'NCHW', 'channels-last': 'NHWC', dense: 'dense: NC' },
  samples: 'Samples', channels: 'Channels', height: 'Height', width: 'Width',
  sample: 'sample {n}', channel: 'channel {c}', cell: 'sample {n}, channel {c}, row {h}, column {w}: {value}', features: 'feature {c}',
  shared: 'These cells share', pieces: 'Means taken: {statistics}, and as many variances. Numbers learned: {learned}, a scale and a shift for each channel. Numbers tracked for inference: {tracked}.',
  chosen: 'Channel {c}', tensor: 'The tensor', first: 'Rows are samples, columns are features of a dense layer; the first {samples} and the first {channels} are used.',
  keras: 'Conv2D(activation=\'relu\') followed by BatchNormalization() is convolution → ReLU → BN: the activation belongs to the Conv2D layer. For the paper’s order leave it out, and add Activation(\'relu\') after BN.',
  input: 'Input', inputs: { normal: 'Random: normal', shifted: 'Random: shifted and scaled', skewed: 'Random: skewed', bimodal: 'Random: two humps', heavy: 'Random: heavy tails', tensor: 'The tensor, by channel' },
  orders: 'The same input in both orders', pre: 'BN, then ReLU', post: 'ReLU, then BN', zeros: 'Share of zeros handed on',
  hist: { x: 'input', z: 'BN, then ReLU', activated_y: 'ReLU, then BN' },
  sets: 'the cells that share a mean',
};

export type Labels = typeof en;

const ko: Labels = {
  question: '볼 것', questions: { none: '함께 쓰는 평균', pre: 'BN 다음 렐루', post: '렐루 다음 BN' },
  norm: '정규화', kind: '종류', norms: { batch: '배치', layer: '층', instance: '인스턴스', group: '그룹' }, groups: '그룹 수',
  layout: '축: 표본 N, 채널 C, 높이 H, 너비 W', layouts: { 'channels-first': 'NCHW', 'channels-last': 'NHWC', dense: '밀집층: NC' },
  samples: '표본 수', channels: '채널 수', height: '높이', width: '너비',
  sample: '표본 {n}', channel: '채널 {c}', cell: '표본 {n}, 채널 {c}, {h}행 {w}열: {value}', features: '특성 {c}',
  shared: '이 칸들이 함께 쓰는 수', pieces: '구하는 평균은 {statistics}개, 분산도 {statistics}개입니다. 학습하는 수는 채널마다 스케일과 시프트로 모두 {learned}개, 추론에 쓰려고 저장하는 수는 {tracked}개입니다.',
  chosen: '채널 {c}', tensor: '텐서', first: '행은 표본, 열은 밀집층의 특성입니다. 처음 {samples}행과 {channels}열만 씁니다.',
  keras: 'Conv2D(activation=\'relu\') 다음에 BatchNormalization()을 쓰면 합성곱 → 렐루 → BN이 됩니다. 활성화 함수가 Conv2D 층에 들어 있기 때문입니다. 논문의 순서로 쓰려면 activation을 빼고 BN 뒤에 Activation(\'relu\')를 더합니다.',
  input: '입력', inputs: { normal: '난수: 정규 분포', shifted: '난수: 옮기고 늘인 분포', skewed: '난수: 치우친 분포', bimodal: '난수: 봉우리 둘', heavy: '난수: 꼬리가 두꺼운 분포', tensor: '텐서를 채널별로' },
  orders: '같은 입력, 두 순서', pre: 'BN 다음 렐루', post: '렐루 다음 BN', zeros: '넘겨주는 값에서 0의 비율',
  hist: { x: '입력', z: 'BN 다음 렐루', activated_y: '렐루 다음 BN' },
  sets: '평균을 함께 쓰는 칸',
};

export const labels: Readonly<Record<Lang, Labels>> = { en, ko };
