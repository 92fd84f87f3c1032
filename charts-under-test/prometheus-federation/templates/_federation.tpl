{{- define "federation.labels" -}}
app.kubernetes.io/name: prometheus-federation
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/* One worker with the defaults filled in, as YAML: (list $ "eu-west" $settings). */}}
{{- define "federation.worker" -}}
{{- $root := index . 0 -}}
{{- $own := dict "name" (index . 1) "object" (printf "%s-%s" $root.Release.Name (index . 1)) -}}
{{ mergeOverwrite (deepCopy $root.Values.defaults) $own (index . 2) | toYaml }}
{{- end }}

{{/* slices or endpoints. */}}
{{- define "federation.addressesAs" -}}
{{- if .Values.addressesAs -}}
  {{ .Values.addressesAs }}
{{- else -}}
  {{ semverCompare ">=1.21-0" .Capabilities.KubeVersion.Version | ternary "slices" "endpoints" }}
{{- end -}}
{{- end }}
