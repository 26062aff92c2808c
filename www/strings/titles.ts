// What each figure is called: in the title of an embed, a single file, a preview card.
import type { Lang } from './index.ts';

const TITLES: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  walk: { en: 'Batch normalization, number by number', ko: '배치 정규화, 수 하나하나 따라가기' },
  running: { en: 'Running statistics, batch by batch', ko: '이동 통계, 배치마다 따라가기' },
  backward: { en: 'The backward pass of batch normalization', ko: '배치 정규화의 역전파' },
  axes: { en: 'Which values share one mean', ko: '어떤 값들이 평균 하나를 함께 쓰나' },
  fold: { en: 'Folding batch normalization into the layer before it', ko: '배치 정규화를 앞 층에 접어 넣기' },
  shards: { en: 'One batch on several devices', ko: '여러 장치에 나눈 배치 하나' },
  layers: { en: 'What drifts inside a network', ko: '신경망 안에서 무엇이 흔들리나' },
  'learning-rate': { en: 'Which learning rates work', ko: '어떤 학습률에서 학습이 되나' },
  gradients: { en: 'Gradients through many layers', ko: '여러 층을 지나는 기울기' },
  relu: { en: 'How many values ReLU sets to zero', ko: '렐루가 0으로 만드는 값의 비율' },
  'batch-size': { en: 'When the batch is small', ko: '배치가 작을 때' },
  why: { en: 'Why it works: the evidence', ko: '왜 효과가 있나: 증거들' },
  order: { en: 'Before or after the activation', ko: '활성화 함수의 앞이냐 뒤냐' },
  dropout: { en: 'Dropout and batch normalization', ko: '드롭아웃과 배치 정규화' },
  overfitting: { en: 'Does it prevent overfitting?', ko: '과적합을 막아 주나' },
  shift: { en: 'When the test data are different', ko: '시험 데이터가 다를 때' },
  averages: { en: 'Which average for inference', ko: '추론에는 어떤 평균을 쓰나' },
};

/** The title of a figure; its name where it has none. */
export function titleOf(name: string, lang: Lang): string {
  return (Object.hasOwn(TITLES, name) ? TITLES[name]?.[lang] : undefined) ?? name;
}
