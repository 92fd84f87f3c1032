{{- define "grafana.fullname" -}}
{{ include "stack-kit.cut" (dict "text" (printf "%s-grafana" .Release.Name) "length" 63) }}
{{- end }}

{{- define "grafana.selector" -}}
app.kubernetes.io/name: grafana
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "grafana.labels" -}}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{ include "grafana.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{- end }}

{{- /* The password: what is set, what the cluster has already, or a new one; base64. */}}
{{- define "grafana.password" -}}
{{- $known := lookup "v1" "Secret" .Release.Namespace (include "grafana.fullname" .) -}}
{{- if .Values.adminPassword -}}
  {{ .Values.adminPassword | b64enc }}
{{- else if $known -}}
  {{ index $known.data "admin-password" }}
{{- else -}}
  {{ randAlphaNum 40 | b64enc }}
{{- end -}}
{{- end }}

{{- /* grafana.ini from a map of sections; (dict "sections" … "root" $). */}}
{{- define "grafana.ini" -}}
{{- range $section, $entries := .sections }}
{{- if kindIs "map" $entries }}
[{{ $section }}]
{{- range $key, $value := $entries }}
{{- if kindIs "invalid" $value }}
{{ $key }} =
{{- else if kindIs "string" $value }}
{{ $key }} = {{ tpl $value $.root }}
{{- else }}
{{ $key }} = {{ $value }}
{{- end }}
{{- end }}
{{- else }}
{{ $section }} = {{ tpl (toString $entries) $.root }}
{{- end }}
{{- end }}
{{- end }}
