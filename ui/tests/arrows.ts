/** Which folder of the UI may import which? The rule itself, so that the test of it can be tested. */
import { isDoor, type Import } from "./imports";

/** From top to bottom. A folder may import those below it, and itself. */
const LAYERS = ["screens", "kiosk", "features", "kit", "host"] as const;
type Layer = (typeof LAYERS)[number];

const BELOW: Record<Layer, readonly Layer[]> = {
  screens: ["screens", "features", "kit", "host"],
  kiosk: ["kiosk", "features", "kit", "host"],
  features: ["features", "kit", "host"],
  kit: ["kit"],
  host: ["host"],
};

/** The two files of the kit that know what the host's texts and refusals look like. */
const KIT_THAT_KNOWS_THE_HOST = ["src/kit/attempt.svelte.ts", "src/kit/language.svelte.ts"];

function layerOf(path: string): Layer | undefined {
  return LAYERS.find((layer) => path.startsWith(`src/${layer}/`));
}

function featureOf(path: string): string | undefined {
  return /^src\/features\/([^/]+)\//.exec(path)?.[1];
}

/** One sentence for each import that goes where it must not. */
export function broken(imports: readonly Import[]): string[] {
  return [...imports.flatMap(problemsOf), ...circles(imports)];
}

function problemsOf({ from, to }: Import): string[] {
  if (!from.startsWith("src/")) return [];
  if (to.startsWith("@tauri-apps/")) {
    return from.startsWith("src/host/")
      ? []
      : [`${from} imports ${to}, but only src/host may import @tauri-apps.`];
  }
  const here = layerOf(from);
  const there = layerOf(to);
  // Paraglide's messages are for everybody; src/main.ts puts the windows together.
  if (to.startsWith("src/paraglide/") || from === "src/main.ts") return [];
  if (here === undefined) return [`${from} lies in none of the folders ${LAYERS.join(", ")}.`];
  if (there === undefined) {
    return to.startsWith("src/") || to.startsWith("fake/") || to.startsWith("tests/")
      ? [`${from} imports ${to}, which lies in none of the folders ${LAYERS.join(", ")}.`]
      : [];
  }
  if (!BELOW[here].includes(there)) {
    const spared = here === "kit" && there === "host" && KIT_THAT_KNOWS_THE_HOST.includes(from);
    return spared ? [] : [`${from} imports ${to}, but ${here} must not import ${there}.`];
  }
  const feature = featureOf(to);
  if (feature !== undefined && feature !== featureOf(from) && !isDoor(to)) {
    return [
      `${from} imports ${to}, but another folder reaches features/${feature} through its index.ts only.`,
    ];
  }
  if (feature !== undefined && feature === featureOf(from) && isDoor(to)) {
    return [`${from} imports ${to}, but a feature does not go through its own front door.`];
  }
  return [];
}

/** Features that import each other, directly or round about. */
function circles(imports: readonly Import[]): string[] {
  const arrows = new Map<string, Map<string, string>>();
  for (const { from, to } of imports) {
    const [here, there] = [featureOf(from), featureOf(to)];
    if (here === undefined || there === undefined || here === there) continue;
    const known = arrows.get(here) ?? new Map<string, string>();
    known.set(there, known.get(there) ?? from);
    arrows.set(here, known);
  }
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (feature: string, way: readonly string[]): void => {
    if (way.includes(feature)) {
      const circle = [...way.slice(way.indexOf(feature)), feature];
      const [first = "", second = ""] = circle;
      const file = arrows.get(first)?.get(second) ?? first;
      found.push(
        `${file} imports features/${second}, but features must not go in a circle: ${circle.join(" → ")}.`,
      );
      return;
    }
    if (done.has(feature)) return;
    for (const next of arrows.get(feature)?.keys() ?? []) walk(next, [...way, feature]);
    done.add(feature);
  };
  for (const feature of arrows.keys()) walk(feature, []);
  return found;
}
