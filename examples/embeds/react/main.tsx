import { trainForward } from 'batch-norm-explained';
import 'batch-norm-explained/react';
import type { BnFigureElement, FigureChange } from 'batch-norm-explained/react';
import { StrictMode, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

const { mean } = trainForward(Float64Array.of(1, 10, 2, 20, 3, 60), 3, 2, [1, 2], [0, 5]);

function Page() {
  const walk = useRef<HTMLElement & BnFigureElement>(null);
  const [epsilon, setEpsilon] = useState(0.1);
  const [told, setTold] = useState('');
  useEffect(() => setEpsilon(0.001), []);
  useEffect(() => {
    const listen = (event: Event) => setTold((event as CustomEvent<FigureChange>).detail.text);
    walk.current?.addEventListener('bn-change', listen);
    return () => walk.current?.removeEventListener('bn-change', listen);
  }, []);
  return (
    <>
      <p>Means: <output id="mean">{[...mean].join(' ')}</output></p>
      <bn-figure ref={walk} name="walk" step="x_hat" epsilon={epsilon} />
      <p>The reader changed: <output>{told}</output></p>
      <bn-figure name="running" start="zero" />
    </>
  );
}

createRoot(document.querySelector('#root')!).render(<StrictMode><Page /></StrictMode>);
