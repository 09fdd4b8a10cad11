import { Card } from './card.js';
import { el } from './dom.js';
import { marked } from './markdown.js';

const cardType = 'application/vnd.microsoft.card.adaptive';

/** Draws what Teams would: plain or marked text, or an Adaptive Card. */
export function drawCard(message, side) {
  const { body } = message;
  if (message.mine) return el('div', { class: 'bubble' }, body.text);
  const cards = (body.attachments ?? []).filter(attachment => attachment.contentType === cardType);
  if (cards.length > 0) return el('div', { class: 'stack' }, ...cards.map(card => new Card(card.content, message, side).draw()));
  return el('div', { class: 'bubble' }, ...(body.textFormat === 'plain' ? [body.text ?? ''] : marked(body.text ?? '', side.words)));
}
