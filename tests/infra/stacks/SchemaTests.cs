using System.Text.Json.Nodes;
using AzureDefinitions.Types;
using Planning.Plans;
using Planning.ResourceIds;
using Preflight.Requests;
using Preflight.Rules.Framework;
using Stacks.Tests.Faults;

namespace Stacks.Tests;

/// <summary>Planned requests against Azure's type definitions: no finding on a correct plan, the expected finding on each fault.</summary>
public sealed class SchemaTests
{
    private static readonly AzureTypes Types = Judging.Types;

    [Fact]
    public async Task Every_input_of_the_stack_with_every_part_maps_to_the_schema()
    {
        var plan = (await PlannedStack.Everything).Plan;
        var template = ArmTemplate.Of(plan, Types);

        Assert.Empty(template.Resources.SelectMany(resource => resource.Unmapped.Select(input => $"{resource.Planned.Name}: {input}")));

        // Azure publishes no definition of Bing's accounts, and takes values that its definitions do not list.
        Assert.Equal(["bing-account"], template.Unknown.Select(resource => resource.Name));
        Assert.Equal(
            [
                "agents-files-connection schema-unusual-value",
                "bing-account schema-unknown-type",
                "bing-connection schema-unusual-value",
                "jump-machine schema-unusual-value",
            ],
            OfSchema(Judging.Of(plan).Findings).Select(finding => $"{finding.Resource} {finding.Rule}").Order(StringComparer.Ordinal)
        );
    }

    /// <summary>Resource, path of the input, the wrong value as JSON (empty removes the input), the expected rule.</summary>
    public static TheoryData<string, string, string?, string> Faults =>
        new()
        {
            { "ai-account", "properties.disableLocalAuht", "true", "schema-unknown-property" },
            { "ai-account", "properties.networkAcls.defaultAction", "\"Refuse\"", "schema-unusual-value" },
            { "ai-account", "properties.disableLocalAuth", "\"yes\"", "schema-kind" },
            { "ai-account", "properties.encryption", "\"on\"", "schema-kind" },
            { "ai-account", "identity.principalId", "\"00000000-0000-4000-8000-000000000009\"", "schema-read-only" },
            { "ai-chat", "sku.name", null, "schema-missing-property" },
            { "ai-chat", "sku.capacity", "\"many\"", "schema-kind" },
            { "ai-chat", "properties.model.versoin", "\"1\"", "schema-unknown-property" },
            { "search-service", "replicaCount", "40", "schema-range" },
            { "search-service", "hostingMode", "\"Tiny\"", "schema-value" },
            { "search-service", "disableLocalAuth", "1", "schema-kind" },
            { "vault", "properties.tenantId", "\"my-tenant\"", "schema-length" },
            { "vault", "properties.sku.name", "\"gold\"", "schema-value" },
            { "vault", "properties.sku", null, "schema-missing-property" },
            { "documents-account", "kind", null, "schema-missing-property" },
            { "documents-account", "allowBlobPublicAcces", "false", "schema-unknown-property" },
            { "documents-account", "networkRuleSet.defaultAction", "\"Refuse\"", "schema-value" },
            { "documents-container", "publicAccess", "\"Everyone\"", "schema-value" },
            { "chat-site", "httpsOnly", "\"on\"", "schema-kind" },
            { "chat-site", "siteConfig.minTlsVersio", "\"1.2\"", "schema-unknown-property" },
            { "chat-site", "siteConfig.minTlsVersion", "\"1.9\"", "schema-unusual-value" },
            { "chat-sign-in", "platform.enable", "true", "schema-unknown-property" },
            { "chat-sign-in", "globalValidation.unauthenticatedClientAction", "\"Shrug\"", "schema-value" },
            { "chat-scaling", "profiles", null, "schema-missing-property" },
            { "network", "addressSpace.addressPrefixes", "\"10.0.0.0/16\"", "schema-kind" },
            { "network-app-rules", "securityRules[0].direction", "\"Sideways\"", "schema-unusual-value" },
            { "gateway", "sku.tier", "7", "schema-kind" },
            { "gateway", "probes[0].interva", "30", "schema-unknown-property" },
            { "gateway-firewall", "managedRules", null, "schema-missing-property" },
            { "gateway-firewall", "customRules[0].action", null, "schema-missing-property" },
            { "egress-firewall", "sku.tier", "\"Huge\"", "schema-unusual-value" },
            { "monitoring-workspace", "retentionInDays", "\"long\"", "schema-kind" },
            { "packages-app-blob-reader", "principalId", null, "schema-missing-property" },
            { "packages-app-blob-reader", "principalType", "\"Robot\"", "schema-unusual-value" },
            { "vault-lock", "level", "\"Keep\"", "schema-unusual-value" },
            { "vault-lock", "level", null, "schema-missing-property" },
            { "documents-blobs", "deleteRetentionPolicy.days", "400", "schema-range" },
            { "documents-blobs", "restorePolicy.days", "0", "schema-range" },
            { "documents-versions", "policy.rules[0].type", "\"Forever\"", "schema-unusual-value" },
            { "ai-filter", "properties.contentFilters[0].severityTreshold", "\"Low\"", "schema-unknown-property" },
            { "chat-plan", "sku.capacity", "\"three\"", "schema-kind" },
            { "alert-site-errors-chat", "criteria.allOf[0].operator", "\"Past\"", "schema-unusual-value" },
            { "alert-site-errors-chat", "severity", "\"high\"", "schema-kind" },
            { "alert-log-cap", "criteria.allOf[0].timeAggregation", "\"Often\"", "schema-unusual-value" },
            { "alert-resource-health", "condition", null, "schema-missing-property" },
            { "on-call-group", "groupShortName", "\"a-name-that-is-too-long\"", "schema-length" },
            { "budget", "notifications.all.threshold", "\"much\"", "schema-kind" },
            { "budget", "timeGrain", "\"Weekly\"", "schema-unusual-value" },
            { "readiness-test", "kind", "\"pong\"", "schema-value" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_single_fault_is_reported_by_the_expected_rule_only(string resource, string path, string? value, string rule)
    {
        var prod = await JudgedPlan.OfAsync("prod");
        var plan = prod.Azure.Plan;
        var faulty = plan with
        {
            Resources = [.. plan.Resources.Select(each => each.Custom && each.Name == resource ? Mutation.With(each, path, value) : each)],
        };

        var finding = Assert.Single(OfSchema(prod.AllIn(Judging.AzureOf(faulty, prod.Azure))));
        Assert.Equal((rule, resource), (finding.Rule, finding.Resource));
        Assert.Equal(rule == "schema-unusual-value" ? Severity.Warning : Severity.Error, finding.Severity);
        Assert.Contains(path.Split('.')[^1].Split('[')[0], finding.Message, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>If Azure publishes no definition of an API version, the exported template names the version used instead.</summary>
    [Fact]
    public async Task Only_App_Service_is_validated_with_another_API_version()
    {
        var template = ArmTemplate.Of((await PlannedStack.Everything).Plan, Types);

        Assert.Equal(
            [
                "Microsoft.Web/serverfarms",
                "Microsoft.Web/sites",
                "Microsoft.Web/sites/basicPublishingCredentialsPolicies",
                "Microsoft.Web/sites/config",
                "Microsoft.Web/sites/slots",
                "Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies",
            ],
            template
                .Resources.Where(resource => resource.SchemaVersion is not null)
                .Select(resource => resource.Type)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task One_note_names_the_API_version_without_definitions()
    {
        var notes = Judging.Of((await PlannedStack.Prod).Plan).Notes;

        Assert.Matches(
            @"^Microsoft\.Web: Azure publishes no definitions of 2025-05-01; \d+ resources are checked against 20\d\d-\d\d-\d\d",
            Assert.Single(notes, note => note.Contains("no definitions"))
        );
    }

    /// <summary>Fails if an SDK upgrade changes an API version.</summary>
    [Fact]
    public void API_versions_are_those_of_the_package()
    {
        var facts = JsonNode.Parse(PlannedStack.Read("tools/pulumi-offline/Pulumi.AzureNative/facts.json"))!["resources"]!.AsObject();

        Assert.True(ResourceTypes.Tokens.Count() > 1800);
        Assert.All(facts.Where(each => each.Value!["api"] is not null), each =>
            Assert.Equal((string)each.Value!["api"]!, ResourceTypes.ApiVersion($"azure-native:{each.Key}"))
        );
    }

    [Fact]
    public async Task An_exported_template_has_type_version_and_scope_of_each_resource()
    {
        var all = ArmTemplate.Of((await PlannedStack.Prod).Plan, Types);
        var template = all.ToJson();
        var resources = template["resources"]!.AsArray();
        var deployment = resources.Single(resource =>
            (string?)resource!["type"] == "Microsoft.CognitiveServices/accounts/deployments"
            && ((string)resource["name"]!).EndsWith("/chat")
        )!;
        var role = resources.First(resource => (string?)resource!["type"] == "Microsoft.Authorization/roleAssignments")!;

        Assert.Equal(all.Resources.Count - all.LeftOut().Count, resources.Count);
        Assert.Equal("2025-06-01", (string?)deployment["apiVersion"]);
        Assert.Equal("gpt-5.4-mini", (string?)deployment["properties"]!["model"]!["name"]);
        Assert.Matches("^aif-aichat-prod-[a-z2-7]{6}/chat$", (string?)deployment["name"]);
        Assert.NotEmpty(deployment["dependsOn"]!.AsArray());
        Assert.Matches(@"^\[resourceId\('Microsoft\.\w+/", (string?)role["scope"]);
        Assert.All(resources, resource => Assert.NotNull((string?)resource!["apiVersion"]));
    }

    private static IEnumerable<Finding> OfSchema(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Rule.StartsWith("schema-"));
}
