import { Side } from './side.js';
import { Tabs } from './tabs.js';
import { drawCard } from './desk.js';
import { drawBubble } from './phone.js';
import { browserLanguage, wordsIn } from './words.js';

history.replaceState(null, '', location.pathname); // The key is in a cookie by now; nobody needs to read it over a shoulder.

async function dress(language) {
  const words = await wordsIn(language);
  document.documentElement.lang = language;
  document.title = words.say('brand');
  for (const place of document.querySelectorAll('[data-words]')) place.textContent = words.say(place.dataset.words);
  for (const place of document.querySelectorAll('[data-label]')) place.setAttribute('aria-label', words.say(place.dataset.label));
}

const tabs = new Tabs(['desk', 'phone']);
const sides = {
  desk: new Side('desk', drawCard, { language: dress, news: () => tabs.news('desk'), show: () => tabs.show('desk') }),
  phone: new Side('phone', drawBubble, { news: () => tabs.news('phone'), show: () => tabs.show('phone') }),
};

await dress(browserLanguage());
await sides.desk.open();
await sides.phone.open();
document.body.dataset.ready = 'true';
