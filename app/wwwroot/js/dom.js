/** Builds an element; strings become text nodes, so text can never become markup. */
export function element(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes('-') || key === 'role') node.setAttribute(key, value);
    else node[key] = value;
  }
  node.append(...children.filter((child) => child !== undefined && child !== false));
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';

/** An icon drawn as one path on a 20 by 20 grid. */
export function icon(path) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** A button with an icon and a label; with `bare` the label is only read out and shown as a tooltip. */
export function iconButton(path, words, { bare = false, ...properties } = {}) {
  const label = bare ? { 'aria-label': words, title: words } : {};
  return element('button', { type: 'button', ...label, ...properties }, icon(path), !bare && element('span', {}, words));
}

/** Announces a text to screen readers once, also if it is the same text again. */
export function announce(words) {
  const region = document.getElementById('announcer');
  region.replaceChildren(words);
}
