// Leads to the page of two plans, or shows the command that makes it. Without it there is the list.
(function () {
  "use strict";
  const form = document.getElementById("choose-two");
  if (!form) return;
  const pages = new Set(form.dataset.pages.split(" "));
  const chosen = document.getElementById("chosen");

  function link(stem, words) {
    const anchor = document.createElement("a");
    anchor.href = "compare/" + stem + ".html";
    anchor.textContent = words;
    return anchor;
  }

  function quoted(name) {
    return /^[\w.-]+$/.test(name) && name[0] !== "-" ? name : "'" + name.replace(/'/g, "'\\''") + "'";
  }

  function show() {
    const first = form.elements.first, second = form.elements.second;
    const one = first.value, other = second.value;
    if (one === other) {
      chosen.textContent = "Choose two different plans.";
    } else if (pages.has(one + "--" + other)) {
      chosen.replaceChildren(link(one + "--" + other, "See the two side by side"));
    } else if (pages.has(other + "--" + one)) {
      chosen.replaceChildren(link(other + "--" + one, "See the two side by side"), " (the second on the left)");
    } else {
      const command = document.createElement("code");
      command.textContent = "doc-audit compare RUN " +
        quoted(first.selectedOptions[0].dataset.id) + " " + quoted(second.selectedOptions[0].dataset.id);
      chosen.replaceChildren("No page yet. To make it, with the folder of this report for RUN: ", command);
    }
  }

  form.addEventListener("change", show);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.hidden = false;
  show();
})();
