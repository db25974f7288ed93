using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Planning.PolicyPacks;
using PreflightPack.Judging;
using Pulumirpc;

namespace PreflightPack.Tests;

/// <summary>What the pack says before a resource is deployed, and at the end.</summary>
public sealed class PreviewTests
{
    private const string Urn = "urn:pulumi:dev::web::azure-native:storage:StorageAccount::documents";

    [Fact]
    public void A_rule_of_one_resource_reports_before_the_deployment_and_does_not_repeat_it()
    {
        var session = new PackSession();
        session.Use(Settings());

        var before = session.Judge(Account());
        var (after, _) = session.Judge(new AnalyzeStackRequest { Resources = { Deployed() } });

        Assert.Contains(before.Diagnostics, each => each.PolicyName == "storage-keys" && each.Urn == Urn);
        Assert.NotEmpty(after.Diagnostics);
        Assert.Empty(before.Diagnostics.Select(Text).Intersect(after.Diagnostics.Select(Text)));
    }

    [Fact]
    public void Without_a_stack_the_URNs_name_it()
    {
        var session = new PackSession();
        session.Use(Settings());
        var resource = Deployed();
        resource.Urn = Urn.Replace(":dev:", ":prod:");

        var (after, _) = session.Judge(new AnalyzeStackRequest { Resources = { resource } });

        Assert.Contains(after.Diagnostics, each => each.Urn.Length == 0);
        Assert.Contains(after.NotApplicable, each => each.PolicyName == "key-lookup");
    }

    private static ConfigureAnalyzerRequest Settings()
    {
        var request = new ConfigureAnalyzerRequest();
        request.PolicyConfig["preflight-settings"] = new()
        {
            Properties = new Struct
            {
                Fields = { ["today"] = Value.ForString(Pack.Day), ["configDir"] = Value.ForString(AppContext.BaseDirectory) },
            },
        };
        return request;
    }

    private static AnalyzeRequest Account() =>
        new()
        {
            Type = "azure-native:storage:StorageAccount",
            Urn = Urn,
            Name = "documents",
            Properties = Inputs(),
            Options = new(),
            Provider = Provider(),
        };

    private static AnalyzerResource Deployed() =>
        new()
        {
            Type = "azure-native:storage:StorageAccount",
            Urn = Urn,
            Name = "documents",
            Properties = Inputs(),
            Options = new(),
            Provider = Provider(),
        };

    private static AnalyzerProviderResource Provider() =>
        new()
        {
            Type = "pulumi:providers:azure-native",
            Urn = "urn:pulumi:dev::web::pulumi:providers:azure-native::default_3_28_0",
            Name = "default_3_28_0",
            Properties = new(),
        };

    private static Struct Inputs() =>
        WireResources.Properties(
            JsonNode
                .Parse(
                    """
                    { "accountName": "documents", "resourceGroupName": "group", "kind": "StorageV2", "sku": { "name": "Standard_LRS" },
                      "minimumTlsVersion": "TLS1_0" }
                    """
                )!
                .AsObject()
        );

    private static string Text(AnalyzeDiagnostic each) => $"{each.PolicyName} {each.Urn} {each.Message}";
}
