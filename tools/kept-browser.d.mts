import type { Page } from "playwright-core";

export function pageApart(executablePath: string): Promise<Page>;

export function keptPage(executablePath: string, address: string): Promise<Page>;

export function takeLeftPage(kind: string): Page | undefined;

export function leavePage(kind: string, page: Page): boolean;

export function closeOpen(): Promise<void>;

export function keptServer(folder: string, headers: Readonly<Record<string, string>>): Promise<string>;
