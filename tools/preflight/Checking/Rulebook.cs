using Preflight.Rules;
using Preflight.Rules.Framework;

namespace Preflight.Checking;

/// <summary>All rules. A rule that is not listed here is not applied; a test compares the list with the classes.</summary>
public static class Rulebook
{
    /// <summary>By area, in the order of docs/rules.md.</summary>
    public static readonly IReadOnlyList<RuleArea> Areas =
    [
        new(
            "Identity",
            [
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
                new RoleDefinitionId(),
                new RoleScope(),
                new RolesBeforeUse(),
                new SearchKeys(),
                new SharedIdentity(),
                new SignIn(),
                new StorageKeys(),
                new TelemetryKeys(),
                new VaultAccessPolicies(),
            ]
        ),
        new("Secrets", [new HiddenSettings(), new PlainSecret()]),
        new(
            "Network",
            [
                new AddressLists(),
                new AddressRestrictions(),
                new ContainerEnvironments(),
                new CustomSubdomain(),
                new DefaultDeny(),
                new Delegation(),
                new EncryptionKeys(),
                new EndpointConnections(),
                new EndpointGroup(),
                new EndpointPolicies(),
                new EndpointZones(),
                new FinalDeny(),
                new FirewallPlacement(),
                new FirewallPolicyTier(),
                new FirewallRules(),
                new FlowLogTarget(),
                new ForcedEgress(),
                new GatewayBackend(),
                new GatewayCertificate(),
                new GatewayDelegation(),
                new GatewayManagement(),
                new GatewayOutbound(),
                new GatewayTls(),
                new Guardrails(),
                new ModelOutbound(),
                new NameServers(),
                new NetworkIntegration(),
                new NetworkInterfaces(),
                new NextHop(),
                new OpenOutbound(),
                new OpenPorts(),
                new PackageDelivery(),
                new Peerings(),
                new PlatformSubnets(),
                new PrivateEndpointMissing(),
                new PrivateTelemetry(),
                new PublicAccess(),
                new PublicAddresses(),
                new RetiredSkus(),
                new RulePriority(),
                new RuleValues(),
                new SearchExfiltration(),
                new ServiceEndpoints(),
                new SiteTls(),
                new StaticAddresses(),
                new StorageTls(),
                new SubnetRange(),
                new SubnetSecurityGroup(),
                new SubnetSize(),
                new ThreatIntelligence(),
                new UnreachableDependency(),
                new WebFirewall(),
                new ZoneGroups(),
                new ZoneLink(),
                new ZoneRegistration(),
            ]
        ),
        new(
            "Gateway",
            [
                new FirewallBypass(),
                new FirewallCustomRules(),
                new FirewallFalsePositives(),
                new FirewallRuleSets(),
                new FirewallSettings(),
                new FirewallWeakened(),
                new GatewayFrontends(),
                new GatewayHandling(),
                new GatewayListeners(),
                new GatewayProbes(),
                new GatewayReferences(),
                new GatewayRouting(),
                new GatewayScale(),
            ]
        ),
        new("Safety", [new ContentFilter(), new FilterStrength()]),
        new(
            "Models",
            [
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
            ],
            [ModelParity.Facts]
        ),
        new("Capacity", [new Autoscale(), new GatewayCapacity(), new SearchReplicas(), new SiteHealth()]),
        new("Grounding", [new IndexAlias(), new SemanticRanking()]),
        new(
            "Observability",
            [
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
            ]
        ),
        new("Cost", [new BudgetSet(), new CostLimit(), new DailyCap(), new OneRegion(), new ResourceTags()]),
        new(
            "Sites",
            [
                new ContainerImage(),
                new DevelopmentMode(),
                new EmbeddingSetting(),
                new HealthCheckPath(),
                new KeyVaultReference(),
                new PlanFeature(),
                new PlanSize(),
                new PlanTier(),
                new PlatformSettingValue(),
                new PlatformSignIn(),
                new RemoteDebugging(),
                new SecuritySetting(),
                new SettingIgnored(),
                new SettingName(),
                new SettingValue(),
                new SharedContainer(),
                new SiteIdentity(),
                new SitePlan(),
                new SiteRuntime(),
                new SlotSettings(),
                new SlotSwap(),
                new TrustedProxies(),
            ]
        ),
        new("Delivery", [new DeletionProtection(), new StagingSlot()]),
        new(
            "Recovery",
            [
                new BackupSettings(),
                new BlobRecovery(),
                new CosmosRecovery(),
                new ImmutableStorage(),
                new LifecycleDeletes(),
                new LockLevel(),
                new RestoreWindow(),
                new VaultRecovery(),
                new ZoneRedundancy(),
            ]
        ),
        new("Prediction", [new EndpointSafety(), new PredictionDeployment(), new PredictionTraffic()]),
        new("Names", [new NameForm(), new NameTaken()]),
        new("Limits", [new PropertyLimits(), new PropertyCombinations()]),
        new("Facts", [new FactsAge()]),
        new(
            "Ordering",
            [
                new AccountChain(),
                new DanglingReference(),
                new EndpointAfterChildren(),
                new EndpointChain(),
                new FirewallOrder(),
                new ForeignService(),
                new LockOrder(),
                new MissingDependency(),
                new SettingDeletion(),
                new SiteChain(),
                new UnsupportedResources(),
            ]
        ),
        new(
            "Options",
            [
                new AliasTargets(),
                new DeletedWithOwner(),
                new DependencyCircle(),
                new IgnoredInput(),
                new IgnoredProtection(),
                new ImportIds(),
                new OperationTimeouts(),
                new OptionPaths(),
                new ProviderSource(),
                new RetainOnDelete(),
                new SecretOutputs(),
                new StoreReplacement(),
            ]
        ),
        new("Schema", [new SchemaRule()]),
        new("Waivers", [], WaiverFindings.Facts),
    ];

    public static readonly IReadOnlyList<IRule> All = [.. Areas.SelectMany(area => area.Rules)];

    public static readonly IReadOnlyDictionary<string, RuleFacts> Facts = Areas
        .SelectMany(area => area.Facts)
        .ToDictionary(facts => facts.Id);

    /// <summary>The rules that hold a requirement.</summary>
    public static IEnumerable<RuleFacts> Holding(Requirement requirement) =>
        Facts.Values.Where(rule => rule.Requirements.Contains(requirement.Id));
}
