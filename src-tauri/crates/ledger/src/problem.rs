//! What can be wrong with a store, by place, in words for a person.

use words::Sentence;

use crate::device_id::DeviceId;

/// Something that is not as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Whose chain it is in, where it is in one.
    pub device: Option<DeviceId>,
    /// The number of the record in that chain.
    pub seq: Option<u64>,
    /// What is wrong there.
    pub finding: Finding,
}

/// What is wrong at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The record's header is not what its hash covers.
    Edited,
    /// The body is not what its hash covers.
    BodyEdited,
    /// The record does not follow the one before it.
    DoesNotFollow,
    /// Records are missing from here on.
    Missing {
        /// The last missing number.
        through: u64,
    },
    /// The signed end of the chain is missing from here on.
    CutAtEnd {
        /// The number the device signed.
        through: u64,
    },
    /// The end of the chain is not what the device signed.
    HeadDiffers,
    /// The signature under the end of the chain is not the device's.
    BadSignature,
    /// The record comes after the last one the device signed.
    Unsigned,
    /// Two different records claim this place: the device exists twice.
    Fork,
    /// The record cannot be read as one.
    Malformed,
    /// The body is gone although nobody ordered it destroyed.
    BodyMissing,
    /// The body is still there although it was ordered destroyed, or the order
    /// was lost.
    NotDestroyed,
    /// The stored clock is behind this device's records.
    ClockBehind,
    /// Records that were acknowledged are no longer there from here on.
    LostTail {
        /// The last number that was acknowledged.
        through: u64,
    },
    /// A read table differs from what the records say; a rebuild repairs it.
    ReadTableDiffers {
        /// The table's name.
        table: String,
    },
    /// The file itself is damaged.
    FileDamaged {
        /// The database engine's words; they name pages and tables, never values.
        detail: String,
    },
}

impl Problem {
    pub(crate) fn at(device: DeviceId, seq: u64, finding: Finding) -> Self {
        Self {
            device: Some(device),
            seq: Some(seq),
            finding,
        }
    }

    pub(crate) fn nowhere(finding: Finding) -> Self {
        Self {
            device: None,
            seq: None,
            finding,
        }
    }

    /// What is wrong, for a person.
    pub fn sentence(&self) -> Sentence {
        let device = self
            .device
            .map_or_else(|| "?".to_owned(), |device| device.to_string());
        let seq = self.seq.unwrap_or_default();
        let place_ko = format!("기기 {device}의 {seq}번 기록");
        let place_en = format!("Record {seq} of device {device}");
        match &self.finding {
            Finding::Edited => Sentence::new(
                format!("{place_ko}의 머리글이 기록된 뒤에 바뀌었습니다."),
                format!("{place_en} was changed after it was recorded."),
            ),
            Finding::BodyEdited => Sentence::new(
                format!("{place_ko}의 내용이 기록된 뒤에 바뀌었습니다."),
                format!("What {place_en} says was changed after it was recorded."),
            ),
            Finding::DoesNotFollow => Sentence::new(
                format!(
                    "{place_ko}이 바로 앞 기록과 이어지지 않습니다. 순서가 바뀌었거나 앞 기록이 고쳐졌습니다."
                ),
                format!(
                    "{place_en} does not follow the one before it: the order was changed, or the earlier record was edited."
                ),
            ),
            Finding::Missing { through } => Sentence::new(
                format!("기기 {device}의 {seq}번부터 {through}번까지 기록이 빠져 있습니다."),
                format!("Records {seq} to {through} of device {device} are missing."),
            ),
            Finding::CutAtEnd { through } => Sentence::new(
                format!(
                    "기기 {device}가 서명한 마지막 기록은 {through}번인데 {seq}번부터 없습니다."
                ),
                format!(
                    "Device {device} signed records up to {through}, but they are missing from {seq} on."
                ),
            ),
            Finding::HeadDiffers => Sentence::new(
                format!("{place_ko}이 기기가 서명한 마지막 기록과 다릅니다."),
                format!("{place_en} is not the last record that the device signed."),
            ),
            Finding::BadSignature => Sentence::new(
                format!("기기 {device}의 서명이 올바르지 않습니다({seq}번 기록)."),
                format!("The signature of device {device} is not genuine (record {seq})."),
            ),
            Finding::Unsigned => Sentence::new(
                format!("{place_ko}은 기기가 서명한 범위를 벗어나 있습니다."),
                format!("{place_en} lies beyond what the device signed."),
            ),
            Finding::Fork => Sentence::new(
                format!(
                    "{place_ko}이 서로 다른 내용으로 두 개 있습니다. 같은 기기가 복제되어 두 곳에서 쓰인 것 같습니다."
                ),
                format!(
                    "{place_en} exists twice with different content. The device seems to have been copied and used in two places."
                ),
            ),
            Finding::Malformed => Sentence::new(
                format!("{place_ko}을 읽을 수 없습니다."),
                format!("{place_en} cannot be read."),
            ),
            Finding::BodyMissing => Sentence::new(
                format!("{place_ko}의 내용이 파기 기록 없이 사라졌습니다."),
                format!("What {place_en} says is gone although nobody ordered it destroyed."),
            ),
            Finding::NotDestroyed => Sentence::new(
                format!("{place_ko}의 파기가 끝나지 않았습니다."),
                format!("The destruction of {place_en} is not complete."),
            ),
            Finding::ClockBehind => Sentence::new(
                format!("저장된 시각이 기기 {device}의 {seq}번 기록보다 이릅니다."),
                format!("The stored clock is earlier than record {seq} of device {device}."),
            ),
            Finding::LostTail { through } => Sentence::new(
                format!(
                    "기기 {device}가 저장했던 {seq}번부터 {through}번까지 기록이 파일에서 사라졌습니다. 다른 기기의 묶음 파일이나 백업에서 되찾을 수 있습니다."
                ),
                format!(
                    "Records {seq} to {through} of device {device} had been saved and are gone from the file. A bundle from another device or a backup can bring them back."
                ),
            ),
            Finding::ReadTableDiffers { table } => Sentence::new(
                format!(
                    "화면용 표({table})가 기록과 다릅니다. 기록은 안전하며, 표를 다시 만들면 고쳐집니다."
                ),
                format!(
                    "A table for reading ({table}) differs from the records. The records are safe; rebuilding the tables repairs it."
                ),
            ),
            Finding::FileDamaged { detail } => Sentence::new(
                format!(
                    "기록 파일이 손상되었습니다({detail}). 파일을 보관하고 최근 백업에서 복원하세요."
                ),
                format!(
                    "The record file is damaged ({detail}). Keep the file and restore the latest backup."
                ),
            ),
        }
    }
}
