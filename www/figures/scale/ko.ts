// 그림의 말, 한국어.
import type { Words } from './en.ts';

export const words: Words = {
  title: '배치 정규화 앞 가중치의 크기',
  quantities: {
    u: '층의 입력', layer_weight: '가중치', layer_bias: '편향', factor: '곱하는 수', offset: '편향에 더하는 수', count: '배치 크기', epsilon: '엡실론',
    gamma: '스케일', beta: '시프트', dy: '도착한 기울기', x: '층', mean: '평균', variance: '분산', root: '제곱근', x_hat: '정규화한 값', y: '출력',
    scaled_x: '새 층', scaled_mean: '새 평균', scaled_variance: '새 분산', scaled_root: '새 제곱근', scaled_x_hat: '새로 정규화한 값', scaled_y: '새 출력',
    difference: '차이', dx: 'x의 기울기', dweight: '가중치의', dbias: '편향의', scaled_dx: '새 x의 기울기', scaled_dweight: '새 가중치의', gradient_difference: '비교',
  },
  sentences: {
    u: '뒤에 배치 정규화가 붙은 층과, 거기에 도착한 기울기입니다. 어떤 수든 바꿔 적을 수 있습니다.',
    x: '원래 층입니다. 입력에 가중치를 곱하고 편향을 더합니다.',
    mean: '출력의 평균입니다.', variance: '출력의 분산입니다.', root: '분산에 ε을 더한 값의 제곱근입니다.', x_hat: '정규화한 값입니다.', y: '배치 정규화를 지난 값입니다.',
    scaled_x: '같은 층의 가중치에 c를 곱하고 편향에 b₀을 더했습니다.',
    scaled_mean: '평균도 함께 커졌고, b₀은 모두 평균이 삼켰습니다.',
    scaled_variance: '분산은 c²배가 되었습니다.', scaled_root: '제곱근은 c배가 되었습니다.', scaled_x_hat: '그것으로 나누면 모두 처음과 같습니다.',
    scaled_y: '출력은 움직이지 않았습니다. 가중치의 크기도 편향도 배치 정규화 뒤에서는 보이지 않습니다.',
    difference: '새 출력에서 처음 출력을 뺐습니다. ε이 0이면 아무것도 남지 않습니다.',
    dx: '층의 출력에 대한 기울기입니다.', dweight: '가중치의 기울기입니다.', dbias: '편향의 기울기는 0입니다. 배치 정규화 앞의 편향은 결코 학습하지 못합니다.',
    scaled_dx: '새 층의 출력에 대한 기울기는 c로 나눈 값이 되었습니다.',
    scaled_dweight: '가중치의 기울기도 c로 나눈 값이 됩니다. 가중치가 크면 걸음이 작아집니다.',
    gradient_difference: '다시 c를 곱하고 처음 기울기를 뺐습니다. ε이 0이면 아무것도 남지 않습니다.',
  },
  notes: {
    'flat-feature': '층의 출력이 모두 같습니다. 분산이 0이므로 ε이 있어야만 나눗셈을 할 수 있습니다.',
    'zero-root': 'ε도 0, 분산도 0입니다. x̂은 0 ÷ 0이 되어 값이 없습니다(NaN). ε이 조금이라도 0보다 크면 0이 됩니다.',
    'batch-of-one': '표본이 하나뿐인 배치입니다. ε이 0보다 크기만 하면 무엇을 넣어도 출력은 시프트 값입니다.',
  },
  fields: { factor: '가중치에 곱하는 수', offset: '편향에 더하는 수' },
  labels: {
    ways: '바꾸기 전과 뒤', old: '원래대로', new: '곱하고 더한 뒤', gradients: '가중치의 기울기', bias: '편향의 기울기',
    ridges: '한 축 위에 놓은 표본: 층, 새 층, 두 출력', ridgesSummary: '한 축 위에 표본 {count}개씩 네 줄: 층, 새 층, 그리고 각각의 출력입니다.',
  },
};
