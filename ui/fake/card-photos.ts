/** The stand-in's photographs of visiting cards. */
import type { Host } from "../src/host/host";
import type { CardPhotoLine, CardToCopy, Visit } from "../src/host/wire";
import { refuse } from "./speak";

/** The commands this part answers. */
type Part = Pick<
  Host,
  | "keep_card_photo"
  | "take_back_card_photo"
  | "get_card_photo"
  | "get_cards_to_copy"
  | "copy_card"
  | "leave_card"
  | "reopen_card"
>;

/** A drawing of a card with a text on each of its lines. */
function card(lines: readonly string[]): string {
  const written = lines.map((line, at) => `<text x="60" y="${130 + at * 70}">${line}</text>`).join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="500"><rect width="900" height="500" fill="#777"/><rect x="20" y="20" width="860" height="460" rx="12" fill="#fff"/><g font-family="sans-serif" font-size="40" fill="#222">${written}</g></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const KEPT: readonly CardToCopy[] = [
  {
    visitor: "v-kim",
    photos: ["p-kim"],
    taken_on: "2026-11-28",
    overdue: false,
    kept: { name: "김서연", phone: "010-1234-5678", email: "", company: "", job: "" },
    phone_stays: true,
    email_stays: false,
  },
  {
    visitor: "v-park",
    photos: ["p-park", "p-park-back"],
    taken_on: "2026-11-27",
    overdue: true,
    kept: { name: "", phone: "", email: "minji@example.com", company: "", job: "" },
    phone_stays: false,
    email_stays: true,
  },
];

const PICTURES: Record<string, readonly string[]> = {
  "p-kim": ["온기유리", "김서연 구매 담당", "010-1234-5678", "seoyeon@example.com"],
  "p-park": ["HANBIT LIVING", "Park Minji", "Buyer", "minji@example.com", "02-555-0000"],
  "p-park-back": ["한빛리빙", "박민지 과장"],
};

/** Photographs of the visits that `find` gives. */
export function fakeCardPhotos(find: (visitor: string) => Visit): Part {
  let made = 0;
  const done = new Set<string>();
  const whose = new Map(KEPT.flatMap(({ photos, visitor }) => photos.map((photo) => [photo, visitor])));
  const open = () => ({
    cards: structuredClone(KEPT.filter(({ photos }) => photos.some((photo) => !done.has(photo)))),
  });
  const finish = (photos: readonly string[]) => {
    if (photos.some((photo) => done.has(photo)))
      refuse("그사이 다른 사람이 이 명함을 옮겨 적었습니다.", "Somebody else typed this card meanwhile.");
    photos.forEach((photo) => done.add(photo));
    return open();
  };
  return {
    async keep_card_photo({ visitor, content }) {
      const visit = find(visitor);
      if (visit.contact === null)
        refuse(
          "연락처를 보관해도 된다는 동의가 아직 없어 명함 사진을 저장하지 않았습니다.",
          "There is no yes to keeping her contact yet, so the photograph of the card was not kept.",
        );
      if (atob(content).startsWith("no picture"))
        refuse("사진으로 읽을 수 없는 파일입니다.", "This file cannot be read as a picture.");
      const line: CardPhotoLine = { photo: `p-${++made}`, at: "2026-11-28 14:40", state: "open" };
      whose.set(line.photo, visitor);
      visit.card_photos = [...visit.card_photos, line];
      return { photo: line.photo, again: false, card_photos: structuredClone(visit.card_photos) };
    },
    async take_back_card_photo({ photo }) {
      const visit = find(whose.get(photo) ?? "");
      visit.card_photos = visit.card_photos.filter((line) => line.photo !== photo);
      return {};
    },
    async get_card_photo({ photo }) {
      return { address: card(PICTURES[photo] ?? ["온기유리", "김서연"]) };
    },
    async get_cards_to_copy() {
      return open();
    },
    async copy_card({ photos, typed }) {
      if (/\d/.test(typed.phone) && typed.phone.replace(/\D/g, "").length < 9)
        refuse("전화번호에서 숫자가 빠졌습니다.", "Digits of the phone number are missing.");
      return finish(photos);
    },
    async leave_card({ photos }) {
      return finish(photos);
    },
    async reopen_card({ photos }) {
      photos.forEach((photo) => done.delete(photo));
      return open();
    },
  };
}
