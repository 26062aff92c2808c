// The module that a blog loads: it defines <bn-figure>, and nothing else.
import { defineElement } from './element.ts';
import { addFormulaFont } from './style/font.ts';

void addFormulaFont();
defineElement();
