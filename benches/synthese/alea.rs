//! Chance that is not: every draw follows from a seed and from the name of what is drawn.

/// Draws for one thing (`graine`, `herault/E1D1O4`): independent of how many others are drawn, and in what order.
pub struct Alea(u64);

impl Alea {
    /// The draws of `nom` for a seed.
    pub fn new(graine: &str, nom: &str) -> Self {
        let mut state = 0xcbf2_9ce4_8422_2325_u64;
        // FNV-1a; the separator keeps (« a », « bc ») and (« ab », « c ») apart.
        for byte in graine.bytes().chain([0xff]).chain(nom.bytes()) {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Self(state)
    }

    /// The next 64 bits (`SplitMix64`).
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub fn sous(&mut self, n: usize) -> usize {
        let n = u64::try_from(n.max(1)).unwrap_or(1);
        usize::try_from(self.bits() % n).unwrap_or(0)
    }

    /// A number from `a` to `b`, both included.
    pub fn entre(&mut self, a: usize, b: usize) -> usize {
        a + self.sous(b - a + 1)
    }

    /// One of a list.
    pub fn choix<'a>(&mut self, liste: &[&'a str]) -> &'a str {
        liste.get(self.sous(liste.len())).copied().unwrap_or_default()
    }

    /// A decimal from `a` to `b`, as the French write it.
    pub fn decimal(&mut self, a: usize, b: usize) -> String {
        format!("{},{}", self.entre(a, b - 1), self.entre(1, 9))
    }
}
