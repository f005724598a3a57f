'use strict';

const $ = (id) => document.getElementById(id);
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

let texts = {};
let config = { hotline: '12345', voice: false };
let number = localStorage.getItem('number') || '13800138000';
let language = localStorage.getItem('language') || 'zh-CN';
let state = { phones: [], messages: [], calls: [] };
let shown = {};
let listening = null;
let humming = false;
const digits = {};

function t(key, values = {}) {
  const text = texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

function el(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** 138 0013 8000: easier to read, and read aloud. */
function spaced(phone) {
  return /^1\d{10}$/.test(phone) ? phone.replace(/(\d{3})(\d{4})(\d{4})/, '$1 $2 $3') : phone;
}

function clock(at) {
  const time = new Date(at);
  const today = time.toDateString() === new Date().toDateString();
  const options = today ? { timeStyle: 'short' } : { dateStyle: 'short', timeStyle: 'short' };
  return new Intl.DateTimeFormat(language, options).format(time);
}

function minutes(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function notice(text) {
  $('notice').textContent = text;
  $('notice').hidden = !text;
}

async function get(path) {
  const response = await fetch(path);
  if (!response.ok) throw await response.json();
  return response.json();
}

async function post(path, body = {}) {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) {
      notice(texts[`error.${answer.error}`] ?? t('refused', { message: answer.message }));
      return false;
    }
    notice('');
    await refresh();
    return true;
  } catch {
    notice(t('offline'));
    return false;
  }
}

/** Draws a part only when what it shows has changed, so that focus, selection and players stay. */
function draw(part, value, render) {
  const key = JSON.stringify([language, value]);
  if (shown[part] !== key) {
    shown[part] = key;
    render();
  }
}

function drawPhones() {
  const phones = state.phones.some((phone) => phone.number === number)
    ? state.phones
    : [{ number, at: null, lastText: '', ringing: false }, ...state.phones];
  draw('phones', [phones, number], () => {
    const focused = document.activeElement?.dataset?.phone;
    $('phone-list').replaceChildren(...phones.map((phone) => {
      const who = el('span', { className: 'who' }, spaced(phone.number));
      if (phone.ringing) who.append(el('span', { className: 'badge', textContent: t('ringingBadge') }));
      const button = el('button', { type: 'button' }, who);
      if (phone.lastText) button.append(el('span', { className: 'last', textContent: phone.lastText }));
      button.dataset.phone = phone.number;
      button.setAttribute('aria-current', String(phone.number === number));
      button.addEventListener('click', () => openPhone(phone.number));
      return el('li', {}, button);
    }));
    if (focused) document.querySelector(`[data-phone="${CSS.escape(focused)}"]`)?.focus();
  });
}

function drawMessages() {
  draw('messages', [state.messages, number], () => {
    const list = $('messages');
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
    const items = state.messages.toReversed().map((message) => {
      const mine = message.direction === 'FROM_CITIZEN';
      const time = el('time', { dateTime: message.at, textContent: clock(message.at) });
      return el('li', { className: mine ? 'mine' : '' },
        el('div', { className: 'bubble', textContent: message.text }), time);
    });
    list.replaceChildren(...(items.length ? items : [el('li', { className: 'empty', textContent: t('empty') })]));
    if (atEnd) list.scrollTop = list.scrollHeight;
  });
}

function facts(call) {
  const parts = [t(call.incoming ? 'in' : 'out')];
  if (call.answeredMs !== null) {
    parts.push(t('answeredAfter', { s: (call.answeredMs / 1000).toFixed(1) }));
    if (call.endedMs !== null) parts.push(t('lasted', { s: Math.round((call.endedMs - call.answeredMs) / 1000) }));
  }
  if (call.endedBy === 'CANCELLED' && call.incoming) parts.push(t('missed'));
  else if (call.endedBy) parts.push(t(call.endedBy, { status: call.status }));
  if (call.digitsHeard) parts.push(t('pressed', { keys: call.digitsHeard }));
  return parts.join(' · ');
}

function drawCalls() {
  const over = state.calls.filter((call) => call.state === 'ENDED');
  draw('calls', over, () => {
    // Players are kept, so that one that plays goes on.
    const players = new Map([...document.querySelectorAll('#call-list audio')].map((a) => [a.dataset.call, a]));
    $('call-list').replaceChildren(...over.map((call) => {
      const head = el('div', { className: 'head' },
        el('strong', { textContent: spaced(call.other) || t('unknownNumber') }),
        el('time', { dateTime: call.at, textContent: clock(call.at) }));
      const item = el('li', {}, head, el('span', { className: 'facts', textContent: facts(call) }));
      if (call.answeredMs !== null) {
        const source = `/api/calls/${call.id}/audio.wav`;
        const player = players.get(call.id) ?? el('audio', { controls: true, preload: 'none', src: source });
        player.dataset.call = call.id;
        player.setAttribute('aria-label', t('recording', { other: call.other || t('unknownNumber') }));
        item.append(player);
      }
      return item;
    }));
    $('no-calls').hidden = over.length > 0;
  });
}

function currentCall() {
  return state.calls.find((call) => call.state !== 'ENDED');
}

function drawSheet() {
  const call = currentCall();
  const rings = call && call.incoming && call.state !== 'TALKING';
  document.title = rings ? `☎ ${t('incoming')} · ${spaced(number)}` : `${t('title')} · CivicLine`;
  draw('sheet', [call && [call.id, call.state], number], () => {
    const sheet = $('sheet');
    const opens = sheet.hidden && call;
    const closes = !sheet.hidden && !call;
    sheet.hidden = !call;
    document.querySelectorAll('.bar, .messages, .compose').forEach((part) => { part.inert = Boolean(call); });
    if (!call) {
      stopListening();
      humming = false;
      if (closes) $('text').focus({ preventScroll: true });
      return;
    }
    sheet.classList.toggle('ringing', call.state !== 'TALKING');
    const kind = rings ? 'incoming' : { CALLING: 'calling', RINGING: 'ringing', TALKING: 'talking' }[call.state];
    $('sheet-kind').textContent = t(kind);
    $('sheet-other').textContent = spaced(call.other) || t('unknownNumber');
    $('sheet-ring').hidden = !rings;
    $('sheet-talk').hidden = call.state !== 'TALKING';
    $('hangup').hidden = rings;
    $('pressed').textContent = digits[call.id] ? t('pressed', { keys: digits[call.id] }) : '';
    if (opens) (rings ? $('answer') : $('hangup')).focus({ preventScroll: true });
    drawListen();
  });
  $('sheet-time').textContent = call && call.state === 'TALKING'
    ? minutes(Date.now() - new Date(call.at).getTime() - call.answeredMs) : '';
  if (call && call.state === 'TALKING') drawEar(call);
}

async function drawEar(call) {
  try {
    const heard = await get(`/api/calls/${call.id}/heard`);
    $('level').value = Math.max(-60, heard.recentLevelDbfs);
    $('sound').textContent = t('hears') + t(heard.recentSound);
  } catch {
    $('sound').textContent = '';
  }
}

function drawListen() {
  $('listen').textContent = t(listening ? 'mute' : 'listen');
  $('listen').setAttribute('aria-pressed', String(Boolean(listening)));
  $('hum').textContent = t(humming ? 'hush' : 'hum');
  $('hum').setAttribute('aria-pressed', String(humming));
}

function stopListening() {
  listening?.stop();
  listening = null;
}

function drawAll() {
  $('clock').textContent = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(new Date());
  drawPhones();
  drawMessages();
  drawCalls();
  drawSheet();
}

async function refresh() {
  const asked = number;
  const next = await get(`/api/state?number=${encodeURIComponent(asked)}`);
  if (asked === number) {
    state = next;
    drawAll();
  }
}

async function poll() {
  try {
    await refresh();
    if ($('notice').dataset.offline) {
      notice('');
      delete $('notice').dataset.offline;
    }
  } catch {
    notice(t('offline'));
    $('notice').dataset.offline = 'true';
  }
  setTimeout(poll, 1000);
}

function openPhone(chosen) {
  number = chosen.replace(/[ -]/g, '');
  localStorage.setItem('number', number);
  $('number').value = number;
  state = { ...state, messages: [], calls: [] };
  labels();
  refresh().catch(() => notice(t('offline')));
}

function labels() {
  document.documentElement.lang = language;
  document.querySelectorAll('[data-text]').forEach((e) => { e.textContent = t(e.dataset.text); });
  $('language').lang = language === 'en' ? 'zh-CN' : 'en';
  $('device-title').replaceChildren(t('hotline', config), el('small', { textContent: spaced(number) }));
  $('messages').setAttribute('aria-label', t('conversation', config));
  $('dial').textContent = t('call', config);
  $('say').placeholder = t('sayPlaceholder');
  $('say-form').hidden = !config.voice;
  $('best').textContent = `5 ${t('grade5')}`;
  $('worst').textContent = `1 ${t('grade1')}`;
  $('grades').setAttribute('aria-label', t('rate'));
  $('grades').replaceChildren(...[5, 4, 3, 2, 1].map((grade) => {
    const name = `${grade} ${t(`grade${grade}`)}`;
    const button = el('button', { type: 'button', textContent: String(grade), title: name });
    button.setAttribute('aria-label', name);
    button.addEventListener('click', () => post('/api/messages', { from: number, text: String(grade) }));
    return button;
  }));
  $('keypad').setAttribute('aria-label', t('keypad'));
  $('keypad').replaceChildren(...KEYS.map((key) => {
    const button = el('button', { type: 'button', textContent: key });
    button.setAttribute('aria-label', t('key', { key }));
    button.addEventListener('click', () => press(key));
    return button;
  }));
  drawListen();
}

async function press(key) {
  const call = currentCall();
  if (call && await post(`/api/calls/${call.id}/digits`, { digits: key })) {
    digits[call.id] = (digits[call.id] ?? '') + key;
    $('pressed').textContent = t('pressed', { keys: digits[call.id] });
  }
}

async function speak(chosen) {
  language = chosen;
  localStorage.setItem('language', language);
  texts = await get(`/texts.${language}.json`);
  labels();
  drawAll();
}

function onCall(action, body) {
  const call = currentCall();
  return call ? post(`/api/calls/${call.id}/${action}`, body) : Promise.resolve(false);
}

function wire() {
  $('language').addEventListener('click', () => speak(language === 'en' ? 'zh-CN' : 'en'));
  $('open-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = $('number').value.replace(/[ -]/g, '');
    if (/^\+?\d{3,20}$/.test(chosen)) {
      notice('');
      openPhone(chosen);
    } else {
      notice(t('error.not-a-number'));
    }
  });
  $('compose').addEventListener('submit', async (event) => {
    event.preventDefault();
    if (await post('/api/messages', { from: number, text: $('text').value })) $('text').value = '';
  });
  $('text').addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      $('compose').requestSubmit();
    }
  });
  $('dial').addEventListener('click', () => post('/api/calls', { from: number }));
  $('answer').addEventListener('click', () => onCall('answer'));
  $('reject').addEventListener('click', () => onCall('reject'));
  $('hangup').addEventListener('click', () => onCall('hangup'));
  $('hum').addEventListener('click', async () => {
    if (await onCall('hum', { hertz: humming ? 0 : 440 })) humming = !humming;
    drawListen();
  });
  $('listen').addEventListener('click', () => {
    if (listening) stopListening();
    else listening = new Listening(currentCall().id);
    drawListen();
  });
  $('say-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    if (await onCall('say', { text: $('say').value })) $('say').value = '';
  });
  document.addEventListener('keydown', (event) => {
    const typing = ['INPUT', 'TEXTAREA'].includes(document.activeElement?.tagName);
    if (!typing && currentCall()?.state === 'TALKING' && KEYS.includes(event.key)) press(event.key);
  });
}

async function begin() {
  wire();
  $('number').value = number;
  config = await get('/api/config');
  await speak(language);
  poll();
}

begin().catch(() => notice('样例手机没有响应 · The sample handset does not answer'));
