import vue from '@vitejs/plugin-vue';

// The one thing that Vue wants to know: this tag is no component of yours.
export default { plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'bn-figure' } } })] };
