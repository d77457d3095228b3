//! Was this already done for exactly these files?
//!
//! A stamp is a small file that holds the hash of what a step consumed. Times
//! of modification are not used: a fresh checkout or a branch switch changes
//! them without changing a byte.

use crate::repository::Repository;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

/// The note that a step was done.
pub struct Stamp {
    file: PathBuf,
    hash: String,
}

impl Stamp {
    /// The stamp of step `name` over `inputs` (files, or folders with all they
    /// hold except what is named in `without`).
    pub fn over(
        repository: &Repository,
        name: &str,
        inputs: &[PathBuf],
        without: &[&str],
    ) -> Result<Self, String> {
        let mut files = Vec::new();
        for input in inputs {
            collect(input, without, &mut files)?;
        }
        files.sort();
        // The standard hasher is enough: it guards against forgetting a step,
        // not against an attacker, and when a new Rust changes its algorithm
        // the step runs once more.
        let mut hasher = DefaultHasher::new();
        for file in files {
            let name = file.strip_prefix(&repository.root).unwrap_or(&file);
            let bytes = read(&file)?;
            hasher.write(name.as_os_str().as_encoded_bytes());
            hasher.write_usize(bytes.len());
            hasher.write(&bytes);
        }
        Ok(Self {
            file: repository.workshop().join(format!("{name}.stamp")),
            hash: format!("{:016x}", hasher.finish()),
        })
    }

    /// Whether the step was done for these very bytes.
    pub fn holds(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|noted| noted == self.hash)
    }

    /// Notes that the step is done.
    pub fn set(&self) -> Result<(), String> {
        let write = || {
            if let Some(folder) = self.file.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&self.file, &self.hash)
        };
        write().map_err(|error| format!("{} could not be written: {error}.", self.file.display()))
    }
}

fn collect(path: &Path, without: &[&str], files: &mut Vec<PathBuf>) -> Result<(), String> {
    if !path.is_dir() {
        files.push(path.to_path_buf());
        return Ok(());
    }
    let entries = fs::read_dir(path)
        .and_then(|entries| entries.collect::<Result<Vec<_>, _>>())
        .map_err(|error| format!("{} could not be read: {error}.", path.display()))?;
    for entry in entries {
        let left_out = without.iter().any(|name| entry.file_name() == *name);
        if !left_out {
            collect(&entry.path(), without, files)?;
        }
    }
    Ok(())
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("{} could not be read: {error}.", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A step must run again when a byte, a name or the set of files changes,
    /// and must not when only a left-out folder does.
    #[test]
    fn a_stamp_holds_for_exactly_the_same_files() -> Result<(), String> {
        let root = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        let repository = Repository {
            target: root.join("target"),
            root: root.clone(),
        };
        let source = root.join("ui/src");
        let made = root.join("ui/dist");
        fs::create_dir_all(&source).map_err(|error| error.to_string())?;
        fs::create_dir_all(&made).map_err(|error| error.to_string())?;
        let write = |file: PathBuf, text: &str| fs::write(file, text).map_err(|e| e.to_string());
        let stamp = || Stamp::over(&repository, "ui", &[root.join("ui")], &["dist"]);

        write(source.join("a.ts"), "one")?;
        assert!(!stamp()?.holds(), "nothing was done yet");
        stamp()?.set()?;
        assert!(stamp()?.holds(), "the same files need no second run");
        write(made.join("index.html"), "built")?;
        assert!(
            stamp()?.holds(),
            "what the step makes is not what it consumes"
        );
        write(source.join("a.ts"), "two")?;
        assert!(!stamp()?.holds(), "a changed byte needs a new run");
        write(source.join("a.ts"), "one")?;
        assert!(stamp()?.holds(), "going back to the old text needs none");
        fs::rename(source.join("a.ts"), source.join("b.ts")).map_err(|error| error.to_string())?;
        assert!(!stamp()?.holds(), "a renamed file needs a new run");
        fs::remove_dir_all(&root).map_err(|error| error.to_string())
    }
}
