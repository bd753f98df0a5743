//! What a template says, as far as its variables are concerned.

use std::ops::Range;

/// A name and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

/// A template.
#[derive(Debug, Default)]
pub(super) struct Template {
    /// The template that it extends.
    pub(super) parent: Option<Name>,
    pub(super) body: Vec<Node>,
    pub(super) components: Vec<Definition>,
}

/// A component.
#[derive(Debug)]
pub(super) struct Definition {
    pub(super) name: Name,
    pub(super) parameters: Vec<Parameter>,
    /// The name of what takes every other argument.
    pub(super) rest: Option<String>,
    pub(super) body: Vec<Node>,
}

/// A parameter of a component.
#[derive(Debug)]
pub(super) struct Parameter {
    pub(super) name: String,
    /// Whether a call may leave it out.
    pub(super) optional: bool,
}

/// A piece of a template.
#[derive(Debug)]
pub(super) enum Node {
    Print(Expr),
    /// Each condition and what it governs; `else` has none.
    If(Vec<(Option<Expr>, Vec<Node>)>),
    For {
        key: Option<String>,
        value: String,
        target: Expr,
        body: Vec<Node>,
        otherwise: Vec<Node>,
    },
    Set {
        name: String,
        value: Expr,
        global: bool,
    },
    /// What is written between the tags becomes a text.
    Capture {
        name: Option<(String, bool)>,
        filters: Vec<(Name, Vec<Argument>)>,
        body: Vec<Node>,
    },
    Block {
        name: Name,
        body: Vec<Node>,
    },
    Include(Name),
}

/// A named argument.
#[derive(Debug)]
pub(super) struct Argument {
    pub(super) name: Name,
    pub(super) value: Expr,
}

/// An expression.
#[derive(Debug)]
pub(super) enum Expr {
    /// A text as it is written.
    Text(String),
    /// Anything that has neither fields nor items, made of these.
    Scalar(Vec<Expr>),
    Nothing,
    Var(Name),
    Field(Box<Expr>, Name),
    Item(Box<Expr>, Box<Expr>),
    /// Some items of a list.
    Slice(Box<Expr>, Vec<Expr>),
    Filter(Box<Expr>, Name, Vec<Argument>),
    Test(Box<Expr>, Name, Vec<Argument>),
    Call(Name, Vec<Argument>),
    Component(Box<Use>),
    List(Vec<Expr>),
    /// Entries; `spread` are those of other maps.
    Map {
        entries: Vec<(String, Expr)>,
        spread: Vec<Expr>,
    },
    /// One or the other, on a condition.
    Either {
        condition: Option<Box<Expr>>,
        one: Box<Expr>,
        other: Box<Expr>,
    },
    Comprehension {
        item: Box<Expr>,
        key: Option<String>,
        value: String,
        target: Box<Expr>,
        condition: Option<Box<Expr>>,
    },
}

/// A component where it is used.
#[derive(Debug)]
pub(super) struct Use {
    pub(super) name: Name,
    pub(super) arguments: Vec<Argument>,
    /// Maps whose entries are arguments too.
    pub(super) spread: Vec<Expr>,
    pub(super) body: Option<Vec<Node>>,
}
