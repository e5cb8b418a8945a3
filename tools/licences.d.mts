export function allowsDistribution(expression: string): boolean;

/** Throws where the package may not be handed out, or says too little for that. */
export function licenceOf(folder: string): {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
};

export function packageOf(file: string): string | null;
