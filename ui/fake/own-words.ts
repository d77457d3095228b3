/** What people said at the stand-in's fair. */
import type { InOwnWords } from "../src/host/wire";

const word = (text: string, people: number, quotes: string[]) => ({
  what: { ko: text, en: text },
  people,
  quotes,
});

export const IN_OWN_WORDS: InOwnWords = {
  questions: [
    {
      path: "wish",
      label: {
        ko: "저희에게 바라시는 것이 있으면 편하게 적어 주세요",
        en: "Is there anything you wish we made? Please write it down",
      },
      sentence: {
        ko: "다섯 분 이상이 쓰신 낱말만 셉니다. 낱말을 누르면 그 낱말을 쓰신 글이 나옵니다.",
        en: "Only what five people or more said is shown.",
      },
      said: [
        {
          what: { ko: "좋게 말씀하신 분", en: "Spoke well of something" },
          people: 214,
          quotes: ["빛에 비치는 색이 아름다워요", "선물로 샀는데 아주 만족합니다"],
        },
        {
          what: { ko: "아쉬워하신 분", en: "Had something to criticise" },
          people: 38,
          quotes: ["가격이 생각보다 비싸요", "줄이 길어서 오래 기다렸어요"],
        },
        word("색", 96, ["다른 색 잔도 있으면 좋겠어요", "빛에 비치는 색이 아름다워요"]),
        word("가격", 41, ["가격이 비싸지 않아서 놀랐어요", "가격이 생각보다 비싸요"]),
        word("비싸지 않다", 12, ["가격이 비싸지 않아서 놀랐어요"]),
        word("작가", 7, []),
      ],
      has_more: true,
    },
    {
      path: "change",
      label: { ko: "무엇을 고치면 좋을까요?", en: "What should we change?" },
      sentence: {
        ko: "아직 보여 드릴 것이 없습니다. 같은 말씀을 하신 분도 다르게 말씀하신 분도 다섯 분은 되어야 합니다.",
        en: "Nothing can be shown yet: at least five people have to say the same, and at least five something else.",
      },
      said: [],
      has_more: false,
    },
    {
      path: "insta",
      label: { ko: "인스타 아이디를 알려 주세요", en: "Your Instagram account" },
      sentence: { ko: "다섯 분 이상이 알려 주셨습니다.", en: "Five people or more gave it." },
      said: [],
      has_more: false,
    },
  ],
};
