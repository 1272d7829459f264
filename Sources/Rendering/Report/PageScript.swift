/// What the coordinator's page can do where scripts run: sort and filter the table of pairings.
enum PageScript {
  static let text = """

    (() => {
      const table = document.getElementById("cohort");
      if (!table) return;
      const body = table.tBodies[0];
      const rows = Array.from(body.rows);
      const heads = Array.from(table.tHead.rows[0].cells);
      const key = (row, column) => {
        const cell = row.cells[column];
        return cell.dataset.sort ?? cell.textContent.trim();
      };
      const compare = new Intl.Collator(undefined, {numeric: true}).compare;
      heads.forEach((head, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = head.textContent;
        head.replaceChildren(button);
        button.addEventListener("click", () => {
          const falls = head.getAttribute("aria-sort") === "ascending";
          heads.forEach((other) => other.removeAttribute("aria-sort"));
          head.setAttribute("aria-sort", falls ? "descending" : "ascending");
          // What is empty comes last either way.
          const sorted = rows.slice().sort((a, b) => {
            const [x, y] = [key(a, column), key(b, column)];
            if (x === "" || y === "") return (x === "") - (y === "");
            return falls ? compare(y, x) : compare(x, y);
          });
          body.append(...sorted);
        });
      });
      const controls = document.createElement("div");
      controls.className = "controls";
      const search = document.createElement("input");
      search.type = "search";
      search.id = "filter";
      const label = document.createElement("label");
      label.htmlFor = "filter";
      label.textContent = "Show only rows with";
      const needy = document.createElement("input");
      needy.type = "checkbox";
      const needyLabel = document.createElement("label");
      needyLabel.append(needy, " that need somebody");
      const count = document.createElement("span");
      count.setAttribute("role", "status");
      controls.append(label, search, needyLabel, count);
      table.parentElement.before(controls);
      const filter = () => {
        const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
        let shown = 0;
        for (const row of rows) {
          const text = row.textContent.toLowerCase();
          const fits = words.every((word) => text.includes(word))
            && (!needy.checked || row.classList.contains("needy"));
          row.hidden = !fits;
          if (fits) shown += 1;
        }
        count.textContent = shown === rows.length ? "" : `${shown} of ${rows.length} shown`;
      };
      search.addEventListener("input", filter);
      needy.addEventListener("change", filter);
    })();

    """
}
