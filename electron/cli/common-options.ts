import type { OptionTable } from './verb.ts';

/** Options that every verb has. */
export const commonOptions: OptionTable = {
  help: { value: null, words: { zh: '显示用法', en: 'show the usage' } },
  json: {
    value: null,
    words: { zh: '在标准输出上只打印一个 JSON 文档', en: 'print one JSON document on stdout and nothing else there' },
  },
  lang: { value: 'zh|en', words: { zh: '说明文字的语言', en: 'language of the words' } },
};

/** Options of verbs that read vector data. */
export const readingOptions: OptionTable = {
  crs: {
    value: 'EPSG:n|PROJ|FILE.prj|GCJ-02|BD-09',
    words: { zh: '坐标系，代替文件所说的', en: 'coordinate system in place of what the file says' },
  },
  encoding: {
    value: 'NAME',
    words: { zh: '文字编码，代替文件所说的', en: 'text encoding in place of what the file says' },
  },
};
