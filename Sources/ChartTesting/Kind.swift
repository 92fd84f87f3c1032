/// A kind of Kubernetes: `.deployment`, or any other by its name: `"CronTab"`, `"monitoring.coreos.com/Prometheus"`.
public struct Kind: Sendable, Hashable, ExpressibleByStringLiteral {
  /// As manifests have it; with its group in front where that matters.
  public let name: String

  /// A kind by its name, which need not be a literal.
  public init(_ name: String) { self.name = name }

  /// A kind by its name.
  public init(stringLiteral value: String) { name = value }

  /// Every kind.
  public static let manifest = Kind("")

  /// An Alertmanager of monitoring.coreos.com.
  public static let alertmanager: Kind = "Alertmanager"
  /// A Certificate of cert-manager.io.
  public static let certificate: Kind = "Certificate"
  /// A ClusterRole of rbac.authorization.k8s.io.
  public static let clusterRole: Kind = "ClusterRole"
  /// A ClusterRoleBinding of rbac.authorization.k8s.io.
  public static let clusterRoleBinding: Kind = "ClusterRoleBinding"
  /// A ConfigMap of the core API.
  public static let configMap: Kind = "ConfigMap"
  /// A CronJob of batch.
  public static let cronJob: Kind = "CronJob"
  /// A CustomResourceDefinition of apiextensions.k8s.io.
  public static let customResourceDefinition: Kind = "CustomResourceDefinition"
  /// A DaemonSet of apps.
  public static let daemonSet: Kind = "DaemonSet"
  /// A Deployment of apps.
  public static let deployment: Kind = "Deployment"
  /// An Endpoints of the core API.
  public static let endpoints: Kind = "Endpoints"
  /// An EndpointSlice of discovery.k8s.io.
  public static let endpointSlice: Kind = "EndpointSlice"
  /// A HorizontalPodAutoscaler of autoscaling.
  public static let horizontalPodAutoscaler: Kind = "HorizontalPodAutoscaler"
  /// A HTTPRoute of gateway.networking.k8s.io.
  public static let httpRoute: Kind = "HTTPRoute"
  /// An Ingress of networking.k8s.io.
  public static let ingress: Kind = "Ingress"
  /// A Job of batch.
  public static let job: Kind = "Job"
  /// A MutatingWebhookConfiguration of admissionregistration.k8s.io.
  public static let mutatingWebhookConfiguration: Kind = "MutatingWebhookConfiguration"
  /// A Namespace of the core API.
  public static let namespace: Kind = "Namespace"
  /// A NetworkPolicy of networking.k8s.io.
  public static let networkPolicy: Kind = "NetworkPolicy"
  /// A PersistentVolumeClaim of the core API.
  public static let persistentVolumeClaim: Kind = "PersistentVolumeClaim"
  /// A Pod of the core API.
  public static let pod: Kind = "Pod"
  /// A PodDisruptionBudget of policy.
  public static let podDisruptionBudget: Kind = "PodDisruptionBudget"
  /// A PodMonitor of monitoring.coreos.com.
  public static let podMonitor: Kind = "PodMonitor"
  /// A PriorityClass of scheduling.k8s.io.
  public static let priorityClass: Kind = "PriorityClass"
  /// A Probe of monitoring.coreos.com.
  public static let probe: Kind = "Probe"
  /// A Prometheus of monitoring.coreos.com.
  public static let prometheus: Kind = "Prometheus"
  /// A PrometheusRule of monitoring.coreos.com.
  public static let prometheusRule: Kind = "PrometheusRule"
  /// A Role of rbac.authorization.k8s.io.
  public static let role: Kind = "Role"
  /// A RoleBinding of rbac.authorization.k8s.io.
  public static let roleBinding: Kind = "RoleBinding"
  /// A Secret of the core API.
  public static let secret: Kind = "Secret"
  /// A Service of the core API.
  public static let service: Kind = "Service"
  /// A ServiceAccount of the core API.
  public static let serviceAccount: Kind = "ServiceAccount"
  /// A ServiceMonitor of monitoring.coreos.com.
  public static let serviceMonitor: Kind = "ServiceMonitor"
  /// A StatefulSet of apps.
  public static let statefulSet: Kind = "StatefulSet"
  /// A ValidatingWebhookConfiguration of admissionregistration.k8s.io.
  public static let validatingWebhookConfiguration: Kind = "ValidatingWebhookConfiguration"
}
