{{/* Ports of a rule, over TCP; nothing for none, which means every port. */}}
{{- define "egress.ports" -}}
{{- with .ports }}
ports:
  {{- range . }}
  - port: {{ . }}
    protocol: TCP
  {{- end }}
{{- end }}
{{- end }}

{{/* Both protocols of DNS: (dict "port" 53). */}}
{{- define "egress.dnsPorts" -}}
ports:
  {{- range $protocol := list "UDP" "TCP" }}
  - port: {{ $.port }}
    protocol: {{ $protocol }}
  {{- end }}
{{- end }}

{{/* The rule for one place where DNS is answered. */}}
{{- define "egress.dns" -}}
{{- if eq . "kube-dns" -}}
# One item with both selectors: these pods in that namespace.
- to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: kube-system
      podSelector:
        matchLabels:
          k8s-app: kube-dns
  {{- include "egress.dnsPorts" (dict "port" 53) | nindent 2 }}
{{- else if eq . "nodelocal" -}}
# The cache on the node has a link-local address, which no selector finds.
- to:
    - ipBlock:
        cidr: 169.254.20.10/32
  {{- include "egress.dnsPorts" (dict "port" 53) | nindent 2 }}
{{- else if eq . "openshift" -}}
# Policies see the port of the pod, not of the Service.
- to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: openshift-dns
      podSelector:
        matchLabels:
          dns.operator.openshift.io/daemonset-dns: default
  {{- include "egress.dnsPorts" (dict "port" 5353) | nindent 2 }}
{{- end }}
{{- end }}
