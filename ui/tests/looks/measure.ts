/** What cannot be seen or pressed in a page? These run inside the browser and see only what they are given. */

/** What is wrong with the page as it is laid out, one line each. */
export function misfits(): string[] {
  const found: string[] = [];
  const root = document.documentElement;
  const named = (element: Element): string => {
    const hook = element.closest("[data-testid]")?.getAttribute("data-testid") ?? "";
    return `<${element.tagName.toLowerCase()}> "${(element.textContent ?? "").trim().slice(0, 30)}" (${hook})`;
  };
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll("body *")].filter(
      (one) => one.getBoundingClientRect().right > root.clientWidth + 1,
    );
    found.push(
      `scrolls sideways by ${root.scrollWidth - root.clientWidth}: ${wide.slice(0, 2).map(named).join(", ")}`,
    );
  }

  // A dialog makes everything around it unreachable.
  const dialog = document.querySelector("dialog:modal, [role='alertdialog']") ?? document;
  const pressable = "button, a[href], input, select, textarea, summary, [role='option'], [role='tab']";
  for (const element of dialog.querySelectorAll<HTMLElement>(pressable)) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest(".unseen") || element.matches(":disabled, [type='file']")) continue;
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    if (width < 2 || height < 2) continue;
    if (left < -1 || right > root.clientWidth + 1) found.push(`cut off at the side: ${named(element)}`);
    // A bar over it would lie over its middle.
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const itself = hit !== null && (element.contains(hit) || hit.contains(element));
    // What was just done is told for ten seconds, and must not lie over the way on.
    const passing = hit?.closest("[role='status']") && !element.matches(".primary");
    // What somebody unfolded lies over the rest until it is folded again.
    const unfolded = hit?.closest(":has(> [aria-expanded='true'])");
    if (!itself && !passing && !unfolded && hit?.closest("label")?.control !== element) {
      found.push(`covered: ${named(element)} by ${hit === null ? "the edge of the window" : named(hit)}`);
    }
    if (element.scrollWidth > element.clientWidth + 1 && element.matches("button")) {
      found.push(`words reach over its edge: ${named(element)}`);
    }
  }
  scrollTo(0, 0);

  // What a card holds stays inside it.
  for (const card of document.querySelectorAll(".card")) {
    if (!card.checkVisibility({ visibilityProperty: true })) continue;
    if (card.scrollWidth > card.clientWidth + 1) found.push(`reaches over its card: ${named(card)}`);
  }

  // What is in brackets can stand on a line of its own, but is not torn apart in large letters.
  for (const heading of document.querySelectorAll("h1")) {
    const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const bracket = /\([^)]*\)/u.exec(node.textContent ?? "");
      if (bracket === null) continue;
      const range = document.createRange();
      range.setStart(node, bracket.index);
      range.setEnd(node, bracket.index + bracket[0].length);
      const parts = [...range.getClientRects()];
      const fits = parts.reduce((sum, { width }) => sum + width, 0) <= heading.clientWidth;
      if (parts.length > 1 && fits) found.push(`bracket torn apart: ${named(heading)}`);
    }
  }

  // A line of one letter where there is a word: it was broken because there was no room.
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement;
    if (!parent?.checkVisibility({ visibilityProperty: true }) || parent.closest(".unseen, svg, textarea"))
      continue;
    // An address has no words.
    if (node.textContent?.includes("@")) continue;
    const broken = [...(node.textContent ?? "").matchAll(/[\p{Script=Hangul}\p{Script=Latin}]{2,}/gu)].find(
      ({ index, 0: word }) => {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
      },
    );
    if (broken) found.push(`broken word "${broken[0]}": ${named(parent)}`);
  }
  return [...new Set(found)];
}

/** Days as machines write them; names of files have them, so that they sort. */
export function machineDays(): string[] {
  const found: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.textContent ?? "";
    const isFile = /\/|\.(db|xlsx|csv|pdf|html|boothbundle|fairpack)/.test(text);
    if (/\d{4}-\d{2}-\d{2}/.test(text) && !isFile) found.push(text.trim());
  }
  return found;
}

/** On how many lines these stand. */
export function linesOf(selector: string): number {
  const tops = [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect().top);
  return new Set(tops.map((top) => Math.round(top))).size;
}

/** What of these is not seen wholly as the page stands, before anybody scrolls. */
export function outOfSight(selector: string): string[] {
  const edge =
    document.querySelector('[data-testid="kiosk-bar"]')?.getBoundingClientRect().top ?? innerHeight;
  return [...document.querySelectorAll(selector)]
    .filter((element) => !element.closest('[data-testid="kiosk-bar"]'))
    .filter((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= edge + 1;
      return !inside || hit === null || !(element.contains(hit) || hit.contains(element));
    })
    .map((element) => (element.textContent ?? "").trim() || element.tagName);
}

/** What is chosen in lists that are too narrow to show it; each is held against itself as wide as its words. */
export function cutChoices(): string[] {
  return [...document.querySelectorAll<HTMLSelectElement>("main select")].flatMap((list) => {
    const chosen = list.selectedOptions[0]?.text ?? "";
    const wide = list.cloneNode(false) as HTMLSelectElement;
    wide.append(new Option(chosen));
    wide.style.cssText = "position: absolute; width: max-content; min-width: 0";
    list.after(wide);
    const needed = wide.offsetWidth;
    wide.remove();
    return needed > list.offsetWidth ? [`${chosen}: ${list.offsetWidth} of ${needed} pixels`] : [];
  });
}
