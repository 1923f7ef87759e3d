// The least that a page with a database does: start it, ask one query, show the answer.
import { startBare } from './bare';

const { connection } = await startBare();
const answer = await connection.query('SELECT sum(range)::INTEGER AS s FROM range(1000)');
const place = document.getElementById('first');
if (place) place.textContent = String(answer.get(0)?.['s']);
