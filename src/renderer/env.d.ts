/** Lets plain TypeScript tools see a single-file component as a component; vue-tsc knows the real type. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent
  export default component
}
