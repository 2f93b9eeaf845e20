// Draws the bench's curves with uPlot. What they are, Java says; here is only how they look.
(function () {
'use strict';
// in the order in which they are drawn; a prediction is dashed, in the ink of the text, as in all figures of the course
const LINES = [
  {name: 'limit', colour: '--muted', dash: [6, 5], width: 1.5},
  {name: 'rate', colour: '--text', dash: [6, 5], width: 1.5},
  {name: 'beside', colour: '--beside', width: 2.5},
  {name: 'run', colour: '--run', width: 2.5}
];
// gradient descent is drawn over them, thin, on times of its own
const STEPS = {colour: '--steps', width: 1.2};
const AXIS = 46, RIGHT = 20;
const charts = {};
let pointed, times = [0, 1], steps = [], asked = false, marks = {now: NaN, switchTime: NaN};

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
  inks[name] = inks[name] || getComputedStyle(document.getElementById('main')).getPropertyValue(name).trim();
  return inks[name];
}

// without colours, too, one line is told from another; positive pairs only are drawn through in all figures of the course
function dash(line) {
  const loss = document.getElementById('main').dataset[line];
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
  const place = document.getElementById('chart-' + name), kind = KINDS[name];
  const grid = {stroke: () => ink('--grid'), width: 1}, font = '12px system-ui, sans-serif';
  const axis = {stroke: () => ink('--muted'), grid, ticks: {show: false}, font};
  const u = new uPlot({
    width: place.clientWidth, height: place.clientHeight, legend: {show: false}, padding: [8, RIGHT, 0, 0],
    cursor: {show: false},
    scales: {x: {time: false}, y: {distr: kind.distr || 1, range: kind.range}},
    axes: [Object.assign({size: 26, space: 60, values: (u, values) => values.map(String)}, axis), Object.assign({size: AXIS, space: 28, splits: kind.splits,
      values: (u, values) => values.map(value => value === null ? '' : String(Number(value.toPrecision(3))))}, axis, kind.splits ? {filter: (u, values) => values} : {})],
    series: [{}].concat(LINES, STEPS).map(line => line.colour ? {stroke: () => ink(line.colour), width: line.width, dash: line.dash, pxAlign: 0,
      spanGaps: true, points: {show: false}} : line),
    hooks: {draw: [u => { vertical(u, marks.switchTime, '--text', [2, 3]); vertical(u, marks.now, '--muted', []); }]}
  }, [[0, 1]].concat(LINES, STEPS).map((line, i) => i ? [null, null] : line), place);
  function point(event) {
    const box = u.over.getBoundingClientRect();
    pointed(Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)));
  }
  u.over.addEventListener('pointerdown', event => { u.over.setPointerCapture(event.pointerId); point(event); });
  u.over.addEventListener('pointermove', event => { if (u.over.hasPointerCapture(event.pointerId)) point(event); });
  new ResizeObserver(() => u.setSize({width: place.clientWidth, height: place.clientHeight})).observe(place);
  return {u, lines: {}};
}

function drawAll() {
  const dashes = LINES.map(line => line.dash || dash(line.name));
  const none = times.map(() => null), ended = steps.map(point => point[0]);
  Object.keys(KINDS).forEach((name, i) => {
    const lines = [times].concat(LINES.map(line => charts[name].lines[line.name] || none));
    dashes.forEach((each, i) => { charts[name].u.series[i + 1].dash = each; });
    charts[name].u.setData(uPlot.join([lines, [ended, steps.map(point => isFinite(point[i + 1]) ? point[i + 1] : null)]]));
  });
}

function drawSoon() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => { asked = false; drawAll(); });
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
  function write(text, colour, x, y, weight) {
    ctx.font = (weight || '') + ' ' + 13 * scale + 'px system-ui, sans-serif';
    ctx.fillStyle = ink(colour);
    ctx.fillText(text, x, y);
    return x + ctx.measureText(text).width + 24 * scale;
  }
  let x = 12 * scale, y = 20 * scale;
  ['run', 'beside'].forEach(line => {
    const row = document.getElementById('row-' + line);
    if (!row.hidden) x = write('\u2501 ' + row.querySelector('th').textContent, '--' + line, x, y, '600');
  });
  x = 0;
  y = head;
  Object.values(TITLES).forEach((title, i) => {
    write(title + ' over time t', '--muted', x + AXIS * scale, y + 20 * scale);
    ctx.drawImage(canvases[i], x, y + gap);
    if (i === 2) x = canvases[2].width; else y += canvases[i].height + gap;
  });
  return canvas;
}

function strengths(run, beside) {
  const place = document.getElementById('strengths'), top = Math.max(...run, ...beside), share = value => String(Math.max(0, value / top));
  while (place.children.length > run.length) place.lastChild.remove();
  while (place.children.length < run.length) {
    place.append(Object.assign(document.createElement('span'), {className: 'pair', innerHTML: '<i class="run"></i><i class="beside"></i>'}));
  }
  run.forEach((value, k) => {
    place.children[k].style.setProperty('--run-share', share(value));
    place.children[k].style.setProperty('--beside-share', share(beside.length ? beside[k] : 0));
  });
  place.style.setProperty('--even', share(1 / run.length));
}

// what is drawn, as comma-separated values with all digits
function table() {
  const lines = ['run', 'beside'].filter(line => charts.kappa.lines[line]), columns = [['time', times]];
  lines.forEach(line => Object.keys(KINDS).forEach(name => {
    const loss = document.querySelector('#row-' + line + ' .loss').textContent;
    columns.push([TITLES[name] + ' (' + loss + (line === 'run' ? ')' : ', beside)'), charts[name].lines[line]]);
  }));
  return [columns.map(column => column[0])].concat(times.map((time, i) => columns.map(column => column[1][i]))).map(row => row.join(',') + '\n').join('');
}

window.benchCharts = {
  make: function (listener) {
    pointed = listener;
    Object.keys(KINDS).forEach(name => { charts[name] = make(name); });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { inks = {}; Object.values(charts).forEach(chart => chart.u.redraw(false, true)); });
  },
  set: function (chart, line, values) {
    charts[chart].lines[line] = values.length ? Array.from(values, value => isFinite(value) ? value : null) : null;
  },
  draw: function (newTimes, now, switchTime) {
    times = Array.from(newTimes);
    marks = {now, switchTime};
    inks = {};
    drawAll();
  },
  addStep: function (point) {
    steps.push(point);
    drawSoon();
  },
  clearSteps: function () {
    if (steps.length) drawSoon();
    steps = [];
  },
  strengths: strengths,
  picture: picture,
  table: table,
  // for who wants to know what is drawn
  drawn: function (chart) {
    return charts[chart].u.data;
  }
};
})();
