/** The stand-in's answer to whether it helped. */
import type { Host } from "../src/host/host";
import type { HeldOutPerson, HoldOut, Text } from "../src/host/wire";
import { refuse, text } from "./speak";

/** The commands this part answers. */
type Part = Pick<Host, "get_hold_out" | "choose_hold_out" | "override_hold_out">;

const ADVICE: Text[] = [
  text(
    "지금 보낼 수 있는 598명 가운데 50%를 빼 두시길 권합니다. 그러면 구매하는 분이 1,000명에 48명 넘게 달라질 때 알 수 있습니다.",
    "Of the 598 people who can be written to now, leave out 50 %. Then it shows when more than 48 people in 1,000 buy more or less.",
  ),
  text(
    "메시지를 받고 구매하는 분은 1,000명에 100명이라고 가정했습니다. 아직 기록이 적어 알 수 없습니다.",
    "It is assumed that 100 in 1,000 people buy after a message. Too little is on record to know.",
  ),
];

const NOT_KNOWN: Text[] = [
  text(
    "아직 알 수 없습니다. 약 420명이 더 필요합니다.",
    "It is not known yet. About 420 more people are needed.",
  ),
  text(
    "90일 동안 1,000명에 31명이 덜 구매하셨을 수도, 74명이 더 구매하셨을 수도 있습니다.",
    "Within 90 days, anything from 31 fewer to 74 more people in 1,000 may have bought.",
  ),
  text(
    "금액으로는 한 분에 1,120원을 덜 쓰셨을 수도, 4,310원을 더 쓰셨을 수도 있습니다.",
    "In money, a person may have spent anything from 1,120 won less to 4,310 won more.",
  ),
  text(
    "박람회 2번에서 받은 412명과 빼 둔 398명을 견주었습니다.",
    "At 2 fairs, 412 people who got it were compared with 398 who did not.",
  ),
];

const HELPED: Text[] = [
  text("메시지가 도움이 되었습니다.", "Writing helped."),
  text(
    "90일 동안 1,000명에 18명에서 96명이 더 구매하신 것으로 보입니다.",
    "Within 90 days, between 18 and 96 more people in 1,000 seem to have bought.",
  ),
  text(
    "금액으로는 한 분에 610원에서 5,240원을 더 쓰셨습니다.",
    "In money, a person spent between 610 and 5,240 won more.",
  ),
  text(
    "박람회 2번에서 받은 412명과 빼 둔 402명을 견주었습니다.",
    "At 2 fairs, 412 people who got it were compared with 402 who did not.",
  ),
  text(
    "메시지를 받지 않은 분은 쿠폰도 없어, 다시 오셨을 때 번호나 이름으로 찾아야 구매가 세어집니다.",
    "Who got no message has no coupon, either: when she comes again, her purchase counts only if she is found by number or name.",
  ),
];

const WAITING: Text[] = [
  text(
    "아직 알 수 없습니다. 약 1,200명이 더 필요합니다.",
    "It is not known yet. About 1,200 more people are needed.",
  ),
  text(
    "814명은 아직 365일이 지나지 않았습니다. 2027년 9월 30일부터 결과에 들어갑니다. 그때까지는 날마다 보셔도 결과가 바뀌지 않습니다.",
    "For 814 people the 365 days are not over. They count from September 30, 2027 on; until then the result stays the same, however often you look.",
  ),
];

/** Two fairs of which ninety days are over, and a year is not. */
export function fakeHoldOut(): Part {
  let shares = { bestsellers: 0, no_message: 20 };
  let people: HeldOutPerson[] = [
    { visitor: "v-park", name: "박도윤", gets: "no_message" },
    { visitor: "v-nameless", name: "", gets: "bestsellers" },
  ];
  const known = (days: number): HoldOut => ({
    ...shares,
    advice: ADVICE,
    suggested: 50,
    days,
    recommending: days === 365 ? WAITING : NOT_KNOWN,
    writing: days === 365 ? WAITING : HELPED,
    people,
    people_of: people.length,
  });
  return {
    async get_hold_out({ days }) {
      return known(days);
    },
    async choose_hold_out({ bestsellers, no_message, days }) {
      if (bestsellers + no_message > 80) {
        refuse(
          "추천을 받는 분이 적어도 열에 둘은 있어야 견줄 수 있습니다. 빼 두는 분은 모두 더해 80%까지 고를 수 있습니다.",
          "At least two in ten have to get a recommendation, or nothing can be compared. Those left out can be 80 % at most, all together.",
        );
      }
      shares = { bestsellers, no_message };
      return known(days);
    },
    async override_hold_out({ visitor, days }) {
      people = people.filter((person) => person.visitor !== visitor);
      return known(days);
    },
  };
}
