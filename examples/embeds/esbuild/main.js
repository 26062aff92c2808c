import { trainForward } from 'batch-norm-explained';
import 'batch-norm-explained/element';

// Three samples of two features, row by row.
const { mean } = trainForward(Float64Array.of(1, 10, 2, 20, 3, 60), 3, 2, [1, 2], [0, 5]);
document.querySelector('#mean').textContent = [...mean].join(' ');
