// Sorts tables and opens what links lead to. Without it every table is there all the same.
(function () {
  "use strict";

  function cellValue(row, column, numeric) {
    const cell = row.cells[column];
    if (!numeric) return cell.textContent.trim().toLocaleLowerCase("en-GB");
    const shown = cell.dataset.v !== undefined ? cell.dataset.v : cell.textContent;
    const number = parseFloat(String(shown).replace(/[^0-9.-]/g, ""));
    return Number.isNaN(number) ? -1 : number;
  }

  function sortBy(head, column) {
    const numeric = head.dataset.sort === "number";
    const before = head.getAttribute("aria-sort");
    const down = before ? before === "ascending" : numeric;
    const body = head.closest("table").tBodies[0];
    const rows = Array.from(body.rows);
    rows.sort(function (a, b) {
      const x = cellValue(a, column, numeric), y = cellValue(b, column, numeric);
      const order = numeric ? x - y : x.localeCompare(y, "en-GB");
      return down ? -order : order;
    });
    head.parentNode.querySelectorAll("[aria-sort]").forEach(function (other) {
      other.removeAttribute("aria-sort");
    });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append.apply(body, rows);
  }

  document.querySelectorAll("table.sortable").forEach(function (table) {
    const heads = table.tHead.querySelector("tr.heads") || table.tHead.rows[0];
    Array.from(heads.cells).forEach(function (head, column) {
      if (!head.dataset.sort) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append.apply(button, Array.from(head.childNodes));
      head.append(button);
      button.addEventListener("click", function () { sortBy(head, column); });
    });
  });

  // What a link leads to is shown open, in browsers that don't open it themselves.
  function openTarget() {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    const details = target.closest(".rules") ? target.querySelector("details") : target.closest("details");
    if (!details || details.open) return;
    details.open = true;
    target.scrollIntoView();
  }
  openTarget();
  window.addEventListener("hashchange", openTarget);
})();
