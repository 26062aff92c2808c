// `import 'batch-norm-explained/element'` defines <bn-figure name="walk" lang="ko">.
export {};

declare global {
  interface HTMLElementTagNameMap {
    'bn-figure': HTMLElement;
  }
}
