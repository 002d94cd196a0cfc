//! Which values the records take, checked before the database is asked.

use counterpart_core::text::Words;

use super::error::StoreError;
use super::rows::{Choice, MODE_ASSESSMENT, MODE_GUIDED, NewPlay};

/// Whether a play may begin like this, as far as its values go.
pub(super) fn check_new_play(new: &NewPlay) -> Result<(), StoreError> {
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if new.uid.len() != 32 || !new.uid.bytes().all(is_hex) {
        return Err(StoreError::Invalid {
            field: "uid",
            value: new.uid.clone(),
            expected: Words::new("32 个小写的十六进制数字", "32 lower-case hexadecimal digits"),
        });
    }
    check_filled("scenario_id", &new.scenario_id)?;
    check_filled("seat", &new.seat)?;
    if let Some(day) = &new.day {
        check_filled("day", day)?;
    }
    check_filled("rules", &new.rules)?;
    if new.purpose.form().is_some() {
        check_filled("course", &new.course)?;
    }
    check_one_of(
        "mode",
        &new.mode,
        &[MODE_GUIDED, MODE_ASSESSMENT],
        Words::new("guided 或 assessment", "guided or assessment"),
    )
}

/// Whether a choice may be kept like this, as far as its values go.
pub(super) fn check_choice(choice: &Choice) -> Result<(), StoreError> {
    check_percent("confidence", choice.confidence)?;
    if let Some(words) = &choice.own_words {
        check_filled("own_words", words)?;
    }
    let Some(judged) = &choice.judged else { return Ok(()) };
    check_filled("rule", &judged.rule)?;
    check_quality("quality", judged.quality)?;
    if judged.offered.is_empty() {
        check_filled("offered", "")?;
    }
    judged.offered.iter().try_for_each(|quality| check_quality("offered", *quality))
}

/// Refuses anything but a judgement.
pub(super) fn check_quality(field: &'static str, value: i8) -> Result<(), StoreError> {
    if (-2..=2).contains(&value) {
        return Ok(());
    }
    Err(StoreError::Invalid {
        field, value: value.to_string(), expected: Words::new("-2 到 2", "−2 to 2")
    })
}

/// Refuses anything but the listed values.
pub(super) fn check_one_of(
    field: &'static str,
    value: &str,
    allowed: &[&str],
    expected: Words,
) -> Result<(), StoreError> {
    if allowed.contains(&value) {
        return Ok(());
    }
    Err(StoreError::Invalid { field, value: value.to_owned(), expected })
}

/// Refuses an empty value.
pub(super) fn check_filled(field: &'static str, value: &str) -> Result<(), StoreError> {
    if value.is_empty() {
        return Err(StoreError::Invalid {
            field,
            value: String::new(),
            expected: Words::new("不能空着的值", "filled in"),
        });
    }
    Ok(())
}

/// Refuses more than 100.
pub(super) fn check_percent(field: &'static str, value: Option<u8>) -> Result<(), StoreError> {
    match value {
        Some(above @ 101..) => Err(StoreError::Invalid {
            field,
            value: above.to_string(),
            expected: Words::new("0 到 100", "0 to 100"),
        }),
        _ => Ok(()),
    }
}
