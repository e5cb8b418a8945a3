// npm run excel: hands the add-in out from this computer, by https with a development certificate, and says how
// to load it into Excel.
import { createServer } from "node:https";
import { release } from "node:os";
import { getHttpsServerOptions } from "office-addin-dev-certs";
import { buildIfNeeded } from "./build.mjs";
import { assets, developmentUrl, headers, manifest, officeJs, pages } from "./excel-files.mjs";
import { prepare } from "./prepare.mjs";
import { serveFolders } from "./static-server.mjs";

const port = Number(new URL(developmentUrl).port);

const steps = {
  win32: [
    "Windows：",
    `  1. 新建一个文件夹并共享，把 ${manifest} 复制进去。`,
    "  2. Excel：文件 › 选项 › 信任中心 › 信任中心设置 › 受信任的加载项目录，填入该文件夹的网络路径，勾选“在菜单中显示”，重新打开 Excel。",
    "  3. 加载项 › 更多加载项 › 共享文件夹 › 衡表 › 添加。",
  ],
  darwin: [
    "Mac：",
    `  1. 把 ${manifest} 复制到 ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef/（没有就新建）。`,
    "  2. 重新打开 Excel：加载项 › 衡表。",
  ],
  web: [
    "网页版 Excel（任何系统，浏览器与本机相同）：",
    `  1. 打开工作簿：加载项 › 更多加载项 › 管理我的加载项 › 上传我的加载项，选择 ${manifest}。`,
    "  2. 浏览器如提示证书不受信任，先打开下面的地址并接受。",
  ],
};

/** The certificate is made once, kept in the home folder, and trusted by this user only. */
async function certificate() {
  try {
    return await getHttpsServerOptions();
  } catch (error) {
    throw new Error(
      [
        "The development certificate could not be made, or this computer does not let it be trusted:",
        `  ${error.message.trim()}`,
        "Excel opens add-ins only by https with a trusted certificate. Either run this where you may add a",
        "certificate (Windows: your own account; Mac: the login keychain; Linux: sudo and libnss3-tools), or put the",
        "add-in on a web server that has one: npm run package -- --base-url https://…",
      ].join("\n"),
    );
  }
}

function listening(server) {
  return new Promise((resolve, reject) => {
    server.once("error", (error) =>
      reject(
        error.code === "EADDRINUSE"
          ? new Error(
              `Port ${port} is taken. The manifest names it, so end the program that uses it and try again.`,
            )
          : error,
      ),
    );
    server.listen(port, "localhost", resolve);
  });
}

function sideloading() {
  const own = { win32: steps.win32, darwin: steps.darwin }[process.platform];
  const here = own ?? [`本机（${process.platform} ${release()}）没有 Excel 桌面版。`];
  return [...here, "", ...steps.web];
}

try {
  await prepare();
  await buildIfNeeded("excel");
  const server = createServer(
    await certificate(),
    serveFolders(
      { "/office/": `${officeJs}/dist`, "/assets/": assets, "/manifest.xml": manifest, "/": pages },
      headers("local"),
    ),
  );
  await listening(server);
  process.stdout.write(
    [...sideloading(), "", `${developmentUrl}pane.html`, "Ctrl+C ends it.", ""].join("\n"),
  );
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
