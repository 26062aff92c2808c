// The words of the axes' pictures and controls.
import type { Lang } from '../../strings/index.ts';

const en = {
  sample: 'sample {n}', channel: 'channel {c}', cell: 'sample {n}, channel {c}, row {h}, column {w}: {value}', features: 'feature {c}',
  shared: 'These cells share', pieces: 'Means taken: {statistics}, and as many variances. Numbers learned: {learned}, a scale and a shift for each channel. Numbers tracked for inference: {tracked}.',
  tensor: 'The tensor', first: 'Rows are samples, columns are features of a dense layer; the first {samples} and the first {channels} are used.',
  keras: 'Conv2D(activation=\'relu\') followed by BatchNormalization() is convolution → ReLU → BN: the activation belongs to the Conv2D layer. For the paper’s order leave it out, and add Activation(\'relu\') after BN.',
  orders: 'The same input in both orders', pre: 'BN, then ReLU', post: 'ReLU, then BN', zeros: 'Share of zeros handed on',
  hist: { x: 'input', z: 'BN, then ReLU', activated_y: 'ReLU, then BN' },
  histograms: 'Distribution of these cells', sets: 'the cells that share a mean',
};

export type Labels = typeof en;

const ko: Labels = {
  sample: '표본 {n}', channel: '채널 {c}', cell: '표본 {n}, 채널 {c}, {h}행 {w}열: {value}', features: '특성 {c}',
  shared: '이 칸들이 함께 쓰는 수', pieces: '구하는 평균은 {statistics}개, 분산도 {statistics}개입니다. 학습하는 수는 채널마다 스케일과 시프트로 모두 {learned}개, 추론에 쓰려고 저장하는 수는 {tracked}개입니다.',
  tensor: '텐서', first: '행은 표본, 열은 밀집층의 특성입니다. 처음 {samples}행과 {channels}열만 씁니다.',
  keras: 'Conv2D(activation=\'relu\') 다음에 BatchNormalization()을 쓰면 합성곱 → 렐루 → BN이 됩니다. 활성화 함수가 Conv2D 층에 들어 있기 때문입니다. 논문의 순서로 쓰려면 activation을 빼고 BN 뒤에 Activation(\'relu\')를 더합니다.',
  orders: '같은 입력, 두 순서', pre: 'BN 다음 렐루', post: '렐루 다음 BN', zeros: '넘겨주는 값에서 0의 비율',
  hist: { x: '입력', z: 'BN 다음 렐루', activated_y: '렐루 다음 BN' },
  histograms: '이 칸들의 분포', sets: '평균을 함께 쓰는 칸',
};

export const labels: Readonly<Record<Lang, Labels>> = { en, ko };
