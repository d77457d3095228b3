//! A program that was killed between destroying a person and deleting her files.

use super::*;
use crate::rights::Whose;
use records::files::{FilesToDelete, deletion_on};

/// What was recorded as being deleted is deleted at the next start, and told.
#[test]
fn deleting_files_goes_on_where_it_was_cut_off() {
    let mut fair = fair();
    let visitor = fair.answered();
    let folder = fair.folder.path().to_owned();
    let saved = fair
        .booth
        .save_subject_report(Whose::Visitor(visitor), &folder, Language::Korean)
        .expect("files");
    let whose = [Whose::Visitor(visitor)];
    fair.booth
        .destroy_people(&whose, "본인 요청", false)
        .expect("destroyed");
    assert!(
        saved.files.iter().all(|file| file.exists()),
        "she wanted them kept"
    );
    fair.booth
        .destroy_on_the_day()
        .expect("nothing was cut off");
    assert!(saved.files.iter().all(|file| file.exists()));

    let device = fair.booth.session.device;
    let body = Body::FilesToDelete(FilesToDelete {
        visitors: vec![visitor],
    });
    fair.booth
        .append(Right::Owner, |facts| {
            Ok((vec![facts.record(deletion_on(device), None, body)], ()))
        })
        .expect("it was recorded when the program was killed");
    fair.booth.destroy_on_the_day().expect("it goes on");
    assert!(saved.files.iter().all(|file| !file.exists()));
    assert_eq!(fair.booth.interrupted_files().len(), 1);
    fair.booth.destroy_on_the_day().expect("it is done");
    assert_eq!(fair.booth.interrupted_files().len(), 1);
}
