/** Makes an element; children that are strings become text, so that nothing a person wrote is ever read as HTML. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

let lastId = 0;

/** A fresh id for tying labels, hints and errors to inputs. */
export const newId = () => `e${++lastId}`;

/** The address when it is one that may be followed, or null. */
export function safeLink(address) {
  try {
    const url = new URL(address);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** A link that opens in a new tab, and says so. */
export const outsideLink = (address, words, ...children) =>
  el('a', { href: address, target: '_blank', rel: 'noopener noreferrer', title: words.say('opens') }, ...children);

/** The address of a stored file, which only this server has. */
export const ownFile = address => (/^\/files\/\d+\/[^/]+$/.test(address ?? '') ? address : null);

/** A picture at its natural shape, or nothing where it is none of ours. */
export const picture = (address, alt) => (ownFile(address) ? el('img', { class: 'picture', src: address, alt: alt ?? '', loading: 'lazy' }) : null);

/** A document to download. */
export const download = (address, ...children) => (ownFile(address) ? el('a', { class: 'download', href: address, download: true }, ...children) : null);
