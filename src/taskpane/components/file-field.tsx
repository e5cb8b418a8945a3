import { useEffect, type RefObject } from "react";

interface FileFieldProps {
  readonly field: RefObject<HTMLInputElement>;
  readonly name: string;
  /** Endings and types of the files that are offered; all where left out. */
  readonly accept?: string;
  /** Whether several files may be chosen at once, or a folder with all that is in it; else one file. */
  readonly takes?: "files" | "folder";
  readonly onFiles: (files: readonly File[]) => void;
}

/** A field for files that is never seen: the button beside it opens it. */
export function FileField({ field, name, accept, takes, onFiles }: FileFieldProps) {
  useEffect(() => {
    if (field.current) field.current.webkitdirectory = takes === "folder";
  }, [field, takes]);
  return (
    <input
      ref={field}
      type="file"
      multiple={takes !== undefined}
      accept={accept}
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
