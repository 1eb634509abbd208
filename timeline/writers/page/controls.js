/* What a reader can do: zoom, go to an event, choose by status and source. */
function setView(low, high) {
  const least = Math.min(2, scale.size + 2 * margin),
    size = Math.max(least, high - low);
  const middle = (low + high) / 2,
    begin = -margin,
    end = scale.size + margin;
  if (size >= end - begin) state.view = null;
  else {
    const from = Math.min(Math.max(middle - size / 2, begin), end - size);
    state.view = [from, from + size];
  }
  writeRange();
  update();
}

function zoom(factor) {
  const [low, high] = view(),
    current = events[state.current];
  const place = current && current.dated && current.shown ? scale.at(current.first) : (low + high) / 2;
  const middle = place >= low && place <= high ? place : (low + high) / 2;
  setView(middle - ((high - low) * factor) / 2, middle + ((high - low) * factor) / 2);
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
  const from = low ? scale.at(low[0]) : -margin,
    to = high ? scale.at(high[1] + 1) : scale.size + margin;
  if (to <= from) $("to").setAttribute("aria-invalid", "true");
  else {
    state.view = low || high ? [from, to] : null;
    update();
  }
}

/** One event of the list is in the tab order, as in any list with arrow keys; the others are reached from it. */
function settleTabStop() {
  const wanted =
    events[state.current] && events[state.current].shown
      ? events[state.current]
      : events.find((event) => event.shown);
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
  const here =
    at >= 0 && shown[at].index === state.current ? at : (at < 0 ? shown.length : at) - (by > 0 ? 1 : 0);
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

/** Show the key events only, or all of them: the rail and its range change with the list. */
function showExtent(keysOnly) {
  state.keysOnly = keysOnly;
  state.view = null;
  settleScale();
  writeRange();
  update();
}

function closeOne() {
  const pop = document.querySelector(".pop[open]"),
    current = events[state.current];
  if (pop) pop.open = false;
  else if (current && current.row.firstElementChild.open) current.row.firstElementChild.open = false;
  else clearAll();
}

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
    sheet.append(
      html("label", {}, box, html("span", {}, name), html("span", { className: "n" }, String(counts[group]))),
    );
  });
  const all = (checked) => () => {
    for (const box of sheet.querySelectorAll("input")) if (box.checked !== checked) box.click();
  };
  const buttons = [
    html("button", { type: "button" }, "All"),
    " ",
    html("button", { type: "button" }, "None"),
  ];
  buttons[0].addEventListener("click", all(true));
  buttons[2].addEventListener("click", all(false));
  sheet.prepend(html("p", {}, ...buttons));
  $("sources-filter").hidden = data.groups.length < 2;
}

function nameSources() {
  const left = data.groups.filter((_, group) => !state.without.has(group));
  $("sources-label").textContent = !state.without.size
    ? "All sources"
    : left.length === 1
      ? left[0]
      : `${left.length} of ${data.groups.length} sources`;
}
