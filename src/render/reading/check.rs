//! Follows the variables of a theme from the views to where they are written.
//!
//! A template is followed once for each page that it makes, a component once for each kind of arguments that it is
//! given. A field is at fault if it is written where nothing that ever comes there has it, or without a condition where
//! something that comes there has it not: after one, a component may ask for what only some of its users have.

use std::collections::{BTreeMap, BTreeSet};

use super::syntax::{Argument, Definition, Expr, Name, Node, Template, Use};
use super::types::{Field, Type};
use super::{Fault, Known, Problem};
use crate::diagnostic::{FileId, Span};
use crate::portal::contrat::Contrat;

/// The variables that are in sight, the nearest last.
type Scopes = Vec<BTreeMap<String, Type>>;

/// The blocks of the templates that a page is made of, the page's own first.
type Blocks<'t> = BTreeMap<&'t str, Vec<(FileId, &'t [Node])>>;

/// Follows every variable of a theme.
pub(super) struct Checker<'t> {
    pub(super) contract: &'static Contrat,
    pub(super) templates: &'t BTreeMap<String, (FileId, Template)>,
    pub(super) components: BTreeMap<&'t str, (FileId, &'t Definition)>,
    pub(super) known: &'t Known,
    /// What was said of a place: fine at least once, or this.
    said: BTreeMap<Span, Option<Fault>>,
    /// What will stop a page, however fine it is elsewhere.
    certain: BTreeMap<Span, Fault>,
    /// How many conditions stand around what is followed, in its component.
    conditions: usize,
    /// Where the component that is followed is used.
    call: Option<Span>,
    followed: BTreeSet<(&'t str, Vec<Type>)>,
    reached: BTreeSet<&'t str>,
    /// The blocks of the page that is being followed.
    shown: BTreeSet<&'t str>,
}

/// Where the checker stands.
struct Here<'h, 't> {
    file: FileId,
    blocks: &'h Blocks<'t>,
    /// The block that is being followed, and how far from the page's own template.
    block: Option<(&'t str, usize)>,
    /// Templates included one in another.
    depth: usize,
}

impl Here<'_, '_> {
    fn at(&self, name: &Name) -> Span {
        Span::new(self.file, name.range.start, name.range.end)
    }
}

impl<'t> Checker<'t> {
    pub(super) fn new(
        contract: &'static Contrat,
        templates: &'t BTreeMap<String, (FileId, Template)>,
        known: &'t Known,
    ) -> Self {
        let defined = templates.values().flat_map(|(file, t)| t.components.iter().map(|c| (*file, c)));
        let components = defined.map(|(file, c)| (c.name.text.as_str(), (file, c))).collect();
        Self {
            contract,
            templates,
            components,
            known,
            said: BTreeMap::new(),
            certain: BTreeMap::new(),
            conditions: 0,
            call: None,
            followed: BTreeSet::new(),
            reached: BTreeSet::new(),
            shown: BTreeSet::new(),
        }
    }

    /// Follows every page, then what no page reaches.
    pub(super) fn all(&mut self) {
        for (name, modele) in &self.contract.modeles {
            let variables = modele.variables.iter().map(|(name, forme)| (name.clone(), Type::of(forme))).collect();
            self.page(name, variables);
        }
        for (name, (file, template)) in self.templates {
            if !self.reached.contains(name.as_str()) {
                let anything = |name: &str| (name.to_owned(), Type::Any);
                self.page(name, [anything("page"), anything("vue")].into());
            }
            self.blocks_without_place(*file, template);
        }
        let never: Vec<_> = self.components.iter().map(|(name, (file, c))| (*name, *file, *c)).collect();
        for (name, file, definition) in never {
            if !self.followed.iter().any(|(known, _)| *known == name) {
                self.component(name, file, definition, &BTreeMap::new());
            }
        }
    }

    fn page(&mut self, name: &str, variables: BTreeMap<String, Type>) {
        let mut blocks = Blocks::new();
        let (mut name, mut chain) = (name, Vec::new());
        // Each template, then the one that it extends.
        for _ in 0..self.templates.len() {
            let Some((key, (file, template))) = self.templates.get_key_value(name) else { break };
            self.reached.insert(key);
            collect(*file, &template.body, &mut blocks);
            chain.push((*file, template));
            let Some(parent) = &template.parent else { break };
            // A parent that is not there is the engine's to tell.
            name = &parent.text;
        }
        if let Some((file, template)) = chain.last().copied() {
            self.shown.clear();
            let here = Here { file, blocks: &blocks, block: None, depth: 0 };
            self.nodes(&template.body, &here, &mut vec![variables.clone()]);
            // A block that nothing shows is a fault of its own; what it says is read all the same.
            for (file, template) in chain {
                for node in &template.body {
                    if let Node::Block { name, body } = node
                        && template.parent.is_some()
                        && !self.shown.contains(name.text.as_str())
                    {
                        let here = Here { file, blocks: &blocks, block: Some((&name.text, 0)), depth: 0 };
                        self.nodes(body, &here, &mut vec![variables.clone()]);
                    }
                }
            }
        }
    }

    /// A block that no template above has is never shown.
    fn blocks_without_place(&mut self, file: FileId, template: &'t Template) {
        let mut above = BTreeSet::new();
        let mut parent = template.parent.as_ref();
        for _ in 0..self.templates.len() {
            let Some((_, t)) = parent.and_then(|name| self.templates.get(&name.text)) else { break };
            let mut blocks = Blocks::new();
            collect(file, &t.body, &mut blocks);
            above.extend(blocks.keys().map(|name| (*name).to_owned()));
            parent = t.parent.as_ref();
        }
        if template.parent.as_ref().is_none_or(|name| !self.templates.contains_key(&name.text)) {
            return;
        }
        for node in &template.body {
            if let Node::Block { name, .. } = node
                && !above.contains(&name.text)
            {
                let there = above.clone();
                self.say(
                    Span::new(file, name.range.start, name.range.end),
                    Problem::Piece { sort: super::Sort::Block, name: name.text.clone(), there },
                );
            }
        }
    }

    /// Every fault, by place.
    pub(super) fn faults(self) -> Vec<Fault> {
        let mut all: BTreeMap<Span, Fault> =
            self.said.into_iter().filter_map(|(at, fault)| Some((at, fault?))).collect();
        for (at, fault) in self.certain {
            all.entry(at).or_insert(fault);
        }
        all.into_values().collect()
    }

    fn say(&mut self, at: Span, problem: Problem) {
        self.said.entry(at).or_insert(Some(Fault { at, problem, call: None }));
    }

    /// Follows what may not be reached, or is only asked whether it is there.
    fn maybe<T>(&mut self, follow: impl FnOnce(&mut Self) -> T) -> T {
        self.conditions += 1;
        let followed = follow(self);
        self.conditions -= 1;
        followed
    }

    fn fine(&mut self, at: Span) {
        self.said.insert(at, None);
    }

    fn nodes(&mut self, nodes: &'t [Node], here: &Here<'_, 't>, scopes: &mut Scopes) {
        for node in nodes {
            self.node(node, here, scopes);
        }
    }

    fn node(&mut self, node: &'t Node, here: &Here<'_, 't>, scopes: &mut Scopes) {
        match node {
            Node::Print(expr) => drop(self.expr(expr, here, scopes)),
            Node::If(cases) => {
                self.maybe(|checker| {
                    for (condition, body) in cases {
                        if let Some(condition) = condition {
                            checker.expr(condition, here, scopes);
                        }
                        checker.nodes(body, here, scopes);
                    }
                });
            }
            Node::For { key, value, target, body, otherwise } => {
                let target = self.expr(target, here, scopes);
                let mut own = BTreeMap::from([(value.clone(), target.item()), ("loop".to_owned(), counters())]);
                own.extend(key.clone().map(|key| (key, Type::Scalar)));
                scopes.push(own);
                self.nodes(body, here, scopes);
                scopes.pop();
                self.nodes(otherwise, here, scopes);
            }
            Node::Set { name, value, global } => {
                let value = self.expr(value, here, scopes);
                put(scopes, name, value, *global);
            }
            Node::Capture { name, filters, body } => {
                for (filter, arguments) in filters {
                    self.piece(here.at(filter), super::Sort::Filter, filter);
                    self.arguments(arguments, here, scopes);
                }
                self.nodes(body, here, scopes);
                if let Some((name, global)) = name {
                    put(scopes, name, Type::Scalar, *global);
                }
            }
            Node::Block { name, body } => {
                self.shown.insert(&name.text);
                let (file, nodes) = here
                    .blocks
                    .get(name.text.as_str())
                    .and_then(|all| all.first())
                    .copied()
                    .unwrap_or((here.file, body));
                self.nodes(
                    nodes,
                    &Here { file, blocks: here.blocks, block: Some((&name.text, 0)), depth: here.depth },
                    scopes,
                );
            }
            Node::Include(name) => {
                let Some((key, (file, template))) = self.templates.get_key_value(&name.text) else {
                    let there = self.templates.keys().cloned().collect();
                    return self.say(
                        here.at(name),
                        Problem::Piece { sort: super::Sort::Template, name: name.text.clone(), there },
                    );
                };
                self.reached.insert(key);
                if here.depth < 16 {
                    let inside = Here { file: *file, blocks: here.blocks, block: None, depth: here.depth + 1 };
                    self.nodes(&template.body, &inside, scopes);
                }
            }
        }
    }

    fn arguments(&mut self, arguments: &'t [Argument], here: &Here<'_, 't>, scopes: &mut Scopes) {
        for argument in arguments {
            self.expr(&argument.value, here, scopes);
        }
    }

    fn expr(&mut self, expr: &'t Expr, here: &Here<'_, 't>, scopes: &mut Scopes) -> Type {
        match expr {
            Expr::Text(_) => Type::Scalar,
            Expr::Nothing => Type::Nothing,
            Expr::Scalar(parts) => {
                for part in parts {
                    self.expr(part, here, scopes);
                }
                Type::Scalar
            }
            Expr::Var(name) => self.variable(name, here, scopes),
            Expr::Field(of, name) => {
                let of = self.expr(of, here, scopes);
                self.field(&of, name, here)
            }
            Expr::Item(of, index) => {
                let of = self.expr(of, here, scopes);
                self.expr(index, here, scopes);
                match (&of, &**index) {
                    (Type::Object(_) | Type::Record(_), Expr::Text(name)) => match of.field(self.contract, name) {
                        Field::There(t) => t,
                        Field::Missing { .. } => Type::Any,
                    },
                    _ => of.item(),
                }
            }
            Expr::Slice(of, parts) => {
                for part in parts {
                    self.expr(part, here, scopes);
                }
                self.expr(of, here, scopes)
            }
            Expr::Filter(of, name, arguments) => self.filter(of, name, arguments, here, scopes),
            Expr::Test(of, name, arguments) => {
                // Asking whether something is there is no fault.
                if !matches!(name.text.as_str(), "defined" | "undefined") {
                    self.expr(of, here, scopes);
                }
                self.piece(here.at(name), super::Sort::Test, name);
                self.arguments(arguments, here, scopes);
                Type::Scalar
            }
            Expr::Call(name, arguments) => {
                self.arguments(arguments, here, scopes);
                if name.text == "super" {
                    self.parent_block(here, scopes);
                } else {
                    self.piece(here.at(name), super::Sort::Function, name);
                }
                if name.text == "range" { Type::List(Box::new(Type::Scalar)) } else { Type::Any }
            }
            Expr::Component(call) => self.call(call, here, scopes),
            Expr::List(items) => {
                let types: Vec<Type> = items.iter().map(|item| self.expr(item, here, scopes)).collect();
                Type::List(Box::new(Type::one_of(types)))
            }
            Expr::Map { entries, spread } => {
                let mut fields: BTreeMap<String, Type> =
                    entries.iter().map(|(key, value)| (key.clone(), self.expr(value, here, scopes))).collect();
                for other in spread {
                    match self.expr(other, here, scopes) {
                        Type::Record(more) => fields.extend(more),
                        _ => return Type::Any,
                    }
                }
                Type::Record(fields)
            }
            Expr::Either { condition, one, other } => self.maybe(|checker| {
                if let Some(condition) = condition {
                    checker.expr(condition, here, scopes);
                }
                let one = checker.expr(one, here, scopes);
                let other = checker.expr(other, here, scopes);
                Type::one_of([one, other])
            }),
            Expr::Comprehension { item, key, value, target, condition } => {
                let target = self.expr(target, here, scopes);
                let mut own = BTreeMap::from([(value.clone(), target.item())]);
                own.extend(key.clone().map(|key| (key, Type::Scalar)));
                scopes.push(own);
                let item = self.maybe(|checker| {
                    if let Some(condition) = condition {
                        checker.expr(condition, here, scopes);
                    }
                    checker.expr(item, here, scopes)
                });
                scopes.pop();
                Type::List(Box::new(item))
            }
        }
    }

    fn variable(&mut self, name: &Name, here: &Here<'_, 't>, scopes: &Scopes) -> Type {
        // The whole context, for whoever debugs a theme.
        if name.text == "__tera_context" {
            return Type::Any;
        }
        match scopes.iter().rev().find_map(|scope| scope.get(&name.text)) {
            Some(t) => {
                self.fine(here.at(name));
                t.clone()
            }
            None => {
                let there = scopes.iter().flat_map(BTreeMap::keys).cloned().collect();
                self.say(here.at(name), Problem::Variable { name: name.text.clone(), there });
                Type::Any
            }
        }
    }

    fn field(&mut self, of: &Type, name: &Name, here: &Here<'_, 't>) -> Type {
        match of.field(self.contract, &name.text) {
            Field::There(t) => {
                self.fine(here.at(name));
                t
            }
            Field::Missing { of, there } => {
                let at = here.at(name);
                let problem = Problem::Field { name: name.text.clone(), of, there };
                if self.conditions == 0 {
                    let fault = Fault { at, problem: problem.clone(), call: self.call };
                    self.certain.entry(at).or_insert(fault);
                }
                self.say(at, problem);
                Type::Any
            }
        }
    }

    fn filter(
        &mut self,
        of: &'t Expr,
        name: &Name,
        arguments: &'t [Argument],
        here: &Here<'_, 't>,
        scopes: &mut Scopes,
    ) -> Type {
        self.piece(here.at(name), super::Sort::Filter, name);
        self.arguments(arguments, here, scopes);
        let argument = |wanted: &str| arguments.iter().find(|a| a.name.text == wanted).map(|a| &a.value);
        if name.text == "default" {
            let other = argument("value").map_or(Type::Any, |value| self.expr(value, here, scopes));
            // What has a default may be absent.
            return if let Expr::Var(_) | Expr::Field(..) = of {
                Type::Any
            } else {
                Type::one_of([self.expr(of, here, scopes), other])
            };
        }
        let of = self.expr(of, here, scopes);
        match name.text.as_str() {
            "first" | "last" | "nth" => of.item(),
            "reverse" | "sort" | "unique" | "safe" => of,
            "values" => Type::List(Box::new(of.item())),
            "keys" | "split" => Type::List(Box::new(Type::Scalar)),
            "group_by" => Type::Table(Box::new(Type::List(Box::new(of.item())))),
            "get" | "pairs" => Type::Any,
            _ => Type::Scalar,
        }
    }

    fn piece(&mut self, at: Span, sort: super::Sort, name: &Name) {
        if self.known.has(sort, &name.text) {
            self.fine(at);
        } else {
            let there = self.known.names(sort).clone();
            self.say(at, Problem::Piece { sort, name: name.text.clone(), there });
        }
    }

    /// `super()`: the same block of the template above.
    fn parent_block(&mut self, here: &Here<'_, 't>, scopes: &mut Scopes) {
        let Some((block, level)) = here.block else { return };
        let Some((file, nodes)) = here.blocks.get(block).and_then(|all| all.get(level + 1)).copied() else { return };
        let above = Here { file, blocks: here.blocks, block: Some((block, level + 1)), depth: here.depth };
        self.nodes(nodes, &above, scopes);
    }

    fn call(&mut self, call: &'t Use, here: &Here<'_, 't>, scopes: &mut Scopes) -> Type {
        let given: BTreeMap<&str, Type> =
            call.arguments.iter().map(|a| (a.name.text.as_str(), self.expr(&a.value, here, scopes))).collect();
        for spread in &call.spread {
            self.expr(spread, here, scopes);
        }
        if let Some(body) = &call.body {
            self.nodes(body, here, scopes);
        }
        let Some((name, (file, definition))) = self.components.get_key_value(call.name.text.as_str()) else {
            let there = self.components.keys().map(|name| (*name).to_owned()).collect();
            self.say(
                here.at(&call.name),
                Problem::Piece { sort: super::Sort::Component, name: call.name.text.clone(), there },
            );
            return Type::Any;
        };
        let (name, file, definition) = (*name, *file, *definition);
        for argument in &call.arguments {
            let taken = definition.rest.is_some() || definition.parameters.iter().any(|p| p.name == argument.name.text);
            if !taken {
                let there = definition.parameters.iter().map(|p| p.name.clone()).collect();
                let problem = Problem::Argument { component: name.to_owned(), name: argument.name.text.clone(), there };
                self.say(here.at(&argument.name), problem);
            }
        }
        let wanting = definition.parameters.iter().find(|p| !p.optional && !given.contains_key(p.name.as_str()));
        if let Some(wanting) = wanting
            && call.spread.is_empty()
        {
            let problem = Problem::Wanting { component: name.to_owned(), name: wanting.name.clone() };
            self.say(here.at(&call.name), problem);
        }
        let around = (std::mem::take(&mut self.conditions), self.call.replace(here.at(&call.name)));
        self.component(name, file, definition, &given);
        (self.conditions, self.call) = around;
        Type::Scalar
    }

    fn component(&mut self, name: &'t str, file: FileId, definition: &'t Definition, given: &BTreeMap<&str, Type>) {
        let own = |p: &super::syntax::Parameter| given.get(p.name.as_str()).cloned().unwrap_or(Type::Any);
        let types: Vec<Type> = definition.parameters.iter().map(own).collect();
        if !self.followed.insert((name, types.clone())) {
            return;
        }
        let mut scope: BTreeMap<String, Type> =
            definition.parameters.iter().map(|p| p.name.clone()).zip(types).collect();
        scope.extend(definition.rest.clone().map(|rest| (rest, Type::Any)));
        scope.insert("body".to_owned(), Type::Scalar);
        let here = Here { file, blocks: &Blocks::new(), block: None, depth: 0 };
        self.nodes(&definition.body, &here, &mut vec![scope]);
    }
}

/// What `loop` has.
fn counters() -> Type {
    Type::Record(["index", "index0", "first", "last", "length"].map(|name| (name.to_owned(), Type::Scalar)).into())
}

/// Sets a variable; in one branch of a condition, it may keep what it held.
fn put(scopes: &mut Scopes, name: &str, value: Type, global: bool) {
    let scope = if global { scopes.first_mut() } else { scopes.last_mut() };
    let Some(scope) = scope else { return };
    let held = scope.remove(name);
    scope.insert(name.to_owned(), Type::one_of(held.into_iter().chain([value])));
}

/// Every block of a template, within others too.
fn collect<'t>(file: FileId, nodes: &'t [Node], blocks: &mut Blocks<'t>) {
    for node in nodes {
        match node {
            Node::Block { name, body } => {
                blocks.entry(&name.text).or_default().push((file, body));
                collect(file, body, blocks);
            }
            Node::If(cases) => cases.iter().for_each(|(_, body)| collect(file, body, blocks)),
            Node::Capture { body, .. } => collect(file, body, blocks),
            Node::Print(_) | Node::For { .. } | Node::Set { .. } | Node::Include(_) => {}
        }
    }
}
