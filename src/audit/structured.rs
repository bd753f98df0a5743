//! The addresses of a site in structured data (JSON-LD, DCAT).

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The addresses of a site in a text of JSON, in order. What follows `#` there is a name, not an anchor.
///
/// A text that is no JSON gives those before the fault.
pub(super) fn structured(json: &str, base_url: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(json);
    // What is no JSON is the business of who writes it: browsers skip it.
    let _ = Texts { base_url, found: &mut found }.deserialize(&mut reader);
    found
}

/// Goes over any value, and keeps the texts that are addresses of a site: nothing else is copied.
struct Texts<'f> {
    base_url: &'f str,
    found: &'f mut Vec<String>,
}

impl Texts<'_> {
    fn again(&mut self) -> Texts<'_> {
        Texts { base_url: self.base_url, found: self.found }
    }
}

impl<'de> DeserializeSeed<'de> for Texts<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Texts<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        if text.starts_with(self.base_url) {
            let address = text.split('#').next().unwrap_or_default();
            self.found.push(address.to_owned());
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut values: A) -> Result<(), A::Error> {
        while values.next_element_seed(self.again())?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut fields: A) -> Result<(), A::Error> {
        while fields.next_key::<IgnoredAny>()?.is_some() {
            fields.next_value_seed(self.again())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::structured;

    #[test]
    fn structured_data_gives_the_addresses_of_the_site_alone() {
        let json = "{\"@id\":\"https://a.example/p/#x\",\"n\":[1,-2,0.5,true,null],\"l\":[{\"url\":\"https:\\/\\/a.example/p/c/\"}],\"o\":\"https://b.example/\"}";
        assert_eq!(structured(json, "https://a.example/p/"), ["https://a.example/p/", "https://a.example/p/c/"]);
    }
}
