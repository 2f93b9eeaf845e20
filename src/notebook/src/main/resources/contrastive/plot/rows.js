// makes each plot with named rows as tall as they need
function (heights, page) {
page.places.forEach(function (place, i) {
  if (heights[i]) page.Plotly.relayout(place, {height: heights[i]});
});
}
