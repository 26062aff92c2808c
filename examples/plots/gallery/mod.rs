//! One picture of every kind of plot, of numbers that the crate computed. The snapshot test draws the same pictures.

mod batches;
mod networks;
mod running;
pub mod slide;

use batch_norm_explained::plot::theme::Theme;
use batch_norm_explained::plot::{Plot, Sheet, svg};

/// A drawn plot.
pub struct Picture {
    /// Its file's name without what follows.
    pub name: &'static str,
    /// The document.
    pub svg: String,
}

/// Every picture on this ground.
pub fn pictures(theme: Theme) -> Vec<Picture> {
    let mut album = Album {
        theme,
        pictures: vec![],
    };
    batches::hand_batch(&mut album);
    batches::generated(&mut album);
    batches::odd(&mut album);
    batches::clouds(&mut album);
    running::averages(&mut album);
    running::weight_bars(&mut album);
    running::class_bars(&mut album);
    networks::losses(&mut album);
    networks::rates(&mut album);
    networks::gradients(&mut album);
    networks::layers(&mut album);
    slide::slides(&mut album);
    album.pictures
}

struct Album {
    theme: Theme,
    pictures: Vec<Picture>,
}

impl Album {
    fn add<P: Plot>(
        &mut self,
        name: &'static str,
        (width, height): (f64, f64),
        plot: &P,
    ) -> P::Drawn {
        let sheet = Sheet {
            theme: self.theme,
            ground: true,
            ..Sheet::new(width, height)
        };
        let (svg, drawn) = svg(&sheet, plot);
        self.pictures.push(Picture { name, svg });
        drawn
    }
}
