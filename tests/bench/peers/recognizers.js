// Microsoft Recognizers on a JSON Lines file: node recognizers.js FILE.
'use strict';
process.env.TZ = 'UTC';
const { recognizeDateTime, DateTimeOptions } = require('@microsoft/recognizers-text-date-time');
const { dayValue, pad, run, weekValue } = require('./common.js');

const DATES = new Set(['datetimeV2.date', 'datetimeV2.daterange']);
const WITH_TIME = new Set(['datetimeV2.datetime', 'datetimeV2.datetimerange']);
const PART_OF_DAY = /\s*(?:early\s+|late\s+)?\b(?:morning|afternoon|evening|night)$/i;
const DAY = 86400e3;
const utc = (day) => new Date(`${day}T00:00:00Z`);

// Two readings, the last and the next: of "Friday" the last that has come by the reference day (news looks back), of
// "October" and "Nov. 21" the one that is nearer.
function chosen(values, reference) {
  const distance = (value) => {
    const begin = Date.parse((value.value || value.start || '').slice(0, 10));
    if (Number.isNaN(begin)) return Infinity;
    const ahead = begin - reference;
    return /^XXXX-W/.test(value.timex) && ahead > 0 ? ahead + 7 * DAY : Math.abs(ahead);
  };
  return values.reduce((best, value) => (distance(value) < distance(best) ? value : best));
}

// Months [start, end) as the calendar period they make, else a range.
function periodValue(start, end) {
  const [first, after] = [utc(start), utc(end)];
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth()];
  const months = (after.getUTCFullYear() - year) * 12 + after.getUTCMonth() - month;
  if (first.getUTCDate() === 1 && after.getUTCDate() === 1) {
    if (months === 1) return start.slice(0, 7);
    if (months === 3 && month % 3 === 0) return `${pad(year, 4)}-Q${month / 3 + 1}`;
    if (months === 6 && month % 6 === 0) return `${pad(year, 4)}-H${month / 6 + 1}`;
    if (months === 12 && month === 0) return pad(year, 4);
    if (months === 120 && month === 0 && year % 10 === 0) return pad(year / 10, 3);
    if (months === 1200 && month === 0 && year % 100 === 0) return pad(year / 100, 2);
  }
  return after - first === 7 * DAY && first.getUTCDay() === 1 ? weekValue(first) : `${start}/${end}`;
}

function timexValue(values, reference) {
  const value = values && values.length && chosen(values, reference);
  if (!value || !value.timex) return undefined;
  const day = /^(\d{4}-\d\d-\d\d)(?:T|$)/.exec(value.timex);
  if (day) return day[1];
  if (/^\d{4}(?:-\d\d|-W\d\d(?:-WE)?|-(?:SP|SU|FA|WI))?$/.test(value.timex)) return value.timex;
  const season = /^XXXX(-(?:SP|SU|FA|WI))$/.exec(value.timex);
  if (season) return reference.getUTCFullYear() + season[1];
  if (/^XXXX-\d\d$/.test(value.timex) && value.start) return value.start.slice(0, 7);
  if (value.start && value.end && !/^XXXX-WXX-\dT|^XXXX-\d\d-\d\dT/.test(value.timex)) {
    return periodValue(value.start.slice(0, 10), value.end.slice(0, 10));
  }
  return (value.value || value.start || '').slice(0, 10) || undefined;
}

// A date with a time of day: the date of it.
function withoutTime(text, entity, reference) {
  const words = text.slice(entity.start, entity.end + 1);
  const split = recognizeDateTime(words, 'en-us', DateTimeOptions.SplitDateAndTime, reference);
  const date = split.find((part) => DATES.has(part.typeName));
  if (date) return { start: entity.start + date.start, end: entity.start + date.end + 1, values: date.resolution?.values };
  const shorter = words.replace(PART_OF_DAY, '');
  const named = /\d|yesterday|tomorrow|today|day\b/i.test(shorter);
  return named && shorter !== words && { start: entity.start, end: entity.start + shorter.length, values: entity.resolution?.values };
}

run((text, reference) => {
  const found = [];
  for (const entity of recognizeDateTime(text, 'en-us', DateTimeOptions.None, reference)) {
    let date = null;
    if (DATES.has(entity.typeName)) {
      date = { start: entity.start, end: entity.end + 1, values: entity.resolution?.values };
    } else if (WITH_TIME.has(entity.typeName)) {
      date = withoutTime(text, entity, reference);
    }
    if (date) found.push({ start: date.start, end: date.end, value: timexValue(date.values, reference) });
  }
  return found;
});
