// Draws the bench's curves with uPlot. What they are, Java says; here is only how they look.
(function () {
'use strict';
// in the order in which they are drawn; a prediction is dashed, in the ink of the text, as in all figures of the course
const LINES = [
  {name: 'limit', colour: '--muted', dash: [6, 5], width: 1.5},
  {name: 'rate', colour: '--text', dash: [6, 5], width: 1.5},
  {name: 'beside', colour: '--beside', width: 2.5},
  {name: 'run', colour: '--run', width: 2.5},
  {name: 'steps-beside', colour: '--beside', width: 1, points: true},
  {name: 'steps-run', colour: '--run', width: 1, points: true}
];
const AXIS = 46, RIGHT = 14;
const charts = {};
let pointed, marks = {now: NaN, switchTime: NaN};

// an axis of numbers that a finger moves must not jump at each of them
function above(value) {
  const power = Math.pow(10, Math.floor(Math.log10(value)));
  return power * [1.5, 2, 3, 5, 7, 10].find(step => step * power >= value * 1.02);
}

function ratios(u, axis, low, high) {
  const all = [];
  for (let power = 1; power <= high; power *= 10) [1, 2, 5].forEach(step => { if (step * power <= high) all.push(step * power); });
  if (high < 4) all.push(1.5, 3);
  const marks = all.filter(value => value >= low && value <= high).sort((a, b) => a - b);
  return marks.length > 6 ? marks.filter(value => Number.isInteger(Math.log10(value))) : marks;
}

const KINDS = {
  kappa: {distr: 3, range: (u, low, high) => [1, above(Math.max(high || 1, 1.3))], splits: ratios},
  alignment: {range: (u, low) => [Math.min(0, low || 0), 1.02]},
  noise: {range: (u, low, high) => [0, above(Math.max(high || 0, 0.01))]},
  rank: {range: (u, low, high) => [1, Math.max(1.1, (high || 1) * 1.02)]}
};

function ink(name) {
  return getComputedStyle(document.getElementById('main')).getPropertyValue(name).trim();
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
    axes: [Object.assign({size: 26, space: 60}, axis), Object.assign({size: AXIS, space: 28, splits: kind.splits,
      values: (u, values) => values.map(value => value === null ? '' : String(Number(value.toPrecision(3))))}, axis, kind.splits ? {filter: (u, values) => values} : {})],
    series: [{}].concat(LINES.map(line => ({stroke: () => ink(line.colour), width: line.width, dash: line.dash, pxAlign: 0, spanGaps: !!line.points,
      points: {show: false}}))),
    hooks: {draw: [u => { vertical(u, marks.switchTime, '--text', [2, 3]); vertical(u, marks.now, '--muted', []); }]}
  }, [[0, 1]].concat(LINES.map(() => [null, null])), place);
  function point(event) {
    const box = u.over.getBoundingClientRect();
    pointed(Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)));
  }
  u.over.addEventListener('pointerdown', event => { u.over.setPointerCapture(event.pointerId); point(event); });
  u.over.addEventListener('pointermove', event => { if (u.over.hasPointerCapture(event.pointerId)) point(event); });
  new ResizeObserver(() => u.setSize({width: place.clientWidth, height: place.clientHeight})).observe(place);
  return {u, lines: {}};
}

window.benchCharts = {
  make: function (listener) {
    pointed = listener;
    Object.keys(KINDS).forEach(name => { charts[name] = make(name); });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => Object.values(charts).forEach(chart => chart.u.redraw(false, true)));
  },
  set: function (chart, line, values) {
    charts[chart].lines[line] = values && Array.from(values, value => isFinite(value) ? value : null);
  },
  draw: function (times, now, switchTime) {
    marks = {now, switchTime};
    const x = Array.from(times), none = x.map(() => null);
    Object.values(charts).forEach(chart => chart.u.setData([x].concat(LINES.map(line => chart.lines[line.name] || none))));
  }
};
})();
