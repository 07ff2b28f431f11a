// The practice page. The server streams the complete state after every change; this file draws the difference
// and posts what the visitor does. It remembers nothing but unsent drafts: the server is the memory.
// Text reaches the page as text nodes only, so nothing that a person types can become markup.

const PLEKKEN = ['mensen', 'gesprek', 'groep'];
const GEDULD_MS = 30_000;
const OPNIEUW_MS = 3_000;
const MELDING_MS = 10_000;

const $ = (id) => document.getElementById(id);
const sleutel = document.querySelector('meta[name=sleutel]').content;
const wide = matchMedia('(min-width: 62em)');
const veld = $('veld');

let wens = location.hash.slice(1); // who the visitor asks to be; stand.persoon is who it is
let stand = null;
let tab = 'gesprek';
let stream, retry, fade;
let sending = false;
let verbetering = null; // the own message that is being edited, and the draft that stepped aside for it
const drafts = new Map();

function el(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

const span = (className, textContent) => el('span', { className, textContent });

// A button that `redraw` can find back by its id.
function button(id, tekst, onclick, properties = {}) {
  const node = el('button', { type: 'button', onclick, ...properties }, tekst);
  node.dataset.id = id;
  return node;
}

// A live region speaks at every assignment, also of the same words.
function setText(node, tekst) {
  if (node.textContent !== tekst) node.textContent = tekst;
}

// Replaces the children of `node` only when `data` changed; the keyboard stays where it was.
const drawn = new WeakMap();
function redraw(node, data, make) {
  const key = JSON.stringify(data);
  if (drawn.get(node) === key) return;
  drawn.set(node, key);
  const focused = node.contains(document.activeElement) && document.activeElement.dataset.id;
  node.replaceChildren(...make());
  if (focused) [...node.querySelectorAll('[data-id]')].find((n) => n.dataset.id === focused)?.focus();
}

// ---- what the server says

function connect() {
  stream?.close();
  clearTimeout(retry);
  stream = new EventSource(`/stroom?persoon=${encodeURIComponent(wens)}`);
  stream.addEventListener('stand', (event) => render(JSON.parse(event.data)));
  stream.onopen = () => setText($('verbinding'), '');
  stream.onerror = () => {
    setText($('verbinding'), 'De verbinding is weg. Ik probeer het opnieuw.');
    // After a refusal, such as a 503 while starting, the browser itself gives up.
    if (stream.readyState === EventSource.CLOSED) retry = setTimeout(connect, OPNIEUW_MS);
  };
}

function render(nieuw) {
  const vorige = stand;
  // The service was started anew: what this page knows, and the key it posts with, are of the one before.
  if (vorige && vorige.proces !== nieuw.proces) {
    location.reload();
    return;
  }
  stand = nieuw;
  const wissel = stand.persoon !== vorige?.persoon;
  setText($('wijkverband'), stand.wijkverband);
  document.title = `Oefenen in ${stand.wijkverband} · Wijksignaal`;
  renderKlok();
  renderMensen();
  if (wissel) beginGesprek(vorige?.persoon);
  const gesprek = renderLog($('log-gesprek'), stand.gesprek, 'Hier komt je gesprek met Wijksignaal.');
  const groep = renderLog($('log-groep'), stand.groep, 'Hier komt de bundel. Zet de klok maar vooruit.');
  // A reminder that came in the weeks that flew by lies far above the newest message.
  if (stand.aandacht && (wissel || stand.aandacht !== vorige.aandacht)) toBericht(stand.aandacht);
  mark('mensen', stand.mensen.some((mens) => mens.ongelezen && mens.id !== stand.persoon));
  // Conversation and group keep their mark until they are opened.
  if (tab === 'gesprek' || (gesprek && vorige)) mark('gesprek', tab !== 'gesprek' && !wissel);
  if (tab === 'groep' || (groep && vorige)) mark('groep', tab !== 'groep');
  if (!vorige && !stand.persoon) showTab('mensen');
}

function renderKlok() {
  const { klok, bezig, sprongen, tip } = stand;
  setText($('datum'), klok.woorden);
  setText($('uur'), klok.uur);
  setText($('tip'), tip ?? '');
  $('tipregel').hidden = !tip;
  // The days that fly by are seen; only the one where the clock stops is spoken.
  $('datum').ariaLive = bezig ? 'off' : 'polite';
  // Hidden from the eye only: what is spoken must have been there before.
  $('bezig').classList.toggle('verborgen', !bezig);
  setText($('wat'), bezig?.wat ?? '');
  $('deel').hidden = !bezig;
  $('deel').value = bezig?.deel ?? 0;
  // aria-disabled instead of disabled: the keyboard keeps its place while the clock moves.
  redraw($('sprongen'), [sprongen, Boolean(bezig)], () => sprongen.map(({ naam, tekst }) => (
    button(naam, tekst, () => bezig || post('/klok', { sprong: naam }), { ariaDisabled: String(Boolean(bezig)) }))));
}

function renderMensen() {
  redraw($('lijst'), [stand.mensen, stand.persoon], () => stand.mensen.map((mens) => {
    const ik = mens.id === stand.persoon;
    const knop = button(mens.id, letters(mens.naam), () => kies(mens.id), { className: 'kies', ariaCurrent: String(ik) });
    const naam = el('span', { className: 'naam' }, span('', mens.naam), ' ');
    if (ik) naam.append(span('ik', 'dit ben jij'));
    else if (mens.ongelezen) naam.append(span('nieuw', `${mens.ongelezen} nieuw`));
    knop.append(naam, ' ', span('rol', rol(mens)));
    return el('li', {}, knop);
  }));
}

function rol({ functie, organisatie, coordinator }) {
  const delen = [functie, organisatie].filter(Boolean);
  if (coordinator && !/coördinator/i.test(functie)) delen.unshift('coördinator');
  return delen.join(' · ');
}

function letters(naam) {
  const [eerste = '', ...rest] = naam.match(/(?<!\S)\p{Lu}/gu) ?? [];
  return el('span', { className: 'letters', ariaHidden: 'true' }, eerste + (rest.at(-1) ?? ''));
}

function beginGesprek(vorige) {
  drafts.set(vorige, verbetering ? verbetering.draft : veld.value);
  wens = stand.persoon ?? '';
  history.replaceState(null, '', `#${wens}`);
  const ik = stand.mensen.find((mens) => mens.id === stand.persoon);
  setText($('kop-gesprek'), ik ? ik.naam : 'Het gesprek');
  setText($('wie'), ik ? rol(ik) : 'Kies eerst wie je bent.');
  $('schrijf').hidden = !ik;
  verbetering = null;
  renderVeld(drafts.get(stand.persoon) ?? '');
  // A whole conversation that appears at once is not read out; what comes after it is.
  const log = $('log-gesprek');
  log.ariaLive = 'off';
  setTimeout(() => { log.ariaLive = 'polite'; }, 1000);
  known.delete(log);
  log.replaceChildren();
}

// ---- messages

const known = new Map(); // per log: the node of every message and every day
const apart = new WeakSet(); // logs in which the visitor scrolled away from the newest message

// Says whether there is another newest message than before.
function renderLog(log, berichten, leeg) {
  const before = known.get(log) ?? new Map();
  const after = new Map();
  let dag = null;
  for (const bericht of berichten) {
    if (bericht.dag !== dag) {
      dag = bericht.dag;
      const key = `${dag} ${bericht.id}`;
      after.set(key, before.get(key) ?? el('h3', { className: 'dag', textContent: dag }));
    }
    const node = before.get(bericht.id) ?? makeBericht(bericht);
    fillBericht(node, bericht, log.id === 'log-groep');
    node.classList.toggle('aandacht', bericht.id === stand.aandacht);
    after.set(bericht.id, node);
  }
  if (!after.size) after.set('', before.get('') ?? el('p', { className: 'leeg', textContent: leeg }));
  const nodes = [...after.values()];
  for (const node of [...log.children]) if (!nodes.includes(node)) node.remove();
  nodes.forEach((node, i) => { if (log.children[i] !== node) log.insertBefore(node, log.children[i] ?? null); });
  known.set(log, after);
  const gegroeid = berichten.length > 0 && !before.has(berichten.at(-1).id);
  if (gegroeid || !apart.has(log)) toNewest(log);
  return gegroeid;
}

const makeBericht = ({ van }) => el('div', { className: `bericht ${van}`, tabIndex: -1 },
  el('div', { className: 'bel' }), el('div', { className: 'knoppen' }));

// Bubble and buttons are drawn apart, so that a pressed button does not make the whole message be read again.
function fillBericht(node, bericht, groep) {
  const [bel, knoppen] = node.children;
  const { knoppen: rijen, ...rest } = bericht;
  const held = knoppen.contains(document.activeElement);
  redraw(bel, rest, () => makeBel(bericht, groep));
  redraw(knoppen, rijen, () => (rijen ?? []).flat().map((knop) => makeKnop(node, bericht, knop, groep)));
  if (held && !knoppen.contains(document.activeElement)) node.focus({ preventScroll: true });
}

function makeBel(bericht, groep) {
  const eigen = bericht.van === 'mens';
  const wie = !eigen ? 'Wijksignaal zegt:' : groep ? 'Iemand uit de groep:' : 'Jij:';
  const onder = el('p', { className: 'tijd' }, bericht.bewerkt ? 'aangepast · ' : '', el('time', {}, bericht.uur));
  if (eigen && bericht.te_bewerken) {
    const knop = button('verbeter', 'Verbeter', () => verbeter(bericht), { className: 'stil' });
    knop.append(span('verborgen', ` je bericht van ${bericht.uur} uur`));
    onder.prepend(knop);
  }
  const stuk = bericht.document?.url.startsWith('/') ? [makeDocument(bericht.document)] : [];
  return [span('verborgen', wie), makeTekst(bericht.tekst), ...stuk, onder];
}

// A short first line above a blank one is a headline, as in a bundle. A name like Laak-Noord stays in one piece there.
function makeTekst(tekst) {
  const alineas = tekst.split(/\n{2,}/).map((alinea, i, alle) => {
    const kop = i === 0 && alle.length > 1 && /^.{1,60}[^\s.?!:;,]$/.test(alinea);
    const delen = (kop ? heel(alinea) : alinea).split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/);
    return el('p', { className: kop ? 'titel' : '' }, ...delen.map((deel, j) => (j % 2 ? makeLink(deel, deel) : deel)));
  });
  return el('div', { className: 'tekst' }, ...alineas);
}

const heel = (kop) => kop.replaceAll('-', '-\u2060').replaceAll(' ·', '\u00a0·');

function makeLink(href, ...inhoud) {
  return el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, ...inhoud, span('verborgen', ' (opent een nieuw tabblad)'));
}

function makeDocument({ url, tekst }) {
  const link = makeLink(url, el('strong', { textContent: tekst }));
  link.className = 'document';
  return link;
}

function makeKnop(node, bericht, { tekst, doet, gekozen }, groep) {
  if (!gekozen) return button(doet, tekst, (event) => druk(node, event.currentTarget, bericht, doet, groep));
  const vink = el('span', { className: 'vink', ariaHidden: 'true' }, '✓ ');
  return el('p', { className: 'gekozen' }, vink, span('verborgen', 'Gekozen: '), tekst);
}

// As far down as possible, but never past the first line of a message that is taller than the screen.
function newest(log) {
  return Math.min(log.scrollHeight - log.clientHeight, (log.lastElementChild?.offsetTop ?? 0) - 8);
}

function toNewest(log) {
  apart.delete(log);
  log.scrollTop = newest(log);
}

function toBericht(id) {
  const log = $('log-gesprek');
  const node = known.get(log)?.get(id);
  if (!node) return;
  apart.add(log);
  log.scrollTop = node.offsetTop - 8;
}

for (const log of [$('log-gesprek'), $('log-groep')]) {
  log.onscroll = () => { if (log.clientHeight) apart[Math.abs(newest(log) - log.scrollTop) > 8 ? 'add' : 'delete'](log); };
  // A keyboard that slides in, a tab that opens, a longer draft: the newest message stays in view.
  new ResizeObserver(() => { if (!apart.has(log)) toNewest(log); }).observe(log);
}

// ---- what the visitor does

async function post(pad, inhoud) {
  meld('');
  try {
    const antwoord = await fetch(pad, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Sleutel': sleutel },
      body: JSON.stringify(inhoud),
      // Six weeks of a neighbourhood take their time; a message does not.
      signal: pad === '/klok' ? undefined : AbortSignal.timeout(GEDULD_MS),
    });
    const { melding, fout } = await antwoord.json().catch(() => ({}));
    if (antwoord.ok) meld(melding);
    else meld(fout || 'Probeer het nog eens.', true);
    return antwoord.ok;
  } catch {
    meld('Het is niet aangekomen. Probeer het zo nog eens.', true);
    return false;
  }
}

// What went wrong stays until the next action; an ordinary word goes by itself.
function meld(tekst, fout = false) {
  clearTimeout(fade);
  setText($('melding'), tekst ?? '');
  $('melding').className = fout ? 'fout' : '';
  if (tekst && !fout) fade = setTimeout(meld, MELDING_MS, '');
}

function kies(id) {
  meld('');
  if (id !== stand.persoon) {
    wens = id;
    connect();
  }
  showTab('gesprek');
  if (!wide.matches) $('tab-gesprek').focus();
}

async function druk(node, knop, bericht, doet, groep) {
  // One press at a time per message: seen at once, and a double tap is harmless.
  if (node.ariaBusy === 'true') return;
  node.ariaBusy = 'true';
  knop.classList.add('drukt');
  const gelukt = await post('/knop', { persoon: stand.persoon, bericht: bericht.id, doet });
  node.ariaBusy = 'false';
  knop.classList.remove('drukt');
  if (gelukt && groep && doet.startsWith('s:')) {
    showTab('gesprek');
    $('log-gesprek').focus({ preventScroll: true });
  }
}

async function stuur() {
  const tekst = veld.value.trim();
  veld.focus();
  if (!tekst || sending) return;
  const { persoon } = stand;
  const bezigMet = verbetering;
  sending = true;
  const gelukt = bezigMet
    ? await post('/bewerk', { persoon, bericht: bezigMet.bericht.id, tekst })
    : await post('/bericht', { persoon, tekst });
  sending = false;
  if (!gelukt) return;
  // Meanwhile the visitor may have become someone else, or typed on.
  if (persoon !== stand.persoon) drafts.delete(persoon);
  else if (verbetering === bezigMet && veld.value.trim() === tekst) klaar();
}

function verbeter(bericht) {
  verbetering = { bericht, draft: verbetering ? verbetering.draft : veld.value };
  renderVeld(bericht.tekst);
  veld.focus();
}

// Sent, saved or cancelled: back to the draft that was there before an edit, or to an empty field.
function klaar() {
  const draft = verbetering?.draft ?? '';
  verbetering = null;
  renderVeld(draft);
}

function renderVeld(tekst) {
  const bericht = verbetering?.bericht;
  $('verbeter').hidden = !bericht;
  setText($('verbetert'), bericht ? `Je verbetert je bericht van ${bericht.uur} uur.` : '');
  setText($('stuur'), bericht ? 'Bewaar' : 'Stuur');
  veld.value = tekst;
  fitVeld();
}

// For browsers that do not know field-sizing.
function fitVeld() {
  if (CSS.supports('field-sizing', 'content')) return;
  veld.style.height = 'auto';
  veld.style.height = `${veld.scrollHeight + veld.offsetHeight - veld.clientHeight}px`;
}

$('schrijf').onsubmit = (event) => { event.preventDefault(); stuur(); };
$('annuleer').onclick = () => { klaar(); veld.focus(); };
veld.oninput = fitVeld;
veld.onkeydown = (event) => {
  if (event.isComposing) return;
  if (event.key === 'Escape' && verbetering) klaar();
  if (event.key !== 'Enter' || event.shiftKey) return;
  event.preventDefault();
  stuur();
};

// ---- tabs on a phone, columns on a wide screen

function showTab(naam) {
  tab = naam;
  for (const plek of PLEKKEN) {
    const actief = plek === tab;
    $(`tab-${plek}`).ariaSelected = String(actief);
    $(`tab-${plek}`).tabIndex = actief ? 0 : -1;
    $(plek).hidden = !wide.matches && !actief;
    $(plek).role = wide.matches ? null : 'tabpanel';
    $(plek).setAttribute('aria-labelledby', wide.matches ? `kop-${plek}` : `tab-${plek}`);
  }
  if (tab !== 'mensen') mark(tab, false);
}

function mark(plek, nieuw) {
  $(`tab-${plek}`).querySelector('.nieuw').hidden = !nieuw;
}

$('tabs').onkeydown = (event) => {
  const i = PLEKKEN.indexOf(tab);
  const naar = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: -1 }[event.key];
  if (naar === undefined) return;
  event.preventDefault();
  showTab(PLEKKEN.at(naar % PLEKKEN.length));
  $(`tab-${tab}`).focus();
};
for (const plek of PLEKKEN) $(`tab-${plek}`).onclick = () => showTab(plek);
$('overslaan').onclick = (event) => { event.preventDefault(); showTab('gesprek'); veld.focus(); };
wide.onchange = () => showTab(tab);

addEventListener('pagehide', () => stream.close());
addEventListener('pageshow', (event) => { if (event.persisted) connect(); });
showTab(tab);
connect();
