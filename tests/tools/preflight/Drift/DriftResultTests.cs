using System.Text.Json.Nodes;
using Planning.Refreshes;
using Planning.Updates;
using Preflight.Drift;
using Preflight.Gate;
using Preflight.Tests.Costs;

namespace Preflight.Tests.Drift;

public sealed class DriftResultTests
{
    private const string Type = "azure-native:storage:BlobServiceProperties";

    private static readonly ProviderDifference Cors = new(
        Type,
        "cors",
        [new JsonObject { ["corsRules"] = new JsonArray() }],
        AnyOrder: false,
        "Azure adds it.",
        "pulumi/pulumi-azure-native#1700"
    );

    [Theory]
    [InlineData("""{"cors":{"corsRules":[]}}""", "{}", "")]
    [InlineData("""{"cors":{"corsRules":["*"]}}""", "{}", "cors")]
    [InlineData("""{"cors":{"corsRules":[]}}""", """{"cors":{"corsRules":["https://a"]}}""", "cors")]
    [InlineData("""{"cors":{"corsRules":[]},"sku":"a"}""", """{"sku":"b"}""", "sku")]
    public void An_entry_covers_the_listed_value_of_an_unset_property_only(string azure, string program, string drift)
    {
        var step = Step("update", azure, program) with { Differences = drift == "sku" ? ["cors", "sku"] : ["cors"] };

        var result = Of([step], new() { ["update"] = 1 });

        Assert.Equal(drift, string.Join(',', result.Drift.Select(difference => difference.Property)));
        Assert.Equal(drift == "cors" ? 0 : 1, result.Ignored.Count);
    }

    [Theory]
    [InlineData("same", "")]
    [InlineData("refresh", "")]
    [InlineData("read", "")]
    [InlineData("create", "is not in Azure")]
    [InlineData("delete", "is in Azure and not in the program")]
    [InlineData("update", "differs: the program would update it")]
    [InlineData("replace", "differs: the program would replace it because of kind")]
    [InlineData("import", "differs: the program would import it because of kind")]
    public void An_operation_that_changes_something_is_drift(string operation, string message)
    {
        var step = Step(operation, "{}", "{}") with { Reasons = operation is "replace" or "import" ? ["kind"] : [] };

        Assert.Equal(message, string.Concat(Of([step], []).Drift.Select(difference => difference.Message)));
    }

    /// <summary>Without a refresh, nothing in Azure was compared, and the check would pass.</summary>
    [Theory]
    [InlineData("refresh", "")]
    [InlineData("same", "the preview lists no refresh: was it made with --refresh?")]
    [InlineData("create", "")]
    public void A_preview_without_a_refresh_is_noted(string operation, string note)
    {
        var step = Step(operation, "{}", "{}");

        Assert.Equal(note, string.Concat(Of([operation == "create" ? step with { Old = null } : step], []).Notes));
    }

    /// <summary>Pulumi lists the single steps of a replacement only with an option, and counts them.</summary>
    [Fact]
    public void A_change_that_is_counted_and_not_listed_is_drift()
    {
        var step = Step("update", """{"cors":{"corsRules":[]}}""", "{}") with { Differences = ["cors"] };

        Assert.Empty(Of([step], new() { ["update"] = 1, ["same"] = 4 }).Drift);
        Assert.Equal("Pulumi counts 2 to update and lists fewer", Assert.Single(Of([step], new() { ["update"] = 2 }).Drift).Message);
        Assert.Equal("Pulumi counts 1 to discard and lists fewer", Assert.Single(Of([step], new() { ["discard"] = 1 }).Drift).Message);
    }

    [Fact]
    public void The_order_of_a_list_is_ignored_and_its_elements_are_not()
    {
        var entry = new ProviderDifference(Type, "rules", null, AnyOrder: true, "Azure sorts them.", "o/r#1");
        PreviewStep Rules(string azure) =>
            Step("update", azure, """{"rules":[{"name":"a","on":true},{"name":"b"}]}""") with
            {
                Differences = ["rules[0].name", "rules[1].name", "rules[0].on"],
            };

        var sorted = Of([Rules("""{"rules":[{"name":"b"},{"on":true,"name":"a"}]}""")], [], entry);
        var changed = Of([Rules("""{"rules":[{"name":"b"},{"on":false,"name":"a"}]}""")], [], entry);

        Assert.Equal((0, 3), (sorted.Drift.Count, sorted.Ignored.Count));
        Assert.Equal(
            ("rules", "Azure has other elements than the program"),
            changed.Drift.Select(each => (each.Property, each.Message)).Single()
        );
    }

    /// <summary>Neither side can be compared, so that any change could hide behind the entry.</summary>
    [Fact]
    public void A_list_that_is_secret_is_not_covered_by_its_order()
    {
        var entry = new ProviderDifference(Type, "rules", null, AnyOrder: true, "Azure sorts them.", "o/r#1");
        var step = Step("update", """{"rules":"[secret]"}""", """{"rules":"[secret]"}""") with { Differences = ["rules"] };

        Assert.Empty(Of([step], [], entry).Ignored);
    }

    [Fact]
    public void Values_of_settings_are_never_shown()
    {
        var step = Step(
            "update",
            """{"siteConfig":{"appSettings":[{"name":"A","value":"old-value"}]},"kind":"app"}""",
            """{"siteConfig":{"appSettings":[{"name":"A","value":"new-value"}]},"kind":"app,linux"}"""
        ) with
        {
            Differences = ["siteConfig.appSettings[0].value", "kind", """tags["a.b"]"""],
        };

        Assert.Equal(
            ["differs", "app in Azure, app,linux in the program", "not set in Azure, not set in the program"],
            Of([step], []).Drift.Select(difference => difference.Message)
        );
    }

    private static PreviewStep Step(string operation, string azure, string program)
    {
        var (old, now) = (Plans.Resource(Type["azure-native:".Length..], "blobs", azure), Plans.Resource("t", "blobs", program));
        return new PreviewStep(operation, "urn:pulumi:dev::p::t::blobs", old, now, []);
    }

    private static DriftResult Of(IReadOnlyList<PreviewStep> steps, Dictionary<string, int> summary, params ProviderDifference[] list) =>
        DriftResult.Of(new Preview("dev", "p", steps, summary), list.Length > 0 ? list : [Cors], [], []);
}
