// What the two programs share: reading the documents, edges as the annotation draws them, values as TIMEX3.
'use strict';
const fs = require('fs');

const LEADING = /^(?:[\s,(]+|(?:on|in|at|by|from|since|until|till|during|before|after|around|about|between|over|of|to)\s+)/i;
const TRAILING = /[\s,;:)]+$/;
const PERIOD = /^(?:last|past|next|previous|following|same|coming|current|latest|end|beginning|start|middle|first|second|third|fourth|final|day|week|weekend|month|quarter|year|summer|spring|fall|autumn|winter)\b(?!-)/i;
const CALENDAR = /^the\s+(?=\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\w*\b|may\s)/i;
const DURATION = /^(?:the\s+)?(?:last|past|next|previous|coming|following|first)\s+(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|few|several|couple)\b/i;

// The span without a leading preposition, trailing signs and `the` of a calendar date, with `the` before a period.
function edges(text, start, end) {
  for (let found; (found = LEADING.exec(text.slice(start, end))); ) start += found[0].length;
  start += (CALENDAR.exec(text.slice(start, end)) || [''])[0].length;
  end -= (TRAILING.exec(text.slice(start, end)) || [''])[0].length;
  const before = /\bthe\s+$/i.exec(text.slice(0, start));
  if (before && PERIOD.test(text.slice(start, end))) start -= before[0].length;
  return [start, end];
}

const pad = (number, width) => String(number).padStart(width, '0');
const dayValue = (date) => date.toISOString().slice(0, 10);

// YYYY-Www of a day (midnight UTC).
function weekValue(date) {
  const thursday = new Date(date);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const year = thursday.getUTCFullYear();
  return `${year}-W${pad(1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * 86400e3)), 2)}`;
}

// A day told by "a year ago", "three months later", "the end of the year" says no more than the year or the month.
function coarsened(value, words) {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return value;
  const unit = /\b(?:(year)|month)s?\s+(?:ago|earlier|later|before|after|from now)\b/i.exec(words)
    || /\b(?:end|beginning|start|middle) of (?:\w+ )?(?:(year)|month)\b/i.exec(words);
  return unit ? value.slice(0, unit[1] ? 4 : 7) : value;
}

// The sentences of a text, roughly, as [begin, end): blank lines part them, and a capital after a full stop.
function sentences(text) {
  const found = [];
  let begin = 0;
  for (const gap of text.matchAll(/\n\s*\n|(?<=[.!?]["')]*)\s+(?=["'(]*\p{Lu})/gu)) {
    found.push([begin, gap.index]);
    begin = gap.index + gap[0].length;
  }
  return found.concat([[begin, text.length]]);
}

// Runs `find` (sentence, reference as noon UTC) -> [{start, end, value}] over the documents of a JSON Lines file and
// prints a record for each. `start` and `end` are UTF-16 units there and code points in the records.
function run(find) {
  for (const line of fs.readFileSync(process.argv[2], 'utf8').split('\n')) {
    if (!line.trim()) continue;
    const { id, text, reference_date } = JSON.parse(line);
    const points = (end) => Array.from(text.slice(0, end)).length;
    const spans = [];
    for (const [begin, stop] of sentences(text)) {
      for (const found of find(text.slice(begin, stop), new Date(`${reference_date}T12:00:00Z`))) {
        const [start, end] = edges(text, begin + found.start, begin + found.end);
        const words = text.slice(start, end);
        if (!words || DURATION.test(words)) continue;
        const value = found.value && coarsened(found.value, words);
        spans.push({ start: points(start), end: points(end), label: 'DATE', ...(value && { value }) });
      }
    }
    process.stdout.write(JSON.stringify({ id, spans }) + '\n');
  }
}

module.exports = { coarsened, dayValue, pad, run, weekValue };
