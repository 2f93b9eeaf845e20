// Starts the bench or a chapter, and does for them what only a browser can. The library comes packed: a third of the size, and nobody reads an
// answer in it. It is compiled twice: to WebAssembly, which computes several times as fast, and to JavaScript for browsers that cannot run it.
// Either makes the worker too, since a page opened from disk may not load a worker's file.
(function () {
'use strict';
// a module with nothing but a structure, the youngest of what the compiler needs
const STRUCTURE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 95, 1, 120, 0]);
const compiled = document.body.matches('.bench') ? 'contrastive' : 'chapters';
let runtime, library, emoji;

function loaded(file) {
  return new Promise((done, fail) => document.head.append(Object.assign(document.createElement('script'), {src: 'assets/' + file, onload: done, onerror: fail})));
}

function unpacked(letters) {
  const bytes = Uint8Array.from(atob(letters), letter => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
}

function run(text) {
  document.head.append(Object.assign(document.createElement('script'), {textContent: text}));
}

async function startWebAssembly() {
  if (!WebAssembly.validate(STRUCTURE)) throw new Error('no structures');
  await loaded(compiled + '-webassembly.js');
  runtime = await unpacked(contrastiveRuntime).text();
  library = new Uint8Array(await unpacked(contrastivePacked).arrayBuffer());
  run(runtime);
  window.contrastive = (await TeaVM.wasmGC.load(library)).exports;
}

async function startJavaScript() {
  await loaded(compiled + '.js');
  runtime = null;
  library = await unpacked(contrastivePacked).text();
  run('window.contrastiveLibrary = ' + library);
  contrastiveLibrary(window.contrastive = {});
}

async function start() {
  await startWebAssembly().catch(startJavaScript);
  if (window.contrastiveEmoji) emoji = new Int8Array(await unpacked(contrastiveEmoji).arrayBuffer());
}

function save(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
}

// from disk there may be no clipboard but the older way
function copy(text) {
  function older() {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  if (navigator.clipboard) navigator.clipboard.writeText(text).catch(older); else older();
}

// the library where it does not keep the page waiting: a message is the name of a function, and what that takes
function libraryWorker(heard, failed) {
  const ready = runtime ? runtime + '; let module; const library = async () => (await module).exports'
    : 'const functions = {}; (' + library + ')(functions); const library = async () => functions';
  const answer = 'onmessage = ({data: [name, ...values]}) => name === "library" ? module = TeaVM.wasmGC.load(values[0])'
    + ' : library().then(functions => functions[name](...values)).catch(error => setTimeout(() => { throw error; }))';
  const worker = new Worker(URL.createObjectURL(new Blob([ready + ';' + answer], {type: 'text/javascript'})));
  worker.onmessage = message => heard(message.data);
  worker.onerror = error => failed(error.message);
  if (runtime) worker.postMessage(['library', library]);
  return worker;
}

// gradient descent, with its progress and its stop
let descent;

function showSteps(running, word) {
  ['stop-steps', 'progress'].forEach(id => { document.getElementById(id).hidden = !running; });
  document.getElementById('take-steps').hidden = running;
  document.getElementById('steps-word').textContent = word;
}

function endSteps(word) {
  if (descent) descent.terminate();
  descent = null;
  showSteps(false, word);
}

window.benchPage = {
  // the points go to the charts; what is heard is null for each, then how the run has ended
  takeSteps: function (link, heard) {
    const byHand = document.activeElement.id === 'take-steps', end = why => endSteps(heard(why) ? '' : why || 'done');
    showSteps(true, '');
    if (byHand) document.getElementById('stop-steps').focus();
    descent = libraryWorker(message => {
      if (message.end !== null) return end(message.end);
      benchCharts.addStep(message.point);
      document.getElementById('progress').value = message.share;
      document.getElementById('steps-word').textContent = Math.round(message.share * 100) + ' %';
      heard(null);
    }, end);
    descent.postMessage(['steps', link]);
  },
  clearSteps: function () {
    endSteps('');
    benchCharts.clearSteps();
  }
};

// computes the figures of a chapter in a worker, one after the other: of the values that a reader passes on the way only the last are computed,
// and a slow answer to values that have changed is not waited for. What a worker has made of the emoji serves other values too: it is left to
// finish, and until a figure is quick it is asked for only where a number rests
const SLOW = 1000, quick = new Set();
let worker, asked, waiting;

function figureWorker() {
  const made = libraryWorker(message => answer(...message), why => answer(null, why, 1));
  if (emoji) made.postMessage(['emoji', emoji]);
  return made;
}

function answer(json, refused, share, task) {
  const heard = asked.heard;
  if (json !== null || refused !== null) {
    quick[performance.now() - asked.since < SLOW ? 'add' : 'delete'](asked.name);
    asked = null;
  }
  // the first moments of a quick answer are no news
  if (!asked || performance.now() - asked.since > SLOW / 3) {
    heard(json, refused, share, task);
    if (asked) asked.told = true;
  }
  next();
}

function next() {
  if (asked || !waiting) return;
  asked = waiting;
  waiting = null;
  asked.since = performance.now();
  const begun = asked;
  setTimeout(() => { if (asked === begun && !begun.told) begun.heard(null, null, 0, ''); }, SLOW / 3);
  worker = worker || figureWorker();
  worker.postMessage(['figure', asked.name, asked.values]);
}

// what is shown of an axis only grows, so that a curve is seen to move against it
function grown(axis, values) {
  const seen = values.flat().filter(Number.isFinite).map(value => axis.type === 'log' ? Math.log10(value) : value), room = 0.04 * (axis.range[1] - axis.range[0]);
  return [Math.min(axis.range[0], Math.min(...seen) - room), Math.max(axis.range[1], Math.max(...seen) + room)];
}

// Plotly reads its texts as a kind of html
function escape(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

// of markers there may be a kind more or less than in the notebook: claims that fail
function fit(plot, traces) {
  const had = plot.data.length;
  if (had > traces.length) Plotly.deleteTraces(plot, plot.data.slice(traces.length).map((trace, i) => traces.length + i));
  traces.slice(had).forEach(trace => Plotly.addTraces(plot, {mode: 'markers', marker: {color: trace.colour, symbol: trace.symbol, size: 8}}));
}

function draw(output, figure) {
  const group = output.querySelector('[role=group]'), plots = group.querySelectorAll('.js-plotly-plot');
  group.setAttribute('aria-label', figure.sentence);
  if (figure.title) group.firstChild.textContent = figure.title;
  figure.panels.forEach((panel, i) => {
    const plot = plots[i], traces = panel.traces;
    if (panel.title) plot.previousSibling.textContent = panel.title;
    fit(plot, traces);
    const axes = plot._fullLayout, bars = plot.data[0].type === 'bar', heat = plot.data[0].type === 'heatmap';
    const change = {x: traces.map(trace => trace.x), y: traces.map(trace => trace.y), name: traces.map(trace => escape(trace.name))};
    if (traces.some(trace => trace.z)) change.z = traces.map(trace => trace.z);
    const height = panel.rows.length ? {'yaxis.ticktext': panel.rows.map(escape)} : {'yaxis.range': grown(axes.yaxis, change.y)};
    Plotly.update(plot, change, heat ? {} : Object.assign(height, bars ? {} : {'xaxis.range': grown(axes.xaxis, change.x)}));
  });
  return figure.sentence;
}

window.figurePage = {
  ask: function (name, values, atRest, heard) {
    if (emoji && !atRest && !quick.has(name)) return;
    // what is typed is asked for once more when its field is left
    if (asked && !waiting && asked.name === name && String(asked.values) === String(values)) return;
    waiting = {name, values, heard};
    if (asked && !emoji && performance.now() - asked.since > SLOW) {
      worker.terminate();
      worker = asked = null;
    }
    next();
  },
  // once the plot is there: an explorer's own sliders, which know a few values only, give way to the controls
  whenDrawn: function (output, ready) {
    const image = output.querySelector('[data-figure] img'), group = output.querySelector('[data-figure] [role=group]');
    if (!group || image.style.display !== 'none') return setTimeout(() => figurePage.whenDrawn(output, ready), 200);
    group.querySelectorAll(':scope > label').forEach(label => label.remove());
    ready(group);
  },
  // the figures of one cell, each in its output
  draw: function (name, figures) {
    const outputs = document.querySelectorAll('[data-figure-name=' + name + ']');
    return figures.map((figure, i) => draw(outputs[i], figure)).join(' ');
  }
};

// a finger that scrolls the page has not meant the slider on which it began; the exact value stands in the slider's field
let touched;

function valueOf(slider) {
  const box = slider.closest('.number') || slider.matches('#switch .slider') && document.querySelector('[data-argument=switchTime]');
  return box ? box.querySelector('.value') : slider;
}

document.addEventListener('pointerdown', event => { touched = event.target.matches('[type=range]') ? valueOf(event.target).value : null; });
document.addEventListener('pointercancel', event => {
  if (!event.target.matches('[type=range]')) return;
  const value = valueOf(event.target);
  value.value = touched;
  ['input', 'change'].forEach(type => value.dispatchEvent(new Event(type, {bubbles: true})));
});

function bench() {
  contrastive.bench();
  const on = (id, action) => document.getElementById(id).addEventListener('click', action);
  const copying = (id, what) => {
    const button = document.getElementById(id), title = button.textContent;
    button.addEventListener('click', () => {
      copy(what());
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = title; }, 1500);
    });
  };
  copying('copy-link', () => location.href);
  copying('copy-java', () => document.getElementById('java').textContent);
  // the address is the setting's
  document.querySelector('.skip').addEventListener('click', event => {
    event.preventDefault();
    document.getElementById('main').focus();
  });
  document.addEventListener('keydown', event => {
    // in a field it is the field's own
    if ((event.ctrlKey || event.metaKey) && event.key === 'z' && !event.target.matches('input:not([type=range], [type=checkbox])')) {
      event.preventDefault();
      document.getElementById('undo').click();
    }
  });
  on('stop-steps', () => {
    endSteps('stopped');
    document.getElementById('take-steps').focus();
  });
  on('png', () => benchCharts.picture().toBlob(blob => save('contrastive-bench.png', blob)));
  on('csv', () => save('contrastive-bench.csv', new Blob([benchCharts.table()], {type: 'text/csv'})));
}

start().then(() => { if (document.body.matches('.bench')) bench(); else contrastive.chapter(); });
})();
