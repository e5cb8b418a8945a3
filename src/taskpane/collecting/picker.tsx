import { useEffect, type RefObject } from "react";

interface PickerProps {
  readonly picker: RefObject<HTMLInputElement>;
  readonly name: string;
  readonly isFolder?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A field that is never seen: the button beside it opens it. */
export function Picker({ picker, name, isFolder = false, onFiles }: PickerProps) {
  useEffect(() => {
    if (picker.current) picker.current.webkitdirectory = isFolder;
  }, [picker, isFolder]);
  return (
    <input
      ref={picker}
      type="file"
      multiple
      aria-label={name}
      hidden
      onChange={({ target }) => {
        const files = [...(target.files ?? [])];
        // The same files may be chosen again.
        target.value = "";
        if (files.length > 0) onFiles(files);
      }}
    />
  );
}
