mod common;
use record::*;
#[test] fn x() {
  let born = When::parse("1996-06-14").unwrap();
  let mut i = 0; let (mut tp, mut fnn, mut fp) = (0,0,0);
  while let Ok(text) = std::fs::read_to_string(format!("/tmp/sc/{i:03}.txt")) {
    let truth = std::fs::read_to_string(format!("/tmp/sc/{i:03}.truth")).unwrap();
    let mut lines = truth.lines(); let head: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let f = understand::read_page(&understand::PageInput { file: FileId(1), number: 2, text: &text, text_from: TextFrom::Pdf, born: Some(&born), file_name: "Volume.pdf" }, None);
    let k = f.head.kind.map_or("-", |k| k.as_str()); let d = f.head.date.as_ref().map_or("-".into(), |d| d.to_string());
    if k != head[0] || d != head[1] { println!("HEAD {i:03} want {} {} [{}] got {k} {d} {:?}", head[0], head[1], head[2], f.head.title); }
    let mut used = vec![false; f.events.len()];
    for l in lines { let e: Vec<&str> = l.split('\t').collect(); 
      let w = When::parse(e[1]).ok();
      let hit = f.events.iter().enumerate().find(|(n, v)| !used[*n] && v.kind.as_str() == e[0] && match (&v.when,&w) {(Some(a),Some(b))=>a.agrees_with(b), (None, None)=>true, _=>false});
      match hit { Some((n,_)) => { used[n]=true; tp+=1; } None => { fnn+=1; println!("MISS {i:03} {} {} {} «{}»", e[0], e[1], e[2], e[4]); } } }
    for (n,v) in f.events.iter().enumerate() { if !used[n] { fp+=1; println!("MORE {i:03} {} {} [{}] {:?} «{}»", v.kind.as_str(), v.when.as_ref().map_or("-".into(), |d| d.to_string()), v.place, v.people, v.evidence.quote.replace('\n', " ")); } }
    if std::env::var("PEOPLE").is_ok() { for p in &f.people { println!("WHO {} {:?}", p.text.replace('\n',"/"), p.role); } }
    i += 1;
  }
  println!("docs {i} tp {tp} miss {fnn} more {fp}");
}
#[test] fn y() { let t = "04/07/07    LAC review 13    No minutes on file\n05/09/07    Started Holmfield School    Review 14\n11/11/07    Missing overnight. Found 12/11/07    Notification\n";
 for d in understand::dates::find_dates(t, &Default::default()) { println!("D {} {:?} {}", d.text, d.value.map(|v| v.to_string()), d.how.0); } }
#[test] fn z() { let text = std::fs::read_to_string("/tmp/sc/092.txt").unwrap(); let f = common::read(&text);
 println!("H {:?}", f.head); for e in &f.events { println!("E {:?} {:?} {:?}", e.kind, e.when.as_ref().map(|w| w.to_string()), e.evidence.quote); } }
