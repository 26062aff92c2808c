// The styles of a figure as constructable sheets, made once per page: a strict policy allows these where it refuses <style>.
import elements from './elements.css?inline';
import experiment from './experiment.css?inline';
import figure from './figure.css?inline';
import running from './running.css?inline';
import share from './share.css?inline';
import tokens from './tokens.css?inline';

let made: CSSStyleSheet[] | undefined;

export function sheets(): CSSStyleSheet[] {
  made ??= [tokens, elements, figure, experiment, running, share].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  return made;
}
