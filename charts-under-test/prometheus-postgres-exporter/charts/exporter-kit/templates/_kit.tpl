{{/* The short name: what the application is called in labels. */}}
{{- define "kit.name" -}}
{{ .Values.nameOverride | default .Chart.Name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* The name of every object. A release that already carries the chart's name is not named twice. */}}
{{- define "kit.fullname" -}}
{{- with .Values.fullnameOverride -}}
  {{ . | trunc 63 | trimSuffix "-" }}
{{- else -}}
  {{- $name := .Values.nameOverride | default .Chart.Name -}}
  {{- $both := contains $name .Release.Name | ternary .Release.Name (printf "%s-%s" .Release.Name $name) -}}
  {{ $both | trunc 63 | trimSuffix "-" }}
{{- end -}}
{{- end }}

{{- define "kit.namespace" -}}
{{ .Values.namespaceOverride | default .Release.Namespace }}
{{- end }}

{{/* Labels by which Services and policies find the pods: they never change between versions. */}}
{{- define "kit.selector" -}}
app.kubernetes.io/name: {{ include "kit.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* All labels. `extra` may add some: (dict "root" $ "extra" .Values.service.labels). */}}
{{- define "kit.labels" -}}
{{- $root := .root -}}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name ($root.Chart.Version | replace "+" "_") | trunc 63 | trimSuffix "-" }}
{{ include "kit.selector" $root }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
{{- with mergeOverwrite (dict) ($root.Values.commonLabels | default dict) (.extra | default dict) }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/*
One image reference: (dict "image" .Values.image "global" .Values.global "version" .Chart.AppVersion).
A mirror set for everything (global.imageRegistry) wins over the image's own registry.
*/}}
{{- define "kit.image" -}}
{{- $registry := (.global | default dict).imageRegistry | default .image.registry -}}
{{- $tag := .image.tag | default .version -}}
{{ $registry }}/{{ .image.repository }}:{{ $tag }}
{{- with .image.sha }}@sha256:{{ . }}{{ end }}
{{- end }}

{{/* The manifests that a user adds: a list, or a map by any names; each is a map or a text. All go through tpl. */}}
{{- define "kit.manifests" -}}
{{- $all := .manifests | default list -}}
{{- if kindIs "map" $all }}{{ $all = values $all }}{{ end -}}
{{- range $all }}
---
{{ tpl (kindIs "string" . | ternary . (toYaml .)) $.root | trim }}
{{- end }}
{{- end }}
