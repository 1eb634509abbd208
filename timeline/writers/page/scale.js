/* Time as numbers: day 1 is 0001-01-01 in the proleptic Gregorian calendar, year 0 is 1 BCE. Date has too few years. */
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MAX_YEAR = 999999;

/** The day number of a date; H. Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
function dayNumber(year, month = 1, day = 1) {
  const shifted = year - (month <= 2 ? 1 : 0);
  const era = Math.floor(shifted / 400),
    inEra = shifted - era * 400;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return era * 146097 + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + ofYear - 305;
}

/** The [year, month, day] of a day number. */
function dateOf(number) {
  const moved = Math.floor(number) + 305,
    era = Math.floor(moved / 146097),
    inEra = moved - era * 146097;
  const ofEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) / 365,
  );
  const ofYear = inEra - (365 * ofEra + Math.floor(ofEra / 4) - Math.floor(ofEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153),
    month = ((shifted + 2) % 12) + 1;
  return [ofEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - Math.floor((153 * shifted + 2) / 5) + 1];
}

function monthStart(months) {
  return dayNumber(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, 1);
}

function isoDay(number) {
  const [year, month, day] = dateOf(number);
  const digits = String(Math.abs(year)).padStart(4, "0");
  return (
    (year < 0 ? "-" : "") + digits + "-" + String(month).padStart(2, "0") + "-" + String(day).padStart(2, "0")
  );
}

function yearWords(year) {
  if (year < 1) return 1 - year + " BCE";
  return year >= 1000 && year <= 9999 ? String(year) : year + " CE";
}

/** The [first, last] day that a typed date means: "2014", "2014-03", "2014-03-07", "-0043", "44 BCE"; null if none. */
function readDate(text) {
  const words = text.trim().replace(/\u2212/g, "-");
  const old = /^([0-9]{1,6}) ?(BCE|BC|CE|AD)$/i.exec(words);
  if (old) {
    const year = /^B/i.test(old[2]) ? 1 - Number(old[1]) : Number(old[1]);
    return [dayNumber(year), dayNumber(year + 1) - 1];
  }
  const found = /^([+-]?[0-9]{1,6})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?$/.exec(words);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if (Math.abs(year) > MAX_YEAR || (month !== null && (month < 1 || month > 12))) return null;
  if (month === null) return [dayNumber(year), dayNumber(year + 1) - 1];
  const first = monthStart(year * 12 + month - 1),
    last = monthStart(year * 12 + month) - 1;
  if (day === null) return [first, last];
  return day >= 1 && first + day - 1 <= last ? [first + day - 1, first + day - 1] : null;
}

/**
 * The gaps to shorten: longer than a quarter of the rest and far longer than the other gaps are on average.
 * Takes windows [first, last]; gives [from, to] pairs in order. Few cuts keep the axis honest and readable.
 */
function findCuts(windows) {
  const sorted = [...windows].sort((a, b) => a[0] - b[0]);
  const gaps = [];
  let end = -Infinity;
  for (const [first, last] of sorted) {
    if (first > end && end > -Infinity) gaps.push([end, first]);
    end = Math.max(end, last);
  }
  if (!sorted.length) return [];
  let rest = end + 1 - sorted[0][0],
    others = sorted.length - 1;
  const cuts = [];
  for (const gap of gaps.sort((a, b) => b[1] - b[0] - (a[1] - a[0]))) {
    const length = gap[1] - gap[0];
    others -= 1;
    if (cuts.length === 5 || others < 1 || length < 0.25 * rest || length < (8 * (rest - length)) / others)
      break;
    cuts.push(gap);
    rest -= length;
  }
  return cuts.sort((a, b) => a[0] - b[0]);
}

/** A scale in which each cut is 5 % of what remains: `at` takes a day to a place, `day` a place to a day. */
function makeScale(first, last, gaps) {
  const kept = gaps.reduce((sum, [from, to]) => sum - (to - from), last - first);
  const short = Math.max(kept, 1) * 0.05;
  const cuts = [];
  let saved = 0;
  for (const [from, to] of gaps) {
    const pad = Math.min((to - from) * 0.1, short);
    const cut = { from: from + pad, to: to - pad, start: from + pad - first - saved };
    cut.end = cut.start + short;
    saved += cut.to - cut.from - short;
    cuts.push(cut);
  }
  const at = (day) => {
    let place = day - first;
    for (const cut of cuts) {
      if (day <= cut.from) break;
      if (day < cut.to) return cut.start + ((day - cut.from) / (cut.to - cut.from)) * short;
      place = cut.end + (day - cut.to);
    }
    return place;
  };
  const day = (place) => {
    let result = place + first;
    for (const cut of cuts) {
      if (place <= cut.start) break;
      if (place < cut.end) return cut.from + ((place - cut.start) / short) * (cut.to - cut.from);
      result = cut.to + (place - cut.end);
    }
    return result;
  };
  return { at, day, cuts, size: at(last) };
}

const DAY_STEPS = [1, 2, 7, 14];
const MONTH_STEPS = [
  1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000, 60000, 120000, 1200000,
];

/** The ticks between two days: [{day, label, major}], by the finest step whose labels stand so many days apart. */
function ticksBetween(low, high, apart) {
  const days = DAY_STEPS.find((step) => step >= apart);
  if (days !== undefined) return dayTicks(low, high, days);
  const months = MONTH_STEPS.find((step) => step * 30 >= apart) || MONTH_STEPS[MONTH_STEPS.length - 1];
  const ticks = [];
  const [year, month] = dateOf(low);
  for (let at = Math.ceil((year * 12 + month - 1) / months) * months; ; at += months) {
    const day = monthStart(at),
      monthOf = ((at % 12) + 12) % 12;
    if (day > high) return ticks;
    const major = months < 12 && monthOf === 0;
    if (day >= low)
      ticks.push({
        day,
        label: months >= 12 || major ? yearWords(Math.floor(at / 12)) : MONTHS[monthOf],
        major,
      });
  }
}

function dayTicks(low, high, step) {
  const ticks = [];
  const [year, month] = dateOf(low);
  for (let at = year * 12 + month - 1; monthStart(at) <= high; at += 1) {
    const start = monthStart(at),
      next = monthStart(at + 1);
    for (let day = start; day + step * 0.6 < next; day += step) {
      if (day < low || day > high) continue;
      const [ofYear, ofMonth, ofDay] = dateOf(day);
      const name = ofDay + " " + MONTHS[ofMonth - 1];
      ticks.push({
        day,
        label: day === start && ofMonth === 1 ? yearWords(ofYear) : name,
        major: day === start,
      });
    }
  }
  return ticks;
}
