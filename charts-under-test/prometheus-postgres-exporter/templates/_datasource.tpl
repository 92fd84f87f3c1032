{{/* host:port/database?sslmode=…&more, for DATA_SOURCE_URI. */}}
{{- define "exporter.uri" -}}
{{- $source := .Values.config.datasource -}}
{{- $place := printf "%s:%d/%s" (tpl $source.host .) (tpl (toString $source.port) . | int) (tpl $source.database .) -}}
{{- $options := list (printf "sslmode=%s" (tpl $source.sslmode .)) -}}
{{- with tpl $source.extraParams . }}{{ $options = append $options . }}{{ end -}}
{{ $place }}?{{ join "&" $options }}
{{- end }}

{{/*
A reference to one key of a Secret, both parts being templates:
(dict "root" $ "from" .Values.config.datasourceSecret "at" "config.datasourceSecret").
*/}}
{{- define "exporter.secretKey" -}}
secretKeyRef:
  name: {{ tpl (required (printf "%s.name: which Secret?" .at) .from.name) .root }}
  key: {{ tpl (required (printf "%s.key: which key of the Secret?" .at) .from.key) .root }}
{{- end }}

{{/* Where the user's name comes from: one item of `env`. */}}
{{- define "exporter.userVariable" -}}
{{- $source := .Values.config.datasource -}}
{{- if $source.userSecret -}}
- name: DATA_SOURCE_USER
  valueFrom:
    {{- include "exporter.secretKey" (dict "root" $ "from" $source.userSecret "at" "config.datasource.userSecret") | nindent 4 }}
{{- else if $source.userFile -}}
- name: DATA_SOURCE_USER_FILE
  value: {{ tpl $source.userFile . | quote }}
{{- else -}}
- name: DATA_SOURCE_USER
  value: {{ tpl $source.user . | quote }}
{{- end }}
{{- end }}

{{/* Where the password comes from: items of `env`. */}}
{{- define "exporter.passwordVariables" -}}
{{- $source := .Values.config.datasource -}}
{{- if $source.pgpassfile -}}
- name: PGPASSFILE
  value: {{ tpl $source.pgpassfile . | quote }}
- name: DATA_SOURCE_PASS
  value: ""
{{- else if $source.passwordFile -}}
- name: DATA_SOURCE_PASS_FILE
  value: {{ tpl $source.passwordFile . | quote }}
{{- else -}}
- name: DATA_SOURCE_PASS
  valueFrom:
  {{- if $source.passwordSecret }}
    {{- include "exporter.secretKey" (dict "root" $ "from" $source.passwordSecret "at" "config.datasource.passwordSecret") | nindent 4 }}
  {{- else }}
    secretKeyRef:
      name: {{ include "kit.fullname" . }}
      key: data_source_password
  {{- end }}
{{- end }}
{{- end }}

{{/* "true" when the chart keeps the password in a Secret of its own. */}}
{{- define "exporter.ownsPassword" -}}
{{- $source := .Values.config.datasource -}}
{{- if not (or .Values.config.datasourceSecret $source.passwordSecret $source.passwordFile $source.pgpassfile) }}true{{ end -}}
{{- end }}

{{- define "exporter.account" -}}
{{ .Values.serviceAccount.name | default (.Values.serviceAccount.create | ternary (include "kit.fullname" .) "default") }}
{{- end }}
