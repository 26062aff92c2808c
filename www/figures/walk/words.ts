// The sentences of the walk, in both languages.
import type { Lang } from '../../strings/index.ts';
import type { WalkWords } from '../kit/walk.ts';

export const words: { readonly en: WalkWords; readonly ko: WalkWords } = {
  en: {
    quantities: {
      x: 'input', count: 'batch size', mean: 'mean', deviation: 'deviation', square: 'square', variance: 'variance', epsilon: 'epsilon',
      root: 'root', x_hat: 'normalized', gamma: 'scale', beta: 'shift', y: 'output',
      running_mean: 'running mean', running_variance: 'running variance', running_root: 'root', scale: 'factor', shift: 'summand', line: 'in one line',
    },
    sentences: {
      x: 'One batch: {count} samples, one column per feature. Type over any number.',
      mean: 'Add up each column and divide by the number of samples. Every feature gets its own mean.',
      deviation: 'Subtract the mean of its column from every number. The columns are now centred on zero.',
      square: 'Square every deviation, so that distances below and above the mean count alike.',
      variance: 'Average the squares of each column: the variance, how widely the feature spreads.',
      root: 'Add the small ε, take the root: the standard deviation, safe to divide by even when a feature hardly varies.',
      x_hat: 'Divide every deviation by its column’s root. Each feature now has mean 0 and spread 1, whatever its units were.',
      y: 'Stretch by {gamma} and move by {beta}, both learned: the network may choose any mean and spread it likes.',
      'inference.deviation': 'Subtract the running mean, a number stored during training. The samples beside this one no longer matter.',
      running_root: 'Add ε to the running variance and take the root. This, too, is known before any sample arrives.',
      'inference.x_hat': 'Divide by the stored root. The result has mean 0 and spread 1 only as far as the stored statistics fit these samples.',
      'epsilon-outside.root': 'The slip: take the root first, then add ε.',
      'epsilon-outside.x_hat': 'Dividing by that root leaves a spread below 1, further below than ε inside the root would.',
      'no-root.root': 'The slip: add ε, and forget the root.',
      'no-root.x_hat': 'Divided by the variance instead of its root, the spread is not 1 and the unit is not gone.',
      scale: 'All of it is one multiplication and one addition. The factor is {gamma} divided by the root.',
      shift: 'The summand is {beta} minus what the factor makes of the running mean.',
      line: 'One multiplication, one addition: the same outputs as before. This is why BN costs nothing once a network is trained.',
    },
    notes: {
      'batch-of-one': 'A batch of one: each value is its own mean, and the variance is 0. As long as ε is above 0, every normalized value is 0 and every output is the shift, whatever goes in.',
      'flat-feature': 'Feature {about} is flat: all its values are equal, the variance is 0, and only ε keeps the division possible.',
      'zero-root': 'ε is 0 and so is a variance: x̂ would be 0 / 0, which is no number (NaN). With any ε above 0 it is 0.',
      'not-finite': 'Feature {about} contains a value that is not a finite number: mean and variance of that feature are lost, and with them the whole column.',
    },
  },
  ko: {
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
  },
};

/** Over a walk that is wrong on purpose. */
export const slipNotes: Readonly<Record<Lang, Readonly<Record<'epsilon-outside' | 'no-root', string>>>> = {
  en: {
    'epsilon-outside': 'Wrong on purpose: ε is added outside the root. “Reset” leads back to the right formula.',
    'no-root': 'Wrong on purpose: the root is missing. “Reset” leads back to the right formula.',
  },
  ko: {
    'epsilon-outside': '일부러 틀린 계산입니다. ε을 제곱근 밖에서 더했습니다. ‘처음으로’를 누르면 올바른 식으로 돌아갑니다.',
    'no-root': '일부러 틀린 계산입니다. 제곱근을 빠뜨렸습니다. ‘처음으로’를 누르면 올바른 식으로 돌아갑니다.',
  },
};
