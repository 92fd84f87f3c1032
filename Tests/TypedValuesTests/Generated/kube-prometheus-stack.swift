// Made by valuesctl out of the chart's values: a change here is lost.
// swift-format-ignore-file

import ChartTesting

/// The values of the chart kube-prometheus-stack, each a setting for renders.
enum KubePrometheusStackValues {
  /// `alertmanager`: a map with the keys below.
  static var alertmanager: KubePrometheusStackValuesMaps.alertmanager { .init() }
  /// Custom resources named like the release, without a suffix.
  ///
  /// `cleanPrometheusOperatorObjectNames`, by default `false`.
  static func cleanPrometheusOperatorObjectNames(_ value: Bool?) -> ChartSetting { .init(path: "cleanPrometheusOperatorObjectNames", bool: value) }
  /// `commonLabels`, by default `{}`.
  static var commonLabels: FreeValues { .init(valuesPath: "commonLabels") }
  /// `defaultRules`: a map with the keys below.
  static var defaultRules: KubePrometheusStackValuesMaps.defaultRules { .init() }
  /// `edge-node-exporter`: a map with the keys below.
  static var edgeNodeExporter: KubePrometheusStackValuesMaps.edgeNodeExporter { .init() }
  /// More objects: a list, or a map by any names. They are templates. (There is no extraDeploy.)
  ///
  /// `extraManifests`, by default `[]`.
  static func extraManifests(_ value: ChartValue) -> ChartSetting { .init(path: "extraManifests", value: value) }
  /// `fullnameOverride`, by default `""`.
  static func fullnameOverride(_ value: String?) -> ChartSetting { .init(path: "fullnameOverride", string: value) }
  /// `global`: a map with the keys below.
  static var global: KubePrometheusStackValuesMaps.global { .init() }
  /// `grafana`: a map with the keys below.
  static var grafana: KubePrometheusStackValuesMaps.grafana { .init() }
  /// `kube-state-metrics`: a map with the keys below. The name kubeStateMetrics is that of `kubeStateMetrics`.
  static var kube_state_metrics: KubePrometheusStackValuesMaps.kube_state_metrics { .init() }
  /// `kubeStateMetrics`: a map with the keys below.
  static var kubeStateMetrics: KubePrometheusStackValuesMaps.kubeStateMetrics { .init() }
  /// Render as for this version of Kubernetes.
  ///
  /// `kubeTargetVersionOverride`, by default `""`.
  static func kubeTargetVersionOverride(_ value: String?) -> ChartSetting { .init(path: "kubeTargetVersionOverride", string: value) }
  /// `nameOverride`, by default `""`.
  static func nameOverride(_ value: String?) -> ChartSetting { .init(path: "nameOverride", string: value) }
  /// Everything of this chart goes there instead of the release's namespace.
  ///
  /// `namespaceOverride`, by default `""`.
  static func namespaceOverride(_ value: String?) -> ChartSetting { .init(path: "namespaceOverride", string: value) }
  /// `nodeExporter`: a map with the keys below.
  static var nodeExporter: KubePrometheusStackValuesMaps.nodeExporter { .init() }
  /// `prometheus`: a map with the keys below.
  static var prometheus: KubePrometheusStackValuesMaps.prometheus { .init() }
  /// `prometheus-node-exporter`: a map with the keys below.
  static var prometheusNodeExporter: KubePrometheusStackValuesMaps.prometheusNodeExporter { .init() }
  /// `prometheusOperator`: a map with the keys below.
  static var prometheusOperator: KubePrometheusStackValuesMaps.prometheusOperator { .init() }
  /// Values of the subchart stack-kit.
  ///
  /// `stack-kit`, by default `{}`.
  static var stackKit: FreeValues { .init(valuesPath: "stack-kit") }
  /// `tags`: a map with the keys below.
  static var tags: KubePrometheusStackValuesMaps.tags { .init() }
}

/// The maps in ``KubePrometheusStackValues``.
enum KubePrometheusStackValuesMaps {
  struct alertmanager: ValuesMap {
    var valuesPath: String { "alertmanager" }
    /// `alertmanager.additionalLabels`, by default `{}`.
    var additionalLabels: FreeValues { .init(valuesPath: "alertmanager.additionalLabels") }
    /// `alertmanager.alertmanagerSpec`: a map with the keys below.
    var alertmanagerSpec: KubePrometheusStackValuesMaps.alertmanager_alertmanagerSpec { .init() }
    /// `alertmanager.annotations`, by default `{}`.
    var annotations: FreeValues { .init(valuesPath: "alertmanager.annotations") }
    /// `alertmanager.apiVersion`, by default `"v2"`.
    func apiVersion(_ value: String?) -> ChartSetting { .init(path: "alertmanager.apiVersion", string: value) }
    /// Helm merges maps and replaces lists: a route of one's own keeps `receiver: "null"` from here, but a list of receivers of one's own no longer has that receiver.
    ///
    /// `alertmanager.config`: a map with the keys below.
    var config: KubePrometheusStackValuesMaps.alertmanager_config { .init() }
    /// `alertmanager.enabled`, by default `true`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.enabled", bool: value) }
    /// `alertmanager.ingress`: a map with the keys below.
    var ingress: KubePrometheusStackValuesMaps.alertmanager_ingress { .init() }
    /// `alertmanager.namespaceOverride`, by default `""`.
    func namespaceOverride(_ value: String?) -> ChartSetting { .init(path: "alertmanager.namespaceOverride", string: value) }
    /// There is no list `ingress` here: rules of one's own go to additionalIngress.
    ///
    /// `alertmanager.networkPolicy`: a map with the keys below.
    var networkPolicy: KubePrometheusStackValuesMaps.alertmanager_networkPolicy { .init() }
    /// `alertmanager.podDisruptionBudget`: a map with the keys below.
    var podDisruptionBudget: KubePrometheusStackValuesMaps.alertmanager_podDisruptionBudget { .init() }
    /// `alertmanager.secret`: a map with the keys below.
    var secret: KubePrometheusStackValuesMaps.alertmanager_secret { .init() }
    /// `alertmanager.service`: a map with the keys below.
    var service: KubePrometheusStackValuesMaps.alertmanager_service { .init() }
    /// `alertmanager.serviceAccount`: a map with the keys below.
    var serviceAccount: KubePrometheusStackValuesMaps.alertmanager_serviceAccount { .init() }
    /// `alertmanager.serviceMonitor`: a map with the keys below.
    var serviceMonitor: KubePrometheusStackValuesMaps.alertmanager_serviceMonitor { .init() }
    /// `alertmanager.stringConfig`, by default `""`.
    func stringConfig(_ value: String?) -> ChartSetting { .init(path: "alertmanager.stringConfig", string: value) }
    /// Notification templates, as they stand.
    ///
    /// `alertmanager.templateFiles`, by default `{}`.
    var templateFiles: FreeValues { .init(valuesPath: "alertmanager.templateFiles") }
    /// Whether the configuration is a template; only then stringConfig is looked at, and before config.
    ///
    /// `alertmanager.tplConfig`, by default `false`.
    func tplConfig(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.tplConfig", bool: value) }
  }

  struct defaultRules: ValuesMap {
    var valuesPath: String { "defaultRules" }
    /// `defaultRules.additionalRuleLabels`, by default `{}`.
    var additionalRuleLabels: FreeValues { .init(valuesPath: "defaultRules.additionalRuleLabels") }
    /// `defaultRules.create`, by default `true`.
    func create(_ value: Bool?) -> ChartSetting { .init(path: "defaultRules.create", bool: value) }
    /// Alerts to leave out: {Watchdog: true}
    ///
    /// `defaultRules.disabled`, by default `{}`.
    var disabled: FreeValues { .init(valuesPath: "defaultRules.disabled") }
    /// One key for each file in rules/.
    ///
    /// `defaultRules.rules`: a map with the keys below.
    var rules: KubePrometheusStackValuesMaps.defaultRules_rules { .init() }
  }

  struct edgeNodeExporter: ValuesMap {
    var valuesPath: String { "edge-node-exporter" }
    /// `edge-node-exporter.extraArgs`, by default `[]`.
    func extraArgs(_ value: [ChartValue]?) -> ChartSetting { .init(path: "edge-node-exporter.extraArgs", list: value) }
    func extraArgs(raw value: ChartValue) -> ChartSetting { .init(path: "edge-node-exporter.extraArgs", value: value) }
    /// `edge-node-exporter.hostNetwork`, by default `true`.
    func hostNetwork(_ value: Bool?) -> ChartSetting { .init(path: "edge-node-exporter.hostNetwork", bool: value) }
    /// `edge-node-exporter.hostPID`, by default `true`.
    func hostPID(_ value: Bool?) -> ChartSetting { .init(path: "edge-node-exporter.hostPID", bool: value) }
    /// `edge-node-exporter.image`: a map with the keys below.
    var image: KubePrometheusStackValuesMaps.edgeNodeExporter_image { .init() }
    /// `edge-node-exporter.nodeSelector`: a map with the keys below.
    var nodeSelector: KubePrometheusStackValuesMaps.edgeNodeExporter_nodeSelector { .init() }
    /// `edge-node-exporter.podLabels`: a map with the keys below.
    var podLabels: KubePrometheusStackValuesMaps.edgeNodeExporter_podLabels { .init() }
    /// `edge-node-exporter.prometheus`: a map with the keys below.
    var prometheus: KubePrometheusStackValuesMaps.edgeNodeExporter_prometheus { .init() }
    /// `edge-node-exporter.service`: a map with the keys below.
    var service: KubePrometheusStackValuesMaps.edgeNodeExporter_service { .init() }
    /// `edge-node-exporter.tolerations`, by default `[{"effect":"NoSchedule","operator":"Exists"}]`.
    func tolerations(_ value: [ChartValue]?) -> ChartSetting { .init(path: "edge-node-exporter.tolerations", list: value) }
    func tolerations(raw value: ChartValue) -> ChartSetting { .init(path: "edge-node-exporter.tolerations", value: value) }
  }

  struct global: ValuesMap {
    var valuesPath: String { "global" }
    /// `global.grafana`: a map with the keys below.
    var grafana: KubePrometheusStackValuesMaps.global_grafana { .init() }
    /// Names, or maps with a name.
    ///
    /// `global.imagePullSecrets`, by default `[]`.
    func imagePullSecrets(_ value: [ChartValue]?) -> ChartSetting { .init(path: "global.imagePullSecrets", list: value) }
    func imagePullSecrets(raw value: ChartValue) -> ChartSetting { .init(path: "global.imagePullSecrets", value: value) }
    /// A mirror: takes the place of every image's registry, subcharts included.
    ///
    /// `global.imageRegistry`, by default `""`.
    func imageRegistry(_ value: String?) -> ChartSetting { .init(path: "global.imageRegistry", string: value) }
    /// `global.rbac`: a map with the keys below.
    var rbac: KubePrometheusStackValuesMaps.global_rbac { .init() }
  }

  struct grafana: ValuesMap {
    var valuesPath: String { "grafana" }
    /// `grafana.additionalDataSources`, by default `[]`.
    func additionalDataSources(_ value: [ChartValue]?) -> ChartSetting { .init(path: "grafana.additionalDataSources", list: value) }
    func additionalDataSources(raw value: ChartValue) -> ChartSetting { .init(path: "grafana.additionalDataSources", value: value) }
    /// Empty: what an earlier install chose, or a random one.
    ///
    /// `grafana.adminPassword`, by default `"for-tests-only"`.
    func adminPassword(_ value: String?) -> ChartSetting { .init(path: "grafana.adminPassword", string: value) }
    /// `grafana.adminUser`, by default `"admin"`.
    func adminUser(_ value: String?) -> ChartSetting { .init(path: "grafana.adminUser", string: value) }
    /// `grafana.defaultDashboardsEnabled`, by default `true`.
    func defaultDashboardsEnabled(_ value: Bool?) -> ChartSetting { .init(path: "grafana.defaultDashboardsEnabled", bool: value) }
    /// `grafana.enabled`, by default `true`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "grafana.enabled", bool: value) }
    /// `grafana.grafana\.ini`: a map with the keys below.
    var grafanaIni: KubePrometheusStackValuesMaps.grafana_grafanaIni { .init() }
    /// `grafana.image`: a map with the keys below.
    var image: KubePrometheusStackValuesMaps.grafana_image { .init() }
    /// `grafana.ingress`: a map with the keys below.
    var ingress: KubePrometheusStackValuesMaps.grafana_ingress { .init() }
    /// `grafana.namespaceOverride`, by default `""`.
    func namespaceOverride(_ value: String?) -> ChartSetting { .init(path: "grafana.namespaceOverride", string: value) }
    /// `grafana.persistence`: a map with the keys below.
    var persistence: KubePrometheusStackValuesMaps.grafana_persistence { .init() }
    /// `grafana.replicas`, by default `1`.
    func replicas(_ value: Int?) -> ChartSetting { .init(path: "grafana.replicas", int: value) }
    /// `grafana.service`: a map with the keys below.
    var service: KubePrometheusStackValuesMaps.grafana_service { .init() }
    /// `grafana.serviceMonitor`: a map with the keys below.
    var serviceMonitor: KubePrometheusStackValuesMaps.grafana_serviceMonitor { .init() }
    /// `grafana.sidecar`: a map with the keys below.
    var sidecar: KubePrometheusStackValuesMaps.grafana_sidecar { .init() }
  }

  struct kube_state_metrics: ValuesMap {
    var valuesPath: String { "kube-state-metrics" }
    /// `kube-state-metrics.collectors`, by default `["pods","deployments","statefulsets","daemonsets","jobs","cronjobs","nodes","se…`.
    func collectors(_ value: [String]?) -> ChartSetting { .init(path: "kube-state-metrics.collectors", strings: value) }
    func collectors(raw value: ChartValue) -> ChartSetting { .init(path: "kube-state-metrics.collectors", value: value) }
    /// `kube-state-metrics.exports`: a map with the keys below.
    var exports: KubePrometheusStackValuesMaps.kube_state_metrics_exports { .init() }
    /// API groups that are not the core's.
    ///
    /// `kube-state-metrics.groupOfCollector`: a map with the keys below.
    var groupOfCollector: KubePrometheusStackValuesMaps.kube_state_metrics_groupOfCollector { .init() }
    /// `kube-state-metrics.image`: a map with the keys below.
    var image: KubePrometheusStackValuesMaps.kube_state_metrics_image { .init() }
    /// `kube-state-metrics.networkPolicy`: a map with the keys below.
    var networkPolicy: KubePrometheusStackValuesMaps.kube_state_metrics_networkPolicy { .init() }
    /// `kube-state-metrics.prometheus`: a map with the keys below.
    var prometheus: KubePrometheusStackValuesMaps.kube_state_metrics_prometheus { .init() }
    /// `kube-state-metrics.replicas`, by default `1`.
    func replicas(_ value: Int?) -> ChartSetting { .init(path: "kube-state-metrics.replicas", int: value) }
    /// `kube-state-metrics.service`: a map with the keys below.
    var service: KubePrometheusStackValuesMaps.kube_state_metrics_service { .init() }
    /// `kube-state-metrics.verticalPodAutoscaler`: a map with the keys below.
    var verticalPodAutoscaler: KubePrometheusStackValuesMaps.kube_state_metrics_verticalPodAutoscaler { .init() }
  }

  struct kubeStateMetrics: ValuesMap {
    var valuesPath: String { "kubeStateMetrics" }
    /// `kubeStateMetrics.enabled`, by default `true`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "kubeStateMetrics.enabled", bool: value) }
  }

  struct nodeExporter: ValuesMap {
    var valuesPath: String { "nodeExporter" }
    /// `nodeExporter.enabled`, by default `true`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "nodeExporter.enabled", bool: value) }
  }

  struct prometheus: ValuesMap {
    var valuesPath: String { "prometheus" }
    /// `prometheus.additionalLabels`, by default `{}`.
    var additionalLabels: FreeValues { .init(valuesPath: "prometheus.additionalLabels") }
    /// Monitors beside those of the subcharts: each needs a name and a selector.
    ///
    /// `prometheus.additionalServiceMonitors`, by default `[]`.
    func additionalServiceMonitors(_ value: [ChartValue]?) -> ChartSetting { .init(path: "prometheus.additionalServiceMonitors", list: value) }
    func additionalServiceMonitors(raw value: ChartValue) -> ChartSetting { .init(path: "prometheus.additionalServiceMonitors", value: value) }
    /// `prometheus.annotations`, by default `{}`.
    var annotations: FreeValues { .init(valuesPath: "prometheus.annotations") }
    /// `prometheus.enabled`, by default `true`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "prometheus.enabled", bool: value) }
    /// `prometheus.prometheusSpec`: a map with the keys below.
    var prometheusSpec: KubePrometheusStackValuesMaps.prometheus_prometheusSpec { .init() }
    /// `prometheus.service`: a map with the keys below.
    var service: KubePrometheusStackValuesMaps.prometheus_service { .init() }
    /// `prometheus.serviceAccount`: a map with the keys below.
    var serviceAccount: KubePrometheusStackValuesMaps.prometheus_serviceAccount { .init() }
    /// `prometheus.serviceMonitor`: a map with the keys below.
    var serviceMonitor: KubePrometheusStackValuesMaps.prometheus_serviceMonitor { .init() }
  }

  struct prometheusNodeExporter: ValuesMap {
    var valuesPath: String { "prometheus-node-exporter" }
    /// `prometheus-node-exporter.extraArgs`, by default `["--collector.filesystem.mount-points-exclude=^/(dev|proc|sys|var/lib/container…`.
    func extraArgs(_ value: [String]?) -> ChartSetting { .init(path: "prometheus-node-exporter.extraArgs", strings: value) }
    func extraArgs(raw value: ChartValue) -> ChartSetting { .init(path: "prometheus-node-exporter.extraArgs", value: value) }
    /// `prometheus-node-exporter.hostNetwork`, by default `true`.
    func hostNetwork(_ value: Bool?) -> ChartSetting { .init(path: "prometheus-node-exporter.hostNetwork", bool: value) }
    /// `prometheus-node-exporter.hostPID`, by default `true`.
    func hostPID(_ value: Bool?) -> ChartSetting { .init(path: "prometheus-node-exporter.hostPID", bool: value) }
    /// `prometheus-node-exporter.image`: a map with the keys below.
    var image: KubePrometheusStackValuesMaps.prometheusNodeExporter_image { .init() }
    /// `prometheus-node-exporter.nodeSelector`: a map with the keys below.
    var nodeSelector: KubePrometheusStackValuesMaps.prometheusNodeExporter_nodeSelector { .init() }
    /// `prometheus-node-exporter.podLabels`: a map with the keys below.
    var podLabels: KubePrometheusStackValuesMaps.prometheusNodeExporter_podLabels { .init() }
    /// `prometheus-node-exporter.prometheus`: a map with the keys below.
    var prometheus: KubePrometheusStackValuesMaps.prometheusNodeExporter_prometheus { .init() }
    /// `prometheus-node-exporter.service`: a map with the keys below.
    var service: KubePrometheusStackValuesMaps.prometheusNodeExporter_service { .init() }
    /// `prometheus-node-exporter.tolerations`, by default `[{"effect":"NoSchedule","operator":"Exists"}]`.
    func tolerations(_ value: [ChartValue]?) -> ChartSetting { .init(path: "prometheus-node-exporter.tolerations", list: value) }
    func tolerations(raw value: ChartValue) -> ChartSetting { .init(path: "prometheus-node-exporter.tolerations", value: value) }
  }

  struct prometheusOperator: ValuesMap {
    var valuesPath: String { "prometheusOperator" }
    /// `prometheusOperator.admissionWebhooks`: a map with the keys below.
    var admissionWebhooks: KubePrometheusStackValuesMaps.prometheusOperator_admissionWebhooks { .init() }
    /// `prometheusOperator.affinity`, by default `{}`.
    var affinity: FreeValues { .init(valuesPath: "prometheusOperator.affinity") }
    /// `prometheusOperator.alertmanagerDefaultBaseImage`, by default `""`.
    func alertmanagerDefaultBaseImage(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.alertmanagerDefaultBaseImage", string: value) }
    /// `prometheusOperator.alertmanagerDefaultBaseImageRegistry`, by default `""`.
    func alertmanagerDefaultBaseImageRegistry(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.alertmanagerDefaultBaseImageRegistry", string: value) }
    /// `prometheusOperator.containerSecurityContext`: a map with the keys below.
    var containerSecurityContext: KubePrometheusStackValuesMaps.prometheusOperator_containerSecurityContext { .init() }
    /// `prometheusOperator.denyNamespaces`, by default `[]`.
    func denyNamespaces(_ value: [ChartValue]?) -> ChartSetting { .init(path: "prometheusOperator.denyNamespaces", list: value) }
    func denyNamespaces(raw value: ChartValue) -> ChartSetting { .init(path: "prometheusOperator.denyNamespaces", value: value) }
    /// `prometheusOperator.enabled`, by default `true`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "prometheusOperator.enabled", bool: value) }
    /// `prometheusOperator.extraArgs`, by default `[]`.
    func extraArgs(_ value: [ChartValue]?) -> ChartSetting { .init(path: "prometheusOperator.extraArgs", list: value) }
    func extraArgs(raw value: ChartValue) -> ChartSetting { .init(path: "prometheusOperator.extraArgs", value: value) }
    /// `prometheusOperator.extraVolumeMounts`, by default `[]`.
    func extraVolumeMounts(_ value: [ChartValue]?) -> ChartSetting { .init(path: "prometheusOperator.extraVolumeMounts", list: value) }
    func extraVolumeMounts(raw value: ChartValue) -> ChartSetting { .init(path: "prometheusOperator.extraVolumeMounts", value: value) }
    /// `prometheusOperator.extraVolumes`, by default `[]`.
    func extraVolumes(_ value: [ChartValue]?) -> ChartSetting { .init(path: "prometheusOperator.extraVolumes", list: value) }
    func extraVolumes(raw value: ChartValue) -> ChartSetting { .init(path: "prometheusOperator.extraVolumes", value: value) }
    /// Where an image comes from.
    ///
    /// `prometheusOperator.image`: a map with the keys below.
    var image: KubePrometheusStackValuesMaps.prometheusOperator_image { .init() }
    /// `prometheusOperator.kubeletService`: a map with the keys below.
    var kubeletService: KubePrometheusStackValuesMaps.prometheusOperator_kubeletService { .init() }
    /// `prometheusOperator.logFormat`, by default `""`.
    func logFormat(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.logFormat", string: value) }
    /// `prometheusOperator.logLevel`, by default `""`.
    func logLevel(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.logLevel", string: value) }
    /// `prometheusOperator.namespaces`, by default `{}`.
    var namespaces: FreeValues { .init(valuesPath: "prometheusOperator.namespaces") }
    /// `prometheusOperator.networkPolicy`: a map with the keys below.
    var networkPolicy: KubePrometheusStackValuesMaps.prometheusOperator_networkPolicy { .init() }
    /// `prometheusOperator.nodeSelector`, by default `{}`.
    var nodeSelector: FreeValues { .init(valuesPath: "prometheusOperator.nodeSelector") }
    /// Images that the operator gives to the pods it makes: they stand in its arguments.
    ///
    /// `prometheusOperator.prometheusConfigReloader`: a map with the keys below.
    var prometheusConfigReloader: KubePrometheusStackValuesMaps.prometheusOperator_prometheusConfigReloader { .init() }
    /// `prometheusOperator.prometheusDefaultBaseImage`, by default `""`.
    func prometheusDefaultBaseImage(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.prometheusDefaultBaseImage", string: value) }
    /// `prometheusOperator.prometheusDefaultBaseImageRegistry`, by default `""`.
    func prometheusDefaultBaseImageRegistry(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.prometheusDefaultBaseImageRegistry", string: value) }
    /// `prometheusOperator.resources`, by default `{}`.
    var resources: FreeValues { .init(valuesPath: "prometheusOperator.resources") }
    /// `prometheusOperator.securityContext`: a map with the keys below.
    var securityContext: KubePrometheusStackValuesMaps.prometheusOperator_securityContext { .init() }
    /// `prometheusOperator.service`: a map with the keys below.
    var service: KubePrometheusStackValuesMaps.prometheusOperator_service { .init() }
    /// `prometheusOperator.serviceAccount`: a map with the keys below.
    var serviceAccount: KubePrometheusStackValuesMaps.prometheusOperator_serviceAccount { .init() }
    /// `prometheusOperator.serviceMonitor`: a map with the keys below.
    var serviceMonitor: KubePrometheusStackValuesMaps.prometheusOperator_serviceMonitor { .init() }
    /// Where an image comes from.
    ///
    /// `prometheusOperator.thanosImage`: a map with the keys below.
    var thanosImage: KubePrometheusStackValuesMaps.prometheusOperator_thanosImage { .init() }
    /// `prometheusOperator.tls`: a map with the keys below.
    var tls: KubePrometheusStackValuesMaps.prometheusOperator_tls { .init() }
    /// `prometheusOperator.tolerations`, by default `[]`.
    func tolerations(_ value: [ChartValue]?) -> ChartSetting { .init(path: "prometheusOperator.tolerations", list: value) }
    func tolerations(raw value: ChartValue) -> ChartSetting { .init(path: "prometheusOperator.tolerations", value: value) }
  }

  struct tags: ValuesMap {
    var valuesPath: String { "tags" }
    /// `tags.dashboards`, by default `true`.
    func dashboards(_ value: Bool?) -> ChartSetting { .init(path: "tags.dashboards", bool: value) }
    /// `tags.edge`, by default `false`.
    func edge(_ value: Bool?) -> ChartSetting { .init(path: "tags.edge", bool: value) }
  }

  struct alertmanager_alertmanagerSpec: ValuesMap {
    var valuesPath: String { "alertmanager.alertmanagerSpec" }
    /// `alertmanager.alertmanagerSpec.additionalPeers`, by default `[]`.
    func additionalPeers(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.additionalPeers", list: value) }
    func additionalPeers(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.additionalPeers", value: value) }
    /// `alertmanager.alertmanagerSpec.alertmanagerConfigNamespaceSelector`, by default `{}`.
    var alertmanagerConfigNamespaceSelector: FreeValues { .init(valuesPath: "alertmanager.alertmanagerSpec.alertmanagerConfigNamespaceSelector") }
    /// `alertmanager.alertmanagerSpec.alertmanagerConfigSelector`, by default `{}`.
    var alertmanagerConfigSelector: FreeValues { .init(valuesPath: "alertmanager.alertmanagerSpec.alertmanagerConfigSelector") }
    /// `alertmanager.alertmanagerSpec.automountServiceAccountToken`, by default `true`.
    func automountServiceAccountToken(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.automountServiceAccountToken", bool: value) }
    /// `alertmanager.alertmanagerSpec.clusterLabel`, by default `""`.
    func clusterLabel(_ value: String?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.clusterLabel", string: value) }
    /// `alertmanager.alertmanagerSpec.configMaps`, by default `[]`.
    func configMaps(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.configMaps", list: value) }
    func configMaps(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.configMaps", value: value) }
    /// `alertmanager.alertmanagerSpec.configSecret`, by default `""`.
    func configSecret(_ value: String?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.configSecret", string: value) }
    /// `alertmanager.alertmanagerSpec.containers`, by default `[]`.
    func containers(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.containers", list: value) }
    func containers(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.containers", value: value) }
    /// `alertmanager.alertmanagerSpec.externalUrl`, by default `""`.
    func externalUrl(_ value: String?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.externalUrl", string: value) }
    /// `alertmanager.alertmanagerSpec.forceEnableClusterMode`, by default `false`.
    func forceEnableClusterMode(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.forceEnableClusterMode", bool: value) }
    /// `alertmanager.alertmanagerSpec.hostNetwork`, by default `false`.
    func hostNetwork(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.hostNetwork", bool: value) }
    /// Where an image comes from.
    ///
    /// `alertmanager.alertmanagerSpec.image`: a map with the keys below.
    var image: KubePrometheusStackValuesMaps.alertmanager_alertmanagerSpec_image { .init() }
    /// `alertmanager.alertmanagerSpec.initContainers`, by default `[]`.
    func initContainers(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.initContainers", list: value) }
    func initContainers(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.initContainers", value: value) }
    /// `alertmanager.alertmanagerSpec.listenLocal`, by default `false`.
    func listenLocal(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.listenLocal", bool: value) }
    /// `alertmanager.alertmanagerSpec.logFormat`, by default `"logfmt"`. One of `""`, `"logfmt"`, `"json"`.
    func logFormat(_ value: String?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.logFormat", string: value) }
    /// `alertmanager.alertmanagerSpec.logLevel`, by default `"info"`.
    func logLevel(_ value: String?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.logLevel", string: value) }
    /// `alertmanager.alertmanagerSpec.nodeSelector`, by default `{}`.
    var nodeSelector: FreeValues { .init(valuesPath: "alertmanager.alertmanagerSpec.nodeSelector") }
    /// `alertmanager.alertmanagerSpec.paused`, by default `false`.
    func paused(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.paused", bool: value) }
    /// How replicas are kept apart.
    ///
    /// `alertmanager.alertmanagerSpec.podAntiAffinity`, by default `"soft"`. One of `""`, `"soft"`, `"hard"`.
    func podAntiAffinity(_ value: String?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.podAntiAffinity", string: value) }
    /// `alertmanager.alertmanagerSpec.podAntiAffinityTopologyKey`, by default `"kubernetes.io/hostname"`.
    func podAntiAffinityTopologyKey(_ value: String?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.podAntiAffinityTopologyKey", string: value) }
    /// `alertmanager.alertmanagerSpec.podMetadata`, by default `{}`.
    var podMetadata: FreeValues { .init(valuesPath: "alertmanager.alertmanagerSpec.podMetadata") }
    /// `alertmanager.alertmanagerSpec.portName`, by default `"http-web"`.
    func portName(_ value: String?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.portName", string: value) }
    /// `alertmanager.alertmanagerSpec.priorityClassName`, by default `""`.
    func priorityClassName(_ value: String?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.priorityClassName", string: value) }
    /// An odd number tells a split apart, but any will do.
    ///
    /// `alertmanager.alertmanagerSpec.replicas`, by default `1`.
    func replicas(_ value: Int?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.replicas", int: value) }
    /// `alertmanager.alertmanagerSpec.resources`, by default `{}`.
    var resources: FreeValues { .init(valuesPath: "alertmanager.alertmanagerSpec.resources") }
    /// `alertmanager.alertmanagerSpec.retention`, by default `"120h"`.
    func retention(_ value: String?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.retention", string: value) }
    /// `alertmanager.alertmanagerSpec.routePrefix`, by default `"/"`.
    func routePrefix(_ value: String?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.routePrefix", string: value) }
    /// `alertmanager.alertmanagerSpec.scheme`, by default `""`.
    func scheme(_ value: String?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.scheme", string: value) }
    /// `alertmanager.alertmanagerSpec.secrets`, by default `[]`.
    func secrets(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.secrets", list: value) }
    func secrets(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.secrets", value: value) }
    /// `alertmanager.alertmanagerSpec.securityContext`: a map with the keys below.
    var securityContext: KubePrometheusStackValuesMaps.alertmanager_alertmanagerSpec_securityContext { .init() }
    /// `alertmanager.alertmanagerSpec.storage`, by default `{}`.
    var storage: FreeValues { .init(valuesPath: "alertmanager.alertmanagerSpec.storage") }
    /// `alertmanager.alertmanagerSpec.tlsConfig`, by default `{}`.
    var tlsConfig: FreeValues { .init(valuesPath: "alertmanager.alertmanagerSpec.tlsConfig") }
    /// `alertmanager.alertmanagerSpec.tolerations`, by default `[]`.
    func tolerations(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.tolerations", list: value) }
    func tolerations(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.tolerations", value: value) }
    /// `alertmanager.alertmanagerSpec.topologySpreadConstraints`, by default `[]`.
    func topologySpreadConstraints(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.topologySpreadConstraints", list: value) }
    func topologySpreadConstraints(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.topologySpreadConstraints", value: value) }
    /// `alertmanager.alertmanagerSpec.useExistingSecret`, by default `false`.
    func useExistingSecret(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.useExistingSecret", bool: value) }
    /// The tag, where empty.
    ///
    /// `alertmanager.alertmanagerSpec.version`, by default `""`.
    func version(_ value: String?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.version", string: value) }
    /// `alertmanager.alertmanagerSpec.volumeMounts`, by default `[]`.
    func volumeMounts(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.volumeMounts", list: value) }
    func volumeMounts(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.volumeMounts", value: value) }
    /// `alertmanager.alertmanagerSpec.volumes`, by default `[]`.
    func volumes(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.volumes", list: value) }
    func volumes(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.volumes", value: value) }
    /// `alertmanager.alertmanagerSpec.web`, by default `{}`.
    var web: FreeValues { .init(valuesPath: "alertmanager.alertmanagerSpec.web") }
  }

  struct alertmanager_config: ValuesMap {
    var valuesPath: String { "alertmanager.config" }
    /// `alertmanager.config.global`: a map with the keys below.
    var global: KubePrometheusStackValuesMaps.alertmanager_config_global { .init() }
    /// `alertmanager.config.inhibit_rules`, by default `[{"equal":["namespace","alertname"],"source_matchers":["severity = critical"],"…`.
    func inhibit_rules(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.config.inhibit_rules", list: value) }
    func inhibit_rules(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.config.inhibit_rules", value: value) }
    /// `alertmanager.config.receivers`, by default `[{"name":"null"}]`.
    func receivers(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.config.receivers", list: value) }
    func receivers(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.config.receivers", value: value) }
    /// `alertmanager.config.route`: a map with the keys below.
    var route: KubePrometheusStackValuesMaps.alertmanager_config_route { .init() }
    /// `alertmanager.config.templates`, by default `["/etc/alertmanager/config/*.tmpl"]`.
    func templates(_ value: [String]?) -> ChartSetting { .init(path: "alertmanager.config.templates", strings: value) }
    func templates(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.config.templates", value: value) }
  }

  struct alertmanager_ingress: ValuesMap {
    var valuesPath: String { "alertmanager.ingress" }
    /// `alertmanager.ingress.annotations`, by default `{}`.
    var annotations: FreeValues { .init(valuesPath: "alertmanager.ingress.annotations") }
    /// `alertmanager.ingress.enabled`, by default `false`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.ingress.enabled", bool: value) }
    /// `alertmanager.ingress.hosts`, by default `[]`.
    func hosts(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.ingress.hosts", list: value) }
    func hosts(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.ingress.hosts", value: value) }
    /// `alertmanager.ingress.ingressClassName`, by default `""`.
    func ingressClassName(_ value: String?) -> ChartSetting { .init(path: "alertmanager.ingress.ingressClassName", string: value) }
    /// `alertmanager.ingress.labels`, by default `{}`.
    var labels: FreeValues { .init(valuesPath: "alertmanager.ingress.labels") }
    /// `alertmanager.ingress.pathType`, by default `"ImplementationSpecific"`.
    func pathType(_ value: String?) -> ChartSetting { .init(path: "alertmanager.ingress.pathType", string: value) }
    /// `alertmanager.ingress.paths`, by default `[]`.
    func paths(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.ingress.paths", list: value) }
    func paths(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.ingress.paths", value: value) }
    /// `alertmanager.ingress.tls`, by default `[]`.
    func tls(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.ingress.tls", list: value) }
    func tls(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.ingress.tls", value: value) }
  }

  struct alertmanager_networkPolicy: ValuesMap {
    var valuesPath: String { "alertmanager.networkPolicy" }
    /// Rules of a NetworkPolicy, as Kubernetes has them.
    ///
    /// `alertmanager.networkPolicy.additionalIngress`, by default `[]`.
    func additionalIngress(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.networkPolicy.additionalIngress", list: value) }
    func additionalIngress(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.networkPolicy.additionalIngress", value: value) }
    /// `alertmanager.networkPolicy.egress`: a map with the keys below.
    var egress: KubePrometheusStackValuesMaps.alertmanager_networkPolicy_egress { .init() }
    /// Replicas may talk to each other, if service.clusterPort says where.
    ///
    /// `alertmanager.networkPolicy.enableClusterRules`, by default `true`.
    func enableClusterRules(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.networkPolicy.enableClusterRules", bool: value) }
    /// `alertmanager.networkPolicy.enabled`, by default `false`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.networkPolicy.enabled", bool: value) }
    /// Both are needed for the rule to appear.
    ///
    /// `alertmanager.networkPolicy.gateway`: a map with the keys below.
    var gateway: KubePrometheusStackValuesMaps.alertmanager_networkPolicy_gateway { .init() }
    /// `alertmanager.networkPolicy.monitoringRules`: a map with the keys below.
    var monitoringRules: KubePrometheusStackValuesMaps.alertmanager_networkPolicy_monitoringRules { .init() }
    /// Egress has to be named here too when egress.enabled is set.
    ///
    /// `alertmanager.networkPolicy.policyTypes`, by default `["Ingress"]`.
    func policyTypes(_ value: [String]?) -> ChartSetting { .init(path: "alertmanager.networkPolicy.policyTypes", strings: value) }
    func policyTypes(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.networkPolicy.policyTypes", value: value) }
  }

  struct alertmanager_podDisruptionBudget: ValuesMap {
    var valuesPath: String { "alertmanager.podDisruptionBudget" }
    /// `alertmanager.podDisruptionBudget.enabled`, by default `false`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.podDisruptionBudget.enabled", bool: value) }
    /// `alertmanager.podDisruptionBudget.minAvailable`, by default `1`.
    func minAvailable(_ value: Int?) -> ChartSetting { .init(path: "alertmanager.podDisruptionBudget.minAvailable", int: value) }
    /// `alertmanager.podDisruptionBudget.unhealthyPodEvictionPolicy`, by default `"AlwaysAllow"`.
    func unhealthyPodEvictionPolicy(_ value: String?) -> ChartSetting { .init(path: "alertmanager.podDisruptionBudget.unhealthyPodEvictionPolicy", string: value) }
  }

  struct alertmanager_secret: ValuesMap {
    var valuesPath: String { "alertmanager.secret" }
    /// `alertmanager.secret.annotations`, by default `{}`.
    var annotations: FreeValues { .init(valuesPath: "alertmanager.secret.annotations") }
  }

  struct alertmanager_service: ValuesMap {
    var valuesPath: String { "alertmanager.service" }
    /// `alertmanager.service.additionalPorts`, by default `[]`.
    func additionalPorts(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.service.additionalPorts", list: value) }
    func additionalPorts(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.service.additionalPorts", value: value) }
    /// `alertmanager.service.annotations`, by default `{}`.
    var annotations: FreeValues { .init(valuesPath: "alertmanager.service.annotations") }
    /// A TCP port.
    ///
    /// `alertmanager.service.clusterPort`, without a default.
    func clusterPort(_ value: Int?) -> ChartSetting { .init(path: "alertmanager.service.clusterPort", int: value) }
    /// `alertmanager.service.enabled`, by default `true`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.service.enabled", bool: value) }
    /// `alertmanager.service.externalTrafficPolicy`, by default `"Cluster"`.
    func externalTrafficPolicy(_ value: String?) -> ChartSetting { .init(path: "alertmanager.service.externalTrafficPolicy", string: value) }
    /// `alertmanager.service.labels`, by default `{}`.
    var labels: FreeValues { .init(valuesPath: "alertmanager.service.labels") }
    /// `alertmanager.service.loadBalancerSourceRanges`, by default `[]`.
    func loadBalancerSourceRanges(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.service.loadBalancerSourceRanges", list: value) }
    func loadBalancerSourceRanges(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.service.loadBalancerSourceRanges", value: value) }
    /// `alertmanager.service.nodePort`, by default `30903`.
    func nodePort(_ value: Int?) -> ChartSetting { .init(path: "alertmanager.service.nodePort", int: value) }
    /// A TCP port.
    ///
    /// `alertmanager.service.port`, by default `9093`.
    func port(_ value: Int?) -> ChartSetting { .init(path: "alertmanager.service.port", int: value) }
    /// A TCP port.
    ///
    /// `alertmanager.service.targetPort`, by default `9093`.
    func targetPort(_ value: Int?) -> ChartSetting { .init(path: "alertmanager.service.targetPort", int: value) }
    /// `alertmanager.service.type`, by default `"ClusterIP"`. One of `"ClusterIP"`, `"NodePort"`, `"LoadBalancer"`.
    func type(_ value: String?) -> ChartSetting { .init(path: "alertmanager.service.type", string: value) }
  }

  struct alertmanager_serviceAccount: ValuesMap {
    var valuesPath: String { "alertmanager.serviceAccount" }
    /// `alertmanager.serviceAccount.annotations`, by default `{}`.
    var annotations: FreeValues { .init(valuesPath: "alertmanager.serviceAccount.annotations") }
    /// `alertmanager.serviceAccount.automountServiceAccountToken`, by default `true`.
    func automountServiceAccountToken(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.serviceAccount.automountServiceAccountToken", bool: value) }
    /// `alertmanager.serviceAccount.create`, by default `true`.
    func create(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.serviceAccount.create", bool: value) }
    /// `alertmanager.serviceAccount.name`, by default `""`.
    func name(_ value: String?) -> ChartSetting { .init(path: "alertmanager.serviceAccount.name", string: value) }
  }

  struct alertmanager_serviceMonitor: ValuesMap {
    var valuesPath: String { "alertmanager.serviceMonitor" }
    /// `alertmanager.serviceMonitor.additionalLabels`, by default `{}`.
    var additionalLabels: FreeValues { .init(valuesPath: "alertmanager.serviceMonitor.additionalLabels") }
    /// `alertmanager.serviceMonitor.interval`, by default `""`.
    func interval(_ value: String?) -> ChartSetting { .init(path: "alertmanager.serviceMonitor.interval", string: value) }
    /// `alertmanager.serviceMonitor.metricRelabelings`, by default `[]`.
    func metricRelabelings(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.serviceMonitor.metricRelabelings", list: value) }
    func metricRelabelings(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.serviceMonitor.metricRelabelings", value: value) }
    /// `alertmanager.serviceMonitor.relabelings`, by default `[]`.
    func relabelings(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.serviceMonitor.relabelings", list: value) }
    func relabelings(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.serviceMonitor.relabelings", value: value) }
    /// `alertmanager.serviceMonitor.scheme`, by default `""`.
    func scheme(_ value: String?) -> ChartSetting { .init(path: "alertmanager.serviceMonitor.scheme", string: value) }
    /// `alertmanager.serviceMonitor.selfMonitor`, by default `true`.
    func selfMonitor(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.serviceMonitor.selfMonitor", bool: value) }
    /// `alertmanager.serviceMonitor.tlsConfig`, by default `{}`.
    var tlsConfig: FreeValues { .init(valuesPath: "alertmanager.serviceMonitor.tlsConfig") }
  }

  struct defaultRules_rules: ValuesMap {
    var valuesPath: String { "defaultRules.rules" }
    /// `defaultRules.rules.alertmanager`, by default `true`.
    func alertmanager(_ value: Bool?) -> ChartSetting { .init(path: "defaultRules.rules.alertmanager", bool: value) }
    /// `defaultRules.rules.general`, by default `true`.
    func general(_ value: Bool?) -> ChartSetting { .init(path: "defaultRules.rules.general", bool: value) }
    /// `defaultRules.rules.prometheus`, by default `true`.
    func prometheus(_ value: Bool?) -> ChartSetting { .init(path: "defaultRules.rules.prometheus", bool: value) }
  }

  struct edgeNodeExporter_image: ValuesMap {
    var valuesPath: String { "edge-node-exporter.image" }
    /// `edge-node-exporter.image.pullPolicy`, by default `"IfNotPresent"`.
    func pullPolicy(_ value: String?) -> ChartSetting { .init(path: "edge-node-exporter.image.pullPolicy", string: value) }
    /// `edge-node-exporter.image.registry`, by default `"quay.io"`.
    func registry(_ value: String?) -> ChartSetting { .init(path: "edge-node-exporter.image.registry", string: value) }
    /// `edge-node-exporter.image.repository`, by default `"prometheus/node-exporter"`.
    func repository(_ value: String?) -> ChartSetting { .init(path: "edge-node-exporter.image.repository", string: value) }
    /// `edge-node-exporter.image.sha`, by default `""`.
    func sha(_ value: String?) -> ChartSetting { .init(path: "edge-node-exporter.image.sha", string: value) }
    /// `edge-node-exporter.image.tag`, by default `""`.
    func tag(_ value: String?) -> ChartSetting { .init(path: "edge-node-exporter.image.tag", string: value) }
  }

  struct edgeNodeExporter_nodeSelector: ValuesMap {
    var valuesPath: String { "edge-node-exporter.nodeSelector" }
    /// `edge-node-exporter.nodeSelector.kubernetes\.io/os`, by default `"linux"`.
    func kubernetesIoOs(_ value: String?) -> ChartSetting { .init(path: "edge-node-exporter.nodeSelector.kubernetes\\.io/os", string: value) }
    /// `edge-node-exporter.nodeSelector.node-role\.kubernetes\.io/edge`, by default `""`.
    func nodeRoleKubernetesIoEdge(_ value: String?) -> ChartSetting { .init(path: "edge-node-exporter.nodeSelector.node-role\\.kubernetes\\.io/edge", string: value) }
  }

  struct edgeNodeExporter_podLabels: ValuesMap {
    var valuesPath: String { "edge-node-exporter.podLabels" }
    /// `edge-node-exporter.podLabels.jobLabel`, by default `"edge-node-exporter"`.
    func jobLabel(_ value: String?) -> ChartSetting { .init(path: "edge-node-exporter.podLabels.jobLabel", string: value) }
  }

  struct edgeNodeExporter_prometheus: ValuesMap {
    var valuesPath: String { "edge-node-exporter.prometheus" }
    /// `edge-node-exporter.prometheus.monitor`: a map with the keys below.
    var monitor: KubePrometheusStackValuesMaps.edgeNodeExporter_prometheus_monitor { .init() }
  }

  struct edgeNodeExporter_service: ValuesMap {
    var valuesPath: String { "edge-node-exporter.service" }
    /// `edge-node-exporter.service.port`, by default `9101`.
    func port(_ value: Int?) -> ChartSetting { .init(path: "edge-node-exporter.service.port", int: value) }
    /// `edge-node-exporter.service.portName`, by default `"http-metrics"`.
    func portName(_ value: String?) -> ChartSetting { .init(path: "edge-node-exporter.service.portName", string: value) }
  }

  struct global_grafana: ValuesMap {
    var valuesPath: String { "global.grafana" }
    /// Switches the subchart grafana on or off.
    ///
    /// `global.grafana.enabled`, without a default.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "global.grafana.enabled", bool: value) }
  }

  struct global_rbac: ValuesMap {
    var valuesPath: String { "global.rbac" }
    /// `global.rbac.create`, by default `true`.
    func create(_ value: Bool?) -> ChartSetting { .init(path: "global.rbac.create", bool: value) }
  }

  struct grafana_grafanaIni: ValuesMap {
    var valuesPath: String { "grafana.grafana\\.ini" }
    /// `grafana.grafana\.ini.analytics`: a map with the keys below.
    var analytics: KubePrometheusStackValuesMaps.grafana_grafanaIni_analytics { .init() }
    /// `grafana.grafana\.ini.log`: a map with the keys below.
    var log: KubePrometheusStackValuesMaps.grafana_grafanaIni_log { .init() }
    /// `grafana.grafana\.ini.server`: a map with the keys below.
    var server: KubePrometheusStackValuesMaps.grafana_grafanaIni_server { .init() }
  }

  struct grafana_image: ValuesMap {
    var valuesPath: String { "grafana.image" }
    /// `grafana.image.pullPolicy`, by default `"IfNotPresent"`.
    func pullPolicy(_ value: String?) -> ChartSetting { .init(path: "grafana.image.pullPolicy", string: value) }
    /// `grafana.image.registry`, by default `"docker.io"`.
    func registry(_ value: String?) -> ChartSetting { .init(path: "grafana.image.registry", string: value) }
    /// `grafana.image.repository`, by default `"grafana/grafana"`.
    func repository(_ value: String?) -> ChartSetting { .init(path: "grafana.image.repository", string: value) }
    /// `grafana.image.sha`, by default `""`.
    func sha(_ value: String?) -> ChartSetting { .init(path: "grafana.image.sha", string: value) }
    /// `grafana.image.tag`, by default `""`.
    func tag(_ value: String?) -> ChartSetting { .init(path: "grafana.image.tag", string: value) }
  }

  struct grafana_ingress: ValuesMap {
    var valuesPath: String { "grafana.ingress" }
    /// `grafana.ingress.enabled`, by default `false`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "grafana.ingress.enabled", bool: value) }
    /// `grafana.ingress.hosts`, by default `[]`.
    func hosts(_ value: [ChartValue]?) -> ChartSetting { .init(path: "grafana.ingress.hosts", list: value) }
    func hosts(raw value: ChartValue) -> ChartSetting { .init(path: "grafana.ingress.hosts", value: value) }
    /// `grafana.ingress.ingressClassName`, by default `""`.
    func ingressClassName(_ value: String?) -> ChartSetting { .init(path: "grafana.ingress.ingressClassName", string: value) }
    /// `grafana.ingress.path`, by default `"/"`.
    func path(_ value: String?) -> ChartSetting { .init(path: "grafana.ingress.path", string: value) }
    /// `grafana.ingress.tls`, by default `[]`.
    func tls(_ value: [ChartValue]?) -> ChartSetting { .init(path: "grafana.ingress.tls", list: value) }
    func tls(raw value: ChartValue) -> ChartSetting { .init(path: "grafana.ingress.tls", value: value) }
  }

  struct grafana_persistence: ValuesMap {
    var valuesPath: String { "grafana.persistence" }
    /// `grafana.persistence.enabled`, by default `false`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "grafana.persistence.enabled", bool: value) }
    /// `grafana.persistence.size`, by default `"10Gi"`.
    func size(_ value: String?) -> ChartSetting { .init(path: "grafana.persistence.size", string: value) }
    /// `grafana.persistence.storageClassName`, by default `null`.
    func storageClassName(_ value: ChartValue) -> ChartSetting { .init(path: "grafana.persistence.storageClassName", value: value) }
  }

  struct grafana_service: ValuesMap {
    var valuesPath: String { "grafana.service" }
    /// `grafana.service.port`, by default `80`.
    func port(_ value: Int?) -> ChartSetting { .init(path: "grafana.service.port", int: value) }
    /// `grafana.service.portName`, by default `"http-web"`.
    func portName(_ value: String?) -> ChartSetting { .init(path: "grafana.service.portName", string: value) }
    /// `grafana.service.targetPort`, by default `3000`.
    func targetPort(_ value: Int?) -> ChartSetting { .init(path: "grafana.service.targetPort", int: value) }
    /// `grafana.service.type`, by default `"ClusterIP"`.
    func type(_ value: String?) -> ChartSetting { .init(path: "grafana.service.type", string: value) }
  }

  struct grafana_serviceMonitor: ValuesMap {
    var valuesPath: String { "grafana.serviceMonitor" }
    /// `grafana.serviceMonitor.enabled`, by default `true`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "grafana.serviceMonitor.enabled", bool: value) }
    /// `grafana.serviceMonitor.labels`: a map with the keys below.
    var labels: KubePrometheusStackValuesMaps.grafana_serviceMonitor_labels { .init() }
  }

  struct grafana_sidecar: ValuesMap {
    var valuesPath: String { "grafana.sidecar" }
    /// `grafana.sidecar.datasources`: a map with the keys below.
    var datasources: KubePrometheusStackValuesMaps.grafana_sidecar_datasources { .init() }
  }

  struct kube_state_metrics_exports: ValuesMap {
    var valuesPath: String { "kube-state-metrics.exports" }
    /// `kube-state-metrics.exports.scraping`: a map with the keys below.
    var scraping: KubePrometheusStackValuesMaps.kube_state_metrics_exports_scraping { .init() }
  }

  struct kube_state_metrics_groupOfCollector: ValuesMap {
    var valuesPath: String { "kube-state-metrics.groupOfCollector" }
    /// `kube-state-metrics.groupOfCollector.cronjobs`, by default `"batch"`.
    func cronjobs(_ value: String?) -> ChartSetting { .init(path: "kube-state-metrics.groupOfCollector.cronjobs", string: value) }
    /// `kube-state-metrics.groupOfCollector.daemonsets`, by default `"apps"`.
    func daemonsets(_ value: String?) -> ChartSetting { .init(path: "kube-state-metrics.groupOfCollector.daemonsets", string: value) }
    /// `kube-state-metrics.groupOfCollector.deployments`, by default `"apps"`.
    func deployments(_ value: String?) -> ChartSetting { .init(path: "kube-state-metrics.groupOfCollector.deployments", string: value) }
    /// `kube-state-metrics.groupOfCollector.jobs`, by default `"batch"`.
    func jobs(_ value: String?) -> ChartSetting { .init(path: "kube-state-metrics.groupOfCollector.jobs", string: value) }
    /// `kube-state-metrics.groupOfCollector.statefulsets`, by default `"apps"`.
    func statefulsets(_ value: String?) -> ChartSetting { .init(path: "kube-state-metrics.groupOfCollector.statefulsets", string: value) }
  }

  struct kube_state_metrics_image: ValuesMap {
    var valuesPath: String { "kube-state-metrics.image" }
    /// `kube-state-metrics.image.pullPolicy`, by default `"IfNotPresent"`.
    func pullPolicy(_ value: String?) -> ChartSetting { .init(path: "kube-state-metrics.image.pullPolicy", string: value) }
    /// `kube-state-metrics.image.registry`, by default `"registry.k8s.io"`.
    func registry(_ value: String?) -> ChartSetting { .init(path: "kube-state-metrics.image.registry", string: value) }
    /// `kube-state-metrics.image.repository`, by default `"kube-state-metrics/kube-state-metrics"`.
    func repository(_ value: String?) -> ChartSetting { .init(path: "kube-state-metrics.image.repository", string: value) }
    /// `kube-state-metrics.image.sha`, by default `""`.
    func sha(_ value: String?) -> ChartSetting { .init(path: "kube-state-metrics.image.sha", string: value) }
    /// `kube-state-metrics.image.tag`, by default `""`.
    func tag(_ value: String?) -> ChartSetting { .init(path: "kube-state-metrics.image.tag", string: value) }
  }

  struct kube_state_metrics_networkPolicy: ValuesMap {
    var valuesPath: String { "kube-state-metrics.networkPolicy" }
    /// `kube-state-metrics.networkPolicy.enabled`, by default `false`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "kube-state-metrics.networkPolicy.enabled", bool: value) }
  }

  struct kube_state_metrics_prometheus: ValuesMap {
    var valuesPath: String { "kube-state-metrics.prometheus" }
    /// `kube-state-metrics.prometheus.monitor`: a map with the keys below.
    var monitor: KubePrometheusStackValuesMaps.kube_state_metrics_prometheus_monitor { .init() }
  }

  struct kube_state_metrics_service: ValuesMap {
    var valuesPath: String { "kube-state-metrics.service" }
    /// `kube-state-metrics.service.port`, by default `8080`.
    func port(_ value: Int?) -> ChartSetting { .init(path: "kube-state-metrics.service.port", int: value) }
    /// `kube-state-metrics.service.type`, by default `"ClusterIP"`.
    func type(_ value: String?) -> ChartSetting { .init(path: "kube-state-metrics.service.type", string: value) }
  }

  struct kube_state_metrics_verticalPodAutoscaler: ValuesMap {
    var valuesPath: String { "kube-state-metrics.verticalPodAutoscaler" }
    /// `kube-state-metrics.verticalPodAutoscaler.enabled`, by default `true`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "kube-state-metrics.verticalPodAutoscaler.enabled", bool: value) }
  }

  struct prometheus_prometheusSpec: ValuesMap {
    var valuesPath: String { "prometheus.prometheusSpec" }
    /// Scrape jobs in Prometheus' own words; a list, or a text that is a template.
    ///
    /// `prometheus.prometheusSpec.additionalScrapeConfigs`, by default `[]`.
    func additionalScrapeConfigs(_ value: ChartValue) -> ChartSetting { .init(path: "prometheus.prometheusSpec.additionalScrapeConfigs", value: value) }
    /// `prometheus.prometheusSpec.alertingEndpoints`, by default `[]`.
    func alertingEndpoints(_ value: [ChartValue]?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.alertingEndpoints", list: value) }
    func alertingEndpoints(raw value: ChartValue) -> ChartSetting { .init(path: "prometheus.prometheusSpec.alertingEndpoints", value: value) }
    /// `prometheus.prometheusSpec.arbitraryFSAccessThroughSMs`, by default `{}`.
    var arbitraryFSAccessThroughSMs: FreeValues { .init(valuesPath: "prometheus.prometheusSpec.arbitraryFSAccessThroughSMs") }
    /// `prometheus.prometheusSpec.configMaps`, by default `[]`.
    func configMaps(_ value: [ChartValue]?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.configMaps", list: value) }
    func configMaps(raw value: ChartValue) -> ChartSetting { .init(path: "prometheus.prometheusSpec.configMaps", value: value) }
    /// `prometheus.prometheusSpec.containers`, by default `[]`.
    func containers(_ value: [ChartValue]?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.containers", list: value) }
    func containers(raw value: ChartValue) -> ChartSetting { .init(path: "prometheus.prometheusSpec.containers", value: value) }
    /// `prometheus.prometheusSpec.enableAdminAPI`, by default `false`.
    func enableAdminAPI(_ value: Bool?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.enableAdminAPI", bool: value) }
    /// `prometheus.prometheusSpec.evaluationInterval`, by default `""`.
    func evaluationInterval(_ value: String?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.evaluationInterval", string: value) }
    /// `prometheus.prometheusSpec.externalLabels`, by default `{}`.
    var externalLabels: FreeValues { .init(valuesPath: "prometheus.prometheusSpec.externalLabels") }
    /// `prometheus.prometheusSpec.externalUrl`, by default `""`.
    func externalUrl(_ value: String?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.externalUrl", string: value) }
    /// `prometheus.prometheusSpec.hostNetwork`, by default `false`.
    func hostNetwork(_ value: Bool?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.hostNetwork", bool: value) }
    /// Where an image comes from.
    ///
    /// `prometheus.prometheusSpec.image`: a map with the keys below.
    var image: KubePrometheusStackValuesMaps.prometheus_prometheusSpec_image { .init() }
    /// `prometheus.prometheusSpec.initContainers`, by default `[]`.
    func initContainers(_ value: [ChartValue]?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.initContainers", list: value) }
    func initContainers(raw value: ChartValue) -> ChartSetting { .init(path: "prometheus.prometheusSpec.initContainers", value: value) }
    /// `prometheus.prometheusSpec.listenLocal`, by default `false`.
    func listenLocal(_ value: Bool?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.listenLocal", bool: value) }
    /// `prometheus.prometheusSpec.logFormat`, by default `"logfmt"`.
    func logFormat(_ value: String?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.logFormat", string: value) }
    /// `prometheus.prometheusSpec.logLevel`, by default `"info"`.
    func logLevel(_ value: String?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.logLevel", string: value) }
    /// `prometheus.prometheusSpec.nodeSelector`, by default `{}`.
    var nodeSelector: FreeValues { .init(valuesPath: "prometheus.prometheusSpec.nodeSelector") }
    /// `prometheus.prometheusSpec.paused`, by default `false`.
    func paused(_ value: Bool?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.paused", bool: value) }
    /// How replicas are kept apart.
    ///
    /// `prometheus.prometheusSpec.podAntiAffinity`, by default `"soft"`. One of `""`, `"soft"`, `"hard"`.
    func podAntiAffinity(_ value: String?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.podAntiAffinity", string: value) }
    /// `prometheus.prometheusSpec.podAntiAffinityTopologyKey`, by default `"kubernetes.io/hostname"`.
    func podAntiAffinityTopologyKey(_ value: String?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.podAntiAffinityTopologyKey", string: value) }
    /// `prometheus.prometheusSpec.podMetadata`, by default `{}`.
    var podMetadata: FreeValues { .init(valuesPath: "prometheus.prometheusSpec.podMetadata") }
    /// `prometheus.prometheusSpec.podMonitorNamespaceSelector`, by default `{}`.
    var podMonitorNamespaceSelector: FreeValues { .init(valuesPath: "prometheus.prometheusSpec.podMonitorNamespaceSelector") }
    /// `prometheus.prometheusSpec.podMonitorSelector`, by default `{}`.
    var podMonitorSelector: FreeValues { .init(valuesPath: "prometheus.prometheusSpec.podMonitorSelector") }
    /// `prometheus.prometheusSpec.podMonitorSelectorNilUsesHelmValues`, by default `true`.
    func podMonitorSelectorNilUsesHelmValues(_ value: Bool?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.podMonitorSelectorNilUsesHelmValues", bool: value) }
    /// `prometheus.prometheusSpec.portName`, by default `"http-web"`.
    func portName(_ value: String?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.portName", string: value) }
    /// `prometheus.prometheusSpec.priorityClassName`, by default `""`.
    func priorityClassName(_ value: String?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.priorityClassName", string: value) }
    /// `prometheus.prometheusSpec.probeNamespaceSelector`, by default `{}`.
    var probeNamespaceSelector: FreeValues { .init(valuesPath: "prometheus.prometheusSpec.probeNamespaceSelector") }
    /// `prometheus.prometheusSpec.probeSelector`, by default `{}`.
    var probeSelector: FreeValues { .init(valuesPath: "prometheus.prometheusSpec.probeSelector") }
    /// `prometheus.prometheusSpec.probeSelectorNilUsesHelmValues`, by default `true`.
    func probeSelectorNilUsesHelmValues(_ value: Bool?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.probeSelectorNilUsesHelmValues", bool: value) }
    /// `prometheus.prometheusSpec.replicas`, by default `1`.
    func replicas(_ value: Int?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.replicas", int: value) }
    /// `prometheus.prometheusSpec.resources`, by default `{}`.
    var resources: FreeValues { .init(valuesPath: "prometheus.prometheusSpec.resources") }
    /// `prometheus.prometheusSpec.retention`, by default `"10d"`.
    func retention(_ value: String?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.retention", string: value) }
    /// `prometheus.prometheusSpec.retentionSize`, by default `""`.
    func retentionSize(_ value: String?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.retentionSize", string: value) }
    /// `prometheus.prometheusSpec.routePrefix`, by default `"/"`.
    func routePrefix(_ value: String?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.routePrefix", string: value) }
    /// `prometheus.prometheusSpec.ruleNamespaceSelector`, by default `{}`.
    var ruleNamespaceSelector: FreeValues { .init(valuesPath: "prometheus.prometheusSpec.ruleNamespaceSelector") }
    /// `prometheus.prometheusSpec.ruleSelector`, by default `{}`.
    var ruleSelector: FreeValues { .init(valuesPath: "prometheus.prometheusSpec.ruleSelector") }
    /// `prometheus.prometheusSpec.ruleSelectorNilUsesHelmValues`, by default `true`.
    func ruleSelectorNilUsesHelmValues(_ value: Bool?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.ruleSelectorNilUsesHelmValues", bool: value) }
    /// `prometheus.prometheusSpec.scrapeConfigNamespaceSelector`, by default `{}`.
    var scrapeConfigNamespaceSelector: FreeValues { .init(valuesPath: "prometheus.prometheusSpec.scrapeConfigNamespaceSelector") }
    /// `prometheus.prometheusSpec.scrapeConfigSelector`, by default `{}`.
    var scrapeConfigSelector: FreeValues { .init(valuesPath: "prometheus.prometheusSpec.scrapeConfigSelector") }
    /// `prometheus.prometheusSpec.scrapeConfigSelectorNilUsesHelmValues`, by default `true`.
    func scrapeConfigSelectorNilUsesHelmValues(_ value: Bool?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.scrapeConfigSelectorNilUsesHelmValues", bool: value) }
    /// `prometheus.prometheusSpec.scrapeInterval`, by default `""`.
    func scrapeInterval(_ value: String?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.scrapeInterval", string: value) }
    /// `prometheus.prometheusSpec.secrets`, by default `[]`.
    func secrets(_ value: [ChartValue]?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.secrets", list: value) }
    func secrets(raw value: ChartValue) -> ChartSetting { .init(path: "prometheus.prometheusSpec.secrets", value: value) }
    /// `prometheus.prometheusSpec.securityContext`: a map with the keys below.
    var securityContext: KubePrometheusStackValuesMaps.prometheus_prometheusSpec_securityContext { .init() }
    /// `prometheus.prometheusSpec.serviceMonitorNamespaceSelector`, by default `{}`.
    var serviceMonitorNamespaceSelector: FreeValues { .init(valuesPath: "prometheus.prometheusSpec.serviceMonitorNamespaceSelector") }
    /// `prometheus.prometheusSpec.serviceMonitorSelector`, by default `{}`.
    var serviceMonitorSelector: FreeValues { .init(valuesPath: "prometheus.prometheusSpec.serviceMonitorSelector") }
    /// Where a selector is empty: only what carries `release: <this release>` (true), or everything (false).
    ///
    /// `prometheus.prometheusSpec.serviceMonitorSelectorNilUsesHelmValues`, by default `true`.
    func serviceMonitorSelectorNilUsesHelmValues(_ value: Bool?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.serviceMonitorSelectorNilUsesHelmValues", bool: value) }
    /// `prometheus.prometheusSpec.shards`, by default `1`.
    func shards(_ value: Int?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.shards", int: value) }
    /// `prometheus.prometheusSpec.storageSpec`, by default `{}`.
    var storageSpec: FreeValues { .init(valuesPath: "prometheus.prometheusSpec.storageSpec") }
    /// `prometheus.prometheusSpec.tolerations`, by default `[]`.
    func tolerations(_ value: [ChartValue]?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.tolerations", list: value) }
    func tolerations(raw value: ChartValue) -> ChartSetting { .init(path: "prometheus.prometheusSpec.tolerations", value: value) }
    /// `prometheus.prometheusSpec.topologySpreadConstraints`, by default `[]`.
    func topologySpreadConstraints(_ value: [ChartValue]?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.topologySpreadConstraints", list: value) }
    func topologySpreadConstraints(raw value: ChartValue) -> ChartSetting { .init(path: "prometheus.prometheusSpec.topologySpreadConstraints", value: value) }
    /// `prometheus.prometheusSpec.version`, by default `""`.
    func version(_ value: String?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.version", string: value) }
    /// `prometheus.prometheusSpec.volumeMounts`, by default `[]`.
    func volumeMounts(_ value: [ChartValue]?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.volumeMounts", list: value) }
    func volumeMounts(raw value: ChartValue) -> ChartSetting { .init(path: "prometheus.prometheusSpec.volumeMounts", value: value) }
    /// `prometheus.prometheusSpec.volumes`, by default `[]`.
    func volumes(_ value: [ChartValue]?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.volumes", list: value) }
    func volumes(raw value: ChartValue) -> ChartSetting { .init(path: "prometheus.prometheusSpec.volumes", value: value) }
    /// `prometheus.prometheusSpec.walCompression`, by default `true`.
    func walCompression(_ value: Bool?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.walCompression", bool: value) }
    /// `prometheus.prometheusSpec.web`, by default `{}`.
    var web: FreeValues { .init(valuesPath: "prometheus.prometheusSpec.web") }
  }

  struct prometheus_service: ValuesMap {
    var valuesPath: String { "prometheus.service" }
    /// `prometheus.service.annotations`, by default `{}`.
    var annotations: FreeValues { .init(valuesPath: "prometheus.service.annotations") }
    /// `prometheus.service.labels`, by default `{}`.
    var labels: FreeValues { .init(valuesPath: "prometheus.service.labels") }
    /// `prometheus.service.loadBalancerSourceRanges`, by default `[]`.
    func loadBalancerSourceRanges(_ value: [ChartValue]?) -> ChartSetting { .init(path: "prometheus.service.loadBalancerSourceRanges", list: value) }
    func loadBalancerSourceRanges(raw value: ChartValue) -> ChartSetting { .init(path: "prometheus.service.loadBalancerSourceRanges", value: value) }
    /// `prometheus.service.port`, by default `9090`.
    func port(_ value: Int?) -> ChartSetting { .init(path: "prometheus.service.port", int: value) }
    /// `prometheus.service.reloaderWebPort`, by default `8080`.
    func reloaderWebPort(_ value: Int?) -> ChartSetting { .init(path: "prometheus.service.reloaderWebPort", int: value) }
    /// `prometheus.service.targetPort`, by default `9090`.
    func targetPort(_ value: Int?) -> ChartSetting { .init(path: "prometheus.service.targetPort", int: value) }
    /// `prometheus.service.type`, by default `"ClusterIP"`.
    func type(_ value: String?) -> ChartSetting { .init(path: "prometheus.service.type", string: value) }
  }

  struct prometheus_serviceAccount: ValuesMap {
    var valuesPath: String { "prometheus.serviceAccount" }
    /// `prometheus.serviceAccount.annotations`, by default `{}`.
    var annotations: FreeValues { .init(valuesPath: "prometheus.serviceAccount.annotations") }
    /// `prometheus.serviceAccount.create`, by default `true`.
    func create(_ value: Bool?) -> ChartSetting { .init(path: "prometheus.serviceAccount.create", bool: value) }
    /// `prometheus.serviceAccount.name`, by default `""`.
    func name(_ value: String?) -> ChartSetting { .init(path: "prometheus.serviceAccount.name", string: value) }
  }

  struct prometheus_serviceMonitor: ValuesMap {
    var valuesPath: String { "prometheus.serviceMonitor" }
    /// `prometheus.serviceMonitor.interval`, by default `""`.
    func interval(_ value: String?) -> ChartSetting { .init(path: "prometheus.serviceMonitor.interval", string: value) }
    /// `prometheus.serviceMonitor.selfMonitor`, by default `true`.
    func selfMonitor(_ value: Bool?) -> ChartSetting { .init(path: "prometheus.serviceMonitor.selfMonitor", bool: value) }
  }

  struct prometheusNodeExporter_image: ValuesMap {
    var valuesPath: String { "prometheus-node-exporter.image" }
    /// `prometheus-node-exporter.image.pullPolicy`, by default `"IfNotPresent"`.
    func pullPolicy(_ value: String?) -> ChartSetting { .init(path: "prometheus-node-exporter.image.pullPolicy", string: value) }
    /// `prometheus-node-exporter.image.registry`, by default `"quay.io"`.
    func registry(_ value: String?) -> ChartSetting { .init(path: "prometheus-node-exporter.image.registry", string: value) }
    /// `prometheus-node-exporter.image.repository`, by default `"prometheus/node-exporter"`.
    func repository(_ value: String?) -> ChartSetting { .init(path: "prometheus-node-exporter.image.repository", string: value) }
    /// `prometheus-node-exporter.image.sha`, by default `""`.
    func sha(_ value: String?) -> ChartSetting { .init(path: "prometheus-node-exporter.image.sha", string: value) }
    /// `prometheus-node-exporter.image.tag`, by default `""`.
    func tag(_ value: String?) -> ChartSetting { .init(path: "prometheus-node-exporter.image.tag", string: value) }
  }

  struct prometheusNodeExporter_nodeSelector: ValuesMap {
    var valuesPath: String { "prometheus-node-exporter.nodeSelector" }
    /// `prometheus-node-exporter.nodeSelector.kubernetes\.io/os`, by default `"linux"`.
    func kubernetesIoOs(_ value: String?) -> ChartSetting { .init(path: "prometheus-node-exporter.nodeSelector.kubernetes\\.io/os", string: value) }
  }

  struct prometheusNodeExporter_podLabels: ValuesMap {
    var valuesPath: String { "prometheus-node-exporter.podLabels" }
    /// `prometheus-node-exporter.podLabels.jobLabel`, by default `"node-exporter"`.
    func jobLabel(_ value: String?) -> ChartSetting { .init(path: "prometheus-node-exporter.podLabels.jobLabel", string: value) }
  }

  struct prometheusNodeExporter_prometheus: ValuesMap {
    var valuesPath: String { "prometheus-node-exporter.prometheus" }
    /// `prometheus-node-exporter.prometheus.monitor`: a map with the keys below.
    var monitor: KubePrometheusStackValuesMaps.prometheusNodeExporter_prometheus_monitor { .init() }
  }

  struct prometheusNodeExporter_service: ValuesMap {
    var valuesPath: String { "prometheus-node-exporter.service" }
    /// `prometheus-node-exporter.service.port`, by default `9100`.
    func port(_ value: Int?) -> ChartSetting { .init(path: "prometheus-node-exporter.service.port", int: value) }
    /// `prometheus-node-exporter.service.portName`, by default `"http-metrics"`.
    func portName(_ value: String?) -> ChartSetting { .init(path: "prometheus-node-exporter.service.portName", string: value) }
  }

  struct prometheusOperator_admissionWebhooks: ValuesMap {
    var valuesPath: String { "prometheusOperator.admissionWebhooks" }
    /// `prometheusOperator.admissionWebhooks.enabled`, by default `true`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "prometheusOperator.admissionWebhooks.enabled", bool: value) }
    /// `prometheusOperator.admissionWebhooks.failurePolicy`, by default `""`. One of `""`, `"Ignore"`, `"Fail"`.
    func failurePolicy(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.admissionWebhooks.failurePolicy", string: value) }
    /// `prometheusOperator.admissionWebhooks.patch`: a map with the keys below.
    var patch: KubePrometheusStackValuesMaps.prometheusOperator_admissionWebhooks_patch { .init() }
    /// `prometheusOperator.admissionWebhooks.timeoutSeconds`, by default `10`.
    func timeoutSeconds(_ value: Int?) -> ChartSetting { .init(path: "prometheusOperator.admissionWebhooks.timeoutSeconds", int: value) }
  }

  struct prometheusOperator_containerSecurityContext: ValuesMap {
    var valuesPath: String { "prometheusOperator.containerSecurityContext" }
    /// `prometheusOperator.containerSecurityContext.allowPrivilegeEscalation`, by default `false`.
    func allowPrivilegeEscalation(_ value: Bool?) -> ChartSetting { .init(path: "prometheusOperator.containerSecurityContext.allowPrivilegeEscalation", bool: value) }
    /// `prometheusOperator.containerSecurityContext.capabilities`: a map with the keys below.
    var capabilities: KubePrometheusStackValuesMaps.prometheusOperator_containerSecurityContext_capabilities { .init() }
    /// `prometheusOperator.containerSecurityContext.readOnlyRootFilesystem`, by default `true`.
    func readOnlyRootFilesystem(_ value: Bool?) -> ChartSetting { .init(path: "prometheusOperator.containerSecurityContext.readOnlyRootFilesystem", bool: value) }
  }

  struct prometheusOperator_image: ValuesMap {
    var valuesPath: String { "prometheusOperator.image" }
    /// `prometheusOperator.image.pullPolicy`, by default `"IfNotPresent"`. One of `"Always"`, `"IfNotPresent"`, `"Never"`.
    func pullPolicy(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.image.pullPolicy", string: value) }
    /// The registry, unless global.imageRegistry stands above it.
    ///
    /// `prometheusOperator.image.registry`, by default `"quay.io"`.
    func registry(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.image.registry", string: value) }
    /// `prometheusOperator.image.repository`, by default `"prometheus-operator/prometheus-operator"`.
    func repository(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.image.repository", string: value) }
    /// The digest: 64 hexadecimal digits, with or without sha256: in front.
    ///
    /// `prometheusOperator.image.sha`, by default `""`.
    func sha(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.image.sha", string: value) }
    /// The chart's appVersion, where empty.
    ///
    /// `prometheusOperator.image.tag`, by default `""`.
    func tag(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.image.tag", string: value) }
  }

  struct prometheusOperator_kubeletService: ValuesMap {
    var valuesPath: String { "prometheusOperator.kubeletService" }
    /// `prometheusOperator.kubeletService.enabled`, by default `true`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "prometheusOperator.kubeletService.enabled", bool: value) }
    /// `prometheusOperator.kubeletService.name`, by default `""`.
    func name(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.kubeletService.name", string: value) }
    /// `prometheusOperator.kubeletService.namespace`, by default `"kube-system"`.
    func namespace(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.kubeletService.namespace", string: value) }
  }

  struct prometheusOperator_networkPolicy: ValuesMap {
    var valuesPath: String { "prometheusOperator.networkPolicy" }
    /// `prometheusOperator.networkPolicy.enabled`, by default `false`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "prometheusOperator.networkPolicy.enabled", bool: value) }
  }

  struct prometheusOperator_prometheusConfigReloader: ValuesMap {
    var valuesPath: String { "prometheusOperator.prometheusConfigReloader" }
    /// `prometheusOperator.prometheusConfigReloader.enableProbe`, by default `false`.
    func enableProbe(_ value: Bool?) -> ChartSetting { .init(path: "prometheusOperator.prometheusConfigReloader.enableProbe", bool: value) }
    /// Where an image comes from.
    ///
    /// `prometheusOperator.prometheusConfigReloader.image`: a map with the keys below.
    var image: KubePrometheusStackValuesMaps.prometheusOperator_prometheusConfigReloader_image { .init() }
    /// `prometheusOperator.prometheusConfigReloader.resources`, by default `{}`.
    var resources: FreeValues { .init(valuesPath: "prometheusOperator.prometheusConfigReloader.resources") }
  }

  struct prometheusOperator_securityContext: ValuesMap {
    var valuesPath: String { "prometheusOperator.securityContext" }
    /// `prometheusOperator.securityContext.fsGroup`, by default `65534`.
    func fsGroup(_ value: Int?) -> ChartSetting { .init(path: "prometheusOperator.securityContext.fsGroup", int: value) }
    /// `prometheusOperator.securityContext.runAsGroup`, by default `65534`.
    func runAsGroup(_ value: Int?) -> ChartSetting { .init(path: "prometheusOperator.securityContext.runAsGroup", int: value) }
    /// `prometheusOperator.securityContext.runAsNonRoot`, by default `true`.
    func runAsNonRoot(_ value: Bool?) -> ChartSetting { .init(path: "prometheusOperator.securityContext.runAsNonRoot", bool: value) }
    /// `prometheusOperator.securityContext.runAsUser`, by default `65534`.
    func runAsUser(_ value: Int?) -> ChartSetting { .init(path: "prometheusOperator.securityContext.runAsUser", int: value) }
    /// `prometheusOperator.securityContext.seccompProfile`: a map with the keys below.
    var seccompProfile: KubePrometheusStackValuesMaps.prometheusOperator_securityContext_seccompProfile { .init() }
  }

  struct prometheusOperator_service: ValuesMap {
    var valuesPath: String { "prometheusOperator.service" }
    /// `prometheusOperator.service.annotations`, by default `{}`.
    var annotations: FreeValues { .init(valuesPath: "prometheusOperator.service.annotations") }
    /// `prometheusOperator.service.labels`, by default `{}`.
    var labels: FreeValues { .init(valuesPath: "prometheusOperator.service.labels") }
    /// `prometheusOperator.service.type`, by default `"ClusterIP"`.
    func type(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.service.type", string: value) }
  }

  struct prometheusOperator_serviceAccount: ValuesMap {
    var valuesPath: String { "prometheusOperator.serviceAccount" }
    /// `prometheusOperator.serviceAccount.create`, by default `true`.
    func create(_ value: Bool?) -> ChartSetting { .init(path: "prometheusOperator.serviceAccount.create", bool: value) }
    /// `prometheusOperator.serviceAccount.name`, by default `""`.
    func name(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.serviceAccount.name", string: value) }
  }

  struct prometheusOperator_serviceMonitor: ValuesMap {
    var valuesPath: String { "prometheusOperator.serviceMonitor" }
    /// `prometheusOperator.serviceMonitor.selfMonitor`, by default `true`.
    func selfMonitor(_ value: Bool?) -> ChartSetting { .init(path: "prometheusOperator.serviceMonitor.selfMonitor", bool: value) }
  }

  struct prometheusOperator_thanosImage: ValuesMap {
    var valuesPath: String { "prometheusOperator.thanosImage" }
    /// `prometheusOperator.thanosImage.pullPolicy`, without a default. One of `"Always"`, `"IfNotPresent"`, `"Never"`.
    func pullPolicy(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.thanosImage.pullPolicy", string: value) }
    /// The registry, unless global.imageRegistry stands above it.
    ///
    /// `prometheusOperator.thanosImage.registry`, by default `"quay.io"`.
    func registry(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.thanosImage.registry", string: value) }
    /// `prometheusOperator.thanosImage.repository`, by default `"thanos/thanos"`.
    func repository(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.thanosImage.repository", string: value) }
    /// The digest: 64 hexadecimal digits, with or without sha256: in front.
    ///
    /// `prometheusOperator.thanosImage.sha`, by default `""`.
    func sha(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.thanosImage.sha", string: value) }
    /// A tag, not a pattern of tags such as v0.26.*.
    ///
    /// `prometheusOperator.thanosImage.tag`, by default `"v0.42.4"`.
    func tag(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.thanosImage.tag", string: value) }
  }

  struct prometheusOperator_tls: ValuesMap {
    var valuesPath: String { "prometheusOperator.tls" }
    /// `prometheusOperator.tls.enabled`, by default `true`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "prometheusOperator.tls.enabled", bool: value) }
    /// `prometheusOperator.tls.internalPort`, by default `10250`.
    func internalPort(_ value: Int?) -> ChartSetting { .init(path: "prometheusOperator.tls.internalPort", int: value) }
    /// `prometheusOperator.tls.tlsMinVersion`, by default `"VersionTLS13"`.
    func tlsMinVersion(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.tls.tlsMinVersion", string: value) }
  }

  struct alertmanager_alertmanagerSpec_image: ValuesMap {
    var valuesPath: String { "alertmanager.alertmanagerSpec.image" }
    /// `alertmanager.alertmanagerSpec.image.pullPolicy`, by default `"IfNotPresent"`. One of `"Always"`, `"IfNotPresent"`, `"Never"`.
    func pullPolicy(_ value: String?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.image.pullPolicy", string: value) }
    /// The registry, unless global.imageRegistry stands above it.
    ///
    /// `alertmanager.alertmanagerSpec.image.registry`, by default `"quay.io"`.
    func registry(_ value: String?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.image.registry", string: value) }
    /// `alertmanager.alertmanagerSpec.image.repository`, by default `"prometheus/alertmanager"`.
    func repository(_ value: String?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.image.repository", string: value) }
    /// The digest: 64 hexadecimal digits, with or without sha256: in front.
    ///
    /// `alertmanager.alertmanagerSpec.image.sha`, by default `""`.
    func sha(_ value: String?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.image.sha", string: value) }
    /// A tag, not a pattern of tags such as v0.26.*.
    ///
    /// `alertmanager.alertmanagerSpec.image.tag`, by default `"v0.34.0"`.
    func tag(_ value: String?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.image.tag", string: value) }
  }

  struct alertmanager_alertmanagerSpec_securityContext: ValuesMap {
    var valuesPath: String { "alertmanager.alertmanagerSpec.securityContext" }
    /// `alertmanager.alertmanagerSpec.securityContext.fsGroup`, by default `2000`.
    func fsGroup(_ value: Int?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.securityContext.fsGroup", int: value) }
    /// `alertmanager.alertmanagerSpec.securityContext.runAsGroup`, by default `2000`.
    func runAsGroup(_ value: Int?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.securityContext.runAsGroup", int: value) }
    /// `alertmanager.alertmanagerSpec.securityContext.runAsNonRoot`, by default `true`.
    func runAsNonRoot(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.securityContext.runAsNonRoot", bool: value) }
    /// `alertmanager.alertmanagerSpec.securityContext.runAsUser`, by default `1000`.
    func runAsUser(_ value: Int?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.securityContext.runAsUser", int: value) }
    /// `alertmanager.alertmanagerSpec.securityContext.seccompProfile`: a map with the keys below.
    var seccompProfile: KubePrometheusStackValuesMaps.alertmanager_alertmanagerSpec_securityContext_seccompProfile { .init() }
  }

  struct alertmanager_config_global: ValuesMap {
    var valuesPath: String { "alertmanager.config.global" }
    /// `alertmanager.config.global.resolve_timeout`, by default `"5m"`.
    func resolve_timeout(_ value: String?) -> ChartSetting { .init(path: "alertmanager.config.global.resolve_timeout", string: value) }
  }

  struct alertmanager_config_route: ValuesMap {
    var valuesPath: String { "alertmanager.config.route" }
    /// `alertmanager.config.route.group_by`, by default `["namespace"]`.
    func group_by(_ value: [String]?) -> ChartSetting { .init(path: "alertmanager.config.route.group_by", strings: value) }
    func group_by(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.config.route.group_by", value: value) }
    /// `alertmanager.config.route.group_interval`, by default `"5m"`.
    func group_interval(_ value: String?) -> ChartSetting { .init(path: "alertmanager.config.route.group_interval", string: value) }
    /// `alertmanager.config.route.group_wait`, by default `"30s"`.
    func group_wait(_ value: String?) -> ChartSetting { .init(path: "alertmanager.config.route.group_wait", string: value) }
    /// `alertmanager.config.route.receiver`, by default `"null"`.
    func receiver(_ value: String?) -> ChartSetting { .init(path: "alertmanager.config.route.receiver", string: value) }
    /// `alertmanager.config.route.repeat_interval`, by default `"12h"`.
    func repeat_interval(_ value: String?) -> ChartSetting { .init(path: "alertmanager.config.route.repeat_interval", string: value) }
    /// `alertmanager.config.route.routes`, by default `[{"matchers":["alertname = \"Watchdog\""],"receiver":"null"}]`.
    func routes(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.config.route.routes", list: value) }
    func routes(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.config.route.routes", value: value) }
  }

  struct alertmanager_networkPolicy_egress: ValuesMap {
    var valuesPath: String { "alertmanager.networkPolicy.egress" }
    /// `alertmanager.networkPolicy.egress.enabled`, by default `false`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.networkPolicy.egress.enabled", bool: value) }
    /// Rules of a NetworkPolicy, as Kubernetes has them.
    ///
    /// `alertmanager.networkPolicy.egress.rules`, by default `[]`.
    func rules(_ value: [ChartValue]?) -> ChartSetting { .init(path: "alertmanager.networkPolicy.egress.rules", list: value) }
    func rules(raw value: ChartValue) -> ChartSetting { .init(path: "alertmanager.networkPolicy.egress.rules", value: value) }
  }

  struct alertmanager_networkPolicy_gateway: ValuesMap {
    var valuesPath: String { "alertmanager.networkPolicy.gateway" }
    /// `alertmanager.networkPolicy.gateway.namespace`, by default `""`.
    func namespace(_ value: String?) -> ChartSetting { .init(path: "alertmanager.networkPolicy.gateway.namespace", string: value) }
    /// `alertmanager.networkPolicy.gateway.podLabels`, by default `{}`.
    var podLabels: FreeValues { .init(valuesPath: "alertmanager.networkPolicy.gateway.podLabels") }
  }

  struct alertmanager_networkPolicy_monitoringRules: ValuesMap {
    var valuesPath: String { "alertmanager.networkPolicy.monitoringRules" }
    /// `alertmanager.networkPolicy.monitoringRules.configReloader`, by default `true`.
    func configReloader(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.networkPolicy.monitoringRules.configReloader", bool: value) }
    /// `alertmanager.networkPolicy.monitoringRules.prometheus`, by default `true`.
    func prometheus(_ value: Bool?) -> ChartSetting { .init(path: "alertmanager.networkPolicy.monitoringRules.prometheus", bool: value) }
  }

  struct edgeNodeExporter_prometheus_monitor: ValuesMap {
    var valuesPath: String { "edge-node-exporter.prometheus.monitor" }
    /// `edge-node-exporter.prometheus.monitor.additionalLabels`, by default `{}`.
    var additionalLabels: FreeValues { .init(valuesPath: "edge-node-exporter.prometheus.monitor.additionalLabels") }
    /// `edge-node-exporter.prometheus.monitor.enabled`, by default `false`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "edge-node-exporter.prometheus.monitor.enabled", bool: value) }
    /// `edge-node-exporter.prometheus.monitor.relabelings`, by default `[]`.
    func relabelings(_ value: [ChartValue]?) -> ChartSetting { .init(path: "edge-node-exporter.prometheus.monitor.relabelings", list: value) }
    func relabelings(raw value: ChartValue) -> ChartSetting { .init(path: "edge-node-exporter.prometheus.monitor.relabelings", value: value) }
  }

  struct grafana_grafanaIni_analytics: ValuesMap {
    var valuesPath: String { "grafana.grafana\\.ini.analytics" }
    /// `grafana.grafana\.ini.analytics.check_for_updates`, by default `false`.
    func check_for_updates(_ value: Bool?) -> ChartSetting { .init(path: "grafana.grafana\\.ini.analytics.check_for_updates", bool: value) }
  }

  struct grafana_grafanaIni_log: ValuesMap {
    var valuesPath: String { "grafana.grafana\\.ini.log" }
    /// `grafana.grafana\.ini.log.mode`, by default `"console"`.
    func mode(_ value: String?) -> ChartSetting { .init(path: "grafana.grafana\\.ini.log.mode", string: value) }
  }

  struct grafana_grafanaIni_server: ValuesMap {
    var valuesPath: String { "grafana.grafana\\.ini.server" }
    /// `grafana.grafana\.ini.server.domain`, by default `""`.
    func domain(_ value: String?) -> ChartSetting { .init(path: "grafana.grafana\\.ini.server.domain", string: value) }
  }

  struct grafana_serviceMonitor_labels: ValuesMap {
    var valuesPath: String { "grafana.serviceMonitor.labels" }
    /// `grafana.serviceMonitor.labels.release`, by default `"{{ .Release.Name }}"`.
    func release(_ value: String?) -> ChartSetting { .init(path: "grafana.serviceMonitor.labels.release", string: value) }
  }

  struct grafana_sidecar_datasources: ValuesMap {
    var valuesPath: String { "grafana.sidecar.datasources" }
    /// `grafana.sidecar.datasources.alertmanager`: a map with the keys below.
    var alertmanager: KubePrometheusStackValuesMaps.grafana_sidecar_datasources_alertmanager { .init() }
    /// `grafana.sidecar.datasources.defaultDatasourceEnabled`, by default `true`.
    func defaultDatasourceEnabled(_ value: Bool?) -> ChartSetting { .init(path: "grafana.sidecar.datasources.defaultDatasourceEnabled", bool: value) }
    /// `grafana.sidecar.datasources.enabled`, by default `true`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "grafana.sidecar.datasources.enabled", bool: value) }
    /// `grafana.sidecar.datasources.label`, by default `"grafana_datasource"`.
    func label(_ value: String?) -> ChartSetting { .init(path: "grafana.sidecar.datasources.label", string: value) }
    /// `grafana.sidecar.datasources.labelValue`, by default `"1"`.
    func labelValue(_ value: String?) -> ChartSetting { .init(path: "grafana.sidecar.datasources.labelValue", string: value) }
  }

  struct kube_state_metrics_exports_scraping: ValuesMap {
    var valuesPath: String { "kube-state-metrics.exports.scraping" }
    /// `kube-state-metrics.exports.scraping.scrapeDefaults`: a map with the keys below.
    var scrapeDefaults: KubePrometheusStackValuesMaps.kube_state_metrics_exports_scraping_scrapeDefaults { .init() }
  }

  struct kube_state_metrics_prometheus_monitor: ValuesMap {
    var valuesPath: String { "kube-state-metrics.prometheus.monitor" }
    /// `kube-state-metrics.prometheus.monitor.additionalLabels`: a map with the keys below.
    var additionalLabels: KubePrometheusStackValuesMaps.kube_state_metrics_prometheus_monitor_additionalLabels { .init() }
    /// `kube-state-metrics.prometheus.monitor.enabled`, by default `true`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "kube-state-metrics.prometheus.monitor.enabled", bool: value) }
    /// `kube-state-metrics.prometheus.monitor.honorLabels`, by default `true`.
    func honorLabels(_ value: Bool?) -> ChartSetting { .init(path: "kube-state-metrics.prometheus.monitor.honorLabels", bool: value) }
  }

  struct prometheus_prometheusSpec_image: ValuesMap {
    var valuesPath: String { "prometheus.prometheusSpec.image" }
    /// `prometheus.prometheusSpec.image.pullPolicy`, by default `"IfNotPresent"`. One of `"Always"`, `"IfNotPresent"`, `"Never"`.
    func pullPolicy(_ value: String?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.image.pullPolicy", string: value) }
    /// The registry, unless global.imageRegistry stands above it.
    ///
    /// `prometheus.prometheusSpec.image.registry`, by default `"quay.io"`.
    func registry(_ value: String?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.image.registry", string: value) }
    /// `prometheus.prometheusSpec.image.repository`, by default `"prometheus/prometheus"`.
    func repository(_ value: String?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.image.repository", string: value) }
    /// The digest: 64 hexadecimal digits, with or without sha256: in front.
    ///
    /// `prometheus.prometheusSpec.image.sha`, by default `""`.
    func sha(_ value: String?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.image.sha", string: value) }
    /// A tag, not a pattern of tags such as v0.26.*.
    ///
    /// `prometheus.prometheusSpec.image.tag`, by default `"v3.13.0"`.
    func tag(_ value: String?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.image.tag", string: value) }
  }

  struct prometheus_prometheusSpec_securityContext: ValuesMap {
    var valuesPath: String { "prometheus.prometheusSpec.securityContext" }
    /// `prometheus.prometheusSpec.securityContext.fsGroup`, by default `2000`.
    func fsGroup(_ value: Int?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.securityContext.fsGroup", int: value) }
    /// `prometheus.prometheusSpec.securityContext.runAsGroup`, by default `2000`.
    func runAsGroup(_ value: Int?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.securityContext.runAsGroup", int: value) }
    /// `prometheus.prometheusSpec.securityContext.runAsNonRoot`, by default `true`.
    func runAsNonRoot(_ value: Bool?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.securityContext.runAsNonRoot", bool: value) }
    /// `prometheus.prometheusSpec.securityContext.runAsUser`, by default `1000`.
    func runAsUser(_ value: Int?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.securityContext.runAsUser", int: value) }
    /// `prometheus.prometheusSpec.securityContext.seccompProfile`: a map with the keys below.
    var seccompProfile: KubePrometheusStackValuesMaps.prometheus_prometheusSpec_securityContext_seccompProfile { .init() }
  }

  struct prometheusNodeExporter_prometheus_monitor: ValuesMap {
    var valuesPath: String { "prometheus-node-exporter.prometheus.monitor" }
    /// `prometheus-node-exporter.prometheus.monitor.additionalLabels`: a map with the keys below.
    var additionalLabels: KubePrometheusStackValuesMaps.prometheusNodeExporter_prometheus_monitor_additionalLabels { .init() }
    /// `prometheus-node-exporter.prometheus.monitor.enabled`, by default `true`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "prometheus-node-exporter.prometheus.monitor.enabled", bool: value) }
    /// `prometheus-node-exporter.prometheus.monitor.relabelings`, by default `[]`.
    func relabelings(_ value: [ChartValue]?) -> ChartSetting { .init(path: "prometheus-node-exporter.prometheus.monitor.relabelings", list: value) }
    func relabelings(raw value: ChartValue) -> ChartSetting { .init(path: "prometheus-node-exporter.prometheus.monitor.relabelings", value: value) }
  }

  struct prometheusOperator_admissionWebhooks_patch: ValuesMap {
    var valuesPath: String { "prometheusOperator.admissionWebhooks.patch" }
    /// `prometheusOperator.admissionWebhooks.patch.enabled`, by default `true`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "prometheusOperator.admissionWebhooks.patch.enabled", bool: value) }
    /// `prometheusOperator.admissionWebhooks.patch.image`: a map with the keys below.
    var image: KubePrometheusStackValuesMaps.prometheusOperator_admissionWebhooks_patch_image { .init() }
    /// `prometheusOperator.admissionWebhooks.patch.priorityClassName`, by default `""`.
    func priorityClassName(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.admissionWebhooks.patch.priorityClassName", string: value) }
  }

  struct prometheusOperator_containerSecurityContext_capabilities: ValuesMap {
    var valuesPath: String { "prometheusOperator.containerSecurityContext.capabilities" }
    /// `prometheusOperator.containerSecurityContext.capabilities.drop`, by default `["ALL"]`.
    func drop(_ value: [String]?) -> ChartSetting { .init(path: "prometheusOperator.containerSecurityContext.capabilities.drop", strings: value) }
    func drop(raw value: ChartValue) -> ChartSetting { .init(path: "prometheusOperator.containerSecurityContext.capabilities.drop", value: value) }
  }

  struct prometheusOperator_prometheusConfigReloader_image: ValuesMap {
    var valuesPath: String { "prometheusOperator.prometheusConfigReloader.image" }
    /// `prometheusOperator.prometheusConfigReloader.image.pullPolicy`, without a default. One of `"Always"`, `"IfNotPresent"`, `"Never"`.
    func pullPolicy(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.prometheusConfigReloader.image.pullPolicy", string: value) }
    /// The registry, unless global.imageRegistry stands above it.
    ///
    /// `prometheusOperator.prometheusConfigReloader.image.registry`, by default `"quay.io"`.
    func registry(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.prometheusConfigReloader.image.registry", string: value) }
    /// `prometheusOperator.prometheusConfigReloader.image.repository`, by default `"prometheus-operator/prometheus-config-reloader"`.
    func repository(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.prometheusConfigReloader.image.repository", string: value) }
    /// The digest: 64 hexadecimal digits, with or without sha256: in front.
    ///
    /// `prometheusOperator.prometheusConfigReloader.image.sha`, by default `""`.
    func sha(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.prometheusConfigReloader.image.sha", string: value) }
    /// A tag, not a pattern of tags such as v0.26.*.
    ///
    /// `prometheusOperator.prometheusConfigReloader.image.tag`, by default `""`.
    func tag(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.prometheusConfigReloader.image.tag", string: value) }
  }

  struct prometheusOperator_securityContext_seccompProfile: ValuesMap {
    var valuesPath: String { "prometheusOperator.securityContext.seccompProfile" }
    /// `prometheusOperator.securityContext.seccompProfile.type`, by default `"RuntimeDefault"`.
    func type(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.securityContext.seccompProfile.type", string: value) }
  }

  struct alertmanager_alertmanagerSpec_securityContext_seccompProfile: ValuesMap {
    var valuesPath: String { "alertmanager.alertmanagerSpec.securityContext.seccompProfile" }
    /// `alertmanager.alertmanagerSpec.securityContext.seccompProfile.type`, by default `"RuntimeDefault"`.
    func type(_ value: String?) -> ChartSetting { .init(path: "alertmanager.alertmanagerSpec.securityContext.seccompProfile.type", string: value) }
  }

  struct grafana_sidecar_datasources_alertmanager: ValuesMap {
    var valuesPath: String { "grafana.sidecar.datasources.alertmanager" }
    /// `grafana.sidecar.datasources.alertmanager.enabled`, by default `true`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "grafana.sidecar.datasources.alertmanager.enabled", bool: value) }
    /// `grafana.sidecar.datasources.alertmanager.handleGrafanaManagedAlerts`, by default `false`.
    func handleGrafanaManagedAlerts(_ value: Bool?) -> ChartSetting { .init(path: "grafana.sidecar.datasources.alertmanager.handleGrafanaManagedAlerts", bool: value) }
  }

  struct kube_state_metrics_exports_scraping_scrapeDefaults: ValuesMap {
    var valuesPath: String { "kube-state-metrics.exports.scraping.scrapeDefaults" }
    /// `kube-state-metrics.exports.scraping.scrapeDefaults.interval`, by default `"30s"`.
    func interval(_ value: String?) -> ChartSetting { .init(path: "kube-state-metrics.exports.scraping.scrapeDefaults.interval", string: value) }
  }

  struct kube_state_metrics_prometheus_monitor_additionalLabels: ValuesMap {
    var valuesPath: String { "kube-state-metrics.prometheus.monitor.additionalLabels" }
    /// `kube-state-metrics.prometheus.monitor.additionalLabels.release`, by default `"{{ .Release.Name }}"`.
    func release(_ value: String?) -> ChartSetting { .init(path: "kube-state-metrics.prometheus.monitor.additionalLabels.release", string: value) }
  }

  struct prometheus_prometheusSpec_securityContext_seccompProfile: ValuesMap {
    var valuesPath: String { "prometheus.prometheusSpec.securityContext.seccompProfile" }
    /// `prometheus.prometheusSpec.securityContext.seccompProfile.type`, by default `"RuntimeDefault"`.
    func type(_ value: String?) -> ChartSetting { .init(path: "prometheus.prometheusSpec.securityContext.seccompProfile.type", string: value) }
  }

  struct prometheusNodeExporter_prometheus_monitor_additionalLabels: ValuesMap {
    var valuesPath: String { "prometheus-node-exporter.prometheus.monitor.additionalLabels" }
    /// `prometheus-node-exporter.prometheus.monitor.additionalLabels.release`, by default `"{{ .Release.Name }}"`.
    func release(_ value: String?) -> ChartSetting { .init(path: "prometheus-node-exporter.prometheus.monitor.additionalLabels.release", string: value) }
  }

  struct prometheusOperator_admissionWebhooks_patch_image: ValuesMap {
    var valuesPath: String { "prometheusOperator.admissionWebhooks.patch.image" }
    /// `prometheusOperator.admissionWebhooks.patch.image.pullPolicy`, by default `"IfNotPresent"`.
    func pullPolicy(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.admissionWebhooks.patch.image.pullPolicy", string: value) }
    /// `prometheusOperator.admissionWebhooks.patch.image.registry`, by default `"ghcr.io"`.
    func registry(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.admissionWebhooks.patch.image.registry", string: value) }
    /// `prometheusOperator.admissionWebhooks.patch.image.repository`, by default `"jkroepke/kube-webhook-certgen"`.
    func repository(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.admissionWebhooks.patch.image.repository", string: value) }
    /// `prometheusOperator.admissionWebhooks.patch.image.sha`, by default `""`.
    func sha(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.admissionWebhooks.patch.image.sha", string: value) }
    /// `prometheusOperator.admissionWebhooks.patch.image.tag`, by default `"1.8.7"`.
    func tag(_ value: String?) -> ChartSetting { .init(path: "prometheusOperator.admissionWebhooks.patch.image.tag", string: value) }
  }
}
