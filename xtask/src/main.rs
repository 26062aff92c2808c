//! Makes the wasm packages: `www/pkg/bn.js`, `bn.d.ts` and `bn_bg.wasm`, which the page imports, and the same for `lab`, which its
//! worker and the npm package load. Arguments name the ones to make; without any it is all.
//!
//! `cargo run --package xtask` builds the crate for wasm32 and generates the glue with the library form of
//! `wasm-bindgen`, so that one lock file pins both sides and nothing is installed outside this repository.

use std::env;
use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};

use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";
/// What the page calls, what its worker and the npm package load, and what `npm run bench` times.
const MODULES: [Module; 3] = [
    Module {
        package: "batch-norm-explained",
        file: "batch_norm_explained.wasm",
        name: "bn",
        profile: "page",
        features: &["--features", "web"],
        flags: &[],
    },
    Module {
        package: "batch-norm-lab",
        file: "batch_norm_lab.wasm",
        name: "lab",
        profile: "release",
        features: &[],
        flags: &["-C", "target-feature=+simd128"],
    },
    Module {
        package: "batch-norm-bench",
        file: "batch_norm_bench.wasm",
        name: "bench",
        profile: "release",
        features: &[],
        flags: &["-C", "target-feature=+simd128"],
    },
];

/// A module to make.
struct Module {
    package: &'static str,
    /// What cargo calls it.
    file: &'static str,
    /// What its glue is called.
    name: &'static str,
    /// The page's is built for few bytes, the others for speed.
    profile: &'static str,
    /// Which of the package's exports it has, where those are not the default ones.
    features: &'static [&'static str],
    /// Two numbers in one instruction train twice as fast, to the same last bit; browsers have them since 2023.
    flags: &'static [&'static str],
}

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .ok_or("xtask has no parent folder")?;
    let target = root.join("target");
    let fresh = target.join("wasm-package");
    let named: Vec<String> = env::args().skip(1).collect();
    let wanted =
        |module: &&Module| named.is_empty() || named.iter().any(|name| name == module.name);
    let modules: Vec<&Module> = MODULES.iter().filter(wanted).collect();
    // Apart, because built together the lab would get the page's exports too; at once, because each has a profile
    // and so a folder of its own.
    let mut compilers = Vec::new();
    for module in &modules {
        compilers.push(compile(root, &target, module)?);
    }
    let ends: Vec<_> = compilers.iter_mut().map(Child::wait).collect();
    for (module, end) in modules.iter().zip(ends) {
        if !end?.success() {
            return Err(format!("{} did not compile for wasm32", module.package).into());
        }
        let built = target.join(TARGET).join(module.profile).join(module.file);
        glue(&built, &fresh, module.name)?;
    }
    replace_changed(&fresh, &root.join("www").join("pkg"))?;
    Ok(())
}

/// Starts to build a package's library for wasm32 with its optimised profile: a debug module weighs 10 MB and draws slowly.
fn compile(root: &Path, target: &Path, module: &Module) -> Result<Child, Box<dyn Error>> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    Ok(Command::new(cargo)
        .current_dir(root)
        .args([
            "build",
            "--profile",
            module.profile,
            "--package",
            module.package,
            "--lib",
            "--locked",
            "--target",
            TARGET,
            "--target-dir",
        ])
        .arg(target)
        .args(module.features)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(root, module.flags)?)
        .spawn()?)
}

/// The reader's own compiler flags, after them the module's, and then the ones that keep private paths out of panic messages.
///
/// Without the remapping the module would carry the builder's home directory, and two people could not
/// build the same bytes.
fn flags(root: &Path, of_module: &[&str]) -> Result<String, Box<dyn Error>> {
    let own = match (env::var("CARGO_ENCODED_RUSTFLAGS"), env::var("RUSTFLAGS")) {
        (Ok(encoded), _) => encoded,
        (_, Ok(plain)) => plain.split_whitespace().collect::<Vec<_>>().join("\u{1f}"),
        _ => String::new(),
    };
    let mut flags: Vec<String> = own
        .split('\u{1f}')
        .filter(|flag| !flag.is_empty())
        .map(String::from)
        .collect();
    flags.extend(of_module.iter().copied().map(String::from));
    for (private, public) in [
        (cargo_home()?, "/cargo"),
        (sysroot()?, "/rust"),
        (root.into(), "/batch-norm-explained"),
    ] {
        flags.push(format!(
            "--remap-path-prefix={}={public}",
            private.display()
        ));
    }
    Ok(flags.join("\u{1f}"))
}

fn cargo_home() -> Result<PathBuf, Box<dyn Error>> {
    if let Some(home) = env::var_os("CARGO_HOME") {
        return Ok(home.into());
    }
    let home = env::home_dir().ok_or("neither CARGO_HOME nor a home directory is known")?;
    Ok(home.join(".cargo"))
}

fn sysroot() -> Result<PathBuf, Box<dyn Error>> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let output = Command::new(rustc).args(["--print", "sysroot"]).output()?;
    Ok(String::from_utf8(output.stdout)?.trim().into())
}

/// Writes the JavaScript and TypeScript that call the module.
///
/// The page passes the module's address itself: with the default path left in, a bundler would inline it twice.
fn glue(module: &Path, out: &Path, name: &str) -> Result<(), Box<dyn Error>> {
    Bindgen::new()
        .input_path(module)
        .out_name(name)
        .web(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        // After an internal error the page starts a fresh instance without being loaded again.
        .reset_state_function(true)
        .generate(out)?;
    Ok(())
}

/// Copies only what differs, so that a page being served is not reloaded for nothing.
fn replace_changed(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let source = entry?.path();
        let Some(name) = source.file_name() else {
            continue;
        };
        let destination = to.join(name);
        let bytes = fs::read(&source)?;
        if fs::read(&destination).ok().as_ref() != Some(&bytes) {
            fs::write(&destination, bytes)?;
        }
    }
    Ok(())
}
