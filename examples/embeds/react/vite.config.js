// React needs nothing for the element; JSX needs this line.
export default { esbuild: { jsx: 'automatic' } };
