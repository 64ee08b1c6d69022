import { serveTasks } from './jobs/serve-tasks.ts';
import { tasks } from './tasks/index.ts';

serveTasks(tasks);
