// The words of the backward pass's pictures and controls.
import type { Lang } from '../../strings/index.ts';

const en = {
  send: 'Send 1 into one sample, 0 into the others', sendInto: 'Send 1 into sample {k}', typed: 'Or type any numbers over the arriving gradients, in the tables of the first step.',
  targets: 'Type the targets t over those in the table.',
  ways: 'The graph', graph: 'The way forward and the way back. Choose a node to go to its gradient.', node: 'Gradient of {name}',
  bars: 'Gradient of each sample, feature {name}', arrives: 'arrives', leaves: 'leaves', wrong: 'with constants',
  summary: 'Bars for {count} samples: the gradient that arrives, and the gradient that leaves.',
  keeps: 'What BN takes out', sum: 'Sum', along: 'Sum weighted by x̂', length: 'Squared length, foretold and real', wrongSum: 'Sum, with constants',
  outside: 'What training makes of the wrong gradient',
  story: 'Samples {samples}, a bias in front of the mean, targets of {target}, learning rate {rate}. The gradient of the bias treats the mean as a constant, so it is never 0. The bias grows by the same amount at every step, the mean takes it back, the loss stays at {loss}. With the mean inside, the gradient is {right} from the first step on.',
  curve: 'bias and loss, step by step', curveSummary: 'Over {steps} steps the bias goes from {first} to {last}; the loss stays at {loss}.', step: 'step',
};

export type Labels = typeof en;

const ko: Labels = {
  send: '표본 하나에만 1을, 나머지에는 0을 보내기', sendInto: '표본 {k}에 1 보내기', typed: '첫 단계의 표에서 도착한 기울기를 원하는 수로 바꿔 적을 수도 있습니다.',
  targets: '표에서 목푯값 t를 바꿔 적을 수 있습니다.',
  ways: '계산 그래프', graph: '앞으로 가는 길과 돌아오는 길입니다. 마디를 고르면 그 기울기로 갑니다.', node: '{name}의 기울기',
  bars: '표본별 기울기, 특성 {name}', arrives: '도착', leaves: '나감', wrong: '상수로 볼 때',
  summary: '표본 {count}개의 막대그래프: 도착한 기울기와 나가는 기울기.',
  keeps: '배치 정규화가 덜어 내는 것', sum: '합', along: 'x̂을 곱한 합', length: '길이의 제곱, 예상과 실제', wrongSum: '상수로 볼 때의 합',
  outside: '틀린 기울기로 학습하면',
  story: '표본 {samples}, 평균을 빼기 전에 더하는 편향, 목푯값 {target}, 학습률 {rate}인 예입니다. 편향의 기울기를 구할 때 평균을 상수로 보면 기울기가 0이 되지 않습니다. 편향은 단계마다 같은 만큼 커지고, 평균이 그만큼을 도로 빼므로 손실은 {loss}에 머뭅니다. 평균까지 미분하면 기울기는 첫 단계부터 {right}입니다.',
  curve: '단계별 편향과 손실', curveSummary: '{steps}단계 동안 편향은 {first}에서 {last}까지 커지고, 손실은 {loss}에 머뭅니다.', step: '단계',
};

export const labels: Readonly<Record<Lang, Labels>> = { en, ko };
