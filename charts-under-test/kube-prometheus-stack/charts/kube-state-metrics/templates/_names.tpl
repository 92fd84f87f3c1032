{{- define "kube-state-metrics.fullname" -}}
{{ include "stack-kit.cut" (dict "text" (printf "%s-kube-state-metrics" .Release.Name) "length" 63) }}
{{- end }}

{{- define "kube-state-metrics.selector" -}}
app.kubernetes.io/name: kube-state-metrics
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "kube-state-metrics.labels" -}}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/component: metrics
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{ include "kube-state-metrics.selector" . }}
{{- end }}
