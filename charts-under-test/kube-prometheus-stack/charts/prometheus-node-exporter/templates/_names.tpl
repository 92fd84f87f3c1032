{{- /* .Chart.Name is the alias where the chart has one. */}}
{{- define "node-exporter.fullname" -}}
{{ include "stack-kit.cut" (dict "text" (printf "%s-%s" .Release.Name .Chart.Name) "length" 63) }}
{{- end }}

{{- define "node-exporter.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "node-exporter.labels" -}}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{ include "node-exporter.selector" . }}
{{- with .Values.podLabels }}
{{ tpl (toYaml .) $ }}
{{- end }}
{{- end }}
