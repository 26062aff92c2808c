import { trainForward } from 'batch-norm-explained';
import Figure from './figure.jsx';

// Computed on the server, while the site is built.
const { mean } = trainForward(Float64Array.of(1, 10, 2, 20, 3, 60), 3, 2, [1, 2], [0, 5]);

export default function Page() {
  return (
    <main>
      <p>Means: <output id="mean">{[...mean].join(' ')}</output></p>
      <Figure name="walk" step="x_hat" epsilon="0.001">A text until the figure is there.</Figure>
      <Figure name="running" start="zero" />
    </main>
  );
}
