// Tables as CSV, and texts handed to the reader as files.

/**
 * Return rows as CSV; a cell that a spreadsheet would take for a formula is disarmed, as in data/cases.csv.
 * @param {string[][]} rows
 */
export function csv(rows) {
  return rows.map((row) => row.map(cell).join(",")).join("\n") + "\n";
}

/** @param {string} said */
function cell(said) {
  const disarmed = /^[=+\-@\t\r]/.test(said) ? `'${said}` : said;
  return /[",\n\r]/.test(disarmed) ? `"${disarmed.replaceAll('"', '""')}"` : disarmed;
}

/**
 * Hand a text to the reader as a file.
 * @param {string} name
 * @param {string} kind the media type
 * @param {string} content
 */
export function save(name, kind, content) {
  const mark = kind === "text/csv" ? "\ufeff" : ""; // by which spreadsheets know UTF-8
  const address = URL.createObjectURL(new Blob([mark + content], { type: `${kind};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
