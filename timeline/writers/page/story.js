/* The story: its events as the list holds them, and which of them are shown. */
const ROW_HEIGHT = 37;

const $ = (id) => document.getElementById(id);
const data = JSON.parse($("data").textContent);
const events = [...document.querySelectorAll(".event")].map((row, index) => {
  const [first, last, kind, status, groups, key] = data.events[index];
  const known = first === null ? last : first;
  return {
    row,
    index,
    status,
    groups,
    key: key === 1,
    opener: row.querySelector("summary"),
    dated: known !== null,
    shown: true,
    first: known,
    last: last === null ? known : last,
    open: first === null || last === null,
    hollow: kind % 2 === 1,
    bar: kind > 1,
  };
});
const dated = events.filter((event) => event.dated);
const sections = [...document.querySelectorAll(".year, .undated")];
const lists = [...document.querySelectorAll(".rows")];
const gaps = [...document.querySelectorAll(".gap")];
const keys = events.filter((event) => event.key);
const state = {
  query: [],
  off: new Set(),
  without: new Set(),
  view: null,
  current: -1,
  keysOnly: keys.length < events.length,
};
let scale, margin;
settleScale();

/** The rail reaches as far as the events that the list begins with. */
function settleScale() {
  scale = wholeScale(dated.filter((event) => event.key || !state.keysOnly));
  margin = scale.size * 0.02 + 0.5;
}

function wholeScale(reaching) {
  const windows = reaching.map((event) => [event.first, event.last + 1]);
  const low = windows.reduce((least, [first]) => Math.min(least, first), Infinity);
  const high = windows.reduce((most, [, last]) => Math.max(most, last), -Infinity);
  return reaching.length ? makeScale(low, high, findCuts(windows)) : makeScale(0, 1, []);
}

function fold(text) {
  const lower = text.toLowerCase();
  return /[^\x00-\x7f]/.test(lower) ? lower.normalize("NFD").replace(/\p{M}/gu, "") : lower;
}

/** The words that a search looks through: headline and quotes; made while the page is idle, or when first needed. */
function wordsOf(event) {
  if (event.words === undefined) {
    const parts = [event.opener, ...event.row.querySelectorAll("blockquote")];
    event.words = fold(parts.map((part) => part.textContent).join(" "));
  }
  return event.words;
}

function prepareWords(from = 0) {
  const later = window.requestIdleCallback || ((run) => setTimeout(run, 30));
  later(() => {
    events.slice(from, from + 200).forEach(wordsOf);
    if (from + 200 < events.length) prepareWords(from + 200);
  });
}

/** A search looks through all events, the list begins with the key events. */
function fits(event) {
  if (state.keysOnly && !event.key && !state.query.length) return false;
  if (state.off.has(event.status)) return false;
  if (state.without.size && event.groups.length && event.groups.every((group) => state.without.has(group)))
    return false;
  if (state.view && !inView(event)) return false;
  return state.query.every((word) => wordsOf(event).includes(word));
}

/** An open end ("since 2011") counts where it is known: it would else be in view for ever after. */
function inView(event) {
  return event.dated && event.first < scale.day(state.view[1]) && event.last + 1 > scale.day(state.view[0]);
}

function isFiltered() {
  return Boolean(state.view || state.off.size || state.without.size || state.query.length);
}

/** A list out of view is not laid out: its height is reckoned from its rows, so that the scroll bar tells the truth. */
function settleList(list, rows) {
  list.hidden = rows === 0;
  list.style.setProperty("--height", `${rows * ROW_HEIGHT}px`);
}

function countWords(count) {
  const all = `${events.length.toLocaleString("en")} events`;
  if (isFiltered()) return `${count.toLocaleString("en")} of ${all}`;
  return state.keysOnly ? `${count.toLocaleString("en")} key events of ${events.length.toLocaleString("en")}` : all;
}

/** The switch between the key events and all of them, where there are others. */
function nameExtent() {
  const button = $("extent");
  button.hidden = keys.length === events.length;
  button.textContent = state.keysOnly ? "Show every event" : "Show key events only";
  button.setAttribute("aria-pressed", String(!state.keysOnly));
}

function update() {
  const counts = new Map(lists.map((list) => [list, 0]));
  for (const event of events) {
    const shown = fits(event);
    if (shown !== event.shown) event.row.hidden = !shown;
    event.shown = shown;
    if (shown) counts.set(event.row.parentNode, counts.get(event.row.parentNode) + 1);
  }
  const count = [...counts.values()].reduce((sum, one) => sum + one, 0);
  for (const [list, rows] of counts) settleList(list, rows);
  for (const section of sections) section.hidden = !section.querySelector(".rows:not([hidden])");
  for (const gap of gaps) gap.hidden = isFiltered() || state.keysOnly;
  $("nothing").hidden = count > 0;
  $("clear").hidden = !isFiltered();
  $("count").textContent = countWords(count);
  nameExtent();
  settleTabStop();
  draw();
}
