// What each figure is called where it stands alone: in a frame, a single file, a link card.
import type { Lang } from '../strings/index.ts';

const TITLES: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  walk: { en: 'Batch normalization, step by step', ko: '배치 정규화, 한 단계씩' },
  running: { en: 'Running averages of batch statistics', ko: '배치 통계량의 이동 평균' },
  backward: { en: 'Batch normalization backward, step by step', ko: '배치 정규화의 역전파, 한 단계씩' },
  axes: { en: 'Which values share a mean', ko: '어떤 값들이 평균을 함께 쓰는가' },
  fold: { en: 'Batch normalization folded into a layer', ko: '앞 층에 합쳐진 배치 정규화' },
  scale: { en: 'The size of the weights behind batch normalization', ko: '배치 정규화 앞 가중치의 크기' },
  shards: { en: 'One batch on several devices', ko: '여러 장치에 나눈 배치 하나' },
  bowl: { en: 'The bowl of two weights', ko: '가중치 둘의 그릇' },
  layers: { en: 'The layers of a network while it trains', ko: '학습하는 신경망의 층들' },
  'learning-rate': { en: 'How far the learning rate can go', ko: '학습률은 어디까지 올라가는가' },
  gradients: { en: 'Gradients through many layers', ko: '여러 층을 지나는 기울기' },
  relu: { en: 'ReLU with and without batch normalization', ko: '배치 정규화가 있을 때와 없을 때의 렐루' },
  'batch-size': { en: 'Small batches', ko: '작은 배치' },
  why: { en: 'Why batch normalization helps', ko: '배치 정규화는 왜 도움이 되는가' },
  order: { en: 'Before or after the activation', ko: '활성화 함수의 앞과 뒤' },
  dropout: { en: 'Dropout beside batch normalization', ko: '배치 정규화 옆의 드롭아웃' },
  overfitting: { en: 'Batch normalization and overfitting', ko: '배치 정규화와 과적합' },
  shift: { en: 'When the data shift', ko: '데이터가 달라질 때' },
  averages: { en: 'The average that inference uses', ko: '추론이 쓰는 평균' },
};

/** What the whole page is called. */
export const siteTitle: Readonly<Record<Lang, string>> = {
  en: 'Batch normalization, number by number', ko: '배치 정규화, 숫자 하나하나 따라가기',
};

/** The title of a figure; its name where it has none. */
export function titleOf(name: string, lang: Lang): string {
  return TITLES[name]?.[lang] ?? name;
}
