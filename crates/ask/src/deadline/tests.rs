//! The worked examples of the counting rule, and what must hold for every request.

use super::*;
use proptest::prelude::*;

fn day(written: &str) -> NaiveDate {
    NaiveDate::parse_from_str(written, "%Y-%m-%d").expect("a day")
}

fn wait(asked: &str, given: &str) -> Wait {
    Wait { asked: day(asked), given: Some(day(given)) }
}

fn due(facts: &DeadlineFacts) -> NaiveDate {
    Deadline::work_out(facts).expect("works out").due
}

#[test]
fn the_examples_of_the_counting_rule() {
    for (received, expected) in [
        ("2026-01-31", "2026-03-02"),
        ("2025-09-03", "2025-10-03"),
        ("2026-08-31", "2026-09-30"),
        ("2025-01-30", "2025-02-28"),
        ("2024-01-30", "2024-02-29"),
        ("2024-01-31", "2024-02-29"),
        ("2026-11-25", "2026-12-29"),
        ("2022-08-19", "2022-09-20"),
        ("2024-02-29", "2024-04-02"),
    ] {
        assert_eq!(due(&DeadlineFacts::received(day(received))), day(expected), "{received}");
    }
}

#[test]
fn the_clock_waits_for_identity_and_for_a_fee() {
    let mut facts = DeadlineFacts::received(day("2026-03-02"));
    facts.identity = Some(wait("2026-03-04", "2026-03-11"));
    assert_eq!(due(&facts), day("2026-04-13"), "11 April is a Saturday");
    facts.fee_paid = Some(day("2026-03-17"));
    assert_eq!(due(&facts), day("2026-04-17"));
    facts.identity = Some(Wait { asked: day("2026-03-04"), given: None });
    assert_eq!(Deadline::work_out(&facts), Err(DeadlineProblem::IdentityNotGiven { asked: day("2026-03-04") }));
}

#[test]
fn days_of_waiting_for_an_answer_do_not_count() {
    let mut facts = DeadlineFacts::received(day("2026-03-02"));
    facts.clarified = vec![wait("2026-03-05", "2026-03-14")];
    // 2 April and ten days is 12 April, a Sunday.
    assert_eq!(due(&facts), day("2026-04-13"));
    facts.clarified.push(wait("2026-03-20", "2026-03-20"));
    assert_eq!(due(&facts), day("2026-04-13"), "one more day lands on the Monday itself");
    facts.clarified.push(wait("2026-03-21", "2026-03-22"));
    assert_eq!(due(&facts), day("2026-04-15"));
    let answer = Deadline::work_out(&facts).expect("works out");
    assert_eq!(answer.extension_notice_due, day("2026-04-15"));
}

#[test]
fn a_day_stops_the_clock_once() {
    let mut facts = DeadlineFacts::received(day("2026-03-02"));
    facts.clarified = vec![wait("2026-03-05", "2026-03-14"), wait("2026-03-10", "2026-03-14")];
    assert_eq!(due(&facts), day("2026-04-13"));
    let mut before_start = DeadlineFacts::received(day("2026-03-02"));
    before_start.identity = Some(wait("2026-03-03", "2026-03-11"));
    before_start.clarified = vec![wait("2026-03-03", "2026-03-10")];
    assert_eq!(due(&before_start), day("2026-04-13"), "the clock had not started");
}

#[test]
fn an_open_question_stops_the_clock_and_a_late_one_does_not() {
    let mut facts = DeadlineFacts::received(day("2026-03-02"));
    facts.clarified = vec![Wait { asked: day("2026-03-05"), given: None }];
    assert_eq!(Deadline::work_out(&facts), Err(DeadlineProblem::QuestionNotAnswered { asked: day("2026-03-05") }));
    facts.clarified = vec![Wait { asked: day("2026-05-05"), given: None }];
    assert_eq!(due(&facts), day("2026-04-02"));
}

#[test]
fn an_extension_gives_three_months_and_a_day_to_say_so() {
    let mut facts = DeadlineFacts::received(day("2026-01-31"));
    facts.extended = true;
    let answer = Deadline::work_out(&facts).expect("works out");
    assert_eq!(answer.due, day("2026-04-30"));
    assert_eq!(answer.extension_notice_due, day("2026-02-28"), "this day is not moved to a working day");
    facts.clarified = vec![wait("2026-03-20", "2026-03-29")];
    let answer = Deadline::work_out(&facts).expect("works out");
    assert_eq!(answer.due, day("2026-05-11"), "10 May is a Sunday");
    assert_eq!(answer.extension_notice_due, day("2026-02-28"), "a later question cannot move it");
}

#[test]
fn days_in_a_wrong_order_are_refused() {
    let mut facts = DeadlineFacts::received(day("2026-03-02"));
    facts.clarified = vec![wait("2026-03-01", "2026-03-05")];
    assert!(matches!(Deadline::work_out(&facts), Err(DeadlineProblem::AskedBeforeReceived { .. })));
    facts.clarified = vec![wait("2026-03-09", "2026-03-05")];
    assert!(matches!(Deadline::work_out(&facts), Err(DeadlineProblem::GivenBeforeAsked { .. })));
    let last = DeadlineFacts::received(NaiveDate::MAX);
    assert_eq!(Deadline::work_out(&last), Err(DeadlineProblem::TooFar));
}

#[test]
fn each_step_is_told_with_its_source() {
    let answer = Deadline::work_out(&DeadlineFacts::received(day("2026-11-25"))).expect("works out");
    let why: Vec<&str> = answer.steps.iter().map(|s| s.why.as_str()).collect();
    assert!(why.iter().any(|w| w.contains("25 December 2026 is Christmas Day.")), "{why:?}");
    assert!(why.iter().any(|w| w.contains("28 December 2026 is Boxing Day.")), "{why:?}");
    let steps = Deadline::work_out(&DeadlineFacts::received(day("2026-01-31"))).expect("works out").steps;
    assert!(steps.iter().any(|s| s.why.contains("no day 31") && s.date == day("2026-02-28")), "{steps:?}");
    assert!(steps.iter().any(|s| s.why.contains("28 February 2026 is a Saturday.")), "{steps:?}");
}

#[test]
fn years_without_a_holiday_list_and_times_before_the_law_are_noted() {
    assert!(Deadline::work_out(&DeadlineFacts::received(day("2026-05-01"))).expect("works out").notes.is_empty());
    assert_eq!(Deadline::work_out(&DeadlineFacts::received(day("2040-05-01"))).expect("works out").notes.len(), 1);
    assert_eq!(Deadline::work_out(&DeadlineFacts::received(day("2016-05-03"))).expect("works out").notes.len(), 1);
}

#[test]
fn the_json_has_the_promised_names() {
    let answer = Deadline::work_out(&DeadlineFacts::received(day("2026-01-31"))).expect("works out");
    let json = serde_json::to_value(&answer).expect("serialises");
    assert_eq!(json["due"], "2026-03-02");
    assert_eq!(json["earliest"], "2026-02-27");
    assert_eq!(json["latest"], "2026-03-02");
    for name in ["date", "why", "source"] {
        assert!(json["steps"][0][name].is_string(), "{name}");
    }
}

proptest! {
    #[test]
    fn due_is_a_working_day_and_never_before_the_request(
        offset in 0_u64..6000,
        identity in proptest::option::of((0_u64..40, 0_u64..60)),
        waits in proptest::collection::vec((0_u64..120, 0_u64..40), 0..4),
        extended in any::<bool>(),
    ) {
        let received = day("2015-01-01") + Days::new(offset);
        let after = |(asked, given): (u64, u64)| {
            let asked = received + Days::new(asked);
            Wait { asked, given: Some(asked + Days::new(given)) }
        };
        let facts = DeadlineFacts {
            received,
            identity: identity.map(after),
            fee_paid: None,
            clarified: waits.into_iter().map(after).collect(),
            extended,
        };
        let answer = Deadline::work_out(&facts).expect("works out");
        prop_assert!(Knowledge::england().holidays().is_working_day(answer.due).is_working);
        prop_assert!(answer.due > received);
        prop_assert!(answer.earliest <= answer.due && answer.due <= answer.latest);
        prop_assert!(answer.extension_notice_due > received && answer.extension_notice_due <= answer.due);
        let without = DeadlineFacts { clarified: Vec::new(), ..facts };
        prop_assert!(Deadline::work_out(&without).expect("works out").due <= answer.due, "a stop never hurries");
        prop_assert!(answer.steps.iter().all(|s| !s.why.is_empty() && !s.source.is_empty()));
    }
}
