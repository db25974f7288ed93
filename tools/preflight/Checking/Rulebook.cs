using Preflight.Rules;
using Preflight.Rules.Framework;

namespace Preflight.Checking;

/// <summary>Every rule there is. A rule that is not listed here does not exist: a test holds the list against the folder.</summary>
internal static class Rulebook
{
    public static readonly IReadOnlyList<IRule> All =
    [
        new SchemaRule(),
        // Identity
        new AiAccountKeys(),
        new AppClientId(),
        new AppRoleExcessive(),
        new AppRoleMissing(),
        new DuplicateGrant(),
        new KeyLookup(),
        new KeySetting(),
        new PrincipalType(),
        new PublishingPasswords(),
        new RoleAssignmentName(),
        new RoleScope(),
        new RolesBeforeUse(),
        new SearchKeys(),
        new SharedIdentity(),
        new SignIn(),
        new StorageKeys(),
        new TelemetryKeys(),
        new VaultAccessPolicies(),
        // Network
        new AddressRestrictions(),
        new CustomSubdomain(),
        new DefaultDeny(),
        new Delegation(),
        new EncryptionKeys(),
        new EndpointGroup(),
        new EndpointPolicies(),
        new EndpointZones(),
        new FinalDeny(),
        new FirewallRules(),
        new ForcedEgress(),
        new GatewayBackend(),
        new GatewayCertificate(),
        new GatewayManagement(),
        new GatewayTls(),
        new Guardrails(),
        new ModelOutbound(),
        new NetworkIntegration(),
        new NextHop(),
        new PackageDelivery(),
        new PrivateEndpointMissing(),
        new PrivateTelemetry(),
        new PublicAccess(),
        new PublicAddresses(),
        new RulePriority(),
        new SearchExfiltration(),
        new SiteTls(),
        new StorageTls(),
        new SubnetRange(),
        new SubnetSecurityGroup(),
        new SubnetSize(),
        new ThreatIntelligence(),
        new UnreachableDependency(),
        new WebFirewall(),
        new ZoneLink(),
        // Safety
        new ContentFilter(),
        new FilterStrength(),
        // Models
        new AppDeployment(),
        new Bulkheads(),
        new Capacity(),
        new DeploymentType(),
        new ModelAgeing(),
        new ModelFallback(),
        new ModelPinned(),
        new ModelRetirement(),
        new ModelUpgrade(),
        new Spillover(),
        // Capacity
        new Autoscale(),
        new GatewayCapacity(),
        new SearchReplicas(),
        new SiteHealth(),
        // Grounding
        new IndexAlias(),
        new SemanticRanking(),
        // Observability
        new AlertMetrics(),
        new AlertRunbooks(),
        new AlertsExist(),
        new AppTelemetry(),
        new ContentCapture(),
        new DiagnosticSettings(),
        new InsightsWorkspace(),
        new LogRetention(),
        new PublicProbe(),
        new WorkbookExists(),
        // Cost
        new BudgetSet(),
        new CostLimit(),
        new DailyCap(),
        new OneRegion(),
        new ResourceTags(),
        // Delivery
        new DeletionProtection(),
        new StagingSlot(),
        // Recovery
        new BlobRecovery(),
        new VaultRecovery(),
        new ZoneRedundancy(),
        // Prediction
        new EndpointSafety(),
        new PredictionDeployment(),
        new PredictionTraffic(),
        // Names
        new NameForm(),
        new NameTaken(),
        // Ordering
        new AccountChain(),
        new DanglingReference(),
        new EndpointAfterChildren(),
        new EndpointChain(),
        new FirewallOrder(),
        new ForeignService(),
        new MissingDependency(),
        new UnsupportedResources(),
        // Secrets
        new HiddenSettings(),
        new PlainSecret(),
    ];

    public static readonly IReadOnlyDictionary<string, RuleFacts> Facts = All.SelectMany(rule => rule.Facts)
        .Concat(WaiverFindings.Facts)
        .Append(ModelParity.Facts)
        .ToDictionary(facts => facts.Id);

    /// <summary>The rules that hold a requirement.</summary>
    public static IEnumerable<RuleFacts> Holding(Requirement requirement) =>
        Facts.Values.Where(rule => rule.Requirements.Contains(requirement.Id));
}
