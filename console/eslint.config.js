import prettier from "eslint-config-prettier";
import vue from "eslint-plugin-vue";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["target/", "node_modules/"] },
  ts.configs.recommended,
  vue.configs["flat/recommended"],
  { files: ["**/*.vue"], languageOptions: { parserOptions: { parser: ts.parser } } },
  prettier,
  {
    rules: {
      "vue/multi-word-component-names": "off",
      // The only HTML shown is an article's, which the server renders and cleans.
      "vue/no-v-html": "off",
      "vue/no-bare-strings-in-template": ["error", { allowlist: ["·", "—", ":", "/", "%", "#", "×", "‹", "›", "+"] }],
      // A draft is shared state on purpose: every keystroke in its form is kept.
      "vue/no-mutating-props": "off",
      "vue/require-default-prop": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: ["error", "smart"],
      "no-console": "error",
    },
  },
  { files: ["maven/**", "dev/**"], rules: { "no-console": "off" } },
);
