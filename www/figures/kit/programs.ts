// The programs that print the numbers on screen, written only while somebody looks at them.
import { h } from '../../dom.ts';
import { createCode, type Framework } from '../../elements/code.ts';
import type { Part } from '../../elements/element.ts';
import type { Rule } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import type { WalkSource } from './session.ts';

export interface ProgramsData extends WalkSource {
  /** Which of the averages, for a walk that has several. */
  readonly rule?: Rule;
}

export function createPrograms<S>({ engine, strings }: Context<S>): Part<ProgramsData> {
  let data: ProgramsData | undefined;
  let framework: Framework = 'numpy';
  const write = () => {
    if (node.open && data) code.update({ framework, ...engine.program(framework, data.request, data.x, data.rule ?? 'average') });
  };
  const code = createCode(strings.code, (chosen) => {
    framework = chosen;
    write();
  });
  const node = h('details', { class: 'fold programs needs-script', ontoggle: write }, h('summary', null, strings.code.title), code.node);
  return {
    node,
    update(next) {
      data = next;
      write();
    },
  };
}
