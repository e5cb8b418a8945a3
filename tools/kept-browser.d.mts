import type { Page } from "playwright-core";

export function pageApart(executablePath: string): Promise<Page>;

export function keptPage(executablePath: string, address: string): Promise<Page>;

export function closeLeft(): Promise<void>;

export function keptServer(folder: string, headers: Readonly<Record<string, string>>): Promise<string>;
