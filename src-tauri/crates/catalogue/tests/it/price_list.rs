//! A price list is compared with what is sold, row by row.

use catalogue::{PriceList, Product, ProductName, RowOutcome, Step};
use proptest::prelude::*;
use uuid::Uuid;

const BARCODES: [&str; 2] = ["8801234567893", "4006381333931"];

fn read(csv: &str) -> PriceList {
    PriceList::read(csv.as_bytes(), "list.csv").expect("a price list")
}

fn product(name: &str, price_won: u64, barcode: &str) -> Product {
    Product {
        name: ProductName {
            ko: name.to_owned(),
            en: name.to_owned(),
        },
        price_won,
        tags: Vec::new(),
        barcode: barcode.to_owned(),
        stock: None,
        retired: false,
        is_one_of_a_set: false,
    }
}

fn numbered(products: impl IntoIterator<Item = Product>) -> Vec<(Uuid, Product)> {
    (1..).map(Uuid::from_u128).zip(products).collect()
}

/// What happens to each row, in Korean.
fn outcomes(csv: &str, catalogue: &[(Uuid, Product)]) -> Vec<String> {
    read(csv)
        .plan(catalogue)
        .import
        .rows
        .into_iter()
        .map(|row| match row.outcome {
            RowOutcome::Added => "added".to_owned(),
            RowOutcome::Unchanged => "unchanged".to_owned(),
            RowOutcome::Changed(how) => how
                .iter()
                .map(|it| it.ko.as_str())
                .collect::<Vec<_>>()
                .join(" / "),
            RowOutcome::Refused(reason) => format!("refused: {}", reason.ko),
        })
        .collect()
}

/// The catalogue after the steps of a plan, as the booth would store them.
fn after(mut catalogue: Vec<(Uuid, Product)>, steps: Vec<Step>) -> Vec<(Uuid, Product)> {
    for step in steps {
        match step {
            Step::Add(new) => {
                let id = Uuid::from_u128(1 + catalogue.len() as u128);
                let product = Product {
                    name: new.name,
                    price_won: new.price_won,
                    tags: new.tags,
                    barcode: new.barcode.unwrap_or_default(),
                    stock: new.stock.map(i64::from),
                    retired: false,
                    is_one_of_a_set: new.is_one_of_a_set,
                };
                catalogue.push((id, product));
            }
            Step::Change {
                id,
                changes,
                returns,
            } => {
                let (_, product) = catalogue
                    .iter_mut()
                    .find(|(other, _)| *other == id)
                    .expect("only what is known is changed");
                product.name = changes.name.unwrap_or_else(|| product.name.clone());
                product.price_won = changes.price_won.unwrap_or(product.price_won);
                product.tags = changes.tags.unwrap_or_else(|| product.tags.clone());
                product.barcode = changes.barcode.unwrap_or_else(|| product.barcode.clone());
                product.stock = changes.stock.map(i64::from).or(product.stock);
                product.is_one_of_a_set =
                    changes.is_one_of_a_set.unwrap_or(product.is_one_of_a_set);
                product.retired &= !returns;
            }
        }
    }
    catalogue
}

#[test]
fn a_row_finds_its_product_by_barcode_and_then_by_name() {
    let catalogue = numbered([
        product("온더락 잔", 32_000, BARCODES[0]),
        product("물병", 15_000, ""),
        Product {
            retired: true,
            ..product("와인잔", 28_000, "")
        },
    ]);
    assert_eq!(
        outcomes(
            "상품명,가격,바코드\n\
             큰 온더락 잔,32000,8801234567893\n\
             물병,15000,\n\
             와인잔,28000,\n\
             맥주잔,9000,\n",
            &catalogue
        ),
        [
            "이름: 온더락 잔 → 큰 온더락 잔",
            "unchanged",
            "다시 팝니다.",
            "added",
        ]
    );
}

#[test]
fn a_name_that_could_mean_two_products_is_refused() {
    let catalogue = numbered([
        product("잔", 1_000, BARCODES[0]),
        product("잔", 2_000, BARCODES[1]),
    ]);
    assert_eq!(
        outcomes("상품명,가격\n잔,1500\n", &catalogue),
        [
            "refused: 이름이 같은 상품이 둘 이상 있어 어느 것인지 알 수 없습니다. 바코드를 함께 적어 주세요."
        ]
    );
}

#[test]
fn the_same_name_with_another_barcode_is_another_product() {
    let catalogue = numbered([product("잔", 1_000, BARCODES[0])]);
    let plan = read("상품명,가격,바코드\n잔,1500,4006381333931\n").plan(&catalogue);
    assert_eq!(plan.import.count(|it| *it == RowOutcome::Added), 1);
    assert_eq!(
        plan.import.rows[0].notes[0].ko,
        "이름이 같고 바코드가 다른 상품이 이미 있습니다."
    );
}

#[test]
fn a_row_that_repeats_an_earlier_one_is_refused() {
    assert_eq!(
        outcomes(
            "상품명,가격,바코드\n\
             잔,1000,\n\
             잔,1200,\n\
             물병,1000,8801234567893\n\
             병,1000,8801234567893\n",
            &[]
        ),
        [
            "added",
            "refused: 2행과 이름이 같습니다.",
            "added",
            "refused: 4행과 바코드가 같습니다.",
        ]
    );
}

#[test]
fn an_empty_cell_changes_nothing() {
    let catalogue = numbered([Product {
        tags: vec!["선물".to_owned()],
        stock: Some(3),
        ..product("잔", 1_000, BARCODES[0])
    }]);
    let plan = read("상품명,가격,분류,바코드,재고\n잔,1000,,,\n").plan(&catalogue);
    assert_eq!(plan.import.rows[0].outcome, RowOutcome::Unchanged);
    assert_eq!(plan.steps, []);
}

/// A cell says yes, no, nothing, or what nobody can read; the last two change nothing.
#[test]
fn a_column_says_what_is_one_of_a_set() {
    let marked = |name: &str| Product {
        is_one_of_a_set: true,
        ..product(name, 1_000, "")
    };
    let catalogue = numbered([marked("잔"), marked("컵"), product("접시", 1_000, "")]);
    let csv =
        "상품명,가격,낱개 재구매\n잔,1000,\n컵,1000,X\n접시,1000,네\n병,1000,O\n볼,1000,글쎄\n";
    assert_eq!(
        outcomes(csv, &catalogue),
        [
            "unchanged",
            "낱개로 다시 사는 상품이라는 표시를 뺍니다.",
            "낱개로 다시 사는 상품으로 표시합니다.",
            "added",
            "added",
        ]
    );
    let plan = read(csv).plan(&catalogue);
    assert_eq!(
        plan.import.rows[4].notes.len(),
        1,
        "what could not be read is told"
    );
    let now = after(catalogue, plan.steps);
    let marked = now.iter().filter(|(_, it)| it.is_one_of_a_set);
    let marked: Vec<&str> = marked.map(|(_, it)| it.name.ko.as_str()).collect();
    assert_eq!(marked, ["잔", "접시", "병"]);
}

#[test]
fn a_table_without_names_or_prices_is_no_price_list() {
    for csv in [
        "",
        "이름\n잔\n",
        "이름,바코드\n잔,8801234567893\n",
        "잔,1000\n",
    ] {
        assert!(
            PriceList::read(csv.as_bytes(), "list.csv").is_err(),
            "{csv:?}"
        );
    }
}

fn row() -> impl Strategy<Value = String> {
    (
        "[가나]?( [0-9])?",
        prop_oneof!["[1-9],?000원?", "-?[0-9.]{0,6}"],
        prop_oneof![
            "",
            Just(BARCODES[0].to_owned()),
            Just(BARCODES[1].to_owned())
        ],
        "[0-9]{0,3}개?",
    )
        .prop_map(|(name, price, barcode, stock)| {
            format!("\"{name}\",\"{price}\",{barcode},{stock}\n")
        })
}

proptest! {
    /// Every row has one outcome, every outcome its step, and the same list
    /// again changes nothing.
    #[test]
    fn a_list_taken_in_twice_changes_nothing(rows in prop::collection::vec(row(), 1..12)) {
        // A list without a filled cell or without any price is refused, and that is tested
        // elsewhere.
        let list = format!("상품명,가격,바코드,재고\n{}", rows.concat());
        let list = PriceList::read(list.as_bytes(), "list.csv");
        prop_assume!(list.is_ok());
        let list = list.expect("just asked");
        let first = list.plan(&[]);
        prop_assert!(first.import.rows.len() <= rows.len());
        prop_assert_eq!(
            first.import.count(|it| matches!(it, RowOutcome::Added | RowOutcome::Changed(_))),
            first.steps.len()
        );
        let catalogue = after(Vec::new(), first.steps);
        let again = list.plan(&catalogue);
        prop_assert_eq!(&again.steps, &[], "{:?}", again.import);
    }
}

/// Small files with long cells or wide rows once took a minute.
#[test]
fn what_is_too_wide_is_said_and_a_long_cell_is_not_worked_on() {
    let wide = format!("상품명,가격{}\n", ",가나".repeat(499));
    let why = PriceList::read(wide.as_bytes(), "list.csv").err();
    assert!(why.is_some_and(|why| why.en.contains("500 filled cells")));
    let long = "가".repeat(32_000);
    let list = read(&format!(
        "상품명,가격,설명\n{long},1\n잔,{long}\n컵,3,{long}\n"
    ));
    let rows = list.plan(&[]).import.rows;
    let prices: Vec<_> = rows.iter().map(|row| row.price_won).collect();
    assert_eq!(prices, [None, None, Some(3)]);
    assert_eq!(rows[0].name.chars().count(), 100);
}
