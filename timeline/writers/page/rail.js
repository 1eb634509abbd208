/* The rail: the shown events as marks or bars over an axis whose long gaps are cut. Drawn anew at each change. */
const SVG = "http://www.w3.org/2000/svg";
const STEP = 11,
  LANES = 3,
  MOST = 6,
  BELOW = 58;
const axis = { y: 0, stack: 0 };
const PATHS = {
  happened: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
  reported: "M0-6 6 0 0 6-6 0z",
  planned: "M0-5.5 6 5H-6z",
  proposed: "M0 5.5 6-5H-6z",
  denied: "M-5-3-3-5 0-2 3-5 5-3 2 0 5 3 3 5 0 2-3 5-5 3-2 0z",
  hypothetical: "M-5-5H5V5H-5z",
  habitual: "M0-5.8 5-2.9V2.9L0 5.8-5 2.9V-2.9z",
};

function element(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function view() {
  return state.view || [-margin, scale.size + margin];
}

function pixels() {
  const width = $("rail").clientWidth,
    [low, high] = view();
  return {
    width,
    of: (day) => ((scale.at(day) - low) / (high - low)) * width,
    back: (x) => low + (x / width) * (high - low),
  };
}

/** The rail is as high as the stacks of the whole story need, within reason, and stays so. */
function settleHeight() {
  const stacks = new Map(),
    x = pixels();
  for (const event of dated) {
    const bin = Math.round(x.of(event.first) / STEP);
    stacks.set(bin, (stacks.get(bin) || 0) + 1);
  }
  const levels = Math.min(MOST, Math.max(2, ...stacks.values()));
  axis.stack = levels * STEP;
  axis.y = axis.stack + 8;
  $("rail").style.height = `${axis.y + BELOW}px`;
}

function draw() {
  const x = pixels();
  if (!x.width) return;
  const stacks = stackPoints(x),
    highest = Math.max(0, ...[...stacks.values()].map((stack) => stack.length));
  const crowded = highest * STEP > axis.stack;
  const marks = crowded ? drawBars(stacks, highest) : [...drawSpans(x), ...drawMarks(stacks, x)];
  $("rail").replaceChildren(...drawAxis(x), ...marks);
  if (!state.hovering) $("readout").textContent = viewWords();
  $("whole").disabled = !state.view;
  $("out").disabled = !state.view;
}

function drawAxis(x) {
  const [low, high] = view();
  const parts = [element("line", { class: "axis", x1: 0, x2: x.width, y1: axis.y, y2: axis.y })];
  const perDay = x.width / (high - low);
  let free = 0;
  const cuts = scale.cuts.filter((cut) => cut.end > low && cut.start < high);
  for (const tick of ticksBetween(scale.day(low), scale.day(high), 62 / perDay)) {
    const at = x.of(tick.day),
      place = scale.at(tick.day);
    const label =
      free || /[0-9]{4}|E$/.test(tick.label) ? tick.label : `${tick.label} ${yearWords(dateOf(tick.day)[0])}`;
    const end = at + label.length * 7.4 + 4;
    if (at < free || end > x.width || cuts.some((cut) => place > cut.start && place < cut.end)) continue;
    parts.push(element("line", { class: "tick", x1: at, x2: at, y1: axis.y + 2, y2: axis.y + 38 }));
    free = end + 6;
    parts.push(element("text", { x: at + 4, y: axis.y + 38, class: tick.major ? "major" : "" }, label));
  }
  for (const cut of cuts) parts.push(...drawCut(x, cut));
  return parts;
}

function drawCut(x, cut) {
  const from = x.of(cut.from),
    to = x.of(cut.to),
    middle = (from + to) / 2;
  const words = gapWords(cut.to - cut.from) + " without events, axis cut";
  const slash = (at) => element("path", { class: "slash", d: `M${at - 3} ${axis.y + 6}l6 -12` });
  const ground = element("line", {
    x1: from,
    x2: to,
    y1: axis.y,
    y2: axis.y,
    stroke: "var(--paper)",
    "stroke-width": 5,
  });
  const dots = element("line", { class: "cut", x1: from, x2: to, y1: axis.y, y2: axis.y });
  const parts = [ground, dots, slash(middle - 2.5), slash(middle + 2.5)];
  if (to - from > words.length * 6.4)
    parts.push(
      element("text", { class: "cut-label", x: middle, y: axis.y - 12, "text-anchor": "middle" }, words),
    );
  return [element("g", {}, element("title", {}, words), ...parts)];
}

function gapWords(days) {
  const whole = Math.floor(days);
  if (whole < 60) return whole + " days";
  return whole < 729
    ? Math.floor(whole / 30.44) + " months"
    : Math.floor(whole / 365.24).toLocaleString("en") + " years";
}

/** Durations as bars and wide possible ranges as brackets, in lanes under the axis. */
function drawSpans(x) {
  const ends = new Array(LANES).fill(-Infinity);
  const parts = [];
  for (const event of dated) {
    if (!event.shown || !(event.bar || event.hollow)) continue;
    const from = Math.max(-4, x.of(event.first)),
      to = event.open ? from + 20 : Math.min(x.width + 4, x.of(event.last + 1));
    if (to - from < (event.bar ? 3 : 8) || to < 0 || from > x.width) continue;
    const lane = ends.findIndex((end) => end < from - 2);
    if (lane < 0) continue;
    ends[lane] = to;
    parts.push(drawSpan(event, from, to, axis.y + 8 + lane * 7));
  }
  return parts;
}

/** A bracket, a bar, or for an open end an arrow. */
function drawSpan(event, from, to, y) {
  const common = { "data-i": event.index, class: "one range" };
  if (event.open) return element("path", { ...common, d: `M${from} ${y}H${to}m-4 -3l4 3l-4 3` });
  if (!event.bar) return element("path", { ...common, d: `M${from} ${y - 2}v4H${to}v-4` });
  const colour = `var(--${data.statuses[event.status]})`;
  return element("rect", {
    ...common,
    x: from,
    y: y - 2,
    width: Math.max(3, to - from),
    height: 4.5,
    fill: event.hollow ? "var(--paper)" : colour,
    stroke: colour,
    class: "one",
  });
}

/** The shown events by where their marks would touch. */
function stackPoints(x) {
  const stacks = new Map();
  for (const event of dated) {
    const at = x.of(event.first);
    if (!event.shown || at < -6 || at > x.width + 6) continue;
    const bin = Math.round(at / STEP);
    if (!stacks.has(bin)) stacks.set(bin, []);
    stacks.get(bin).push(event);
  }
  return stacks;
}

function drawMarks(stacks, x) {
  const parts = [];
  for (const [bin, stack] of stacks) {
    const at = stack.length === 1 ? x.of(stack[0].first) : bin * STEP;
    stack.forEach((event, level) => parts.push(drawMark(event, at, axis.y - level * STEP - (level ? 1 : 0))));
  }
  return parts;
}

function drawMark(event, at, y) {
  const name = data.statuses[event.status],
    colour = `var(--${name})`;
  const place = { transform: `translate(${at.toFixed(1)} ${y})` };
  const mark = element("path", {
    d: PATHS[name],
    fill: event.hollow ? "var(--paper)" : colour,
    stroke: colour,
    "data-i": event.index,
    class: "one",
  });
  if (event.index !== state.current) return element("g", place, mark);
  return element("g", place, mark, element("circle", { class: "here", r: 9 }));
}

function drawBars(stacks, highest) {
  const parts = [];
  for (const [bin, stack] of stacks) {
    const counts = new Array(data.statuses.length).fill(0);
    for (const event of stack) counts[event.status] += 1;
    let y = axis.y - 1.5;
    counts.forEach((count, status) => {
      const height = (count / highest) * axis.stack;
      if (!count) return;
      y -= height;
      parts.push(
        element("rect", {
          class: "bar",
          "data-bin": bin,
          x: bin * STEP - STEP / 2 + 0.5,
          y: y.toFixed(2),
          width: STEP - 1,
          height: height.toFixed(2),
          fill: `var(--${data.statuses[status]})`,
        }),
      );
    });
    if (stack.some((event) => event.index === state.current))
      parts.push(element("circle", { class: "here", cx: bin * STEP, cy: axis.y, r: 5 }));
  }
  parts.push(element("text", { x: 0, y: 10 }, `tallest bar: ${highest.toLocaleString("en")} events`));
  return parts;
}

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
  const headline = event.row.querySelector(".head").firstChild;
  return `${event.opener.firstElementChild.textContent} \u00b7 ${headline.textContent}`;
}

function say(text) {
  state.hovering = Boolean(text);
  $("readout").textContent = text || viewWords();
}
