import type { BrowserContext } from "playwright-core";

export function contextApart(executablePath: string): Promise<BrowserContext>;

export function keptContext(executablePath: string, address: string): Promise<BrowserContext>;

export function closeLeft(): Promise<void>;

export function keptServer(folder: string, headers: Readonly<Record<string, string>>): Promise<string>;
