/**
 * What the page can do with its script: sort a table by a column, filter its rows by words, unfold its lists, show the
 * rows beyond the first 200. It reads the page's own text only, and writes text and class names, never HTML.
 *
 * Numbers are sorted the largest first, texts from a to z; a second press turns it around. Empty cells stay last.
 */
export const PAGE_SCRIPT = `
'use strict';
document.documentElement.classList.add('js');
addEventListener('DOMContentLoaded', () => {
  const make = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const text = (count) => count.toLocaleString('en-US');
  const order = new Intl.Collator('en', { numeric: true });
  for (const box of document.querySelectorAll('.worked')) {
    const table = box.querySelector('table');
    const body = table.tBodies[0];
    const count = body.rows.length;
    const scroll = box.querySelector('.scroll');
    const status = make('p', { role: 'status' });
    const words = make('input', { type: 'search', autocomplete: 'off', spellcheck: false });
    const more = make('button', { type: 'button', className: 'more' });
    const tools = make('div', { className: 'tools' });
    const texts = new Map();
    let most = 200;
    let sorted = '';
    const textOf = (row) => {
      if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
      return texts.get(row);
    };
    const show = () => {
      const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
      let fitting = 0;
      for (const row of body.rows) {
        const fits = wanted.every((word) => textOf(row).includes(word));
        if (fits) fitting += 1;
        row.classList.toggle('out', !fits || fitting > most);
      }
      const rest = Math.max(0, fitting - most);
      more.hidden = rest === 0;
      more.textContent = 'Show ' + text(rest) + ' more rows';
      const found = (fitting === count ? '' : text(fitting) + ' of ') + text(count) + (count === 1 ? ' row' : ' rows');
      status.textContent = found + (rest > 0 ? ', the first ' + text(most) + ' shown' : '') + sorted + '. Paper gets every row.';
    };
    const heads = [...table.tHead.rows[0].cells];
    const sort = (head, index) => {
      const isNumber = head.dataset.kind !== 'text';
      const first = isNumber ? 'descending' : 'ascending';
      const second = isNumber ? 'ascending' : 'descending';
      const way = head.getAttribute('aria-sort') === first ? second : first;
      for (const one of heads) one.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', way);
      const sign = way === 'ascending' ? 1 : -1;
      const keyed = [...body.rows].map((row) => {
        const value = row.cells[index].textContent.trim();
        return { row, value: isNumber ? parseFloat(value.replace(/,/g, '')) : value, none: value === '' };
      });
      const compare = isNumber ? (a, b) => a.value - b.value : (a, b) => order.compare(a.value, b.value);
      keyed.sort((a, b) => a.none - b.none || (a.none ? 0 : sign * compare(a, b)));
      // All rows go and come at once: one by one, each would make the browser look at all others.
      body.replaceChildren();
      body.append(...keyed.map(({ row }) => row));
      sorted = ', sorted by ' + head.textContent.trim() + ', ' + way;
      show();
    };
    heads.forEach((head, index) => {
      const button = make('button', { type: 'button' }, ...head.childNodes);
      button.addEventListener('click', () => sort(head, index));
      head.append(button);
    });
    words.addEventListener('input', show);
    more.addEventListener('click', () => {
      most = count;
      show();
      scroll.focus();
    });
    if (count > 5) {
      tools.append(make('label', {}, 'Filter: rows with all of these words ', words), status);
    }
    if (box.querySelector('.rest')) {
      const fold = make('button', { type: 'button', className: 'fold', ariaPressed: 'false' }, 'Unfold lists');
      fold.addEventListener('click', () => {
        fold.ariaPressed = String(box.classList.toggle('full'));
      });
      tools.append(fold);
    }
    scroll.before(tools);
    scroll.after(more);
    show();
  }
});
`;
