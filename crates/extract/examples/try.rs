use std::ops::ControlFlow;
fn main() {
    extract::reader_main_if_asked();
    let path = std::env::args().nth(1).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let mut r = extract::Reader::start(&extract::ReaderProgram::this_program()).unwrap();
    let kind = match path.rsplit('.').next().unwrap() { "pdf"=>record::FileKind::Pdf,"docx"=>record::FileKind::Docx,"eml"=>record::FileKind::Eml,"zip"=>record::FileKind::Zip,"jpg"=>record::FileKind::Jpeg,"png"=>record::FileKind::Png,_=>record::FileKind::Text};
    let o = r.open(&bytes, kind, "x").unwrap();
    eprintln!("{:?} {}", o.pages, o.members.len());
    let t = std::time::Instant::now();
    r.pages(1..=o.pages, &mut |n, p| { match p { Ok(p) => { println!("{}\u{c}", p.text); for x in &p.redactions { eprintln!("p{n} {x:?}"); } } Err(e) => eprintln!("p{n} {e:?}") } ControlFlow::Continue(()) }).unwrap();
    eprintln!("{:?}", t.elapsed());
}
