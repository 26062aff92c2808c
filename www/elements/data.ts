// What elements are given to show. The crate's own records fit these shapes; an element needs no engine.

/** A cell by the table it is in. */
export interface Source {
  readonly quantity: string;
  readonly row: number;
  readonly col: number;
}

export interface Written {
  readonly mathml: string;
  readonly latex: string;
  readonly text: string;
}

/** The shown part of a table, its digits already written. */
export interface Table {
  readonly quantity: string;
  readonly token: string;
  readonly rowKey: string;
  readonly rowNames: readonly string[];
  /** Which rows of the whole table these are. */
  readonly rowIndex: Uint32Array;
  readonly rows: number;
  readonly colKey: string;
  readonly colNames: readonly string[];
  readonly colIndex: Uint32Array;
  readonly columns: number;
  /** Rows joined by line feeds, cells by tabs. */
  readonly cells: string;
  /** 1 where the text is the whole number. */
  readonly exact: Uint8Array;
}

/** How a number came about; nothing is written for one that was given. */
export interface Arithmetic {
  readonly written: Written;
  readonly full: string;
  readonly sources: readonly Source[];
}
