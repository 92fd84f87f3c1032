{{/* A name of at most `length` bytes: (dict "text" … "length" 63). */}}
{{- define "stack-kit.cut" -}}
{{ .text | trunc (int .length) | trimSuffix "-" }}
{{- end }}

{{/* A value that may hold templates, as YAML or text: (dict "value" … "root" $). */}}
{{- define "stack-kit.render" -}}
{{- if kindIs "string" .value -}}
  {{ tpl .value .root }}
{{- else -}}
  {{ tpl (toYaml .value) .root }}
{{- end -}}
{{- end }}

{{/* Fields of `from` that are set, as YAML: (dict "from" $map "fields" (list "nodeSelector" …)). */}}
{{- define "stack-kit.fields" -}}
{{- $chosen := dict -}}
{{- range $field := .fields -}}
  {{- $value := get $.from $field -}}
  {{- if or $value (kindIs "bool" $value) }}{{ $_ := set $chosen $field $value }}{{ end -}}
{{- end -}}
{{- with $chosen }}{{ toYaml . }}{{ end -}}
{{- end }}
