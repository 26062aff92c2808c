// The words of the two dialogs; they are fetched with the dialogs.
import type { Lang } from '../strings/index.ts';
import type { Place } from './places.ts';

/** What a place is called, what to press there, and what will be seen. `{picture}` is the name of the file that the dialog offers. */
interface PlaceWords {
  readonly name: string;
  readonly steps: string;
  readonly seen: string;
}

const en = {
  share: 'Share this figure',
  take: 'Export this figure',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  refused: 'Select the text and copy it by hand',
  link: 'Link to this state',
  where: 'Where do you write?',
  embed: 'Text to paste',
  theme: 'Colours',
  themes: { light: 'Light', dark: 'Dark', auto: 'As the reader likes' },
  size: 'Size',
  sizes: { compact: 'Short', whole: 'Whole figure' },
  picture: 'Picture of this state',
  save: 'Save PNG',
  post: 'In the post',
  file: 'Once, in {file}',
  places: {
    tistory: { name: 'Tistory', steps: 'In the editor choose 기본모드 → HTML (or an HTML block), and paste the text where the figure should stand.', seen: 'The live figure in a frame of fixed height; it scrolls inside where it is taller.' },
    velog: { name: 'Velog', steps: 'Save the picture, drag it into the editor, and paste the text on the line below it.', seen: 'The picture and a link to the live figure. Velog takes frames of a few video and code sites only.' },
    naver: { name: 'Naver Blog', steps: 'Paste the link on a line of its own and press Enter. To show exactly this state, also upload the picture.', seen: 'A preview card with a picture of the figure; a click opens the live figure.' },
    brunch: { name: 'brunch', steps: 'Upload the picture, then select its caption and add the link.', seen: 'The picture; a click on the link opens the live figure.' },
    notion: { name: 'Notion', steps: 'Type /embed, press Enter, paste the text and choose “Embed link”.', seen: 'The live figure in a block whose height you set with the handle below it.' },
    medium: { name: 'Medium', steps: 'Upload the picture, then paste the link on a line of its own and press Enter.', seen: 'The picture, and under it a card that opens the live figure.' },
    wordpress: { name: 'WordPress', steps: 'Switch the editor to code (⋮ → Code editor), paste the text, and switch back. It needs a site that lets you write HTML: your own one, or a paid plan.', seen: 'A Custom HTML block with the live figure in a frame of fixed height.' },
    ghost: { name: 'Ghost', steps: 'Type /html, press Enter, and paste the text into the card.', seen: 'The live figure, as tall as its content.' },
    devto: { name: 'dev.to', steps: 'Paste the text on a line of its own. Upload the picture above it if the text is a link.', seen: 'The live figure where this site lies on Netlify; elsewhere a picture with a link.' },
    substack: { name: 'Substack', steps: 'Upload the picture, click it, choose “Edit link” and paste the link.', seen: 'The picture; a click on it opens the live figure.' },
    html: { name: 'Plain HTML', steps: 'Paste the text where the figure should stand.', seen: 'The live figure, as tall as its content. One script serves all frames of a page.' },
    react: { name: 'React', steps: 'Put the script into the page once, and the tag into a component. No wrapper is needed; settings are properties of the tag.', seen: 'The live figure as a part of your page.' },
    vue: { name: 'Vue', steps: 'Put the script into the page once, the tag into a template, and name it in the configuration.', seen: 'The live figure as a part of your page.' },
    github: { name: 'GitHub README', steps: 'Save the picture beside the README as {picture}, and paste the text.', seen: 'The picture; a click on it opens the live figure.' },
    hugo: { name: 'Hugo', steps: 'Put the shortcode into the site once, and the first text into a post.', seen: 'The live figure, as tall as its content.' },
    jekyll: { name: 'Jekyll', steps: 'Put the include into the site once, and the first text into a post.', seen: 'The live figure, as tall as its content.' },
    quarto: { name: 'Quarto', steps: 'Paste the text into a .qmd file, with an empty line before and after.', seen: 'The live figure on a page; in a PDF a picture of its first state with a link.' },
    docusaurus: { name: 'Docusaurus, MDX', steps: 'Paste the first text into an .mdx or .md file; put the second into the configuration once.', seen: 'The live figure, as tall as its content.' },
    jupyter: { name: 'Jupyter, Colab', steps: 'Paste the text into a cell and run it.', seen: 'The live figure below the cell, and a link for where frames are not shown (GitHub, a PDF).' },
    lms: { name: 'Moodle, Canvas and others', steps: 'Open the HTML view of the editor (</>), and paste the text.', seen: 'The live figure in a frame of fixed height.' },
  } as Record<Place, PlaceWords>,
  pictures: 'Pictures', tables: 'Tables', walk: 'All steps', code: 'Program that prints these numbers',
  table: 'Table',
  framework: 'Framework',
  numbers: 'Numbers (CSV)',
  across: '{name}, across', upright: '{name}, upright',
  values: 'value',
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
  refused: '텍스트를 선택해서 직접 복사하세요',
  link: '지금 상태로 가는 링크',
  where: '어디에 글을 쓰시나요?',
  embed: '붙여 넣을 텍스트',
  theme: '색',
  themes: { light: '밝게', dark: '어둡게', auto: '읽는 사람 설정대로' },
  size: '크기',
  sizes: { compact: '짧게', whole: '전체' },
  picture: '지금 상태의 이미지',
  save: 'PNG 저장',
  post: '글에 넣을 텍스트',
  file: '{file}에 한 번만 넣을 텍스트',
  places: {
    tistory: { name: '티스토리', steps: '에디터에서 기본모드 → HTML을 고르거나 HTML 블록을 넣고, 그림이 들어갈 자리에 붙여 넣으세요.', seen: '높이가 정해진 프레임 안에 살아 있는 그림이 보입니다. 그림이 더 길면 프레임 안에서 스크롤됩니다.' },
    velog: { name: '벨로그', steps: '이미지를 저장해서 에디터에 끌어다 놓고, 바로 아랫줄에 텍스트를 붙여 넣으세요.', seen: '이미지와 살아 있는 그림으로 가는 링크가 보입니다. 벨로그는 몇몇 동영상·코드 사이트의 프레임만 받아 줍니다.' },
    naver: { name: '네이버 블로그', steps: '링크를 빈 줄에 붙여 넣고 Enter를 누르세요. 지금 상태를 그대로 보여 주려면 이미지도 올리세요.', seen: '그림이 담긴 미리보기 카드가 생기고, 누르면 살아 있는 그림이 열립니다.' },
    brunch: { name: '브런치', steps: '이미지를 올리고, 설명 글자를 선택해서 링크를 거세요.', seen: '이미지가 보이고, 링크를 누르면 살아 있는 그림이 열립니다.' },
    notion: { name: '노션', steps: '/임베드를 입력하고 Enter를 누른 뒤 텍스트를 붙여 넣고 ‘링크 임베드’를 누르세요.', seen: '블록 안에 살아 있는 그림이 보입니다. 높이는 블록 아래 손잡이로 맞춥니다.' },
    medium: { name: 'Medium', steps: '이미지를 올린 다음, 링크를 빈 줄에 붙여 넣고 Enter를 누르세요.', seen: '이미지와, 살아 있는 그림으로 가는 카드가 보입니다.' },
    wordpress: { name: '워드프레스', steps: '편집기를 코드 편집기(⋮ → 코드 편집기)로 바꿔 붙여 넣고 되돌아오세요. HTML을 쓸 수 있는 사이트(직접 설치했거나 유료 요금제)여야 합니다.', seen: '사용자 정의 HTML 블록에, 높이가 정해진 프레임으로 살아 있는 그림이 보입니다.' },
    ghost: { name: 'Ghost', steps: '/html을 입력하고 Enter를 누른 뒤 카드에 붙여 넣으세요.', seen: '살아 있는 그림이 내용만큼의 높이로 보입니다.' },
    devto: { name: 'dev.to', steps: '텍스트를 빈 줄에 붙여 넣으세요. 텍스트가 링크라면 그 위에 이미지도 올리세요.', seen: '이 사이트가 Netlify에 있으면 살아 있는 그림이, 아니면 링크와 이미지가 보입니다.' },
    substack: { name: 'Substack', steps: '이미지를 올리고 눌러서 ‘Edit link’를 고른 뒤 링크를 붙여 넣으세요.', seen: '이미지가 보이고, 누르면 살아 있는 그림이 열립니다.' },
    html: { name: '일반 HTML', steps: '그림이 들어갈 자리에 붙여 넣으세요.', seen: '살아 있는 그림이 내용만큼의 높이로 보입니다. 스크립트는 한 페이지에 하나면 됩니다.' },
    react: { name: 'React', steps: '스크립트는 페이지에 한 번만, 태그는 컴포넌트에 넣으세요. 감싸는 컴포넌트는 필요 없고, 설정은 태그의 속성입니다.', seen: '살아 있는 그림이 페이지의 일부로 보입니다.' },
    vue: { name: 'Vue', steps: '스크립트는 페이지에 한 번만, 태그는 템플릿에 넣고, 설정 파일에 태그 이름을 적으세요.', seen: '살아 있는 그림이 페이지의 일부로 보입니다.' },
    github: { name: 'GitHub README', steps: '이미지를 README 옆에 {picture} 이름으로 저장하고 텍스트를 붙여 넣으세요.', seen: '이미지가 보이고, 누르면 살아 있는 그림이 열립니다.' },
    hugo: { name: 'Hugo', steps: '숏코드는 사이트에 한 번만, 첫 번째 텍스트는 글에 넣으세요.', seen: '살아 있는 그림이 내용만큼의 높이로 보입니다.' },
    jekyll: { name: 'Jekyll', steps: '인클루드는 사이트에 한 번만, 첫 번째 텍스트는 글에 넣으세요.', seen: '살아 있는 그림이 내용만큼의 높이로 보입니다.' },
    quarto: { name: 'Quarto', steps: '.qmd 파일에 앞뒤로 빈 줄을 두고 붙여 넣으세요.', seen: '웹 페이지에는 살아 있는 그림이, PDF에는 첫 상태의 이미지와 링크가 보입니다.' },
    docusaurus: { name: 'Docusaurus, MDX', steps: '첫 번째 텍스트는 .mdx나 .md 파일에, 두 번째는 설정 파일에 한 번만 넣으세요.', seen: '살아 있는 그림이 내용만큼의 높이로 보입니다.' },
    jupyter: { name: 'Jupyter, Colab', steps: '셀에 붙여 넣고 실행하세요.', seen: '셀 아래에 살아 있는 그림이 보이고, 프레임을 보여 주지 않는 곳(GitHub, PDF)을 위한 링크도 함께 나옵니다.' },
    lms: { name: 'Moodle, Canvas 등', steps: '에디터의 HTML 보기(</>)를 열고 붙여 넣으세요.', seen: '높이가 정해진 프레임 안에 살아 있는 그림이 보입니다.' },
  },
  pictures: '그림', tables: '표', walk: '모든 스텝', code: '이 숫자를 출력하는 프로그램',
  table: '표',
  framework: '프레임워크',
  numbers: '숫자(CSV)',
  across: '{name}, 가로축', upright: '{name}, 세로축',
  values: '값',
  nothing: '아직 그림이 없습니다. 먼저 계산을 마쳐 주세요.',
  rounded: '숫자는 {digits}자리로 반올림했습니다.',
};

export const shareWords: Readonly<Record<Lang, ShareWords>> = { en, ko };
