// A short message at the edge of the page; readers hear it, it takes no focus.

const SHOWN_MS = 6000;

/** Say `text`; with `action` ({label, run}) there is a button, as for undo. */
export function toast(text, action) {
  const box = document.createElement("div");
  box.className = "toast";
  box.append(text);
  if (action) {
    const button = document.createElement("button");
    button.className = "link";
    button.textContent = action.label;
    button.addEventListener("click", () => { box.remove(); action.run(); });
    box.append(button);
  }
  document.getElementById("toasts").append(box);
  setTimeout(() => box.remove(), SHOWN_MS);
}

/** Do something that may fail, and say why if it does; gives undefined then. */
export async function attempt(work) {
  try {
    return await work();
  } catch (problem) {
    toast(problem.message);
    return undefined;
  }
}
