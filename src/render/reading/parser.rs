//! Reads the Tera of a template. The engine itself has the last word on what is well written: what is not is simply not
//! read here, and the engine says why.

use std::ops::Range;

use super::lexer::{self, Kind, Token};
use super::syntax::{Argument, Definition, Expr, Name, Node, Parameter, Template, Use};

/// Deepest expression or statement that is read.
const DEEPEST: usize = 100;

/// Reads a template; `None` when it is not one that is understood.
pub(super) fn read(text: &str) -> Option<Template> {
    let tokens = lexer::tokens(text)?;
    let mut parser = Parser { tokens: &tokens, at: 0, depth: 0, template: Template::default() };
    let body = parser.body(&[])?;
    parser.template.body = body;
    parser.done().then_some(parser.template)
}

struct Parser<'p, 't> {
    tokens: &'p [Token<'t>],
    at: usize,
    depth: usize,
    template: Template,
}

impl<'t> Parser<'_, 't> {
    fn done(&self) -> bool {
        self.at == self.tokens.len()
    }

    fn peek(&self) -> Option<Kind<'t>> {
        self.tokens.get(self.at).map(|t| t.kind)
    }

    fn after(&self, ahead: usize) -> Option<Kind<'t>> {
        self.tokens.get(self.at + ahead).map(|t| t.kind)
    }

    fn next(&mut self) -> Option<(Kind<'t>, Range<usize>)> {
        let token = self.tokens.get(self.at)?;
        self.at += 1;
        Some((token.kind, token.range.clone()))
    }

    /// Takes the next token if it is this one.
    fn eat(&mut self, kind: Kind<'_>) -> bool {
        let is = self.peek() == Some(kind);
        self.at += usize::from(is);
        is
    }

    fn expect(&mut self, kind: Kind<'_>) -> Option<()> {
        self.eat(kind).then_some(())
    }

    fn mark(&mut self, mark: &str) -> bool {
        self.eat(Kind::Mark(mark))
    }

    fn word(&mut self, word: &str) -> bool {
        self.eat(Kind::Ident(word))
    }

    fn name(&mut self) -> Option<Name> {
        match self.next()? {
            (Kind::Ident(text), range) => Some(Name { text: text.to_owned(), range }),
            _ => None,
        }
    }

    /// The name of a component may have points.
    fn dotted(&mut self) -> Option<Name> {
        let mut name = self.name()?;
        while self.mark(".") {
            let more = self.name()?;
            name.text = format!("{}.{}", name.text, more.text);
            name.range.end = more.range.end;
        }
        Some(name)
    }

    fn quoted(&mut self) -> Option<Name> {
        match self.next()? {
            (Kind::Str(text), range) => Some(Name { text: text.to_owned(), range: range.start + 1..range.end - 1 }),
            _ => None,
        }
    }

    /// Reads up to a tag of one of these words, which is left to read.
    fn body(&mut self, ends: &[&str]) -> Option<Vec<Node>> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let mut nodes = Vec::new();
        loop {
            match (self.peek(), self.after(1)) {
                (None, _) if ends.is_empty() => break,
                (Some(Kind::Tag), Some(Kind::Ident(word))) if ends.contains(&word) => break,
                (Some(Kind::Tag), Some(Kind::Mark("</"))) if ends.contains(&"</") => break,
                (Some(Kind::Print), _) => {
                    self.at += 1;
                    nodes.push(Node::Print(self.expr()?));
                    self.expect(Kind::Close)?;
                }
                (Some(Kind::Tag), _) => {
                    self.at += 1;
                    self.tag(&mut nodes)?;
                }
                _ => return None,
            }
        }
        self.depth -= 1;
        Some(nodes)
    }

    /// Reads what follows `{%`; what defines a component or names a parent is no node.
    fn tag(&mut self, nodes: &mut Vec<Node>) -> Option<()> {
        if self.mark("<") {
            let call = self.component_with_body()?;
            nodes.push(Node::Print(call));
            return Some(());
        }
        let word = self.name()?;
        let node = match word.text.as_str() {
            "extends" => {
                self.template.parent = Some(self.quoted()?);
                self.expect(Kind::Close)?;
                return Some(());
            }
            "include" => {
                let name = self.quoted()?;
                self.expect(Kind::Close)?;
                Node::Include(name)
            }
            "set" | "set_global" => self.set(word.text == "set_global")?,
            "block" => {
                let name = self.name()?;
                self.expect(Kind::Close)?;
                let body = self.body(&["endblock"])?;
                self.end()?;
                Node::Block { name, body }
            }
            "if" => self.condition()?,
            "for" => self.each()?,
            "filter" => {
                let mut filters = vec![self.filter()?];
                while self.mark("|") {
                    filters.push(self.filter()?);
                }
                self.expect(Kind::Close)?;
                let body = self.body(&["endfilter"])?;
                self.end()?;
                Node::Capture { name: None, filters, body }
            }
            "component" => {
                let definition = self.definition()?;
                self.template.components.push(definition);
                return Some(());
            }
            "break" | "continue" => {
                self.expect(Kind::Close)?;
                return Some(());
            }
            _ => return None,
        };
        nodes.push(node);
        Some(())
    }

    /// Reads a closing tag, with the name that it may repeat.
    fn end(&mut self) -> Option<()> {
        self.expect(Kind::Tag)?;
        self.name()?;
        if self.peek() != Some(Kind::Close) {
            self.dotted()?;
        }
        self.expect(Kind::Close)
    }

    fn set(&mut self, global: bool) -> Option<Node> {
        let name = self.name()?.text;
        if self.mark("=") {
            let value = self.expr()?;
            self.expect(Kind::Close)?;
            return Some(Node::Set { name, value, global });
        }
        let mut filters = Vec::new();
        while self.mark("|") {
            filters.push(self.filter()?);
        }
        self.expect(Kind::Close)?;
        let body = self.body(&["endset"])?;
        self.end()?;
        Some(Node::Capture { name: Some((name, global)), filters, body })
    }

    fn condition(&mut self) -> Option<Node> {
        let mut cases = Vec::new();
        let mut condition = Some(self.expr()?);
        loop {
            self.expect(Kind::Close)?;
            cases.push((condition.take(), self.body(&["elif", "else", "endif"])?));
            self.expect(Kind::Tag)?;
            match self.name()?.text.as_str() {
                "elif" => condition = Some(self.expr()?),
                "else" => {}
                _ => break,
            }
        }
        self.expect(Kind::Close)?;
        Some(Node::If(cases))
    }

    fn each(&mut self) -> Option<Node> {
        let (key, value) = self.binding()?;
        let target = self.expr()?;
        self.expect(Kind::Close)?;
        let body = self.body(&["else", "endfor"])?;
        let mut otherwise = Vec::new();
        if self.after(1) == Some(Kind::Ident("else")) {
            self.at += 2;
            self.expect(Kind::Close)?;
            otherwise = self.body(&["endfor"])?;
        }
        self.end()?;
        Some(Node::For { key, value, target, body, otherwise })
    }

    /// `value in` or `key, value in`.
    fn binding(&mut self) -> Option<(Option<String>, String)> {
        let first = self.name()?.text;
        let binding = if self.mark(",") { (Some(first), self.name()?.text) } else { (None, first) };
        self.word("in").then_some(binding)
    }

    fn definition(&mut self) -> Option<Definition> {
        let name = self.dotted()?;
        let (mut parameters, mut rest) = (Vec::new(), None);
        self.mark("(").then_some(())?;
        while !self.mark(")") {
            if self.mark("...") {
                rest = Some(self.name()?.text);
                continue;
            }
            let implicit = self.mark("@");
            let name = self.name()?.text;
            if self.mark(":") {
                self.name()?;
            }
            let default = self.mark("=");
            if default {
                self.expr()?;
            }
            parameters.push(Parameter { name, optional: default || implicit });
            self.mark(",");
        }
        // What a component says of itself to tools.
        while self.peek() != Some(Kind::Close) {
            self.next()?;
        }
        self.expect(Kind::Close)?;
        let body = self.body(&["endcomponent"])?;
        self.end()?;
        Some(Definition { name, parameters, rest, body })
    }

    fn component_with_body(&mut self) -> Option<Expr> {
        let (name, arguments, spread) = self.attributes()?;
        if self.mark("/") {
            self.mark(">").then_some(())?;
            self.expect(Kind::Close)?;
            return Some(Expr::Component(Box::new(Use { name, arguments, spread, body: None })));
        }
        self.mark(">").then_some(())?;
        self.expect(Kind::Close)?;
        let body = self.body(&["</"])?;
        self.expect(Kind::Tag)?;
        self.mark("</").then_some(())?;
        self.dotted()?;
        self.mark(">").then_some(())?;
        self.expect(Kind::Close)?;
        Some(Expr::Component(Box::new(Use { name, arguments, spread, body: Some(body) })))
    }

    fn attributes(&mut self) -> Option<(Name, Vec<Argument>, Vec<Expr>)> {
        let name = self.dotted()?;
        let (mut arguments, mut spread) = (Vec::new(), Vec::new());
        loop {
            match self.peek()? {
                Kind::Ident(_) => {
                    let name = self.name()?;
                    let value = if !self.mark("=") {
                        Expr::Var(name.clone())
                    } else if let Some(Kind::Str(text)) = self.peek() {
                        self.at += 1;
                        Expr::Text(text.to_owned())
                    } else {
                        self.mark("{").then_some(())?;
                        let value = self.expr()?;
                        self.mark("}").then_some(())?;
                        value
                    };
                    arguments.push(Argument { name, value });
                }
                Kind::Mark("{") => {
                    self.at += 1;
                    self.mark("...").then_some(())?;
                    spread.push(self.expr()?);
                    self.mark("}").then_some(())?;
                }
                _ => return Some((name, arguments, spread)),
            }
        }
    }

    fn expr(&mut self) -> Option<Expr> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let one = self.or()?;
        let whole = if self.word("if") {
            let condition = Some(Box::new(self.or()?));
            let other = if self.word("else") { self.expr()? } else { Expr::Nothing };
            Expr::Either { condition, one: Box::new(one), other: Box::new(other) }
        } else {
            one
        };
        self.depth -= 1;
        Some(whole)
    }

    fn or(&mut self) -> Option<Expr> {
        let mut left = self.and()?;
        while self.word("or") {
            let other = Box::new(self.and()?);
            left = Expr::Either { condition: None, one: Box::new(left), other };
        }
        Some(left)
    }

    fn and(&mut self) -> Option<Expr> {
        let mut left = self.not()?;
        while self.word("and") {
            let other = Box::new(self.not()?);
            left = Expr::Either { condition: None, one: Box::new(left), other };
        }
        Some(left)
    }

    fn not(&mut self) -> Option<Expr> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let expr = if self.word("not") { Expr::Scalar(vec![self.not()?]) } else { self.comparison()? };
        self.depth -= 1;
        Some(expr)
    }

    fn comparison(&mut self) -> Option<Expr> {
        let mut left = self.sum()?;
        loop {
            let negated = self.peek() == Some(Kind::Ident("not")) && self.after(1) == Some(Kind::Ident("in"));
            self.at += usize::from(negated);
            if self.word("is") {
                self.word("not");
                let name = self.name()?;
                let arguments = self.arguments()?;
                left = Expr::Test(Box::new(left), name, arguments);
            } else if self.word("in") || ["==", "!=", "<", ">", "<=", ">="].iter().any(|m| self.mark(m)) {
                left = Expr::Scalar(vec![left, self.sum()?]);
            } else {
                return Some(left);
            }
        }
    }

    fn sum(&mut self) -> Option<Expr> {
        let mut left = self.piped()?;
        loop {
            if ["+", "-", "*", "/", "%", "~", "//", "**"].iter().any(|m| self.mark(m)) {
                left = Expr::Scalar(vec![left, self.piped()?]);
            } else {
                return Some(left);
            }
        }
    }

    fn piped(&mut self) -> Option<Expr> {
        let mut expr = self.unary()?;
        while self.mark("|") {
            let (name, arguments) = self.filter()?;
            expr = Expr::Filter(Box::new(expr), name, arguments);
        }
        Some(expr)
    }

    fn filter(&mut self) -> Option<(Name, Vec<Argument>)> {
        Some((self.name()?, self.arguments()?))
    }

    /// Arguments between brackets; none without them.
    fn arguments(&mut self) -> Option<Vec<Argument>> {
        let mut all = Vec::new();
        if !self.mark("(") {
            return Some(all);
        }
        while !self.mark(")") {
            let name = self.name()?;
            let value = if self.mark("=") { self.expr()? } else { Expr::Var(name.clone()) };
            all.push(Argument { name, value });
            self.mark(",");
        }
        Some(all)
    }

    fn unary(&mut self) -> Option<Expr> {
        if self.mark("-") {
            return Some(Expr::Scalar(vec![self.unary()?]));
        }
        let mut expr = self.primary()?;
        loop {
            if self.mark(".") || self.mark("?.") {
                expr = Expr::Field(Box::new(expr), self.name()?);
            } else if self.mark("[") || self.mark("?[") {
                expr = self.subscript(expr)?;
            } else {
                return Some(expr);
            }
        }
    }

    fn subscript(&mut self, expr: Expr) -> Option<Expr> {
        let (mut parts, mut slice) = (Vec::new(), false);
        while !self.mark("]") {
            if self.mark(":") {
                slice = true;
            } else {
                parts.push(self.expr()?);
            }
        }
        if slice {
            return Some(Expr::Slice(Box::new(expr), parts));
        }
        Some(Expr::Item(Box::new(expr), Box::new(parts.pop()?)))
    }

    fn primary(&mut self) -> Option<Expr> {
        let (kind, range) = self.next()?;
        match kind {
            Kind::Str(text) => Some(Expr::Text(text.to_owned())),
            Kind::Number | Kind::Ident("true" | "True" | "false" | "False") => Some(Expr::Scalar(Vec::new())),
            Kind::Ident("none" | "None" | "null") => Some(Expr::Nothing),
            Kind::Ident(text) => {
                let name = Name { text: text.to_owned(), range };
                if self.peek() == Some(Kind::Mark("(")) {
                    return Some(Expr::Call(name, self.arguments()?));
                }
                Some(Expr::Var(name))
            }
            Kind::Mark("(") => {
                let expr = self.expr()?;
                self.mark(")").then_some(expr)
            }
            Kind::Mark("[") => self.list(),
            Kind::Mark("{") => self.map(),
            Kind::Mark("<") => {
                let (name, arguments, spread) = self.attributes()?;
                self.mark("/").then_some(())?;
                self.mark(">").then_some(())?;
                Some(Expr::Component(Box::new(Use { name, arguments, spread, body: None })))
            }
            _ => None,
        }
    }

    fn list(&mut self) -> Option<Expr> {
        let mut items = Vec::new();
        while !self.mark("]") {
            if self.mark("...") {
                // The items of another list: one of them stands for all.
                items.push(Expr::Item(Box::new(self.expr()?), Box::new(Expr::Scalar(Vec::new()))));
            } else {
                let item = self.expr()?;
                if items.is_empty() && self.word("for") {
                    return self.comprehension(item);
                }
                items.push(item);
            }
            self.mark(",");
        }
        Some(Expr::List(items))
    }

    fn comprehension(&mut self, item: Expr) -> Option<Expr> {
        let (key, value) = self.binding()?;
        let target = Box::new(self.or()?);
        let condition = if self.word("if") { Some(Box::new(self.or()?)) } else { None };
        self.mark("]").then_some(())?;
        Some(Expr::Comprehension { item: Box::new(item), key, value, target, condition })
    }

    fn map(&mut self) -> Option<Expr> {
        let (mut entries, mut spread) = (Vec::new(), Vec::new());
        while !self.mark("}") {
            if self.mark("...") {
                spread.push(self.expr()?);
            } else {
                let key = match self.next()?.0 {
                    Kind::Str(key) | Kind::Ident(key) => key.to_owned(),
                    // A number or a boolean: no field is named so.
                    _ => String::new(),
                };
                self.mark(":").then_some(())?;
                entries.push((key, self.expr()?));
            }
            self.mark(",");
        }
        Some(Expr::Map { entries, spread })
    }
}
