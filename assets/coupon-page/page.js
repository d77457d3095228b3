/*
 * Shows what a visitor bought of one maker, and her coupon. Both stand after `#`
 * in the address, which browsers keep to themselves: nothing here asks a server.
 *
 * What the digits mean is written in docs/coupon-token.md. The page holds no
 * key and no records, so it can read a coupon but knows neither whether it is
 * real nor whether it was used, and says so.
 */
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const at = (id) => document.getElementById(id);

const WORDS = {
  ko: {
    other: "English",
    otherCode: "en",
    gives: (maker) => `${maker} 쿠폰`,
    benefitUnknown: "쿠폰을 받으셨어요",
    conditionsUnknown: "혜택은 부스나 가게에서 이 QR을 보여 주시면 알려 드려요.",
    state: { good: (days) => `${days}일 남았어요`, today: () => "오늘까지예요", over: () => "기간이 지났어요" },
    until: {
      good: (day) => `${day}까지 쓰실 수 있어요.`,
      today: (day) => `${day}, 오늘까지 쓰실 수 있어요.`,
      over: (day) => `${day}까지였어요. 궁금하신 점은 아래로 물어봐 주세요.`,
    },
    qr: "쿠폰 QR 코드",
    keep: "이 화면을 찍어 두세요",
    honest: "이미 쓰셨는지는 이 화면에 나오지 않아요. 부스나 가게에서 확인해 드려요.",
    calendar: "마지막 날을 달력에 담기",
    calendarFile: "쿠폰.ics",
    calendarTitle: (maker, benefit) => `${maker} 쿠폰: ${benefit}`,
    digits: "QR이 안 읽히면 이 숫자를 보여 주세요",
    none: "받으신 QR을 휴대전화로 다시 찍으시면 쿠폰이 여기에 나와요.",
    broken: "쿠폰 번호가 다 들어오지 않았어요. 받으신 QR을 다시 찍어 주세요. 그래도 안 되면 아래로 연락해 주세요.",
    newer: "이 쿠폰은 이 페이지보다 나중에 나온 쿠폰이에요. 아래로 연락해 주시면 바로 알려 드릴게요.",
    goods: "고르신 상품",
    goodsTitle: (maker) => `${maker}에서 고르신 상품`,
    goodsOr: (names) => `${names.join(" 또는 ")}`,
    goodsUnknown: (count) => `이 페이지에 아직 없는 상품이 ${count}가지 있어요. 아래로 연락해 주시면 알려 드릴게요.`,
    goodsPrices: (day) => `${day}에 적은 가격이에요.`,
    goodsKeep: "이 페이지를 즐겨찾기에 담아 두시면 나중에도 여실 수 있어요.",
    won: (amount) => `${amount}원`,
    notSold: "지금은 팔지 않아요",
    buyAgain: "다시 사기",
    byMail: "이메일로",
    byPhone: "전화로",
    mailTitle: (names) => `다시 사고 싶어요: ${names}`,
    welcome: "반가워요",
    sorry: "쿠폰을 읽지 못했어요",
    again: "다시 찾으시려면",
    shop: "온라인 가게",
    map: "오시는 길",
    mapNote: "지도 열기",
    phone: "전화",
    email: "이메일",
    card: "연락처에 담기",
    cardNote: "주소록 파일",
    cardFile: "연락처.vcf",
    private: "이 페이지는 아무것도 저장하거나 보내지 않아요.",
  },
  en: {
    other: "한국어",
    otherCode: "ko",
    gives: (maker) => `A coupon from ${maker}`,
    benefitUnknown: "You have a coupon",
    conditionsUnknown: "Show this QR code at the booth or the shop and we will tell you what it gives.",
    state: {
      good: (days) => (days === 1 ? "1 day left" : `${days} days left`),
      today: () => "Today is the last day",
      over: () => "This coupon has expired",
    },
    until: {
      good: (day) => `You can use it until ${day}.`,
      today: (day) => `You can use it until today, ${day}.`,
      over: (day) => `It was good until ${day}. If you have a question, ask us below.`,
    },
    qr: "Coupon QR code",
    keep: "Take a screenshot to keep it",
    honest: "This page cannot tell whether the coupon was used. We check that at the booth or the shop.",
    calendar: "Add the last day to my calendar",
    calendarFile: "coupon.ics",
    calendarTitle: (maker, benefit) => `${maker} coupon: ${benefit}`,
    digits: "If the QR code does not scan, show these digits",
    none: "Scan the QR code you were given once more and your coupon appears here.",
    broken: "The coupon number did not arrive whole. Please scan your QR code again. If that does not help, contact us below.",
    newer: "This coupon is newer than this page. Contact us below and we will tell you about it at once.",
    goods: "What you chose",
    goodsTitle: (maker) => `What you chose at ${maker}`,
    goodsOr: (names) => `${names.join(" or ")}`,
    goodsUnknown: (count) =>
      count === 1
        ? "One of your goods is not on this page yet. Contact us below and we will tell you about it."
        : `${count} of your goods are not on this page yet. Contact us below and we will tell you about them.`,
    goodsPrices: (day) => `Prices as of ${day}.`,
    goodsKeep: "Bookmark this page to find it again later.",
    won: (amount) => `${amount} won`,
    notSold: "No longer sold",
    buyAgain: "Buy again",
    byMail: "by e-mail",
    byPhone: "by phone",
    mailTitle: (names) => `I would like to buy this again: ${names}`,
    welcome: "Nice to see you",
    sorry: "We could not read the coupon",
    again: "Find us again",
    shop: "Online shop",
    map: "Directions",
    mapNote: "Open the map",
    phone: "Phone",
    email: "E-mail",
    card: "Save our contact",
    cardNote: "Address book file",
    cardFile: "contact.vcf",
    private: "This page stores and sends nothing.",
  },
};

const DAY_IN_MS = 86_400_000;
/** Day 0 of a coupon's calendar. */
const FIRST_DAY_IN_MS = Date.UTC(2020, 0, 1);
/** Coupons end with a calendar day of Seoul, which has had UTC+9 and no summer time since 1988. */
const SEOUL_IN_MS = 9 * 3_600_000;

/** More products than these are on no card. */
const MOST_GOODS = 12;

/** The address's fragment as it was written. */
function readFragment() {
  const fragment = location.hash.slice(1);
  let text = fragment;
  try {
    text = decodeURIComponent(fragment);
  } catch {
    // A broken escape is no coupon, but the digits after it may be one.
  }
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).trim();
}

/** The numbers of the products that were bought, and whether no coupon stands behind them. */
function readGoods(text) {
  const isAlone = text.startsWith(".");
  const rows = (isAlone ? text.slice(1) : text.slice(0, Math.max(0, text.lastIndexOf(".")))).split(".");
  // Longer rows without a coupon would be taken for a coupon that was cut.
  const fits = (row) => /^(\d{3})+$/.test(row) && (!isAlone || row.length <= 12);
  const numbers = rows.every(fits) ? rows.join("").match(/\d{3}/g) : [];
  return numbers.length > 0 && numbers.length <= MOST_GOODS ? { numbers, isAlone } : { numbers: [], isAlone: false };
}

/** What stands after `#` and the products: a coupon, or "none", "broken", "newer". */
function readCoupon(text) {
  if (text === "") return "none";
  const runs = text.match(/\d{14,}/g);
  let digits = runs ? runs[runs.length - 1] : "";
  if (digits.length === 98 && digits.slice(0, 49) === digits.slice(49)) digits = digits.slice(49);
  if (digits.length !== 49) return "broken";
  const number = BigInt(digits);
  if (number >> 160n !== 0n) return "broken";
  const field = (firstByte, bytes) => Number((number >> BigInt(8 * (20 - firstByte - bytes))) & ((1n << BigInt(8 * bytes)) - 1n));
  if (field(0, 1) !== 1) return "newer";
  return { digits, key: field(1, 3), programme: field(4, 2), serial: field(6, 4), day: field(10, 2) };
}

/** The coupon's QR code: the same content and level as on paper and on the booth's screen. */
function drawQr(content) {
  const { generate, correction } = exports;
  const level = { minCorrectionLevel: correction.M, maxCorrectionLevel: correction.M };
  const code = generate(content, level);
  const quiet = 4;
  const side = code.size + 2 * quiet;
  let path = "";
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      if (code.get(x, y)) path += `M${x + quiet} ${y + quiet}h1v1h-1z`;
    }
  }
  const element = (name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const svg = element("svg", { viewBox: `0 0 ${side} ${side}`, "shape-rendering": "crispEdges", "aria-hidden": "true" });
  svg.append(element("rect", { width: side, height: side, fill: "#fff" }), element("path", { d: path, fill: "#000" }));
  return svg;
}

/** A calendar entry (RFC 5545) for the coupon's last day, with a reminder at 10 the day before. */
function calendarFile(words, maker, benefit, coupon, address) {
  const stamp = (ms) => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, "");
  const lastDay = FIRST_DAY_IN_MS + coupon.day * DAY_IN_MS;
  const escaped = (text) => text.replace(/[\\,;]/g, "\\$&").replace(/\r?\n/g, "\\n");
  const title = escaped(words.calendarTitle(maker, benefit));
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Boothloop//coupon page//KO",
    "BEGIN:VEVENT",
    `UID:${coupon.key}-${coupon.serial}@coupon.boothloop`,
    `DTSTAMP:${stamp(Date.now())}`,
    `DTSTART;VALUE=DATE:${stamp(lastDay).slice(0, 8)}`,
    `DTEND;VALUE=DATE:${stamp(lastDay + DAY_IN_MS).slice(0, 8)}`,
    `SUMMARY:${title}`,
    "TRANSP:TRANSPARENT",
    ...(data.page ? [`URL:${address}`, `DESCRIPTION:${escaped(address)}`] : []),
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${title}`,
    "TRIGGER:-PT14H",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** Lines of at most 75 octets, never broken inside a character (RFC 5545 section 3.1). */
function folded(line) {
  let out = "";
  let used = 0;
  for (const character of line) {
    const octets = new TextEncoder().encode(character).length;
    if (used + octets > 75) {
      out += "\r\n ";
      used = 1;
    }
    out += character;
    used += octets;
  }
  return out;
}

/** A link that saves a file made here. */
function offer(link, type, name, text) {
  link.href = `data:${type};charset=utf-8,${encodeURIComponent(text)}`;
  link.download = name;
}

/** One way to find the maker again; without a note the address's host stands beside it. */
function way(label, note, href) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const small = document.createElement("small");
  if (href) link.href = href;
  small.textContent = note || link.hostname;
  link.append(label, small);
  item.append(link);
  at("ways").append(item);
  return link;
}

let language = (navigator.languages[0] ?? "ko").toLowerCase().startsWith("ko") ? "ko" : "en";

function show() {
  const words = WORDS[language];
  const say = (sentence) => sentence[language] || sentence.ko || sentence.en;
  const maker = say(data.maker);
  document.documentElement.lang = language;
  at("maker").textContent = maker;
  at("maker").hidden = Boolean(data.logo);
  at("logo").hidden = !data.logo;
  at("logo").alt = maker;
  if (data.logo) at("logo").src = data.logo;
  at("language").textContent = words.other;
  at("language").lang = words.otherCode;
  at("language").hidden = false;
  at("again").textContent = words.again;
  at("private").textContent = words.private;

  const fragment = readFragment();
  const goods = readGoods(fragment);
  const coupon = readCoupon(goods.isAlone ? "" : fragment);
  const isCoupon = typeof coupon === "object";
  const isGoods = goods.numbers.length > 0;
  // What she bought comes first, and the coupon has a heading of its own below it.
  const heading = at(isGoods ? "second" : "headline");
  at("second").hidden = !isGoods || coupon === "none";
  at("coupon").hidden = !isCoupon;
  at("coupon").setAttribute("aria-labelledby", heading.id);
  at("notice").hidden = isCoupon || (isGoods && coupon === "none");
  if (isCoupon) {
    showCoupon(words, say, maker, coupon, goods.numbers, heading);
  } else {
    heading.textContent = coupon === "none" ? words.welcome : words.sorry;
    at("notice").textContent = words[coupon];
    document.title = maker;
  }
  at("goods").hidden = !isGoods;
  if (isGoods) showGoods(words, say, maker, goods.numbers);
  showWays(words, say, isGoods);
}

/** A day of the calendar, written out. */
function written(ms) {
  return new Intl.DateTimeFormat(language === "ko" ? "ko-KR" : "en-GB", { dateStyle: "long", timeZone: "UTC" }).format(ms);
}

/** What she bought, and where she can buy it again. */
function showGoods(words, say, maker, numbers) {
  const list = numbers.map((number) => data.goods.filter((it) => it.number === Number(number))).filter((found) => found.length > 0);
  const nameOf = (found) => words.goodsOr(found.map((it) => say(it.name)));
  const priceOf = ([first, other]) => {
    if (other !== undefined) return "";
    return first.won === null ? words.notSold : words.won(first.won.toLocaleString("en-US"));
  };
  document.title = words.goodsTitle(maker);
  at("headline").textContent = words.goods;
  at("goods-list").hidden = list.length === 0;
  at("goods-list").replaceChildren(
    ...list.map((found) => {
      const item = document.createElement("li");
      const small = document.createElement("small");
      small.textContent = priceOf(found);
      item.append(nameOf(found), small);
      return item;
    }),
  );
  const unknown = numbers.length - list.length;
  at("goods-unknown").hidden = unknown === 0;
  at("goods-unknown").textContent = words.goodsUnknown(unknown);
  const isPriced = list.some(([first, other]) => other === undefined && first.won !== null);
  const prices = isPriced ? [words.goodsPrices(written(Date.parse(data.made)))] : [];
  at("goods-note").textContent = [...prices, words.goodsKeep].join(" ");
  buyAgain(words, list.map(nameOf).join(", "));
}

/** Where she buys it again: the shop, or else whoever answers. */
function buyAgain(words, names) {
  const link = at("buy-again");
  const small = document.createElement("small");
  if (data.shop) {
    link.href = data.shop;
    small.textContent = link.hostname;
  } else if (data.email) {
    link.href = `${mailTo(data.email)}?subject=${encodeURIComponent(words.mailTitle(names))}`;
    small.textContent = words.byMail;
  } else if (data.phone) {
    link.href = dial(data.phone);
    small.textContent = words.byPhone;
  }
  link.hidden = small.textContent === "";
  link.replaceChildren(words.buyAgain, small);
}

function showCoupon(words, say, maker, coupon, goods, heading) {
  const found = data.programmes.find((it) => it.number === coupon.programme);
  // Which variant of its programme a coupon is follows from its serial number.
  const programme = found && (found.variants[coupon.serial % found.variants.length] ?? found);
  const benefit = programme ? say(programme.benefit) : words.benefitUnknown;
  const lastDay = FIRST_DAY_IN_MS + coupon.day * DAY_IN_MS;
  const today = Math.floor((Date.now() + SEOUL_IN_MS) / DAY_IN_MS) * DAY_IN_MS;
  const days = Math.round((lastDay - today) / DAY_IN_MS);
  const state = days > 0 ? "good" : days === 0 ? "today" : "over";
  const day = written(lastDay);
  const bought = goods.length > 0 ? `${goods.join("")}.` : "";
  const address = data.page ? `${data.page}#${bought}${coupon.digits}` : coupon.digits;

  document.title = words.gives(maker);
  heading.textContent = benefit;
  at("state").textContent = words.state[state](days);
  at("state").className = `state ${state}`;
  at("until").textContent = words.until[state](day);
  at("conditions").textContent = programme ? say(programme.conditions) : words.conditionsUnknown;
  at("qr").replaceChildren(drawQr(address));
  at("qr").setAttribute("aria-label", words.qr);
  at("keep").hidden = state === "over";
  at("keep").textContent = words.keep;
  at("honest").textContent = words.honest;
  at("digits-title").textContent = words.digits;
  at("digits").textContent = coupon.digits.match(/\d{7}/g).join(" ");
  at("calendar").hidden = state === "over";
  at("calendar").textContent = words.calendar;
  offer(at("calendar"), "text/calendar", words.calendarFile, calendarFile(words, maker, benefit, coupon, address));
}

const dial = (phone) => `tel:${phone.replace(/[^+\d]/g, "")}`;
const mailTo = (email) => `mailto:${encodeURIComponent(email).replace("%40", "@")}`;

function showWays(words, say, isGoods) {
  at("ways").replaceChildren();
  // Where goods can be bought again, that is the first way.
  if (data.shop) way(words.shop, "", data.shop).className = isGoods ? "" : "first";
  if (data.map) way(words.map, words.mapNote, data.map).id = "map-way";
  if (data.phone) way(words.phone, data.phone, dial(data.phone));
  if (data.email) way(words.email, data.email, mailTo(data.email));
  const card = way(words.card, words.cardNote);
  card.id = "card-way";
  offer(card, "text/vcard", words.cardFile, say(data.card));
  const address = say(data.address);
  at("address").textContent = address;
  at("address").hidden = address === "";
  at("picture").hidden = !data.picture;
  if (data.picture) at("picture").src = data.picture;
}

at("language").addEventListener("click", () => {
  language = WORDS[language].otherCode;
  show();
});
addEventListener("hashchange", show);
show();
