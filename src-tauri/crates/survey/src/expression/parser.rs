//! From words to a tree: the grammar of XPath 1.0 as forms use it.

use std::sync::Arc;

use super::functions::lookup;
use super::lexer::{Token, Word, syntax, words};
use super::pattern::{LARGEST_PATTERNS, Pattern, PatternFault};
use super::tree::{Axis, Expression, NameTest, Operator, Origin, Path, Step};
use super::{ExpressionError, Function};

/// The longest expression read, in bytes: what one Excel cell can hold.
const LONGEST: usize = 32 * 1024;
/// Expressions inside expressions. Deep enough for any author, and shallow
/// enough that neither reading nor evaluating can run out of stack.
const DEEPEST_NESTING: usize = 100;
/// Operators in one expression, which bounds the depth of `1+1+1+…` trees.
const MOST_OPERATORS: usize = 400;

/// Reads an expression.
pub(crate) fn parse(text: &str) -> Result<Expression, ExpressionError> {
    if text.len() > LONGEST {
        return Err(ExpressionError::TooLarge);
    }
    let words = words(text)?;
    let mut parser = Parser {
        text,
        words: &words,
        at: 0,
        nesting: 0,
        operators: 0,
        patterns: 0,
    };
    let expression = parser.expression(0)?;
    if parser.at < words.len() {
        return Err(parser.syntax());
    }
    Ok(expression)
}

struct Parser<'a> {
    text: &'a str,
    words: &'a [Word],
    at: usize,
    nesting: usize,
    operators: usize,
    /// Memory the patterns read so far take, in bytes.
    patterns: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.words.get(self.at).map(|word| &word.token)
    }

    fn accept(&mut self, token: &Token) -> bool {
        let found = self.peek() == Some(token);
        if found {
            self.at += 1;
        }
        found
    }

    fn expect(&mut self, token: &Token) -> Result<(), ExpressionError> {
        if self.accept(token) {
            Ok(())
        } else {
            Err(self.syntax())
        }
    }

    fn syntax(&self) -> ExpressionError {
        let characters: Vec<char> = self.text.chars().collect();
        let start = self
            .words
            .get(self.at)
            .map_or(characters.len(), |word| word.start);
        syntax(&characters, start)
    }

    fn operator(&mut self) -> Result<(), ExpressionError> {
        self.operators += 1;
        if self.operators > MOST_OPERATORS {
            Err(ExpressionError::TooLarge)
        } else {
            Ok(())
        }
    }

    fn expression(&mut self, weakest: u8) -> Result<Expression, ExpressionError> {
        self.nesting += 1;
        if self.nesting > DEEPEST_NESTING {
            return Err(ExpressionError::TooLarge);
        }
        let mut left = self.unary()?;
        while let Some(operator) = self.peek().and_then(binary_operator) {
            if operator.strength() <= weakest {
                break;
            }
            self.at += 1;
            self.operator()?;
            let right = self.expression(operator.strength())?;
            left = Expression::Binary(operator, Box::new(left), Box::new(right));
        }
        self.nesting -= 1;
        Ok(left)
    }

    fn unary(&mut self) -> Result<Expression, ExpressionError> {
        let mut minuses = 0;
        while self.accept(&Token::Minus) {
            self.operator()?;
            minuses += 1;
        }
        let mut expression = self.operand()?;
        for _ in 0..minuses {
            expression = Expression::Negate(Box::new(expression));
        }
        Ok(expression)
    }

    fn operand(&mut self) -> Result<Expression, ExpressionError> {
        let Some(token) = self.peek().cloned() else {
            return Err(self.syntax());
        };
        match token {
            Token::Number(number) => {
                self.at += 1;
                Ok(Expression::Number(number))
            }
            Token::Text(text) => {
                self.at += 1;
                Ok(Expression::Text(text))
            }
            Token::Open => {
                self.at += 1;
                let inner = self.expression(0)?;
                self.expect(&Token::Close)?;
                match self.peek() {
                    Some(Token::OpenCondition | Token::Slash) => {
                        Err(ExpressionError::Unsupported {
                            construct: "(…)[…]".to_owned(),
                        })
                    }
                    _ => Ok(inner),
                }
            }
            Token::Reference(name, true) => {
                self.at += 1;
                Ok(Expression::LastSaved(name))
            }
            Token::Reference(name, false) => {
                self.at += 1;
                self.path(Origin::Named(name))
            }
            Token::Slash => self.path(Origin::Root),
            Token::Dot | Token::DotDot | Token::Any => self.path(Origin::Here),
            Token::Name(name) => {
                if self.words.get(self.at + 1).map(|word| &word.token) != Some(&Token::Open) {
                    return self.path(Origin::Here);
                }
                match name.as_str() {
                    "current" => {
                        self.at += 2;
                        self.expect(&Token::Close)?;
                        self.path(Origin::Current)
                    }
                    "instance" => {
                        self.at += 2;
                        let Some(Token::Text(list)) = self.peek().cloned() else {
                            return Err(self.syntax());
                        };
                        self.at += 1;
                        self.expect(&Token::Close)?;
                        self.path(Origin::Instance(list))
                    }
                    "text" | "node" | "comment" | "processing-instruction" => {
                        Err(ExpressionError::Unsupported {
                            construct: format!("{name}()"),
                        })
                    }
                    _ => self.call(&name),
                }
            }
            _ => Err(self.syntax()),
        }
    }

    fn call(&mut self, name: &str) -> Result<Expression, ExpressionError> {
        let Some((function, canonical, least, most)) = lookup(name) else {
            return Err(ExpressionError::UnknownFunction {
                name: name.to_owned(),
            });
        };
        self.at += 2;
        let mut arguments = Vec::new();
        if !self.accept(&Token::Close) {
            loop {
                self.operator()?;
                arguments.push(self.expression(0)?);
                if self.accept(&Token::Close) {
                    break;
                }
                self.expect(&Token::Comma)?;
            }
        }
        let given = arguments.len();
        if given < least || given > most {
            return Err(ExpressionError::WrongArguments {
                name: canonical,
                given,
            });
        }
        if function == Function::Regex
            && let [subject, Expression::Text(written)] = arguments.as_slice()
        {
            let compiled = Arc::new(Pattern::new(written)?);
            self.patterns += compiled.size();
            if self.patterns > LARGEST_PATTERNS {
                return Err(ExpressionError::Pattern {
                    pattern: written.to_owned(),
                    fault: PatternFault::TooLarge,
                });
            }
            return Ok(Expression::Matches(Box::new(subject.clone()), compiled));
        }
        Ok(Expression::Call(function, arguments))
    }

    fn path(&mut self, origin: Origin) -> Result<Expression, ExpressionError> {
        let mut conditions = Vec::new();
        let mut steps = Vec::new();
        match origin {
            Origin::Here => steps.push(self.step()?),
            Origin::Root => {}
            _ => conditions = self.conditions()?,
        }
        while self.accept(&Token::Slash) {
            self.operator()?;
            steps.push(self.step()?);
        }
        Ok(Expression::Path(Path {
            origin,
            conditions,
            steps,
        }))
    }

    fn step(&mut self) -> Result<Step, ExpressionError> {
        let Some(token) = self.peek().cloned() else {
            return Err(self.syntax());
        };
        let axis = match token {
            Token::Dot => Axis::Same,
            Token::DotDot => Axis::Parent,
            Token::Any => Axis::Child(NameTest::Any),
            Token::Name(name) if name.contains(':') => {
                return Err(ExpressionError::Unsupported { construct: name });
            }
            Token::Name(name) => Axis::Child(NameTest::Named(name)),
            _ => return Err(self.syntax()),
        };
        self.at += 1;
        if let (Axis::Child(NameTest::Named(name)), Some(Token::Open)) = (&axis, self.peek()) {
            return Err(ExpressionError::Unsupported {
                construct: format!("/{name}()"),
            });
        }
        Ok(Step {
            axis,
            conditions: self.conditions()?,
        })
    }

    fn conditions(&mut self) -> Result<Vec<Expression>, ExpressionError> {
        let mut conditions = Vec::new();
        while self.accept(&Token::OpenCondition) {
            self.operator()?;
            conditions.push(self.expression(0)?);
            self.expect(&Token::CloseCondition)?;
        }
        Ok(conditions)
    }
}

fn binary_operator(token: &Token) -> Option<Operator> {
    Some(match token {
        Token::Or => Operator::Or,
        Token::And => Operator::And,
        Token::Equal => Operator::Equal,
        Token::NotEqual => Operator::NotEqual,
        Token::Less => Operator::Less,
        Token::LessOrEqual => Operator::LessOrEqual,
        Token::Greater => Operator::Greater,
        Token::GreaterOrEqual => Operator::GreaterOrEqual,
        Token::Plus => Operator::Add,
        Token::Minus => Operator::Subtract,
        Token::Times => Operator::Multiply,
        Token::Divide => Operator::Divide,
        Token::Remainder => Operator::Remainder,
        _ => return None,
    })
}
