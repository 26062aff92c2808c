// <bn-figure>: the one element of the page and of every blog. It starts when it is near the screen and frees everything when it is removed.
//
// Frameworks (React 19, Vue 3) assign a property instead of an attribute wherever `key in element`. No public member may therefore be
// called like a setting of a figure. Settings are lower case; each member has an upper-case letter, or reflects the attribute of its name.
import { type Controller, createController } from './controller.ts';
import { h, setAttribute } from './dom.ts';
import { createNotes, createStatus } from './elements/status.ts';
import { type Engine, EngineStopped, restartEngine, watchEngine } from './engine.ts';
import type { AnyState, Context, Figure, View } from './figure.ts';
import { loadParts, type Parts } from './parts.ts';
import { givenSettings, isSetting, partsOf } from './settings.ts';
import type { Subject } from './share/subject.ts';
import { addTools } from './share/tools.ts';
import { format, type Note } from './state.ts';
import { fillIn, pickLang } from './strings/index.ts';
import { loadSheet } from './style/sheet.ts';
import { isDark, watchTheme } from './theme.ts';
import { failedNotice, stoppedNotice } from './trouble.ts';
import { watchAttributes, watchNear, watchWidth } from './watch.ts';

/** Where there are no elements (Node, while a site is rendered on a server) the module can still be imported. */
const Base = (typeof HTMLElement === 'undefined' ? class {} : HTMLElement) as typeof HTMLElement;

/** Attributes that are properties too, for code that sets properties. */
const REFLECTED = ['name', 'theme', 'hide'] as const;

export class FigureElement extends Base {
  #parts: Parts | undefined;
  #controller: Controller<AnyState> | undefined;
  #view: View<AnyState> | undefined;
  #wanted: string | undefined;
  #base = '';
  /** Counts figures: what was loaded for an earlier one is dropped when it arrives. */
  #turn = 0;
  /** What ends the watching of the element, and of the view that it shows. */
  readonly #stops: (() => void)[] = [];
  readonly #viewStops: (() => void)[] = [];
  #failure: AbortController | undefined;
  readonly #notes = createNotes('note');
  readonly #status = createStatus();
  readonly #stage = h('div', { class: 'stage' });
  readonly #wrapper = h('div', { class: 'bn' }, this.#stage, this.#status.node);

  /** The settings that differ from the element's attributes, as `key=value&…`. Setting it shows that state. */
  get figureState(): string {
    return this.#controller?.text ?? this.#wanted ?? '';
  }

  set figureState(text: string) {
    this.#wanted = text;
    if (this.#controller) this.#tell(this.#controller.read(text));
    else void this.showFigure();
  }

  /** All settings that differ from the figure's own defaults, as `key=value&…`: what a link to this state says. */
  get linkState(): string {
    const figure = this.#parts?.figure;
    return figure && this.#controller ? format(figure.fields, this.#controller.state) : '';
  }

  /** Settings given otherwise than by attributes, which win over them; to be set before the figure starts. */
  set pageState(text: string) {
    this.#base = text;
  }

  get name(): string | null {
    return this.getAttribute('name');
  }

  set name(value: string | null | undefined) {
    setAttribute(this, 'name', value);
  }

  get theme(): string | null {
    return this.getAttribute('theme');
  }

  set theme(value: string | null | undefined) {
    setAttribute(this, 'theme', value);
  }

  get hide(): string | null {
    return this.getAttribute('hide');
  }

  set hide(value: string | null | undefined) {
    setAttribute(this, 'hide', value);
  }

  connectedCallback(): void {
    this.#takeProperties();
    if (this.#stops.length > 0) return;
    this.#stops.push(watchNear(this, () => void this.showFigure()), watchAttributes(this, (names) => this.#follow(names)));
  }

  disconnectedCallback(): void {
    // A move is a removal and an insertion in one breath: look again after it.
    queueMicrotask(() => {
      if (this.isConnected) return;
      for (const stop of this.#stops.splice(0)) stop();
      this.#turn += 1;
      this.#endFailure();
      this.#drop();
      this.#stage.replaceChildren();
    });
  }

  /** Loads what is needed and shows the figure; happens by itself when the element comes near the screen. */
  async showFigure(): Promise<void> {
    const { name } = this;
    // Frameworks may name it a moment after it was inserted; until then its content stays in sight.
    if (this.#view || !name) return;
    const turn = this.#turn;
    try {
      const parts = this.#parts ?? (await loadParts(name, this.#tag));
      if (turn !== this.#turn || !this.isConnected || this.#view) return;
      this.#parts = parts;
    } catch (error) {
      if (turn !== this.#turn) return;
      console.warn(error);
      return this.#fail(name, error, turn);
    }
    this.#controller ??= this.#control(this.#parts.figure);
    this.#show(this.#parts, this.#controller);
  }

  /** Properties that were assigned before the element was defined hide its own. */
  #takeProperties(): void {
    for (const name of [...REFLECTED, 'figureState', 'pageState'] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const value = Reflect.get(this, name) as string;
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
  }

  get #tag() {
    return this.lang || this.closest('[lang]')?.getAttribute('lang') || 'en';
  }

  get #lang() {
    return pickLang(this.#tag);
  }

  #control(figure: Figure): Controller<AnyState> {
    const base = givenSettings(this, this.#base, figure.fields);
    const controller = createController(figure.fields, base.state, () => this.#changed());
    const notes = this.#wanted === undefined ? [] : controller.read(this.#wanted);
    this.#tell([...base.notes, ...notes]);
    return controller;
  }

  #show(parts: Parts, controller: Controller<AnyState>): void {
    const { figure, words, engine, strings, sheet } = parts;
    this.#endFailure();
    const context: Context<AnyState> = {
      engine, strings, words, lang: this.#lang, picture: undefined, still: controller.text === '' ? this : undefined,
      get state() {
        return controller.state;
      },
      dark: () => this.#wrapper.getAttribute('data-theme') === 'dark',
      set: (patch, group) => this.#try(() => controller.set(patch, group)),
      undo: () => this.#try(controller.undo),
      reset: () => this.#try(controller.reset),
      canUndo: () => controller.canUndo,
      isChanged: () => controller.text !== '',
      refresh: () => this.#try(() => this.#view?.update(controller.state)),
      announce: this.#status.update,
    };
    this.#dress();
    this.#try(() => {
      const view = figure.create(context);
      view.update(controller.state);
      addTools(view.node, strings, () => this.#subject(parts, controller));
      this.#stage.replaceChildren(this.#notes.node, view.node);
      this.#view = view;
      this.#attach(sheet);
      view.resize?.();
      this.#watch();
      this.#ready();
    });
  }

  #subject({ figure, words, engine }: Parts, { state }: Controller<AnyState>): Subject {
    return { name: this.name ?? '', title: words.title, lang: this.#lang, settings: this.linkState, state, figure, engine, stage: this.#stage, wrapper: this.#wrapper };
  }

  /** The light DOM stays in sight until this moment, so that nothing jumps. */
  #attach(sheet: CSSStyleSheet): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    // Another than before where the first try failed with nothing to dress in. A document without a browser (jsdom) has no such sheets.
    if (root.adoptedStyleSheets && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [sheet];
    if (!this.#wrapper.parentNode) root.append(this.#wrapper);
  }

  #watch(): void {
    const resize = () => this.#try(() => this.#view?.resize?.());
    const dress = () => {
      this.#dress();
      resize();
    };
    const engine = watchEngine({ stopped: () => this.#sayStopped(), restarted: (fresh) => this.#renew(fresh) });
    this.#viewStops.push(watchWidth(this.#wrapper, resize), watchTheme(dress), engine);
  }

  #dress(): void {
    setAttribute(this.#wrapper, 'data-theme', isDark(this.theme) ? 'dark' : 'light');
    setAttribute(this.#wrapper, 'data-hide', partsOf(this.hide));
    setAttribute(this.#wrapper, 'data-compact', this.hasAttribute('compact'));
    setAttribute(this.#wrapper, 'data-compact', this.hasAttribute('compact'));
    setAttribute(this.#wrapper, 'lang', this.#lang);
  }

  #changed(): void {
    const controller = this.#controller;
    if (!controller) return;
    try {
      this.#view?.update(controller.state);
    } finally {
      // Also when the engine stopped: the address keeps what a reader typed.
      const detail = { name: this.name, state: controller.state, text: controller.text };
      this.dispatchEvent(new CustomEvent('bn-change', { detail, bubbles: true, composed: true }));
    }
  }

  #follow(names: ReadonlySet<string>): void {
    if (names.has('name') || names.has('lang')) return this.#restart(names.has('name'));
    this.#dress();
    const settings = [...names].filter(isSetting);
    if (settings.length > 0) this.#rebase(settings);
    else if (names.has('theme')) this.#view?.resize?.();
  }

  /** Attributes came, changed or went: the figure follows, and this is what a reset leads back to. */
  #rebase(names: readonly string[]): void {
    if (!this.#parts || !this.#controller) return;
    const base = givenSettings(this, this.#base, this.#parts.figure.fields);
    this.#try(() => this.#controller?.rebase(base.state, names));
    this.#tell(base.notes.filter(({ field }) => names.includes(field)));
  }

  /** Another figure, or the same state in another language. */
  #restart(renamed: boolean): void {
    this.#turn += 1;
    this.#endFailure();
    this.#drop();
    this.#parts = undefined;
    if (renamed && this.#controller) {
      this.#controller = undefined;
      this.#wanted = undefined;
    }
    void this.showFigure();
  }

  #tell(notes: readonly Note[]): void {
    const strings = this.#parts?.strings;
    if (strings) this.#notes.update(notes.map((note) => fillIn(strings.notes[note.key], { ...note })));
  }

  /** Runs what may meet an internal error of the engine; then the last picture stays and a notice offers a new start. */
  #try(action: () => void): void {
    try {
      action();
    } catch (error) {
      if (!(error instanceof EngineStopped)) throw error;
      this.#sayStopped();
    }
  }

  #sayStopped(): void {
    if (!this.#parts || this.#stage.querySelector('.stopped')) return;
    this.#stage.prepend(stoppedNotice(this.#parts.strings, () => void restartEngine().then((engine) => this.#renew(engine))));
    this.#attach(this.#parts.sheet);
  }

  /** Shows the same state on a fresh engine. */
  #renew(engine: Engine): void {
    const parts = this.#parts;
    if (!parts || !this.#controller || parts.engine === engine) return;
    parts.engine = engine;
    this.#drop();
    this.#show(parts, this.#controller);
  }

  #drop(): void {
    for (const stop of this.#viewStops.splice(0)) stop();
    this.#view?.destroy?.();
    this.#view = undefined;
  }

  /** No engine: the first state as it was built, with its text and tables, a sentence that says why, and another try. */
  async #fail(name: string, error: unknown, turn: number): Promise<void> {
    const again = () => void this.showFigure();
    const [nodes, sheet] = await Promise.all([failedNotice(this, name, this.#lang, error, again), loadSheet()]);
    if (turn !== this.#turn || !this.isConnected || this.#view) return;
    this.#endFailure();
    this.#failure = new AbortController();
    addEventListener('online', again, { once: true, signal: this.#failure.signal });
    this.#dress();
    this.#stage.replaceChildren(...nodes);
    this.#attach(sheet);
    this.#ready();
  }

  #endFailure(): void {
    this.#failure?.abort();
    this.#failure = undefined;
  }

  /** It has its height now. */
  #ready(): void {
    this.dispatchEvent(new CustomEvent('bn-ready', { bubbles: true, composed: true }));
  }
}

/** Registers the element unless somebody already did: the module may be on a page twice. Without a browser there is nowhere to register it. */
export function defineElement(): void {
  if (typeof customElements === 'undefined') return;
  if (!customElements.get('bn-figure')) customElements.define('bn-figure', FigureElement);
}
