/** The stand-in's fairs. */
import type { Host } from "../src/host/host";
import type { Fair, FairState } from "../src/host/wire";
import { FAIR } from "./small-fair";
import { text } from "./speak";

/** The commands this part answers. */
type Part = Pick<Host, "get_fairs" | "choose_fair" | "open_next_fair" | "archive_fair" | "destroy_fair">;

/** A store with this fair and one a year ago; `entered` is told of the fair that is worked in from then on. */
export function fakeFairs(entered: (fair: Fair) => void): Part {
  let made = 0;
  let fairs: FairState[] = [
    {
      id: "fair-now",
      name: FAIR.name,
      starts_on: FAIR.starts_on,
      ends_on: FAIR.ends_on,
      visitors: 1284,
      current: true,
      archived: false,
      destroyed: false,
    },
    {
      id: "fair-before",
      name: text("리빙디자인페어 2025", "Living Design Fair 2025"),
      starts_on: "2025-11-22",
      ends_on: "2025-11-25",
      visitors: 962,
      current: false,
      archived: false,
      destroyed: false,
    },
  ];
  const change = (id: string, part: Partial<FairState>): FairState[] => {
    fairs = fairs.map((fair) => (fair.id === id ? { ...fair, ...part } : fair));
    return fairs;
  };
  const work = (id: string) => {
    fairs = fairs.map((fair) => ({ ...fair, current: fair.id === id }));
    const { name, starts_on, ends_on } = fairs.find((fair) => fair.current) ?? FAIR;
    const fair = { ...FAIR, name, starts_on, ends_on, fairs: fairs.length };
    entered(fair);
    return { stage: "open", fair } as const;
  };
  return {
    async get_fairs() {
      return { fairs };
    },
    async choose_fair({ fair }) {
      return work(fair);
    },
    async open_next_fair({ name, starts_on, ends_on }) {
      const id = `fair-next-${++made}`;
      const shown = { name: text(name, name), starts_on, ends_on, visitors: 0 };
      fairs = [{ id, ...shown, current: false, archived: false, destroyed: false }, ...fairs];
      return work(id);
    },
    async archive_fair({ fair, archived }) {
      return { fairs: change(fair, { archived }) };
    },
    async destroy_fair({ fair }) {
      const visitors = fairs.find((one) => one.id === fair)?.visitors ?? 0;
      return {
        visitors,
        forgotten: visitors,
        fairs: { fairs: change(fair, { destroyed: true, visitors: 0 }) },
      };
    },
  };
}
