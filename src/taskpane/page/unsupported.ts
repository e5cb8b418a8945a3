/** What such a page says. */
interface PageWords {
  readonly title: string;
  readonly text: string;
  readonly todo: readonly string[];
}

interface Words {
  /** As `lang` of the page. */
  readonly tag: string;
  /** For an Office that does not answer when the pane starts. */
  readonly noAnswer: PageWords;
  /** `text` says what it needs. */
  readonly unsupported: Omit<PageWords, "text"> & { readonly text: (needs: string) => string };
}

const ZH: Words = {
  tag: "zh-CN",
  noAnswer: {
    title: "Office 没有回答",
    text: "窗格已经打开，但 Excel 一直没有响应。常见的原因：单位关闭了“连接的体验”，或网络拦住了 Office 的脚本。",
    todo: [
      "关闭窗格，保存并重新打开工作簿，再打开窗格。",
      "仍不行时，请信息部门确认加载项由管理员集中部署，且本机能访问窗格所在的服务器。",
      "也可以改用网页版：不需要 Excel，打开文件即可评分。",
    ],
  },
  unsupported: {
    title: "这里不能使用衡表",
    text: (needs) => `衡表需要支持 ${needs} 的 Excel。`,
    todo: [
      "Windows 或 Mac：Office LTSC 2021、Microsoft 365 或更新的版本。",
      "网页版 Excel：任何较新的浏览器。",
      "已是新版本时，请在“文件 › 账户”里更新 Office，然后重新打开工作簿。",
    ],
  },
};

const EN: Words = {
  tag: "en",
  noAnswer: {
    title: "Office does not answer",
    text: "The pane is open, but Excel has not responded. Often connected experiences are turned off, or the network blocks Office’s script.",
    todo: [
      "Close the pane, save and open the workbook again, then open the pane.",
      "If that fails, ask your IT department whether the add-in is deployed centrally and this computer can reach its server.",
      "Or use the web edition: it needs no Excel, only the file.",
    ],
  },
  unsupported: {
    title: "Hengbiao cannot run here",
    text: (needs) => `Hengbiao needs an Excel with ${needs}.`,
    todo: [
      "Windows or Mac: Office LTSC 2021, Microsoft 365 or later.",
      "Excel on the web: any recent browser.",
      "On a recent version, update Office under File › Account and open the workbook again.",
    ],
  },
};

/**
 * The page for a host that cannot run the pane, or for none. It comes without the pane's components, and in
 * the browser's language, since the host's may be unknown.
 */
export function showUnsupported(root: HTMLElement, needs: string): void {
  const { unsupported, tag } = words();
  show(root, tag, { ...unsupported, text: unsupported.text(needs) });
}

/** The page for an Office that has not answered for a while; the pane takes its place once it does. */
export function showNoAnswer(root: HTMLElement): void {
  const { noAnswer, tag } = words();
  show(root, tag, noAnswer);
}

function words(): Words {
  return /^zh\b/i.test(navigator.language) ? ZH : EN;
}

function show(root: HTMLElement, language: string, { title, text, todo }: PageWords): void {
  const section = document.createElement("div");
  section.className = "unsupported";
  const heading = document.createElement("h1");
  heading.textContent = title;
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  const list = document.createElement("ul");
  for (const line of todo) list.append(item(line));
  section.append(heading, paragraph, list);
  document.documentElement.lang = language;
  root.replaceChildren(section);
}

function item(text: string): HTMLElement {
  const line = document.createElement("li");
  line.textContent = text;
  return line;
}
