//! Writing plain objects, field by field: what a derived serializer does, in fewer bytes.

use js_sys::{Array, Float64Array, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::JsValue;

/// Can be made into a JavaScript value.
pub trait Write {
    /// The value. `None` is `undefined`, a struct an object, what repeats an array.
    fn write(&self) -> JsValue;
}

/// Sets a property of an object that was just made: that cannot fail.
pub fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// An empty object.
pub fn empty() -> JsValue {
    Object::new().into()
}

macro_rules! as_it_is {
    ($($type:ty),*) => { $(
        impl Write for $type {
            fn write(&self) -> JsValue {
                JsValue::from(self.clone())
            }
        }
    )* };
}

as_it_is!(
    f64,
    bool,
    String,
    Float64Array,
    Uint8Array,
    Uint32Array,
    Array
);

impl Write for usize {
    fn write(&self) -> JsValue {
        // Never a BigInt: no table has more rows than a double can count.
        JsValue::from(*self as f64)
    }
}

impl<T: Write> Write for Option<T> {
    fn write(&self) -> JsValue {
        self.as_ref().map_or(JsValue::UNDEFINED, Write::write)
    }
}

impl<T: Write> Write for [T] {
    fn write(&self) -> JsValue {
        let array = Array::new();
        for item in self {
            array.push(&item.write());
        }
        array.into()
    }
}

impl<T: Write> Write for Vec<T> {
    fn write(&self) -> JsValue {
        self.as_slice().write()
    }
}

impl<T: Write, const N: usize> Write for [T; N] {
    fn write(&self) -> JsValue {
        self.as_slice().write()
    }
}

impl Write for (String, String) {
    fn write(&self) -> JsValue {
        [self.0.write(), self.1.write()]
            .iter()
            .collect::<Array>()
            .into()
    }
}

/// `object!(Table { quantity, row_key = "rowKey" })`: writes a struct, field by field.
macro_rules! object {
    ($type:ident { $( $field:ident $(= $key:literal)? ),* $(,)? }) => {
        impl $crate::web::write::Write for $type {
            fn write(&self) -> wasm_bindgen::JsValue {
                let object = $crate::web::write::empty();
                $( $crate::web::write::set(&object, object!(@ $field $($key)?), &$crate::web::write::Write::write(&self.$field)); )*
                object
            }
        }
    };
    (@ $field:ident) => { stringify!($field) };
    (@ $field:ident $key:literal) => { $key };
}

pub(crate) use object;
