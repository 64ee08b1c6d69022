import { expect, test } from '@playwright/test';
import { engineRequests, mainRequests } from '../../electron/contract/requests.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../helpers/launch-app.ts';

/** The walls of the window, tried from inside the page as hostile content would. */
test.describe('the window', () => {
  const data = temporaryFolder();
  let running: RunningApp;

  test.beforeAll(async () => {
    running = await launchApp(data.path);
    await running.page.getByTestId('start-sample').waitFor();
  });
  test.afterAll(async () => {
    await running.app.close();
    data.remove();
  });

  test('runs isolated, sandboxed and without Node', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents as Electron.WebContents & {
        getLastWebPreferences(): Electron.WebPreferences;
      };
      const { contextIsolation, sandbox, nodeIntegration, webSecurity } = contents.getLastWebPreferences();
      return { contextIsolation, sandbox, nodeIntegration, webSecurity };
    });
    expect(preferences).toEqual({ contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true });
    expect(
      await running.page.evaluate(() => [
        typeof (globalThis as { require?: unknown }).require,
        typeof (globalThis as { process?: unknown }).process,
      ]),
    ).toEqual(['undefined', 'undefined']);
    expect(await running.page.evaluate(() => Object.keys(window.clearground).sort())).toEqual([
      'on',
      'request',
      'tokenForFile',
    ]);
  });

  test('comes from its own origin under a strict content policy', async () => {
    expect(await running.page.evaluate(() => location.origin)).toBe('app://clearground');
    const policy = await running.page.evaluate(async () =>
      (await fetch('app://clearground/index.html')).headers.get('content-security-policy'),
    );
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("'unsafe-eval'");
    expect(policy).not.toMatch(/https?:/);
  });

  test('reaches no network and no file outside its folder', async () => {
    const tried = await running.page.evaluate(async () => {
      const attempt = async (url: string): Promise<string> => {
        try {
          return String((await fetch(url)).status);
        } catch {
          return 'refused';
        }
      };
      return Promise.all(
        [
          'http://127.0.0.1:9/',
          'https://example.com/',
          'file:///etc/passwd',
          'app://clearground/..%2f..%2fpackage.json',
          'app://clearground/fonts/..%2f..%2fpackage.json',
          'app://elsewhere/index.html',
        ].map(attempt),
      );
    });
    expect(tried).toEqual(['refused', 'refused', 'refused', '404', '404', expect.stringMatching(/404|refused/)]);
  });

  test('opens no window and goes nowhere else', async () => {
    const before = running.page.url();
    const opened = await running.page.evaluate(() => window.open('https://example.com') === null);
    await running.page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    await running.page.waitForTimeout(300);
    expect(opened).toBe(true);
    expect(running.page.url()).toBe(before);
    expect(running.app.windows()).toHaveLength(1);
  });

  test('grants no permission', async () => {
    const states = await running.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone'] as PermissionName[];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
  });

  test('answers nonsense with a refusal, whatever the request, and stays alive', async () => {
    const names = [...Object.keys(engineRequests), ...Object.keys(mainRequests)].filter(
      (name) => !/^(workspace\.snapshot|project\.close|edit\.|dialog\.open|recent\.|app\.)/.test(name),
    );
    const answers = await running.page.evaluate(async (requestNames) => {
      const deep: unknown[] = [];
      for (let level = 0, at = deep; level < 500; level++) {
        const inner: unknown[] = [];
        at.push(inner);
        at = inner;
      }
      const payloads: unknown[] = [
        null,
        7,
        'x',
        [],
        deep,
        { file: '../../etc/passwd' },
        { layerId: { $ne: 1 } },
        JSON.parse('{"__proto__":{"a":1}}'),
      ];
      const request = window.clearground.request as unknown as (
        name: string,
        input: unknown,
      ) => Promise<{ ok: boolean }>;
      const accepted: string[] = [];
      for (const name of [...requestNames, 'no.such.request', '__proto__', 'constructor']) {
        for (const payload of payloads) if ((await request(name, payload)).ok) accepted.push(name);
      }
      return accepted;
    }, names);
    expect(answers).toEqual([]);
    const alive = await running.page.evaluate(() => window.clearground.request('workspace.snapshot', {}));
    expect(alive.ok).toBe(true);
  });

  test('does not answer a frame inside the page', async () => {
    const inFrame = await running.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.srcdoc = '<p>frame</p>';
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve));
      const has = 'clearground' in (frame.contentWindow as Window);
      frame.remove();
      return has;
    });
    expect(inFrame).toBe(false);
  });
});
