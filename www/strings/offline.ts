// The few words that must be there when nothing else arrives.
export const offline = {
  en: { lost: 'A part of this figure did not arrive. What you see is its first state.', again: 'Try again' },
  ko: { lost: '그림의 일부를 받아 오지 못했습니다. 지금 보이는 것은 첫 상태입니다.', again: '다시 시도하기' },
} as const;
