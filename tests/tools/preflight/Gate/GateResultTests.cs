using CommandLine;
using Planning.Updates;
using Preflight.Gate;
using static Preflight.Tests.Gate.Recorded;

namespace Preflight.Tests.Gate;

public sealed class GateResultTests
{
    [Theory]
    [InlineData("create-only")]
    [InlineData("update")]
    public void Changes_without_data_loss_or_weaker_security_pass(string preview) => Assert.Empty(Result(preview).Refused);

    [Fact]
    public void A_replacement_is_rejected_only_for_resources_with_data()
    {
        var refusal = Assert.Single(Result("delete-before-replace").Refused);

        Assert.Equal(
            new GateFinding(
                Override.DataLoss,
                "documents-account",
                "storage:StorageAccount",
                "would be replaced by an empty one because of accountName"
            ),
            refusal
        );
        Assert.Empty(Result("delete-before-replace", Override.DataLoss).Refused);
        Assert.Equal(
            ["documents-account allow-data-loss"],
            Refused(Result("delete-before-replace", Override.WeakerSecurity, Override.HigherCost))
        );
    }

    /// <summary>Pulumi lists the single steps of a replacement only with an option, so each step alone must be enough.</summary>
    [Theory]
    [InlineData("replace")]
    [InlineData("delete-replaced")]
    [InlineData("create-replacement")]
    public void Every_step_of_a_replacement_is_rejected(string operation)
    {
        var preview = Preview("delete-before-replace");

        Assert.Equal(
            ["documents-account allow-data-loss"],
            Refused(Of(preview with { Steps = [.. preview.Steps.Where(step => step.Operation == operation || step.Operation == "same")] }))
        );
    }

    [Fact]
    public void Deleting_or_abandoning_data_is_rejected_once() =>
        Assert.Equal(
            [
                "vault-vault would be deleted with all that it holds; it is protected, so the update would stop there",
                "search-service would be forgotten: it stays in Azure and nothing manages it any more (retainOnDelete)",
                "ai-logs the logs would be removed",
            ],
            Result("delete-stateful").Refused.Select(refusal => $"{refusal.Resource} {refusal.Message}")
        );

    [Fact]
    public void Every_kind_of_weaker_security_is_rejected() =>
        Assert.Equal(
            [
                "ai-account properties.disableLocalAuth: true -> false",
                "ai-account properties.publicNetworkAccess: Disabled -> Enabled",
                "ai-account properties.networkAcls.ipRules would let through one more: 198.51.100.0/24",
                "vault-vault properties.networkAcls.defaultAction: Deny -> Allow",
                "vault-vault properties.softDeleteRetentionInDays: 90 -> 7",
                "chat-site httpsOnly: true -> not set (false)",
                "chat-site siteConfig.minTlsVersion: 1.3 -> 1.2",
                "network-app-rules the rule allow-ssh would open the way in from Internet",
                "network-app-rules the denial deny-all-inbound would be removed or changed",
                "gateway-firewall policySettings.mode: Prevention -> Detection",
                "gateway-firewall managedRules.managedRuleSets would lose Microsoft_BotManagerRuleSet 1.1",
                "ai-filter the filter Hate of Prompt would begin at High, not at Low",
                "ai-filter the filter Violence of Completion would see and not block",
                "ai-filter the filter Jailbreak of Prompt would be removed",
                "ai-logs logs would lose AuditEvent",
                "documents-account the option protect would be taken off: nothing would keep Pulumi from deleting it",
                "vault-lock the lock against deletion would be removed",
            ],
            Result("weaker").Refused.Select(refusal => $"{refusal.Resource} {refusal.Message}")
        );

    /// <summary>In a list with another order, so that positions cannot be compared.</summary>
    [Fact]
    public void Removing_a_security_group_is_rejected_and_replacing_it_is_not()
    {
        string Network(params string[] subnets) => $$"""{"subnets":[{{string.Join(',', subnets)}}]}""";
        const string Open = """{"name":"app","defaultOutboundAccess":true}""";
        const string Guarded =
            """{"name":"app","networkSecurityGroup":{"id":"/g/nsg"},"routeTable":{"id":"/r/out"},"defaultOutboundAccess":false}""";
        const string Other =
            """{"name":"app","networkSecurityGroup":{"id":"/g/nsg2"},"routeTable":{"id":"/r/out"},"defaultOutboundAccess":false}""";
        const string Endpoints = """{"name":"end.points"}""";
        IEnumerable<string> Messages(string before, string after) =>
            Of(Updated("network:VirtualNetwork", before, after)).Refused.Select(refusal => refusal.Message);

        Assert.Equal(
            [
                "subnets.app.networkSecurityGroup.id would be taken away, it is nsg",
                "subnets.app.routeTable.id would be taken away, it is out",
                "subnets.app.defaultOutboundAccess: false -> true",
            ],
            Messages(Network(Guarded, Endpoints), Network(Endpoints, Open))
        );
        Assert.Empty(Messages(Network(Guarded, Endpoints), Network(Endpoints, Other)));
        Assert.Empty(Messages(Network(Open), Network(Guarded, Endpoints)));
    }

    [Theory]
    [InlineData(
        "cognitiveservices:Deployment",
        """{"properties":{"raiPolicyName":"workload"}}""",
        """{"properties":{"raiPolicyName":"Microsoft.Default"}}""",
        "its content filter would be Microsoft.Default in place of workload"
    )]
    [InlineData(
        "cognitiveservices:Deployment",
        """{"properties":{"raiPolicyName":"workload"}}""",
        """{"properties":{}}""",
        "properties.raiPolicyName would be taken away, it is workload"
    )]
    [InlineData(
        "network:FirewallPolicyRuleCollectionGroup",
        """{"ruleCollections":[]}""",
        """{"ruleCollections":[{"action":{"type":"Allow"},"rules":[{"name":"all","targetFqdns":["*"]}]}]}""",
        "the rule all would open egress to *"
    )]
    [InlineData(
        "web:WebApp",
        """{"siteConfig":{"ipSecurityRestrictions":[{"ipAddress":"203.0.113.0/24","action":"Allow","name":"us"}]}}""",
        """{"siteConfig":{"ipSecurityRestrictions":[{"ipAddress":"203.0.113.0/24","action":"Allow","name":"all of us"},"""
            + """{"ipAddress":"0.0.0.0/0","action":"Allow","name":"x"},{"ipAddress":"Any","action":"Deny","name":"y"}]}}""",
        "siteConfig.ipSecurityRestrictions would let through one more: 0.0.0.0/0"
    )]
    [InlineData("web:WebAppFtpAllowed", """{"allow":false}""", """{"allow":true}""", "allow: false -> true")]
    [InlineData("monitor:MetricAlert", """{"enabled":true}""", """{"enabled":false}""", "enabled: true -> false")]
    [InlineData(
        "keyvault:Vault",
        """{"properties":{"enablePurgeProtection":true}}""",
        """{"properties":{}}""",
        "properties.enablePurgeProtection: true -> not set (false)"
    )]
    [InlineData(
        "storage:StorageAccount",
        """{"minimumTlsVersion":"TLS1_2"}""",
        """{"minimumTlsVersion":"TLS9"}""",
        "minimumTlsVersion: TLS1_2 -> TLS9"
    )]
    [InlineData(
        "web:WebAppAuthSettingsV2",
        """{"identityProviders":{"azureActiveDirectory":{"validation":{"allowedAudiences":["api://us"]}}}}""",
        """{"identityProviders":{"azureActiveDirectory":{"validation":{"allowedAudiences":["api://us","api://others"]}}}}""",
        "identityProviders.azureActiveDirectory.validation.allowedAudiences would let through one more: api://others"
    )]
    [InlineData(
        "web:WebAppAuthSettingsV2",
        """{"identityProviders":{"azureActiveDirectory":{"registration":{"openIdIssuer":"https://login/ours/v2.0"}}}}""",
        """{"identityProviders":{"azureActiveDirectory":{"registration":{"openIdIssuer":"https://login/common/v2.0"}}}}""",
        "identityProviders.azureActiveDirectory.registration.openIdIssuer would be another: https://login/ours/v2.0 -> "
            + "https://login/common/v2.0"
    )]
    [InlineData(
        "cosmosdb:DatabaseAccount",
        """{"backupPolicy":{"type":"Continuous","continuousModeProperties":{"tier":"Continuous30Days"}}}""",
        """{"backupPolicy":{"type":"Continuous","continuousModeProperties":{"tier":"Continuous7Days"}}}""",
        "backupPolicy.continuousModeProperties.tier: Continuous30Days -> Continuous7Days"
    )]
    [InlineData(
        "cosmosdb:DatabaseAccount",
        """{"backupPolicy":{"type":"Continuous"}}""",
        """{}""",
        "backupPolicy.type: Continuous -> not set (Periodic)"
    )]
    public void A_property_with_less_protection_is_rejected(string type, string before, string after, string message) =>
        Assert.Equal([message], Of(Updated(type, before, after)).Refused.Select(refusal => refusal.Message));

    [Theory]
    [InlineData(
        "monitor:DiagnosticSetting",
        """{"logs":[{"category":"a","enabled":true}]}""",
        """{"logs":[{"category":"a","enabled":true,"retentionPolicy":{}},{"category":"b","enabled":true}]}"""
    )]
    [InlineData("web:WebApp", """{"enabled":true,"tags":{"a.b":"1","c[0]":"2"}}""", """{"enabled":false,"tags":{"a.b":"2","c[0]":"3"}}""")]
    [InlineData("storage:StorageAccount", """{"publicNetworkAccess":"Enabled"}""", """{"publicNetworkAccess":"SecuredByPerimeter"}""")]
    [InlineData("keyvault:Vault", """{"properties":{}}""", """{"properties":{"softDeleteRetentionInDays":90}}""")]
    public void Equal_or_better_protection_passes(string type, string before, string after) =>
        Assert.Empty(Of(Updated(type, before, after)).Refused);

    [Fact]
    public void The_reverse_change_is_not_weaker()
    {
        var preview = Preview("weaker");
        var turned = preview with
        {
            Steps = [.. preview.Steps.Where(step => step.New is not null).Select(step => step with { Old = step.New, New = step.Old })],
        };

        Assert.Empty(Of(turned).Refused);
    }

    [Fact]
    public void Each_override_accepts_its_own_kind_only()
    {
        Assert.Equal(
            ["vault-vault allow-data-loss", "documents-account allow-weaker-security", "prod allow-higher-cost"],
            Refused(Result("several"))
        );
        Assert.Equal(["documents-account allow-weaker-security", "prod allow-higher-cost"], Refused(Result("several", Override.DataLoss)));
        Assert.Equal(["vault-vault allow-data-loss", "prod allow-higher-cost"], Refused(Result("several", Override.WeakerSecurity)));
        Assert.Equal(
            ["vault-vault allow-data-loss", "documents-account allow-weaker-security"],
            Refused(Result("several", Override.HigherCost))
        );
        Assert.True(Result("several", [.. Override.All]).Passes);
        Assert.Equal(["allow-data-loss"], Result("update", Override.DataLoss).NotNeeded);
        Assert.Contains("got 'allow-all'", Assert.Throws<Failure>(() => Override.Of(["allow-data-loss", "allow-all"])).Message);
    }

    [Fact]
    public void A_finding_of_the_rules_has_no_override()
    {
        var preview = Preview("update");
        var verdict = Preflight.Gate.GateResult.Of(
            preview,
            CostJump.Of(preview, null, Preflight.Costs.CostTerms.None, null),
            20,
            [GateFinding.Finding("vault", "is open", "public-access")],
            Override.All.ToHashSet()
        );

        Assert.Equal(["vault "], Refused(verdict));
    }

    [Fact]
    public void Secrets_are_not_shown_and_unknown_values_are_rejected()
    {
        var preview = Preview("secrets-and-unknowns");
        var verdict = Of(preview);

        Assert.DoesNotContain(
            "do-not-print",
            string.Concat(
                preview.Before.Concat(preview.After).Select(resource => resource.Inputs.ToJsonString() + resource.Outputs.ToJsonString())
            )
        );
        Assert.DoesNotContain("do-not-print", Reports.GateReport.Markdown(verdict) + Reports.GateReport.Json(verdict));
        Assert.Equal(
            [
                "vault-vault properties.enablePurgeProtection is true and would be a value that cannot be seen before the update",
                "vault-vault properties.publicNetworkAccess is Disabled and would be a value that cannot be seen before the update",
                "search-service its cost cannot be determined: replicaCount is not known (a price for search:Service/search "
                    + "units/standard goes into `prices:` of preflight.yaml)",
            ],
            verdict.Refused.Select(refusal => $"{refusal.Resource} {refusal.Message}")
        );
    }

    [Fact]
    public void An_added_network_rule_is_checked_except_in_a_first_deployment()
    {
        const string Rule =
            """{"op":"create","urn":"urn:pulumi:prod::ai-workload::azure-native:network:SecurityRule::in","newState":"""
            + """{"urn":"u","custom":true,"type":"azure-native:network:SecurityRule","inputs":"""
            + """{"securityRuleName":"in","access":"Allow","direction":"Inbound","sourceAddressPrefix":"*"}},"detailedDiff":null},""";
        Preview With(string name) => Read(Text(name).Replace("\"steps\": [", "\"steps\": [" + Rule));

        Assert.Equal(
            ["in the rule in would open the way in from *"],
            Of(With("update")).Refused.Select(refusal => $"{refusal.Resource} {refusal.Message}")
        );
        Assert.Empty(Of(With("create-only")).Refused);
    }

    private static Preview Updated(string type, string before, string after) =>
        new(
            "dev",
            "p",
            [
                new PreviewStep(
                    "update",
                    "urn:pulumi:dev::p::t::one",
                    Costs.Plans.Resource(type, "one", before),
                    Costs.Plans.Resource(type, "one", after),
                    []
                ),
            ],
            new Dictionary<string, int> { ["update"] = 1 }
        );
}
