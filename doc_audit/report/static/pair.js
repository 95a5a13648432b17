// Shows all pairs, those that differ or those in doubt. Without it all are there.
(function () {
  "use strict";
  const form = document.getElementById("choose");
  if (!form) return;
  const rows = Array.from(document.querySelectorAll(".pair-row"));
  const shown = document.getElementById("shown");

  function choose() {
    const wanted = form.elements.show.value;
    let kept = 0;
    rows.forEach(function (row) {
      const doubt = row.dataset.q !== undefined;
      const fits = !wanted || (wanted === "d" && row.dataset.d !== undefined) ||
        (wanted === "q" && doubt) || (wanted === "s" && !doubt);
      row.hidden = !fits;
      if (fits) kept += 1;
    });
    shown.textContent = wanted ? kept + " of " + rows.length + " pairs" : "";
  }

  // A link to a pair shows it, whatever was chosen.
  window.addEventListener("hashchange", function () {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.hidden) {
      form.reset();
      choose();
      target.scrollIntoView();
    }
  });
  form.addEventListener("change", choose);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.hidden = false;
})();
