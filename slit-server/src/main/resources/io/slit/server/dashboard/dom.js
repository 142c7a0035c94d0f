/** Makes elements of HTML and SVG, and replaces them without losing the keyboard's place. */

const SVG = 'http://www.w3.org/2000/svg';

export const byId = id => document.getElementById(id);

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (name === 'vars') for (const [key, one] of Object.entries(value)) node.style.setProperty(key, one);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

export const el = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);

export const svg = (name, attributes, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

/** Replaces what a node holds; focus goes to the new element with the same data-key. */
export function replace(node, ...children) {
  const focused = node.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  node.replaceChildren(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  if (focused !== undefined) node.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

/** Fills a select, keeping what is chosen. */
export function fillSelect(select, options, chosen) {
  const same = select.options.length === options.length
    && options.every(([value, text], i) => select.options[i].value === value && select.options[i].text === text);
  if (!same) select.replaceChildren(...options.map(([value, text]) => el('option', { value }, text)));
  select.value = chosen;
}

export const head = (...cells) => el('thead', {}, el('tr', {}, ...cells));

export const th = (text, attributes) => el('th', { scope: 'col', ...attributes }, text);

export const row = (first, ...cells) => el('tr', {}, el('th', { scope: 'row' }, first), ...cells);

export const num = (text, attributes) => el('td', { ...attributes, class: `num ${attributes?.class ?? ''}`.trim() }, text);

let said = '';

/** Tells something to screen readers, once. */
export function say(text) {
  if (text === said) return;
  said = text;
  byId('live').textContent = text;
}
