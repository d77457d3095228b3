// ODK's own form engine, run without a browser.
//
// The engine wants a DOM, which jsdom lends it, and it chooses how to work by
// looking for Node: where it finds Node it takes Solid's server build, whose
// values never change after the first. So Node hides before it is imported, and
// `--conditions=browser` makes Node resolve the browser build.

import { JSDOM } from 'jsdom';

const { window } = new JSDOM('<!DOCTYPE html><html><body></body></html>', {
	contentType: 'text/html',
});
for (const name of [
	'window', 'document', 'Attr', 'CDATASection', 'CharacterData', 'Comment', 'Document',
	'DocumentFragment', 'DOMParser', 'Element', 'HTMLElement', 'Node', 'NodeFilter', 'NodeList',
	'ProcessingInstruction', 'Text', 'XMLDocument', 'XMLSerializer', 'XPathEvaluator',
	'XPathException', 'XPathExpression', 'XPathResult',
]) {
	const value = name === 'window' ? window : window[name];
	if (value !== undefined) {
		Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
	}
}
Object.defineProperty(process.versions, 'node', { value: undefined });

const { loadForm } = await import('@getodk/xforms-engine');

/** Loads an XForm (its XML); files it names beside itself count as empty. */
export async function load(xml) {
	const fetchFormAttachment = async () => new Response('', { status: 404 });
	const form = await loadForm(xml, { fetchFormAttachment, missingResourceBehavior: 'BLANK' });
	if (form.status === 'failure') throw form.error;
	return form;
}

/** All questions and calculated values below a node, in order. */
export function leaves(node) {
	const children = node.currentState.children;
	return children === null ? [node] : children.flatMap(leaves);
}
