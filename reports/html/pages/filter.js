// Filters the matrix. Without it everything is shown.
const form = document.querySelector(".filter");
const find = document.getElementById("find"), look = document.getElementById("look"), shown = document.getElementById("shown");
const groups = [...document.querySelectorAll(".matrix tbody")];
function filter() {
  const wanted = find.value.trim().toLowerCase();
  let count = 0;
  for (const group of groups) {
    let some = false;
    for (const row of group.rows) {
      if (row.className === "family") continue;
      const hit = row.cells[0].textContent.toLowerCase().includes(wanted) && (!look.checked || row.className === "look");
      row.hidden = !hit;
      some ||= hit;
      count += hit;
    }
    group.hidden = !some;
  }
  shown.textContent = wanted || look.checked ? `${count} shown` : "";
}
form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
