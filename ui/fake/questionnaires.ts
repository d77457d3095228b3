/** The stand-in's questionnaires: versions, one being written, and a preview that follows simple branches. */
import type { Host } from "../src/host/host";
import type {
  DraftDocument,
  DraftProblem,
  DraftRow,
  DraftState,
  Question,
  QuestionKind,
  QuestionnaireDraft,
  QuestionnaireVersion,
} from "../src/host/wire";

const KO = "한국어 (ko)";
const EN = "English (en)";
const JA = "日本語 (ja)";
const ZH = "中文 (zh)";

const VERSIONS: readonly QuestionnaireVersion[] = [
  {
    id: "version-2",
    title: "온기유리 방문객 설문",
    published_at: "2026-11-22 09:10",
    questions: 6,
    responses: 128,
    asked_now: true,
  },
  {
    id: "version-1",
    title: "온기유리 방문객 설문",
    published_at: "2026-11-20 18:42",
    questions: 5,
    responses: 1156,
    asked_now: false,
  },
];

function row(
  id: string,
  kind: DraftRow["kind"],
  ko: string,
  en: string,
  rest: Partial<DraftRow> = {},
): DraftRow {
  return {
    id,
    kind,
    list: "",
    written: "",
    label: { [KO]: ko, ...(en === "" ? {} : { [EN]: en }) },
    hint: {},
    required: "",
    shown: { when: "always" },
    spoken: false,
    cells: {},
    ...rest,
  };
}

/** The questionnaire of the sample fair, as a builder opens it. */
export const DOCUMENT: DraftDocument = {
  title: "온기유리 방문객 설문",
  form_id: "ongi",
  version: "",
  default_language: KO,
  languages: [KO, EN, JA, ZH],
  rows: [
    row("visit", "one", "저희를 전에 보신 적이 있나요?", "Have you met us before?", {
      list: "visits",
      required: "yes",
    }),
    row("use", "one", "누가 쓸 잔인가요?", "Who is the glass for?", { list: "uses", spoken: true }),
    row("drinks", "many", "어떤 음료를 즐기세요?", "What do you like to drink?", {
      list: "drinks",
      shown: { when: "chosen", question: "use", choice: "me" },
      hint: { [KO]: "여러 개 고르셔도 됩니다." },
    }),
    row("wish", "text", "더 있으면 좋겠는 것이 있나요?", ""),
    row("total", "other", "", "", { written: "calculate", cells: { calculation: "1 + 1" } }),
  ],
  lists: [
    {
      name: "visits",
      choices: [
        { id: "first", label: { [KO]: "오늘 처음 봤어요", [EN]: "Today is the first time" }, cells: {} },
        { id: "seen", label: { [KO]: "본 적이 있어요", [EN]: "I have seen you" }, cells: {} },
      ],
    },
    {
      name: "uses",
      choices: [
        { id: "me", label: { [KO]: "제가 쓸 거예요", [EN]: "For me" }, cells: {} },
        { id: "gift", label: { [KO]: "선물할 거예요", [EN]: "A gift" }, cells: {} },
      ],
    },
    {
      name: "drinks",
      choices: [
        { id: "whisky", label: { [KO]: "위스키", [EN]: "Whisky" }, cells: {} },
        { id: "wine", label: { [KO]: "와인" }, cells: {} },
      ],
    },
  ],
  choice_columns: [],
  settings: {},
  purpose_question: "use",
};

const KINDS: Partial<Record<DraftRow["kind"], QuestionKind>> = {
  one: "one",
  many: "many",
  text: "text",
  integer: "integer",
  decimal: "decimal",
  date: "date",
  note: "note",
};

/** What is wrong with a document, as far as the stand-in looks: texts that are missing. */
function problemsOf(document: DraftDocument): DraftProblem[] {
  const missing = document.rows.flatMap((row, index): DraftProblem[] =>
    row.kind !== "other" && Object.values(row.label).every((text) => text === "")
      ? [
          {
            place: { place: "row", row: index },
            error: true,
            message: {
              ko: "질문이 비어 있습니다. 방문객에게 물을 말을 적어 주세요.",
              en: "The question is empty. Write what the visitor is asked.",
            },
          },
        ]
      : [],
  );
  const words = document.lists.flatMap((list, at) =>
    list.choices.flatMap((_, index): DraftProblem[] =>
      list.choices.every(({ label }) => Object.values(label).every((text) => text === ""))
        ? [
            {
              place: { place: "choice", list: at, choice: index },
              error: true,
              message: {
                ko: "선택지가 비어 있습니다. 방문객이 고를 말을 적어 주세요.",
                en: "The choice is empty. Write what the visitor can choose.",
              },
            },
          ]
        : [],
    ),
  );
  return [...missing, ...words];
}

let drawn = 0;

function stateOf(document: DraftDocument): DraftState {
  const problems = problemsOf(document);
  const ready = problems.every((problem) => !problem.error);
  return {
    problems,
    ready,
    changes: ready
      ? [
          {
            ko: "이미 받은 응답 1,284건은 답하신 그대로 남고, 내보낸 파일의 열도 그대로 있습니다.",
            en: "The 1,284 responses collected so far stay as they were answered, and so do their columns in the files.",
          },
        ]
      : [],
    saved_at: "14:41",
    fresh_ids: Array.from({ length: 48 }, () => `q${(++drawn).toString(36).padStart(8, "a")}`),
  };
}

/** The stand-in's half of the host that is about questionnaires. */
export function questionnaires(): Pick<
  Host,
  | "get_questionnaires"
  | "choose_questionnaire"
  | "begin_questionnaire"
  | "import_questionnaire"
  | "get_questionnaire_draft"
  | "save_questionnaire_draft"
  | "preview_questionnaire"
  | "get_questionnaire_history"
  | "restore_questionnaire_draft"
  | "discard_questionnaire_draft"
  | "publish_questionnaire"
  | "write_questionnaire"
> {
  let versions = [...VERSIONS];
  const drafts = new Map<string, DraftDocument>();
  /** Every state that was kept, the oldest first. */
  const past = new Map<string, DraftDocument[]>();
  let made = 0;

  const all = async () => ({
    versions: structuredClone(versions),
    drafts: [...drafts].reverse().map(([id, document]) => ({
      id,
      title: document.title,
      changed_at: "2026-11-22 14:41",
    })),
    templates: [
      {
        id: "consumer-goods",
        title: { ko: "생활용품 부스 설문", en: "Consumer goods booth survey" },
        description: {
          ko: "생활용품, 주방용품, 문구처럼 쓸 물건을 파는 부스에서 씁니다. 누가 어디에 쓸 물건을 찾는지 묻습니다.",
          en: "For booths that sell things people use. Asks what the thing is for and what decides the choice.",
        },
      },
      {
        id: "food",
        title: { ko: "식품 부스 설문", en: "Food booth survey" },
        description: {
          ko: "식품과 음료 부스에서 시식을 권하며 씁니다. 맛의 취향과 드실 자리를 묻습니다.",
          en: "For food and drink booths, asked over a tasting. Asks about taste and the occasion.",
        },
      },
    ],
    largest_file: 10 * 1024 * 1024,
  });
  const open = (document: DraftDocument): QuestionnaireDraft => {
    const id = `draft-${++made}`;
    drafts.set(id, structuredClone(document));
    return { id, document: structuredClone(document), state: stateOf(document) };
  };
  const of = (id: string): DraftDocument => drafts.get(id) ?? DOCUMENT;

  return {
    get_questionnaires: all,
    async choose_questionnaire({ questionnaire }) {
      versions = versions.map((version) => ({ ...version, asked_now: version.id === questionnaire }));
      return all();
    },
    async begin_questionnaire(request) {
      if (request.from !== "blank") return open(DOCUMENT);
      return open({
        ...DOCUMENT,
        title: `설문 ${versions.length + drafts.size + 1}`,
        languages: [KO],
        rows: [row("qnew", "one", "", "", { list: "qlist" })],
        lists: [
          {
            name: "qlist",
            choices: [
              { id: "qchoice1", label: {}, cells: {} },
              { id: "qchoice2", label: {}, cells: {} },
            ],
          },
        ],
        purpose_question: null,
      });
    },
    async import_questionnaire({ file_name, content, leave_out }) {
      if (content.startsWith("UEsD"))
        return { draft: open({ ...DOCUMENT, title: file_name }).id, problems: [], left_out: [] };
      // A form with a question for a place on a map.
      const withPlace = atob(content).startsWith("geopoint");
      const left_out = withPlace
        ? [
            {
              ko: "‘어디에서 오셨나요?’ 질문은 빼고 가져옵니다. 이 앱에서 물을 수 없는 유형(geopoint)입니다.",
              en: "The question ‘Where do you come from?’ is left out. This app cannot ask that type (geopoint).",
            },
          ]
        : [];
      if (withPlace && leave_out)
        return { draft: open({ ...DOCUMENT, title: file_name }).id, problems: [], left_out };
      return {
        left_out,
        draft: null,
        problems: [
          {
            error: true,
            sheet: null,
            row: null,
            column: null,
            message: {
              ko: "이 파일은 엑셀 통합 문서가 아닙니다. 엑셀에서 ‘Excel 통합 문서(.xlsx)’로 저장한 파일을 골라 주세요.",
              en: "This file is not an Excel workbook. Choose a file saved from Excel as ‘Excel Workbook (.xlsx)’.",
            },
          },
          {
            error: true,
            sheet: "survey",
            row: 7,
            column: "type",
            message: {
              ko: "‘slect_one’ 질문 유형은 없습니다.",
              en: "There is no question type ‘slect_one’.",
            },
          },
        ],
      };
    },
    async get_questionnaire_draft({ questionnaire }) {
      const document = of(questionnaire);
      return { id: questionnaire, document: structuredClone(document), state: stateOf(document) };
    },
    async save_questionnaire_draft({ questionnaire, document }) {
      past.set(questionnaire, [
        ...(past.get(questionnaire) ?? [of(questionnaire)]),
        structuredClone(document),
      ]);
      drafts.set(questionnaire, structuredClone(document));
      return stateOf(document);
    },
    async preview_questionnaire({ questionnaire, language, answers }) {
      const document = of(questionnaire);
      if (!stateOf(document).ready) return { questions: null };
      const chosen = new Map(answers.map(({ path, value }) => [path, value]));
      const say = (label: Record<string, string | undefined>, id: string) => {
        const text = label[language] ?? Object.values(label)[0] ?? id;
        return { ko: text, en: text };
      };
      const questions = document.rows.flatMap((row): Question[] => {
        const kind = KINDS[row.kind];
        const { shown } = row;
        const hidden = shown.when === "chosen" && !chosen.get(shown.question)?.includes(shown.choice);
        if (kind === undefined || hidden) return [];
        const list = document.lists.find((list) => list.name === row.list);
        return [
          {
            path: row.id,
            label: say(row.label, row.id),
            hint: say(row.hint, ""),
            kind,
            choices: (list?.choices ?? []).map(({ id, label }) => ({ name: id, label: say(label, id) })),
            value: chosen.get(row.id) ?? [],
            required: row.required === "yes",
            violation: null,
            full: [],
          },
        ];
      });
      return { questions };
    },
    async get_questionnaire_history({ questionnaire }) {
      const states = past.get(questionnaire) ?? [];
      return {
        states: states
          .map(({ title, rows }, index) => ({
            record: String(index),
            at: "2026-11-22 14:4" + index,
            on_this_laptop: index !== 0,
            title,
            rows: rows.length,
          }))
          .reverse(),
      };
    },
    async restore_questionnaire_draft({ questionnaire, record }) {
      const document = past.get(questionnaire)?.[Number(record)] ?? of(questionnaire);
      drafts.set(questionnaire, structuredClone(document));
      return { id: questionnaire, document: structuredClone(document), state: stateOf(document) };
    },
    async discard_questionnaire_draft({ questionnaire }) {
      drafts.delete(questionnaire);
      return all();
    },
    async publish_questionnaire({ questionnaire }) {
      const document = of(questionnaire);
      drafts.delete(questionnaire);
      versions = [
        {
          id: `version-${versions.length + 1}`,
          title: document.title,
          published_at: "2026-11-22 14:41",
          questions: document.rows.length,
          responses: 0,
          asked_now: true,
        },
        ...versions.map((version) => ({ ...version, asked_now: false })),
      ];
      return all();
    },
    async write_questionnaire() {
      return { path: "~/문서/부스루프/온기유리 방문객 설문.xlsx" };
    },
  };
}
