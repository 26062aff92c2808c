// The programs that print the numbers on screen, written only while somebody looks at them.
import { h, setText } from '../../dom.ts';
import { createCode, type Framework } from '../../elements/code.ts';
import type { Part } from '../../elements/element.ts';
import { loadDesk, type Rule } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { offline } from '../../strings/offline.ts';
import type { WalkSource } from './session.ts';

export interface ProgramsData extends WalkSource {
  /** Which of the averages, for a walk that has several. */
  readonly rule?: Rule;
}

export function createPrograms<S>({ lang, strings }: Context<S>): Part<ProgramsData> {
  let data: ProgramsData | undefined;
  let framework: Framework = 'numpy';
  const write = async () => {
    if (!node.open) return;
    const desk = await loadDesk().catch((error: unknown) => console.warn(error));
    setText(lost, desk ? '' : offline[lang].late);
    // The latest, if something has changed meanwhile.
    if (desk && data) code.update({ framework, ...desk.program(framework, data.request, data.x, data.rule ?? 'average') });
  };
  const lost = h('p', { class: 'complaint', role: 'alert' });
  const code = createCode(strings.code, (chosen) => {
    framework = chosen;
    void write();
  });
  const node = h('details', { class: 'fold programs needs-script', ontoggle: () => void write() }, h('summary', null, strings.code.title), lost, code.node);
  return {
    node,
    update(next) {
      data = next;
      void write();
    },
  };
}
