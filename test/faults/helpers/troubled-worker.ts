import { serveTasks } from '../../../electron/engine/jobs/serve-tasks.ts';
import { troubledTasks } from './troubled-tasks.ts';

serveTasks(troubledTasks);
