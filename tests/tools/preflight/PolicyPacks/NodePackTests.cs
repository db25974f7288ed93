using System.Text.Json.Nodes;
using CommandLine;
using Planning.Plans;

namespace Preflight.Tests.PolicyPacks;

/// <summary>`check --policy-pack` with packs on the official @pulumi/policy, one of them published.</summary>
public sealed class NodePackTests
{
    private const string Ours = "Node";
    private const string AwsGuard = "AwsGuard";

    [PolicyPackFact]
    public async Task Policies_of_resources_and_stacks_become_findings_with_their_level_as_severity()
    {
        using var folder = Account("Standard_ZRS");

        var (exitCode, result) = await CheckAsync(folder, Ours);

        Assert.Equal(1, exitCode);
        Assert.Equal(
            [
                ("tests/account-in-group", "error", "documents", "Accounts depend on a resource group.: has no group, or no provider"),
                ("tests/locally-redundant", "error", "documents", "Storage is redundant in one region only.: sku is Standard_ZRS"),
            ],
            Policies(result)
        );
    }

    [PolicyPackFact]
    public async Task A_policy_has_its_configuration_and_sees_dependencies_and_the_default_provider()
    {
        using var folder = Account("Standard_LRS", "urn:pulumi:dev::web::azure-native:resources:ResourceGroup::group");
        folder.With("config.json", """{ "few-resources": { "enforcementLevel": "mandatory", "most": 1 } }""");

        var (_, result) = await CheckAsync(folder, Ours, "--policy-pack-config", Path.Combine(folder.Path, "config.json"));

        Assert.Equal([("tests/few-resources", "error", "dev", "A stack has few resources.: there are more than 1")], Policies(result));
    }

    [PolicyPackFact]
    public async Task A_remediation_is_a_note_and_the_policies_judge_what_it_leaves()
    {
        using var folder = Account("Standard_LRS", "urn:pulumi:dev::web::azure-native:resources:ResourceGroup::group");

        var (_, result) = await CheckAsync(folder, Ours);

        Assert.Empty(Policies(result));
        var notes = result["notes"]!.AsArray().Select(note => (string)note!).ToList();
        Assert.Contains("tests/owner would change tags of documents; the plan is not changed", notes);
        Assert.Contains("policy pack tests 1.2.3: 5 policies; secret values are given to it as [secret]", notes);
    }

    [PolicyPackFact]
    public async Task A_waiver_accepts_a_finding_of_a_policy_and_is_unused_only_where_its_pack_ran()
    {
        using var folder = Account("Standard_ZRS", "urn:pulumi:dev::web::azure-native:resources:ResourceGroup::group");
        folder.With(
            "preflight.yaml",
            """
            waivers:
              - { rule: tests/locally-redundant, stack: dev, resource: documents, reason: r, owner: o, expires: 2099-01-01 }
              - { rule: tests/protected, stack: dev, resource: documents, reason: r, owner: o, expires: 2099-01-01 }
              - { rule: others/protected, stack: dev, resource: documents, reason: r, owner: o, expires: 2099-01-01 }
            """
        );

        var (_, result) = await CheckAsync(folder, Ours);

        Assert.Empty(Policies(result));
        Assert.Equal(["tests/locally-redundant"], result["waived"]!.AsArray().Select(each => (string?)each!["rule"]));
        var unused = result["findings"]!.AsArray().Where(each => (string?)each!["rule"] == "waiver-unused").ToList();
        Assert.Contains("tests/protected", (string?)Assert.Single(unused)!["message"]);
    }

    [PolicyPackFact]
    public async Task Configuration_that_does_not_fit_is_reported_whole()
    {
        using var folder = Account("Standard_LRS");
        folder.With("config.json", """{ "few-resource": {}, "owner": "always" }""");

        var check = await RunAsync(folder, Ours, "--policy-pack-config", Path.Combine(folder.Path, "config.json"));

        Assert.Equal(2, check.ExitCode);
        Assert.Contains("a key must be a policy of tests, got 'few-resource'; nearest: few-resources", check.Errors);
        Assert.Contains("owner: enforcementLevel must be advisory, mandatory, remediate or disabled, got 'always'", check.Errors);
    }

    /// <summary>Published by Pulumi for AWS: the plan is one of AWS, as any program of that package makes it.</summary>
    [PolicyPackFact]
    public async Task The_published_pack_AwsGuard_judges_a_plan_of_AWS_and_finds_nothing_on_Azure()
    {
        using var folder = Saved(
            Resource("aws:s3/bucket:Bucket", "logs", """{ "acl": "private" }""", "4.38.1"),
            Resource("aws:ebs/volume:Volume", "disk", """{ "availabilityZone": "eu-west-1a", "encrypted": false }""", "4.38.1")
        );
        using var azure = Account("Standard_LRS");

        var (exitCode, result) = await CheckAsync(folder, AwsGuard);
        var (_, onAzure) = await CheckAsync(azure, AwsGuard);

        Assert.Equal(1, exitCode);
        Assert.Superset(
            new HashSet<(string, string)> { ("pulumi-awsguard/s3-bucket-logging-enabled", "logs") },
            Policies(result).Select(each => (each.Rule, each.Resource)).ToHashSet()
        );
        Assert.Empty(Policies(onAzure));
    }

    private static ProjectFolder Account(string sku, params string[] dependencies) =>
        Saved(
            Resource("azure-native:resources:ResourceGroup", "group", """{ "resourceGroupName": "group", "location": "swedencentral" }"""),
            Resource(
                "azure-native:storage:StorageAccount",
                "documents",
                $$"""
                { "accountName": "documents", "resourceGroupName": "group", "kind": "StorageV2", "sku": { "name": "{{sku}}" },
                  "tags": { "owner": "team" } }
                """
            ) with
            {
                DependsOn = dependencies,
            }
        );

    private static PlannedResource Resource(string type, string name, string inputs, string version = "3.28.0") =>
        new()
        {
            Urn = $"urn:pulumi:dev::web::{type}::{name}",
            Type = type,
            Name = name,
            Custom = true,
            Version = version,
            Id = $"/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/group/x/{name}",
            Inputs = JsonNode.Parse(inputs)!.AsObject(),
            Outputs = JsonNode.Parse(inputs)!.AsObject(),
        };

    private static ProjectFolder Saved(params PlannedResource[] resources) =>
        new ProjectFolder()
            .With("Pulumi.yaml", "name: web\nruntime: dotnet\n")
            .With(
                "plan.json",
                PlanFile.Write(
                    new Plan
                    {
                        Project = "web",
                        Stack = "dev",
                        Program = "",
                        Sdk = "",
                        Resources = resources,
                    }
                )
            );

    private static async Task<(int ExitCode, JsonNode Result)> CheckAsync(ProjectFolder folder, string pack, params string[] options)
    {
        var check = await RunAsync(folder, pack, options);
        Assert.True(check.ExitCode < 2, check.Errors);
        return (check.ExitCode, JsonNode.Parse(check.Output)![0]!);
    }

    private static Task<FinishedProcess> RunAsync(ProjectFolder folder, string pack, params string[] options) =>
        InProcess.RunAsync([
            "check",
            "--plan",
            Path.Combine(folder.Path, "plan.json"),
            "--project",
            folder.Path,
            "--today",
            "2026-11-24",
            "--timeout",
            "300",
            "--format",
            "json",
            "--policy-pack",
            CommandLine.Checkout.At("tests", "tools", "preflight", "PolicyPacks", pack),
            .. options,
        ]);

    /// <summary>The findings of policies; those of the rules are tested elsewhere.</summary>
    private static IReadOnlyList<(string Rule, string? Severity, string Resource, string? Message)> Policies(JsonNode result) =>
        [
            .. result["findings"]!
                .AsArray()
                .Where(each => ((string)each!["rule"]!).Contains('/'))
                .Select(each => ((string)each!["rule"]!, (string?)each["severity"], (string)each["resource"]!, (string?)each["message"]))
                .OrderBy(each => each.Item1, StringComparer.Ordinal),
        ];
}
