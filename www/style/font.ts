// The formula font for pages that are not ours: a @font-face rule inside a shadow root would be ignored.
import { bytesOf } from '../bytes.ts';
import address from '../pkg/formulas.woff2?url';

/** Makes the font known to the document. From its bytes, so that a host's policy need not allow fonts; without it formulas use another. */
export async function addFormulaFont(): Promise<void> {
  // Node, and a document without a browser (jsdom), know no fonts.
  if (typeof FontFace === 'undefined') return;
  try {
    document.fonts.add(new FontFace('STIX Two Math', await bytesOf(address, import.meta.url)));
  } catch (error) {
    console.info('The formula font did not arrive.', error);
  }
}
