// The words of the walk's controls.
import type { Lang } from '../../strings/index.ts';

const en = {
  groups: { feature: 'Feature' },
  fields: { source: 'Batch', size: 'Samples', width: 'Features', mode: 'Mode', preset: 'Framework', view: 'Picture', curve: 'Normal curve' },
  options: {
    source: {
      hand: 'Five samples by hand', tiny: 'A feature that hardly varies', penguins: 'Penguins', normal: 'Random: normal', shifted: 'Random: shifted and scaled',
      skewed: 'Random: skewed', bimodal: 'Random: two humps', heavy: 'Random: heavy tails', own: 'Your own numbers',
    },
    mode: { training: 'Training', inference: 'Inference' },
    preset: { own: 'None', pytorch: 'PyTorch', keras: 'Keras', flax: 'Flax', onnx: 'ONNX' },
    view: { distribution: 'Distribution', cloud: 'Two features' },
  },
  rows: 'Samples', columns: 'Features',
  addRow: 'Add a sample', removeRow: 'Remove the last sample', addColumn: 'Add a feature', removeColumn: 'Remove the last feature',
  mean: 'running mean', variance: 'running variance',
  feature: 'Feature', against: 'Against',
  inference: 'Inference uses the running statistics instead of the batch’s own. Until you change them, they are what an average would hold if every batch had been like this one.',
  divisorNote: 'Frameworks normalize a training batch with N. N − 1 is what some of them keep for the running variance.',
};

type Words = typeof en;

const ko: Words = {
  groups: { feature: '특성' },
  fields: { source: '배치', size: '표본 수', width: '특성 수', mode: '동작', preset: '프레임워크', view: '그림', curve: '정규 곡선' },
  options: {
    source: {
      hand: '손으로 푸는 표본 다섯 개', tiny: '거의 변하지 않는 특성', penguins: '펭귄', normal: '난수: 정규분포', shifted: '난수: 옮기고 늘인 분포',
      skewed: '난수: 치우친 분포', bimodal: '난수: 봉우리 둘', heavy: '난수: 꼬리가 두꺼운 분포', own: '내 데이터',
    },
    mode: { training: '학습', inference: '추론' },
    preset: { own: '없음', pytorch: 'PyTorch', keras: 'Keras', flax: 'Flax', onnx: 'ONNX' },
    view: { distribution: '분포', cloud: '두 특성' },
  },
  rows: '표본 수', columns: '특성 수',
  addRow: '표본 추가', removeRow: '마지막 표본 삭제', addColumn: '특성 추가', removeColumn: '마지막 특성 삭제',
  mean: '이동 평균', variance: '이동 분산',
  feature: '특성', against: '세로축',
  inference: '추론에서는 배치의 통계량 대신 이동 통계량을 씁니다. 값을 바꾸기 전에는, 모든 배치가 지금 이 배치와 같았을 때 남게 될 평균과 분산이 들어 있습니다.',
  divisorNote: '프레임워크는 학습 배치를 N으로 정규화합니다. N − 1은 몇몇 프레임워크가 이동 분산을 저장할 때 씁니다.',
};

export const controlWords: Readonly<Record<Lang, Words>> = { en, ko };
