// The few words that must be there when nothing else arrives.
export const offline = {
  en: { lost: 'A part of this figure did not arrive. What you see is its first state.', again: 'Try again', late: 'This part did not arrive. It is fetched again when you choose once more.' },
  ko: { lost: '그림의 일부를 받아 오지 못했습니다. 지금 보이는 것은 첫 상태입니다.', again: '다시 시도하기', late: '이 부분을 받아 오지 못했습니다. 다시 누르면 다시 받아 옵니다.' },
} as const;
