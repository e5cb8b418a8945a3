/** Puts a text on the clipboard; false when the web view does not allow that. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Web views that forbid the clipboard API still copy what is selected. */
function copyBySelection(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.append(field);
  field.select();
  // There is no other way where the clipboard API is forbidden.
  // oxlint-disable-next-line typescript/no-deprecated
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}
