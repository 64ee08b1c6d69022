import { TableOutlined } from '@ant-design/icons';
import { Button, Progress, Tooltip } from 'antd';
import { copyDistrictXY } from '../commands/copy-position.ts';
import { cancelJob } from '../commands/jobs.ts';
import { runCommand } from '../commands/registry.ts';
import { lengthM, ringMeasure } from '../map/measuring.ts';
import { type Measure, useApp } from '../state/store.ts';
import { formatLonLat, formatScale, formatXY } from '../ui/coordinates.ts';
import { formatArea, formatDistance } from '../ui/format.ts';
import { type Speech, useSpeech } from '../ui/language.tsx';

/** Where the pointer is, the scale, what was measured, and the jobs at work. */
export function StatusBar() {
  const speech = useSpeech();
  const { t, say } = speech;
  const { cursor, clicked, scale } = useApp((state) => state.readout);
  const place = cursor ?? clicked;
  const measure = useApp((state) => state.measure);
  const jobs = Object.values(useApp((state) => state.jobs));
  return (
    <footer className="status-bar">
      <Button
        type="text"
        icon={<TableOutlined />}
        data-testid="table-toggle"
        onClick={() => runCommand('table.toggle')}
      >
        {t('table.title')}
      </Button>
      <span className="readout" data-testid="lonlat" title={t('map.lonlat')}>
        {place ? formatLonLat(place) : '–'}
      </span>
      <Tooltip title={t('map.gk-hint')}>
        <button type="button" className="readout" data-testid="district-xy" onClick={copyDistrictXY}>
          {t('map.gk')} {place ? formatXY(place) : '–'}
        </button>
      </Tooltip>
      <span className="readout" data-testid="scale" title={t('map.scale')}>
        {scale ? formatScale(scale) : ''}
      </span>
      <b data-testid="measured">{measured(measure, speech)}</b>
      <span className="spacer" />
      {jobs.map((job) => (
        <span className="job" key={job.id} data-testid="job-progress">
          <span>
            {say(job.title)} · {say(job.stage)}
          </span>
          <Progress percent={Math.floor(job.fraction * 100)} size={[120, 6]} />
          <Button data-testid="job-cancel" onClick={() => void cancelJob(job.id)}>
            {t('job.cancel')}
          </Button>
        </span>
      ))}
    </footer>
  );
}

function measured({ mode, points }: Measure, { t, language }: Speech): string {
  if (mode === 'off' || points.length < 2) return '';
  if (mode === 'distance') return t('map.measured-distance', { value: formatDistance(lengthM(points)) });
  const { areaM2, perimeterM } = ringMeasure(points);
  return t('map.measured-area', { area: formatArea(areaM2, language), perimeter: formatDistance(perimeterM) });
}
