// How long ODK's engine takes to open a form and to take one answer.
//
//     node --conditions=browser load.mjs FORM.xml QUESTION TEXT...
//
// Prints `{"load_ms":…,"answer_ms":…}`, the best of several runs each: other work
// on the machine only ever adds. The texts are given as answers by turns.

import { readFileSync } from 'node:fs';
import { leaves, load } from './engine.mjs';

const [file, question, ...texts] = process.argv.slice(2);
const xml = readFileSync(file, 'utf8');

let root;
const loads = [];
for (let run = 0; run < 5; run += 1) {
	const started = performance.now();
	root = (await load(xml)).createInstance().root;
	loads.push(performance.now() - started);
}

const leaf = leaves(root).find((one) => one.currentState.reference.endsWith(`/${question}`));
const answers = [];
for (let turn = 0; turn < 20; turn += 1) {
	const started = performance.now();
	leaf.setValue(texts[turn % texts.length]);
	answers.push(performance.now() - started);
}

console.log(JSON.stringify({ load_ms: Math.min(...loads), answer_ms: Math.min(...answers) }));
