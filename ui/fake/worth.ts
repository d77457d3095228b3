/** What the questions of the stand-in's fair were worth, one of every kind. */
import type { QuestionsWorth } from "../src/host/wire";

/** A question that is asked, and changed nothing. */
const CHANGED_NOTHING = {
  changed: false,
  recommendations: 0,
  reasons: 0,
  groups: 0,
  drafts: 0,
  asked: 1231,
  skipped: 0,
  is_asked_now: true,
  is_asked_next: true,
};

export const QUESTIONS_WORTH: QuestionsWorth = {
  people: 1231,
  written_to: 598,
  questions: [
    {
      path: "use",
      label: { ko: "무엇에 쓰실 건가요?", en: "What will you use it for?" },
      sentence: {
        ko: "이 질문은 1,231명 중 418명의 추천을 바꿨습니다.",
        en: "This question changed what is recommended to 418 of 1,231 people.",
      },
      cost: {
        ko: "한 분에 6초, 모두 123분이 걸렸습니다.",
        en: "It took 6 seconds a visitor, 123 minutes in all.",
      },
      ...CHANGED_NOTHING,
      changed: true,
      recommendations: 418,
      reasons: 395,
      groups: 512,
      drafts: 201,
      skipped: 17,
    },
    {
      path: "topic",
      label: { ko: "어떤 소식이 궁금하세요?", en: "Which news would you like?" },
      sentence: {
        ko: "이 질문이 바꾼 것은 5명이 되지 않습니다.",
        en: "What this question changed concerns fewer than five people.",
      },
      cost: {
        ko: "한 분에 4초, 모두 82분이 걸렸습니다.",
        en: "It took 4 seconds a visitor, 82 minutes in all.",
      },
      ...CHANGED_NOTHING,
      changed: true,
      recommendations: null,
    },
    {
      path: "gift_for",
      label: { ko: "누구에게 선물하시나요?", en: "Who is it for?" },
      sentence: {
        ko: "아직 알 수 없습니다. 답하고 구매한 분이 30명은 되어야 합니다.",
        en: "Not known yet. 30 people have to answer it and buy something.",
      },
      cost: {
        ko: "한 분에 5초, 모두 9분이 걸렸습니다.",
        en: "It took 5 seconds a visitor, 9 minutes in all.",
      },
      ...CHANGED_NOTHING,
      asked: 104,
      skipped: null,
    },
    {
      path: "wish",
      label: {
        ko: "저희에게 바라시는 것이 있으면 편하게 적어 주세요",
        en: "Is there anything you wish we made? Please write it down",
      },
      sentence: {
        ko: "말이나 숫자로 답하는 질문은 추천과 그룹에 쓰이지 않아 값을 매길 수 없습니다.",
        en: "Answers in words or numbers are not used for recommendations and groups, so no worth can be given.",
      },
      cost: {
        ko: "걸린 시간을 잰 답이 열이 되지 않아 얼마나 걸리는지 아직 모릅니다.",
        en: "Fewer than ten answers were timed, so it is not known yet how long it takes.",
      },
      ...CHANGED_NOTHING,
      skipped: 1204,
    },
    {
      path: "age",
      label: { ko: "연령대를 알려 주세요", en: "How old are you?" },
      sentence: { ko: "이 질문이 바꾼 것은 없습니다.", en: "This question changed nothing." },
      cost: {
        ko: "한 분에 3초, 모두 20분이 걸렸습니다.",
        en: "It took 3 seconds a visitor, 20 minutes in all.",
      },
      ...CHANGED_NOTHING,
      asked: 402,
      is_asked_now: false,
      is_asked_next: false,
    },
    {
      path: "household",
      label: { ko: "댁에 몇 분이 함께 사세요?", en: "How many live at your home?" },
      sentence: { ko: "이 질문이 바꾼 것은 없습니다.", en: "This question changed nothing." },
      cost: {
        ko: "한 분에 7초, 모두 144분이 걸렸습니다.",
        en: "It took 7 seconds a visitor, 144 minutes in all.",
      },
      ...CHANGED_NOTHING,
      skipped: 96,
    },
  ],
};
