import { problem } from './words-of.ts';

/** Problems of the machinery that runs long work. */
export const jobsProblems = {
  cancelled: problem<{ what: string }>({
    zh: ({ what }) => ({ cause: `${what}已取消，没有留下半成品。`, remedy: '需要时可重新运行。' }),
    en: ({ what }) => ({
      cause: `${what} was cancelled; nothing half-done was kept.`,
      remedy: 'Run it again when needed.',
    }),
  }),
  'worker-gone': problem<{ what: string }>({
    zh: ({ what }) => ({
      cause: `${what}的计算进程意外结束，已保存的内容不受影响。`,
      remedy: '可重试；若再次发生，请检查输入文件是否过大或损坏。',
    }),
    en: ({ what }) => ({
      cause: `The process computing “${what}” ended unexpectedly; everything saved is safe.`,
      remedy: 'Try again; if it happens again, check whether the input is too large or damaged.',
    }),
  }),
  'engine-lost': problem<Record<never, never>>({
    zh: () => ({
      cause: '计算引擎意外结束，正在重新启动；已显示为“已保存”的内容都在磁盘上。',
      remedy: '请稍候几秒后重试刚才的操作。',
    }),
    en: () => ({
      cause: 'The engine ended unexpectedly and is being started again; everything shown as saved is on disk.',
      remedy: 'Wait a few seconds and try again.',
    }),
  }),
  'bad-parameter': problem<{ name: string; value: string; allowed: string }>({
    zh: ({ name, value, allowed }) => ({ cause: `参数 ${name} 的值 ${value} 不可用。`, remedy: `请填写${allowed}。` }),
    en: ({ name, value, allowed }) => ({
      cause: `Parameter ${name} cannot be ${value}.`,
      remedy: `Give ${allowed}.`,
    }),
  }),
};
