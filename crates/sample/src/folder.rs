//! The folder as the council sends it: which papers go into which file, under which name.

use record::DocumentKind;

use crate::ink::{bind, bind_plates};
use crate::markup::{Look, Paper, papers};
use crate::truth::FileTruth;
use crate::volume::{Copied, Filed, Shelf};
use crate::{MadeUpFile, SampleFile, life, mail, metrics, office, picture, scan};

const COVER: &str = include_str!("../content/00-cover.txt");
const VOLUME_1: [&str; 5] = [
    include_str!("../content/v1-1-beginnings.txt"),
    include_str!("../content/v1-2-legal.txt"),
    include_str!("../content/v1-3-reviews.txt"),
    include_str!("../content/v1-4-records.txt"),
    include_str!("../content/v1-5-papers.txt"),
];
const VOLUME_2: &str = include_str!("../content/v2-scanned.txt");
const VOLUME_3: &str = include_str!("../content/v3-later.txt");
const LOGS: &str = include_str!("../content/logs.txt");
const REVIEW_2009: &str = include_str!("../content/review-2009.txt");
const CONTACT_PLAN: &str = include_str!("../content/contact-plan.txt");
const EMAIL_SCHOOL: &str = include_str!("../content/email-school.txt");
const EMAIL_BEDROOM: &str = include_str!("../content/email-bedroom.txt");
const PEP_2008: &str = include_str!("../content/pep-2008.txt");
const DUTY_NOTES: &str = include_str!("../content/duty-notes.txt");
const SCHOOL_REPORT: &str = include_str!("../content/school-report.txt");
const ATTENDANCE: &str = include_str!("../content/attendance.txt");
const CERTIFICATE: &str = include_str!("../content/certificate.txt");

struct Folder {
    shelf: Shelf,
    files: Vec<SampleFile>,
}

/// The whole folder.
pub fn whole() -> MadeUpFile {
    let mut folder = Folder { shelf: Shelf::default(), files: Vec::new() };
    let first: Vec<Paper> = VOLUME_1.iter().flat_map(|t| papers(t)).collect();
    folder.pdf("00 Cover letter and index.pdf", &once(&papers(COVER)));
    folder.pdf("Volume 1 Social services file.pdf", &once(&first));
    folder.scanned("Volume 2 scanned.pdf", &papers(VOLUME_2));

    let later = papers(VOLUME_3);
    let mut filed = once(&later);
    for (id, how) in [("pat-letter", Copied::Exactly), ("nan-letter", Copied::Clear), ("review-14", Copied::Exactly)] {
        let paper = first.iter().find(|p| p.id == id).expect("volume 1 has the paper that is copied");
        filed.push(Filed { paper, copy: Some(how) });
    }
    folder.pdf("Volume 3 Later papers.pdf", &filed);
    folder.pdf("Foster carer daily logs.pdf", &once(&papers(LOGS)));

    folder.docx("Review minutes 2009.docx", REVIEW_2009);
    folder.docx("Contact plan.docx", CONTACT_PLAN);
    folder.email("Email re school place.eml", EMAIL_SCHOOL, "2008-05-12", Some(("PEP 2008.pdf", PEP_2008)));
    folder.email("Email re Hillside bedroom.eml", EMAIL_BEDROOM, "2010-04-15", None);
    folder.duty_notes();
    folder.education();
    folder.photo("Photo Hillside garden.jpg", picture::garden());
    folder.photo("Swimming certificate.jpg", picture::photographed(loose_pdf(CERTIFICATE)));
    folder.done()
}

/// Three files that are quick to make and still hold a notice, a kind letter, a clash, a gap, boxes and a table.
pub fn small() -> MadeUpFile {
    let mut folder = Folder { shelf: Shelf::default(), files: Vec::new() };
    let all: Vec<Paper> =
        papers(COVER).into_iter().chain(VOLUME_1.iter().flat_map(|t| papers(t))).filter(|p| p.small).collect();
    folder.pdf("Sam's papers.pdf", &once(&all));
    folder.docx("Review minutes 2009.docx", REVIEW_2009);
    folder.email("Email re school place.eml", EMAIL_SCHOOL, "2008-05-12", Some(("PEP 2008.pdf", PEP_2008)));
    folder.done()
}

fn once(papers: &[Paper]) -> Vec<Filed<'_>> {
    papers.iter().map(|paper| Filed { paper, copy: None }).collect()
}

fn loose_pdf(content: &str) -> Vec<u8> {
    let sheets = Shelf::default().print("loose", &once(&papers(content)), false);
    bind(sheets, "")
}

impl Folder {
    fn add(&mut self, name: &str, bytes: Vec<u8>) {
        self.files.push(SampleFile { name: name.into(), bytes });
    }

    fn pdf(&mut self, name: &str, filed: &[Filed]) {
        let sheets = self.shelf.print(name, filed, false);
        self.add(name, bind(sheets, name.trim_end_matches(".pdf")));
    }

    fn scanned(&mut self, name: &str, papers: &[Paper]) {
        let sheets = self.shelf.print(name, &once(papers), true);
        let plates = scan::photocopy(bind(sheets, ""), 4_417);
        self.add(name, bind_plates(&plates, name.trim_end_matches(".pdf")));
    }

    fn docx(&mut self, name: &str, content: &str) {
        for paper in papers(content) {
            let (bytes, text) = office::docx(&paper);
            self.shelf.file_alone(name, &paper, &text);
            self.add(name, bytes);
        }
    }

    fn email(&mut self, name: &str, content: &str, date: &str, attached: Option<(&str, &str)>) {
        let title = content.lines().find_map(|l| l.strip_prefix("Subject: ")).unwrap_or_default();
        self.shelf.file_alone(name, &plain_paper(DocumentKind::Email, title, Some(date)), content);
        let Some((inner, words)) = attached else {
            return self.add(name, mail::eml(content, None));
        };
        let sheets = self.shelf.print(&format!("{name}/{inner}"), &once(&papers(words)), false);
        let pdf = bind(sheets, inner);
        self.add(name, mail::eml(content, Some((inner, &pdf))));
    }

    fn duty_notes(&mut self) {
        let name = "Duty notes.txt";
        let paper = plain_paper(DocumentKind::Note, "Duty notes", Some("2007-11-11/2007-11-12"));
        self.shelf.file_alone(name, &paper, DUTY_NOTES);
        self.add(name, metrics::windows_1252(&DUTY_NOTES.replace('\n', "\r\n")));
    }

    fn education(&mut self) {
        let name = "Education.zip";
        let (report, attendance) = ("School report 2010.pdf", "Attendance 2010.txt");
        let sheets = self.shelf.print(&format!("{name}/{report}"), &once(&papers(SCHOOL_REPORT)), false);
        let paper = plain_paper(DocumentKind::Other, "Attendance summary", Some("2010"));
        self.shelf.file_alone(&format!("{name}/{attendance}"), &paper, ATTENDANCE);
        self.shelf.truth.files.push(FileTruth { file: name.into(), pages: 0, has_words: false });
        let pdf = bind(sheets, "School report 2010");
        self.add(name, office::zip(&[(report, &pdf), (attendance, ATTENDANCE.as_bytes())]));
    }

    fn photo(&mut self, name: &str, jpeg: Vec<u8>) {
        let mut paper = plain_paper(DocumentKind::Photo, name.trim_end_matches(".jpg"), None);
        paper.undated = true;
        self.shelf.file_alone(name, &paper, "");
        if let Some(document) = self.shelf.truth.documents.last_mut() {
            document.scanned = true;
        }
        if let Some(file) = self.shelf.truth.files.last_mut() {
            file.has_words = false;
        }
        self.add(name, jpeg);
    }

    fn done(mut self) -> MadeUpFile {
        self.shelf.compare();
        let mut truth = self.shelf.truth;
        truth.name = life::NAME.into();
        truth.born = life::BORN.into();
        truth.placements = life::placements();
        truth.gaps = life::gaps();
        truth.people = life::people();
        truth.questions = life::questions();
        MadeUpFile { files: self.files, truth }
    }
}

fn plain_paper(kind: DocumentKind, title: &str, date: Option<&str>) -> Paper {
    Paper {
        id: String::new(),
        kind,
        title: title.into(),
        date: date.map(|d| record::When::parse(d).expect("a date written in the code")),
        look: Look::Bare,
        undated: date.is_none(),
        small: false,
        printed: None,
        stray_of: None,
        head: Vec::new(),
        blocks: Vec::new(),
        marks: Vec::new(),
    }
}
