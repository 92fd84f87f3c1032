{{/* A name that fits into a label: (dict "text" $text). */}}
{{- define "names.short" -}}
{{ .text | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Labels of one part of a release: (dict "root" $ "part" "server"). */}}
{{- define "names.labels" -}}
app.kubernetes.io/name: {{ required "names.labels: part is missing" .part }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}
