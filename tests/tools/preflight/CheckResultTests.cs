using System.Text.Json.Nodes;
using AzureDefinitions.Types;
using CommandLine;
using Planning.Plans;
using Preflight.Checking;
using Preflight.Tests.Rules;

namespace Preflight.Tests;

/// <summary>What a check says of the parts of a plan that it cannot judge.</summary>
public sealed class CheckResultTests
{
    private static readonly AzureTypes Types = new();
    private static readonly CheckOptions Options = new() { Today = TestPlan.Today };

    private static readonly PlannedResource Account = TestResource.Of(
        "storage:StorageAccount",
        "documents",
        new JsonObject
        {
            ["kind"] = "Wrong",
            ["sku"] = new JsonObject { ["name"] = "Standard_ZRS" },
        },
        []
    );

    [Fact]
    public void A_resource_with_an_unknown_id_does_not_end_the_check()
    {
        var unknown = Account with { Name = "later", Urn = Account.Urn + "-later", Id = null };

        var findings = Of(Account, unknown).Findings.Where(finding => finding.Rule.StartsWith("schema-", StringComparison.Ordinal));

        Assert.Contains(findings, finding => finding.Resource == "documents" && finding.Message.Contains("kind"));
        Assert.Contains(findings, finding =>
            finding is { Resource: "later", Message: "its id is unknown; its properties are not checked" }
        );
    }

    [Fact]
    public void A_plan_in_which_every_id_is_unknown_is_rejected()
    {
        var failure = Assert.Throws<Failure>(() => Of(Account with { Id = null }));

        Assert.Contains("make the plan without --unknowns", failure.Message);
    }

    [Fact]
    public void A_first_preview_is_judged_by_what_it_shows_and_names_the_rest()
    {
        var preview = Account with
        {
            Id = null,
            Inputs = new JsonObject { ["kind"] = PlannedValues.Unknown, ["sku"] = Account.Inputs["sku"]!.DeepClone() },
            Unknowns = ["kind"],
        };

        var result = CheckResult.OfPreview(Planned(preview), Planned(Account), Types, Options, []);

        Assert.DoesNotContain(result.Findings, finding => finding.Rule.StartsWith("schema-", StringComparison.Ordinal));
        Assert.Contains(result.Findings, finding => finding is { Rule: "storage-keys", Resource: "documents" });
        Assert.Contains(result.Notes, note => note.StartsWith("a first preview cannot judge schema-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1.104.0", "storage:StorageAccount", true)]
    [InlineData("1.104.0", "storage/v20210901:StorageAccount", false)]
    [InlineData("2.92.3", "storage:StorageAccount", false)]
    [InlineData("3.28.0", "storage:StorageAccount", false)]
    public void A_check_notes_resources_of_the_first_version_of_the_package(string version, string type, bool isNoted)
    {
        var notes = Of(Account with { Version = version, Type = $"azure-native:{type}" }).Notes;

        Assert.Equal(isNoted, notes.Any(note => note.StartsWith($"azure-native {version}: the API versions", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_check_notes_values_that_are_known_only_after_an_update()
    {
        var later = Account with { Unknowns = ["kind", "sku.name"] };

        Assert.Contains("known only after an update, and not judged: documents (kind, sku.name)", Of(later).Notes);

        var whole = Account with { Unknowns = ["a[0].etag", "a[0].id", "a[0].name", "kind", "sku.name"] };

        Assert.Contains(
            "known only after an update, and not judged: documents (a[0].etag, a[0].id, a[0].name and 2 more)",
            Of(whole).Notes
        );
    }

    [Fact]
    public void A_check_notes_what_it_could_not_judge()
    {
        var component = Account with
        {
            Type = "synced-folder:index:AzureBlobFolder",
            Name = "folder",
            Urn = "urn:folder",
            Custom = false,
            Remote = true,
            Id = null,
        };
        var password = Account with { Type = "random:index/randomPassword:RandomPassword", Name = "password", Urn = "urn:password" };
        var messages = new Message[]
        {
            new("warning", "the program's own words"),
            new("warning", "the result of x is unknown here", null, true),
        };

        Assert.Equal(
            [
                "folder is a component of a package (synced-folder:index:AzureBlobFolder), whose plug-in is not run: "
                    + "what it creates is not checked",
                "resources of other providers are planned, and not checked: random 1",
                "the result of x is unknown here",
            ],
            Of([Account, component, password], messages).Notes
        );
        Assert.Empty(Of(Account).Notes);
    }

    private static CheckResult Of(params PlannedResource[] resources) => Of(resources, []);

    private static CheckResult Of(IReadOnlyList<PlannedResource> resources, IReadOnlyList<Message> messages) =>
        CheckResult.Of(Planned(resources, messages), Types, Options);

    private static Plan Planned(params PlannedResource[] resources) => Planned(resources, []);

    private static Plan Planned(IReadOnlyList<PlannedResource> resources, IReadOnlyList<Message> messages) =>
        new()
        {
            Project = "project",
            Stack = "dev",
            Program = "none",
            Sdk = "none",
            Resources = resources,
            Messages = messages,
        };
}
