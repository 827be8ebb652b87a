"""Layout, template tags, Today, errors, languages and the installable app. No models, no domain."""
