// Shows the bench's curves and numbers. What they are, Java says; here is only how they look. The curves are uPlot's: while a finger drags, it
// takes 1 ms of a frame, where Plotly, which draws the chapters' figures, takes 20 to 30.
(function () {
'use strict';
// in the order in which they are drawn; a prediction is dashed, in the ink of the text, as in all figures of the course
const LINES = [
  {name: 'limit', colour: '--muted', dash: [6, 5], width: 1.5},
  {name: 'rate', colour: '--text', dash: [6, 5], width: 1.5},
  {name: 'beside', colour: '--beside', width: 2.5},
  {name: 'run', colour: '--run', width: 2.5},
  // gradient descent is thin, on times of its own
  {name: 'steps', colour: '--steps', width: 1.2, dash: []}
];
const AXIS = 46, RIGHT = 20;
const charts = {}, byId = id => document.getElementById(id), finite = value => Number.isFinite(value) ? value : null;
const NONE = '\u2013';
let times = [0, 1], steps = [], marks = {now: NaN, switchTime: NaN}, predictions = {}, numbers = {};

// an axis of numbers that a finger moves must not jump at each of them
function above(value) {
  const power = Math.pow(10, Math.floor(Math.log10(value)));
  return power * [1.5, 2, 3, 5, 7, 10].find(step => step * power >= value * 1.02);
}

function ratios(u, axis, low, high) {
  const all = [];
  for (let power = 1; power <= high; power *= 10) [1, 2, 3, 5].forEach(step => { if (step * power <= high) all.push(step * power); });
  if (high < 4) all.push(1.5);
  const marks = all.filter(value => value >= low && value <= high).sort((a, b) => a - b);
  return marks.length > 6 ? marks.filter(value => Number.isInteger(Math.log10(value))) : marks;
}

const KINDS = {
  kappa: {distr: 3, range: (u, low, high) => [1, above(Math.max(high || 1, 1.3))], splits: ratios},
  alignment: {range: (u, low) => [Math.min(0, low || 0), 1.02]},
  noise: {range: (u, low, high) => [0, above(Math.max(high || 0, 0.01))]},
  rank: {range: (u, low, high) => [1, Math.max(1.1, (high || 1) * 1.02)]}
};

// looked up once a frame
let inks = {};
const TITLES = {kappa: 'condition number', alignment: 'alignment', noise: 'noise share', rank: 'effective rank'};

function ink(name) {
  inks[name] = inks[name] || getComputedStyle(byId('main')).getPropertyValue(name).trim();
  return inks[name];
}

// without colours, too, one line is told from another; positive pairs only are drawn through in all figures of the course
function dash(line) {
  const loss = byId('main').dataset[line];
  return loss === 'POSITIVES_ONLY' ? [] : line === 'run' ? [16, 4, 3, 4] : [3, 3];
}

function vertical(u, time, colour, dash) {
  if (!(time >= u.scales.x.min && time <= u.scales.x.max)) return;
  const x = Math.round(u.valToPos(time, 'x', true)), ctx = u.ctx;
  ctx.save();
  ctx.strokeStyle = ink(colour);
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash(dash.map(length => length * devicePixelRatio));
  ctx.beginPath();
  ctx.moveTo(x, u.bbox.top);
  ctx.lineTo(x, u.bbox.top + u.bbox.height);
  ctx.stroke();
  ctx.restore();
}

function make(name) {
  const place = byId('chart-' + name), now = byId('now'), kind = KINDS[name];
  const grid = {stroke: () => ink('--grid'), width: 1}, font = '12px system-ui, sans-serif';
  const axis = {stroke: () => ink('--muted'), grid, ticks: {show: false}, font};
  const u = new uPlot({
    width: place.clientWidth, height: place.clientHeight, legend: {show: false}, padding: [8, RIGHT, 0, 0],
    cursor: {show: false},
    scales: {x: {time: false}, y: {distr: kind.distr || 1, range: kind.range}},
    axes: [Object.assign({size: 26, space: 60, values: (u, values) => values.map(String)}, axis), Object.assign({size: AXIS, space: 28, splits: kind.splits,
      values: (u, values) => values.map(value => value === null ? '' : String(Number(value.toPrecision(3))))}, axis, kind.splits ? {filter: (u, values) => values} : {})],
    series: [{}].concat(LINES).map(line => line.colour ? {stroke: () => ink(line.colour), width: line.width, dash: line.dash, pxAlign: 0,
      spanGaps: true, points: {show: false}} : line),
    hooks: {draw: [u => { vertical(u, marks.switchTime, '--text', [2, 3]); vertical(u, marks.now, '--muted', []); }]}
  }, [[0, 1]].concat(LINES).map((line, i) => i ? [null, null] : line), place);
  function show(place) {
    now.value = place;
    now.dispatchEvent(new Event('input', {bubbles: true}));
  }
  function point(event) {
    const box = u.over.getBoundingClientRect();
    show(Math.round(now.max * Math.max(0, Math.min(1, (event.clientX - box.left) / box.width))));
  }
  let before;
  u.over.addEventListener('pointerdown', event => {
    before = now.value;
    u.over.setPointerCapture(event.pointerId);
    point(event);
  });
  // the finger scrolls the page
  u.over.addEventListener('pointercancel', () => show(before));
  u.over.addEventListener('pointermove', event => { if (u.over.hasPointerCapture(event.pointerId)) point(event); });
  new ResizeObserver(() => u.setSize({width: place.clientWidth, height: place.clientHeight})).observe(place);
  return {u, lines: {}};
}

function drawAll() {
  const dashes = LINES.map(line => line.dash || dash(line.name));
  const none = times.map(() => null), ended = steps.map(point => point[0]);
  Object.keys(KINDS).forEach((name, i) => {
    const lines = [times].concat(LINES.slice(0, -1).map(line => charts[name].lines[line.name] || none));
    dashes.forEach((each, i) => { charts[name].u.series[i + 1].dash = each; });
    charts[name].u.setData(uPlot.join([lines, [ended, steps.map(point => finite(point[i + 1]))]]));
  });
}

// what a run without a curve comes to at a time: none before its steps are there
function stepAt(time) {
  return (steps.find(point => point[0] >= time * (1 - 1e-9)) || []).slice(1);
}

// writes only what is new: to write makes the browser lay the page out
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

const digits = (value, count) => String(Number(value.toPrecision(count)));

function readout() {
  write(byId('now-text'), digits(marks.now, 3));
  ['run', 'beside'].forEach(line => {
    const cell = name => byId('row-' + line).querySelector(name), [kappa, alignment, noise, rank] = numbers[line], none = kappa === undefined;
    write(cell('.kappa'), none ? NONE : kappa < 1000 ? kappa.toFixed(3) : digits(kappa, 4));
    write(cell('.alignment'), none ? NONE : alignment.toFixed(4));
    write(cell('.noise'), none ? NONE : noise.toFixed(4));
    write(cell('.rank'), none ? NONE : rank.toFixed(2));
  });
  strengths(numbers.run.slice(4), numbers.beside.slice(4));
}

// the same for those who do not see it, in words
function say() {
  // of one loss twice, the constants say which
  const name = byId('main').dataset.same === 'true' ? 'th' : '.loss';
  const words = ['beside', 'run'].filter(line => !byId('row-' + line).hidden).map(line => byId('row-' + line).querySelector(name).textContent
    + (numbers[line].length ? ' has condition number ' + digits(numbers[line][0], 3) + ' and alignment ' + digits(numbers[line][1], 3) : ' has no numbers yet'));
  write(byId('sentence'), 'At time ' + digits(marks.now, 3) + ': ' + words.join('; ') + '.'
    + (finite(predictions.limit) ? ' Predicted for positive pairs alone, in the end: ' + digits(predictions.limit, 4) + '.' : ''));
}

// all charts on one picture, with their titles and the legend, on the page's own ground
function picture() {
  const scale = devicePixelRatio, gap = 34 * scale, head = 30 * scale;
  const canvases = ['kappa', 'alignment', 'noise', 'rank'].map(name => charts[name].u.ctx.canvas);
  const canvas = document.createElement('canvas'), ctx = canvas.getContext('2d');
  canvas.width = Math.max(canvases[0].width, canvases[2].width + canvases[3].width) + 20 * scale;
  canvas.height = head + canvases[0].height + canvases[1].height + canvases[2].height + 3 * gap;
  ctx.fillStyle = ink('--page');
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  function label(text, colour, x, y, weight) {
    ctx.font = (weight || '') + ' ' + 13 * scale + 'px system-ui, sans-serif';
    ctx.fillStyle = ink(colour);
    ctx.fillText(text, x, y);
    return x + ctx.measureText(text).width + 24 * scale;
  }
  let x = 12 * scale, y = 20 * scale;
  ['run', 'beside'].forEach(line => {
    const row = byId('row-' + line);
    if (!row.hidden) x = label('\u2501 ' + row.querySelector('th').textContent, '--' + line, x, y, '600');
  });
  x = 0;
  y = head;
  Object.values(TITLES).forEach((title, i) => {
    label(title + ' over time t', '--muted', x + AXIS * scale, y + 20 * scale);
    ctx.drawImage(canvases[i], x, y + gap);
    if (i === 2) x = canvases[2].width; else y += canvases[i].height + gap;
  });
  return canvas;
}

// one pair of bars for each direction, as tall as the largest allows
function strengths(run, beside) {
  const place = byId('strengths'), count = Math.max(run.length, beside.length), top = Math.max(...run, ...beside);
  const share = value => String(Math.max(0, (value || 0) / top));
  while (place.children.length > count) place.lastChild.remove();
  while (place.children.length < count) {
    place.append(Object.assign(document.createElement('span'), {className: 'pair', innerHTML: '<i class="run"></i><i class="beside"></i>'}));
  }
  Array.from(place.children).forEach((pair, k) => {
    pair.style.setProperty('--run-share', share(run[k]));
    pair.style.setProperty('--beside-share', share(beside[k]));
  });
  place.style.setProperty('--even', count ? share(1 / count) : '0');
}

// what is drawn, as comma-separated values with all digits; the steps have times of their own
function table() {
  const columns = [['time', charts.kappa.u.data[0]]];
  [['run', ''], ['beside', ' beside'], ['steps', ' of gradient descent']].forEach(([line, which]) => Object.keys(KINDS).forEach(name => {
    const values = charts[name].u.data[LINES.findIndex(each => each.name === line) + 1], loss = byId(line === 'beside' ? 'row-beside' : 'row-run').querySelector('.loss');
    if (values.some(value => Number.isFinite(value))) columns.push([TITLES[name] + which + ' (' + loss.textContent + ')', values]);
  }));
  return [columns.map(column => column[0])].concat(columns[0][1].map((time, i) => columns.map(column => column[1][i]))).map(row => row.join(',') + '\n').join('');
}

window.benchCharts = {
  make: function () {
    Object.keys(KINDS).forEach(name => { charts[name] = make(name); });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { inks = {}; Object.values(charts).forEach(chart => chart.u.redraw(false, true)); });
  },
  // the values of all charts at each time in turn
  set: function (line, loss, title, constants, values) {
    const main = byId('main'), row = byId('row-' + line), kinds = Object.keys(KINDS);
    main.dataset[line] = loss;
    main.dataset.same = main.dataset.run === main.dataset.beside;
    if (line === 'run') main.dataset.flow = values.length > 0;
    row.hidden = !loss;
    write(row.querySelector('.loss'), title);
    write(row.querySelector('.constants'), constants);
    kinds.forEach((name, i) => {
      charts[name].lines[line] = values.length ? Array.from({length: values.length / kinds.length}, (each, j) => finite(values[kinds.length * j + i])) : null;
    });
  },
  predict: function (limit, rate, conditionNumbers) {
    predictions = {limit, rate};
    write(byId('predicted'), isFinite(limit) ? 'predicted: \u03ba\u221e = ' + digits(limit, 4) : '');
    write(byId('predicted-rate'), isFinite(rate) ? ' rate near balance ' + digits(rate, 3) : '');
    charts.kappa.lines.limit = Array.from(conditionNumbers, () => finite(limit));
    charts.kappa.lines.rate = Array.from(conditionNumbers, finite);
  },
  draw: function (newTimes, now, switchTime, run, beside) {
    times = Array.from(newTimes);
    marks = {now, switchTime};
    numbers = {run: run.length ? Array.from(run) : stepAt(now), beside: Array.from(beside)};
    inks = {};
    drawAll();
    readout();
  },
  addStep: function (point) {
    steps.push(point);
  },
  clearSteps: function () {
    steps = [];
  },
  say: say,
  picture: picture,
  table: table,
  // for who wants to know what is drawn
  drawn: function (chart) {
    return charts[chart].u.data;
  }
};
})();
