// 그림의 말, 한국어.
import type { Words } from './en.ts';

export const words: Words = {
  title: '배치 정규화, 한 단계씩',
  quantities: {
    x: '입력', count: '배치 크기', mean: '평균', deviation: '편차', square: '제곱', variance: '분산', epsilon: '엡실론',
    root: '제곱근', x_hat: '정규화한 값', gamma: '스케일', beta: '시프트', y: '출력',
    running_mean: '이동 평균', running_variance: '이동 분산', running_root: '제곱근', scale: '곱하는 수', shift: '더하는 수', line: '한 줄 계산',
  },
  sentences: {
    x: '배치 하나입니다. 표본이 {count}개이고, 열마다 특성이 하나씩 있습니다. 어떤 수든 바꿔 적을 수 있습니다.',
    mean: '열마다 값을 모두 더해 표본 수로 나눕니다. 특성마다 평균이 하나씩 생깁니다.',
    deviation: '모든 값에서 그 열의 평균을 뺍니다. 이제 각 열은 0을 중심으로 놓입니다.',
    square: '편차를 제곱합니다. 평균보다 작은 쪽과 큰 쪽의 거리가 똑같이 셈에 들어갑니다.',
    variance: '열마다 제곱의 평균을 냅니다. 이것이 분산이고, 그 특성이 얼마나 넓게 퍼져 있는지를 나타냅니다.',
    root: '작은 수 ε을 더한 뒤 제곱근을 구합니다. 특성의 값이 거의 변하지 않아도 안심하고 나눌 수 있는 표준편차입니다.',
    x_hat: '편차를 그 열의 제곱근으로 나눕니다. 원래 단위가 무엇이었든 모든 특성의 평균은 0, 퍼진 정도는 1이 됩니다.',
    y: '학습으로 얻은 {gamma}로 늘이고 {beta}만큼 옮깁니다. 신경망은 원하는 평균과 폭을 스스로 고를 수 있습니다.',
    'inference.deviation': '학습하는 동안 저장해 둔 이동 평균을 뺍니다. 함께 들어온 다른 표본은 더 이상 상관이 없습니다.',
    running_root: '이동 분산에 ε을 더하고 제곱근을 구합니다. 이 값도 표본이 들어오기 전에 이미 정해져 있습니다.',
    'inference.x_hat': '저장해 둔 제곱근으로 나눕니다. 저장된 통계량이 이 표본들과 맞는 만큼만 평균이 0, 퍼진 정도가 1에 가까워집니다.',
    'epsilon-outside.root': '실수한 계산입니다. 제곱근을 먼저 구하고 나서 ε을 더했습니다.',
    'epsilon-outside.x_hat': '이 값으로 나누면 퍼진 정도가 1보다 작아집니다. ε을 제곱근 안에 둘 때보다도 더 작습니다.',
    'no-root.root': '실수한 계산입니다. ε을 더한 뒤 제곱근을 구하지 않았습니다.',
    'no-root.x_hat': '제곱근이 아니라 분산으로 나누었으니 퍼진 정도가 1이 아니고 단위도 지워지지 않습니다.',
    scale: '모든 계산은 곱셈 한 번과 덧셈 한 번으로 줄어듭니다. 곱하는 수는 {gamma}를 제곱근으로 나눈 값입니다.',
    shift: '더하는 수는 {beta}에서, 곱하는 수와 이동 평균의 곱을 뺀 값입니다.',
    line: '곱셈 한 번, 덧셈 한 번으로 앞과 똑같은 출력을 얻습니다. 학습이 끝난 신경망에서 배치 정규화에 비용이 들지 않는 까닭입니다.',
  },
  notes: {
    'batch-of-one': '표본이 하나뿐인 배치입니다. 값이 곧 평균이고 분산은 0입니다. ε이 0보다 크기만 하면 정규화한 값은 모두 0이고, 무엇을 넣어도 출력은 시프트 값입니다.',
    'flat-feature': '특성 {about}의 값이 모두 같습니다. 분산이 0이므로 ε이 있어야만 나눗셈을 할 수 있습니다.',
    'zero-root': 'ε도 0, 분산도 0입니다. x̂은 0 ÷ 0이 되어 값이 없습니다(NaN). ε이 조금이라도 0보다 크면 0이 됩니다.',
    'not-finite': '특성 {about}에 유한한 수가 아닌 값이 있습니다. 그 특성의 평균과 분산을 구할 수 없어 열 전체를 잃게 됩니다.',
  },
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
  labels: {
    rows: '표본 수', columns: '특성 수',
    addRow: '표본 추가', removeRow: '마지막 표본 삭제', addColumn: '특성 추가', removeColumn: '마지막 특성 삭제',
    mean: '이동 평균', variance: '이동 분산',
    feature: '특성', against: '세로축',
    inference: '추론에서는 배치의 통계량 대신 이동 통계량을 씁니다. 값을 바꾸기 전에는, 모든 배치가 지금 이 배치와 같았을 때 남게 될 평균과 분산이 들어 있습니다.',
    divisorNote: '프레임워크는 학습 배치를 N으로 정규화합니다. N − 1은 몇몇 프레임워크가 이동 분산을 저장할 때 씁니다.',
    /** Over a walk that is wrong on purpose. */
    slips: {
      'epsilon-outside': '일부러 틀린 계산입니다. ε을 제곱근 밖에서 더했습니다. ‘처음으로’를 누르면 올바른 식으로 돌아갑니다.',
      'no-root': '일부러 틀린 계산입니다. 제곱근을 빠뜨렸습니다. ‘처음으로’를 누르면 올바른 식으로 돌아갑니다.',
    },
    plot: {
      marks: ['μ', 'σ'],
      stages: { x: '처음 값', deviation: '평균을 뺀 값', x_hat: '표준편차로 나눈 값', y: '스케일과 시프트를 거친 값', line: '한 줄로 계산한 값' },
      distribution: '특성 {name}의 히스토그램({stage}): 값 {count}개, 평균 {mean}, 표준편차 {deviation}.',
      cloud: '특성 {name}과 {other}의 산점도({stage}): 표본 {count}개, 평균 {mean}와 {otherMean}, 표준편차 {deviation}와 {otherDeviation}.',
    },
  },
};
