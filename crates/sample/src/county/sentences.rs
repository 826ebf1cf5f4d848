//! What social workers of the made-up councils write, in two halves. Nobody in it is real.

use super::life::Life;
use super::press::{Paper, Part};
use crate::rng::{Deck, Lot};
use chrono::NaiveDate;

const WORDS: [&[&str]; 2] = [
    &[
        "{child} was in good spirits and showed me the model he had been building since half term.",
        "I spoke to {carer} about bedtimes and we agreed to keep to the present arrangement.",
        "{mother} did not keep the appointment and there has been no word since.",
        "The class teacher at {school} reports steady progress in reading, less so in number work.",
        "There was some discussion of pocket money and of who buys shoes.",
        "He eats well and sleeps through most nights.",
        "The bedroom was tidy and there is room for a desk under the window.",
        "{worker} will write to the grandparents about a visit before Christmas.",
        "It was felt that matters had gone as well as could be hoped.",
        "The doctor was satisfied with height and weight and asked for a hearing test.",
        "There was a quarrel over a bicycle which was settled by tea time.",
        "{child} asked again when he would see his sister and I had no answer to give.",
        "{carer} would like to know what is planned after the summer.",
        "A note was sent to the education office about travel.",
        "I explained why the meeting had been put off and apologised for it.",
        "The family have taken him to the coast and he has learnt to swim a width.",
        "Bed wetting has all but stopped and nobody makes anything of it.",
        "{child} joined the cubs in the village and is proud of the cap.",
        "No complaints from the neighbours, who are kind to him.",
        "I could not see {child} alone because of the younger children.",
        "The agreed amount covers food and fares but not the music lessons.",
        "{mother} telephoned the office twice and was told of the date.",
        "We talked about the photographs and where they might be kept safe.",
        "The plan remains as it was and no change is asked for.",
    ],
    &[
        "{child} had a friend round and the two of them were busy in the garden throughout.",
        "{carer} raised the matter of the broken window, which has been paid for.",
        "I tried {mother}'s number three times without reply.",
        "Staff at {school} say that attendance is good and homework comes in late.",
        "We looked through the life story folder together and added two pictures.",
        "Appetite is fine; sleep has been poor since the move of bedroom.",
        "The house was warm and clean and smelt of baking.",
        "{worker} to chase the birth certificate and the savings book.",
        "All present felt that the young person's wishes had been listened to.",
        "The nurse gave the booster and there were no after effects.",
        "There had been words with another resident about the television.",
        "{child} would like longer visits and said so twice.",
        "{carer} has asked for a week's break at Easter.",
        "Funding for the club was agreed in principle.",
        "I gave {child} my direct number and told him when I would next come.",
        "They went to the museum and the boat trip and he talked of nothing else.",
        "He is calmer at meal times and helps to lay the table.",
        "{child} has been picked for the football team.",
        "The landlord has been told of the extra person in the house.",
        "It was not possible to speak privately on this occasion.",
        "Fares are being refunded each month on receipt.",
        "{mother} came into reception and left a card.",
        "We discussed keepsakes and the memory box.",
        "Nothing further to report and the present arrangement goes on.",
    ],
];

/// Parts of the sentences in which the child says or wishes something.
const VOICED: [&str; 4] =
    ["asked again when he would", "would like longer visits", "wishes had been listened", "proud of the cap"];

/// True for minutes of a review in which nothing of the child's own is written.
pub fn is_unheard_review(paper: &Paper) -> bool {
    let voiced = |words: &str| VOICED.iter().any(|v| words.contains(v));
    let says = |part: &Part| match part {
        Part::Para(words) => voiced(words),
        Part::Row(cells, ..) => cells.iter().any(|c| voiced(c)),
        _ => false,
    };
    paper.kind == record::DocumentKind::ReviewMinutes && !paper.parts.iter().any(says)
}

/// Writes paragraphs about a life, dealing each sentence once before any comes again.
pub struct Pen<'a> {
    deck: Deck<'static>,
    life: &'a Life,
}

impl<'a> Pen<'a> {
    pub fn new(half: usize, life: &'a Life) -> Self {
        Self { deck: Deck::new(WORDS[half].to_vec()), life }
    }

    /// A paragraph of so many sentences, as written on `day`.
    pub fn para(&mut self, sentences: usize, day: NaiveDate, lot: &mut Lot) -> String {
        let said: Vec<String> = (0..sentences)
            .map(|_| {
                self.deck
                    .deal(lot)
                    .replace("{child}", self.life.first)
                    .replace("{carer}", &self.life.home_on(day).name)
                    .replace("{mother}", &self.life.mother)
                    .replace("{school}", self.life.school_on(day))
                    .replace("{worker}", self.life.worker_on(day))
            })
            .collect();
        said.join(" ")
    }
}
