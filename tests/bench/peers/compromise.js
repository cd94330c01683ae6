// compromise on a JSON Lines file: node compromise.js FILE. People, places and organizations with their offsets.
'use strict';
const fs = require('fs');
const nlp = require('compromise');

for (const line of fs.readFileSync(process.argv[2], 'utf8').split('\n')) {
  if (!line.trim()) continue;
  const { id, text } = JSON.parse(line);
  const doc = nlp(text);
  const spans = [];
  for (const [label, found] of [['PERSON', doc.people()], ['LOC', doc.places()], ['ORG', doc.organizations()]]) {
    for (const { offset } of found.json({ offset: true })) {
      spans.push({ start: offset.start, end: offset.start + offset.length, label });
    }
  }
  process.stdout.write(JSON.stringify({ id, spans }) + '\n');
}
