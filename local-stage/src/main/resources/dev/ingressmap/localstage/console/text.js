// Numbers, times and words as the page shows them.

const TIME = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3});
const DAY = new Intl.DateTimeFormat('en-GB', {dateStyle: 'medium', timeStyle: 'medium'});
const COUNT = new Intl.NumberFormat('en-GB');

export function count(number) {
  return COUNT.format(number);
}

/** "1 route", "2 routes". */
export function some(number, word) {
  return `${count(number)} ${word}${number === 1 ? '' : 's'}`;
}

export function rate(perSecond) {
  return `${rounded(perSecond)}/s`;
}

export function millis(number) {
  return number >= 10_000 ? `${rounded(number / 1000)} s` : `${rounded(number)} ms`;
}

export function rounded(number) {
  if (!number) return '0';
  return number >= 100 ? count(Math.round(number)) : number.toFixed(number >= 10 ? 0 : number >= 1 ? 1 : 2);
}

export function percent(part, whole) {
  if (!part || !whole) return '0 %';
  const share = (100 * part) / whole;
  return `${share < 1 ? '< 1' : Math.round(share)} %`;
}

export function bytes(size) {
  return size < 1024 ? some(size, 'byte') : `${rounded(size / 1024)} KiB`;
}

export function time(iso) {
  const date = new Date(iso);
  return isNaN(date) ? String(iso) : TIME.format(date);
}

export function day(date) {
  return isNaN(date) ? 'unknown' : DAY.format(date);
}

/** The class of a status, which colours it: every place shows the number, too. */
export function statusClass(status) {
  return status >= 500 ? 'bad' : status === 429 ? 'throttled' : status >= 400 ? 'warn' : 'fine';
}

export function shortened(text, length) {
  const characters = [...String(text)];
  return characters.length <= length ? String(text) : characters.slice(0, Math.max(1, length - 1)).join('') + '…';
}

/** A body for reading: JSON is indented, everything else is as it is. */
export function pretty(text) {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
