import { refuse } from '../arguments.ts';
import { readingOptions } from '../common-options.ts';
import { paramOptions } from '../params.ts';
import { addFiles, describeProject, newProject, runAnalysis, verifyProject } from '../project-actions.ts';
import type { Verb } from '../verb.ts';

const ACTIONS = { new: newProject, add: addFiles, run: runAnalysis, info: describeProject, verify: verifyProject };

export const projectVerb: Verb = {
  name: 'project',
  title: {
    zh: '项目文件：新建、加入图层、运行分析、查看内容、检查完整性',
    en: 'a project file: make it, add layers, run an analysis into it, say what is in it, verify it',
  },
  usage: 'new|add|run|info|verify P.gpkg [FILE …|dumps|coverage|location]',
  options: {
    name: {
      value: 'NAME',
      words: { zh: '项目名称（new）或图层名称（add）', en: 'name of the project (new) or layer (add)' },
    },
    role: { value: 'ROLE', words: { zh: '图层用途（add）', en: 'role of the layer (add)' } },
    date: { value: 'YYYY-MM-DD', words: { zh: '数据日期（add）', en: 'date of the data (add)' } },
    source: { value: 'TEXT', words: { zh: '数据来源（add）', en: 'source of the data (add)' } },
    ...paramOptions,
    ...readingOptions,
  },
  async run(args, session) {
    const action = args.positional(0, Object.keys(ACTIONS).join('|'));
    if (!Object.hasOwn(ACTIONS, action)) return refuse('project', action);
    return ACTIONS[action as keyof typeof ACTIONS](args.positional(1, 'P.gpkg'), args, session);
  },
};
