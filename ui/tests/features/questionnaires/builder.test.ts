import { fireEvent } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import { refuse } from "../../../fake/speak";
import { KEPT_WITHIN } from "../../../src/features/questionnaires/builder.svelte";
import { choicesIn } from "../../../src/features/questionnaires/document";
import type { DraftDocument } from "../../../src/host/wire";
import { openWindow, painted, seen, shown } from "../../support";

type Window = Awaited<ReturnType<typeof openWindow>>;

/** The builder, opened on the questionnaire asked now. */
async function openBuilder(instead: Parameters<typeof openWindow>[2] = {}): Promise<Window> {
  const host = await openWindow("desk", {}, instead);
  await host.user.keyboard("{F9}");
  await host.user.click(await shown("edit-version-1"));
  await painted("questionnaire-builder");
  return host;
}

/** The document as the host was asked to keep it last. */
function kept({ requests }: Window): DraftDocument {
  const last = requests("save_questionnaire_draft").at(-1);
  if (last === undefined) throw new Error("nothing was kept");
  return last.document;
}

function ids(document: DraftDocument): string[] {
  return document.rows.map((row) => row.id);
}

async function press(host: Window, hook: Parameters<typeof shown>[0]): Promise<void> {
  await host.user.click(await shown(hook));
}

function fields(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>("[data-testid='row-editor'] input.typed")];
}

describe("writing a questionnaire", () => {
  /** The column of answers is the id; a label rewritten ten times must not move it. */
  it("keeps a new label under the old id, by itself and soon", async () => {
    const host = await openBuilder();
    const label = (await shown("row-label")) as HTMLInputElement;
    await host.user.clear(label);
    await host.user.type(label, "저희를 아세요?");
    await vi.waitFor(() => expect(kept(host).rows[0]?.label["한국어 (ko)"], "kept").toBe("저희를 아세요?"), {
      timeout: KEPT_WITHIN * 15,
    });
    expect(ids(kept(host)), "every id is what it was").toEqual(["visit", "use", "drinks", "wish", "total"]);
    expect(label.value, "what is typed is not overwritten").toBe("저희를 아세요?");
  });

  /** A kill right after a click costs nothing, so every change but typing goes at once. */
  it("adds every kind with ids of the host, and keeps each at once", async () => {
    const host = await openBuilder();
    const before = ids((await host.call("get_questionnaire_draft", { questionnaire: "draft-1" })).document);
    const kinds = ["one", "many", "yes_no", "text", "integer", "decimal", "date", "rank", "note"] as const;
    for (const [index, kind] of kinds.entries()) {
      await press(host, `add-${kind}`);
      await vi.waitFor(() =>
        expect(kept(host).rows.length, `${kind} is kept`).toBe(before.length + index + 1),
      );
      expect(document.activeElement, "the new question is being written").toBe(seen("row-label"));
    }
    const { rows, lists } = kept(host);
    const added = rows.filter((row) => !before.includes(row.id));
    expect(new Set(rows.map((row) => row.id)).size, "no id twice").toBe(rows.length);
    expect(
      added.map((row) => row.kind),
      "behind the one in hand, one after the other",
    ).toEqual(["one", "many", "one", "text", "integer", "decimal", "date", "rank", "note"]);
    const yesNo = lists.find((list) => list.name === added[2]?.list);
    expect(
      yesNo?.choices.map((choice) => choice.label["English (en)"]),
      "yes and no are written already",
    ).toEqual(["Yes", "No"]);
    const choices = lists.flatMap((list) => list.choices.map((choice) => `${list.name}/${choice.id}`));
    expect(new Set(choices).size, "no choice twice").toBe(choices.length);
  });

  it("moves a question with Alt and the arrows, and with the buttons", async () => {
    const host = await openBuilder();
    (await shown("row-1")).focus();
    await host.user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await vi.waitFor(() => expect(ids(kept(host)).slice(0, 2)).toEqual(["use", "visit"]));
    await vi.waitFor(() => expect(document.activeElement, "the focus moves along").toBe(seen("row-2")));
    await press(host, "row-up");
    await vi.waitFor(() => expect(ids(kept(host)).slice(0, 2)).toEqual(["visit", "use"]));
    const choice = (await shown("draft-choice-1")).querySelector("input");
    choice?.focus();
    await host.user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await vi.waitFor(() =>
      expect(
        kept(host).lists[0]?.choices.map((one) => one.id),
        "in a choice it is the choice that moves",
      ).toEqual(["seen", "first"]),
    );
    expect(ids(kept(host)).slice(0, 2), "not the question").toEqual(["visit", "use"]);
  });

  it("copies a question with an id and a list of its own", async () => {
    const host = await openBuilder();
    await press(host, "row-duplicate");
    await vi.waitFor(() => expect(kept(host).rows.length).toBe(6));
    const [first, copy] = kept(host).rows;
    expect(copy?.label, "the words are the same").toEqual(first?.label);
    expect(copy?.id, "the id is not").not.toBe(first?.id);
    expect(copy?.list, "nor the list").not.toBe(first?.list);
    const list = kept(host).lists.find((one) => one.name === copy?.list);
    expect(list?.choices.map((choice) => choice.id)).toEqual(["first", "seen"]);
  });

  it("brings back what was taken away, with its choices", async () => {
    const host = await openBuilder();
    await press(host, "row-remove");
    await vi.waitFor(() => expect(ids(kept(host))).toEqual(["use", "drinks", "wish", "total"]));
    expect(
      kept(host).lists.some((list) => list.name === "visits"),
      "its list is gone too",
    ).toBe(false);
    await press(host, "put-back");
    await vi.waitFor(() => expect(ids(kept(host))).toEqual(["visit", "use", "drinks", "wish", "total"]));
    expect(kept(host).lists.find((list) => list.name === "visits")?.choices.length, "as before").toBe(2);
    await press(host, "add-text");
    await vi.waitFor(() => expect(kept(host).rows.length).toBe(6));
    (await shown("row-1")).focus();
    await fireEvent.keyDown(document.activeElement ?? document.body, {
      code: "KeyZ",
      key: "ㅋ",
      ctrlKey: true,
    });
    await vi.waitFor(() => expect(kept(host).rows.length, "Ctrl+Z, on a Hangul keyboard too").toBe(5));
  });

  /** What lost against another laptop is not lost. */
  it("lists earlier states and brings one back, which can be undone", async () => {
    const host = await openBuilder();
    await press(host, "row-remove");
    await vi.waitFor(() => expect(kept(host).rows.length).toBe(4));
    await press(host, "show-past");
    const past = await shown("past");
    await vi.waitFor(() => expect(past.querySelectorAll("li").length).toBe(2));
    expect(past.textContent, "who wrote it").toContain("다른 기기에서");
    await press(host, "restore-1");
    await shown("row-5");
    expect(host.requests("restore_questionnaire_draft")).toEqual([{ questionnaire: "draft-1", record: "0" }]);
    await press(host, "undo");
    await vi.waitFor(() => expect(kept(host).rows.length, "and back again").toBe(4));
  });

  it("asks a question only after an answer, and the preview follows", async () => {
    const host = await openBuilder();
    await shown("preview-wish");
    expect(seen("preview-drinks"), "asked only after another answer").toBeNull();
    const use = await shown("preview-use");
    await host.user.click([...use.querySelectorAll("button")][0] as HTMLElement);
    await shown("preview-drinks");
    await press(host, "row-4");
    await host.user.selectOptions(await shown("shown-question"), "visit");
    await host.user.selectOptions(await shown("shown-choice"), "seen");
    await vi.waitFor(() =>
      expect(kept(host).rows[3]?.shown).toEqual({ when: "chosen", question: "visit", choice: "seen" }),
    );
    await vi.waitFor(() => expect(seen("preview-wish"), "hidden now").toBeNull());
    await press(host, "preview-again");
    await vi.waitFor(() => expect(seen("preview-drinks"), "begun anew").toBeNull());
  });

  it("lists what is wrong and jumps there; nothing wrong is published", async () => {
    const host = await openBuilder();
    await press(host, "row-4");
    const label = (await shown("row-label")) as HTMLInputElement;
    await host.user.clear(label);
    await press(host, "row-1");
    await press(host, "publish");
    expect(seen("publish-card"), "nothing to confirm").toBeNull();
    expect((await shown("error")).textContent, "and why").toContain("고칠 것");
    await press(host, "problem-1");
    await vi.waitFor(() => expect(document.activeElement, "there it is").toBe(seen("row-label")));
    expect(seen("row-editor")?.getAttribute("data-row")).toBe("wish");
    expect(host.requests("publish_questionnaire").length).toBe(0);
  });

  it("publishes with the key that its button and F1 show, from any field", async () => {
    const host = await openBuilder();
    expect((await shown("publish")).textContent).toContain("Ctrl Enter");
    await host.user.keyboard("{F1}");
    expect((await shown("all-keys")).textContent).toMatch(/Ctrl Enter\s*발행하기/);
    await host.user.keyboard("{Escape}");
    (await shown("draft-title")).focus();
    await host.user.keyboard("{Control>}{Enter}{/Control}");
    await shown("publish-card");
    expect(host.requests("publish_questionnaire"), "only asked").toEqual([]);
    expect(document.activeElement, "the next Enter confirms").toBe(seen("publish-confirm"));
    await host.user.keyboard("{Enter}");
    await painted("prepare-survey");
    expect(host.requests("publish_questionnaire")).toHaveLength(1);
  });

  it("says what publishing means, then asks the new version", async () => {
    const host = await openBuilder();
    await press(host, "publish");
    expect((await shown("publish-card")).textContent).toContain("이미 받은 응답 1,284건");
    await press(host, "publish-confirm");
    await painted("prepare-survey");
    const [first] = [...(await shown("versions")).querySelectorAll("li")];
    expect(first?.textContent, "it is asked now").toContain("지금 묻는 설문지");
    expect((await shown("questionnaire-told")).textContent).toContain("발행했습니다");
    expect(seen("drafts"), "nothing is left to write").toBeNull();
    await vi.waitFor(() => expect(document.activeElement).toBe(seen("published-to-desk")));
    await host.user.keyboard("{Enter}");
    await painted("desk");
  });

  it("writes in more languages and shows what is not translated", async () => {
    const host = await openBuilder();
    const japanese = await shown("translate-ja");
    expect(japanese.textContent, "ten texts are missing").toContain("10");
    expect(fields().filter((field) => field.classList.contains("missing")).length).toBeGreaterThan(0);
    await press(host, "translate-ja");
    await vi.waitFor(() =>
      expect(kept(host).languages).toEqual(["한국어 (ko)", "English (en)", "中文 (zh)"]),
    );
    await press(host, "translate-ja");
    await vi.waitFor(() => expect(kept(host).languages.at(-1)).toBe("日本語 (ja)"));
  });

  it("changes how a question is answered and keeps what it cannot edit", async () => {
    const host = await openBuilder();
    await press(host, "row-4");
    await host.user.selectOptions(await shown("row-kind"), "many");
    await shown("draft-choice-2");
    await press(host, "add-choice");
    await vi.waitFor(() => {
      const row = kept(host).rows[3];
      expect(kept(host).lists.find((list) => list.name === row?.list)?.choices.length).toBe(3);
    });
    for (const hook of ["row-required", "row-spoken", "row-purpose"] as const) await press(host, hook);
    await vi.waitFor(() => expect(kept(host).purpose_question).toBe("wish"));
    expect(kept(host).rows[3]).toMatchObject({ required: "yes", spoken: true });
    expect(kept(host).rows[4], "a calculation goes along untouched").toEqual(
      expect.objectContaining({ written: "calculate", cells: { calculation: "1 + 1" } }),
    );
  });

  /** Escape never loses a letter: what was typed goes first. */
  it("keeps the last letters before it closes, and stays open when they cannot be kept", async () => {
    const host = await openBuilder();
    await host.user.type(await shown("draft-title"), "!");
    await host.user.keyboard("{Escape}");
    await painted("prepare-survey");
    expect(kept(host).title.endsWith("!")).toBe(true);
    await host.user.click(await shown("open-draft-1"));
    await painted("questionnaire-builder");
    expect(((await shown("draft-title")) as HTMLInputElement).value.endsWith("!")).toBe(true);
  });

  it("stays open when what was typed cannot be kept", async () => {
    const host = await openBuilder({
      async save_questionnaire_draft() {
        return refuse("긴 글이 있어 저장하지 못했습니다.", "A text is too long.");
      },
    });
    await host.user.type(await shown("draft-title"), "!");
    await press(host, "builder-close");
    expect((await shown("error")).textContent).toContain("저장하지 못했습니다");
    expect(seen("builder"), "the text is still there").not.toBeNull();
  });
});

/** The builder, opened on a blank questionnaire. */
async function openBlank(): Promise<Window> {
  const host = await openWindow("desk");
  await host.user.keyboard("{F9}");
  await host.user.click(await shown("begin-blank"));
  await painted("questionnaire-builder");
  return host;
}

/** The Korean words of the choices, as they were kept last. */
function choices(host: Window): string[] {
  return kept(host).lists[0]?.choices.map((choice) => choice.label["한국어 (ko)"] ?? "") ?? [];
}

describe("a blank questionnaire", () => {
  it("opens with the cursor in its one question, named, in one language, and complains of nothing", async () => {
    const host = await openBlank();
    await vi.waitFor(() => expect(document.activeElement).toBe(seen("row-label")));
    expect(((await shown("draft-title")) as HTMLInputElement).value, "an understandable name").toMatch(
      /^설문 \d/u,
    );
    expect(seen("translate-en")?.getAttribute("aria-pressed"), "nobody asked for English").toBe("false");
    expect(seen("problems"), "nothing was typed yet").toBeNull();
    await press(host, "publish");
    expect((await shown("problems")).textContent, "now it is time to say it").toContain(
      "질문이 비어 있습니다",
    );
  });

  it("is written with letters, Enter and Backspace alone", async () => {
    const host = await openBlank();
    await vi.waitFor(() => expect(document.activeElement).toBe(seen("row-label")));
    await host.user.keyboard("무엇을 드세요?{Enter}커피{Enter}차{Enter}");
    await vi.waitFor(() => expect(seen("draft-choice-3"), "Enter adds the next choice").not.toBeNull());
    await vi.waitFor(() =>
      expect(document.activeElement?.closest("[data-choice]")?.getAttribute("data-choice")).toBe("2"),
    );
    await host.user.keyboard("물");
    await host.user.keyboard("{Backspace}");
    expect(seen("draft-choice-3"), "a letter is taken back first").not.toBeNull();
    await host.user.keyboard("{Backspace}");
    await vi.waitFor(() => expect(seen("draft-choice-3"), "then the empty choice").toBeNull());
    await vi.waitFor(() =>
      expect((document.activeElement as HTMLInputElement).value, "and the cursor is in the one before").toBe(
        "차",
      ),
    );
    await vi.waitFor(() => expect(choices(host)).toEqual(["커피", "차"]));
    await host.user.keyboard("{Enter}");
    await vi.waitFor(() => expect(seen("draft-choice-3")).not.toBeNull());
    await vi.waitFor(() => expect((document.activeElement as HTMLInputElement).value).toBe(""));
    await host.user.keyboard("{Enter}");
    await vi.waitFor(() => expect(document.activeElement, "an empty one leads on").toBe(seen("add-one")));
  });

  it("is translated from one choice to the next with Enter, and no choice is made by it", async () => {
    const host = await openBlank();
    await press(host, "translate-en");
    await vi.waitFor(() => expect(kept(host).languages).toHaveLength(2));
    (await shown("row-label")).focus();
    await host.user.keyboard("무엇을 드세요?{Enter}커피{Enter}차");
    await vi.waitFor(() => expect(choices(host)).toEqual(["커피", "차"]));
    const english = seen("row-label")?.closest("section")?.querySelectorAll("input")[1] as HTMLInputElement;
    english.focus();
    for (const text of ["What would you like?", "Coffee", "Tea"]) {
      await host.user.keyboard(text);
      expect((document.activeElement as HTMLInputElement).value, "typed where the cursor is").toBe(text);
      await host.user.keyboard("{Enter}");
      await vi.waitFor(() => expect((document.activeElement as HTMLInputElement).value ?? "").toBe(""));
    }
    expect(document.activeElement, "out of the list").toBe(seen("add-one"));
    await vi.waitFor(() =>
      expect(kept(host).lists[0]?.choices.map((choice) => Object.values(choice.label))).toEqual([
        ["커피", "Coffee"],
        ["차", "Tea"],
      ]),
    );
  });

  it("takes a pasted list as choices", async () => {
    const host = await openBlank();
    const field = (await shown("draft-choice-1")).querySelector("input") as HTMLInputElement;
    field.focus();
    await host.user.paste("1. 커피\n2. 차\n\n3. 물\n");
    await vi.waitFor(() => expect(choices(host)).toEqual(["커피", "차", "물"]));
    await vi.waitFor(() =>
      expect((document.activeElement as HTMLInputElement).value, "the cursor is behind them").toBe("물"),
    );
    await host.user.keyboard("{Enter}");
    await vi.waitFor(() => expect((document.activeElement as HTMLInputElement).value).toBe(""));
    await host.user.paste("우유");
    await vi.waitFor(() =>
      expect(choices(host), "a single text is a text").toEqual(["커피", "차", "물", "우유"]),
    );
  });

  it.each([
    ["lines", "커피\r\n차\r\n", ["커피", "차"]],
    ["cells", "커피\t차\t물", ["커피", "차", "물"]],
    ["numbers", "1. 커피\n2) 차\n(3) 물\n4.우유", ["커피", "차", "물", "우유"]],
    ["circled numbers, also in one line", "① 커피 ② 차 ③ 물", ["커피", "차", "물"]],
    ["dashes and dots", "- 커피\n• 차\n* 물\n– 우유", ["커피", "차", "물", "우유"]],
    ["Korean letters", "가. 커피\n나. 차", ["커피", "차"]],
    ["what only looks like a number", "3만 원 이하\n10.5 cm\n-", ["3만 원 이하", "10.5 cm"]],
  ])("reads %s", (_, pasted, texts) => {
    expect(choicesIn(pasted)).toEqual(texts);
  });

  /** A kill a third of a second after a letter must not lose it, however fast the typing goes on. */
  it("keeps letters while the typing goes on", async () => {
    const host = await openBlank();
    const label = (await shown("row-label")) as HTMLInputElement;
    const typing = Array.from("하나둘셋넷다섯여섯일곱여덟");
    const started = Date.now();
    for (const letter of typing) {
      await host.user.type(label, letter);
      await new Promise((done) => setTimeout(done, KEPT_WITHIN / 4));
    }
    expect(Date.now() - started, "the typing took long enough").toBeGreaterThan(KEPT_WITHIN * 2);
    expect(host.requests("save_questionnaire_draft").length, "it was kept before it ended").toBeGreaterThan(
      0,
    );
  });
});

describe("taking over a workbook", () => {
  async function drop(bytes: BlobPart, name: string): Promise<void> {
    const file = new File([bytes], name);
    await fireEvent.drop(await shown("drop-workbook"), { dataTransfer: { files: [file] } });
  }

  it("opens what can be asked", async () => {
    const host = await openWindow("desk");
    await host.user.keyboard("{F9}");
    await shown("versions");
    await drop(new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), "설문.xlsx");
    await painted("questionnaire-builder");
    expect(host.requests("import_questionnaire")[0]?.file_name).toBe("설문.xlsx");
  });

  it("lists what is wrong with its place, and stores nothing", async () => {
    const host = await openWindow(
      "desk",
      {},
      {
        async preview_products() {
          return refuse("이 파일은 가격표가 아닙니다.", "This file is no price list.");
        },
      },
    );
    await host.user.keyboard("{F9}");
    await shown("versions");
    await drop("type,name,label", "설문.xlsx");
    const problems = await shown("import-problems");
    expect(problems.textContent).toContain("survey 시트 7행 type 열");
    expect(problems.textContent, "and the file's name").toContain("설문.xlsx");
    expect(seen("drafts")).toBeNull();
    await host.user.click(await shown("language"));
    expect(problems.textContent, "in both languages").toContain("Sheet survey, row 7, column type");
  });

  it("offers to leave out what cannot be asked, and says what that changed", async () => {
    const host = await openWindow("desk");
    await host.user.keyboard("{F9}");
    await shown("versions");
    await drop("geopoint", "설문.xlsx");
    const offer = await shown("leave-out");
    expect((await shown("import-problems")).textContent).toContain("‘어디에서 오셨나요?’ 질문은 빼고");
    await vi.waitFor(() => expect(document.activeElement, "one Enter away").toBe(offer));
    await host.user.keyboard("{Enter}");
    await painted("questionnaire-builder");
    expect(host.requests("import_questionnaire").map((request) => request.leave_out)).toEqual([false, true]);
    expect((await shown("import-problems")).textContent, "it is still said").toContain("일부 빼고");
  });

  /** The newcomer's price list lay on the tab that was open. */
  it("knows a price list and takes it to the products", async () => {
    const host = await openWindow("desk");
    await host.user.keyboard("{F9}");
    await shown("versions");
    await drop("상품명,가격\n잔,12000\n", "가격표.csv");
    expect((await shown("import-problems")).textContent).toContain("가격표 같습니다");
    await host.user.click(await shown("to-products"));
    await painted("prepare-products");
    await shown("import-preview");
    expect(host.requests("preview_products").at(-1)?.file_name).toBe("가격표.csv");
  });

  it("is not waited for once it is stopped, and what came too late is in the list", async () => {
    let give = (): void => {};
    const host = await openWindow(
      "desk",
      {},
      {
        import_questionnaire: () =>
          new Promise((done) => {
            give = () => done({ draft: "a draft", problems: [], left_out: [] });
          }),
      },
    );
    await host.user.keyboard("{F9}");
    await shown("versions");
    await drop(new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), "설문.xlsx");
    expect((await shown("workbook-reading")).textContent).toContain("설문.xlsx");
    await press(host, "workbook-stop");
    expect(host.requests("stop_work")).toEqual([{ work: "questionnaire" }]);
    expect(seen("workbook-reading")).toBeNull();
    const before = host.requests("get_questionnaires").length;
    await vi.waitFor(() => expect(host.requests("import_questionnaire").length).toBe(1));
    give();
    await vi.waitFor(() => expect(host.requests("get_questionnaires").length).toBe(before + 1));
    expect(host.requests("get_questionnaire_draft"), "nothing is opened").toEqual([]);
  });

  /** A film dropped by mistake must not be read into the window's memory. */
  it("refuses a file over the limit without reading it", async () => {
    const host = await openWindow("desk");
    await host.user.keyboard("{F9}");
    await shown("versions");
    await drop(new Uint8Array(10 * 1024 * 1024 + 1), "영상.xlsx");
    expect((await shown("error")).textContent).toContain("너무 커서");
    expect(host.requests("import_questionnaire").length, "the host was not asked").toBe(0);
  });
});

describe("the list of questionnaires", () => {
  it("asks an earlier version again, saves one as a file, throws a draft away", async () => {
    const host = await openWindow("desk");
    await host.user.keyboard("{F9}");
    await press(host, "ask-version-2");
    await vi.waitFor(() => {
      const lines = [...(seen("versions")?.querySelectorAll("li") ?? [])];
      expect(lines[1]?.textContent).toContain("지금 묻는 설문지");
    });
    await press(host, "write-version-1");
    expect((await shown("questionnaire-told")).textContent).toContain(".xlsx");
    await press(host, "begin-blank");
    await painted("questionnaire-builder");
    await host.user.keyboard("{Escape}");
    await press(host, "discard-draft-1");
    await vi.waitFor(() => expect(seen("drafts")).toBeNull());
    await press(host, "template-food");
    await painted("questionnaire-builder");
    expect(host.requests("begin_questionnaire").at(-1)).toEqual({ from: "template", template: "food" });
  });
});
