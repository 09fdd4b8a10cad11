import { download, el, outsideLink, picture, safeLink } from './dom.js';

const allowed = {
  B: 'b', STRONG: 'b', I: 'i', EM: 'i', U: 'u', INS: 'u', S: 's', STRIKE: 's', DEL: 's', CODE: 'code', PRE: 'pre', BLOCKQUOTE: 'blockquote',
};

/** Draws what Telegram would: a bubble, and the inline keyboard under it. */
export function drawBubble(message, side) {
  const { body } = message;
  const bubble = el('div', { class: 'bubble', dir: 'auto' });
  if (message.mine) bubble.append(body.text);
  else bubble.append(...attached(body, side.words), ...written(body, side.words));
  return message.mine ? bubble : el('div', { class: 'stack' }, bubble, keyboard(message, side), replyButton(message, bubble, side));
}

function written(body, words) {
  const text = body.text ?? body.caption ?? '';
  return body.parse_mode === 'HTML' ? formatted(text, words) : [text];
}

/** A picture or a document, above its caption. Telegram has no words for what a picture shows. */
function attached(body, words) {
  const image = picture(body.photo ?? body.animation, words.say('picture'));
  const name = decodeURIComponent(body.document?.split('?')[0].split('/').at(-1) ?? '');
  const file = body.document && download(body.document, `📎 ${name}`);
  return [image, file].filter(Boolean);
}

/** Walks the parsed text and copies only what Telegram allows; the document it is parsed into runs and loads nothing. */
function formatted(html, words) {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return [...parsed.body.childNodes].map(node => copy(node, words));
}

function copy(node, words) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (['SCRIPT', 'STYLE', 'TEMPLATE'].includes(node.nodeName)) return '';
  const children = [...node.childNodes].map(child => copy(child, words));
  const address = node.nodeName === 'A' ? safeLink(node.getAttribute('href')) : null;
  if (address) return outsideLink(address, words, ...children);
  return node.nodeName in allowed ? el(allowed[node.nodeName], {}, ...children) : el('span', {}, ...children);
}

function keyboard(message, side) {
  const rows = message.body.reply_markup?.inline_keyboard ?? [];
  if (rows.length === 0) return null;
  return el('div', { class: 'keyboard' }, ...rows.map(row => el('div', { class: 'row' }, ...row.map(key => drawKey(key, message, side)))));
}

function drawKey(key, message, side) {
  const address = key.url && safeLink(key.url);
  if (address) return outsideLink(address, side.words, `${key.text} ↗`);
  return el('button', { type: 'button', class: key.style ?? '', onclick: event => press(event.currentTarget, key, message, side) }, key.text);
}

async function press(button, key, message, side) {
  if (button.ariaBusy === 'true') return;
  button.ariaBusy = 'true';
  const taken = await side.press(key.callback_data, {}, message.id);
  if (!taken || taken.repeated) button.ariaBusy = 'false';
}

function replyButton(message, bubble, side) {
  const excerpt = bubble.textContent.slice(0, 60);
  return el('button', { type: 'button', class: 'reply', 'aria-label': `${side.words.say('reply')}: ${excerpt}`, onclick: () => side.replyTo(message, excerpt) },
    '↩ ', side.words.say('reply'));
}
