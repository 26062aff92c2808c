'use client';

import 'batch-norm-explained/element';

export default function Figure(props) {
  return <bn-figure {...props} />;
}
