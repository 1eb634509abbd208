/* The page without this script is a plain list; with it, the list can be searched, filtered and zoomed. */
function watchPointer() {
  const rail = $("rail");
  let start = null,
    brush = null;
  const at = (event) =>
    Math.min(Math.max(0, event.clientX - rail.getBoundingClientRect().left), rail.clientWidth);
  rail.addEventListener("pointerdown", (event) => {
    if (event.button === 0) start = at(event);
  });
  rail.addEventListener("pointermove", (event) => {
    const now = at(event);
    if (event.buttons === 0 && !brush) start = null; // let go outside the rail
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
    const x = pixels(),
      from = start,
      brushed = brush;
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
  const x = pixels(),
    middle = Number(target.dataset.bin) * STEP;
  return `around ${dayWords(scale.day(x.back(middle)))}: press to zoom in`;
}

const KEYS = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  Home: () => go(events.find((event) => event.shown)),
  End: () => go(events.filter((event) => event.shown).pop()),
  "+": () => zoom(0.5),
  "=": () => zoom(0.5),
  "-": () => zoom(2),
  0: () => setView(-margin, scale.size + margin),
  "/": () => $("query").focus(),
  Escape: closeOne,
};

function watchKeys() {
  document.addEventListener("keydown", (event) => {
    const inField = event.target.closest("input, .pop, button");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (inField && event.key !== "Escape") return;
    const onRail =
      event.target === $("band") && { ArrowLeft: () => move(-0.3), ArrowRight: () => move(0.3) }[event.key];
    const act = onRail || KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
    if (inField && event.key === "Escape")
      event.target.closest(".pop")
        ? event.target.closest(".pop").firstElementChild.focus()
        : event.target.blur();
  });
}

function openTarget() {
  const event = events.find((one) => one.row.id === location.hash.slice(1));
  if (event && !event.key && state.keysOnly) showExtent(false);
  if (event && (!event.shown || !event.key)) clearAll();
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
  const presses = {
    in: () => zoom(0.5),
    out: () => zoom(2),
    earlier: () => move(-0.4),
    later: () => move(0.4),
    whole: KEYS[0],
    clear: clearAll,
    extent: () => {
      showExtent(!state.keysOnly);
    },
  };
  for (const [id, act] of Object.entries(presses)) $(id).addEventListener("click", act);
  $("events").addEventListener("focusin", (event) => {
    const row = event.target.closest(".event"),
      found = row && events.find((one) => one.row === row);
    if (!found || found.index === state.current) return;
    state.current = found.index;
    settleTabStop();
    draw();
  });
  document.addEventListener("click", (event) => {
    for (const pop of document.querySelectorAll(".pop[open]"))
      if (!pop.contains(event.target)) pop.open = false;
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
