// Plays random answers into boothctl and into ODK's engine and compares every
// question after every answer.
//
//     node --conditions=browser compare.mjs --boothctl PATH --forms FOLDER [--scripts N] [--seed S]
//
// FOLDER is what convert.py wrote. Any difference makes this end with 1.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { leaves, load } from './engine.mjs';

const { values: options } = parseArgs({
	options: {
		boothctl: { type: 'string' },
		forms: { type: 'string' },
		scripts: { type: 'string', default: '60' },
		steps: { type: 'string', default: '40' },
		seed: { type: 'string', default: '1' },
	},
});

/** Small, seeded and good enough to choose answers (splitmix32). */
function random(seed) {
	let state = seed >>> 0;
	return (below) => {
		state = (state + 0x9e3779b9) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
		mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
		return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
	};
}

const path = (leaf) => leaf.currentState.reference.replace(/^\/[^/]+\//, '');

/** A text as it reads; pyxform puts blanks around every answer quoted in one. */
const asRead = (text) => text.replace(/\s+/g, ' ').trim();
const shown = (text) => (text ? asRead(text.asString) : null);

const preload = (leaf) => leaf.definition.bind.preload?.type;

/** What the two sides both say of a question, in the words of `form fill`. */
function seen(leaf) {
	const { relevant, required, readonly, instanceValue, valueOptions, label } = leaf.currentState;
	const violation = leaf.validationState.violation;
	return {
		relevant,
		required,
		readonly,
		// The two sides open the form milliseconds apart.
		value: preload(leaf) === 'timestamp' ? undefined : instanceValue || null,
		choices: valueOptions?.map((option) => option.value) ?? null,
		violation: violation?.condition ?? null,
		message: shown(violation?.message),
		// What has no place on the screen has no label in an XForm.
		label: leaf.nodeType === 'model-value' ? undefined : (shown(label) ?? ''),
	};
}

function look(root) {
	const all = leaves(root).filter((leaf) => !path(leaf).startsWith('meta/'));
	return new Map(all.map((leaf) => [path(leaf), seen(leaf)]));
}

const TEXTS = ['서울', 'a b', '한 번 더', '0', '12', '-3.5', "it's", 'yes', '2026-11-22', '"', '010-1234-5678'];

/** An answer of the question's own type, as a hurried person might give it. */
function invent(leaf, draw) {
	if (draw(7) === 0) return null;
	const some = (list) => list[draw(list.length)];
	const options = leaf.currentState.valueOptions?.map((option) => option.value) ?? [];
	switch (leaf.nodeType) {
		case 'select':
			if (options.length === 0) return null;
			if (leaf.selectType === 'select1') return [some(options)];
			return options.filter(() => draw(3) === 0);
		case 'rank':
			return [...options].sort(() => draw(3) - 1);
		case 'trigger':
			return 'OK';
		case 'range': {
			const { start, end, step } = leaf.definition.bodyElement.bounds;
			const steps = Math.floor(Math.abs(Number(end) - Number(start)) / Math.abs(Number(step)));
			const sign = Number(end) < Number(start) ? -1 : 1;
			return String(Number(start) + sign * draw(steps + 1) * Math.abs(Number(step)));
		}
		default:
	}
	switch (leaf.valueType) {
		case 'int':
			return String(draw(4) === 0 ? draw(200) * 10 : draw(40) - 3);
		case 'decimal':
			return String((draw(2000) - 200) / 8);
		case 'date':
			return `20${20 + draw(12)}-0${1 + draw(9)}-${10 + draw(18)}`;
		case 'time':
			return `1${draw(10)}:${10 + draw(50)}:00.000+09:00`;
		case 'dateTime':
			return `2026-1${draw(3)}-${10 + draw(18)}T1${draw(10)}:${10 + draw(50)}:00.000+09:00`;
		default:
			return some(TEXTS);
	}
}

function put(leaf, answer) {
	switch (leaf.nodeType) {
		case 'select':
			leaf.selectValues(answer ?? []);
			break;
		case 'rank':
			leaf.setValues(answer ?? []);
			break;
		case 'trigger':
			leaf.setValue(answer === 'OK');
			break;
		default:
			leaf.setValue(answer ?? '');
	}
}

const ASKED = ['select', 'rank', 'trigger', 'range', 'input'];

/** One script, answered by ODK's engine: the steps and what it said after each. */
function play(form, draw) {
	const root = form.createInstance().root;
	const states = [look(root)];
	const script = [];
	for (let step = 0; step < Number(options.steps); step += 1) {
		const open = leaves(root).filter(
			({ nodeType, currentState }) =>
				ASKED.includes(nodeType) && currentState.relevant && !currentState.readonly,
		);
		if (open.length === 0) break;
		const leaf = open[draw(open.length)];
		const answer = invent(leaf, draw);
		put(leaf, answer);
		script.push([path(leaf), answer]);
		states.push(look(root));
	}
	return { script, states };
}

function fill(workbook, script, folder) {
	const file = join(folder, 'script.json');
	writeFileSync(file, JSON.stringify(script));
	const arguments_ = ['--json', 'form', 'fill', workbook, '--script', file];
	const json = execFileSync(options.boothctl, arguments_, { encoding: 'utf8', maxBuffer: 1 << 28 });
	return JSON.parse(json);
}

const folder = mkdtempSync(join(tmpdir(), 'odk-comparison-'));
const total = { scripts: 0, steps: 0, fields: 0, values: 0 };
const differences = new Map();

for (const file of readdirSync(options.forms).filter((name) => name.endsWith('.xml')).sort()) {
	const name = basename(file, '.xml');
	const form = await load(readFileSync(join(options.forms, file), 'utf8'));
	const draw = random(Number(options.seed));
	const count = { scripts: 0, steps: 0, fields: 0, values: 0 };
	for (let number = 0; number < Number(options.scripts); number += 1) {
		const { script, states } = play(form, draw);
		const ours = fill(join(options.forms, `${name}.xlsx`), script, folder);
		count.scripts += 1;
		count.steps += script.length;
		states.forEach((state, step) => {
			for (const [where, theirs] of state) {
				const fields = ours[step].fields;
				const mine = fields[where] ?? fields[where.split('/').at(-1)];
				count.fields += 1;
				for (const aspect of mine === undefined ? ['missing'] : Object.keys(theirs)) {
					if (theirs[aspect] === undefined) continue;
					count.values += 1;
					const there = theirs[aspect];
					const isText = ['label', 'message'].includes(aspect) && mine?.[aspect];
					const here = isText ? asRead(mine[aspect]) : mine?.[aspect];
					if (JSON.stringify(here) === JSON.stringify(there)) continue;
					const key = `${name}: ${where}: ${aspect}`;
					const seenBefore = differences.get(key);
					if (seenBefore) seenBefore.times += 1;
					else {
						differences.set(key, {
							times: 1, boothloop: here, odk: there, after: script.slice(0, step),
						});
					}
				}
			}
		});
	}
	for (const key of Object.keys(total)) total[key] += count[key];
	console.log(`${name}: ${count.scripts} scripts, ${count.steps} answers, ${count.fields} questions looked at, ${count.values} values compared`);
}
rmSync(folder, { recursive: true });

console.log(`all: ${total.scripts} scripts, ${total.steps} answers, ${total.fields} questions looked at, ${total.values} values compared`);
for (const [key, difference] of differences) console.log(`DIFFERENT ${key} ${JSON.stringify(difference)}`);
// Setting the code instead of leaving lets what was printed reach a pipe.
process.exitCode = differences.size === 0 ? 0 : 1;
