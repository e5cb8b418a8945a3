// npm run excel: hands the add-in out from this computer, by https with a development certificate, and says how
// to load it into Excel.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:https";
import { release } from "node:os";
import { join } from "node:path";
import { getHttpsServerOptions } from "office-addin-dev-certs";
import {
  caCertificatePath,
  localhostCertificatePath,
  localhostKeyPath,
} from "office-addin-dev-certs/lib/defaults.js";
import { buildIfNeeded } from "./build.mjs";
import { assets, developmentUrl, headers, officeJs, pages } from "./excel-files.mjs";
import { writeVariant } from "./manifests.mjs";
import { prepare } from "./prepare.mjs";
import { root } from "./run.mjs";
import { serveFolders } from "./static-server.mjs";

/** Made anew each time; they stand beside an installed add-in, and do not take its place. */
const manifest = join(root, "dist/manifests/development.xml");
const selfTest = join(root, "dist/manifests/self-test.xml");

const port = Number(new URL(developmentUrl).port);

const steps = {
  win32: [
    "Windows：",
    `  1. 新建一个文件夹并共享，把 ${manifest} 复制进去。`,
    "  2. Excel：文件 › 选项 › 信任中心 › 信任中心设置 › 受信任的加载项目录，填入该文件夹的网络路径，勾选“在菜单中显示”，重新打开 Excel。",
    "  3. 加载项 › 更多加载项 › 共享文件夹 › 衡表（开发） › 添加。",
  ],
  darwin: [
    "Mac：",
    `  1. 把 ${manifest} 复制到 ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef/（没有就新建）。`,
    "  2. 重新打开 Excel：加载项 › 衡表（开发）。",
  ],
  web: [
    "网页版 Excel（任何系统，浏览器与本机相同）：",
    `  1. 打开工作簿：加载项 › 更多加载项 › 管理我的加载项 › 上传我的加载项，选择 ${manifest}。`,
    "  2. 浏览器如提示证书不受信任，先打开下面的地址并接受。",
  ],
};

const trusting = {
  win32: "双击它 › 安装证书 › 当前用户 › 将所有的证书都放入下列存储 › 受信任的根证书颁发机构。",
  darwin: "双击它加入“登录”钥匙串，再打开它 › 信任 › 始终信任。",
};

/** Where browsers on other systems take authorities in. */
const IN_THE_BROWSER = "浏览器 › 设置 › 隐私和安全 › 证书 › 授权机构 › 导入。";

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path) : undefined;
}

/**
 * The certificate is made once, kept in the home folder, and trusted by this user only. Where the system does not
 * let it be trusted by a program, a person still can do it by hand: the add-in is handed out all the same.
 */
async function certificate() {
  try {
    return { server: await getHttpsServerOptions(), notice: [] };
  } catch (error) {
    const server = { cert: readIfThere(localhostCertificatePath), key: readIfThere(localhostKeyPath) };
    const why = error.message.trim().replace(/\s+/g, " ");
    if (!server.cert || !server.key) {
      throw new Error(
        [
          `开发用的证书没有做成：${why}`,
          "Excel 只用受信任的 https 打开加载项。请确认能写入用户文件夹后再试；或放到已有证书的网页服务器上：",
          "  npm run package -- --base-url https://…",
          "No development certificate could be made; see above.",
        ].join("\n"),
        { cause: error },
      );
    }
    return {
      server,
      notice: [
        `证书已做好，但没有能让这台电脑信任它（${why}）。`,
        "Excel 不会打开证书不受信任的加载项。请自行信任这个文件（有效期 30 天）：",
        `  ${caCertificatePath}`,
        `  ${trusting[process.platform] ?? IN_THE_BROWSER}`,
        "The certificate is made but not trusted on this computer; trust the file above by hand.",
        "",
      ],
    };
  }
}

function listening(server) {
  return new Promise((resolve, reject) => {
    server.once("error", (error) =>
      reject(
        error.code === "EADDRINUSE"
          ? new Error(
              `端口 ${port} 被占用。清单文件写的是它，请先结束占用它的程序再试。\nPort ${port} is taken; end the program that uses it and try again.`,
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
  await writeVariant(manifest, developmentUrl, "development");
  await writeVariant(selfTest, developmentUrl, "self-test");
  const { server: options, notice } = await certificate();
  const server = createServer(
    options,
    serveFolders(
      { "/office/": `${officeJs}/dist`, "/assets/": assets, "/manifest.xml": manifest, "/": pages },
      headers("local"),
    ),
  );
  await listening(server);
  process.stdout.write(
    [
      ...notice,
      ...sideloading(),
      "",
      `窗格：${developmentUrl}pane.html`,
      `自检：按同样的步骤添加 ${selfTest}（见 docs/excel.md）`,
      "按 Ctrl+C 结束 · Ctrl+C to stop",
      "",
    ].join("\n"),
  );
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
