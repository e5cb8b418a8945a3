import type { Host, ThemeSource } from "../../src/hosts/host";
import { waitingHost, type HostSoFar } from "../../src/hosts/waiting-host";
import { FakeHost } from "../taskpane/fake-host";

const SO_FAR: HostSoFar = {
  language: "en-US",
  theme: { now: () => "dark", watch: () => () => undefined },
  savesFiles: "perhaps",
};

function waited() {
  let come: (host: Host) => void = () => undefined;
  const host = waitingHost(new Promise<Host>((resolve) => (come = resolve)), SO_FAR);
  return { host, come: (there: Host) => come(there) };
}

test("what is known so far counts until the host is there, then what it says itself", async () => {
  const { host, come } = waited();
  expect([host.language, host.savesFiles, host.theme.now(), host.opening]).toEqual([
    "en-US",
    "perhaps",
    "dark",
    null,
  ]);
  const there = new FakeHost([]);
  come(there);
  expect(await host.fileName()).toBe("自评.xlsx");
  expect([host.language, host.savesFiles, host.theme.now()]).toEqual(["zh-CN", "surely", "light"]);
  expect(host.opening).toBe(there.opening);
});

test("who watches the theme hears of the host's, and of its changes, until the watch ends", async () => {
  const { host, come } = waited();
  const seen: string[] = [];
  const watchers = new Set<() => void>();
  let its: "light" | "dark" = "light";
  const theme: ThemeSource = {
    now: () => its,
    watch: (onChange) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
  };
  const end = host.theme.watch(() => seen.push(host.theme.now()));
  come(Object.assign(new FakeHost([]), { theme }));
  await host.fileName();
  its = "dark";
  for (const tell of watchers) tell();
  expect(seen).toEqual(["light", "dark"]);
  end();
  expect(watchers.size).toBe(0);
});
