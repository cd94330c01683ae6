// chrono-node on a JSON Lines file: node chrono.js FILE. The known parts of a result decide the grain of its value.
'use strict';
process.env.TZ = 'UTC';
const chrono = require('chrono-node');
const { dayValue, pad, run, weekValue } = require('./common.js');

// Without the parsers of a time of day: a span is then the date alone.
const parser = chrono.casual.clone();
parser.parsers = parser.parsers.filter((one) => !/^EN(?:Time|CasualTime)(?:Expression)?Parser$/.test(one.constructor.name));

function partValue(part, words, reference) {
  const date = new Date(Date.UTC(part.get('year'), part.get('month') - 1, part.get('day')));
  const certain = (name) => part.isCertain(name);
  if (/\bweekend\b/i.test(words)) return weekValue(date) + '-WE';
  if (/\bweek\b/i.test(words) && !/\b(?:ago|earlier|later)\b/i.test(words)) {
    return weekValue(/\bthis\b/i.test(words) ? reference : date);  // "this week" is a Sunday there
  }
  const year = pad(part.get('year'), 4);
  if (/\bquarter\b/i.test(words)) return `${year}-Q${Math.ceil(part.get('month') / 3)}`;
  if (certain('day') || certain('weekday')) return dayValue(date);
  if (certain('month')) return `${year}-${pad(part.get('month'), 2)}`;
  return certain('year') ? year : undefined;
}

run((text, reference) => {
  const found = [];
  for (const result of parser.parse(text, { instant: reference, timezone: 0 })) {
    const tags = [...result.tags()];
    if (tags.some((tag) => /casualReference\/(?:now|tonight|midnight|noon)/.test(tag))) continue;
    let value = partValue(result.start, result.text, reference);
    if (value && result.end) {
      const last = partValue(result.end, result.text, reference);
      value = last && last !== value ? `${value}/${last}` : value;
    }
    found.push({ start: result.index, end: result.index + result.text.length, value });
  }
  return found;
});
