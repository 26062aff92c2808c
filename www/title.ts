// What the whole page is called.
import type { Lang } from './strings/index.ts';

export const siteTitle: Readonly<Record<Lang, string>> = {
  en: 'Batch normalization, number by number', ko: '배치 정규화, 숫자 하나하나 따라가기',
};
