/** Days and times as people say them, in this computer's own time. Put together here: engines differ about the commas. */
const part = (date: Date, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', options).format(date);

/** "Tuesday 3 March", and with its year when that is not this year. Empty when the desk's words are no date. */
export function dayWords(iso: string, now = new Date()): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const day = `${part(date, { weekday: 'long' })} ${date.getDate()} ${part(date, { month: 'long' })}`;
  return date.getFullYear() === now.getFullYear() ? day : `${day} ${date.getFullYear()}`;
}

/** A day that was written down, such as the one on which a source was checked: "3 March 2026". */
export function dateOf(iso: string): string {
  const at = new Date(`${iso}T12:00:00Z`);
  return Number.isNaN(at.getTime()) ? iso : at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** "14:05". */
export function timeWords(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? '' : part(date, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}
