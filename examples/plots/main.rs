//! Writes every plot as an SVG file, light and dark: `cargo run --release --example plots [folder]`.

mod gallery;

use batch_norm_explained::plot::theme::Theme;
use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let folder = std::env::args_os()
        .nth(1)
        .map_or_else(|| PathBuf::from("out/plots"), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for picture in gallery::pictures(theme) {
            let file = folder.join(format!("{}-{name}.svg", picture.name));
            std::fs::write(&file, picture.svg)?;
            println!("{}", file.display());
        }
    }
    Ok(())
}
