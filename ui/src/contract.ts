// Written by `cargo xtask contract` from crates/contract. Do not edit: change the Rust types.

export type FailureCode = "wrong-passphrase" | "wrong-recovery-words" | "wrong-file-password" | "recovery-word-unknown" | "passphrase-too-short" | "not-a-safe-place" | "already-open" | "already-there" | "newer-safe-place" | "damaged" | "steps-missing" | "not-a-backup" | "backup-damaged" | "other-safe-place" | "inside-the-safe-place" | "new-passphrase-needed" | "sheet-needed" | "job-running" | "reading-only" | "no-room" | "no-permission" | "read-only" | "not-there" | "not-a-place" | "locked" | "no-safe-reader" | "busy" | "nothing-to-bring-in" | "page-not-there" | "not-a-date" | "text-too-long" | "nothing-there" | "questions-too-many" | "unexpected";

export type Facts = { name: string | null, count: number | null, };

export type Failure = { code: FailureCode, facts: Facts, };

export type Nothing = Record<symbol, never>;

export type Done = Record<symbol, never>;

export type Typed = { text: string, };

export type Theme = "system" | "light" | "cream" | "dark" | "contrast";

export type Face = "atkinson" | "lexend" | "system";

export type Look = { theme: Theme, 
/**
 * Pixels, 14 to 48.
 */
size: number, face: Face, 
/**
 * 0 (usual) to 3: more space between letters, words and lines, together.
 */
space: number, still: boolean, };

export type DeskState = "welcome" | "locked" | "open";

export type Startup = { state: DeskState, 
/**
 * What the safe place is called, when one is known. Chosen by the person; shown on the lock screen.
 */
name: string | null, look: Look, version: string, 
/**
 * True when the program locked itself because nobody used it.
 */
locked_by_idle: boolean, idle_minutes: number, system: System, };

export type System = "linux" | "mac" | "windows" | "other";

export type OfferedPassphrase = { words: string, };

export type StrengthLevel = "too_short" | "weak" | "fair" | "good" | "strong";

export type Strength = { level: StrengthLevel, };

export type Place = { typed: string | null, chosen: string | null, };

export type PlaceFor = "safe_place" | "recovery_sheet" | "sheet" | "story_pdf" | "story_markdown" | "open_export" | "backup" | "receipt";

export type SuggestPlace = { purpose: PlaceFor, name: string, };

export type SuggestedPlace = { typed: string, };

export type Chosen = { tokens: Array<string>, labels: Array<string>, };

export type CreateSafePlace = { name: string, passphrase: string, place: Place, };

export type SafePlaceMade = { opened: Opened, recovery: RecoveryWords, };

export type RecoveryWords = { words: Array<string>, identity: string, };

export type SaveRecoverySheet = { recovery: RecoveryWords, place: Place, };

export type OpenSafePlace = { passphrase: string, place: Place | null, 
/**
 * The person was told of the damage or the missing steps, and goes on with what is there.
 */
despite_damage: boolean, };

export type OpenWithRecovery = { words: string, place: Place | null, despite_damage: boolean, };

export type ChangePassphrase = { passphrase: string, };

export type SealState = "verified" | "not_closed_properly" | "broken" | "new";

export type Opened = { name: string, 
/**
 * RFC 3339, or none the first time.
 */
last_opened: string | null, papers: number, pages: number, seal: SealState, 
/**
 * Small files that were damaged and were put right from their copies.
 */
mended: number, 
/**
 * Saved steps that are gone; only after going on despite it.
 */
steps_missing: number, 
/**
 * The database is damaged, or the place cannot be written to: everything can be read and nothing changed.
 */
reading_only: boolean, 
/**
 * A part is damaged that could not be put right.
 */
damaged: boolean, 
/**
 * True when an older copy of the whole folder seems to have been put back.
 */
older_copy: boolean, 
/**
 * True for the made-up file that people can look around in.
 */
made_up: boolean, import_waiting: boolean, 
/**
 * Sets where the app opens.
 */
who_for: WhoFor | null, };

export type WhoFor = "me" | "helping" | "reviews";

export type Settings = { who_for: WhoFor | null, 
/**
 * What the person is called; empty when they would rather not say.
 */
called: string, 
/**
 * The person's date of birth as they typed it; empty when not given.
 */
born_words: string, idle_minutes: number, 
/**
 * Pages open with the picture and the words, the words alone, or the picture alone.
 */
layout: PageLayout, };

export type PageLayout = "words" | "both" | "picture";

export type SafetyView = { folder: string, network_refused: boolean, reader_confined: boolean, landlock: boolean, seccomp: boolean, originals: number, disk_encrypted: boolean | null, };

export type HomeView = { name: string, called: string, made_up: boolean, pages: number, files: number, place_kept: PlaceKept | null, has_kind_words: number | null, 
/**
 * Files that wait for their password.
 */
locked_files: number, import: ImportView, };

export type PlaceKept = { seq: number, title: string, file: string, page: number, };

export type SupportLine = { name: string, what: string, phone: string | null, text: string | null, web: string | null, hours: string | null, 
/**
 * The day on which the number was last looked up.
 */
checked: string, };

export type SupportCard = { lines: Array<SupportLine>, urgent: Array<SupportLine>, };

export type BringIn = { places: Array<Place>, };

export type ImportState = "idle" | "running" | "paused" | "stopped" | "finished";

export type ImportStage = "copying" | "reading" | "gathering";

export type ImportView = { state: ImportState, stage: ImportStage, files: number, files_copied: number, files_finished: number, 
/**
 * Pages known so far; grows while files are opened.
 */
pages: number, pages_ready: number, current: string | null, 
/**
 * Whole minutes, rounded up; none in the first minute.
 */
minutes_left: number | null, already_here: number, 
/**
 * Chosen things that were not taken, and why.
 */
not_taken: Array<NotTaken>, 
/**
 * What stopped the whole import, when something did.
 */
failure: Failure | null, pages_with_problems: number, files_not_readable: number, 
/**
 * Of these, the ones that ask for a password.
 */
files_locked: number, 
/**
 * Reading the words of pages that are pictures. It goes on beside and after the import itself.
 */
scans: ScansView, };

export type ScansState = "idle" | "running" | "paused" | "no_models" | "failed";

export type ScansView = { state: ScansState, waiting: number, read: number, could_not_read: number, 
/**
 * Whole minutes, rounded up; none until enough pages have shown how fast this computer is.
 */
minutes_left: number | null, failure: Failure | null, };

export type ReadPageNext = { seq: number, };

export type WhyNotTaken = "not-there" | "no-permission" | "not-a-file" | "too-big" | "too-many" | "could-not-read";

export type NotTaken = { name: string, why: WhyNotTaken, };

export type StopImport = { keep: boolean, };

export type FileRef = { id: number, };

export type UnlockFile = { id: number, password: string, };

export type FileUnlocked = { import: ImportView, 
/**
 * How many other locked files the same password opened.
 */
others: number, 
/**
 * Files that still ask for a password.
 */
still_locked: number, };

export type FileStateView = "waiting" | "reading" | "done" | "done-with-problems" | "not-readable";

export type WhyNotReadable = "empty" | "damaged" | "locked" | "unknown-kind" | "too-big" | "took-too-long" | "no-safe-reader";

export type WhyPageNotRead = "damaged" | "took-too-long" | "too-big";

export type PageTrouble = { page: number, why: WhyPageNotRead, };

export type FileRow = { id: number, name: string, kind: string, state: FileStateView, why: WhyNotReadable | null, pages: number, pages_ready: number, picture_only: number, 
/**
 * Pages whose picture waits to be read.
 */
pictures_waiting: number, 
/**
 * Pages whose picture was looked at in vain.
 */
pictures_not_read: number, trouble: Array<PageTrouble>, bytes: number, first_seq: number | null, };

export type FilesView = { files: Array<FileRow>, taken_out: Array<FileRow>, };

export type JobKind = "check" | "backup" | "backup-test" | "restore" | "salvage" | "new-keys";

export type JobState = "idle" | "running" | "done" | "stopped" | "failed";

export type JobView = { kind: JobKind | null, state: JobState, 
/**
 * 0 to 100.
 */
percent: number, failure: Failure | null, check: CheckView | null, backup: BackupView | null, salvaged: SalvagedView | null, 
/**
 * The safe place that is open now, after a restore, a salvage or new keys.
 */
opened: Opened | null, 
/**
 * The new recovery words, after a salvage or new keys. Shown once.
 */
recovery: RecoveryWords | null, 
/**
 * After a restore: a newer state of this safe place was seen on this computer.
 */
older_than_seen: boolean, 
/**
 * After a backup: older backups that were taken away so that the newest three stay.
 */
backups_removed: number, };

export type CheckSafePlace = { full: boolean, };

export type DamageWhat = "part" | "database" | "search-index" | "page" | "original-missing" | "original-changed" | "stray-original" | "open-to-others";

export type DamageView = { what: DamageWhat, file: string | null, file_id: number | null, page: number | null, 
/**
 * The page as the reader counts it, when it can be opened.
 */
seq: number | null, };

export type CheckView = { damage: Array<DamageView>, files: number, pages: number, notes: number, full: boolean, };

export type StartBackup = { 
/**
 * The folder that the backup goes into.
 */
into: Place, 
/**
 * The passphrase opens the backup too, not only the recovery sheet.
 */
with_passphrase: boolean, };

export type PlaceAsked = { place: Place, };

export type BackupView = { 
/**
 * Where it is, as the person would find it again.
 */
label: string, 
/**
 * RFC 3339, UTC.
 */
made: string, tested: string, files: number, pages: number, notes: number, bytes: number, opens_with_passphrase: boolean, 
/**
 * Originals that were missing or damaged in the safe place itself when it was made. Everything else is whole.
 */
damaged: number, 
/**
 * False when its drive is not plugged in, or it was moved.
 */
there: boolean, };

export type BackupLabelView = { made: string, bytes: number, opens_with_passphrase: boolean, of_open_place: boolean, };

export type StartRestore = { backup: Place, into: Place, 
/**
 * One of the two opens it.
 */
passphrase: string | null, words: string | null, 
/**
 * Needed when it is opened with words.
 */
new_passphrase: string | null, };

export type StartSalvage = { 
/**
 * The damaged safe place; none means the one that this computer remembers.
 */
from: Place | null, passphrase: string | null, words: string | null, into: Place, new_passphrase: string, };

export type StartNewKeys = { 
/**
 * The passphrase of now, proved once more.
 */
current: string, passphrase: string, };

export type SalvagedView = { files: number, pages: number, notes: number, 
/**
 * Files whose own names are gone: they are called "Recovered paper 1" and so on, and wait to be read.
 */
recovered: number, 
/**
 * Pages that were lost and will be read again from their original.
 */
read_again: number, 
/**
 * At most so many: a damaged part may also have held none.
 */
notes_lost: number, 
/**
 * Papers whose original is lost, and pages that were lost with theirs.
 */
lost: Array<DamageView>, };

export type KeepingView = { 
/**
 * Newest first.
 */
backups: Array<BackupView>, 
/**
 * Things decided or brought in since the newest tested backup.
 */
changes_since: number, 
/**
 * It is time to say so once, quietly.
 */
remind: boolean, reminders_on: boolean, 
/**
 * RFC 3339, or none when it never was.
 */
last_check: string | null, sheet_checked: string | null, 
/**
 * True when the passphrase was one that this program made: then no one can guess it.
 */
passphrase_made: boolean, 
/**
 * The name of a service that copies this folder to other computers, when the safe place is in one.
 */
copied_by: string | null, reading_only: boolean, };

export type BackupReminder = { on: boolean, };

export type Deleted = { files: number, pages: number, 
/**
 * Files that stay and that a deleted one came inside of, such as a ZIP: its bytes are still in there.
 */
still_inside: Array<string>, 
/**
 * True when an original could not be taken away now; the next opening tries again.
 */
originals_left: boolean, };

export type ForgetKind = "note" | "memory" | "question";

export type Forget = { what: ForgetKind, id: string, };

export type DestroySafePlace = { passphrase: string, };

export type Destroyed = { left: number, };

export type WhenView = { edtf: string, words: string, earliest: string | null, latest: string | null, 
/**
 * The words themselves said "about", "perhaps" or the like.
 */
doubted: boolean, };

export type DocumentsWanted = { offset: number, limit: number, kind: string | null, words: string | null, 
/**
 * By file and page, as the council sent them, when none is asked for.
 */
order: PaperOrder | null, };

export type DocumentRow = { id: string, kind: string, title: string, when: WhenView | null, file: string, first_page: number, last_page: number, seq: number, picture_only: boolean, 
/**
 * The paper in front, when this one is folded under it.
 */
copy_of: string | null, 
/**
 * The copies that are folded under this one.
 */
copies: Array<CopyRow>, said: SaidView, };

export type CopyRow = { id: string, seq: number, file: string, first_page: number, last_page: number, exact: boolean, };

export type KindCount = { kind: string, count: number, };

export type DocumentsView = { total: number, rows: Array<DocumentRow>, kinds: Array<KindCount>, };

export type PageWanted = { seq: number, find: string | null, };

export type RunKind = "words" | "blacked_out" | "covered";

export type Run = { kind: RunKind, start: number, end: number, text: string, };

export type WordsState = "read" | "picture_only" | "blank" | "not_yet" | "damaged" | "took_too_long" | "too_big";

export type BoxView = { start: number, end: number, x: number, y: number, w: number, h: number, };

export type MeaningView = { plain: string, 
/**
 * What the letters stand for.
 */
note: string | null, era: string | null, source: string, checked: string, 
/**
 * Nobody has looked this up in a source yet.
 */
to_be_checked: boolean, };

export type TermView = { start: number, end: number, term: string, certain: boolean, meanings: Array<MeaningView>, };

export type BlackedOutView = { start: number, end: number, kind: RemovedKind, whole_page: boolean, 
/**
 * The code or reason printed with it, as written.
 */
reason: string | null, usually: string, 
/**
 * Sentences to ask with.
 */
ask: Array<string>, source: string, 
/**
 * The council left words under it by mistake. They are not kept here.
 */
left_underneath: boolean, };

export type Mark = { start: number, end: number, };

export type PageScan = "no" | "waiting" | "paused" | "no_models" | "read" | "could_not_read";

export type TypedView = { start: number, end: number, was: string, };

export type TypeWord = { seq: number, start: number, end: number, words: string, };

export type PageView = { seq: number, total: number, file_id: number, file: string, page: number, pages_in_file: number, 
/**
 * The council's own page number, as printed.
 */
printed: string | null, document: DocumentRow | null, words_state: WordsState, runs: Array<Run>, 
/**
 * The address of the page's picture, when it has one.
 */
picture: string | null, 
/**
 * Points.
 */
width: number, height: number, boxes: Array<BoxView>, terms: Array<TermView>, blacked_out: Array<BlackedOutView>, notes: Array<NoteView>, found: Array<Mark>, scan: PageScan, 
/**
 * Words read from the picture that may be wrong, in order.
 */
unsure: Array<Mark>, typed: Array<TypedView>, 
/**
 * Hard passages with their covers, in order. Nothing else of this view holds words that are covered.
 */
covers: Array<CoverView>, 
/**
 * The page has a picture, which waits because the place of covered words in it is not known.
 */
picture_waits: boolean, };

export type SearchWanted = { words: string, offset: number, limit: number, };

export type SearchHit = { seq: number, file: string, page: number, title: string, when: WhenView | null, snippet: string, 
/**
 * Scalar-value ranges of the words found, within `snippet`.
 */
marks: Array<Mark>, 
/**
 * The words around are covered, and the snippet is empty.
 */
covered: CoverLine | null, };

export type SearchView = { total: number, more_than: boolean, hits: Array<SearchHit>, };

export type ExplainWanted = { word: string, year: number | null, };

export type ExplainView = { word: string, known: boolean, certain: boolean, meanings: Array<MeaningView>, };

export type KeepPlace = { seq: number, };

export type NoteKindView = "highlight" | "note" | "wrong" | "ask" | "memory";

export type AddNote = { seq: number, start: number, end: number, kind: NoteKindView, body: string, };

export type EditNote = { id: string, kind: NoteKindView, body: string, };

export type NoteRef = { id: string, };

export type NoteView = { id: string, kind: NoteKindView, quote: string, body: string, seq: number, file: string, page: number, 
/**
 * None when the words could not be found again: the note is kept, and says so.
 */
start: number | null, end: number | null, created: string, changed: string, 
/**
 * The words that it is about are covered, and the quote is empty.
 */
covered: CoverLine | null, };

export type NotesWanted = { words: string | null, kind: NoteKindView | null, };

export type NotesView = { notes: Array<NoteView>, };

export type UndoView = { what: string | null, can_undo: boolean, can_redo: boolean, };

export type CoverWho = "parent" | "adult" | "another_child" | "you" | "someone" | "not_said";

export type CoverLine = { 
/**
 * Short names of what it is about: "someone was hurt".
 */
what: Array<string>, who: CoverWho, sentences: number, };

export type CoverSentence = { start: number, end: number, open: boolean, };

export type CoverView = { start: number, end: number, line: CoverLine, 
/**
 * The kinds, as they are named to turn one off.
 */
kinds: Array<string>, sentences: Array<CoverSentence>, };

export type CoverAt = { seq: number, start: number, end: number, };

export type CoverLookView = "panel" | "line";

export type SetCoverLook = { look: CoverLookView, };

export type CoverOf = "all" | "kind" | "page" | "paper";

export type TurnCovers = { of: CoverOf, kind: string | null, seq: number | null, on: boolean, };

export type CoverKindView = { kind: string, name: string, 
/**
 * One sentence that says what is meant.
 */
line: string, on: boolean, 
/**
 * It stays on when everything else is off, until it is turned off itself.
 */
by_itself: boolean, };

export type CoversView = { all: boolean, look: CoverLookView, kinds: Array<CoverKindView>, 
/**
 * Pages whose covers are off.
 */
pages_off: number, };

export type TallyView = { pages: number, words: number, from_pictures: number, pictures: number, blank: number, withheld: number, not_read: number, waiting: number, removed_parts: number, };

export type PageAt = { seq: number, page: number, };

export type ReceiptFile = { id: number, name: string, kind: string, 
/**
 * How many files it came inside of.
 */
depth: number, state: FileStateView, why: WhyNotReadable | null, tally: TallyView, trouble: Array<PageTrouble>, 
/**
 * Pages with words that were left under a black box by mistake.
 */
words_left: Array<PageAt>, 
/**
 * Pages whose words are kept, and in which a fault of ours kept us from finding anything.
 */
only_words: Array<PageAt>, 
/**
 * The name of an earlier file with exactly the same bytes.
 */
same_as: string | null, sha256: string, bytes: number, added: string, first_seq: number | null, };

export type LeftOut = { name: string, why: WhyNotTaken, at: string, };

export type MissingKind = "pages" | "folios" | "volume" | "goes-on" | "carries-on" | "paper" | "said-missing" | "listed";

export type MissingView = { kind: MissingKind, 
/**
 * The paper's name as written; empty for pages and volumes.
 */
title: string, when: WhenView | null, 
/**
 * The first and last number of pages or leaves; both are the volume's number for a volume.
 */
from: number | null, to: number | null, 
/**
 * How many the papers say there are.
 */
of: number | null, evidence: Array<EvidenceView>, };

export type ReceiptView = { files: Array<ReceiptFile>, total: TallyView, left_out: Array<LeftOut>, repeated_papers: number, repeated_pages: number, 
/**
 * The first and the last day that papers bear, in words.
 */
first_day: string | null, last_day: string | null, missing: Array<MissingView>, still_adding: boolean, };

export type SaidView = { kind: boolean, title: boolean, date: boolean, 
/**
 * They said that it begins where it does.
 */
begins: boolean, };

export type PaperAt = { seq: number, };

export type MovePage = { seq: number, to: number | null, };

export type NamePaper = { seq: number, kind: string | null, title: string | null, when_words: string | null, };

export type PaperSign = "title" | "date" | "page-number" | "opening";

export type PaperWhy = { sign: PaperSign, evidence: EvidenceView, };

export type EntryView = { start: number, end: number, when: WhenView, words: string, };

export type PaperView = { paper: DocumentRow, said: SaidView, 
/**
 * As the program has it, where the person says otherwise.
 */
read_as: DocumentRow | null, 
/**
 * How the date was worked out, named as in the open export.
 */
how: string | null, why: Array<PaperWhy>, entries: Array<EntryView>, file_id: number, 
/**
 * A paper can begin at this page, and does not.
 */
can_cut: boolean, 
/**
 * A paper begins at this page, and another page of the file is before it.
 */
can_join: boolean, 
/**
 * The person moved this page here from where it stands.
 */
moved: boolean, };

export type StripPage = { seq: number, page: number, 
/**
 * The council's own page number, as printed.
 */
printed: string | null, 
/**
 * The first words of the page.
 */
words: string, 
/**
 * The address of the page's picture, when it has one.
 */
picture: string | null, 
/**
 * The person moved it here from where it stands.
 */
moved: boolean, };

export type StripPaper = { paper: DocumentRow, said: SaidView, 
/**
 * The program could not tell well whether a paper begins here.
 */
unsure: boolean, pages: Array<StripPage>, };

export type FilePapersWanted = { id: number, };

export type FilePapersView = { id: number, file: string, papers: Array<StripPaper>, unsure: number, };

export type PaperOrder = "council" | "date" | "kind";

export type PersonKindView = "you" | "worker" | "carer" | "family" | "other" | "not_known";

export type JoinWhy = "same_name" | "short_form" | "same_paper" | "same_role" | "same_years" | "only_name" | "their_file" | "only_kin" | "misread" | "said";

export type WrittenView = { name: string, times: number, why: JoinWhy | null, };

export type PersonView = { id: string, name: string, kind: PersonKindView, roles: Array<string>, first: WhenView | null, last: WhenView | null, 
/**
 * Whole months from the first to the last; none without both.
 */
months: number | null, mentions: number, pages: number, written: Array<WrittenView>, 
/**
 * Others whom this short name could mean.
 */
perhaps: Array<string>, decided: boolean, 
/**
 * A worker of the person's own, rather than a doctor or a teacher.
 */
own_worker: boolean, };

export type PeopleView = { people: Array<PersonView>, own_workers: number, still_adding: boolean, };

export type PersonAsked = { id: string, };

export type NamedPage = { seq: number, page: number, start: number, end: number, name: string, title: string, when: WhenView | null, };

export type PersonPages = { pages: Array<NamedPage>, };

export type MergePeople = { keep: string, fold: string, };

export type PartName = { id: string, spelling: string, };

export type NamePerson = { id: string, name: string, };

export type SetPersonKind = { id: string, kind: PersonKindView, };

export type WhoView = { id: string, name: string, role: string | null, };

export type RemovedKind = "box" | "scan_box" | "white" | "words" | "code" | "missing_page";

export type RemovedWanted = { offset: number, limit: number, };

export type RemovedCount = { kind: RemovedKind, count: number, };

export type RemovedAt = { x: number, y: number, w: number, h: number, };

export type RemovedPart = { kind: RemovedKind, 
/**
 * None where only the words say that something is gone, and it is not known where they stand.
 */
at: RemovedAt | null, start: number, end: number, 
/**
 * The code or reason printed with it, as written.
 */
reason: string | null, 
/**
 * The id of what it usually means, in `meanings`.
 */
meaning: string, left_underneath: boolean, };

export type RemovedPage = { seq: number, page: number, 
/**
 * Height for a width of 1.
 */
tall: number, 
/**
 * Share of the page that the removed parts cover, 0 to 1.
 */
share: number, whole_page: boolean, parts: Array<RemovedPart>, };

export type RemovedPaper = { 
/**
 * Empty for pages that belong to no paper that is known.
 */
title: string, kind: string, when: WhenView | null, file: string, seq: number, parts: number, pages_withheld: number, left_underneath: number, kinds: Array<RemovedCount>, pages: Array<RemovedPage>, 
/**
 * The question that these parts raise, where there is one.
 */
question: string | null, };

export type RemovedMeaning = { id: string, says: string, often: string, ask: Array<string>, source: string, checked: string, to_be_checked: boolean, 
/**
 * The codes and reasons of this meaning that are printed in the file.
 */
printed: Array<string>, count: number, };

export type RemovedMapView = { parts: number, pages: number, pages_withheld: number, 
/**
 * Parts under which the council left words by mistake, and how many papers they are in.
 */
left_underneath: number, left_papers: number, kinds: Array<RemovedCount>, meanings: Array<RemovedMeaning>, papers_total: number, papers: Array<RemovedPaper>, };

export type RepeatsWanted = { seq: number, };

export type RepeatKind = "exact" | "near" | "carried_on" | "carried_from" | "quoted_in" | "quoted_from";

export type RepeatView = { kind: RepeatKind, seq: number, file: string, page: number, 
/**
 * The title of its paper; may be empty.
 */
title: string, 
/**
 * The id of its paper.
 */
paper: string | null, 
/**
 * The words on this page and on that one, in Unicode scalar values of each page's text.
 */
start: number, end: number, there_start: number, there_end: number, 
/**
 * Words in clear there that are blacked out here.
 */
more_there: number, 
/**
 * Words in clear here that are blacked out there.
 */
more_here: number, };

export type RepeatsView = { repeats: Array<RepeatView>, 
/**
 * The paper in front, when this page's paper has copies, with all of them.
 */
paper: DocumentRow | null, 
/**
 * The id of this page's own paper.
 */
own: string | null, 
/**
 * Sentences of this page that stand in several papers, in the order of the page.
 */
copied: Array<CopiedHere>, };

export type CompareWanted = { left: number, right: number, };

export type CompareKind = "same" | "read_otherwise" | "hidden_there" | "only_here" | "blacked_out" | "covered";

export type CompareRun = { kind: CompareKind, text: string, };

export type CompareSide = { seq: number, file: string, page: number, title: string, runs: Array<CompareRun>, };

export type ChangeKind = "right_hides" | "left_hides" | "differ" | "only_left" | "only_right" | "read_two_ways";

export type ChangeView = { kind: ChangeKind, left: string, right: string, };

export type CompareView = { left: CompareSide, right: CompareSide, changes: Array<ChangeView>, 
/**
 * Words in clear on the left that are blacked out on the right, and the other way round.
 */
more_left: number, more_right: number, 
/**
 * Words on both.
 */
shared: number, };

export type PartCopy = { id: string, };

export type FoldCopies = { keep: string, fold: string, };

export type EvidenceView = { seq: number, file: string, page: number, start: number, end: number, quote: string, 
/**
 * The words are covered, and the quote is empty.
 */
covered: CoverLine | null, };

export type Lane = "home" | "school" | "people" | "decisions" | "health" | "family" | "mine";

export type DecidedByView = "reader" | "person";

export type ItemView = { key: string, kind: string, lane: Lane, when: WhenView | null, title: string, place: string, people: Array<string>, 
/**
 * Workers, carers and others named where it is told.
 */
who: Array<WhoView>, 
/**
 * The reason as written, for a move.
 */
reason: string | null, how: string, evidence: Array<EvidenceView>, disagrees_with: Array<string>, decided_by: DecidedByView, confirmed: boolean, hidden: boolean, file_says: WhenView | null, 
/**
 * The person's own words, for a memory.
 */
body: string, 
/**
 * True for what somebody must have decided: `why` has a card for it.
 */
decision: boolean, };

export type SpanView = { id: string, lane: Lane, name: string, from: WhenView | null, to: WhenView | null, 
/**
 * True when the end is only known because the next one began.
 */
end_from_next: boolean, 
/**
 * True when the ends are only the first and the last paper that name them.
 */
named_only: boolean, reason: string | null, start_key: string | null, end_key: string | null, evidence: Array<EvidenceView>, };

export type GapView = { from: WhenView, to: WhenView, before: EvidenceView | null, after: EvidenceView | null, };

export type TimelineView = { born: WhenView | null, items: Array<ItemView>, spans: Array<SpanView>, gaps: Array<GapView>, first_year: number | null, last_year: number | null, hidden: number, still_adding: boolean, };

export type DateRead = { when: WhenView, };

export type SetBorn = { words: string, };

export type EventRef = { key: string, };

export type CorrectEvent = { key: string, title: string | null, when_words: string | null, };

export type MergeEvents = { keep: string, fold: string, };

export type AddMemory = { title: string, body: string, when_words: string, };

export type EditMemory = { id: string, title: string, body: string, when_words: string, };

export type MemoryRef = { id: string, };

export type WhyDate = { when: WhenView | null, how: string, 
/**
 * Empty for a date of the person's own.
 */
evidence: Array<EvidenceView>, };

export type WhyWho = { who: string, evidence: Array<EvidenceView>, };

export type WhyReason = { evidence: Array<EvidenceView>, };

export type WhySaidKind = "views" | "said" | "took-part" | "left-out";

export type WhySaid = { kind: WhySaidKind, 
/**
 * The kind of the paper that it stands in, and its date.
 */
paper: string | null, when: WhenView | null, 
/**
 * True for a paper that itself tells of the decision.
 */
same_paper: boolean, evidence: EvidenceView, };

export type WhyRule = { plain: string, source: string, };

export type NoRuleWhy = "none-checked" | "no-date" | "not-in-care" | "other-nation";

export type WhyNotFound = { kind: string, due: WhenView, plain: string, source: string, };

export type WhyView = { key: string, kind: string, title: string, 
/**
 * The words that tell of it.
 */
told: Array<EvidenceView>, 
/**
 * For a meeting or a plan: what its own paper lists.
 */
decided: Array<EvidenceView>, dates: Array<WhyDate>, who: Array<WhyWho>, reasons: Array<WhyReason>, said: Array<WhySaid>, rules: Array<WhyRule>, no_rule: NoRuleWhy | null, not_found: Array<WhyNotFound>, mentioned: Array<MissingView>, };

export type DecisionHere = { key: string, title: string, when: WhenView | null, start: number, end: number, };

export type DecisionsOn = { decisions: Array<DecisionHere>, };

export type QuestionView = { id: string, 
/**
 * What in the file raises it, named as in the open export; `own` when the person wrote it.
 */
trigger: string, text: string, audience: string, evidence: Array<EvidenceView>, from: WhenView | null, to: WhenView | null, own: boolean, chosen: boolean, };

export type Meeting = { with: string, date: string, say_first: string, };

export type SheetAdvice = "none_chosen" | "few" | "right" | "many";

export type QuestionsView = { suggested: Array<QuestionView>, own: Array<QuestionView>, chosen: Array<QuestionView>, meeting: Meeting, advice: SheetAdvice, };

export type WriteQuestion = { text: string, seq: number | null, start: number | null, end: number | null, };

export type RewordQuestion = { id: string, text: string, };

export type QuestionRef = { id: string, };

export type ChooseQuestions = { ids: Array<string>, };

export type DuePaper = { due: WhenView, 
/**
 * The page on which the paper that keeps the rule begins; none when none was found.
 */
found: number | null, 
/**
 * The words that the time is counted from.
 */
counted_from: Array<EvidenceView>, };

export type ExpectedRule = { rule: string, 
/**
 * The kind of paper, named as in the open export.
 */
kind: string, plain: string, source: string, papers: Array<DuePaper>, };

export type ExpectedView = { rules: Array<ExpectedRule>, 
/**
 * The day on which care began, where the file tells it: the time that rules count from.
 */
care_began: WhenView | null, 
/**
 * Some rules go by age.
 */
born_known: boolean, };

export type SaveTo = { place: Place, kind: PlaceFor, };

export type Saved = { label: string, files: number, };

export type SpanKind = "text" | "strong" | "emphasis" | "source" | "mine";

export type StorySpan = { kind: SpanKind, text: string, seq: number | null, start: number | null, end: number | null, };

export type BlockKind = "heading" | "paragraph" | "quote" | "list_item";

export type StoryBlock = { kind: BlockKind, level: number, spans: Array<StorySpan>, };

export type StoryView = { blocks: Array<StoryBlock>, chapters: number, empty: boolean, };

export type VoiceTelling = "written" | "said" | "reported" | "was_there" | "not_there" | "not_asked";

export type WordsSaidView = "not_mine" | "not_about_me" | "done" | "not_done" | "not_known" | "nothing";

export type VoiceRow = { telling: VoiceTelling, evidence: EvidenceView, 
/**
 * The paper's title; may be empty.
 */
title: string, when: WhenView | null, 
/**
 * What the page says of how it was learnt.
 */
obtained: EvidenceView | null, said: WordsSaidView | null, };

export type UnheardRow = { seq: number, title: string, when: WhenView | null, left_out: Array<EvidenceView>, };

export type YourWordsView = { rows: Array<VoiceRow>, unheard: Array<UnheardRow>, 
/**
 * The first name that papers give to the child; none when no form does.
 */
child: string | null, still_adding: boolean, };

export type BecameView = "done" | "not_done" | "still_to_do" | "agreed_again";

export type ToldRow = { became: BecameView, when: WhenView | null, title: string, evidence: EvidenceView, };

export type AgreedRow = { 
/**
 * Empty when the words are covered.
 */
what: string, who: string | null, by: WhenView | null, 
/**
 * The day of the paper that agreed it first.
 */
when: WhenView | null, title: string, evidence: EvidenceView, 
/**
 * In order of days, those without one last.
 */
told: Array<ToldRow>, 
/**
 * One paper says that it was done, and one that is not from before says that it was not.
 */
two_ways: boolean, 
/**
 * The person's own word: done, not done or not known.
 */
said: WordsSaidView | null, };

export type AgreedView = { rows: Array<AgreedRow>, still_adding: boolean, };

export type CopiedWanted = { offset: number, limit: number, };

export type FirstKnownView = "known" | "tie" | "no_date";

export type CopiedPlace = { seq: number, start: number, end: number, title: string, when: WhenView | null, };

export type CopiedRow = { words: EvidenceView, places: Array<CopiedPlace>, first: FirstKnownView, };

export type CopiedView = { total: number, rows: Array<CopiedRow>, still_adding: boolean, };

export type CopiedHere = { start: number, end: number, papers: number, at: CopiedPlace, first: FirstKnownView, };

export type SayOfWords = { seq: number, start: number, end: number, said: WordsSaidView, };

/** Every command: what is asked, and what is answered. */
export type Commands = {
  set_look: { request: Look; reply: Done };
  offer_passphrase: { request: Nothing; reply: OfferedPassphrase };
  judge_passphrase: { request: Typed; reply: Strength };
  suggest_place: { request: SuggestPlace; reply: SuggestedPlace };
  create_safe_place: { request: CreateSafePlace; reply: SafePlaceMade };
  open_safe_place: { request: OpenSafePlace; reply: Opened };
  open_with_recovery: { request: OpenWithRecovery; reply: Opened };
  change_passphrase: { request: ChangePassphrase; reply: Done };
  new_recovery_words: { request: Nothing; reply: RecoveryWords };
  check_recovery_words: { request: Typed; reply: Done };
  look_around: { request: Nothing; reply: Opened };
  set_settings: { request: Settings; reply: Done };
  settings: { request: Nothing; reply: Settings };
  safety: { request: Nothing; reply: SafetyView };
  home: { request: Nothing; reply: HomeView };
  support: { request: Nothing; reply: SupportCard };
  touch: { request: Nothing; reply: Done };
  keeping: { request: Nothing; reply: KeepingView };
  set_backup_reminder: { request: BackupReminder; reply: KeepingView };
  start_check: { request: CheckSafePlace; reply: JobView };
  rebuild_search: { request: Nothing; reply: Done };
  start_backup: { request: StartBackup; reply: JobView };
  start_backup_test: { request: PlaceAsked; reply: JobView };
  look_at_backup: { request: PlaceAsked; reply: BackupLabelView };
  start_restore: { request: StartRestore; reply: JobView };
  start_salvage: { request: StartSalvage; reply: JobView };
  start_new_keys: { request: StartNewKeys; reply: JobView };
  job: { request: Nothing; reply: JobView };
  stop_job: { request: Nothing; reply: JobView };
  delete_for_good: { request: FileRef; reply: Deleted };
  empty_bin: { request: Nothing; reply: Deleted };
  forget: { request: Forget; reply: Done };
  destroy_safe_place: { request: DestroySafePlace; reply: Destroyed };
  bring_in: { request: BringIn; reply: ImportView };
  bring_in_made_up_file: { request: Nothing; reply: ImportView };
  import_status: { request: Nothing; reply: ImportView };
  pause_import: { request: Nothing; reply: ImportView };
  carry_on_import: { request: Nothing; reply: ImportView };
  stop_import: { request: StopImport; reply: ImportView };
  read_page_next: { request: ReadPageNext; reply: ImportView };
  files: { request: Nothing; reply: FilesView };
  try_file_again: { request: FileRef; reply: ImportView };
  unlock_file: { request: UnlockFile; reply: FileUnlocked };
  take_file_out: { request: FileRef; reply: Done };
  put_file_back: { request: FileRef; reply: Done };
  receipt: { request: Nothing; reply: ReceiptView };
  save_receipt: { request: SaveTo; reply: Saved };
  documents: { request: DocumentsWanted; reply: DocumentsView };
  page: { request: PageWanted; reply: PageView };
  search: { request: SearchWanted; reply: SearchView };
  explain: { request: ExplainWanted; reply: ExplainView };
  keep_place: { request: KeepPlace; reply: Done };
  type_word: { request: TypeWord; reply: Done };
  removed_map: { request: RemovedWanted; reply: RemovedMapView };
  open_cover: { request: CoverAt; reply: Done };
  close_cover: { request: CoverAt; reply: Done };
  covers: { request: Nothing; reply: CoversView };
  turn_covers: { request: TurnCovers; reply: CoversView };
  set_cover_look: { request: SetCoverLook; reply: CoversView };
  repeats: { request: RepeatsWanted; reply: RepeatsView };
  compare_pages: { request: CompareWanted; reply: CompareView };
  part_copy: { request: PartCopy; reply: Done };
  fold_copies: { request: FoldCopies; reply: Done };
  paper: { request: PaperAt; reply: PaperView };
  file_papers: { request: FilePapersWanted; reply: FilePapersView };
  cut_paper: { request: PaperAt; reply: Done };
  join_paper: { request: PaperAt; reply: Done };
  move_page: { request: MovePage; reply: Done };
  name_paper: { request: NamePaper; reply: Done };
  people: { request: Nothing; reply: PeopleView };
  person_pages: { request: PersonAsked; reply: PersonPages };
  merge_people: { request: MergePeople; reply: Done };
  part_name: { request: PartName; reply: Done };
  name_person: { request: NamePerson; reply: Done };
  set_person_kind: { request: SetPersonKind; reply: Done };
  your_words: { request: Nothing; reply: YourWordsView };
  agreed: { request: Nothing; reply: AgreedView };
  copied: { request: CopiedWanted; reply: CopiedView };
  say_of_words: { request: SayOfWords; reply: Done };
  add_note: { request: AddNote; reply: NoteView };
  edit_note: { request: EditNote; reply: NoteView };
  remove_note: { request: NoteRef; reply: Done };
  notes: { request: NotesWanted; reply: NotesView };
  undo: { request: Nothing; reply: UndoView };
  redo: { request: Nothing; reply: UndoView };
  timeline: { request: Nothing; reply: TimelineView };
  why: { request: EventRef; reply: WhyView };
  decisions_on: { request: PaperAt; reply: DecisionsOn };
  read_date: { request: Typed; reply: DateRead };
  set_born: { request: SetBorn; reply: Done };
  confirm_event: { request: EventRef; reply: Done };
  correct_event: { request: CorrectEvent; reply: Done };
  hide_event: { request: EventRef; reply: Done };
  show_event: { request: EventRef; reply: Done };
  merge_events: { request: MergeEvents; reply: Done };
  add_memory: { request: AddMemory; reply: Done };
  edit_memory: { request: EditMemory; reply: Done };
  remove_memory: { request: MemoryRef; reply: Done };
  questions: { request: Nothing; reply: QuestionsView };
  write_question: { request: WriteQuestion; reply: QuestionsView };
  reword_question: { request: RewordQuestion; reply: QuestionsView };
  remove_question: { request: QuestionRef; reply: QuestionsView };
  choose_questions: { request: ChooseQuestions; reply: QuestionsView };
  set_meeting: { request: Meeting; reply: QuestionsView };
  save_sheet: { request: SaveTo; reply: Saved };
  expected: { request: Nothing; reply: ExpectedView };
  story: { request: Nothing; reply: StoryView };
  save_story: { request: SaveTo; reply: Saved };
  save_recovery_sheet: { request: SaveRecoverySheet; reply: Saved };
  open_export: { request: SaveTo; reply: Saved };
  startup: { request: Nothing; reply: Startup };
  choose_files: { request: Nothing; reply: Chosen };
  choose_folder: { request: Nothing; reply: Chosen };
  choose_save_place: { request: SuggestPlace; reply: Chosen };
  lock: { request: Nothing; reply: Done };
  hide_now: { request: Nothing; reply: Done };
  print_page: { request: Nothing; reply: Done };
  copy_text: { request: Typed; reply: Done };
  dropped: { request: Nothing; reply: Chosen };
};

export type CommandName = keyof Commands;
