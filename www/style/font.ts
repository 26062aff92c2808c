// The formula font for pages that are not ours: a @font-face rule inside a shadow root would be ignored.
import address from '../pkg/formulas.woff2?url';

/** Makes the font known to the document; it is fetched when the first formula is shown. */
export function addFormulaFont(): void {
  document.fonts.add(new FontFace('STIX Two Math', `url("${address}") format("woff2")`, { display: 'swap' }));
}
