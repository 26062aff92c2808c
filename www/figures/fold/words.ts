// The sentences of the folded layer, in both languages.
import type { Lang } from '../../strings/index.ts';
import type { WalkWords } from '../kit/walk.ts';

export const words: { readonly en: WalkWords; readonly ko: WalkWords } = {
  en: {
    quantities: {
      u: 'input of the layer', layer_weight: 'weight', layer_bias: 'bias', x: 'output of the layer', deviation: 'deviation', running_mean: 'running mean',
      running_variance: 'running variance', running_root: 'root', x_hat: 'normalized', gamma: 'scale', beta: 'shift', epsilon: 'epsilon', y: 'output',
      scale: 'factor', shift: 'summand', folded_weight: 'folded weight', folded_bias: 'folded bias', folded_y: 'folded output', difference: 'difference',
      activated: 'after ReLU', misfolded: 'wrongly folded', next_weight: 'next weight', next_bias: 'next bias', next: 'next layer',
      folded_next_weight: 'folded next weight', folded_next_bias: 'folded next bias', folded_next: 'folded next layer', next_difference: 'difference', padding: 'padding that fits',
    },
    sentences: {
      u: 'A trained layer and the stored numbers of the BN behind it. Type over any of them.',
      x: 'The layer: multiply by the weight, add the bias.',
      deviation: 'Inference begins: subtract the stored mean.',
      running_root: 'The root of the stored variance. No batch is needed.',
      x_hat: 'Divide by the root.',
      y: 'Scale by {gamma}, shift by {beta}: the end of the long path.',
      scale: 'BN in inference multiplies by one fixed number per feature.',
      folded_weight: 'Multiply the layer’s weights by that number, once and for all.',
      folded_bias: 'The bias takes up everything else: the stored mean and the shift.',
      folded_y: 'The short path: one layer, no BN, the same output as the long path.',
      difference: 'Short path less long path: nothing.',
      'after.x': 'Here BN comes after the ReLU. In front of both stands a layer with these outputs.',
      activated: 'ReLU first: negative values become 0.',
      'after.x_hat': 'BN then normalizes what ReLU left, with the stored mean and root.',
      'after.y': 'Scale and shift: what really goes on to the next layer.',
      shift: 'BN as one line: a factor and this summand.',
      misfolded: 'Fold that line into the layer before, and ReLU comes last instead of first. The result is another function.',
      'after.difference': 'Wherever the two orders disagree, folding backwards is wrong by this much.',
      next: 'What the next layer makes of the normalized values.',
      folded_next_weight: 'Forwards it works: the factor goes into the next layer’s weights.',
      folded_next_bias: 'And the summand, times the weights, into its bias.',
      folded_next: 'The next layer, folded, reads straight from the ReLU.',
      next_difference: 'Exact in a dense layer.',
      'convolution.next_difference': 'Exact inside, wrong at both ends: past the border the convolution reads zeros, and the folded bias counts on numbers there.',
      padding: 'To be exact, the border would have to be padded with this number instead of 0.',
    },
    notes: {},
    groups: { stored: 'Stored numbers' },
    fields: { where: 'BN stands', layer: 'Layer', outputs: 'Outputs' },
    options: { where: { before: 'after the layer', after: 'after the ReLU' }, layer: { dense: 'dense', convolution: 'convolution' } },
  },
  ko: {
    quantities: {
      u: '층의 입력', layer_weight: '가중치', layer_bias: '편향', x: '층의 출력', deviation: '편차', running_mean: '이동 평균',
      running_variance: '이동 분산', running_root: '제곱근', x_hat: '정규화한 값', gamma: '스케일', beta: '시프트', epsilon: '엡실론', y: '출력',
      scale: '곱하는 수', shift: '더하는 수', folded_weight: '접은 가중치', folded_bias: '접은 편향', folded_y: '접은 층의 출력', difference: '차이',
      activated: '렐루를 지난 값', misfolded: '잘못 접은 값', next_weight: '다음 층의 가중치', next_bias: '다음 층의 편향', next: '다음 층',
      folded_next_weight: '접은 다음 가중치', folded_next_bias: '접은 다음 편향', folded_next: '접은 다음 층', next_difference: '차이', padding: '맞는 패딩 값',
    },
    sentences: {
      u: '학습이 끝난 층과, 그 뒤의 배치 정규화에 저장된 수들입니다. 어떤 수든 바꿔 적을 수 있습니다.',
      x: '층의 계산입니다. 가중치를 곱하고 편향을 더합니다.',
      deviation: '추론을 시작합니다. 저장해 둔 평균을 뺍니다.',
      running_root: '저장해 둔 분산의 제곱근입니다. 배치가 필요하지 않습니다.',
      x_hat: '제곱근으로 나눕니다.',
      y: '{gamma}를 곱하고 {beta}를 더합니다. 긴 길의 끝입니다.',
      scale: '추론에서 배치 정규화는 특성마다 정해진 수 하나를 곱하는 일입니다.',
      folded_weight: '그 수를 층의 가중치에 미리 한 번 곱해 둡니다.',
      folded_bias: '나머지, 곧 저장된 평균과 시프트는 편향이 떠맡습니다.',
      folded_y: '짧은 길입니다. 배치 정규화 없이 층 하나로 긴 길과 같은 출력을 얻습니다.',
      difference: '짧은 길에서 긴 길을 빼면 아무것도 남지 않습니다.',
      'after.x': '이번에는 배치 정규화가 렐루 뒤에 있습니다. 둘 앞에 있는 층의 출력이 이 값들입니다.',
      activated: '렐루가 먼저입니다. 음수는 0이 됩니다.',
      'after.x_hat': '그다음 배치 정규화가 저장된 평균과 제곱근으로, 렐루가 남긴 값을 정규화합니다.',
      'after.y': '스케일과 시프트까지 마쳤습니다. 다음 층이 실제로 받는 값입니다.',
      shift: '배치 정규화를 직선 하나로 쓰면, 곱하는 수와 이 더하는 수가 됩니다.',
      misfolded: '그 직선을 앞 층에 접어 넣으면 렐루가 먼저가 아니라 나중에 옵니다. 결과는 다른 함수입니다.',
      'after.difference': '두 순서의 값이 다른 곳마다, 앞으로 접은 결과는 이만큼 틀립니다.',
      next: '다음 층이 정규화된 값으로 계산한 결과입니다.',
      folded_next_weight: '뒤로는 접을 수 있습니다. 곱하는 수는 다음 층의 가중치로 들어갑니다.',
      folded_next_bias: '더하는 수는 가중치와 곱해져 다음 층의 편향으로 들어갑니다.',
      folded_next: '접은 다음 층은 렐루의 출력을 바로 읽습니다.',
      next_difference: '밀집층에서는 정확합니다.',
      'convolution.next_difference': '안쪽은 정확하지만 양 끝은 틀립니다. 가장자리 밖에서 합성곱은 0을 읽는데, 접은 편향은 그 자리에도 값이 있다고 보기 때문입니다.',
      padding: '정확하려면 가장자리를 0이 아니라 이 수로 채워야 합니다.',
    },
    notes: {},
    groups: { stored: '저장된 수' },
    fields: { where: 'BN의 자리', layer: '층', outputs: '출력 수' },
    options: { where: { before: '층 바로 뒤', after: 'ReLU 뒤' }, layer: { dense: '밀집층', convolution: '합성곱층' } },
  },
};

const en = {
  mean: 'running mean', variance: 'running variance',
  ways: 'Two paths', long: 'Layer, then BN', short: 'Folded layer', same: 'the same', differs: 'differs here',
  order: 'ReLU, then BN', back: 'Folded into the layer before', next: 'BN, then the next layer', forward: 'Folded into the next layer',
  lines: 'Output over input', linesSummary: 'Two lines over the input: {long}, and {folded}.',
};

export type Labels = typeof en;

const ko: Labels = {
  mean: '이동 평균', variance: '이동 분산',
  ways: '두 갈래 길', long: '층, 그다음 배치 정규화', short: '접은 층', same: '같습니다', differs: '여기서 다릅니다',
  order: '렐루, 그다음 배치 정규화', back: '앞 층에 접기', next: '배치 정규화, 그다음 층', forward: '다음 층에 접기',
  lines: '입력에 따른 출력', linesSummary: '입력에 따른 두 선입니다. {long}, 그리고 {folded}.',
};

export const labels: Readonly<Record<Lang, Labels>> = { en, ko };
