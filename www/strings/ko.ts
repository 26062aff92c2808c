// 한국어: 그림 안에서 쓰는 말. 그림마다 다른 문장은 그 그림 옆에 둔다.
import type { Strings } from './index.ts';

export const ko: Strings = {
  stepper: {
    label: '단계',
    back: '이전 단계',
    forward: '다음 단계',
    play: '재생',
    pause: '멈춤',
    position: '{count}단계 중 {step}단계',
  },
  formula: {
    copy: 'LaTeX 복사',
    copied: '복사했습니다',
    symbols: '이 식에 나오는 기호',
  },
  arithmetic: {
    label: '이 수가 나온 과정',
    hint: '표에서 아무 수나 고르면 그 수를 계산한 식이 여기에 나타납니다.',
    full: '모든 자릿수',
    edit: '이 수 바꾸기',
    release: '선택 풀기',
  },
  table: {
    omitted: '{count}행 생략',
    rounded: '반올림하여 표시',
    row: '{row}행',
    edit: '{row}, {column}의 새 값',
  },
  plot: {
    numbers: '이 그림에 쓰인 수',
    more: '외 {count}개',
  },
  slider: {
    typed: '{label} 직접 입력',
    range: '{min}에서 {max} 사이의 수',
  },
  input: {
    choose: '파일 고르기',
    drop: '또는 여기에 끌어다 놓으세요. CSV와 TSV를 읽으며, 글자로 된 열은 건너뜁니다.',
    paste: '표 붙여 넣기',
    placeholder: 'A\tB\n1.2\t30\n3.4\t50',
    use: '이 수로 계산하기',
  },
  actions: {
    label: '이 그림',
    undo: '되돌리기',
    reset: '처음으로',
  },
  notes: {
    'bad-value': '링크에 적힌 {field} = “{value}”은(는) 여기서 쓸 수 없는 값이라 기본값을 썼습니다.',
    clamped: '링크에 적힌 {field} = {value}은(는) 이 그림의 범위를 벗어나 가장 가까운 값을 썼습니다.',
    data: '이 링크에는 데이터가 담겨 있지 않아 첫 예제를 대신 보여 줍니다.',
  },
  engine: {
    loading: '수를 불러오는 중입니다…',
    failed: '이 브라우저나 사이트에서는 그림이 계산을 할 수 없습니다(WebAssembly). 지금 보이는 것은 첫 상태입니다.',
    stopped: '내부 오류로 계산이 멈췄습니다. 설정은 그대로 남아 있습니다.',
    restart: '다시 시작하기',
    unknown: '“{name}”이라는 그림은 없습니다.',
  },
  errors: {
    unknown: '이 수는 쓸 수 없습니다: {message}',
    'not-a-table': '글자로 된 표가 아닙니다.',
    'unclosed-quote': '{row}행에서 열린 따옴표가 닫히지 않았습니다.',
    'ambiguous-comma': '{row}행 {column}열의 쉼표가 천 단위 구분인지 소수점인지 알 수 없습니다: {text}. 쉼표 없이 적어 주세요.',
    'not-finite': '{row}행 {column}열은 유한한 수가 아닙니다: {text}.',
    'ignored-columns': '수가 없는 열은 건너뛰었습니다: {names}.',
    'ignored-row-numbers': '행 번호만 적힌 열은 건너뛰었습니다.',
    'dropped-rows': '빈 값이 있는 행은 건너뛰었습니다. 모두 {count}행이고, 첫 번째는 {first}행입니다.',
    'comma-read': '{text}은(는) {value}(으)로 읽었습니다.',
    'empty-input': '수가 하나도 없습니다.',
    'no-numeric-column': '수로 된 열이 없습니다.',
    'ragged-row': '{row}행의 칸은 {found}개인데 {expected}개여야 합니다.',
    'not-a-number': '{row}행 {column}열은 수가 아닙니다: “{text}”.',
    'number-too-large': '{row}행 {column}열의 수가 너무 커서 제곱할 수 없습니다: {text}.',
    'too-much': '{what}: {found}개는 너무 많습니다. 최대 {limit}개까지 쓸 수 있습니다.',
    'too-few': '{what}: {found}개는 너무 적습니다. 적어도 {needed}개가 필요합니다.',
    'bad-parameter': '{name} = {value}은(는) 쓸 수 없습니다. 조건: {must}.',
    'shape-mismatch': '{what}의 모양이 맞지 않습니다. 필요한 모양 {expected}, 들어온 모양 {found}.',
    'unknown-name': '“{name}”이라는 {what}은(는) 없습니다.',
  },
};
