// The words of the two dialogs; they are fetched with the dialogs.
import type { Lang } from '../strings/index.ts';
import type { Kind } from './snippets.ts';

const en = {
  share: 'Share this figure',
  take: 'Export this figure',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  refused: 'Select the text and copy it by hand',
  link: 'Link to this state',
  left: 'Your numbers are too many for a link: it opens with the first example instead of them.',
  embed: 'Put it on a page',
  kinds: {
    frame: 'Frame', tall: 'Frame, own height', element: 'Element', markdown: 'Picture with link', hugo: 'Hugo', jekyll: 'Jekyll', notebook: 'Notebook',
  } as Record<Kind, string>,
  about: {
    frame: 'Works wherever frames are allowed. It scrolls inside its height.',
    tall: 'The frame becomes as tall as the figure. One script serves all frames of a page.',
    element: 'The figure becomes part of the page, where modules may be loaded. Each setting is an attribute.',
    markdown: 'For README files, and for blogs that allow nothing else. The picture shows the first state, the link leads to yours; save a picture of your own state with “Export”.',
    hugo: 'The first text goes into a post, the second once into the site.',
    jekyll: 'The first text goes into a post, the second once into the site.',
    notebook: 'A cell for Jupyter and Colab.',
  } as Record<Kind, string>,
  post: 'In the post',
  file: 'Once, in {file}',
  pictures: 'Pictures', tables: 'Tables', walk: 'All steps', code: 'Program that prints these numbers',
  table: 'Table',
  framework: 'Framework',
  numbers: 'Numbers (CSV)',
  nothing: 'The picture is not there yet. Let the figure compute first.',
  rounded: 'Numbers are rounded to {digits} digits.',
};

export type ShareWords = typeof en;

const ko: ShareWords = {
  share: '이 그림 공유하기',
  take: '이 그림 내보내기',
  close: '닫기',
  copy: '복사',
  copied: '복사했습니다',
  refused: '글을 선택해 직접 복사하세요',
  link: '지금 상태로 가는 링크',
  left: '숫자가 너무 많아 링크에 담기지 않습니다. 링크를 열면 첫 예제가 나옵니다.',
  embed: '페이지에 넣기',
  kinds: {
    frame: '프레임', tall: '높이를 맞추는 프레임', element: '요소', markdown: '링크가 걸린 그림', hugo: 'Hugo', jekyll: 'Jekyll', notebook: '노트북',
  },
  about: {
    frame: '프레임을 허용하는 곳이면 어디서나 됩니다. 정해진 높이 안에서 스크롤됩니다.',
    tall: '프레임이 그림만큼 길어집니다. 스크립트 하나가 페이지의 모든 프레임을 맡습니다.',
    element: '모듈을 불러올 수 있는 곳에서는 그림이 페이지의 일부가 됩니다. 설정 하나가 속성 하나입니다.',
    markdown: 'README나, 다른 것은 받아 주지 않는 블로그를 위한 방법입니다. 그림은 첫 상태를 보여 주고 링크는 지금 상태로 이어집니다. 지금 상태의 그림은 ‘내보내기’로 저장하세요.',
    hugo: '첫째는 글에 넣고, 둘째는 사이트에 한 번만 넣습니다.',
    jekyll: '첫째는 글에 넣고, 둘째는 사이트에 한 번만 넣습니다.',
    notebook: 'Jupyter와 Colab의 셀 하나입니다.',
  },
  post: '글에 넣을 것',
  file: '한 번만, {file}에 넣을 것',
  pictures: '그림', tables: '표', walk: '모든 단계', code: '이 수를 출력하는 프로그램',
  table: '표',
  framework: '프레임워크',
  numbers: '수(CSV)',
  nothing: '아직 그림이 없습니다. 먼저 계산을 마쳐 주세요.',
  rounded: '수는 {digits}자리로 반올림했습니다.',
};

export const shareWords: Readonly<Record<Lang, ShareWords>> = { en, ko };
