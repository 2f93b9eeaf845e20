// a slider for each parameter; each moves the whole figure to another of the settings that were worked out beforehand
function (settings, page) {
var make = page.make, live = page.live;
  var status = make('div', 'position:absolute;top:0;left:0;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)');
  status.setAttribute('aria-live', 'polite');
  var inputs = settings.controls.map(function (control) {
    var label = make('label', 'display:inline-block;margin:4px 24px 4px 0', control.name + ' = ');
    var input = make('input', 'vertical-align:middle;width:180px;margin-left:8px'), value = make('output', 'display:inline-block;min-width:4em');
    input.type = 'range';
    // JupyterLab would take the arrow keys for itself
    input.setAttribute('data-lm-suppress-shortcuts', 'true');
    input.min = 0;
    input.max = control.values.length - 1;
    input.value = control.start;
    function tell() {
      value.textContent = control.values[input.value];
      input.setAttribute('aria-valuetext', control.name + ' ' + value.textContent);
    }
    input.addEventListener('input', function () { tell(); turn(); });
    input.addEventListener('change', function () { status.textContent = now().sentence; });
    tell();
    label.appendChild(value);
    label.appendChild(input);
    live.insertBefore(label, live.lastChild);
    return input;
  });
  live.appendChild(status);
  function now() {
    return settings.figures[inputs.reduce(function (sum, input) { return sum * (+input.max + 1) + +input.value; }, 0)];
  }
  function turn() {
    live.setAttribute('aria-label', now().sentence);
    if (page.title) live.firstChild.textContent = now().title;
    now().panels.forEach(function (panel, i) {
      var start = page.figure(i).data;
      if (page.titles[i]) page.titles[i].textContent = panel.title;
      page.Plotly.restyle(page.places[i], {
        x: panel.traces.map(function (trace, j) { return trace.x || start[j].x; }),
        y: panel.traces.map(function (trace, j) { return trace.y || start[j].y; }),
        name: panel.traces.map(function (trace, j) { return trace.name ? page.escape(trace.name) : start[j].name; })
      });
    });
  }
}
