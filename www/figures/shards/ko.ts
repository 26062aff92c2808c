// 그림의 말, 한국어.
import type { Words } from './en.ts';

export const words: Words = {
  title: '여러 장치에 나눈 배치 하나',
  quantities: {
    x: '입력', shard: '장치', shards: '장치 수', shard_count: '장치별 표본 수', shard_mean: '장치별 평균', shard_variance: '장치별 분산',
    mean_of_means: '평균들의 단순 평균', mean_of_variances: '분산들의 단순 평균', count: '배치 크기', mean: '합친 평균',
    within: '장치 안의 분산', between: '장치 사이의 분산', variance: '합친 분산',
    whole_mean: '전체 평균', whole_variance: '전체 분산', difference: '차이',
  },
  sentences: {
    x: '표본 {count}개로 된 배치 하나를 여러 장치에 나누었습니다. 어떤 수든 바꿔 적을 수 있습니다.',
    shard_count: '장치마다 자기 표본의 수를 셉니다.',
    shard_mean: '장치마다 자기 표본의 평균을 구합니다. 아직 장치 사이에 오간 수는 없습니다.',
    shard_variance: '장치마다 자기 평균을 중심으로 분산을 구합니다. 보통의 배치 정규화가 보는 것은 여기까지입니다.',
    mean_of_means: '평균들을 그냥 평균하면 표본이 적은 장치도 많은 장치와 똑같은 몫을 차지합니다.',
    mean_of_variances: '분산들을 그냥 평균하면 틀립니다. 장치들의 평균이 서로 얼마나 떨어져 있는지가 빠지기 때문입니다.',
    count: '모든 장치의 표본을 더한 수입니다.',
    mean: '평균마다 표본 수만큼 가중치를 줍니다. 그러면 배치 전체의 평균이 됩니다.',
    within: '분산에 표본 수만큼 가중치를 주면 장치 안에서 퍼진 정도가 나옵니다. 나아졌지만 아직 전부는 아닙니다.',
    between: '빠져 있던 부분입니다. 장치들의 평균이 합친 평균에서 얼마나 떨어져 있는지를 나타냅니다.',
    variance: '장치 안의 분산과 장치 사이의 분산을 더하면 배치 전체의 분산과 정확히 같습니다. 장치마다 표본 수, 평균, 분산만 주고받으면 됩니다.',
    whole_mean: '비교를 위해 모든 표본을 한꺼번에 놓고 구한 평균입니다.',
    whole_variance: '비교를 위해 모든 표본을 한꺼번에 놓고 구한 분산입니다. 합친 분산과 같은 수입니다.',
    difference: '합친 분산에서 전체 분산을 뺀 값입니다. 마지막 자리의 반올림을 빼면 0입니다.',
  },
  notes: {},
  labels: {
    devices: '장치 수', device: '장치 {k}', away: '장치 {k}에서 표본 하나 옮기기', sizes: '장치별 표본 수',
    merging: '합치는 방법', ways: '특성 {name}의 분산을 합치는 방법', plain: '분산들의 단순 평균', weighted: '표본 수로 가중한 평균', merged: '장치 안 + 장치 사이', whole: '배치 전체를 한꺼번에',
    ridges: '특성 {name}의 표본, 장치별', summary: '장치 {count}개마다 그린 특성 {name}의 히스토그램.', onDevice: '장치 {k}의 표본 {count}개', all: '모든 장치의 표본', every: '전체',
    frameworks: '프레임워크에서는', calls: '보통의 배치 정규화는 장치마다 구한 수에서 멈춥니다. 동기화 배치 정규화는 학습 단계마다 그 수들을 합칩니다.',
    blocks: '장치 사이에 빈 줄을 하나씩 두고 표를 붙여 넣으면 묶음 하나가 장치 하나가 됩니다.',
  },
};
