import { el, outsideLink, safeLink } from './dom.js';

const token = /\\([\\`*_{}[\]()#+\-.!~>|<&])|\*\*([^*]+)\*\*|_([^_]+)_|\[([^\]]+)\]\(([^)\s]+)\)/g;

/** The little Markdown that Teams reads in a card's text: bold, italic, links, and escapes. All else is text. */
export function marked(text, words) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(token)) {
    parts.push(text.slice(from, match.index), one(match, words));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}

function one([whole, escaped, bold, italic, label, address], words) {
  if (escaped) return escaped;
  if (bold) return el('strong', {}, bold);
  if (italic) return el('em', {}, italic);
  const link = safeLink(address);
  return link ? outsideLink(link, words, label) : whole;
}
