// 그림의 말, 한국어.
import type { Words } from './en.ts';

export const words: Words = {
  title: '데이터가 달라질 때',
  look: '시험 그림을 밝게 해 보세요. 저장해 둔 통계량은 무너집니다. 시험 배치 자신의 통계량은 어떨까요?',
  caveat: '나타나지 않는 것: 무엇이든 고쳐 주지는 않습니다. 새로 잰 통계량은 밝기와 대비를 정확히 지웁니다. 그것들은 입력을 옮기고 늘일 뿐이기 때문입니다. 잡음이나 어두운 절반은 고치지 못하고, 한 종류만 담긴 배치는 오히려 망칩니다.',
  groups: { data: '시험 그림' },
  fields: { brightness: '더하는 밝기', contrast: '대비의 배율', noise: '덧붙인 잡음', mask: '왼쪽 절반', classes: '시험 배치의 종류 수' },
  options: { mask: { none: '그대로', left: '어둡게' } },
  lines: { none: 'BN 없음', population: 'BN, 저장한 통계량', whole: 'BN, 512장 전체의 통계량', batch: 'BN, 32장 배치의 통계량', mixed: 'BN, 둘을 16 : 32로 섞음' },
  plot: '밝기에 따른 시험 정확도', chosen: '찍을 때, 아래에서 고른 밝기', classPlot: '32장 배치에 든 종류의 수에 따른 시험 정확도, 깨끗한 그림', classAcross: '배치에 든 종류의 수', chosenClasses: '찍을 때, 아래에서 고른 종류의 수', across: '더한 밝기', caption: '바뀐 그림에서 잰 시험 정확도와 손실입니다. 마지막 두 줄은 깨끗한 그림에서 쟀습니다.', head: ['통계량', '정확도', '손실'],
  classRow: '{classes}종류가 담긴 32장 배치: {which}',
  summary: '밝기를 {brightness}만큼 더했을 때의 시험 정확도: {ends}.',
  seen: '밝기 +{brightness}, 대비 ×{contrast}: 저장한 통계량 {population}, 새로 잰 통계량 {whole}, BN 없음 {none}.',
  classSeen: '깨끗한 그림, 배치마다 {classes}종류: 저장한 통계량 {stored}, 새로 잰 통계량 {fresh}.', what: '깨끗한 그림',
};
