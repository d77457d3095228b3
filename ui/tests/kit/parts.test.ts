import { fireEvent, render } from "@testing-library/svelte";
import { createRawSnippet } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import BarChart from "../../src/kit/BarChart.svelte";
import Dialog from "../../src/kit/Dialog.svelte";
import NumberField from "../../src/kit/NumberField.svelte";
import Progress from "../../src/kit/Progress.svelte";
import TimeChart from "../../src/kit/TimeChart.svelte";
import Toast from "../../src/kit/Toast.svelte";

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe("a dialog", () => {
  const inside = createRawSnippet(() => ({ render: () => "<button>넘기기</button>" }));

  function opened(cancel = (): void => {}) {
    const before = document.body.appendChild(document.createElement("button"));
    before.focus();
    const { container, unmount } = render(Dialog, {
      title: "넘길까요?",
      text: "설문만 보입니다.",
      cancel,
      children: inside,
    });
    const dialog = container.querySelector("dialog");
    if (dialog === null) throw new Error("no dialog");
    return { before, dialog, unmount };
  }

  it("is named by its title and explained by its sentence", () => {
    const { dialog } = opened();
    const named = (attribute: string) =>
      document.getElementById(dialog.getAttribute(attribute) ?? "")?.textContent;
    expect(named("aria-labelledby")).toBe("넘길까요?");
    expect(named("aria-describedby")).toBe("설문만 보입니다.");
  });

  it("holds the focus, and gives it back where it was", () => {
    const showModal = vi.spyOn(HTMLDialogElement.prototype, "showModal");
    const { before, dialog, unmount } = opened();
    expect(showModal, "the platform keeps the focus in a modal dialog").toHaveBeenCalledOnce();
    expect(dialog.contains(document.activeElement), "the focus is in it").toBe(true);
    unmount();
    expect(document.activeElement).toBe(before);
    showModal.mockRestore();
  });

  it("is left with Escape, but not with the Escape of an input method, nor by the browser itself", async () => {
    const cancel = vi.fn();
    const { dialog } = opened(cancel);
    await fireEvent.keyDown(dialog, { key: "Escape", isComposing: true });
    await fireEvent.keyDown(dialog, { key: "Escape", keyCode: 229 });
    const byBrowser = new Event("cancel", { cancelable: true });
    dialog.dispatchEvent(byBrowser);
    expect(byBrowser.defaultPrevented, "keys decide, not the browser").toBe(true);
    expect(cancel).not.toHaveBeenCalled();
    await fireEvent.keyDown(dialog, { key: "Escape" });
    expect(cancel).toHaveBeenCalledOnce();
  });
});

describe("a toast", () => {
  beforeEach(() => void vi.useFakeTimers());

  function said(rest: { said?: string | null } = {}) {
    const gone = vi.fn();
    const undo = vi.fn();
    const props = { said: "질문을 지웠습니다.", label: "되살리기", undo, gone, ...rest };
    return { gone, undo, ...render(Toast, props) };
  }

  it("speaks politely, in a place that was there before", async () => {
    const { container, rerender } = said({ said: null });
    const place = container.querySelector('[role="status"]');
    expect(place?.textContent?.trim(), "silent").toBe("");
    await rerender({ said: "질문을 지웠습니다." });
    expect(container.querySelector('[role="status"]'), "the same place").toBe(place);
    expect(place?.textContent).toContain("질문을 지웠습니다.");
  });

  it("takes no focus, and is taken back by its button or its key", async () => {
    const { undo, getByRole } = said();
    expect(document.activeElement).toBe(document.body);
    await fireEvent.click(getByRole("button"));
    await fireEvent.keyDown(document.body, { key: "ㅋ", code: "KeyZ", ctrlKey: true });
    expect(undo).toHaveBeenCalledTimes(2);
  });

  it("has no key once it is gone", async () => {
    const { undo, rerender } = said();
    await rerender({ said: null });
    await fireEvent.keyDown(document.body, { key: "z", code: "KeyZ", ctrlKey: true });
    expect(undo).not.toHaveBeenCalled();
  });

  it("goes by itself after ten seconds", () => {
    const { gone } = said();
    vi.advanceTimersByTime(9_900);
    expect(gone).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    expect(gone).toHaveBeenCalledOnce();
  });

  it.each([
    ["the pointer", "pointerenter", "pointerleave"],
    ["the focus", "focusin", "focusout"],
  ])("stays while %s is on it, and then its full time", async (_, comes, goes) => {
    const { gone, getByRole } = said();
    const card = getByRole("group");
    vi.advanceTimersByTime(9_000);
    await fireEvent(card, new Event(comes, { bubbles: comes === "focusin" }));
    vi.advanceTimersByTime(60_000);
    expect(gone, "held").not.toHaveBeenCalled();
    await fireEvent(card, new Event(goes, { bubbles: goes === "focusout" }));
    vi.advanceTimersByTime(9_000);
    expect(gone, "not at once").not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_100);
    expect(gone).toHaveBeenCalledOnce();
  });
});

describe("progress", () => {
  it("says how far it is, and what it is about", () => {
    const { getByRole, container } = render(Progress, { label: "사진 읽는 중", done: 1200, of: 1284 });
    const bar = getByRole("progressbar", { name: "사진 읽는 중" }) as HTMLProgressElement;
    expect([bar.value, bar.max]).toEqual([1200, 1284]);
    expect(container.textContent).toContain("1,284");
  });

  it("says nothing of how far where that is not known", () => {
    const { getByRole } = render(Progress, { label: "세는 중" });
    const bar = getByRole("progressbar") as HTMLProgressElement;
    expect(bar.hasAttribute("value"), "indeterminate").toBe(false);
    expect(bar.position).toBe(-1);
  });

  it("stops by its button and by Escape, where it can", async () => {
    const cancel = vi.fn();
    const { getByRole, rerender, queryByRole } = render(Progress, { label: "세는 중", cancel });
    await fireEvent.click(getByRole("button"));
    await fireEvent.keyDown(document.body, { key: "Escape" });
    expect(cancel).toHaveBeenCalledTimes(2);
    await rerender({ cancel: undefined });
    await fireEvent.keyDown(document.body, { key: "Escape" });
    expect(queryByRole("button")).toBeNull();
    expect(cancel).toHaveBeenCalledTimes(2);
  });
});

/** What the table says, row by row. */
function spoken(container: Element): string[][] {
  return [...container.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent ?? ""),
  );
}

describe("charts", () => {
  const columns = ["이유", "사람"] as const;
  const bars = [
    { name: "선물", value: 1284 },
    { name: "집", value: 321 },
    { name: "모름", value: 0 },
  ];

  it("draw bars in proportion to the greatest, each with its name and number", () => {
    const { container } = render(BarChart, { title: "선물이 가장 많습니다.", columns, bars, empty: "" });
    const widths = [...container.querySelectorAll("rect")].map((bar) => bar.getAttribute("width"));
    expect(widths).toEqual(["100%", "25%", "0%"]);
    expect(
      [...container.querySelectorAll("li")].map((row) => row.textContent?.replace(/\s+/g, " ").trim()),
    ).toEqual(["선물 1,284", "집 321", "모름 0"]);
  });

  it("say the same as a table, and hide the drawing from who hears it", () => {
    const read = (value: number) => `${value}명`;
    const { container, getByRole } = render(BarChart, {
      title: "선물이 가장 많습니다.",
      columns,
      bars,
      empty: "",
      read,
    });
    expect(getByRole("table", { name: "선물이 가장 많습니다." })).toBeTruthy();
    expect(spoken(container)).toEqual([
      ["선물", "1284명"],
      ["집", "321명"],
      ["모름", "0명"],
    ]);
    expect(
      container.querySelector("svg")?.closest('[aria-hidden="true"]'),
      "the drawing is silent",
    ).not.toBeNull();
  });

  const points = [
    { at: "10시", value: 5 },
    { at: "11시", value: 20 },
    { at: "12시", value: 10 },
  ];

  it("draw columns over time and name the greatest and the last", () => {
    const { container } = render(TimeChart, { title: "열한 시", columns, points, empty: "" });
    expect([...container.querySelectorAll("rect")].map((one) => one.getAttribute("height"))).toEqual([
      "25%",
      "100%",
      "50%",
    ]);
    const [drawn, times] = [...container.querySelectorAll("svg")];
    expect([...(drawn?.querySelectorAll("text") ?? [])].map((one) => one.textContent)).toEqual(["20", "10"]);
    expect([...(times?.querySelectorAll("text") ?? [])].map((one) => one.textContent)).toEqual([
      "10시",
      "11시",
      "12시",
    ]);
    expect(spoken(container).length).toBe(3);
  });

  it("draw a line through the same points", () => {
    const { container } = render(TimeChart, { title: "열한 시", columns, points, as: "line", empty: "" });
    const strokes = [...container.querySelectorAll("line.stroke")];
    expect(strokes.map((one) => [one.getAttribute("y1"), one.getAttribute("y2")])).toEqual([
      ["75%", "0%"],
      ["0%", "50%"],
    ]);
  });

  it("name no more times than fit", () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ at: `${index}`, value: index }));
    const { container } = render(TimeChart, { title: "", columns, points: many, empty: "" });
    expect(container.querySelectorAll("svg.times text").length).toBe(12);
    expect(spoken(container).length, "the table has them all").toBe(60);
  });

  it("of nothing say so, and of nothing but zeros draw no bar", () => {
    const nothing = render(BarChart, { title: "아직", columns, bars: [], empty: "대답이 없습니다." });
    expect(nothing.container.textContent).toContain("대답이 없습니다.");
    expect(nothing.container.querySelector("svg, table")).toBeNull();
    nothing.unmount();
    const { container } = render(TimeChart, {
      title: "",
      columns,
      points: [{ at: "10시", value: 0 }],
      empty: "",
    });
    expect(container.querySelector("rect")?.getAttribute("height")).toBe("0%");
  });
});

describe("a field for a number", () => {
  it("takes what is one, and refuses what is none instead of changing it", async () => {
    const told: (number | null)[] = [];
    const changed = (value: number | null): void => void told.push(value);
    const { container } = render(NumberField, { label: "할인", unit: "%", value: null, changed });
    const field = container.querySelector("input");
    if (field === null) throw new Error("no field");
    for (const typed of ["30,000.00", "１０", ""]) await fireEvent.input(field, { target: { value: typed } });
    expect(told).toEqual([30_000, 10, null]);
    for (const typed of ["2.5", "-5", "1234567890", "10²"]) {
      await fireEvent.input(field, { target: { value: typed } });
      expect(field.value, "it stays as it was typed").toBe(typed);
      expect(field.getAttribute("aria-invalid")).toBe("true");
      expect(container.querySelector("[role=alert]")?.textContent).not.toBe("");
    }
    expect(told, "nothing was handed on").toHaveLength(3);
  });

  it("does not wipe out a 0 that somebody typed: whoever asks says what is allowed", async () => {
    let value: number | null = 24;
    const changed = (number: number | null): void => void (value = number ?? 0);
    const { container, rerender } = render(NumberField, { label: "보유 기간", unit: "개월", value, changed });
    const field = container.querySelector("input");
    if (field === null) throw new Error("no field");
    for (const typed of ["0", "", "7"]) {
      await fireEvent.input(field, { target: { value: typed } });
      await rerender({ value });
      expect(field.value, "as it was typed").toBe(typed);
    }
    await rerender({ value: 24 });
    expect(field.value, "unless it is another one now").toBe("24");
  });
});
