// What the stand-in offers: the resources and functions an AI workload on Azure is built from, per module.
// Nested input types, output types and enums follow by themselves.
const list = text => text.trim().split(/\s+/);

export const resources = {
  alertsmanagement: list("AlertProcessingRuleByName PrometheusRuleGroup SmartDetectorAlertRule"),
  apimanagement: list(`Api ApiDiagnostic ApiManagementService ApiOperation ApiPolicy Backend Diagnostic Logger NamedValue Policy
    PolicyFragment Product ProductApi Subscription`),
  app: list("ContainerApp Job ManagedEnvironment"),
  appconfiguration: list("ConfigurationStore KeyValue"),
  applicationinsights: list("Component WebTest Workbook"),
  authorization: list(`ManagementLockByScope PolicyAssignment PolicyDefinition PolicyExemption PolicySetDefinition RoleAssignment
    RoleDefinition`),
  cdn: list("AFDEndpoint AFDOrigin AFDOriginGroup Profile Route SecurityPolicy"),
  cognitiveservices: list(`Account AccountCapabilityHost AccountConnection AgentApplication AgentDeployment CommitmentPlan Deployment
    ManagedNetworkSetting OutboundRule Project ProjectCapabilityHost ProjectConnection RaiBlocklist RaiBlocklistItem RaiPolicy RaiTopic
    SubscriptionRaiPolicy`),
  compute: list("Disk VirtualMachine VirtualMachineExtension"),
  consumption: list("Budget"),
  containerregistry: list("Registry Replication"),
  cosmosdb: list(`DatabaseAccount SqlResourceSqlContainer SqlResourceSqlDatabase SqlResourceSqlRoleAssignment
    SqlResourceSqlRoleDefinition`),
  costmanagement: list("Budget ScheduledAction"),
  dataprotection: list("BackupInstance BackupPolicy BackupVault"),
  devtestlab: list("GlobalSchedule"),
  dnsresolver: list(`DnsForwardingRuleset DnsResolver ForwardingRule InboundEndpoint OutboundEndpoint
    PrivateResolverVirtualNetworkLink`),
  keyvault: list("Key Secret Vault"),
  loadtestservice: list("LoadTest"),
  machinelearningservices: list(`BatchDeployment BatchEndpoint Compute DataContainer DataVersion Datastore EnvironmentContainer
    EnvironmentVersion ManagedNetworkSettingsRule ModelContainer ModelVersion OnlineDeployment OnlineEndpoint Registry Schedule
    ServerlessEndpoint Workspace WorkspaceConnection`),
  managedidentity: list("FederatedIdentityCredential UserAssignedIdentity"),
  monitor: list(`ActionGroup ActivityLogAlert AutoscaleSetting AzureMonitorWorkspace DataCollectionEndpoint DataCollectionRule
    DataCollectionRuleAssociation DiagnosticSetting MetricAlert PrivateLinkScope PrivateLinkScopedResource ScheduledQueryRule`),
  network: list(`ApplicationGateway ApplicationSecurityGroup AzureFirewall BastionHost DdosProtectionPlan FirewallPolicy
    FirewallPolicyRuleCollectionGroup FlowLog IpGroup NatGateway NetworkInterface NetworkSecurityGroup NetworkSecurityPerimeter
    NetworkSecurityPerimeterAccessRule NetworkSecurityPerimeterAssociation NetworkSecurityPerimeterProfile NetworkWatcher
    PrivateDnsZoneGroup PrivateEndpoint PublicIPAddress PublicIPPrefix Route RouteTable SecurityRule Subnet VirtualNetwork
    VirtualNetworkPeering WebApplicationFirewallPolicy`),
  operationalinsights: list("DataExport LinkedService SavedSearch Table Workspace"),
  portal: list("Dashboard"),
  privatedns: list("PrivateRecordSet PrivateZone VirtualNetworkLink"),
  recoveryservices: list("Vault"),
  resources: list("Deployment Resource ResourceGroup TagAtScope"),
  search: list("Service SharedPrivateLinkResource"),
  security: list("DefenderForStorage Pricing SecurityContact"),
  storage: list(`Blob BlobContainer BlobContainerImmutabilityPolicy BlobServiceProperties FileServiceProperties FileShare
    ManagementPolicy Queue QueueServiceProperties StorageAccount Table TableServiceProperties`),
  web: list(`AppServicePlan Certificate StaticSite WebApp WebAppApplicationSettings WebAppApplicationSettingsSlot WebAppAuthSettingsV2
    WebAppAuthSettingsV2Slot WebAppAzureStorageAccounts WebAppAzureStorageAccountsSlot WebAppConnectionStrings
    WebAppConnectionStringsSlot WebAppDiagnosticLogsConfiguration WebAppFtpAllowed WebAppFtpAllowedSlot WebAppHostNameBinding
    WebAppMetadata WebAppScmAllowed WebAppScmAllowedSlot WebAppSiteContainer WebAppSiteExtension WebAppSlot
    WebAppSlotConfigurationNames WebAppSwiftVirtualNetworkConnection WebAppVnetConnection`),
};

export const functions = {
  applicationinsights: list("getComponent"),
  authorization: list("getClientConfig getClientToken getRoleAssignment getRoleDefinition"),
  cognitiveservices: list("getAccount getDeployment getProject listAccountKeys"),
  containerregistry: list("getRegistry"),
  cosmosdb: list("getDatabaseAccount listDatabaseAccountKeys"),
  keyvault: list("getSecret getVault"),
  machinelearningservices: list("getOnlineDeployment getOnlineEndpoint getWorkspace listOnlineEndpointKeys"),
  managedidentity: list("getUserAssignedIdentity"),
  network: list("getNatGateway getNetworkSecurityGroup getPrivateEndpoint getPublicIPAddress getRouteTable getSubnet getVirtualNetwork"),
  operationalinsights: list("getSharedKeys getWorkspace"),
  privatedns: list("getPrivateZone"),
  resources: list("getResource getResourceGroup"),
  search: list("getService listAdminKey listQueryKeyBySearchService"),
  storage: list("getBlobContainer getStorageAccount listStorageAccountKeys"),
  web: list("getAppServicePlan getWebApp listWebAppPublishingCredentials"),
};
