//! The follow-up: whom to write to, and the files.

mod audiences;
mod checking;
mod clicks;
mod coupon_use;
mod cut_off;
mod drafts;
mod every_reason;
mod exporting;
mod fairs;
pub mod hold_out;
mod in_own_words;
mod letters;
mod levels;
mod lying_within;
mod news;
mod one_of_a_set;
mod owner_rules;
mod partner_list;
mod promise;
mod reporting;
mod results;
mod segments;
mod since;
pub mod targets;
mod text_senders;
mod topics;
mod worth;

/// During the fair already: whom each channel reaches, each address once, and which
/// channel reaches nobody because something of the maker is missing.
#[test]
fn the_reach_of_each_channel_is_told() {
    use booth::consent::NoticeAct;
    use permission::Channel;
    let mut fair = crate::support::fair(90);
    let laptop = &mut fair.laptops[0];
    laptop.reachable_visitor("kim@example.com");
    laptop.reachable_visitor("kim@example.com");
    let visitor = laptop.answered_visit();
    let by_sms = [
        NoticeAct::AtLeast14,
        NoticeAct::CollectAndUse,
        NoticeAct::Advertising(Channel::Sms),
    ];
    let draft = laptop.draft("", "010-1234-5678", &by_sms);
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    let reach = |laptop: &mut crate::support::Laptop| {
        let follow_up = laptop.booth().follow_up(booth::FairScope::Current);
        let reach = follow_up.expect("the follow-up").reach.into_iter();
        reach
            .map(|it| (it.channel, it.allowed, it.can_send))
            .collect::<Vec<_>>()
    };
    let told = reach(laptop);
    assert!(told.contains(&(Channel::Email, 1, true)), "{told:?}");
    assert!(told.contains(&(Channel::Sms, 1, true)), "{told:?}");
    assert!(told.contains(&(Channel::Kakao, 0, true)), "{told:?}");
    let without = booth::maker::MakerDraft {
        phone: "02-000-0000".to_owned(),
        ..Default::default()
    };
    laptop.booth().change_maker(&without).expect("changed");
    let told = reach(laptop);
    assert!(told.contains(&(Channel::Sms, 1, false)), "{told:?}");
}

/// Groups of people to write to are lists of people: a group of one stands among them, as
/// it does in the table of the ready groups.
#[test]
fn a_group_of_one_is_shown() {
    let mut fair = crate::support::fair(92);
    let laptop = &mut fair.laptops[0];
    laptop.reachable_visitor("kim@example.com");
    let follow_up = laptop.booth().follow_up(booth::FairScope::Current);
    let groups = follow_up.expect("the follow-up").groups;
    assert_eq!(groups.iter().map(|it| it.count).collect::<Vec<_>>(), [1]);
}

/// What one visitor bought is not what most people chose: nothing is offered until three
/// did.
#[test]
fn one_sale_makes_no_bestseller() {
    let mut fair = crate::support::fair(91);
    let laptop = &mut fair.laptops[0];
    laptop.reachable_visitor("kim@example.com");
    let offered = |laptop: &mut crate::support::Laptop| {
        let follow_up = laptop.booth().follow_up(booth::FairScope::Current);
        let people = follow_up.expect("the follow-up").people;
        people[0].recommendation.is_some()
    };
    let product = laptop.booth().products().expect("products")[0].0;
    for buyers in 1..=3 {
        let visitor = laptop.answered_visit();
        laptop.buy(visitor, product);
        if buyers == 1 {
            assert!(!offered(laptop), "nobody knows yet what is liked");
        }
    }
    assert!(offered(laptop), "three of four chose it");
}
