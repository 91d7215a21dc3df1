'use strict';
// Run inside the events view's page, as text: leaves `probe` there, whose functions measure. All times are ms.
/* global document, window, performance, requestAnimationFrame, setTimeout, MutationObserver */

/** Times between two frames of the page, for so many ms; in ms. */
function frameTimes(ms) {
  return new Promise((resolve) => {
    const deltas = [];
    const start = performance.now();
    let before = start;
    requestAnimationFrame(function next(now) {
      if (now > before) deltas.push(now - before);
      before = now;
      if (now - start < ms) requestAnimationFrame(next);
      else resolve(deltas.slice(1));
    });
  });
}

/** Times between two frames, ms, while the list is scrolled by `px` each frame. */
function scrollFrames({ ms, px }) {
  return new Promise((resolve, reject) => {
    const grid = document.querySelector('[role="grid"]');
    if (!grid) {
      reject(new Error('no grid'));
      return;
    }
    const deltas = [];
    const start = performance.now();
    let [before, frames, blanks] = [start, 0, 0];
    requestAnimationFrame(function next(now) {
      deltas.push(now - before);
      before = now;
      frames += 1;
      const rows = [...grid.querySelectorAll('.layer .row:not([hidden]) .type-name')];
      if (rows.some(({ textContent }) => textContent === '')) blanks += 1;
      grid.scrollTop += px;
      if (now - start < ms) requestAnimationFrame(next);
      else resolve({ deltas: deltas.slice(1), blank: blanks / frames });
    });
  });
}

/** Jumps to random places; for each the ms until the rows there are painted. */
async function jumpTimes(jumps) {
  const grid = document.querySelector('[role="grid"]');
  if (!grid) throw new Error('no grid');
  const found = [];
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const isPainted = () => {
    const rows = [...grid.querySelectorAll('.layer .row:not([hidden]) .type-name')];
    return rows.length > 0 && rows.every(({ textContent }) => textContent !== '');
  };
  for (let jump = 0; jump < jumps; jump += 1) {
    await frame();
    const firstBefore = grid.querySelector('.layer .row:not([hidden])')?.getAttribute('aria-rowindex');
    const start = performance.now();
    grid.scrollTop = Math.floor(Math.random() * (grid.scrollHeight - grid.clientHeight));
    // In the first frame the list notices the jump, later ones show what came.
    do await frame();
    while (
      (!isPainted() ||
        grid.querySelector('.layer .row:not([hidden])')?.getAttribute('aria-rowindex') === firstBefore) &&
      performance.now() - start < 5_000
    );
    found.push(performance.now() - start);
  }
  return found;
}

/** For so many ms: the ms from each mark's own time until the frame after the one that shows it. */
function markLatencies(ms) {
  return new Promise((resolve) => {
    const seen = new Set();
    const latencies = [];
    const look = () => {
      for (const { textContent } of document.querySelectorAll('.layer .row:not([hidden])')) {
        const [, time] = /mark(\d{13})/.exec(textContent) ?? [];
        if (time === undefined || seen.has(time)) continue;
        seen.add(time);
        // Painted: the next frame begins when this one has been drawn.
        requestAnimationFrame(() => latencies.push(Date.now() - Number(time)));
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    setTimeout(() => {
      observer.disconnect();
      resolve(latencies);
    }, ms);
  });
}

/** For so many ms: the messages from the host, and the bytes of rows in them. */
function hostMessages(ms) {
  return new Promise((resolve) => {
    let [count, bytes] = [0, 0];
    const weigh = (value) => {
      if (value instanceof ArrayBuffer) return value.byteLength;
      if (Array.isArray(value)) return value.reduce((sum, each) => sum + weigh(each), 0);
      if (typeof value !== 'object' || value === null) return 0;
      return weigh(Object.values(value));
    };
    const listen = ({ data }) => {
      count += 1;
      bytes += weigh(data);
    };
    window.addEventListener('message', listen);
    setTimeout(() => {
      window.removeEventListener('message', listen);
      resolve({ count, bytes });
    }, ms);
  });
}

globalThis.probe = { frameTimes, scrollFrames, jumpTimes, markLatencies, hostMessages };
