//! What the desk is given by the computer that it runs on: folders, and the program to read papers with. Its clocks are in `idle.rs`.

use std::path::{Path, PathBuf};

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
    /// The folder with the models that pictures of pages are read with, where it is installed.
    pub models: Option<PathBuf>,
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
            models: models_folder(),
            network_refused,
        }
    }

    /// A drive that is plugged in and can be written to, where desktops put them: `/media/name/drive` and the like.
    pub fn drive(&self) -> Option<PathBuf> {
        let user = self.home.file_name()?;
        let shelves = ["/media", "/run/media"].map(|shelf| Path::new(shelf).join(user));
        let drives = shelves.iter().filter_map(|shelf| std::fs::read_dir(shelf).ok()).flatten().flatten();
        drives
            .map(|drive| drive.path())
            .find(|path| path.metadata().is_ok_and(|m| m.is_dir() && !m.permissions().readonly()))
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
            models: None,
            network_refused: false,
        }
    }
}

/// Where the models lie that pictures are read with: beside the program, or where a package puts what belongs to it.
fn models_folder() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let beside = program.parent()?;
    let places =
        ["models", "../lib/Folder/models", "../lib/ownstory/models", "../share/ownstory/models", "../Resources/models"];
    places.iter().map(|place| beside.join(place)).find(|folder| folder.is_dir())
}

/// A folder named by the environment; a relative one is not to be trusted and is left out.
fn folder(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|p| p.is_absolute())
}

/// Folders by which services that copy files to other computers are known, and marks that they leave in them.
const COPIED: &[(&str, &str)] = &[
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("icloud drive", "iCloud"),
    ("mobile documents", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("pclouddrive", "pCloud"),
    ("mega", "MEGA"),
    ("proton drive", "Proton Drive"),
    ("box sync", "Box"),
];
const MARKS: &[(&str, &str)] = &[
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
];

/// The service that copies a folder to other computers, when the folder's place says so.
pub fn copied_by(folder: &Path) -> Option<String> {
    let by_name = folder.components().find_map(|part| {
        let part = part.as_os_str().to_string_lossy().to_lowercase();
        // "OneDrive - Some Council" and "Dropbox (Personal)" are theirs too; "Megan's papers" is not.
        COPIED
            .iter()
            .find(|(name, _)| {
                part.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '(']))
            })
            .map(|(_, service)| *service)
    });
    let by_mark = || {
        folder
            .ancestors()
            .find_map(|up| MARKS.iter().find(|(mark, _)| up.join(mark).exists()).map(|(_, service)| *service))
    };
    by_name.or_else(by_mark).map(str::to_owned)
}

/// Whether the disk that holds a folder is encrypted, where the system tells without special rights.
#[cfg(target_os = "linux")]
pub fn disk_encrypted(folder: &Path) -> Option<bool> {
    use std::os::linux::fs::MetadataExt;
    let device = std::fs::metadata(folder).ok()?.st_dev();
    let (major, minor) = (libc::major(device), libc::minor(device));
    // Major number 0 is a file system without a disk of its own, such as btrfs or a network share: it does not tell.
    let start = PathBuf::from(format!("/sys/dev/block/{major}:{minor}"));
    if major == 0 || !start.exists() { None } else { Some(is_crypt(&start, 0)) }
}

/// True when this block device, or one that it stands on, is dm-crypt's.
#[cfg(target_os = "linux")]
fn is_crypt(device: &Path, depth: u32) -> bool {
    let here = std::fs::read_to_string(device.join("dm/uuid")).is_ok_and(|uuid| uuid.starts_with("CRYPT-"));
    let below = || {
        let Ok(slaves) = std::fs::read_dir(device.join("slaves")) else { return false };
        depth < 8 && slaves.flatten().any(|slave| is_crypt(&slave.path(), depth + 1))
    };
    here || below()
}

#[cfg(not(target_os = "linux"))]
pub fn disk_encrypted(_: &Path) -> Option<bool> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copied_folder_is_known_by_its_place() {
        let by = |path: &str| copied_by(Path::new(path));
        assert_eq!(by("/home/a/OneDrive - Some Council/My folder").as_deref(), Some("OneDrive"));
        assert_eq!(by("/home/a/Dropbox/My folder").as_deref(), Some("Dropbox"));
        assert_eq!(by("/home/a/Megan's papers/My folder"), None);
        assert_eq!(by("/home/a/My folder"), None);
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(dir.path().join(".stfolder")).expect("made");
        assert_eq!(copied_by(&dir.path().join("a/b")).as_deref(), Some("Syncthing"));
    }
}
