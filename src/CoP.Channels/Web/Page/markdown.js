import { el, outsideLink, safeLink } from './dom.js';

const token = /\\([\\`*_{}[\]()#+\-.!~>|<&])|\*\*((?:\\.|[^*\\])+)\*\*|_((?:\\.|[^_\\])+)_|\[((?:\\.|[^\]\\])+)\]\(([^)\s]+)\)/g;
const item = /^(?:-|(\d+)\.) (.*)$/;

/** The little Markdown that Teams reads in a card's text: bold, italic, links, and escapes. All else is text. */
export function marked(text, words) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(token)) {
    parts.push(text.slice(from, match.index), ...one(match, words));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}

/** A list when every line is an item of one, or null. */
export function markedList(text, words) {
  const items = text.split(/[\r\n]+/).map(line => item.exec(line));
  if (!items.every(Boolean)) return null;
  const [, number] = items[0];
  return el(number ? 'ol' : 'ul', { start: number }, ...items.map(([, , line]) => el('li', {}, ...marked(line, words))));
}

function one([whole, escaped, bold, italic, label, address], words) {
  if (escaped) return [escaped];
  if (bold) return [el('strong', {}, ...marked(bold, words))];
  if (italic) return [el('em', {}, ...marked(italic, words))];
  const link = safeLink(address);
  return link ? [outsideLink(link, words, ...marked(label, words))] : [whole];
}
