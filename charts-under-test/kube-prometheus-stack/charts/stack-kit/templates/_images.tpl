{{/*
One image reference: (dict "image" $map "root" $ "version" $fallbackTag).
The mirror of the whole release (global.imageRegistry) stands above the image's own registry. A tag and a digest may both
be there; the digest counts.
*/}}
{{- define "stack-kit.image" -}}
{{- $global := .root.Values.global | default dict -}}
{{- $parts := list ($global.imageRegistry | default .image.registry) .image.repository -}}
{{- $tag := .image.tag | default .version -}}
{{- join "/" (compact $parts) }}
{{- with $tag }}:{{ . }}{{ end }}
{{- with .image.sha }}@sha256:{{ trimPrefix "sha256:" . }}{{ end }}
{{- end }}

{{/* `imagePullSecrets:` of pods, service accounts and custom resources; entries are names or {name: …}. */}}
{{- define "stack-kit.pullSecrets" -}}
{{- with (.Values.global | default dict).imagePullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ kindIs "map" . | ternary (get (kindIs "map" . | ternary . dict) "name") . }}
{{- end }}
{{- end }}
{{- end }}
