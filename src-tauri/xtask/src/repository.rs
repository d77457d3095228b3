//! Where is everything?

use std::path::{Path, PathBuf};

/// The checkout this program was built from, and the folder Cargo builds into.
pub struct Repository {
    /// The folder of the root `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
}

impl Repository {
    /// Finds the checkout from this crate's place in it, so that a chore works
    /// from any folder below the root.
    pub fn find() -> Result<Self, String> {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest
            .ancestors()
            .find(|folder| folder.join("tauri.conf.json").is_file())
            .map(Path::to_path_buf)
            .ok_or("This program has lost its checkout. Start it as `cargo xtask`.")?;
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// The folder of the UI.
    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// Where the chores keep their own notes and tools.
    pub fn workshop(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// The desktop app as the debug profile builds it.
    pub fn app(&self) -> PathBuf {
        self.target
            .join("debug")
            .join(format!("boothloop{}", std::env::consts::EXE_SUFFIX))
    }

    /// Where the window tests put their pictures.
    pub fn screens(&self) -> PathBuf {
        self.target.join("screens")
    }
}
