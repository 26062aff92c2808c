//! Structs and enums that read themselves, from a list of their names.

/// `record!(View { digits, head, row_key = "rowKey" })`: reads a struct, field by field.
macro_rules! record {
    ($type:ident { $( $field:ident $(= $key:literal)? ),* $(,)? }) => {
        impl $crate::web::read::Read for $type {
            fn read(value: &wasm_bindgen::JsValue, _: &str, fault: &mut $crate::web::read::Fault) -> Self {
                $type { $( $field: $crate::web::read::field(value, record!(@ $field $($key)?), fault), )* }
            }
        }
    };
    (@ $field:ident) => { stringify!($field) };
    (@ $field:ident $key:literal) => { $key };
}

/// `words!(Notation { "paper" => Paper, "post" => Post })`: reads an enum of bare words.
macro_rules! words {
    ($type:ident { $first:literal => $stand_in:ident $( , $word:literal => $variant:ident )* $(,)? }) => {
        impl $crate::web::read::Read for $type {
            fn read(value: &wasm_bindgen::JsValue, name: &str, fault: &mut $crate::web::read::Fault) -> Self {
                match value.as_string().as_deref() {
                    Some($first) => $type::$stand_in,
                    $( Some($word) => $type::$variant, )*
                    _ => {
                        fault.note(name, concat!("one of ", $first $(, " ", $word)*));
                        $type::$stand_in
                    }
                }
            }
        }
    };
}

/// `variants!(Plot { "cloud" => Cloud })`: reads an enum of records, `{ cloud: { … } }`.
macro_rules! variants {
    ($type:ident { $first:literal => $stand_in:ident $( , $word:literal => $variant:ident )* $(,)? }) => {
        impl $crate::web::read::Read for $type {
            fn read(value: &wasm_bindgen::JsValue, name: &str, fault: &mut $crate::web::read::Fault) -> Self {
                let (word, inner) = $crate::web::read::variant(value, name, fault);
                match word.as_str() {
                    $( $word => $type::$variant($crate::web::read::Read::read(&inner, $word, fault)), )*
                    word => {
                        if word != $first {
                            fault.note(name, concat!("one of ", $first $(, " ", $word)*));
                        }
                        $type::$stand_in($crate::web::read::Read::read(&inner, $first, fault))
                    }
                }
            }
        }
    };
}

pub(crate) use {record, variants, words};
