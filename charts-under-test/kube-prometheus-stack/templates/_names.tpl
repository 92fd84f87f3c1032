{{/* Names leave room for what is put behind them: 26 bytes for the release, 50 for the chart. */}}
{{- define "stack.name" -}}
{{ include "stack-kit.cut" (dict "text" (.Values.nameOverride | default .Chart.Name) "length" 50) }}
{{- end }}

{{- define "stack.fullname" -}}
{{- $name := .Values.nameOverride | default .Chart.Name -}}
{{- $full := .Values.fullnameOverride -}}
{{- if not $full -}}
  {{- $full = contains $name .Release.Name | ternary .Release.Name (print .Release.Name "-" $name) -}}
{{- end -}}
{{ include "stack-kit.cut" (dict "text" $full "length" 26) }}
{{- end }}

{{- define "stack.namespace" -}}
{{ coalesce .Values.namespaceOverride .Release.Namespace }}
{{- end }}

{{- define "stack.alertmanager.namespace" -}}
{{ coalesce .Values.alertmanager.namespaceOverride .Values.namespaceOverride .Release.Namespace }}
{{- end }}

{{- define "stack.grafana.namespace" -}}
{{ coalesce .Values.grafana.namespaceOverride .Values.namespaceOverride .Release.Namespace }}
{{- end }}

{{/* The name of a custom resource: (list $ "alertmanager"). */}}
{{- define "stack.resource" -}}
{{- $root := index . 0 -}}
{{ include "stack.fullname" $root }}
{{- if not $root.Values.cleanPrometheusOperatorObjectNames }}-{{ index . 1 }}{{ end }}
{{- end }}

{{/* The service account of a component: (list $ "prometheus" .Values.prometheus.serviceAccount). */}}
{{- define "stack.account" -}}
{{- $account := index . 2 -}}
{{- if $account.name -}}
  {{ $account.name }}
{{- else if $account.create -}}
  {{ include "stack.fullname" (index . 0) }}-{{ index . 1 }}
{{- else -}}
  default
{{- end -}}
{{- end }}

{{/* Labels of everything of one component: (dict "root" $ "component" "alertmanager" "extra" $map). */}}
{{- define "stack.labels" -}}
{{- $root := .root -}}
{{- $labels := dict
      "app" (printf "%s-%s" (include "stack.name" $root) .component)
      "app.kubernetes.io/instance" $root.Release.Name
      "app.kubernetes.io/managed-by" $root.Release.Service
      "app.kubernetes.io/part-of" (include "stack.name" $root)
      "app.kubernetes.io/version" ($root.Chart.Version | replace "+" "_")
      "chart" (printf "%s-%s" $root.Chart.Name ($root.Chart.Version | replace "+" "_"))
      "heritage" $root.Release.Service
      "release" $root.Release.Name -}}
{{- range list $root.Values.commonLabels .extra -}}
  {{- $labels = mergeOverwrite $labels (. | default dict) -}}
{{- end -}}
{{ toYaml $labels }}
{{- end }}

{{/* Whether the version of Kubernetes that is rendered for fits: (list $ ">=1.30-0"). */}}
{{- define "stack.kubeVersionFits" -}}
{{- $root := index . 0 -}}
{{- if semverCompare (index . 1) ($root.Values.kubeTargetVersionOverride | default $root.Capabilities.KubeVersion.Version) }}yes{{ end -}}
{{- end }}

{{/*
A selector of the Prometheus resource: (list $ "serviceMonitor"). An empty one becomes `release: …` or stays empty for
everything, as <kind>SelectorNilUsesHelmValues says.
*/}}
{{- define "stack.selector" -}}
{{- $root := index . 0 -}}
{{- $spec := $root.Values.prometheus.prometheusSpec -}}
{{- $field := printf "%sSelector" (index . 1) -}}
{{- with get $spec $field }}
{{ $field }}:
  {{- tpl (toYaml .) $root | nindent 2 }}
{{- else }}
{{- if get $spec (print $field "NilUsesHelmValues") }}
{{ $field }}:
  matchLabels:
    release: {{ $root.Release.Name | quote }}
{{- else }}
{{ $field }}: {}
{{- end }}
{{- end }}
{{- with get $spec (printf "%sNamespaceSelector" (index . 1)) }}
{{ printf "%sNamespaceSelector" (index $ 1) }}:
  {{- tpl (toYaml .) $root | nindent 2 }}
{{- else }}
{{ printf "%sNamespaceSelector" (index . 1) }}: {}
{{- end }}
{{- end }}

{{/* Keeps replicas apart: (dict "how" "soft" "key" $topologyKey "name" "prometheus" "label" "prometheus" "value" $resource). */}}
{{- define "stack.antiAffinity" -}}
{{- $term := dict "topologyKey" .key "labelSelector" (dict "matchExpressions" (list
      (dict "key" "app.kubernetes.io/name" "operator" "In" "values" (list .name))
      (dict "key" .label "operator" "In" "values" (list .value)))) -}}
{{- if eq .how "hard" }}
affinity:
  podAntiAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      {{- list $term | toYaml | nindent 6 }}
{{- else if eq .how "soft" }}
affinity:
  podAntiAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      {{- list (dict "weight" 100 "podAffinityTerm" $term) | toYaml | nindent 6 }}
{{- else if .how }}
  {{- fail (printf "podAntiAffinity is %q: hard, soft or nothing" .how) }}
{{- end }}
{{- end }}
