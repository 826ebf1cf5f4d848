//! The one list of commands. The shell, the permissions and `ui/src/contract.ts` are all made from it.

/// Calls `$then!` with every command as `name(Request) -> Reply`. `desk` commands are methods of the desk; `shell` commands
/// need the window itself (a native chooser, hiding, locking) and are written by hand in `src-tauri/shell.rs`.
#[macro_export]
macro_rules! with_commands {
    ($then:ident) => {
        $then! {
            desk {
                // The safe place
                set_look(Look) -> Done;
                offer_passphrase(Nothing) -> OfferedPassphrase;
                judge_passphrase(Typed) -> Strength;
                suggest_place(SuggestPlace) -> SuggestedPlace;
                create_safe_place(CreateSafePlace) -> SafePlaceMade;
                open_safe_place(OpenSafePlace) -> Opened;
                open_with_recovery(OpenWithRecovery) -> Opened;
                change_passphrase(ChangePassphrase) -> Done;
                new_recovery_words(Nothing) -> RecoveryWords;
                check_recovery_words(Typed) -> Done;
                look_around(Nothing) -> Opened;
                set_settings(Settings) -> Done;
                settings(Nothing) -> Settings;
                safety(Nothing) -> SafetyView;
                home(Nothing) -> HomeView;
                support(Nothing) -> SupportCard;
                touch(Nothing) -> Done;

                // Keeping it
                keeping(Nothing) -> KeepingView;
                set_backup_reminder(BackupReminder) -> KeepingView;
                start_check(CheckSafePlace) -> JobView;
                rebuild_search(Nothing) -> Done;
                start_backup(StartBackup) -> JobView;
                start_backup_test(PlaceAsked) -> JobView;
                look_at_backup(PlaceAsked) -> BackupLabelView;
                start_restore(StartRestore) -> JobView;
                start_salvage(StartSalvage) -> JobView;
                start_new_keys(StartNewKeys) -> JobView;
                job(Nothing) -> JobView;
                stop_job(Nothing) -> JobView;
                delete_for_good(FileRef) -> Deleted;
                empty_bin(Nothing) -> Deleted;
                forget(Forget) -> Done;
                destroy_safe_place(DestroySafePlace) -> Destroyed;

                // Bringing a file in
                bring_in(BringIn) -> ImportView;
                bring_in_made_up_file(Nothing) -> ImportView;
                import_status(Nothing) -> ImportView;
                pause_import(Nothing) -> ImportView;
                carry_on_import(Nothing) -> ImportView;
                stop_import(StopImport) -> ImportView;
                read_page_next(ReadPageNext) -> ImportView;
                files(Nothing) -> FilesView;
                try_file_again(FileRef) -> ImportView;
                unlock_file(UnlockFile) -> FileUnlocked;
                take_file_out(FileRef) -> Done;
                put_file_back(FileRef) -> Done;
                receipt(Nothing) -> ReceiptView;
                save_receipt(SaveTo) -> Saved;

                // Reading
                documents(DocumentsWanted) -> DocumentsView;
                page(PageWanted) -> PageView;
                search(SearchWanted) -> SearchView;
                explain(ExplainWanted) -> ExplainView;
                keep_place(KeepPlace) -> Done;
                type_word(TypeWord) -> Done;
                removed_map(RemovedWanted) -> RemovedMapView;

                // Covers
                open_cover(CoverAt) -> Done;
                close_cover(CoverAt) -> Done;
                covers(Nothing) -> CoversView;
                turn_covers(TurnCovers) -> CoversView;
                set_cover_look(SetCoverLook) -> CoversView;

                // Repeats
                repeats(RepeatsWanted) -> RepeatsView;
                compare_pages(CompareWanted) -> CompareView;
                part_copy(PartCopy) -> Done;
                fold_copies(FoldCopies) -> Done;

                // Papers
                paper(PaperAt) -> PaperView;
                file_papers(FilePapersWanted) -> FilePapersView;
                cut_paper(PaperAt) -> Done;
                join_paper(PaperAt) -> Done;
                move_page(MovePage) -> Done;
                name_paper(NamePaper) -> Done;

                // People
                people(Nothing) -> PeopleView;
                person_pages(PersonAsked) -> PersonPages;
                merge_people(MergePeople) -> Done;
                part_name(PartName) -> Done;
                name_person(NamePerson) -> Done;
                set_person_kind(SetPersonKind) -> Done;

                // Whose words
                your_words(Nothing) -> YourWordsView;
                agreed(Nothing) -> AgreedView;
                copied(CopiedWanted) -> CopiedView;
                say_of_words(SayOfWords) -> Done;

                // Notes
                add_note(AddNote) -> NoteView;
                edit_note(EditNote) -> NoteView;
                remove_note(NoteRef) -> Done;
                notes(NotesWanted) -> NotesView;
                undo(Nothing) -> UndoView;
                redo(Nothing) -> UndoView;

                // Timeline
                timeline(Nothing) -> TimelineView;
                why(EventRef) -> WhyView;
                decisions_on(PaperAt) -> DecisionsOn;
                read_date(Typed) -> DateRead;
                set_born(SetBorn) -> Done;
                confirm_event(EventRef) -> Done;
                correct_event(CorrectEvent) -> Done;
                hide_event(EventRef) -> Done;
                show_event(EventRef) -> Done;
                merge_events(MergeEvents) -> Done;
                add_memory(AddMemory) -> Done;
                edit_memory(EditMemory) -> Done;
                remove_memory(MemoryRef) -> Done;

                // Questions
                questions(Nothing) -> QuestionsView;
                write_question(WriteQuestion) -> QuestionsView;
                reword_question(RewordQuestion) -> QuestionsView;
                remove_question(QuestionRef) -> QuestionsView;
                choose_questions(ChooseQuestions) -> QuestionsView;
                set_meeting(Meeting) -> QuestionsView;
                save_sheet(SaveTo) -> Saved;
                expected(Nothing) -> ExpectedView;

                // Story and taking it out
                story(Nothing) -> StoryView;
                save_story(SaveTo) -> Saved;
                save_recovery_sheet(SaveRecoverySheet) -> Saved;
                open_export(SaveTo) -> Saved;
            }
            shell {
                startup(Nothing) -> Startup;
                choose_files(Nothing) -> Chosen;
                choose_folder(Nothing) -> Chosen;
                choose_save_place(SuggestPlace) -> Chosen;
                lock(Nothing) -> Done;
                hide_now(Nothing) -> Done;
                print_page(Nothing) -> Done;
                copy_text(Typed) -> Done;
                dropped(Nothing) -> Chosen;
            }
        }
    };
}

macro_rules! names {
    (desk { $($d:ident($dreq:ty) -> $dreply:ty;)* } shell { $($s:ident($sreq:ty) -> $sreply:ty;)* }) => {
        /// Every command's name, for the permission list.
        pub const COMMANDS: &[&str] = &[$(stringify!($d),)* $(stringify!($s),)*];
        /// Name, request and reply of every command, for `contract.ts`.
        pub(crate) const SIGNATURES: &[(&str, &str, &str)] = &[
            $((stringify!($d), stringify!($dreq), stringify!($dreply)),)*
            $((stringify!($s), stringify!($sreq), stringify!($sreply)),)*
        ];
    };
}
with_commands!(names);
