//! The text of a program while it is written: imports, numbers, lines.

use super::{DataFile, Framework, Snippet};
use crate::data::{letters, to_csv};
use ndarray::{Array2, ArrayView1, ArrayView2};

/// Arrays of more numbers go to a file beside the program.
const INLINE: usize = 2000;

pub(super) struct Script {
    pub framework: Framework,
    names: Vec<String>,
    imports: String,
    lines: Vec<String>,
    files: Vec<DataFile>,
}

impl Script {
    pub fn new(framework: Framework, names: &[String]) -> Self {
        Self {
            framework,
            names: names.to_vec(),
            imports: framework.imports().to_owned(),
            lines: Vec::new(),
            files: Vec::new(),
        }
    }

    pub fn line(&mut self, line: impl Into<String>) {
        self.lines.push(line.into());
    }

    pub fn blank(&mut self) {
        self.line("");
    }

    /// A blank line, unless a comment has just announced what follows.
    pub fn gap(&mut self) {
        if !self.lines.last().is_some_and(|line| line.starts_with('#')) {
            self.blank();
        }
    }

    /// One more import.
    pub fn import(&mut self, line: &str) {
        // The settings of a framework stand after a blank line below its imports.
        let end = self
            .imports
            .rfind("\n\n")
            .map_or(self.imports.len(), |at| at + 1);
        self.imports.insert_str(end, &format!("{line}\n"));
    }

    /// Says what the columns are.
    pub fn features(&mut self) {
        let names = self.names.join(", ").replace(['\n', '\r'], " ");
        if !names.is_empty() {
            self.line(format!("# features: {names}"));
        }
    }

    /// `name = …`, a vector.
    pub fn vector(&mut self, name: &str, values: ArrayView1<f64>) {
        self.line(format!("{name} = {}", self.framework.array(&list(values))));
    }

    /// `name = …`, a table of numbers; a large one is read from a file.
    pub fn table(&mut self, name: &str, values: ArrayView2<f64>) {
        if values.len() > INLINE {
            let names = if self.names.len() == values.ncols() {
                self.names.clone()
            } else {
                (0..values.ncols()).map(letters).collect()
            };
            self.load(name, to_csv(&names, values));
            return;
        }
        let table = format!("[\n{}]", rows(values, "    "));
        self.line(format!("{name} = {}", self.framework.array(&table)));
    }

    /// `batches = [ … ]`, a list of tables; large ones are read from a file whose first column counts them.
    pub fn tables(&mut self, name: &str, tables: &[Array2<f64>]) {
        let count: usize = tables.iter().map(Array2::len).sum();
        if count <= INLINE {
            self.line(format!("{name} = ["));
            for table in tables {
                let list = format!("[\n{}    ]", rows(table.view(), "        "));
                self.line(format!("    {},", self.framework.array(&list)));
            }
            self.line("]");
            return;
        }
        let names = ["batch".to_owned()]
            .into_iter()
            .chain(self.names.iter().cloned());
        let mut text = to_csv(&names.collect::<Vec<_>>(), Array2::zeros((0, 0)).view());
        for (index, table) in tables.iter().enumerate() {
            for row in table.rows() {
                let numbers: Vec<String> = row
                    .iter()
                    .map(|&value| crate::digits::plain(value))
                    .collect();
                text.push_str(&format!("{},{}\n", index + 1, numbers.join(",")));
            }
        }
        self.load("table", text);
        self.line("count = int(table[-1, 0])");
        self.line(format!(
            "{name} = [table[table[:, 0] == batch, 1:] for batch in range(1, count + 1)]"
        ));
    }

    /// Prints arrays by name, one line each.
    pub fn print(&mut self, indent: &str, names: &[&str]) {
        for name in names {
            self.line(format!(
                "{indent}print(\"{name} =\", {})",
                self.framework.list(name)
            ));
        }
    }

    /// Prints expressions under other names.
    pub fn print_as(&mut self, indent: &str, names: &[(&str, &str)]) {
        for (name, expression) in names {
            self.line(format!(
                "{indent}print(\"{name} =\", {})",
                self.framework.list(expression)
            ));
        }
    }

    pub fn finish(self) -> Snippet {
        let mut code = self.imports;
        code.push('\n');
        code.push_str(&self.lines.join("\n"));
        code.push('\n');
        Snippet {
            code,
            files: self.files,
        }
    }

    /// `name = …`, read from `name.csv`.
    fn load(&mut self, name: &str, text: String) {
        if self.framework.loads_with_numpy() && self.files.is_empty() {
            self.import("import numpy as np");
        }
        let file = format!("{name}.csv");
        self.line(format!(
            "{name} = {}  # saved beside this program",
            self.framework.load(&file)
        ));
        self.files.push(DataFile { name: file, text });
    }
}

/// A number as Python reads it, all digits.
pub(super) fn number(value: f64) -> String {
    if value.is_finite() {
        format!("{value:?}")
    } else {
        format!("float(\"{value:?}\")")
    }
}

/// A Python list.
pub(super) fn list(values: ArrayView1<f64>) -> String {
    format!("[{}]", commas(values.iter()))
}

fn commas<'a>(values: impl Iterator<Item = &'a f64>) -> String {
    let numbers: Vec<String> = values.map(|&value| number(value)).collect();
    numbers.join(", ")
}

fn rows(values: ArrayView2<f64>, indent: &str) -> String {
    values
        .rows()
        .into_iter()
        .map(|row| format!("{indent}{},\n", list(row)))
        .collect()
}
