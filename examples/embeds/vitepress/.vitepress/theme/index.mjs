import DefaultTheme from 'vitepress/theme-without-fonts';
import 'batch-norm-explained/element';

export default DefaultTheme;
