//! What the desk is given by the computer that it runs on: folders, and the program to read papers with. Its clocks are in `idle.rs`.

use std::path::PathBuf;

use extract::ReaderProgram;

/// Where things are on this computer.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// Remembers how the window looks and where the safe place is. Nothing of the file ever goes here.
    pub config: PathBuf,
    /// Where the made-up file's own safe place is kept while someone looks around in it.
    pub data: PathBuf,
    /// Where a new safe place and saved papers are suggested.
    pub home: PathBuf,
    pub documents: PathBuf,
    /// The program that papers are read with, in a process of its own.
    pub reader: ReaderProgram,
    /// True when the system was told to refuse internet sockets to this process.
    pub network_refused: bool,
}

impl Surroundings {
    /// The usual folders of this computer.
    #[must_use]
    pub fn of_this_computer(network_refused: bool) -> Self {
        let home = folder("HOME").or_else(|| folder("USERPROFILE")).unwrap_or_else(std::env::temp_dir);
        let config = folder("XDG_CONFIG_HOME").or_else(|| folder("APPDATA")).unwrap_or_else(|| home.join(".config"));
        let data =
            folder("XDG_DATA_HOME").or_else(|| folder("LOCALAPPDATA")).unwrap_or_else(|| home.join(".local/share"));
        let documents = Some(home.join("Documents")).filter(|d| d.is_dir()).unwrap_or_else(|| home.clone());
        Self {
            config: config.join("ownstory"),
            data: data.join("ownstory"),
            home,
            documents,
            reader: ReaderProgram::this_program(),
            network_refused,
        }
    }

    /// All folders inside one, for tests and for work that must leave no trace elsewhere.
    #[must_use]
    pub fn inside(folder: PathBuf, reader: ReaderProgram) -> Self {
        Self {
            config: folder.join("config"),
            data: folder.join("data"),
            home: folder.clone(),
            documents: folder,
            reader,
            network_refused: false,
        }
    }
}

/// A folder named by the environment; a relative one is not to be trusted and is left out.
fn folder(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|p| p.is_absolute())
}
