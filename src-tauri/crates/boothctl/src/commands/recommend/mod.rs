//! `recommend`: from plain files, without a store.

mod columns;
mod table;
mod target;

use crate::output::{Failure, Report, Spoken};
use columns::Column;
use csv::StringRecord;
use outreach::harmless;
use recommend::{Evidence, Model, Product, Question, Reason, Recommendation, Request, Visitor};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use table::Table;
use uuid::Uuid;
use words::{Language, Sentence, sentence};

/// Recommends products to people, from tables of text (UTF-8 or code page 949).
///
/// DIR holds items.csv (item_id; if known name, tag with several between ;, and
/// stock, 0 for sold out, one_of_a_set, yes for what is bought again by the piece),
/// train_visitors.csv (visitor_id and one column an answer, several answers
/// between ; or |) and train_events.csv (visitor_id, item_id; if wanted weight, 0 to
/// 1, for older purchases).
#[derive(clap::Args)]
pub struct Recommend {
    /// The folder to learn from.
    #[arg(long, value_name = "DIR")]
    train: PathBuf,
    /// Whom to recommend to: visitor_id and the columns of train_visitors.csv.
    #[arg(long, value_name = "FILE")]
    visitors: PathBuf,
    /// What they have: visitor_id, item_id.
    #[arg(long, value_name = "FILE")]
    inputs: Option<PathBuf>,
    /// How many products for each, at most.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    top: u32,
    /// The table to write. Ids are written as they were read, also where a
    /// spreadsheet would run them as a formula; texts are made harmless.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// A column whose answers may be told to the customer. Without it none is: no
    /// table says which of its columns are about income or age.
    #[arg(long, value_name = "COLUMN")]
    spoken: Vec<String>,
    #[command(flatten)]
    language: Spoken,
}

impl Recommend {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        let [items, train, events] =
            ["items.csv", "train_visitors.csv", "train_events.csv"].map(|it| self.train.join(it));
        let mut read = vec![items.as_path(), &train, &events, &self.visitors];
        read.extend(self.inputs.as_deref());
        target::check(&self.out, &read)?;
        let items = Items::read(&items)?;
        let train = Table::read(&train)?;
        let columns = columns_of(&train)?;
        if let Some(column) = self
            .spoken
            .iter()
            .find(|spoken| columns.iter().all(|(_, column)| column.name != **spoken))
        {
            return Err(Failure::new(sentence!(
                "table-spoken-unknown",
                column = column
            )));
        }
        let questions: Vec<Question> = columns
            .iter()
            .map(|(_, column)| column.question(self.spoken.contains(&column.name)))
            .collect();
        let mut notes = Vec::new();
        let mut events = items.events(&events, &mut notes)?;
        let is_anything_sold = events.values().any(|bought| !bought.is_empty());
        let mut taught = people(&train, &columns, &mut events)?;
        let without_answers = events.len();
        notes.extend(events.keys().min().map(|first| {
            sentence!(
                "recommended-learned-without-answers",
                people = without_answers,
                id = first
            )
        }));
        taught.extend(events.into_iter().map(|(id, bought)| Visitor {
            id,
            bought,
            ..Visitor::default()
        }));
        let asking = Table::read(&self.visitors)?;
        let mut has = match &self.inputs {
            Some(file) => items.events(file, &mut notes)?,
            None => Bought::new(),
        };
        let unknown: Vec<&str> = columns
            .iter()
            .map(|(_, column)| column.name.as_str())
            .filter(|name| asking.column(name).is_none())
            .collect();
        notes.extend((!unknown.is_empty()).then(|| {
            sentence!(
                "recommended-without-columns",
                file = &asking.file,
                columns = unknown.join(", ")
            )
        }));
        let mut asking = people(&asking, &columns, &mut has)?;
        for visitor in &mut asking {
            let has = visitor.bought.keys().copied();
            visitor.may_want_again = has.filter(|it| items.of_sets.contains(it)).collect();
        }
        notes.extend(has.keys().min().map(|first| {
            sentence!(
                "recommended-without-visitors",
                people = has.len(),
                id = first
            )
        }));

        let model = Model::fit(&questions, &items.products, &taught);
        let request = Request::best(usize::try_from(self.top).unwrap_or(usize::MAX));
        let for_anybody = ForAnybody::of(&model);
        let mut personal = 0;
        let mut kinds: BTreeMap<String, u32> = BTreeMap::new();
        let language = self.language.language();
        let mut rows = 0;
        target::write_whole(&self.out, |file| {
            let mut table = csv::Writer::from_writer(file);
            table.write_record(HEADER)?;
            for some in asking.chunks(AT_ONCE) {
                let lists = model.recommend_to_all(some, &request, |visitor, found| {
                    let ranked = (1..).zip(&found);
                    let written: Vec<[String; 12]> = ranked
                        .map(|(rank, found)| items.row(visitor, rank, found, language))
                        .collect();
                    (for_anybody.differs(visitor, &found), written)
                });
                for (is_personal, list) in lists {
                    personal += usize::from(is_personal);
                    rows += list.len();
                    for row in list {
                        *kinds.entry(row[KIND].clone()).or_default() += 1;
                        table.write_record(row)?;
                    }
                }
            }
            Ok(table.flush()?)
        })?;
        if items.products.iter().all(|it| it.is_sold_out) {
            notes.push(sentence!("recommended-all-sold-out"));
        } else if !is_anything_sold {
            notes.push(sentence!("recommended-nothing-sold"));
        } else if model.is_personal() && personal == 0 && !asking.is_empty() {
            notes.push(sentence!("recommended-nothing-known"));
        }
        let said = notes.iter().map(|it| json!({ "ko": it.ko, "en": it.en }));
        let said: Vec<_> = said.collect();
        let file = self.out.display().to_string();
        let json = json!({
            "out": file,
            "visitors": asking.len(),
            "rows": rows,
            "learned_from": taught.len(),
            "personal": personal > 0,
            "personal_visitors": personal,
            "reasons": kinds,
            "columns_missing": unknown,
            "inputs_unmatched": has.len(),
            "events_unmatched": without_answers,
            "notes": said,
        });
        let people = asking.len();
        let mut words = vec![
            sentence!(
                "recommended-written",
                visitors = people,
                rows = rows,
                file = file
            ),
            model.summary(),
        ];
        words.extend(notes);
        let words: Vec<String> = words.iter().map(Sentence::to_string).collect();
        Ok(Report::done(json, words.join("\n")))
    }
}

/// What each visitor bought, by her id, and what each purchase weighs.
type Bought = HashMap<String, BTreeMap<Uuid, f64>>;

/// How many people's rows are in memory before they are written.
const AT_ONCE: usize = 4_096;

/// Where the kind of the reason stands in a row.
const KIND: usize = 5;

const HEADER: [&str; 12] = [
    "visitor_id",
    "rank",
    "item_id",
    "score",
    "reason",
    "reason_kind",
    "reason_feature",
    "reason_n",
    "reason_rate",
    "base_rate",
    "text_owner",
    "text_customer",
];

/// The products, and where each stands by its id in the table.
struct Items {
    ids: Vec<String>,
    at: HashMap<String, usize>,
    products: Vec<Product>,
    /// Those of which one piece may be wanted again.
    of_sets: BTreeSet<Uuid>,
}

impl Items {
    fn read(path: &Path) -> Result<Self, Failure> {
        let table = Table::read(path)?;
        let ids: Vec<String> = table
            .unique_ids("item_id")?
            .into_iter()
            .map(str::to_owned)
            .collect();
        if ids.is_empty() {
            return Err(Failure::new(sentence!(
                "table-without-rows",
                file = &table.file
            )));
        }
        let (name, tag) = (table.column("name"), table.column("tag"));
        let stock = table.column("stock");
        let mut of_sets = BTreeSet::new();
        if let Some(column) = table.column("one_of_a_set") {
            for (at, (line, row)) in table.rows.iter().enumerate() {
                match row[column].trim() {
                    "" => {}
                    text => match catalogue::yes_or_no(text) {
                        Some(true) => _ = of_sets.insert(id_of(at)),
                        Some(false) => {}
                        None => {
                            return Err(Failure::new(sentence!(
                                "table-one-of-a-set-unreadable",
                                file = &table.file,
                                line = line
                            )));
                        }
                    },
                }
            }
        }
        let products = ids.iter().zip(&table.rows).enumerate();
        let products = products.map(|(at, (id, (line, row)))| {
            let field = |column: Option<usize>| column.map_or("", |at| row[at].trim());
            let name = match field(name) {
                "" => id.as_str(),
                name => name,
            };
            let tags = field(tag).split(';').map(str::trim);
            let Some(is_sold_out) = is_sold_out(field(stock)) else {
                return Err(Failure::new(sentence!(
                    "table-stock-unreadable",
                    file = &table.file,
                    line = line
                )));
            };
            Ok(Product {
                id: id_of(at),
                name: Sentence::of_texts(name, name),
                tags: tags
                    .filter(|it| !it.is_empty())
                    .map(str::to_owned)
                    .collect(),
                price_won: None,
                is_sold_out,
                months: BTreeSet::new(),
            })
        });
        Ok(Self {
            products: products.collect::<Result<_, _>>()?,
            of_sets,
            at: ids.iter().cloned().zip(0..).collect(),
            ids,
        })
    }

    /// Who bought what, and a note on what was not taken as it stands.
    fn events(&self, path: &Path, notes: &mut Vec<Sentence>) -> Result<Bought, Failure> {
        let table = Table::read(path)?;
        notes.extend(odd_order(&table));
        let weight = table.column("weight");
        let mut bought = Bought::new();
        let ids = table
            .ids("visitor_id")?
            .into_iter()
            .zip(table.ids("item_id")?);
        for ((visitor, item), (line, row)) in ids.zip(&table.rows) {
            let Some(at) = self.at.get(item) else {
                return Err(Failure::new(sentence!(
                    "table-item-unknown",
                    file = &table.file,
                    line = line,
                    id = item
                )));
            };
            let weight = match weight.map(|at| row[at].trim()) {
                None | Some("") => Some(1.0),
                Some(text) => text.parse().ok().filter(|it| (0.0..=1.0).contains(it)),
            };
            let Some(weight) = weight else {
                return Err(Failure::new(sentence!(
                    "table-weight-unreadable",
                    file = &table.file,
                    line = line
                )));
            };
            let of_visitor = bought.entry(visitor.to_owned()).or_default();
            let known: &mut f64 = of_visitor.entry(id_of(*at)).or_default();
            *known = known.max(weight);
        }
        Ok(bought)
    }

    fn id(&self, product: Uuid) -> &str {
        let at = usize::try_from(product.as_u128()).unwrap_or(usize::MAX);
        self.ids.get(at).map_or("", String::as_str)
    }

    fn row(
        &self,
        visitor: &Visitor,
        rank: usize,
        found: &Recommendation,
        language: Language,
    ) -> [String; 12] {
        let reason = &found.reason;
        let owner = reason.for_owner().into_text(language);
        let customer = reason.for_customer(&found.name);
        let share = |buyers: &u32, visitors: &u32| {
            let visitors_or_one = f64::from((*visitors).max(1));
            (*visitors, f64::from(*buyers) / visitors_or_one)
        };
        let of = |evidence: &Evidence| (evidence.n, evidence.rate(), evidence.base_rate());
        let (feature, (n, rate, base)) = match reason {
            Reason::OwnerRule { rule } => (rule.to_string(), (0, 0.0, 0.0)),
            Reason::BoughtBefore => (self.id(found.product).to_owned(), (0, 0.0, 0.0)),
            Reason::BoughtTogether {
                product, evidence, ..
            } => (self.id(*product).to_owned(), of(evidence)),
            Reason::Answer {
                question,
                level,
                evidence,
                ..
            } => (
                harmless(&format!("{}={}", question.id, level.id)).into_owned(),
                of(evidence),
            ),
            Reason::Tag {
                tag,
                question,
                level,
                evidence,
                ..
            } => (
                harmless(&format!("{}={};tag={tag}", question.id, level.id)).into_owned(),
                of(evidence),
            ),
            Reason::Bestseller {
                buyers, visitors, ..
            }
            | Reason::Unproven { buyers, visitors } => {
                let (n, rate) = share(buyers, visitors);
                (String::new(), (n, rate, rate))
            }
        };
        let (owner, customer) = (cell(&owner), cell(&customer.into_text(language)));
        [
            visitor.id.clone(),
            rank.to_string(),
            self.id(found.product).to_owned(),
            found.score.to_string(),
            owner.clone(),
            kind(reason).to_owned(),
            feature,
            n.to_string(),
            format!("{rate:.6}"),
            format!("{base:.6}"),
            owner,
            customer,
        ]
    }
}

/// What the model gives somebody of whom nothing is known, best first.
struct ForAnybody(Vec<Uuid>);

impl ForAnybody {
    fn of(model: &Model) -> Self {
        let found = model.recommend(&Visitor::default(), &Request::best(usize::MAX));
        Self(found.iter().map(|it| it.product).collect())
    }

    /// Whether anything about somebody spoke in her list: a reason names it, or the order
    /// is another. What she has already is left out of it, which makes another list and
    /// not a personal one.
    fn differs(&self, visitor: &Visitor, found: &[Recommendation]) -> bool {
        let others = self.0.iter().filter(|it| !visitor.bought.contains_key(it));
        let is_reason = |it: &Recommendation| kind(&it.reason) != "bestseller";
        found.iter().any(is_reason)
            || found
                .iter()
                .zip(others)
                .any(|(it, other)| it.product != *other)
    }
}

/// A note on the rows whose order is no number. Nothing is learned from the order, so
/// they count as any other.
fn odd_order(table: &Table) -> Option<Sentence> {
    let seq = table.column("seq")?;
    let is_odd = |row: &StringRecord| {
        let seq = row[seq].trim();
        !seq.is_empty() && seq.parse::<u32>().is_err()
    };
    let mut odd = table.rows.iter().filter(|(_, row)| is_odd(row));
    let (line, _) = odd.next()?;
    Some(sentence!(
        "table-order-unreadable",
        file = &table.file,
        rows = 1 + odd.count(),
        line = line
    ))
}

/// What is not proven is told like a bestseller: how many chose it.
fn kind(reason: &Reason) -> &'static str {
    match reason {
        Reason::Unproven { .. } => "bestseller",
        _ => reason.code(),
    }
}

/// Whether nothing is left; what is not written is not known. None for no number.
fn is_sold_out(stock: &str) -> Option<bool> {
    match stock {
        "" => Some(false),
        _ => Some(stock.parse().ok().filter(|left: &f64| left.is_finite())? <= 0.0),
    }
}

/// A text as a cell: on one line, and nothing that a spreadsheet would run.
fn cell(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    harmless(&words.join(" ")).into_owned()
}

fn id_of(at: usize) -> Uuid {
    Uuid::from_u128(at as u128)
}

/// The columns of answers, with where each stands.
fn columns_of(table: &Table) -> Result<Vec<(usize, Column)>, Failure> {
    let id = table.needed("visitor_id")?;
    let columns = table.columns.iter().enumerate();
    let answers = columns.filter(|(at, name)| *at != id && !name.is_empty());
    Ok(answers
        .map(|(at, name)| {
            let fields = table.rows.iter().map(|(_, row)| &row[at]);
            (at, Column::of(name, fields))
        })
        .collect())
}

/// The people of a table with their answers and purchases. What is left in `bought`
/// is of others.
fn people(
    table: &Table,
    columns: &[(usize, Column)],
    bought: &mut Bought,
) -> Result<Vec<Visitor>, Failure> {
    let ids = table.unique_ids("visitor_id")?;
    let columns: Vec<(usize, &Column)> = columns
        .iter()
        .filter_map(|(_, column)| Some((table.column(&column.name)?, column)))
        .collect();
    Ok(ids
        .iter()
        .zip(&table.rows)
        .map(|(id, (_, row))| Visitor {
            id: (*id).to_owned(),
            answers: columns
                .iter()
                .map(|(at, column)| (column.name.clone(), column.chosen(&row[*at])))
                .collect(),
            bought: bought.remove(*id).unwrap_or_default(),
            ..Visitor::default()
        })
        .collect())
}
