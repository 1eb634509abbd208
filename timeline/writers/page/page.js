/* The page without this script is a plain list; with it, the list can be searched, filtered and zoomed. */
const ROW_HEIGHT = 37;

const $ = (id) => document.getElementById(id);
const data = JSON.parse($("data").textContent);
const events = [...document.querySelectorAll(".event")].map((row, index) => {
  const [first, last, kind, status, groups] = data.events[index];
  const known = first === null ? last : first;
  return {
    row, index, status, groups, opener: row.querySelector("summary"), dated: known !== null, shown: true,
    first: known, last: last === null ? known : last, open: first === null || last === null, hollow: kind % 2 === 1, bar: kind > 1,
  };
});
const dated = events.filter((event) => event.dated);
const sections = [...document.querySelectorAll(".year, .undated")];
const lists = [...document.querySelectorAll(".rows")];
const gaps = [...document.querySelectorAll(".gap")];
const scale = wholeScale();
const margin = scale.size * 0.02 + 0.5;
const state = { query: [], off: new Set(), without: new Set(), view: null, current: -1 };

function wholeScale() {
  const windows = dated.map((event) => [event.first, event.last + 1]);
  const low = windows.reduce((least, [first]) => Math.min(least, first), Infinity);
  const high = windows.reduce((most, [, last]) => Math.max(most, last), -Infinity);
  return dated.length ? makeScale(low, high, findCuts(windows)) : makeScale(0, 1, []);
}

/* ---- what is shown ---- */

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

function fits(event) {
  if (state.off.has(event.status)) return false;
  if (state.without.size && event.groups.length && event.groups.every((group) => state.without.has(group))) return false;
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
  for (const gap of gaps) gap.hidden = isFiltered();
  $("nothing").hidden = count > 0;
  $("clear").hidden = !isFiltered();
  $("count").textContent = (isFiltered() ? `${count.toLocaleString("en")} of ` : "") + `${events.length.toLocaleString("en")} events`;
  settleTabStop();
  draw();
}

/* ---- words about the rail ---- */

function dayWords(day) {
  const [year, month, ofMonth] = dateOf(day);
  return `${ofMonth} ${MONTHS[month - 1]} ${yearWords(year)}`;
}

function viewWords() {
  if (!dated.length) return "";
  const [low, high] = state.view ? state.view : [0, scale.size];
  return `${dayWords(scale.day(low))} \u2013 ${dayWords(Math.ceil(scale.day(high)) - 1)}`;
}

function eventWords(event) {
  return `${event.opener.firstElementChild.textContent} \u00b7 ${event.row.querySelector(".head").firstChild.textContent}`;
}

function say(text) {
  state.hovering = Boolean(text);
  $("readout").textContent = text || viewWords();
}

/* ---- zoom ---- */

function setView(low, high) {
  const least = Math.min(2, scale.size + 2 * margin), size = Math.max(least, high - low);
  const middle = (low + high) / 2, begin = -margin, end = scale.size + margin;
  if (size >= end - begin) state.view = null;
  else {
    const from = Math.min(Math.max(middle - size / 2, begin), end - size);
    state.view = [from, from + size];
  }
  writeRange();
  update();
}

function zoom(factor) {
  const [low, high] = view(), current = events[state.current];
  const place = current && current.dated && current.shown ? scale.at(current.first) : (low + high) / 2;
  const middle = place >= low && place <= high ? place : (low + high) / 2;
  setView(middle - (high - low) * factor / 2, middle + (high - low) * factor / 2);
}

function move(share) {
  const [low, high] = view();
  setView(low + (high - low) * share, high + (high - low) * share);
}

function writeRange() {
  const [from, to] = state.view ? [scale.day(state.view[0]), scale.day(state.view[1])] : [0, 0];
  $("from").value = state.view ? isoDay(from) : "";
  $("to").value = state.view ? isoDay(Math.ceil(to) - 1) : "";
  for (const field of [$("from"), $("to")]) field.removeAttribute("aria-invalid");
}

/** The typed range becomes the view; a field that cannot be read is marked and changes nothing. */
function readRange() {
  const [low, high] = [$("from"), $("to")].map((field) => {
    const read = field.value.trim() ? readDate(field.value) : undefined;
    if (read === null) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    return read;
  });
  if (low === null || high === null) return;
  const from = low ? scale.at(low[0]) : -margin, to = high ? scale.at(high[1] + 1) : scale.size + margin;
  if (to <= from) $("to").setAttribute("aria-invalid", "true");
  else {
    state.view = low || high ? [from, to] : null;
    update();
  }
}

/* ---- one event ---- */

/** One event of the list is in the tab order, as in any list with arrow keys; the others are reached from it. */
function settleTabStop() {
  const wanted = events[state.current] && events[state.current].shown ? events[state.current] : events.find((event) => event.shown);
  if (state.stop) state.stop.opener.tabIndex = -1;
  if (wanted) wanted.opener.tabIndex = 0;
  state.stop = wanted;
}

function go(event, open = false) {
  if (!event) return;
  if (open) event.row.firstElementChild.open = true;
  event.opener.focus({ preventScroll: true });
  event.row.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const shown = events.filter((event) => event.shown);
  const at = shown.findIndex((event) => event.index >= state.current);
  const here = at >= 0 && shown[at].index === state.current ? at : (at < 0 ? shown.length : at) - (by > 0 ? 1 : 0);
  go(shown[Math.min(shown.length - 1, Math.max(0, state.current < 0 ? 0 : here + by))]);
}

function clearAll() {
  Object.assign(state, { query: [], view: null });
  state.off.clear();
  state.without.clear();
  $("query").value = "";
  for (const button of $("statuses").children) button.setAttribute("aria-pressed", "true");
  for (const box of $("sources-filter").querySelectorAll("input")) box.checked = true;
  nameSources();
  writeRange();
  update();
}

function closeOne() {
  const pop = document.querySelector(".pop[open]"), current = events[state.current];
  if (pop) pop.open = false;
  else if (current && current.row.firstElementChild.open) current.row.firstElementChild.open = false;
  else clearAll();
}

/* ---- controls ---- */

function html(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function makeStatuses() {
  const counts = new Array(data.statuses.length).fill(0);
  for (const event of events) counts[event.status] += 1;
  data.statuses.forEach((name, status) => {
    if (!counts[status]) return;
    const mark = html("span", { className: `m ${name}` });
    const button = html("button", { type: "button" }, mark, `${name} ${counts[status].toLocaleString("en")}`);
    button.setAttribute("aria-pressed", "true");
    button.addEventListener("click", () => {
      const on = state.off.delete(status) || !state.off.add(status);
      button.setAttribute("aria-pressed", String(on));
      update();
    });
    $("statuses").append(button);
  });
}

function makeSources() {
  const sheet = $("sources-filter").querySelector(".sheet");
  const counts = new Array(data.groups.length).fill(0);
  for (const event of events) for (const group of event.groups) counts[group] += 1;
  data.groups.forEach((name, group) => {
    const box = html("input", { type: "checkbox", checked: true });
    box.addEventListener("change", () => {
      if (box.checked) state.without.delete(group);
      else state.without.add(group);
      nameSources();
      update();
    });
    sheet.append(html("label", {}, box, html("span", {}, name), html("span", { className: "n" }, String(counts[group]))));
  });
  const all = (checked) => () => {
    for (const box of sheet.querySelectorAll("input")) if (box.checked !== checked) box.click();
  };
  const buttons = [html("button", { type: "button" }, "All"), " ", html("button", { type: "button" }, "None")];
  buttons[0].addEventListener("click", all(true));
  buttons[2].addEventListener("click", all(false));
  sheet.prepend(html("p", {}, ...buttons));
  $("sources-filter").hidden = data.groups.length < 2;
}

function nameSources() {
  const left = data.groups.filter((_, group) => !state.without.has(group));
  $("sources-label").textContent = !state.without.size ? "All sources" : left.length === 1 ? left[0] : `${left.length} of ${data.groups.length} sources`;
}

/* ---- pointer and keys ---- */

function watchPointer() {
  const rail = $("rail");
  let start = null, brush = null;
  const at = (event) => Math.min(Math.max(0, event.clientX - rail.getBoundingClientRect().left), rail.clientWidth);
  rail.addEventListener("pointerdown", (event) => {
    if (event.button === 0) start = at(event);
  });
  rail.addEventListener("pointermove", (event) => {
    const now = at(event);
    if (start === null) return say(hoverWords(event.target));
    if (!brush && Math.abs(now - start) > 5) {
      rail.setPointerCapture(event.pointerId);
      brush = rail.appendChild(element("rect", { class: "brush", y: 0, height: 200 }));
    }
    if (brush) {
      brush.setAttribute("x", Math.min(now, start));
      brush.setAttribute("width", Math.abs(now - start));
    }
  });
  rail.addEventListener("pointerup", (event) => {
    const x = pixels(), from = start, brushed = brush;
    start = brush = null;
    if (brushed) setView(x.back(Math.min(from, at(event))), x.back(Math.max(from, at(event))));
    else if (from !== null) press(event.target, x);
  });
  rail.addEventListener("pointercancel", () => {
    start = brush = null;
    draw();
  });
  rail.addEventListener("pointerleave", () => say(""));
}

function press(target, x) {
  if (target.dataset.i !== undefined) go(events[Number(target.dataset.i)], true);
  else if (target.dataset.bin !== undefined) {
    const middle = Number(target.dataset.bin) * STEP;
    setView(x.back(middle - 3 * STEP), x.back(middle + 3 * STEP));
  }
}

function hoverWords(target) {
  if (target.dataset.i !== undefined) return eventWords(events[Number(target.dataset.i)]);
  if (target.dataset.bin === undefined) return "";
  const x = pixels(), middle = Number(target.dataset.bin) * STEP;
  return `around ${dayWords(scale.day(x.back(middle)))}: press to zoom in`;
}

const KEYS = {
  ArrowDown: () => step(1), ArrowUp: () => step(-1),
  Home: () => go(events.find((event) => event.shown)), End: () => go(events.filter((event) => event.shown).pop()),
  "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), 0: () => setView(-margin, scale.size + margin),
  "/": () => $("query").focus(), Escape: closeOne,
};

function watchKeys() {
  document.addEventListener("keydown", (event) => {
    const inField = event.target.closest("input, .pop, button");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (inField && event.key !== "Escape") return;
    const onRail = event.target === $("band") && { ArrowLeft: () => move(-0.3), ArrowRight: () => move(0.3) }[event.key];
    const act = onRail || KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
    if (inField && event.key === "Escape") event.target.closest(".pop") ? event.target.closest(".pop").firstElementChild.focus() : event.target.blur();
  });
}

function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const event = target && events.find((one) => one.row === target);
  if (event && !event.shown) clearAll();
  go(event, true);
}

function start() {
  makeStatuses();
  makeSources();
  for (const event of events) event.opener.tabIndex = -1;
  $("query").addEventListener("input", () => {
    state.query = fold($("query").value).split(/\s+/).filter(Boolean);
    update();
  });
  for (const field of [$("from"), $("to")]) field.addEventListener("change", readRange);
  $("filters").addEventListener("submit", (event) => {
    event.preventDefault();
    readRange();
  });
  const presses = { in: () => zoom(0.5), out: () => zoom(2), earlier: () => move(-0.4), later: () => move(0.4), whole: KEYS[0], clear: clearAll };
  for (const [id, act] of Object.entries(presses)) $(id).addEventListener("click", act);
  $("events").addEventListener("focusin", (event) => {
    const row = event.target.closest(".event"), found = row && events.find((one) => one.row === row);
    if (!found || found.index === state.current) return;
    state.current = found.index;
    settleTabStop();
    draw();
  });
  document.addEventListener("click", (event) => {
    for (const pop of document.querySelectorAll(".pop[open]")) if (!pop.contains(event.target)) pop.open = false;
  });
  $("tools").hidden = false;
  $("band").hidden = !dated.length;
  watchPointer();
  watchKeys();
  settleHeight();
  update();
  new ResizeObserver(draw).observe($("rail"));
  window.addEventListener("hashchange", openTarget);
  openTarget();
  prepareWords();
}

start();
